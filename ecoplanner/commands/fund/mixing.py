"""Typing a mix, and amounts by hand."""

from __future__ import annotations

from typing import cast
from typing import get_args
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.shared import fen_of
from ecoplanner.commands.fund.shared import misuse
from ecoplanner.commands.fund.shared import named
from ecoplanner.commands.fund.shared import own_name
from ecoplanner.commands.fund.shared import pair_of
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
from ecoplanner.commands.plans import editing
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import saying_text
from ecoplanner.messages import WAN
from ecoplanner.model.allotment import Allotted
from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.limits import newly_broken
from ecoplanner.model.mix import mixed
from ecoplanner.model.mix import Rest
from ecoplanner.model.mix import Typed
from ecoplanner.model.mixing import ProfileName
from ecoplanner.model.project import Project
from ecoplanner.model.store.funding_edit import apply_amounts
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.limits import Use
    from ecoplanner.model.portfolio import Portfolio

_PROFILES = get_args(ProfileName)
_NO_YEAR = "none"


@click.command("mix")
@with_scenario
@with_projects
@click.option(
    "--share",
    "shares",
    multiple=True,
    metavar="SOURCE=PERCENT",
    help="Part of the need that a source shall give; repeatable.",
)
@click.option(
    "--amount",
    "amounts",
    multiple=True,
    metavar="SOURCE=AMOUNT",
    help="What a source shall give, in 10,000 yuan; repeatable.",
)
@click.option(
    "--rest",
    type=click.Choice(get_args(Rest)),
    default="gap",
    help="What moves: the gap, the other sources, or clear them.",
)
@click.option(
    "--profile",
    metavar="even|front|YEAR:PERCENT,...",
    help="How the money lies over the years of work; as it is by default.",
)
@click.option("--tier", type=TIER, help="How sure the money typed is.")
@click.option(
    "--keep", multiple=True, metavar="SOURCE", help="This source stays; repeatable."
)
@click.option("--dry-run", is_flag=True, help="Say what would move; write nothing.")
@with_format
@with_language
@pass_speaker
@pass_plan
def mix(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    programs: tuple[str, ...],
    projects: tuple[str, ...],
    shares: tuple[str, ...],
    amounts: tuple[str, ...],
    rest: str,
    profile: str | None,
    tier: str | None,
    keep: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001 -- click passes flags by name
    form: str,
) -> None:
    """Give sources shares of the need, or amounts; say what moved.

    For the whole plan, some programmes or some projects. What is locked or kept
    stays; the gap gives first, or as --rest says. Exact to the fen.

    Example: ecoplanner fund plan.ecoplan mix --scenario 基准
    --program 农村工程 --share 社会资本=15 --keep 县级财政资金 --profile front
    """
    if not shares and not amounts:
        misuse(
            "缺少 --share 或 --amount：调整什么",
            "--share or --amount: what shall be mixed",
        )
    with editing(plan) as document:
        portfolio = document.portfolio()
        found = scenario_of(portfolio, scenario)
        scope = projects_of(portfolio, programs, projects)
        kept = [source_id(portfolio, name) for name in keep]
        made = mixed(
            portfolio,
            scope,
            _typed(portfolio, shares, amounts, tier),
            scenario=found,
            rest=cast("Rest", rest),
            profile=_profile(profile),
            locked=[(project.id, id_) for project in scope for id_ in kept],
        )
        label = speaker.say("调整筹资比例：", "mix: ")
        label += speaker.say("，", ", ").join((*shares, *amounts))
        if not dry_run:
            with document.edit(label) as writer:
                apply_amounts(writer, found.id if found else None, made.amounts)
    if form == "json":
        write_json(
            {
                "scenario": scenario,
                "written": not dry_run,
                "moved": [saying_record(each, speaker.language) for each in made.moved],
                "changed": _changed(portfolio, made.amounts),
                "broken": _broken(portfolio, found, made.amounts),
            }
        )
        return
    for each in made.moved:
        write(saying_text(each, speaker.language))
    _say_broken(speaker, portfolio, found, made.amounts)
    if dry_run:
        write(speaker.say("试算，没有写入。", "A trial; nothing was written."))


