"""Filling the gap by rules, and how large it may become."""

from __future__ import annotations

from typing import cast
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.shared import misuse
from ecoplanner.commands.fund.shared import own_name
from ecoplanner.commands.fund.shared import pair_of
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import projects_of
from ecoplanner.commands.fund.shared import saying_record
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.shared import share_of
from ecoplanner.commands.fund.shared import source_id
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
from ecoplanner.model.allotment import allotted
from ecoplanner.model.backfill import backfilled
from ecoplanner.model.backfill import Fill
from ecoplanner.model.backfill import Later
from ecoplanner.model.backfill import Postpone
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.money import wan_text
from ecoplanner.model.store.funding_edit import apply_amounts
from ecoplanner.terminal import write_json
from ecoplanner.words import TIERS as TIER_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.backfill import Backfill
    from ecoplanner.model.backfill import Rule
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.uncertainty import Drawn
    from ecoplanner.model.uncertainty import Odds
    from ecoplanner.model.uncertainty import Risk
    from ecoplanner.reports.figure import Chart


@click.command("backfill")
@with_scenario
@with_projects
@click.option(
    "--rule",
    "rules",
    multiple=True,
    required=True,
    metavar="fill:SOURCE[:TIER]|later:SOURCE[:TIER]|postpone:N",
    help="A rule; they are tried in the order given.",
)
@click.option(
    "--like",
    metavar="SCENARIO",
    help="Money is needed in the years of this one, such as before a stress test.",
)
@click.option(
    "--keep", multiple=True, metavar="SOURCE", help="This source stays; repeatable."
)
@click.option("--dry-run", is_flag=True, help="Say the steps; write nothing.")
@with_output
@with_format
@with_language
@pass_speaker
@pass_plan
def backfill(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    programs: tuple[str, ...],
    projects: tuple[str, ...],
    rules: tuple[str, ...],
    like: str | None,
    keep: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001 -- click passes flags by name
    output: Path | None,
    form: str,
) -> None:
    """Fill the gap by rules, each step a sentence and a change of its own to undo.

    fill:SOURCE lets a source give what is missing in each year, up to its limits;
    later:SOURCE in later years of work; postpone:N lets the last N projects by
    priority give up money to those before them. No limit and no lock is broken.
    New money is intended, since nobody has decided it; :applied or :secured after
    the source says that it is surer.

    Example: ecoplanner fund plan.ecoplan backfill --scenario 中央少两成 --like 基准
    --rule fill:省级资金 --rule fill:县级资金 --rule later:县级资金 --rule postpone:2
    """
    with editing(plan) as document:
        portfolio = document.portfolio()
        found = scenario_of(portfolio, scenario)
        scope = projects_of(portfolio, programs, projects)
        kept = [source_id(portfolio, name) for name in keep]
        before = scenario_of(portfolio, like)
        as_before = () if before is None else allotted(portfolio, before)
        result = backfilled(
            portfolio,
            [_rule(portfolio, text) for text in rules],
            projects=scope,
            scenario=found,
            like=as_before,
            locked=[(project.id, id_) for project in scope for id_ in kept],
        )
        texts = [saying_text(step.said, speaker.language) for step in result.steps]
        for step, said in zip(result.steps, texts, strict=True):
            if step.amounts and not dry_run:
                with document.edit(
                    speaker.say("补缺：", "backfill: ") + said
                ) as writer:
                    target = found.id if found else None
                    apply_amounts(writer, target, step.amounts, note=said)
    is_text = form != "json"
    title = speaker.say("补缺", "Backfill")
    sheet = Sheet(speaker, title, portfolio, found, scope, is_shown=is_text)
    if not is_text:
        write_json(
            {
                "scenario": scenario,
                "written": not dry_run,
                "gap_before_fen": result.gap_before_fen,
                "gap_after_fen": result.gap_after_fen,
                "steps": [
                    {
                        **saying_record(step.said, speaker.language),
                        "filled_fen": step.filled_fen,
                        "changed": len(step.amounts),
                    }
                    for step in result.steps
                ],
            }
        )
    _show_steps(speaker, result, texts, sheet, as_before or None)
    if dry_run:
        sheet.say(speaker.say("试算，没有写入。", "A trial; nothing was written."))
    sheet.save(output)


