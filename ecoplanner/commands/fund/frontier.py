"""What each budget achieves at best."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.asking import texts
from ecoplanner.commands.fund.relaxing import IMPOSSIBLE
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.sheet import Sheet
from ecoplanner.commands.fund.stopping import stoppable
from ecoplanner.commands.fund.stopping import WorkLine
from ecoplanner.commands.fund.wishing import scope_of
from ecoplanner.commands.fund.wishing import wish_of
from ecoplanner.commands.fund.wishing import with_wish
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import examples
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import WAN
from ecoplanner.model.frontier import points
from ecoplanner.model.frontier import undominated
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.question import Search
from ecoplanner.model.rejection import frontier_words
from ecoplanner.model.rejection_words import plain
from ecoplanner.model.saying import Saying
from ecoplanner.model.timing import STOPPED
from ecoplanner.model.variants import asked_of
from ecoplanner.terminal import write_json
from ecoplanner.words import MEASURES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.frontier import Point
    from ecoplanner.model.variants import Asked
    from ecoplanner.reports.figure import Chart

_POINT_GAP = 0.01
_FRONTIER_HELP = """Show the best choice when all limits are a percent of what they are.

Left out is what brings no more than another choice that costs less.

""" + examples("ecoplanner fund PLAN frontier --budget 90000 --from 60 --to 140")


@click.command("frontier", help=_FRONTIER_HELP)
@with_wish
@click.option("--from", "low", type=click.IntRange(0), default=50, show_default=True)
@click.option("--to", "high", type=click.IntRange(1), default=150, show_default=True)
@click.option("--step", type=click.IntRange(1), default=10, show_default=True)
@with_format
@with_language
@pass_speaker
@pass_plan
@click.pass_context
def frontier(  # noqa: PLR0913 -- one parameter an option
    ctx: click.Context,
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
    output: Path | None,
    **asked: Any,
) -> None:
    """Show what can be achieved when all limits are a percent of what they are."""
    if low > high:
        speaker.refuse(
            f"--from {low} 大于 --to {high}：把两个数对调",
            f"--from {low} is above --to {high}: swap the two",
        )
    line = WorkLine(speaker)
    with stoppable(ctx, speaker, line, STOPPED), reading(plan) as reader:
        portfolio = reader.portfolio()
    base = scenario_of(portfolio, scenario)
    wish = wish_of(portfolio, asked)
    factors = [Fraction(percent, 100) for percent in range(low, high + 1, step)]
    search = Search(gap=_POINT_GAP, seconds=seconds, watch=line)
    rows: list[dict[str, Any]] = []
    with stoppable(ctx, speaker, line, STOPPED):
        question = asked_of(portfolio, base, wish)
        rows += (
            _row(question, point)
            for point in points(question.question, factors, search)
        )
        if line.is_stopped and not rows:
            raise InvalidInputError([STOPPED])
    shown = undominated([(row["spent_fen"], row["objective"]) for row in rows])
    sayings = _sayings(rows, len(rows) - len(shown), high, is_stopped=line.is_stopped)
    rows = [rows[at] for at in shown]
    is_text = form != "json"
    title = speaker.say("限额与成效", "What each budget achieves")
    scope = scope_of(portfolio, asked)
    sheet = Sheet(speaker, title, portfolio, base, scope, is_shown=is_text)
    if not is_text:
        kept = [{key: row[key] for key in row if key != "text"} for row in rows]
        head = {"scenario": scenario, "by": asked["by"]}
        write_json({**head, "points": kept, "said": texts(speaker, sayings)})
    names = (
        speaker.say("限额", "limits"),
        word(MEASURES, asked["by"], speaker.language),
        speaker.say("投入（万元）", "spent (10,000 yuan)"),
        speaker.say("项目数", "projects"),
    )
    lines = [
        (
            f"{row['factor']:.0%}",
            row["text"],
            WAN.amount(row["spent_fen"]),
            str(row["projects"]),
        )
        for row in rows
    ]

    def chart() -> Chart:
        from ecoplanner.reports.answer_charts import bar_chart  # noqa: PLC0415

        unit = speaker.say("万元", "× 10,000 yuan")
        spent = [f"{WAN.amount(row['spent_fen'])} {unit}" for row in rows]
        reached = [row["objective"] for row in rows]
        return bar_chart(title, names[1], names[1], zip(spent, reached, strict=True))

    if rows:
        sheet.table(title, [names, *lines], (True,) * len(names), chart=chart)
    for text in texts(speaker, sayings):
        sheet.say(text)
    sheet.save(output)
    if not rows:
        ctx.exit(IMPOSSIBLE)


def _row(asked: Asked, point: Point) -> dict[str, Any]:
    pick = point.pick
    return {
        "factor": float(point.factor),
        "objective": float(asked.value(pick.objective)),
        "bound": float(asked.value(pick.bound)),
        "gap": (pick.bound - pick.objective) / max(abs(pick.objective), 1),
        "spent_fen": asked.spent_fen(pick.options),
        "projects": len(pick.options),
        "text": plain(asked.value(pick.objective)),
    }


def _sayings(
    rows: Sequence[dict[str, Any]], left_out: int, most: int, *, is_stopped: bool
) -> tuple[Saying, ...]:
    if not rows:
        return (Saying("frontier_none", {"percent": most}),)
    said = frontier_words([row["gap"] for row in rows], left_out)
    return (Saying("frontier_stopped"), *said) if is_stopped else said