@click.command("allocate")
@with_scenario
@click.option("--project", required=True, help="The project.")
@click.option("--source", required=True, help="The source.")
@click.option("--tier", type=TIER, help="How sure it is; the source's own by default.")
@click.argument("years", metavar="YEAR=AMOUNT ...", nargs=-1, required=True)
@with_format
@with_language
@pass_speaker
@pass_plan
def allocate(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    project: str,
    source: str,
    tier: str | None,
    years: tuple[str, ...],
    form: str,
) -> None:
    """Set what a source gives a project in each year, in 10,000 yuan.

    Years that are not named stay; 0 takes money away; `none=5` has no year.

    Example: ecoplanner fund plan.ecoplan allocate --project 森林抚育
    --source 县级财政资金 2023=120 2024=80.5
    """
    wanted = {}
    for each in years:
        year, amount = pair_of(each)
        at = _year(year)
        if at in wanted:
            misuse(f"“{year}”写了两次", f"'{year}' is given twice")
        wanted[at] = fen_of(amount, year)
    with editing(plan) as document:
        portfolio = document.portfolio()
        found = scenario_of(portfolio, scenario)
        row = named(portfolio, Project, project)
        giver = named(portfolio, Source, source)
        sure = tier or giver.default_tier
        amounts: dict[Key, int] = {
            (row.id, giver.id, year, sure): fen for year, fen in wanted.items()
        }
        what = f"{row.name} {giver.name} {' '.join(years)}"
        label = speaker.say("安排资金：", "allocate: ") + what
        with document.edit(label) as writer:
            apply_amounts(writer, found.id if found else None, amounts)
    if form == "json":
        changed = _changed(portfolio, amounts)
        broken = _broken(portfolio, found, amounts)
        write_json({"scenario": scenario, "changed": changed, "broken": broken})
        return
    lines = [
        (year_name(year, speaker.language), WAN.amount(fen))
        for year, fen in wanted.items()
    ]
    write(
        f"{own_name(speaker, found)}  {row.name}  {giver.name}\n"
        + columns(lines, (False, True))
    )
    _say_broken(speaker, portfolio, found, amounts)


def _uses(
    portfolio: Portfolio, scenario: Scenario | None, amounts: Mapping[Key, int]
) -> tuple[Use, ...]:
    """Return the limits that amounts break, or break by more than before."""
    before = allotted(portfolio, scenario)
    kept = [
        part
        for part in before
        if (part.project_id, part.source_id, part.year, part.tier) not in amounts
    ]
    new = [
        Allotted(
            project_id=id_,
            source_id=source,
            year=year,
            tier=cast("Tier", sure),
            amount_fen=fen,
            row_id="",
            table="",
        )
        for (id_, source, year, sure), fen in amounts.items()
    ]
    return newly_broken(portfolio, scenario, before, [*kept, *new])


def _broken(
    portfolio: Portfolio, scenario: Scenario | None, amounts: Mapping[Key, int]
) -> list[dict[str, object]]:
    return [
        {"limit": ceiling_label(portfolio, use.ceiling), "excess_fen": use.excess_fen}
        for use in _uses(portfolio, scenario, amounts)
    ]


def _say_broken(
    speaker: Speaker,
    portfolio: Portfolio,
    scenario: Scenario | None,
    amounts: Mapping[Key, int],
) -> None:
    """Say which limits are broken by it: a limit is no wall, but none is silent."""
    for use in _uses(portfolio, scenario, amounts):
        label, by = ceiling_label(portfolio, use.ceiling), WAN.amount(use.excess_fen)
        write(
            speaker.say(
                f"突破限额“{label}”{by} 万元。",
                f"The limit “{label.english}” is broken by {by} × 10,000 yuan.",
            )
        )


def _typed(
    portfolio: Portfolio,
    shares: tuple[str, ...],
    amounts: tuple[str, ...],
    tier: str | None,
) -> list[Typed]:
    sure = cast("Tier | None", tier)
    found = []
    for text in shares:
        name, value = pair_of(text)
        id_ = source_id(portfolio, name)
        found.append(Typed(source_id=id_, share=share_of(value, name), tier=sure))
    for text in amounts:
        name, value = pair_of(text)
        id_ = source_id(portfolio, name)
        found.append(Typed(source_id=id_, amount_fen=fen_of(value, name), tier=sure))
    if len({each.source_id for each in found}) < len(found):
        misuse("同一资金来源写了两次", "a source is given twice")
    return found


def _profile(text: str | None) -> ProfileName | Mapping[int, Fraction] | None:
    if text is None or text in _PROFILES:
        return cast("ProfileName | None", text)
    found = {}
    for part in text.replace("，", ",").split(","):
        year, colon, percent = part.replace("：", ":").partition(":")
        if not colon or not year.strip().isdecimal():
            misuse(
                f"--profile：“{part}”不是 年份:百分比",
                f"--profile: '{part}' is not YEAR:PERCENT",
            )
        found[int(year)] = share_of(percent, f"--profile {year}")
    return found


def _year(text: str) -> int | None:
    if text == _NO_YEAR:
        return None
    if not text.isdecimal():
        misuse(f"“{text}”不是年份", f"'{text}' is not a year")
    return int(text)


def _changed(
    portfolio: Portfolio, amounts: Mapping[Key, int]
) -> list[dict[str, object]]:
    """Return amounts by name, for JSON."""
    return [
        {
            "project": portfolio.get(Project, project_id).name,
            "source": portfolio.get(Source, source_id_).name,
            "year": year,
            "tier": tier,
            "amount_fen": fen,
        }
        for (project_id, source_id_, year, tier), fen in amounts.items()
    ]
