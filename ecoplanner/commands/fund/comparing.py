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
from ecoplanner.model.comparison import compared
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.store.funding_edit import adopt as adopt_scenario
from ecoplanner.model.store.funding_edit import adopting_words
from ecoplanner.model.store.versions import versions
from ecoplanner.reports.comparing import cell_heads
from ecoplanner.reports.comparing import CELL_NUMBERS
from ecoplanner.reports.comparing import cell_table
from ecoplanner.reports.comparing import cell_texts
from ecoplanner.reports.comparing import compared_lines
from ecoplanner.reports.comparing import comparison_tables
from ecoplanner.reports.manner import in_wan
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json
from ecoplanner.words import GAP
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.messages import Language
    from ecoplanner.model.comparison import Cell
    from ecoplanner.model.comparison import Way
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader
    from ecoplanner.reports.comparing import Line
    from ecoplanner.reports.manner import Manner


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
@with_output
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
    output: Path | None,
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
    is_text = form != "json"
    manner = in_wan(speaker.language)
    # Scripts find the same names whatever the language of the run: the plan's.
    lines = [
        *compared_lines(portfolio, found.ways, manner if is_text else in_wan("zh"))
    ]
    names = [own_name(speaker, way.scenario) for way in found.ways]
    sheet = _sheet(speaker, portfolio, before, is_text=is_text)
    if not is_text:
        write_json(
            {
                "ways": [_record(way, lines, at) for at, way in enumerate(found.ways)],
                "cells": [_cell_record(portfolio, each) for each in found.cells],
            }
        )
    table = [
        (_titled(line, speaker.language), *map(WAN.amount, line.fens)) for line in lines
    ]
    flags = (False, *(True for _ in names))
    sheet.write(columns([("", *names), *table], flags))
    sheet.add(*comparison_tables(portfolio, found, names, manner))
    if cells and found.cells:
        sheet.write("")
        sheet.write(_cell_lines(speaker, portfolio, found.cells, manner))
        sheet.add(cell_table(portfolio, found.cells, _namer(speaker), manner))
    sheet.save(output)


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


def _titled(line: Line, language: Language) -> str:
    return f"{word(_TITLES, line.by, language)}{line.name}"


def _namer(speaker: Speaker) -> Callable[[Cell], str]:
    return lambda cell: own_name(speaker, cell.scenario)


def _sheet(
    speaker: Speaker, portfolio: Portfolio, like: Scenario | None, *, is_text: bool
) -> Sheet:
    """Return the page of a comparison: it is about the whole plan."""
    title = speaker.say("方案比较", "Scenarios side by side")
    sheet = Sheet(speaker, title, portfolio, facts=(), is_shown=is_text)
    if like is not None:
        sheet.note(
            speaker.say(
                f"分年缺口按“{like.name}”各年应付的资金计算。",
                f"Gaps by year are measured against what each year pays in "
                f"“{like.name}”.",
            )
        )
    else:
        sheet.note(
            speaker.say(
                "分年缺口：项目所缺资金按实施月份平均分摊。",
                "Gap by year: what a project lacks is spread evenly over its months "
                "of work.",
            )
        )
    return sheet


def _record(
    way: Way,
    lines: Sequence[Line],
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
            {"key": line.key, "name": line.name, "amount_fen": line.fens[at]}
            for line in lines
            if line.by == by
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


def _cell_lines(
    speaker: Speaker, portfolio: Portfolio, cells: Sequence[Cell], manner: Manner
) -> str:
    rows = []
    for each in cells:
        name = own_name(speaker, each.scenario)
        *texts, note = cell_texts(portfolio, each, name, manner)
        rows.append((*texts, _short(note)))
    return columns([cell_heads(manner), *rows], CELL_NUMBERS)


def _short(note: str) -> str:
    return note if len(note) <= _NOTE else f"{note[: _NOTE - 1]}…"