def _show_steps(
    speaker: Speaker,
    result: Backfill,
    texts: Sequence[str],
    sheet: Sheet,
    like: Sequence[Allotted] | None,
) -> None:
    for number, said in enumerate(texts, 1):
        sheet.write(f"{number}. {said}")
    gap = " → ".join(map(WAN.amount, (result.gap_before_fen, result.gap_after_fen)))
    sheet.say(speaker.say(f"缺口 {gap} 万元", f"gap {gap} × 10,000 yuan"))
    head = (
        speaker.say("序号", "no."),
        speaker.say("做法", "what is done"),
        speaker.say("补上（万元）", "filled (10,000 yuan)"),
        speaker.say("仍缺", "still missing"),
    )
    left = result.gap_before_fen
    rows = []
    for number, (step, said) in enumerate(zip(result.steps, texts, strict=True), 1):
        left -= step.filled_fen
        rows.append((str(number), said, WAN.amount(step.filled_fen), WAN.amount(left)))
    title = speaker.say("逐步补缺", "The steps")

    def chart() -> Chart:
        from ecoplanner.reports.answer_charts import filled_bars  # noqa: PLC0415
        from ecoplanner.reports.answer_charts import money_chart  # noqa: PLC0415

        amounts: dict[Key, int] = {}
        for step in result.steps:
            amounts.update(step.amounts)
        words = (
            speaker.say("补上", "filled"),
            speaker.say("增加", "more"),
            speaker.say("仍缺", "still missing"),
        )
        bars = filled_bars(
            speaker.say("分年缺口", "Gap by year"), words, sheet.years(amounts, like)
        )
        return money_chart(bars, speaker.say("万元", "10,000 yuan"))

    sheet.keep(title, [head, *rows], (False, False, True, True), chart=chart)


def _rule(portfolio: Portfolio, text: str) -> Rule:
    kind, _colon, value = text.replace("：", ":").partition(":")
    if kind == "postpone" and value.isdecimal() and int(value):
        return Postpone(most=int(value))
    if kind not in {"fill", "later"} or not value:
        misuse(
            f"--rule：“{text}”不是 fill:来源、later:来源 或 postpone:个数",
            f"--rule: '{text}' is not fill:SOURCE, later:SOURCE or postpone:N",
        )
    made = Fill if kind == "fill" else Later
    # A source may have a colon in its name.
    source, colon, sure = value.rpartition(":")
    tier = next((each for each in TIERS if each == sure), None)
    if colon and tier is not None:
        return made(source_id=source_id(portfolio, source), tier=tier)
    if colon and portfolio.named(Source, source) is not None:
        misuse(
            f"--rule：“{sure}”不是 {'、'.join(TIERS)} 之一",
            f"--rule: '{sure}' is not one of {', '.join(TIERS)}",
        )
    return made(source_id=source_id(portfolio, value))


