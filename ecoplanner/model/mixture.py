"""The money of a scenario as cells that may change, and the rows that limit them.

A cell is what one source gives one project in one year. A project takes money in its
years of work, at most its need; what needs income goes to projects that earn some;
what is locked stays. Money that is there already may stay even where none would go
today.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from fractions import Fraction
from math import ceil
from math import floor
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import in_plan_order
from ecoplanner.model.allotment import locked_pairs
from ecoplanner.model.cover import cover_of
from ecoplanner.model.cover import ZoneParts
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.limits import ceilings_of
from ecoplanner.model.limits import limit_fen
from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.cover import Cover
    from ecoplanner.model.funding import Ceiling
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio


Covering = Literal["need", "today", "none"]

#: Project, source, year or None.
Cell = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a mix has to keep besides the scenario's own limits and locks.

    Attributes:
        covering: what each project gets at least: its `need`, what it has `today`
            (no more than its need), or `none`.
        ceilings: limits besides those of the scenario.
        stays: ids of projects that are not asked about: their money stays, and counts
            in limits.
        locked: project and source of money that stays.
        unlocked: ids of projects whose locked money may change all the same.
    """

    covering: Covering = "today"
    ceilings: tuple[Ceiling, ...] = ()
    stays: frozenset[str] = frozenset()
    locked: frozenset[tuple[str, str]] = frozenset()
    unlocked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sum of cells that lies within limits.

    Attributes:
        terms: by number of the cell the part of it that counts; 1 where absent from
            `parts`.
        parts: by number of the cell a part other than 1.
        least: whole fen, or None.
        most: whole fen, or None.
        ceiling: the limit it stands for; None for that of a project.
        project_id: the project it is for; None for a limit.
        spare: by how many fen at most what a limit counts may differ from the sum of
            parts: it rounds each amount over its zones.
        off: by how much it differs in what stays as it is, which adds to that.
    """

    terms: tuple[int, ...]
    parts: Mapping[int, Fraction] = field(default_factory=dict)
    least: int | None = None
    most: int | None = None
    ceiling: Ceiling | None = None
    project_id: str | None = None
    spare: int = 0
    off: Fraction = Fraction(0)

    def centred(self, spare: int = 0) -> Row:
        """Return a row of parts for one that rounds them: what stays counts exactly.

        Args:
            spare: by how many fen it is to be wider; with its own `spare`, every mix
                keeps it whose amounts, rounded, keep this one.
        """
        if not self.off and not spare:
            return self
        least, most = self.least, self.most
        return replace(
            self,
            least=None if least is None else floor(least - spare - self.off),
            most=None if most is None else ceil(most + spare - self.off),
        )

    def used(self, fen: Sequence[int]) -> Fraction | int:
        """Return the sum of the cells, exactly."""
        if not self.parts:
            return sum(fen[at] for at in self.terms)
        # Cells of a project have one part, and sums of fractions take long.
        sums: dict[int, int] = {}
        known: dict[int, Fraction | int] = {}
        for at in self.terms:
            part = self.parts.get(at, 1)
            sums[id(part)] = sums.get(id(part), 0) + fen[at]
            known[id(part)] = part
        return sum((known[at] * amount for at, amount in sums.items()), Fraction(0))

    def holds(self, fen: Sequence[int]) -> bool:
        """Return whether cells keep it."""
        used = self.used(fen)
        over = self.most is not None and used > self.most
        return not over and (self.least is None or used >= self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Cells, what is in them, what may be, and the rows over them.

    Attributes:
        cells: the cells.
        now: what is in them, whole fen.
        upper: the most that may be in each, whole fen.
        is_fixed: whether each stays as it is.
        rows: what limits them.
        tiers: by cell the money there is, by tier.
    """

    cells: tuple[Cell, ...]
    now: tuple[int, ...]
    upper: tuple[int, ...]
    is_fixed: tuple[bool, ...]
    rows: tuple[Row, ...]
    tiers: Mapping[Cell, Mapping[str, int]]

    def amounts(self, fen: Sequence[int]) -> dict[Key, int]:
        """Return what changes, by key, whole fen.

        Less is taken from the money that is least sure. What one project or year
        loses of a source and another gains stays as sure as it was; more money than
        that is only intended, since nobody has decided it.
        """
        found: dict[Key, int] = {}
        moved: dict[str, dict[str, int]] = {}
        for cell, before, after in zip(self.cells, self.now, fen, strict=True):
            project_id, source_id, year = cell
            kept = self.tiers.get(cell, {})
            freed = moved.setdefault(source_id, {})
            rest = before - after
            for tier in reversed(TIERS):
                take = min(rest, kept.get(tier, 0))
                if take > 0:
                    found[project_id, source_id, year, tier] = kept[tier] - take
                    freed[tier] = freed.get(tier, 0) + take
                    rest -= take
        for cell, before, after in zip(self.cells, self.now, fen, strict=True):
            project_id, source_id, year = cell
            kept = self.tiers.get(cell, {})
            freed = moved[source_id]
            more = after - before
            for tier in TIERS:
                is_last = tier == TIERS[-1]
                add = more if is_last else min(more, freed.get(tier, 0))
                if add > 0:
                    found[project_id, source_id, year, tier] = kept.get(tier, 0) + add
                    freed[tier] = freed.get(tier, 0) - add
                    more -= add
        return found


