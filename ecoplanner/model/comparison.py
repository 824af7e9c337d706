"""The plan's money and its scenarios side by side, down to every changed amount."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.yearly import year_money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.yearly import YearMoney


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The plan's money, or that of one scenario; whole fen.

    Attributes:
        scenario: the scenario; None for the plan.
        need_fen: the plan's need.
        given_fen: set aside in all; each of the following adds up to it.
        by_source: by id of the source that gives, without what lies below it.
        by_root: by root.
        by_tier: by tier.
        by_year: by year, None for money without a year.
        by_program: by id of the programme.
        gap_by_year: what is missing in each year, against the needs of each year that
            `compared` was given, else see `yearly.year_money`.
    """

    scenario: Scenario | None
    need_fen: int
    given_fen: int
    by_source: Mapping[str, int]
    by_root: Mapping[str, int]
    by_tier: Mapping[str, int]
    by_year: Mapping[int | None, int]
    by_program: Mapping[str, int]
    gap_by_year: Mapping[int | None, int]

    @property
    def gap_fen(self) -> int:
        """What is missing in all; below zero for an excess."""
        return self.need_fen - self.given_fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One amount in which a way differs from the first.

    Attributes:
        scenario: of the way; None for the plan.
        project_id: the project.
        source_id: the source.
        year: calendar year, or None.
        tier: how sure the money is.
        old_fen: in the first way, whole fen.
        new_fen: in this way, whole fen.
        note: why the scenario says so.
    """

    scenario: Scenario | None
    project_id: str
    source_id: str
    year: int | None
    tier: str
    old_fen: int
    new_fen: int
    note: str = ""

    @property
    def difference_fen(self) -> int:
        """What came on top; below zero for what went."""
        return self.new_fen - self.old_fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Ways of funding side by side.

    Attributes:
        ways: in the order asked for; the first is what the others differ from.
        cells: every changed amount, way by way, in the plan's order of projects and
            sources, then by year.
    """

    ways: tuple[Way, ...]
    cells: tuple[Cell, ...]


def compared(
    portfolio: Portfolio,
    ways: Sequence[Scenario | None],
    *,
    like: Iterable[Allotted] | None = None,
) -> Comparison:
    """Return ways of funding side by side.

    Args:
        portfolio: the plan.
        ways: scenarios, None for the plan's own money; at least one.
        like: money, such as that before a shock, that says what each year needs, so
            that gaps by year are those of `stress.stressed`; without it what each way
            lacks is spread over the months of work.
    """
    money = None if like is None else year_money(portfolio.all(Project), like)
    parts = [allotted(portfolio, way) for way in ways]
    first = _amounts(parts[0])
    cells = [
        cell
        for way, each in zip(ways[1:], parts[1:], strict=True)
        for cell in _cells(portfolio, way, first, _amounts(each))
    ]
    return Comparison(
        ways=tuple(
            _way(portfolio, way, each, money)
            for way, each in zip(ways, parts, strict=True)
        ),
        cells=tuple(cells),
    )


def _amounts(parts: Iterable[Allotted]) -> dict[Key, int]:
    return {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in parts
    }


def _way(
    portfolio: Portfolio,
    scenario: Scenario | None,
    parts: Sequence[Allotted],
    before: YearMoney | None,
) -> Way:
    projects = portfolio.all(Project)
    roots = {row.id: row.root for row in portfolio.all(Source)}
    programs = {row.id: row.program_id for row in projects}
    money = year_money(projects, parts)
    gap = dict(money.gap)
    if before is not None:
        years = dict.fromkeys((*before.years, *money.years))
        gap = {year: before.need(year) - money.given.get(year, 0) for year in years}
    return Way(
        scenario=scenario,
        need_fen=need_fen(portfolio),
        given_fen=sum(part.amount_fen for part in parts),
        by_source=_sums((part.source_id, part.amount_fen) for part in parts),
        by_root=_sums((roots[part.source_id], part.amount_fen) for part in parts),
        by_tier=_sums((part.tier, part.amount_fen) for part in parts),
        by_year=dict(money.given),
        by_program=_sums(
            (programs[part.project_id], part.amount_fen) for part in parts
        ),
        gap_by_year=gap,
    )


def _sums(parts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, fen in parts:
        found[key] = found.get(key, 0) + fen
    return found


def _cells(
    portfolio: Portfolio,
    scenario: Scenario | None,
    old: Mapping[Key, int],
    new: Mapping[Key, int],
) -> list[Cell]:
    scenario_id = scenario.id if scenario else None
    notes: dict[Key, str] = {
        (row.project_id, row.source_id, row.year, row.tier): row.note
        for row in portfolio.having(Override, "scenario_id", scenario_id)
    }
    projects = {row.id: at for at, row in enumerate(portfolio.all(Project))}
    sources = {row.id: at for at, row in enumerate(portfolio.all(Source))}
    keys = [key for key in {**old, **new} if old.get(key, 0) != new.get(key, 0)]
    keys.sort(key=lambda key: (projects[key[0]], sources[key[1]], key[2] or 0, key[3]))
    return [
        Cell(
            scenario=scenario,
            project_id=key[0],
            source_id=key[1],
            year=key[2],
            tier=key[3],
            old_fen=old.get(key, 0),
            new_fen=new.get(key, 0),
            note=notes.get(key, ""),
        )
        for key in keys
    ]
