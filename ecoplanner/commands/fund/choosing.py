"""Choosing projects and their starts; and what each budget achieves at best."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.editing import editing
from ecoplanner.commands.fund.asking import apply
from ecoplanner.commands.fund.asking import impossible_text
from ecoplanner.commands.fund.asking import ProgressLine
from ecoplanner.commands.fund.asking import project_ids
from ecoplanner.commands.fund.asking import relaxation_records
from ecoplanner.commands.fund.asking import say
from ecoplanner.commands.fund.asking import texts
from ecoplanner.commands.fund.asking import typed_ceilings
from ecoplanner.commands.fund.asking import with_limits
from ecoplanner.commands.fund.shared import fen_of
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.shared import with_scenario
from ecoplanner.commands.shared import examples
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.model.frontier import points
from ecoplanner.model.frontier import undominated
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.money import wan_text
from ecoplanner.model.project import Project
from ecoplanner.model.question import Search
from ecoplanner.model.rejection import plain
from ecoplanner.model.rejection import rejection_words
from ecoplanner.model.rejection import timing_words
from ecoplanner.model.relaxing import relaxed_choice
from ecoplanner.model.relaxing import relaxing_words
from ecoplanner.model.store.document import reading
from ecoplanner.model.store.start_edit import move_starts
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import asked_of
from ecoplanner.model.variants import Wish
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import MEASURES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.saying import Saying
    from ecoplanner.model.timing import Timing
    from ecoplanner.model.variants import Measure

_POINT_GAP = 0.01
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
_FRONTIER_HELP = """Show the best choice when all limits are a percent of what they are.

Left out is what brings no more than another choice that costs less.

