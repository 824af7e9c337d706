"""Choosing projects and their starts."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.asking import apply
from ecoplanner.commands.fund.asking import project_ids
from ecoplanner.commands.fund.asking import texts
from ecoplanner.commands.fund.relaxing import end_impossible
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.sheet import Sheet
from ecoplanner.commands.fund.stopping import end_unwritten
from ecoplanner.commands.fund.stopping import PartLine
from ecoplanner.commands.fund.stopping import ProgressLine
from ecoplanner.commands.fund.stopping import stoppable
from ecoplanner.commands.fund.wishing import scope_of
from ecoplanner.commands.fund.wishing import wish_of
from ecoplanner.commands.fund.wishing import with_wish
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import examples
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import WAN
from ecoplanner.model.project import Project
from ecoplanner.model.rejection import rejections
from ecoplanner.model.rejection import timing_words
from ecoplanner.model.rejection_words import listed
from ecoplanner.model.rejection_words import loss_record
from ecoplanner.model.rejection_words import proof_words
from ecoplanner.model.rejection_words import Rejection
from ecoplanner.model.rejection_words import words_of
from ecoplanner.model.relaxing import relaxed_choice
from ecoplanner.model.store.start_edit import move_starts
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.timing import STOPPED
from ecoplanner.model.variants import asked_of
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.saying import Saying
    from ecoplanner.model.timing import Timing

_CHOOSE_HELP = """Choose the projects, and their first years, that bring the most.

The limits of the scenario hold, and those typed here. Exit code 1 when they cannot
all be kept.

A project that may move starts in its own years: not after its own last year, unless
its start_to says a later one, and not before its first year, unless its start_from
does. It ends within the plan. --own-years keeps every start.

