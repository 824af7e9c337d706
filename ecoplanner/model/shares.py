"""Budget shares: who and what takes which part of the plan's need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args
from typing import Literal
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model import allotment
from ecoplanner.model.agency import Agency
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.need_percents import need_percents
from ecoplanner.model.need_percents import program_percents
from ecoplanner.model.need_percents import task_percents
from ecoplanner.model.percents import money_percents
from ecoplanner.model.percents import percents
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio

By = Literal["program", "project", "task", "zone", "agency", "source", "tier", "year"]
WAYS: tuple[By, ...] = get_args(By)

#: Keys of rows that are no row of the plan; `ecoplanner.messages` words them.
GAP = "gap"
NONE = ""


class Share(NamedTuple):
    """One part of the whole.

    Attributes:
        key: id of the program, zone, ...; a tier or year; `gap`; or empty for what
            belongs to none.
        name: its name in the plan; empty where the key is no row of the plan.
        amount_fen: whole fen; negative only for a gap that is an excess.
    """

    key: str
    name: str
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Parts that add up to the plan's need.

    Attributes:
        by: what the parts are of.
        total_fen: the plan's need, whole fen.
        rows: the parts, in the plan's order.
        printed: their printed percents, in hundredths: 56.26 % is 5626. Together
            100 %; all 0 without a need. Other lists print the same ones.
        is_exact: whether each of these is the truth rounded down or up.
    """

    by: By
    total_fen: int
    rows: tuple[Share, ...]
    printed: tuple[int, ...]
    is_exact: bool = True

    def percents(self) -> tuple[int, ...]:
        """Return the printed percents; see `printed`."""
        return self.printed


def shares(portfolio: Portfolio, by: By, scenario: Scenario | None = None) -> Shares:
    """Return the parts of the plan's need.

    Every way gives the same total. By source, tier and year the parts are what is
    set aside and, last, the gap.

    Args:
        portfolio: the plan.
        by: what the parts are of.
        scenario: whose money is meant, for source, tier and year.
    """
    rows = tuple(_WAYS[by](portfolio, scenario))
    printed, is_exact = _printed(portfolio, by, scenario)
    if printed is None:
        figures = percents([row.amount_fen for row in rows])
    else:
        figures = tuple([printed.get(row.key, 0) for row in rows])
    return Shares(
        by=by,
        total_fen=allotment.need_fen(portfolio),
        rows=rows,
        printed=figures,
        is_exact=is_exact,
    )


def _printed(
    portfolio: Portfolio, by: By, scenario: Scenario | None
) -> tuple[Mapping[str, int] | None, bool]:
    """Return the printed percents by key, and whether each is a rounding.

    None where no other list prints the same parts.
    """
    if by in {"source", "tier", "year"}:
        return _printed_money(portfolio, by, scenario), True
    if by in {"project", "agency"}:
        need = need_percents(portfolio)
        if by == "project":
            return need.projects, True
        return need.agencies, need.is_exact
    if by == "zone":
        return None, True
    headings = program_percents if by == "program" else task_percents
    return headings(portfolio), True


def _printed_money(
    portfolio: Portfolio, by: By, scenario: Scenario | None
) -> Mapping[str, int]:
    money = money_percents(portfolio, allotment.allotted(portfolio, scenario))
    if money is None:
        return {}
    found: dict[str, int] = {GAP: money.gap}
    if by == "source":
        found.update(money.sources)
    elif by == "tier":
        found.update((tier, share) for tier, share in money.tiers.items())
    else:
        for year, share in money.years.items():
            found[NONE if year is None else str(year)] = share
    return found


def _projects(portfolio: Portfolio, _: Scenario | None) -> Iterable[Share]:
    for project in portfolio.all(Project):
        yield Share(key=project.id, name=project.name, amount_fen=project.need_fen or 0)


def _programs(portfolio: Portfolio, _: Scenario | None) -> Iterable[Share]:
    sums = allotment.needs_by_program(portfolio)
    for program in portfolio.all(Program):
        amount = sums.get(program.id, 0)
        yield Share(key=program.id, name=program.name, amount_fen=amount)


def _tasks(portfolio: Portfolio, _: Scenario | None) -> Iterable[Share]:
    sums = _sums(
        (portfolio.get(Program, program_id).task_id or NONE, need)
        for program_id, need in allotment.needs_by_program(portfolio).items()
    )
    yield from _named(portfolio.all(Task), sums)


def _zones(portfolio: Portfolio, _: Scenario | None) -> Iterable[Share]:
    sums = allotment.needs_by_zone(portfolio)
    zones = [
        zone for zone in portfolio.all(Zone) if zone.kind == "zone" or zone.id in sums
    ]
    yield from _named(zones, sums)


def _agencies(portfolio: Portfolio, _: Scenario | None) -> Iterable[Share]:
    sums = allotment.needs_by_lead(portfolio)
    yield from _named(portfolio.all(Agency), sums)


def _sources(portfolio: Portfolio, scenario: Scenario | None) -> Iterable[Share]:
    parts = allotment.allotted(portfolio, scenario)
    sums = _sums((part.source_id, part.amount_fen) for part in parts)
    for source in portfolio.all(Source):
        if source.id in sums:
            amount = sums[source.id]
            yield Share(key=source.id, name=source.name, amount_fen=amount)
    yield _gap(portfolio, sums)


def _tiers(portfolio: Portfolio, scenario: Scenario | None) -> Iterable[Share]:
    parts = allotment.allotted(portfolio, scenario)
    sums = _sums((part.tier, part.amount_fen) for part in parts)
    for tier in TIERS:
        yield Share(key=tier, name="", amount_fen=sums.get(tier, 0))
    yield _gap(portfolio, sums)


def _years(portfolio: Portfolio, scenario: Scenario | None) -> Iterable[Share]:
    parts = allotment.allotted(portfolio, scenario)
    sums = _sums(
        (NONE if part.year is None else str(part.year), part.amount_fen)
        for part in parts
    )
    for year in sorted(sums.keys() - {NONE}):
        yield Share(key=year, name=year, amount_fen=sums[year])
    if NONE in sums:
        yield Share(key=NONE, name="", amount_fen=sums[NONE])
    yield _gap(portfolio, sums)


def _gap(portfolio: Portfolio, sums: dict[str, int]) -> Share:
    missing = allotment.need_fen(portfolio) - sum(sums.values())
    return Share(key=GAP, name="", amount_fen=missing)


def _named(
    rows: Iterable[Task | Zone | Agency], sums: dict[str, int]
) -> Iterable[Share]:
    for row in rows:
        yield Share(key=row.id, name=row.name, amount_fen=sums.get(row.id, 0))
    if sums.get(NONE):
        yield Share(key=NONE, name="", amount_fen=sums[NONE])


def _sums(parts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, amount in parts:
        found[key] = found.get(key, 0) + amount
    return found


_WAYS: dict[By, Callable[[Portfolio, Scenario | None], Iterable[Share]]] = {
    "program": _programs,
    "project": _projects,
    "task": _tasks,
    "zone": _zones,
    "agency": _agencies,
    "source": _sources,
    "tier": _tiers,
    "year": _years,
}