@click.command("risk")
@with_scenario
@with_projects
@click.option(
    "--likelihood",
    "likelihoods",
    multiple=True,
    metavar="TIER=PERCENT",
    help="How likely money of a tier comes; else 95, 60 and 30 %.",
)
@click.option(
    "--by",
    type=click.Choice(["allocation", "source"]),
    default="allocation",
    help="Whether each amount comes by itself, or all money of a source together.",
)
@click.option("--draws", type=int, default=10_000, help="How many draws.")
@click.option("--seed", type=int, default=1, help="The same seed, the same answer.")
@with_output
@with_format
@with_language
@pass_speaker
@pass_plan
def risk(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    programs: tuple[str, ...],
    projects: tuple[str, ...],
    likelihoods: tuple[str, ...],
    by: str,
    draws: int,
    seed: int,
    output: Path | None,
    form: str,
) -> None:
    """Say how large the gap may become when money comes only with some likelihood.

    P50 and P80 are not exceeded in half and in four fifths of the draws. Secured
    money comes in 95 %, applied for in 60 %, intended in 30 % of the draws, where
    nothing else is said; these are assumptions.

    Example: ecoplanner fund plan.ecoplan risk --scenario 基准
    --likelihood applied=50 --by source --seed 7
    """
    # numpy takes its time to load: no other action needs it.
    from ecoplanner.model import uncertainty  # noqa: PLC0415

    odds: dict[Tier, float] = {}
    for text in likelihoods:
        name, value = pair_of(text)
        tier = next((each for each in TIERS if each == name), None)
        if tier is None:
            misuse(
                f"--likelihood：“{name}”不是 {'、'.join(TIERS)} 之一",
                f"--likelihood: '{name}' is not one of {', '.join(TIERS)}",
            )
        odds[tier] = float(share_of(value, f"--likelihood {name}"))
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    found = scenario_of(portfolio, scenario)
    scope = projects_of(portfolio, programs, projects)
    result = uncertainty.risk(
        portfolio,
        projects=scope,
        scenario=found,
        likelihoods=odds,
        by=cast("Drawn", by),
        draws=draws,
        seed=seed,
    )
    is_text = form != "json"
    title = speaker.say("资金风险", "Risk")
    sheet = Sheet(speaker, title, portfolio, found, scope, is_shown=is_text)
    if not is_text:
        write_json(_risk_record(result, scenario))
    _show_risk(speaker, result, own_name(speaker, found), sheet)
    sheet.save(output)


def _show_risk(speaker: Speaker, result: Risk, name: str, sheet: Sheet) -> None:
    sheet.write(name)
    chances = speaker.say("、", ", ").join(
        f"{word(TIER_WORDS, tier, speaker.language)} {part:.0%}"
        for tier, part in result.likelihoods.items()
    )
    sheet.note(
        speaker.say(
            f"到位可能：{chances}；抽取 {result.draws:,} 次，种子 {result.seed}。",
            f"Likelihood: {chances}; {result.draws:,} draws, seed {result.seed}.",
        )
    )
    head = (
        speaker.say("年度", "year"),
        speaker.say("计划缺口（万元）", "gap as planned (10,000 yuan)"),
        speaker.say("平均", "mean"),
        "P50",
        "P80",
    )
    rows = [
        (year_name(year, speaker.language), *_texts(each))
        for year, each in result.years.items()
    ]
    total = (speaker.say("合计", "total"), *_texts(result.total))
    title = speaker.say("分年缺口", "Gap by year")

    def chart() -> Chart:
        from ecoplanner.reports.answer_charts import gap_chart  # noqa: PLC0415

        return gap_chart(
            title,
            speaker.say("万元", "10,000 yuan"),
            ("P50", speaker.say("P80 增加", "more at P80")),
            [
                (year_name(year, speaker.language), each.p50_fen, each.p80_fen)
                for year, each in result.years.items()
            ],
        )

    flags = (False, True, True, True, True)
    sheet.table(title, [head, *rows, total], flags, has_total=True, chart=chart)


def _texts(odds: Odds) -> tuple[str, ...]:
    fens = (odds.planned_fen, odds.mean_fen, odds.p50_fen, odds.p80_fen)
    return tuple(wan_text(fen, 0, grouped=True) for fen in fens)


def _odds_record(odds: Odds) -> dict[str, object]:
    return {
        "planned_fen": odds.planned_fen,
        "mean_fen": odds.mean_fen,
        "p50_fen": odds.p50_fen,
        "p80_fen": odds.p80_fen,
    }


def _risk_record(result: Risk, scenario: str | None) -> dict[str, object]:
    return {
        "scenario": scenario,
        "by": result.by,
        "draws": result.draws,
        "seed": result.seed,
        "likelihoods": dict(result.likelihoods),
        "years": [
            {"year": year, **_odds_record(each)} for year, each in result.years.items()
        ],
        "total": _odds_record(result.total),
    }
