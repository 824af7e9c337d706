"""The printed percents of what agencies lead, within programmes and projects."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from itertools import islice
from operator import attrgetter
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import leads_of
from ecoplanner.model.allotment import NONE
from ecoplanner.model.fitting import may_fit
from ecoplanner.model.percents import split_shares
from ecoplanner.model.percents import sums
from ecoplanner.model.percents import WHOLE
from ecoplanner.model.project import Project
from ecoplanner.model.rounding import evenly
from ecoplanner.model.rounding import rounded_groups
from ecoplanner.model.rounding import rounded_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio

#: Cells of a table of programmes by agencies that is still rounded both ways: more
#: would take longer than the edit that a person waits for.
_MOST_CELLS = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadPercents:
    """What takes which part of the need, below programmes.

    Attributes:
        projects: by id.
        leads: by project and agency; a project without a lead under "".
        agencies: by id; what nobody leads under "".
        is_exact: whether every agency's figure is the truth rounded down or up.
    """

    projects: Mapping[str, int]
    leads: Mapping[tuple[str, str], int]
    agencies: Mapping[str, int]
    is_exact: bool


class _Group(NamedTuple):
    """The projects of a programme, and where the first stands in the plan."""

    program_id: str
    first: tuple[int, str]
    ids: tuple[str, ...]
    needs: tuple[int, ...]


class _Mixed(NamedTuple):
    """A programme that has several rows of the table, or several cells in one.

    Attributes:
        rows: its rows: what agencies lead alone, then each project with several leads.
        places: its projects.
    """

    rows: range
    places: range


class Leads:
    """The parts of projects that agencies lead, rounded within the programmes.

    Projects are listed programme by programme and all are split together: a large
    plan has thousands of programmes, most of a few projects with one lead each.

    Args:
        portfolio: the plan.
        whole: its need, whole fen.
        programs: printed shares of the programmes.
    """

    def __init__(
        self, portfolio: Portfolio, whole: int, programs: Mapping[str, int]
    ) -> None:
        self._whole = whole
        found = portfolio.each_group(Project, "program_id", _group)
        groups = sorted(found.values(), key=attrgetter("first"))
        self._shares = [programs[group.program_id] for group in groups]
        self._sizes = [len(group.ids) for group in groups]
        self._ids = [*chain.from_iterable([group.ids for group in groups])]
        self._needs = [*chain.from_iterable([group.needs for group in groups])]
        known, none = leads_of(portfolio), (NONE,)
        self._leads = [known.get(id_, none) for id_ in self._ids]
        keys = _keys_of(portfolio)
        #: What the figures of a project are kept by.
        self._keys = [keys.get(id_) or ((id_, NONE),) for id_ in self._ids]
        #: By place of a project with several leads what each of them has.
        self._splits = {
            at: evenly(self._needs[at], len(leads))
            for at, leads in enumerate(self._leads)
            if len(leads) > 1
        }
        self._agencies = [*chain.from_iterable(self._leads)]
        amounts = _with_splits(self._needs, self._splits)
        self._sums = sums(zip(self._agencies, amounts, strict=True))

    def by_project_first(self) -> LeadPercents:
        """Round projects within programmes, then leads within projects."""
        whole, splits = self._whole, self._splits
        shares = split_shares(self._shares, self._needs, self._sizes, whole)
        amounts = [*chain.from_iterable(splits.values())]
        sizes = [*map(len, splits.values())]
        tops = [shares[at] for at in splits]
        own = iter(split_shares(tops, amounts, sizes, whole))
        owned = {
            at: [*islice(own, size)] for at, size in zip(splits, sizes, strict=True)
        }
        parts = _with_splits(shares, owned)
        keys = chain.from_iterable(self._keys)
        led = sums(zip(self._agencies, parts, strict=True))
        return LeadPercents(
            projects=dict(zip(self._ids, shares, strict=True)),
            leads=dict(zip(keys, parts, strict=True)),
            agencies=led,
            is_exact=are_roundings(led, self._sums, whole),
        )

    def by_agency_too(self, plain: LeadPercents) -> LeadPercents | None:
        """Round so that programmes and agencies both add up; None if none can.

        A row of the table is what a programme has of projects with one lead, or a
        project with several; a column is an agency.

        Args:
            plain: what `by_project_first` found.
        """
        columns = {agency: at for at, agency in enumerate(self._sums)}
        width, height = len(columns), len(self._sizes) + len(self._splits)
        if width * height > _MOST_CELLS:
            return None
        table: list[list[int]] = []
        totals: list[int] = []
        mixed: list[_Mixed] = []
        settled = [(0, 0)] * width
        start, whole = 0, self._whole
        for share, size in zip(self._shares, self._sizes, strict=True):
            leads, end = self._leads[start], start + size
            if len(leads) == 1 and self._leads[start:end].count(leads) == size:
                # Most programmes of a large plan: their share is the agency's too.
                at, row = columns[leads[0]], [0] * width
                row[at] = sum(self._needs[start:end]) * WHOLE
                table.append(row)
                totals.append(share * whole)
                total, number = settled[at]
                settled[at] = total + totals[-1], number + row[at]
            else:
                places = range(start, end)
                rows = self._rows(places, columns)
                mixed.append(_Mixed(range(len(table), len(table) + len(rows)), places))
                table += rows
                totals += self._tops(share, rows)
            start = end
        others = [at for each in mixed for at in each.rows]
        some, tops = [table[at] for at in others], [totals[at] for at in others]
        if not may_fit(some, whole, tops, settled):
            return None
        solved = rounded_table(table, whole, row_totals=totals)
        if not solved.exact:
            return None
        own = self._within(mixed, columns, solved.cells)
        projects = sums((project, part) for (project, _), part in own.items())
        led = zip(columns, solved.column_totals, strict=True)
        return LeadPercents(
            projects={**plain.projects, **projects},
            leads={**plain.leads, **own},
            agencies={agency: total // whole for agency, total in led},
            is_exact=True,
        )

    def _tops(self, share: int, rows: Sequence[Sequence[int]]) -> list[int]:
        """Return the printed totals of a programme's rows, scaled."""
        found = [share]
        if len(rows) > 1:
            row_sums, sizes = [sum(row) for row in rows], [len(rows)]
            found = rounded_groups(row_sums, self._whole, sizes=sizes, totals=found)
        return [top * self._whole for top in found]

    def _rows(self, places: range, columns: Mapping[str, int]) -> list[list[int]]:
        """Return the rows of a programme, scaled; see `_Mixed`."""
        alone = [0] * len(columns)
        rows = [alone]
        for at in places:
            leads = self._leads[at]
            if len(leads) == 1:
                alone[columns[leads[0]]] += self._needs[at] * WHOLE
                continue
            row = [0] * len(columns)
            for agency, part in zip(leads, self._splits[at], strict=True):
                row[columns[agency]] = part * WHOLE
            rows.append(row)
        return rows

    def _within(
        self,
        mixed: Iterable[_Mixed],
        columns: Mapping[str, int],
        cells: Sequence[Sequence[int]],
    ) -> dict[tuple[str, str], int]:
        """Split the cells of programmes over their projects."""
        found: dict[tuple[str, str], int] = {}
        keys: list[tuple[str, str]] = []
        needs: list[int] = []
        sizes: list[int] = []
        tops: list[int] = []
        for rows, places in mixed:
            alone: dict[str, list[int]] = {}
            row = rows.start
            for at in places:
                leads = self._leads[at]
                if len(leads) == 1:
                    alone.setdefault(leads[0], []).append(at)
                    continue
                row += 1
                for key in self._keys[at]:
                    found[key] = cells[row][columns[key[1]]] // self._whole
            for agency, members in alone.items():
                tops.append(cells[rows.start][columns[agency]] // self._whole)
                sizes.append(len(members))
                keys += [self._keys[at][0] for at in members]
                needs += [self._needs[at] for at in members]
        parts = split_shares(tops, needs, sizes, self._whole)
        return found | dict(zip(keys, parts, strict=True))


def are_roundings(
    printed: Mapping[str, int], exact: Mapping[str, int], whole: int
) -> bool:
    """Return whether each figure is its true share rounded down or up."""
    return whole <= 0 or all(
        abs(share * whole - exact[key] * WHOLE) < whole
        for key, share in printed.items()
    )


def _keys_of(portfolio: Portfolio) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return by project itself with each of its leads; see `leads_of`."""
    known = leads_of(portfolio)
    return portfolio.kept(
        _keys_of,
        (known,),
        lambda: {
            id_: tuple([(id_, agency) for agency in leads])
            for id_, leads in known.items()
        },
    )


def _group(rows: Sequence[Project]) -> _Group:
    return _Group(
        rows[0].program_id,
        (rows[0].position, rows[0].id),
        tuple([row.id for row in rows]),
        tuple([row.need_fen or 0 for row in rows]),
    )


def _with_splits(
    values: Sequence[int], splits: Mapping[int, Sequence[int]]
) -> list[int]:
    """Return values with parts of them in place of some, by place in order."""
    found: list[int] = []
    start = 0
    for at, parts in splits.items():
        found += values[start:at]
        found += parts
        start = at + 1
    return [*found, *values[start:]]