""" + examples(
    "ecoplanner fund PLAN choose --budget 90000 --by priority",
    "ecoplanner fund PLAN choose --year-limit 8000 --in 河道整治 --apply 方案一 --move",
)


@click.command("choose", help=_CHOOSE_HELP)
@with_wish
@click.option(
    "--explain",
    multiple=True,
    metavar="PROJECT",
    help="Search by itself what this project would replace, which takes seconds; "
    "small plans do so for all.",
)
@click.option("--apply", "target", metavar="NAME", help="Write it into this scenario.")
@click.option(
    "--move",
    is_flag=True,
    help="With --apply: agree that projects start in the years found. Starts belong to "
    "the plan, so all scenarios get them.",
)
@with_format
@with_language
@pass_speaker
@pass_plan
@click.pass_context
def choose(  # noqa: PLR0913 -- one parameter an option
    ctx: click.Context,
    plan: Path,
    speaker: Speaker,
    /,
    *,
    explain: tuple[str, ...],
    target: str | None,
    move: bool,
    form: str,
    scenario: str | None,
    seconds: float,
    output: Path | None,
    **asked: Any,
) -> None:
    """Choose the projects, and the years they start in, that bring the most."""
    if move and target is None:
        speaker.refuse(
            "--move 要和 --apply 一起用：写明写入哪个方案",
            "--move goes with --apply: say which scenario is written into",
        )
    line = ProgressLine(speaker)
    with stoppable(ctx, speaker, line, STOPPED), reading(plan) as reader:
        portfolio = reader.portfolio()
    base = scenario_of(portfolio, scenario)
    wish = wish_of(portfolio, asked)
    with stoppable(ctx, speaker, line, STOPPED):
        timing = choose_starts(portfolio, base, wish, seconds=seconds, watch=line)
    head = {"scenario": scenario, "by": wish.by}
    title = speaker.say("项目取舍", "Choice of projects")
    scope = scope_of(portfolio, asked)
    is_text = form != "json"
    sheet = Sheet(speaker, title, portfolio, base, scope, is_shown=is_text)
    if timing is None:
        with line.shown():
            found = relaxed_choice(asked_of(portfolio, base, wish), watch=line)
        end_impossible(
            ctx,
            speaker,
            portfolio,
            sheet,
            head=head,
            relaxed=found,
            output=output,
            is_stopped=line.is_stopped,
        )
    is_refused = target is not None and timing.moved and not move
    if is_refused and not line.is_stopped:
        _refuse_moves(speaker, portfolio, timing)
    part = PartLine(speaker)
    why = _reasons(portfolio, timing, project_ids(portfolio, explain), part)
    # Who stops it has not seen what would be written.
    applied = None if line.is_stopped or part.is_stopped else target
    if applied is not None:
        with editing(plan) as document:
            label = speaker.say("写入选择结果：", "write what was chosen: ") + applied
            now = document.portfolio()
            with document.edit(label) as writer:
                move_starts(writer, timing.moved)
                where = scenario_of(now, scenario)
                apply(writer, now, where, applied, timing.amounts())
    if form == "json":
        record = _record(speaker, portfolio, timing, why)
        write_json({**head, "is_possible": True, **record, "applied_to": applied})
    for text in texts(speaker, timing_words(portfolio, timing)):
        sheet.say(text)
    _show_projects(speaker, portfolio, timing, why, sheet)
    if applied is not None and is_text:
        _say_written(speaker, applied, len(timing.moved))
    sheet.save(output)
    end_unwritten(ctx, speaker, target, applied)


def _show_projects(
    speaker: Speaker,
    portfolio: Portfolio,
    timing: Timing,
    why: dict[str, Rejection],
    sheet: Sheet,
) -> None:
    rows = [
        (
            speaker.say("子项目", "project"),
            speaker.say("选入", "chosen"),
            speaker.say("开工", "start"),
            speaker.say("资金需求（万元）", "need (10,000 yuan)"),
            speaker.say("未选入的原因", "why not"),
        )
    ]
    for row in portfolio.all(Project):
        need = "—" if row.need_fen is None else WAN.amount(row.need_fen)
        if row.id in timing.starts:
            start = timing.starts[row.id]
            is_in = speaker.say("是", "yes")
            rows.append((row.name, is_in, str(start or ""), need, ""))
        elif row.id in timing.rejected:
            words = " ".join(texts(speaker, words_of(portfolio, timing, why[row.id])))
            rows.append((row.name, speaker.say("否", "no"), "", need, words))
            sheet.write(f"× {row.name}  {words}".rstrip())
    for text in texts(speaker, proof_words(why.values())):
        sheet.say(text)
    title = speaker.say("项目", "Projects")
    sheet.keep(title, rows, (False, False, False, True, False))


def _reasons(
    portfolio: Portfolio,
    timing: Timing,
    explained: tuple[str, ...],
    part: PartLine,
) -> dict[str, Rejection]:
    # What is not worked out any more is told as such.
    found = {id_: Rejection(project_id=id_) for id_ in timing.rejected}
    with part.shown():
        reasons = rejections(
            portfolio,
            timing,
            explained,
            is_stopped=lambda: part.again() or timing.is_stopped,
        )
        for each in reasons:
            found[each.project_id] = each
            part(each.part)
    return found


def _refuse_moves(speaker: Speaker, portfolio: Portfolio, timing: Timing) -> None:
    """Refuse to write starts that nobody agreed to, and say what to do."""
    names = [
        f"{portfolio.get(Project, id_).name} → {timing.starts[id_]}"
        for id_ in timing.moved
    ]
    count, some = len(names), speaker.word(listed(names))
    speaker.refuse(
        f"没有写入：这一选择要改 {count} 个项目的开工年份（{some}）。开工年份属于规划，"
        "所有方案共用：同意修改就加 --move，不改年份重新选择就加 --own-years",
        f"nothing written: this choice gives {count} projects another start ({some}). "
        "Starts belong to the plan and all its scenarios: --move agrees to that, "
        "--own-years chooses again with the starts as planned",
    )


def _say_written(speaker: Speaker, target: str, moved: int) -> None:
    if not moved:
        write(speaker.say(f"已写入方案：{target}", f"Written into scenario {target}"))
        return
    write(
        speaker.say(
            f"已写入方案：{target}；规划中 {moved} 个项目的开工年份已修改",
            f"Written into scenario {target}; {moved} projects have another start in "
            "the plan",
        )
    )


def _record(
    speaker: Speaker,
    portfolio: Portfolio,
    timing: Timing,
    why: dict[str, Rejection],
) -> dict[str, Any]:
    def named(ids: Iterable[str]) -> list[tuple[str, str]]:
        return [(id_, portfolio.get(Project, id_).name) for id_ in ids]

    return {
        "objective": float(timing.objective),
        "bound": float(timing.bound),
        "gap": timing.gap,
        "is_proven": timing.is_proven,
        "is_stopped": timing.is_stopped,
        "ties": timing.ties,
        "is_every_tie": timing.is_every_tie,
        "spent_fen": timing.spent_fen,
        "chosen": [
            {
                "id": id_,
                "name": name,
                "start": timing.starts[id_],
                "moved_years": timing.moved.get(id_, 0),
            }
            for id_, name in named(timing.starts)
        ],
        "rejected": [
            {
                "id": id_,
                "name": name,
                **loss_record(portfolio, timing, why[id_]),
                "why": _why(speaker, words_of(portfolio, timing, why[id_])),
            }
            for id_, name in named(timing.rejected)
        ],
        "said": texts(
            speaker, (*timing_words(portfolio, timing), *proof_words(why.values()))
        ),
    }


def _why(speaker: Speaker, sayings: tuple[Saying, ...]) -> list[dict[str, str]]:
    said = zip(sayings, texts(speaker, sayings), strict=True)
    return [{"code": each.code, "text": text} for each, text in said]
