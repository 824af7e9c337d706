"""Solving and choosing on plans of any size: five years, six sources."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from ecoplanner.bench.plans import plan_rows
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Source
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.project import Project

_FIRST = 2021
_YEARS = range(_FIRST, _FIRST + 5)
_SOURCES = 6
#: Parts of the money set aside that the ceilings of a year allow: for a choice far
#: too little, for a mix too little of one source and more of the others.
_SCARCE = 12
_TIGHT_PCT, _WIDE_PCT = 80, 130


def money_portfolio(count: int, *, is_scarce: bool) -> Portfolio:
    """Return a plan with money of six sources in five years, and their ceilings.

    Args:
        count: number of projects; all have a benefit, a need and a start that is
            free by three years.
        is_scarce: whether the ceilings are for a choice, or for a mix.
    """
    draw = random.Random(count)  # noqa: S311 - the same plan each time
    rows: dict[type[Any], dict[str, Any]] = {}
    for row in plan_rows(count):
        rows.setdefault(type(row), {})[row.id] = row
    every = [row for row in rows[Source].values() if row.kind != "group"]
    sources = every[:_SOURCES]
    kept = {row.parent_id for row in sources} | {row.id for row in sources}
    rows[Source] = {id_: row for id_, row in rows[Source].items() if id_ in kept}
    projects = [_project(row, draw) for row in rows[Project].values()]
    given = [row for project in projects for row in _given(project, sources, draw)]
    rows[Project] = {row.id: row for row in projects}
    rows[Allocation] = {row.id: row for row in given}
    ceilings = _ceilings(given, sources, is_scarce=is_scarce)
    rows[Ceiling] = {row.id: row for row in ceilings}
    return Portfolio(rows)


def _project(row: Project, draw: random.Random) -> Project:
    first = _FIRST + draw.randrange(3)
    return replace(
        row,
        first_year=first,
        last_year=first + draw.randrange(3),
        first_month=None,
        last_month=None,
        need_fen=draw.randrange(100, 5_000) * FEN_PER_WAN,
        benefit=str(draw.randrange(10, 1_000)),
        start_from=first,
        start_to=first + 3,
    )


def _given(
    project: Project, sources: list[Source], draw: random.Random
) -> list[Allocation]:
    part = (project.need_fen or 0) // (len(sources) * len(project.years))
    return [
        Allocation(
            id=f"{project.id}-{source.id}-{year}",
            project_id=project.id,
            source_id=source.id,
            year=year,
            amount_fen=part * draw.randrange(2, 10) // 10,
        )
        for source in sources
        for year in project.years
    ]


def _ceilings(
    given: list[Allocation], sources: list[Source], *, is_scarce: bool
) -> list[Ceiling]:
    sums: dict[tuple[str, int | None], int] = {}
    totals: dict[str, int] = {}
    for row in given:
        key = row.source_id, row.year
        sums[key] = sums.get(key, 0) + row.amount_fen
        totals[row.source_id] = totals.get(row.source_id, 0) + row.amount_fen
    found: list[Ceiling] = []
    for at, source in enumerate(sources):
        percent = _TIGHT_PCT if at == 1 else _WIDE_PCT
        for year in _YEARS:
            fen = sums.get((source.id, year), 0) * percent // 100
            if is_scarce:
                fen = totals.get(source.id, 0) // _SCARCE
            found.append(
                Ceiling(
                    id=f"{source.id}-{year}",
                    source_id=source.id,
                    year=year,
                    amount_fen=fen,
                )
            )
    return found
