"""Solving a mix: the least of a source, the nearest mix, an interval."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.asking import apply
from ecoplanner.commands.fund.asking import money_ids
from ecoplanner.commands.fund.asking import outside
from ecoplanner.commands.fund.asking import texts
from ecoplanner.commands.fund.asking import typed_ceilings
from ecoplanner.commands.fund.asking import with_limits
from ecoplanner.commands.fund.relaxing import end_impossible
from ecoplanner.commands.fund.shared import money_of
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import projects_of
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.shared import with_projects
from ecoplanner.commands.fund.shared import with_scenario
from ecoplanner.commands.fund.sheet import Sheet
from ecoplanner.commands.fund.sheet import with_output
from ecoplanner.commands.fund.stopping import end_unwritten
from ecoplanner.commands.fund.stopping import stoppable
from ecoplanner.commands.fund.stopping import WorkLine
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import examples
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import WAN
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import money_words
from ecoplanner.model.mixture import Terms
from ecoplanner.model.project import Project
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_interval
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.solving import STOPPED
from ecoplanner.model.solving_words import interval_words
from ecoplanner.model.solving_words import solved_words
from ecoplanner.reports.figure import GAP
from ecoplanner.reports.interval import interval_tables
from ecoplanner.reports.manner import in_wan
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import GAP as GAP_WORDS
from ecoplanner.words import SOURCE_LEVELS

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.mixture import Covering
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.saying import Saying
    from ecoplanner.model.solving import Solved
    from ecoplanner.reports.answer_table import AnswerTable
    from ecoplanner.reports.figure import Chart

_HELP = """Find the mix that is best at one goal under all limits, or say why none is.

The limits and locks of the scenario hold, and those typed here. Exit code 1 when the
limits cannot all be kept.

