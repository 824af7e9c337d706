"""Money of the plan or of a scenario, summed for one scope: source by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import given_by_project
from ecoplanner.model.funding import Source
from ecoplanner.model.percents import percents
from ecoplanner.model.percents import source_percents
from ecoplanner.model.plan import Phase
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.yearly import gap_by_year
from ecoplanner.model.yearly import YearMoney

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.percents import SourcePercents
    from ecoplanner.model.portfolio import Portfolio

RowKind = Literal["group", "source", "given", "need", "gap"]
ScopeKind = Literal["plan", "program", "project", "selection"]
Years = tuple[int | None, ...]
#: Whole fen by source, year and tier.
Cells = Mapping[tuple[str, int | None, str], int]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose money is shown: of the plan, a programme, a project or a selection.

    Attributes:
        kind: which of them.
        id: of the programme or project.
        ids: of the projects of a selection, in the plan's order.
    """

    kind: ScopeKind = "plan"
    id: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """What is set aside, by project; in the plan or in a scenario.

    Attributes:
        by_project: amounts of each project that has any.
        given: their sums, whole fen.
    """

    by_project: Mapping[str, Sequence[Allotted]]
    given: Mapping[str, int]

    def years_of(self, project_id: str) -> dict[int | None, int]:
        """Return what a project is given by year, whole fen."""
        found: dict[int | None, int] = defaultdict(int)
        for part in self.by_project.get(project_id, ()):
            found[part.year] += part.amount_fen
        return dict(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the matrix.

    Attributes:
        kind: what it is; the last three are below the sources.
        source: the source; None below the sources.
        depth: 0 for a root.
        amounts: whole fen by year; None stands for money without a year.
        total: their sum; for a need and a gap what is known without years too.
        share: printed percent of the need, in hundredths; None without a need.
        tiers: whole fen by tier.
    """

    kind: RowKind
    source: Source | None = None
    depth: int = 0
    amounts: Mapping[int | None, int]
    total: int
    share: int | None = None
    tiers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Source by year for one scope.

    Attributes:
        scope: whose money it is.
        title: name of the programme or project; empty for the plan.
        projects: the projects in the scope.
        need: their need, whole fen.
        years: calendar years, in order; last None where money has no year.
        rows: the sources in tree order, then given, need and gap.
        cells: whole fen by source, year and tier, of those that give money.
    """

    scope: Scope
    title: str
    projects: tuple[Project, ...]
    need: int
    years: Years
    rows: tuple[Row, ...]
    cells: Cells

    @property
    def given(self) -> int:
        """What is set aside in all, whole fen."""
        return self.rows[-3].total


def money_of(portfolio: Portfolio, scenario: Scenario | None) -> Money:
    """Return what is set aside, by project; worked out once for a state of the plan."""
    return portfolio.once((money_of, scenario), lambda: _money_of(portfolio, scenario))


def _money_of(portfolio: Portfolio, scenario: Scenario | None) -> Money:
    by_project: dict[str, list[Allotted]] = defaultdict(list)
    for part in allotted(portfolio, scenario):
        by_project[part.project_id].append(part)
    return Money(dict(by_project), given_by_project(portfolio, scenario))


def projects_in(portfolio: Portfolio, scope: Scope) -> tuple[Project, ...]:
    """Return the projects of a scope, in the plan's order; gone ones leave none."""
    if scope.kind == "plan":
        return portfolio.all(Project)
    if scope.kind == "program":
        return portfolio.having(Project, "program_id", scope.id)
    if scope.kind == "selection":
        wanted = set(scope.ids)
        return tuple(row for row in portfolio.all(Project) if row.id in wanted)
    return portfolio.having(Project, "id", scope.id)


def program_number(portfolio: Portfolio, scope: Scope) -> int:
    """Return the place of the programme that is shown, from 1; 0 for none."""
    ids = [row.id for row in portfolio.all(Program)]
    is_program = scope.kind == "program" and scope.id in ids
    return ids.index(scope.id) + 1 if is_program else 0


def matrix_of(portfolio: Portfolio, money: Money, scope: Scope) -> Matrix:
    """Return source by year for a scope; everything in it adds up to the fen."""
    projects = projects_in(portfolio, scope)
    # There are thousands of parts and few sums: they are gone through only once.
    cells: dict[tuple[str, int | None, str], int] = defaultdict(int)
    for row in projects:
        for part in money.by_project.get(row.id, ()):
            cells[part.source_id, part.year, part.tier] += part.amount_fen
    frame = Frame(
        scope=scope,
        title=_title(portfolio, scope),
        projects=projects,
        need=sum(project.need_fen or 0 for project in projects),
        years=_years(portfolio, projects),
    )
    gap = gap_by_year(projects, money.given, money.years_of)
    return summed(portfolio, frame, dict(cells), gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a matrix is about, whatever money there is.

    Attributes:
        scope: whose money it is.
        title: name of the programme or project; empty for the plan.
        projects: the projects in the scope.
        need: their need, whole fen.
        years: years that are shown though they have no money.
    """

    scope: Scope
    title: str
    projects: tuple[Project, ...]
    need: int
    years: frozenset[int | None]


def frame_of(portfolio: Portfolio, matrix: Matrix) -> Frame:
    """Return what a matrix is about."""
    return Frame(
        scope=matrix.scope,
        title=matrix.title,
        projects=matrix.projects,
        need=matrix.need,
        years=_years(portfolio, matrix.projects),
    )


def summed(
    portfolio: Portfolio, frame: Frame, cells: Cells, gap: Mapping[int | None, int]
) -> Matrix:
    """Return the matrix of sums that are known.

    Args:
        portfolio: the plan.
        frame: what it is about.
        cells: what is set aside; none of them zero.
        gap: what is missing, whole fen by year.
    """
    tree = source_tree(portfolio)
    sums: dict[str, dict[int | None, int]] = defaultdict(lambda: defaultdict(int))
    tiers: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    above = {source.id: source.parent_id for source, _ in tree}
    given: dict[int | None, int] = defaultdict(int)
    by_source: dict[str, int] = defaultdict(int)
    for (source_id, year, tier), fen in cells.items():
        given[year] += fen
        by_source[source_id] += fen
        at: str | None = source_id
        while at is not None:
            sums[at][year] += fen
            tiers[at][tier] += fen
            at = above.get(at)
    spread = YearMoney(given=dict(given), gap=gap)
    parents = {source.parent_id for source, _ in tree}
    rows = [
        Row(
            kind="group" if source.id in parents else "source",
            source=source,
            depth=depth,
            amounts=dict(sums[source.id]),
            total=sum(sums[source.id].values()),
            tiers=dict(tiers[source.id]),
        )
        for source, depth in tree
    ]
    years = _in_order(frame.years | given.keys())
    needs = {year: spread.need(year) for year in years}
    total, need = sum(given.values()), frame.need
    rows += [
        Row(kind="given", amounts=spread.given, total=total),
        Row(kind="need", amounts=needs, total=need),
        Row(kind="gap", amounts=gap, total=need - total),
    ]
    is_whole = frame.scope.kind == "plan"
    printed = source_percents(portfolio, by_source) if is_whole else None
    return Matrix(
        scope=frame.scope,
        title=frame.title,
        projects=frame.projects,
        need=need,
        years=years,
        rows=tuple(_with_shares(rows, need, printed)),
        cells=cells,
    )


def plan_matrix(portfolio: Portfolio, scenario: Scenario | None) -> Matrix:
    """Return source by year for the whole plan, worked out once for a state of it."""
    return portfolio.once(
        (plan_matrix, scenario),
        lambda: matrix_of(portfolio, money_of(portfolio, scenario), Scope()),
    )


def source_tree(
    portfolio: Portfolio, parent: str | None = None, depth: int = 0
) -> list[tuple[Source, int]]:
    """Return the sources with their depth, each under its parent."""
    # A function inside that calls itself would keep the portfolio in a circle.
    found: list[tuple[Source, int]] = []
    for source in portfolio.having(Source, "parent_id", parent):
        found.append((source, depth))
        found += source_tree(portfolio, source.id, depth + 1)
    return found


def sources_with_money(
    portfolio: Portfolio, scenario: Scenario | None
) -> frozenset[str]:
    """Return the ids of the sources that give any, worked out once for a state."""
    return portfolio.once(
        (sources_with_money, scenario),
        lambda: frozenset([part.source_id for part in allotted(portfolio, scenario)]),
    )


def line_count(
    portfolio: Portfolio, scenario: Scenario | None, *, only_money: bool
) -> int:
    """Return how many lines of sources the matrix of the whole plan has.

    Args:
        portfolio: the plan.
        scenario: whose money it is; None for the plan's own.
        only_money: whether sources without money have none.
    """
    above = {source.id: source.parent_id for source in portfolio.all(Source)}
    if not only_money:
        return len(above)
    shown: set[str] = set()
    for source_id in sources_with_money(portfolio, scenario):
        at: str | None = source_id
        while at is not None:
            shown.add(at)
            at = above.get(at)
    return len(shown) or len(above)


def _years(portfolio: Portfolio, projects: Sequence[Project]) -> frozenset[int | None]:
    """Return the years that matter without money: of the first phase and of work."""
    phases = portfolio.all(Phase)
    plan = portfolio.plan
    found: set[int | None]
    if phases:
        found = set(range(phases[0].first_year, phases[0].last_year + 1))
    else:
        found = set(
            range(plan.first_year, min(plan.last_year, plan.first_year + 4) + 1)
        )
    spans = {(row.first_year, row.last_year) for row in projects}
    for first, last in spans:
        if first is not None and last is not None:
            found.update(range(first, last + 1))
    if any(project.need_fen and not project.years for project in projects):
        found.add(None)
    return frozenset(found)


def _in_order(years: Collection[int | None]) -> Years:
    """Return years in order, None last."""
    dated: Years = tuple(sorted(year for year in years if year is not None))
    return (*dated, None) if None in years else dated


def _title(portfolio: Portfolio, scope: Scope) -> str:
    if scope.kind == "program":
        return "".join(row.name for row in portfolio.having(Program, "id", scope.id))
    if scope.kind == "project":
        return "".join(row.name for row in portfolio.having(Project, "id", scope.id))
    if scope.kind == "selection":
        names = [row.short_name or row.name for row in _programs(portfolio, scope)]
        return "、".join(names)
    return ""


def _programs(portfolio: Portfolio, scope: Scope) -> list[Program]:
    """Return the programmes of a selection."""
    found = {row.program_id for row in projects_in(portfolio, scope)}
    return [row for row in portfolio.all(Program) if row.id in found]


def _with_shares(
    rows: list[Row], need: int, printed: SourcePercents | None
) -> list[Row]:
    """Give every row its percent: sources and gap add up to 100.00.

    Args:
        rows: the lines, the gap last.
        need: of the scope, whole fen.
        printed: what the printed tables of the whole plan say; None for a part.
    """
    if need <= 0:
        return rows
    leaves = [at for at, row in enumerate(rows) if row.kind in {"source", "gap"}]
    parts = percents([rows[at].total for at in leaves])
    if printed is not None:
        ids = (source.id if (source := rows[at].source) else "" for at in leaves)
        parts = tuple(
            printed.sources.get(id_, 0) if id_ else printed.gap for id_ in ids
        )
    shares = dict(zip(leaves, parts, strict=True))
    whole = 10_000
    for at, row in enumerate(rows):
        if row.kind == "group":
            shares[at] = sum(shares[leaf] for leaf in _leaves_under(rows, at))
        elif row.kind == "given":
            shares[at] = whole - shares[len(rows) - 1]
        elif row.kind == "need":
            shares[at] = whole
    return [replace(row, share=shares[at]) for at, row in enumerate(rows)]


def _leaves_under(rows: list[Row], group: int) -> Iterator[int]:
    for at in range(group + 1, len(rows)):
        row = rows[at]
        if row.source is None or row.depth <= rows[group].depth:
            return
        if row.kind == "source":
            yield at