def mixture_of(
    portfolio: Portfolio, scenario: Scenario | None, terms: Terms
) -> Mixture:
    """Return the cells and rows of a scenario; None for the plan's own money."""
    tiers = _tiers(portfolio, scenario)
    now = {cell: sum(parts.values()) for cell, parts in tiers.items()}
    outside = {(id_, row.id) for id_ in terms.stays for row in portfolio.all(Source)}
    locked = locked_pairs(portfolio, scenario, terms.locked)
    locked = (
        frozenset(pair for pair in locked if pair[0] not in terms.unlocked) | outside
    )
    cells: list[Cell] = []
    upper: list[int] = []
    fixed: list[bool] = []
    spans: dict[str, tuple[int, int]] = {}
    has: dict[str, list[Cell]] = {}
    for cell in now:
        has.setdefault(cell[0], []).append(cell)
    sources = [*_givers(portfolio)]
    for project in portfolio.all(Project):
        first = len(cells)
        mine = has.get(project.id, [])
        fresh = dict.fromkeys(_fresh(project, sources, locked))
        room = max(project.need_fen or 0, sum(now[cell] for cell in mine))
        for cell in dict.fromkeys([*mine, *fresh]):
            is_fixed = (cell[0], cell[1]) in locked or project.need_fen is None
            cells.append(cell)
            fixed.append(is_fixed)
            is_open = cell in fresh and not is_fixed
            upper.append(room if is_open else now.get(cell, 0))
        spans[project.id] = (first, len(cells))
    amounts = tuple(now.get(cell, 0) for cell in cells)
    rows = [
        *_project_rows(portfolio, terms, spans, amounts, fixed),
        *_limit_rows(portfolio, scenario, terms, cells, fixed, tiers),
    ]
    return Mixture(
        cells=tuple(cells),
        now=amounts,
        upper=tuple(upper),
        is_fixed=tuple(fixed),
        rows=tuple(rows),
        tiers=tiers,
    )


def _tiers(
    portfolio: Portfolio, scenario: Scenario | None
) -> dict[Cell, dict[str, int]]:
    found: dict[Cell, dict[str, int]] = {}
    for part in in_plan_order(portfolio, allotted(portfolio, scenario)):
        cell = part.project_id, part.source_id, part.year
        found.setdefault(cell, {})[part.tier] = part.amount_fen
    return found


def _givers(portfolio: Portfolio) -> Iterator[Source]:
    """Yield the sources that give money themselves: those with none below."""
    for row in portfolio.all(Source):
        if not portfolio.having(Source, "parent_id", row.id):
            yield row


def _fresh(
    project: Project, sources: Sequence[Source], locked: Collection[tuple[str, str]]
) -> Iterator[Cell]:
    """Yield the cells of a project into which new money may go."""
    if not project.need_fen:
        return
    for source in sources:
        if (project.id, source.id) in locked:
            continue
        if source.needs_income and not project.earns_income:
            continue
        for year in project.years or (None,):
            yield project.id, source.id, year


def _project_rows(
    portfolio: Portfolio,
    terms: Terms,
    spans: Mapping[str, tuple[int, int]],
    now: Sequence[int],
    fixed: Sequence[bool],
) -> Iterator[Row]:
    for project in portfolio.all(Project):
        if project.need_fen is None:
            continue
        first, end = spans[project.id]
        cells = tuple(range(first, end))
        need = project.need_fen
        stays = sum(now[at] for at in cells if fixed[at])
        asked = {"need": need, "today": min(need, sum(now[first:end])), "none": 0}
        yield Row(
            terms=cells,
            least=max(0 if project.id in terms.stays else asked[terms.covering], stays)
            or None,
            most=max(need, stays),
            project_id=project.id,
        )


def _amounts_of(tiers: Mapping[Cell, Mapping[str, int]]) -> dict[str, int]:
    """Return by source how many amounts, each as sure as no other, a cell may hold."""
    found: dict[str, set[str]] = {}
    for cell, parts in tiers.items():
        found.setdefault(cell[1], {TIERS[-1]}).update(parts)
    return {source_id: len(each) for source_id, each in found.items()}


def _limit_rows(  # noqa: PLR0913, PLR0917 - one call
    portfolio: Portfolio,
    scenario: Scenario | None,
    terms: Terms,
    cells: Sequence[Cell],
    fixed: Sequence[bool],
    tiers: Mapping[Cell, Mapping[str, int]],
) -> Iterator[Row]:
    amounts = _amounts_of(tiers)
    zones = ZoneParts(portfolio)
    programs = {row.id: row.program_id for row in portfolio.all(Project)}
    portions: dict[tuple[str, Cover], Fraction] = {}
    for ceiling in (*ceilings_of(portfolio, scenario), *terms.ceilings):
        cover = cover_of(portfolio, ceiling)
        counted: list[int] = []
        parts: dict[int, Fraction] = {}
        for at, (project_id, source_id, year) in enumerate(cells):
            if not cover.counts(source_id, programs[project_id], year):
                continue
            part = Fraction(1)
            if cover.zones is not None:
                key = project_id, cover
                if key not in portions:
                    portions[key] = zones.portion(project_id, cover)
                part = portions[key]
            if part:
                counted.append(at)
            if part not in {0, 1}:
                parts[at] = part
        limit = limit_fen(portfolio, ceiling)
        is_most = ceiling.bound == "most"
        yield Row(
            terms=tuple(counted),
            parts=parts,
            least=None if is_most else limit,
            most=limit if is_most else None,
            ceiling=ceiling,
            spare=sum(amounts.get(cells[at][1], 1) for at in parts if not fixed[at]),
            off=sum(
                (
                    zones.amount(cells[at][0], cover, fen) - part * fen
                    for at, part in parts.items()
                    if fixed[at]
                    for fen in tiers.get(cells[at], {}).values()
                ),
                Fraction(0),
            ),
        )