""" + examples(
    "ecoplanner fund PLAN solve --minimise 县级 --at-most 社会资本=30%",
    "ecoplanner fund PLAN solve --nearest --year-limit 8000 --apply 方案一",
    "ecoplanner fund PLAN solve --interval 社会资本 --keep 中央",
)


@click.command("solve", help=_HELP)
@click.option(
    "--minimise", metavar="SOURCE", help="The least money of a source or level."
)
@click.option(
    "--maximise", metavar="SOURCE", help="The most money of a source or level."
)
@click.option("--interval", metavar="SOURCE", help="From the least to the most.")
@click.option("--nearest", is_flag=True, help="The least change that keeps all limits.")
@click.option("--most-covered", is_flag=True, help="As much of the need as can be.")
@with_limits
@click.option(
    "--keep",
    multiple=True,
    metavar="NAME",
    help="Money of this project, or of this source, stays as it is; repeatable.",
)
@click.option(
    "--cover",
    type=click.Choice(["need", "today", "none"]),
    help="What each project gets at least: its need, or what it has today. By default "
    "its need, with --nearest and --most-covered what it has today.",
)
@with_scenario
@click.option("--apply", "target", metavar="NAME", help="Write it into this scenario.")
@with_projects
@with_output
@with_format
@with_language
@pass_speaker
@pass_plan
@click.pass_context
def solve(  # noqa: C901, PLR0913, PLR0915 -- a parameter an option, a branch a goal
    ctx: click.Context,
    plan: Path,
    speaker: Speaker,
    /,
    *,
    at_most: tuple[str, ...],
    at_least: tuple[str, ...],
    year_limits: tuple[str, ...],
    keep: tuple[str, ...],
    cover: Covering | None,
    scenario: str | None,
    target: str | None,
    programs: tuple[str, ...],
    projects: tuple[str, ...],
    output: Path | None,
    form: str,
    **goals: Any,
) -> None:
    """Find the mix that is best at one goal under all limits, or say why none is."""
    aim, name = _goal(speaker, goals)
    if target is not None and aim == "interval":
        speaker.refuse(
            "--interval 得出两个方案，不能用 --apply 写入",
            "--apply goes with a single mix, not with --interval",
        )
    line = WorkLine(speaker)
    with stoppable(ctx, speaker, line, STOPPED), reading(plan) as reader:
        portfolio = reader.portfolio()
    base = scenario_of(portfolio, scenario)
    scope = projects_of(portfolio, programs, projects)
    own: Covering = "today" if aim in {"nearest", "covered"} else "need"
    terms = Terms(
        covering=cover or own,
        ceilings=typed_ceilings(portfolio, at_most, at_least, year_limits),
        locked=money_ids(portfolio, keep),
        stays=outside(portfolio, scope),
    )
    title = speaker.say("求解", "Solve for a mix")
    is_text = form != "json"
    sheet = Sheet(speaker, title, portfolio, base, scope, is_shown=is_text)
    source, level = (None, None) if name is None else money_of(portfolio, name)
    head = {"scenario": scenario, "goal": aim, "source": name}
    record: dict[str, Any] = {}
    sayings: tuple[Saying, ...] = ()
    solved: Solved | None = None
    tables: tuple[AnswerTable, ...] = ()
    with stoppable(ctx, speaker, line, STOPPED):
        if aim == "interval":
            interval = solve_interval(
                portfolio, base, source, terms, level=level, watch=line
            )
            if interval is not None:
                record = {
                    "least": _record(portfolio, interval.least),
                    "most": _record(portfolio, interval.most),
                }
                sayings = interval_words(portfolio, source, interval, level)
                of = speaker.word(money_words(portfolio, source, level))
                manner = in_wan(speaker.language)
                tables = interval_tables(portfolio, interval, of, manner)
        else:
            goal = Goal(aim=aim, source_id=source, level=level)
            solved = solve_mix(portfolio, base, goal, terms, watch=line)
            if solved is not None:
                record = _record(portfolio, solved)
                sayings = solved_words(portfolio, goal, solved)
    if sayings:
        # Who stops it has not seen what would be written.
        applied = None if line.is_stopped else target
        if solved is not None:
            _apply(speaker, plan, scenario, applied, solved)
            record["applied_to"] = applied
        words = texts(speaker, sayings)
        if not is_text:
            write_json({**head, "is_possible": True, **record, "said": words})
        for text in words:
            sheet.say(text)
        sheet.show(tables)
        if solved is not None:
            _keep_sources(speaker, portfolio, solved, sheet)
        if is_text:
            _say_applied(speaker, applied)
        sheet.save(output)
        end_unwritten(ctx, speaker, target, applied)
        return
    with line.shown():
        relaxed = relaxed_mix(portfolio, base, terms, watch=line)
    end_impossible(
        ctx,
        speaker,
        portfolio,
        sheet,
        head=head,
        relaxed=relaxed,
        output=output,
        is_stopped=line.is_stopped,
    )


def _goal(speaker: Speaker, goals: dict[str, Any]) -> tuple[Any, str | None]:
    """Return the one goal asked for, and the source it is about."""
    asked = [name for name, value in goals.items() if value]
    if len(asked) != 1:
        known = "--minimise, --maximise, --interval, --nearest, --most-covered"
        speaker.refuse(f"写一个目标：{known}", f"one goal: {known}")
    aims = {"minimise": "least", "maximise": "most", "most_covered": "covered"}
    value = goals[asked[0]]
    return aims.get(asked[0], asked[0]), None if value is True else value


def _apply(
    speaker: Speaker,
    plan: Path,
    scenario: str | None,
    target: str | None,
    solved: Solved,
) -> None:
    if target is None:
        return
    with editing(plan) as document:
        portfolio = document.portfolio()
        label = speaker.say("写入求解结果：", "write what was solved: ") + target
        with document.edit(label) as writer:
            base = scenario_of(portfolio, scenario)
            apply(writer, portfolio, base, target, solved.amounts)


def _keep_sources(
    speaker: Speaker, portfolio: Portfolio, solved: Solved, sheet: Sheet
) -> None:
    head = (
        speaker.say("资金来源", "source"),
        speaker.say("现为（万元）", "now (10,000 yuan)"),
        speaker.say("改为", "then"),
        speaker.say("变化", "change"),
    )
    rows = [
        (row.name, *map(WAN.amount, (before, after, after - before)))
        for row in portfolio.all(Source)
        for before, after in filter(None, [solved.by_source.get(row.id)])
    ]
    title = speaker.say("变化的来源", "What changes by source")

    def chart() -> Chart:
        from ecoplanner.reports.answer_charts import money_chart  # noqa: PLC0415
        from ecoplanner.reports.answer_charts import source_bars  # noqa: PLC0415

        bars = source_bars(
            speaker.say("分年资金来源", "Sources by year"),
            (speaker.say("现为", "now"), speaker.say("改为", "then")),
            {
                level: speaker.say(*words)
                for level, words in {**SOURCE_LEVELS, GAP: GAP_WORDS}.items()
            },
            sheet.years(solved.amounts),
        )
        return money_chart(bars, speaker.say("万元", "10,000 yuan"))

    flags = (False, True, True, True)
    sheet.keep(title, [head, *rows], flags, chart=chart)


def _say_applied(speaker: Speaker, target: str | None) -> None:
    if target is not None:
        write(speaker.say(f"已写入方案：{target}", f"Written into scenario {target}"))


def _record(portfolio: Portfolio, solved: Solved) -> dict[str, Any]:
    """Return a mix, for JSON."""
    need = solved.need_fen
    return {
        "aim_fen": solved.aim_fen,
        "is_stopped": solved.is_stopped,
        "before_fen": solved.before_fen,
        "share": solved.aim_fen / need if need else None,
        "need_fen": need,
        "gap_fen": solved.gap_fen,
        "sources": [
            {
                "name": row.name,
                "before_fen": solved.by_source[row.id][0],
                "amount_fen": solved.by_source[row.id][1],
            }
            for row in portfolio.all(Source)
            if row.id in solved.by_source
        ],
        "changes": [
            {
                "project": portfolio.get(Project, project_id).name,
                "source": portfolio.get(Source, id_).name,
                "year": year,
                "tier": tier,
                "amount_fen": fen,
            }
            for (project_id, id_, year, tier), fen in solved.amounts.items()
        ],
    }
