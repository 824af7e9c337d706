"""Scenarios side by side, and one of them made the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.shared import misuse
from ecoplanner.commands.fund.shared import named
from ecoplanner.commands.fund.shared import own_name
from ecoplanner.commands.fund.shared import pass_plan
from ecoplanner.commands.fund.shared import saying_record
from ecoplanner.commands.fund.shared import scenario_of
from ecoplanner.commands.fund.shared import year_name
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.messages import saying_text
from ecoplanner.messages import WAN
from ecoplanner.model.allotment import allotted
from ecoplanner.model.comparison import compared
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.funding_edit import adopt as adopt_scenario
from ecoplanner.model.store.funding_edit import adopting_words
from ecoplanner.model.store.versions import versions
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import GAP
from ecoplanner.words import ROOTS
from ecoplanner.words import TIERS as TIER_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.messages import Language
    from ecoplanner.model.comparison import Cell
    from ecoplanner.model.comparison import Way
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader


#: How much of a note a line of a table has room for.
_NOTE = 40


@click.command("compare")
@click.argument("scenarios", nargs=-1)
@click.option(
    "--cells",
    is_flag=True,
    help="Also every amount that differs; notes whole only in JSON.",
)
@click.option("--without-plan", is_flag=True, help="Compare with the first scenario.")
@click.option(
    "--like",
    metavar="SCENARIO",
    help="Measure gaps by year against what each year was to pay in this one, as "
    "stress does with what it starts from.",
)
@with_format
@with_language
@pass_speaker
@pass_plan
def compare(  # noqa: PLR0913, PLR0917 -- one parameter an option
    plan: Path,
    speaker: Speaker,
    scenarios: tuple[str, ...],
    cells: bool,  # noqa: FBT001 -- click passes flags by name
    without_plan: bool,  # noqa: FBT001
    like: str | None,
    form: str,
) -> None:
    """Set the plan and SCENARIOS side by side; all scenarios where none is named.

    By root, source, tier, year and programme, with the gap in all and by year. What
    a project lacks is spread evenly over its months of work; with --like a year
    lacks what it pays less than there.

    Example: ecoplanner fund plan.ecoplan compare 基准 中央少两成 补缺 --cells
    """
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    rows: list[Scenario | None] = (
        [named(portfolio, Scenario, name) for name in scenarios]
        if scenarios
        else [*portfolio.all(Scenario)]
    )
    ways = rows if without_plan else [None, *rows]
    if not ways:
        misuse("没有可以比较的筹资方案", "there is no scenario to compare")
    before = scenario_of(portfolio, like)
    parts = None if before is None else allotted(portfolio, before)
    found = compared(portfolio, ways, like=parts)
    language = speaker.language
    # Scripts find the same names whatever the language of the run: the plan's.
    lines = list(_lines(portfolio, found.ways, "zh" if form == "json" else language))
    if form == "json":
        write_json(
            {
                "ways": [_record(way, lines, at) for at, way in enumerate(found.ways)],
                "cells": [_cell_record(portfolio, each) for each in found.cells],
            }
        )
        return
    head = ("", *(own_name(speaker, way.scenario) for way in found.ways))
    table = [
        (f"{_title(by, language)}{name}", *(WAN.amount(fen) for fen in fens))
        for by, _, name, fens in lines
    ]
    write(columns([head, *table], (False, *(True for _ in found.ways))))
    if cells and found.cells:
        write("")
        write(_cell_table(speaker, portfolio, found.cells))


@click.command("adopt")
@click.argument("scenario")
@click.option("--version", help="Name of the version that keeps the plan as it was.")
@with_format
@with_language
@pass_speaker
@pass_plan
def adopt(
    plan: Path, speaker: Speaker, scenario: str, version: str | None, form: str
) -> None:
    """Make SCENARIO the plan; the plan as it was is kept as a named version.

    One step that `undo` takes back. The scenario stays and equals the plan then;
    all others keep their money. An illustration may be adopted too; it is said that
    its figures are invented.

    Example: ecoplanner fund plan.ecoplan adopt 补缺 --version 采用前
    """
    with editing(plan) as document:
        row = named(document.portfolio(), Scenario, scenario)
        kept = version or _free_name(document, f"采用“{row.name}”之前")
        label = speaker.say("采用筹资方案：", "adopt scenario: ") + row.name
        with document.edit(label) as writer:
            adopt_scenario(writer, row.id, kept)
    said = adopting_words(row)
    if form == "json":
        told = [saying_record(each, speaker.language) for each in said]
        write_json({"scenario": row.name, "version": kept, "said": told})
        return
    write(
        speaker.say(
            f"已采用：{row.name}；原来的规划保存为版本：{kept}",
            f"Adopted: {row.name}; the plan as it was is kept as version: {kept}",
        )
    )
    for each in said:
        write(saying_text(each, speaker.language))


def _free_name(reader: Reader, name: str) -> str:
    taken = {version.name for version in versions(reader)}
    found, number = name, 2
    while found in taken:
        found, number = f"{name} {number}", number + 1
    return found


def _lines(
    portfolio: Portfolio, ways: Sequence[Way], language: Language
) -> Iterator[tuple[str, str, str, list[int]]]:
    """Yield what is summed by, key, name and the amount in each way."""
    yield "need", "", "", [way.need_fen for way in ways]
    yield "given", "", "", [way.given_fen for way in ways]
    yield "gap", "", "", [way.gap_fen for way in ways]
    for root in ("central", "local", "social"):
        yield "root", root, word(ROOTS, root, language), _of(ways, "by_root", root)
    for source in portfolio.all(Source):
        fens = _of(ways, "by_source", source.id)
        if any(fens):
            yield "source", source.id, source.name, fens
    for tier in TIERS:
        name = word(TIER_WORDS, tier, language)
        yield "tier", tier, name, _of(ways, "by_tier", tier)
    for year in _years(ways, lambda way: way.by_year):
        name = year_name(year, language)
        yield "year", str(year or ""), name, _of(ways, "by_year", year)
    for program in portfolio.all(Program):
        fens = _of(ways, "by_program", program.id)
        if any(fens):
            yield "program", program.id, program.name, fens
    for year in _years(ways, lambda way: way.gap_by_year):
        name = year_name(year, language)
        yield "gap_year", str(year or ""), name, _of(ways, "gap_by_year", year)


def _of(ways: Sequence[Way], field: str, key: object) -> list[int]:
    return [getattr(way, field).get(key, 0) for way in ways]


def _years(
    ways: Sequence[Way], sums: Callable[[Way], Mapping[int | None, int]]
) -> list[int | None]:
    years = {year for way in ways for year, fen in sums(way).items() if fen}
    dated: list[int | None] = [*sorted(year for year in years if year is not None)]
    return [*dated, None] if None in years else dated


_TITLES = {
    "need": ("资金需求", "need"),
    "given": ("已安排", "set aside"),
    "gap": GAP,
    "root": ("大类 ", "root "),
    "source": ("来源 ", "source "),
    "tier": ("落实程度 ", "tier "),
    "year": ("年度 ", "year "),
    "program": ("工程 ", "programme "),
    "gap_year": ("缺口 ", "gap "),
}


def _title(by: str, language: Language) -> str:
    return word(_TITLES, by, language)


def _record(
    way: Way,
    lines: Sequence[tuple[str, str, str, list[int]]],
    at: int,
) -> dict[str, object]:
    record: dict[str, object] = {
        "name": way.scenario.name if way.scenario else None,
        "is_plan": way.scenario is None,
        "need_fen": way.need_fen,
        "allocated_fen": way.given_fen,
        "gap_fen": way.gap_fen,
    }
    for by in ("root", "source", "tier", "year", "program", "gap_year"):
        record[f"by_{by}"] = [
            {"key": key, "name": name, "amount_fen": fens[at]}
            for of, key, name, fens in lines
            if of == by
        ]
    return record


def _cell_record(portfolio: Portfolio, cell: Cell) -> dict[str, object]:
    return {
        "scenario": cell.scenario.name if cell.scenario else None,
        "project": portfolio.get(Project, cell.project_id).name,
        "source": portfolio.get(Source, cell.source_id).name,
        "year": cell.year,
        "tier": cell.tier,
        "old_fen": cell.old_fen,
        "new_fen": cell.new_fen,
        "difference_fen": cell.difference_fen,
        "note": cell.note,
    }


def _short(note: str) -> str:
    return note if len(note) <= _NOTE else f"{note[: _NOTE - 1]}…"


def _cell_table(speaker: Speaker, portfolio: Portfolio, cells: Sequence[Cell]) -> str:
    words = speaker.say(
        "方案 子项目 资金来源 年度 落实程度 原 新 增减 备注",
        "scenario project source year tier old new change note",
    )
    rows = [
        (
            own_name(speaker, cell.scenario),
            portfolio.get(Project, cell.project_id).name,
            portfolio.get(Source, cell.source_id).name,
            year_name(cell.year, speaker.language),
            word(TIER_WORDS, cell.tier, speaker.language),
            WAN.amount(cell.old_fen),
            WAN.amount(cell.new_fen),
            WAN.amount(cell.difference_fen),
            _short(" ".join(cell.note.split())),
        )
        for cell in cells
    ]
    is_right = [name in {5, 6, 7} for name in range(9)]
    return columns([tuple(words.split()), *rows], is_right)
