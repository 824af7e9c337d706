"""What if a source falls, comes late, or a tier fails?"""

from __future__ import annotations

from fractions import Fraction
from typing import cast
from typing import get_args
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.shared import misuse
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import projects_of
from ecoplanner.commands.fund.shared import saying_record
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.shared import share_of
from ecoplanner.commands.fund.shared import source_id
from ecoplanner.commands.fund.shared import TIER
from ecoplanner.commands.fund.shared import with_projects
from ecoplanner.commands.fund.shared import with_scenario
from ecoplanner.commands.fund.shared import year_name
from ecoplanner.commands.fund.sheet import Sheet
from ecoplanner.commands.fund.sheet import with_output
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import saying_text
from ecoplanner.messages import WAN
from ecoplanner.model.project import Project
from ecoplanner.model.store import money_edit
from ecoplanner.model.store.funding_edit import apply_amounts
from ecoplanner.model.stress import LossRule
from ecoplanner.model.stress import Shock
from ecoplanner.model.stress import stressed
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.document import Document
    from ecoplanner.model.stress import Stress
    from ecoplanner.reports.figure import Chart

_GAP = ("年度", "原缺口（万元）", "现缺口（万元）")
_GAP_EN = ("year", "gap before (10,000 yuan)", "gap after")
_LOST = ("子项目", "减少（万元）")
_LOST_EN = ("project", "lost (10,000 yuan)")


@click.command("stress")
@with_scenario
@with_projects
@click.option("--source", help="The source that is hit, with all below it.")
@click.option("--tier", type=TIER, help="Only money of this tier.")
@click.option("--falls", metavar="PERCENT", help="It falls by so much: 20 or 20%.")
@click.option("--late", type=click.IntRange(1, 50), help="It comes so many years late.")
@click.option("--fails", is_flag=True, help="None of it comes.")
@click.option(
    "--rule",
    type=click.Choice(get_args(LossRule)),
    default="order",
    help="Who loses: the last by priority first, or all in proportion.",
)
@click.option("--into", metavar="NAME", help="Keep the result as a new scenario.")
@click.option("--apply", "is_applied", is_flag=True, help="Write it into the scenario.")
@with_output
@with_format
@with_language
@pass_speaker
@pass_plan
def stress(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    programs: tuple[str, ...],
    projects: tuple[str, ...],
    source: str | None,
    tier: str | None,
    falls: str | None,
    late: int | None,
    fails: bool,  # noqa: FBT001 -- click passes flags by name
    rule: str,
    into: str | None,
    is_applied: bool,  # noqa: FBT001
    output: Path | None,
    form: str,
) -> None:
    """Say what it does when a source falls, comes late, or a tier fails.

    The gap by year before and after, against the needs of each year before it, as
    `compare --like` measures too; and who loses in what order: by priority, then
    the latest start, then the end of the plan. Nothing is written without --into or
    --apply.

    Example: ecoplanner fund plan.ecoplan stress --scenario 基准 --source 中央
    --falls 20 --into 中央少两成
    """
    if (falls is not None) + (late is not None) + fails != 1:
        misuse(
            "--falls、--late、--fails 写其中一个",
            "--falls, --late or --fails: one of them",
        )
    if into is not None and is_applied:
        misuse("--into 和 --apply 不能一起用", "--into and --apply exclude each other")

    def work(portfolio: Portfolio) -> tuple[Stress, Scenario | None]:
        found = scenario_of(portfolio, scenario)
        shock = Shock(
            source_id=source_id(portfolio, source) if source else None,
            tier=cast("Tier | None", tier),
            share=Fraction(1) if falls is None else share_of(falls, "--falls"),
            years_late=late or 0,
        )
        scope = projects_of(portfolio, programs, projects)
        result = stressed(
            portfolio,
            shock,
            scenario=found,
            projects=scope,
            rule=cast("LossRule", rule),
        )
        return result, found

    if into is None and not is_applied:
        with reading(plan) as reader:
            portfolio = reader.portfolio()
        result, found = work(portfolio)
    else:
        with editing(plan) as document:
            portfolio = document.portfolio()
            result, found = work(portfolio)
            _keep_stress(speaker, document, found, result, into)
    sheet = Sheet(
        speaker,
        speaker.say("压力测试", "Stress test"),
        portfolio,
        found,
        projects_of(portfolio, programs, projects),
        is_shown=form != "json",
    )
    if form == "json":
        _write_record(speaker, portfolio, result, into or scenario)
    _show_stress(speaker, portfolio, result, sheet)
    sheet.save(output)