""" + examples("ecoplanner fund PLAN frontier --budget 90000 --from 60 --to 140")


def _with_wish(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what both commands ask for."""
    options = (
        click.option(
            "--by",
            type=click.Choice(["benefit", "priority"]),
            default="benefit",
            show_default=True,
            help="What is added up: benefits as typed, or ranks.",
        ),
        click.option("--budget", metavar="AMOUNT", help="The most in all."),
        with_limits,
        click.option(
            "--in",
            "locked_in",
            multiple=True,
            metavar="PROJECT",
            help="This project in any case; repeatable.",
        ),
        click.option(
            "--out",
            "locked_out",
            multiple=True,
            metavar="PROJECT",
            help="Not this project; repeatable.",
        ),
        click.option("--own-years", is_flag=True, help="Projects start as planned."),
        click.option(
            "--seconds",
            type=click.FloatRange(0.1),
            default=8.0,
            show_default=True,
            help="When to stop searching; the best found then is shown.",
        ),
        with_scenario,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("choose", help=_CHOOSE_HELP)
@_with_wish
@click.option(
    "--explain",
    multiple=True,
    metavar="PROJECT",
    help="Work out what this project would replace; small plans do so for all.",
)
@click.option("--apply", "target", metavar="NAME", help="Write it into this scenario.")
@click.option(
    "--move",
    is_flag=True,
    help="With --apply: projects that start in other years get those years, in the "
    "plan and so in all scenarios.",
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
    **asked: Any,
) -> None:
    """Choose the projects, and the years they start in, that bring the most."""
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    base = scenario_of(portfolio, scenario)
    wish = _wish(portfolio, asked)
    line = ProgressLine()
    try:
        timing = choose_starts(portfolio, base, wish, seconds=seconds, watch=line)
    finally:
        line.clear()
    head = {"scenario": scenario, "by": wish.by}
    if timing is None:
        found = relaxed_choice(asked_of(portfolio, base, wish))
        if form == "json":
            said = texts(speaker, relaxing_words(portfolio, found))
            relax = relaxation_records(portfolio, found)
            write_json({**head, "is_possible": False, "relax": relax, "said": said})
        else:
            write(impossible_text(speaker, portfolio, found))
        ctx.exit(1)
    if target is not None:
        if timing.moved and not move:
            speaker.refuse(
                "有项目改了开工年份：加 --move 一并修改，或加 --own-years 不改年份",
                "projects start in other years: --move to change them, or --own-years",
            )
        with editing(plan) as document:
            label = speaker.say("写入选择结果：", "write what was chosen: ") + target
            now = document.portfolio()
            with document.edit(label) as writer:
                move_starts(writer, timing.moved)
                where = scenario_of(now, scenario)
                apply(writer, now, where, target, timing.amounts())
    why = rejection_words(portfolio, timing, project_ids(portfolio, explain))
    if form == "json":
        record = _record(speaker, portfolio, timing, why)
        write_json({**head, "is_possible": True, **record, "applied_to": target})
        return
    say(speaker, timing_words(portfolio, timing))
    for id_, sayings in why.items():
        name = portfolio.get(Project, id_).name
        write(f"× {name}  {' '.join(texts(speaker, sayings))}".rstrip())
    if target is not None:
        write(speaker.say(f"已写入方案：{target}", f"Written into scenario {target}"))


@click.command("frontier", help=_FRONTIER_HELP)
@_with_wish
@click.option("--from", "low", type=click.IntRange(0), default=50, show_default=True)
@click.option("--to", "high", type=click.IntRange(1), default=150, show_default=True)
@click.option("--step", type=click.IntRange(1), default=10, show_default=True)
@with_format
@with_language
@pass_speaker
@pass_plan
def frontier(  # noqa: PLR0913 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    /,
    *,
    low: int,
    high: int,
    step: int,
    form: str,
    scenario: str | None,
    seconds: float,
    **asked: Any,
) -> None:
    """Show what can be achieved when all limits are a percent of what they are."""
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    base = scenario_of(portfolio, scenario)
    question = asked_of(portfolio, base, _wish(portfolio, asked))
    line = ProgressLine()
    factors = [Fraction(percent, 100) for percent in range(low, high + 1, step)]
    search = Search(gap=_POINT_GAP, seconds=seconds, watch=line)
    rows: list[dict[str, Any]] = []
    try:
        for point in points(question.question, factors, search):
            options = point.pick.options
            rows.append(
                {
                    "factor": float(point.factor),
                    "objective": float(question.value(point.pick.objective)),
                    "bound": float(question.value(point.pick.bound)),
                    "spent_fen": question.spent_fen(options),
                    "projects": len(options),
                    "text": plain(question.value(point.pick.objective)),
                }
            )
    finally:
        line.clear()
    rows = [
        rows[at]
        for at in undominated([(row["spent_fen"], row["objective"]) for row in rows])
    ]
    if form == "json":
        kept = [{key: row[key] for key in row if key != "text"} for row in rows]
        write_json({"scenario": scenario, "by": asked["by"], "points": kept})
        return
    head = (
        speaker.say("限额", "limits"),
        word(MEASURES, asked["by"], speaker.language),
        speaker.say("万元", "10,000 yuan"),
        speaker.say("项目数", "projects"),
    )
    lines = [
        (
            f"{row['factor']:.0%}",
            row["text"],
            wan_text(row["spent_fen"]),
            str(row["projects"]),
        )
        for row in rows
    ]
    write(columns([head, *lines], (True,) * len(head)))


def _wish(portfolio: Portfolio, asked: dict[str, Any]) -> Wish:
    ceilings = typed_ceilings(
        portfolio, asked["at_most"], asked["at_least"], asked["year_limits"]
    )
    if asked["budget"] is not None:
        fen = fen_of(asked["budget"])
        ceilings = (*ceilings, Ceiling(id="typed-budget", amount_fen=fen))
    by: Measure = asked["by"]
    return Wish(
        by=by,
        ceilings=ceilings,
        locked_in=project_ids(portfolio, asked["locked_in"]),
        locked_out=project_ids(portfolio, asked["locked_out"]),
        moves=not asked["own_years"],
    )


def _record(
    speaker: Speaker,
    portfolio: Portfolio,
    timing: Timing,
    why: dict[str, tuple[Saying, ...]],
) -> dict[str, Any]:
    def named(ids: Iterable[str]) -> list[tuple[str, str]]:
        return [(id_, portfolio.get(Project, id_).name) for id_ in ids]

    return {
        "objective": float(timing.objective),
        "bound": float(timing.bound),
        "gap": timing.gap,
        "is_proven": timing.is_proven,
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
                "why": [
                    {"code": each.code, "text": text}
                    for each, text in zip(
                        why[id_], texts(speaker, why[id_]), strict=True
                    )
                ],
            }
            for id_, name in named(timing.rejected)
        ],
        "said": texts(speaker, timing_words(portfolio, timing)),
    }
