"""Limits of what sources may or must give: listed with their use, added, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.shared import level_of
from ecoplanner.commands.fund.shared import misuse
from ecoplanner.commands.fund.shared import money_of
from ecoplanner.commands.fund.shared import named
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import saying_record
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.shared import with_scenario
from ecoplanner.commands.fund.sheet import Sheet
from ecoplanner.commands.fund.sheet import with_output
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotFoundError
from ecoplanner.messages import saying_text
from ecoplanner.messages import WAN
from ecoplanner.model.bilingual import joined
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.limit_text import typed_limit
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.limits import ceilings_of
from ecoplanner.model.limits import contradictions
from ecoplanner.model.limits import uses
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.saying import Saying
from ecoplanner.model.store.funding_edit import add_ceiling
from ecoplanner.model.store.funding_edit import remove_ceiling
from ecoplanner.model.text import folded
from ecoplanner.model.zone import Zone
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.limits import Contradiction
    from ecoplanner.model.limits import Use
    from ecoplanner.model.portfolio import Portfolio


#: The unit of an amount in English, as `_bare` leaves it.
_UNIT = "×10000yuan"


@click.group("ceiling")
@with_language
def ceiling() -> None:
    """List, add or remove limits of what sources may or must give.

    Example: ecoplanner fund plan.ecoplan ceiling add --source 中央 --most 90000
    """


@ceiling.command("list")
@with_scenario
@with_output
@with_format
@with_language
@pass_speaker
@pass_plan
def list_(
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    output: Path | None,
    form: str,
) -> None:
    """List limits, how much of each is used, and those that contradict each other.

    Example: ecoplanner fund plan.ecoplan ceiling list --scenario 基准
    """
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    found = scenario_of(portfolio, scenario)
    used = uses(portfolio, found)
    said = [_saying(portfolio, each) for each in contradictions(portfolio, found)]
    is_text = form != "json"
    title = speaker.say("限额", "Limits")
    sheet = Sheet(speaker, title, portfolio, found, is_shown=is_text)
    if not is_text:
        write_json(
            {
                "scenario": scenario,
                "ceilings": [_record(portfolio, use) for use in used],
                "contradictions": [
                    saying_record(each, speaker.language) for each in said
                ],
            }
        )
    if not used:
        sheet.say(speaker.say("没有限额。", "There are no limits."))
        sheet.save(output)
        return
    head = (
        "",
        speaker.say("限额", "limit"),
        speaker.say("限值（万元）", "amount (10,000 yuan)"),
        speaker.say("已用", "used"),
        speaker.say("余量", "room"),
        "",
    )
    rows = [
        (
            str(number),
            speaker.word(ceiling_label(portfolio, use.ceiling)),
            WAN.amount(use.limit_fen),
            WAN.amount(use.used_fen),
            WAN.amount(use.room_fen),
            speaker.say("突破", "broken") if use.is_broken else "",
        )
        for number, use in enumerate(used, 1)
    ]
    numbers = (True, False, True, True, True, False)
    used_of = speaker.say("限额与使用情况", "Limits and what is used of them")
    sheet.table(used_of, [head, *rows], numbers)
    for each in said:
        sheet.say(saying_text(each, speaker.language))
    sheet.save(output)


@ceiling.command("add")
@with_scenario
@click.option(
    "--source",
    help="Of this source with all below it, or of a level; of all by default.",
)
@click.option(
    "--level",
    help="Of all sources of this level in place of one source, as printed tables sum "
    "them: central, province, city, county, bond or social; or 县级.",
)
@click.option("--program", help="Only for this programme.")
@click.option("--zone", help="Only in this zone.")
@click.option("--year", type=int, help="Only in this year.")
@click.option("--most", help="No more than: an amount in 10,000 yuan, or 15%.")
@click.option("--least", help="No less than: an amount in 10,000 yuan, or 15%.")
@click.option("--note", default="", help="A remark.")
@with_format
@with_language
@pass_speaker
@pass_plan
def add(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    source: str | None,
    level: str | None,
    program: str | None,
    zone: str | None,
    year: int | None,
    most: str | None,
    least: str | None,
    note: str,
    form: str,
) -> None:
    """Add a limit, for all scenarios and the plan, or for one scenario.

    A percentage is one of the need of what the limit covers.

    Example: ecoplanner fund plan.ecoplan ceiling add --source 社会资本
    --program 农村工程 --least 15%

    Example: ecoplanner fund plan.ecoplan ceiling add --level 县级 --year 2026
    --most 8000
    """
    limit = least if most is None else most
    if limit is None or (most is not None and least is not None):
        misuse("--most 和 --least 写其中一个", "--most or --least: one of them")
    typed = typed_limit(limit)
    if isinstance(typed, Problem):
        where = "--least" if most is None else "--most"
        raise InvalidInputError([typed], where=where)
    with editing(plan) as document:
        portfolio = document.portfolio()
        found = scenario_of(portfolio, scenario)
        if source and level is None:
            source_id, of_level = money_of(portfolio, source)
        else:
            source_id = named(portfolio, Source, source).id if source else None
            of_level = None if level is None else level_of(level)
        row = Ceiling(
            id="",
            scenario_id=found.id if found else None,
            source_id=source_id,
            level=of_level,
            zone_id=named(portfolio, Zone, zone).id if zone else None,
            program_id=named(portfolio, Program, program).id if program else None,
            year=year,
            bound="least" if most is None else "most",
            amount_fen=typed.amount_fen,
            share_ppm=typed.share_ppm,
            note=note,
        )
        words = speaker.word(ceiling_label(portfolio, row))
        with document.edit(speaker.say("设限额：", "add limit: ") + words) as writer:
            made = add_ceiling(writer, row)
        after = document.portfolio()
        (use,) = (each for each in uses(after, found) if each.ceiling.id == made.id)
    if form == "json":
        write_json(_record(after, use))
        return
    text = speaker.say("已设限额：", "Added limit: ") + words
    if use.is_broken and not use.used_fen:
        # A floor comes before the money: nothing is broken by anybody yet.
        text += speaker.say("（现为 0）", " (now 0)")
    elif use.is_broken:
        by = WAN.amount(use.excess_fen)
        text += speaker.say(
            f"（现已突破 {by} 万元）", f" (broken now, by {by} × 10,000 yuan)"
        )
    write(text)


@ceiling.command("remove")
@with_scenario
@click.argument("limit", nargs=-1, required=True)
@with_format
@with_language
@pass_speaker
@pass_plan
def remove(
    plan: Path,
    speaker: Speaker,
    scenario: str | None,
    limit: tuple[str, ...],
    form: str,
) -> None:
    """Remove a LIMIT by its number in the list, by its words there, or by its id.

    Example: ecoplanner fund plan.ecoplan ceiling remove 2

    Example: ecoplanner fund plan.ecoplan ceiling remove 中央 ≤ 90,000 万元
    """
    with editing(plan) as document:
        portfolio = document.portfolio()
        found = scenario_of(portfolio, scenario)
        rows = ceilings_of(portfolio, found)
        row = _meant(portfolio, rows, " ".join(limit))
        words = speaker.word(ceiling_label(portfolio, row))
        (use,) = (each for each in uses(portfolio, found) if each.ceiling.id == row.id)
        with document.edit(speaker.say("删限额：", "remove limit: ") + words) as writer:
            remove_ceiling(writer, row.id)
    if form == "json":
        write_json({"removed": _record(portfolio, use)})
        return
    write(speaker.say(f"已删限额：{words}", f"Removed limit: {words}"))


def _meant(portfolio: Portfolio, rows: Sequence[Ceiling], text: str) -> Ceiling:
    """Return the limit of that number, of those words or of that id.

    Raises:
        NotFoundError: there is none.
    """
    if text.isdecimal() and 1 <= int(text) <= len(rows):
        return rows[int(text) - 1]
    wanted = _bare(text)
    # Of limits of the same words that of the scenario is meant.
    for row in sorted(rows, key=lambda row: row.scenario_id is None):
        label = ceiling_label(portfolio, row)
        if wanted in map(_bare, (label, label.english, row.id)):
            return row
    choices = [ceiling_label(portfolio, row) for row in rows]
    raise NotFoundError(table="ceilings", name=text, choices=choices)


def _bare(text: str) -> str:
    """Return the words of a limit as they are compared: no blanks, commas, unit."""
    bare = "".join(folded(text).split()).replace("<=", "≤").replace(">=", "≥")
    return bare.replace(",", "").removesuffix("万元").removesuffix(_UNIT)


def _record(portfolio: Portfolio, use: Use) -> dict[str, object]:
    row = use.ceiling
    scenario_id, source_id = row.scenario_id, row.source_id
    return {
        "id": row.id,
        "words": ceiling_label(portfolio, row),
        "scenario": portfolio.get(Scenario, scenario_id).name if scenario_id else None,
        "source": portfolio.get(Source, source_id).name if source_id else None,
        "level": row.level,
        "program": (
            portfolio.get(Program, row.program_id).name if row.program_id else None
        ),
        "zone": portfolio.get(Zone, row.zone_id).name if row.zone_id else None,
        "year": row.year,
        "bound": row.bound,
        "share": None if row.share_ppm is None else row.share_ppm / ONE_PPM,
        "limit_fen": use.limit_fen,
        "used_fen": use.used_fen,
        "room_fen": use.room_fen,
        "is_broken": use.is_broken,
        "excess_fen": use.excess_fen,
        "note": row.note,
    }


def _saying(portfolio: Portfolio, found: Contradiction) -> Saying:
    """Return what is wrong with limits in a sentence."""
    floors = joined(ceiling_label(portfolio, each) for each in found.floors)
    params = {
        "name": ceiling_label(portfolio, found.ceiling),
        "limit_fen": found.limit_fen,
        "against_fen": found.against_fen,
        "floors": floors,
    }
    return Saying(found.code, params)