def _keep_stress(
    speaker: Speaker,
    document: Document,
    scenario: Scenario | None,
    result: Stress,
    into: str | None,
) -> None:
    said = saying_text(result.said, speaker.language)
    label = speaker.say("压力测试：", "stress test: ") + said
    with document.edit(label) as writer:
        target = scenario.id if scenario else None
        if into is not None:
            target = money_edit.new_scenario(writer, into, target).id
        apply_amounts(writer, target, result.amounts, note=said)


def _years(result: Stress) -> list[int | None]:
    return sorted(
        result.gap_before.keys() | result.gap_after.keys(),
        key=lambda year: (year is None, year or 0),
    )


def _write_record(
    speaker: Speaker, portfolio: Portfolio, result: Stress, scenario: str | None
) -> None:
    write_json(
        {
            "scenario": scenario,
            "said": saying_record(result.said, speaker.language),
            "lost_fen": result.lost_fen,
            "gap_by_year": [
                {
                    "year": year,
                    "before_fen": result.gap_before.get(year, 0),
                    "after_fen": result.gap_after.get(year, 0),
                }
                for year in _years(result)
            ],
            "losses": [
                {
                    "project": portfolio.get(Project, loss.project_id).name,
                    "lost_fen": loss.lost_fen,
                    "by_year": [
                        {"year": year, "lost_fen": fen}
                        for year, fen in loss.by_year.items()
                    ],
                }
                for loss in result.losses
            ],
        }
    )


def _show_stress(
    speaker: Speaker, portfolio: Portfolio, result: Stress, sheet: Sheet
) -> None:
    years = _years(result)
    names = {row.id: row.name for row in portfolio.all(Project)}
    sheet.say(saying_text(result.said, speaker.language))
    gaps = [
        (
            year_name(year, speaker.language),
            WAN.amount(result.gap_before.get(year, 0)),
            WAN.amount(result.gap_after.get(year, 0)),
        )
        for year in years
    ]
    total = (
        speaker.say("合计", "total"),
        WAN.amount(sum(result.gap_before.values())),
        WAN.amount(sum(result.gap_after.values())),
    )
    head = _GAP if speaker.language == "zh" else _GAP_EN
    title = speaker.say("分年缺口", "Gap by year")

    def chart() -> Chart:
        from ecoplanner.reports.answer_charts import gap_chart  # noqa: PLC0415

        return gap_chart(
            title,
            speaker.say("万元", "10,000 yuan"),
            (speaker.say("原缺口", "gap before"), speaker.say("增加", "more")),
            [
                (
                    year_name(year, speaker.language),
                    result.gap_before.get(year, 0),
                    result.gap_after.get(year, 0),
                )
                for year in years
            ],
        )

    flags = (False, True, True)
    sheet.table(title, [head, *gaps, total], flags, has_total=True, chart=chart)
    if result.losses:
        lost = [
            (f"{number}. {names[loss.project_id]}", WAN.amount(loss.lost_fen))
            for number, loss in enumerate(result.losses, 1)
        ]
        head_lost = _LOST if speaker.language == "zh" else _LOST_EN
        order = speaker.say("减少资金的先后", "Who loses money, in this order")
        sheet.table(order, [head_lost, *lost], (False, True))
