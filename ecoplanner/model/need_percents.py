"""The printed percents of what the need is for: one figure for one fact.

`percents` says how figures are rounded, `docs/decisions.md` in what order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import by_lead
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.fitting import may_fit
from ecoplanner.model.percents import grouped
from ecoplanner.model.percents import percents
from ecoplanner.model.percents import split_share
from ecoplanner.model.percents import sums
from ecoplanner.model.percents import WHOLE
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.rounding import rounded_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio

#: Key of what belongs to no task or no lead.
NONE = ""
#: Cells of a table of programmes by agencies that is still rounded both ways: more
#: would take longer than the edit that a person waits for.
_MOST_CELLS = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedPercents:
    """What takes which part of the need.

    Attributes:
        tasks: by id; what belongs to no task under "".
        programs: by id.
        projects: by id.
        leads: by project and agency; a project without a lead under "".
        agencies: by id; what nobody leads under "".
        is_exact: whether every agency's figure is the truth rounded down or up. If
            not, it is still the sum of its projects' figures, and a note is due.
    """

    tasks: Mapping[str, int]
    programs: Mapping[str, int]
    projects: Mapping[str, int]
    leads: Mapping[tuple[str, str], int]
    agencies: Mapping[str, int]
    is_exact: bool


def need_percents(portfolio: Portfolio) -> NeedPercents:
    """Return the printed shares of tasks, programmes, projects and leads.

    Reckoned once for a state of the plan: tables and charts ask for the same.
    """
    return portfolio.once(need_percents, lambda: _worked_out(portfolio))


def _worked_out(portfolio: Portfolio) -> NeedPercents:
    whole = need_fen(portfolio)
    programs, tasks = _headings(portfolio)
    shares = _Leads(portfolio, whole, programs)
    plain = shares.by_project_first()
    best = plain if plain.is_exact else shares.by_agency_too() or plain
    return NeedPercents(
        tasks=tasks,
        programs=programs,
        projects=sums((project, part) for (project, _), part in best.parts.items()),
        leads=best.parts,
        agencies=sums((agency, part) for (_, agency), part in best.parts.items()),
        is_exact=best.is_exact,
    )


def program_percents(portfolio: Portfolio) -> Mapping[str, int]:
    """Return the printed shares of programmes alone, which takes less time."""
    return _headings(portfolio)[0]


def task_percents(portfolio: Portfolio) -> Mapping[str, int]:
    """Return the printed shares of tasks alone, which takes less time."""
    return _headings(portfolio)[1]


def _headings(portfolio: Portfolio) -> tuple[dict[str, int], dict[str, int]]:
    """Return the shares of programmes and of tasks, reckoned once for a state."""
    return portfolio.once(
        _program_percents, lambda: _program_percents(portfolio, need_fen(portfolio))
    )


def _program_percents(
    portfolio: Portfolio, whole: int
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the shares of programmes and of tasks.

    Programmes come first, as every printed table shows them; a task has the sum of
    its programmes. Where that sum is no rounding of the task's own share, tasks come
    first and programmes are rounded within them.
    """
    needed = sums((row.program_id, row.need_fen or 0) for row in portfolio.all(Project))
    rows = portfolio.all(Program)
    needs = {row.id: needed.get(row.id, 0) for row in rows}
    shares = dict(zip(needs, percents(list(needs.values())), strict=True))
    order = [*(task.id for task in portfolio.all(Task)), NONE]
    by_task = grouped(rows, lambda row: row.task_id or NONE, order)
    amounts = {
        task: sum(needs[row.id] for row in members) for task, members in by_task.items()
    }
    tasks = {
        task: sum(shares[row.id] for row in members)
        for task, members in by_task.items()
    }
    if not _are_roundings(tasks, amounts, whole):
        tops = percents(list(amounts.values()))
        tasks = dict(zip(amounts, tops, strict=True))
        for task, members in by_task.items():
            parts = [needs[row.id] for row in members]
            split = split_share(tasks[task], parts, whole)
            shares |= dict(zip((row.id for row in members), split, strict=True))
    return shares, tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class _LeadParts:
    """Figures by project and agency, and whether those of agencies are roundings."""

    parts: dict[tuple[str, str], int]
    is_exact: bool


class _Leads:
    """The parts of projects that agencies lead, rounded within the programmes."""

    def __init__(
        self, portfolio: Portfolio, whole: int, programs: Mapping[str, int]
    ) -> None:
        self._whole, self._programs = whole, programs
        self._projects: dict[str, list[dict[str, int]]] = {}
        self._ids: dict[str, list[str]] = {}
        for project in portfolio.all(Project):
            split = by_lead(portfolio, project)
            self._projects.setdefault(project.program_id, []).append(split)
            self._ids.setdefault(project.program_id, []).append(project.id)
        self._needs = sums(
            part
            for splits in self._projects.values()
            for split in splits
            for part in split.items()
        )

    def by_project_first(self) -> _LeadParts:
        """Round projects within programmes, then leads within projects."""
        parts: dict[tuple[str, str], int] = {}
        for program, splits in self._projects.items():
            needs = [sum(split.values()) for split in splits]
            shares = split_share(self._programs[program], needs, self._whole)
            for id_, split, share in zip(
                self._ids[program], splits, shares, strict=True
            ):
                if len(split) == 1:
                    parts.update(((id_, agency), share) for agency in split)
                    continue
                own = split_share(share, list(split.values()), self._whole)
                for agency, part in zip(split, own, strict=True):
                    parts[id_, agency] = part
        led = sums((agency, part) for (_, agency), part in parts.items())
        is_exact = _are_roundings(led, self._needs, self._whole)
        return _LeadParts(parts=parts, is_exact=is_exact)

    def by_agency_too(self) -> _LeadParts | None:
        """Round so that programmes and agencies both add up; None if none can.

        A row of the table is what a programme has of projects with one lead, or a
        project with several; a column is an agency.
        """
        agencies = list(self._needs)
        rows: list[tuple[str, int | None]] = []
        table: list[list[int]] = []
        for program, splits in self._projects.items():
            sole = [split for split in splits if len(split) == 1]
            by_agency = sums(part for split in sole for part in split.items())
            rows.append((program, None))
            table.append([by_agency.get(agency, 0) for agency in agencies])
            for at, split in enumerate(splits):
                if len(split) > 1:
                    rows.append((program, at))
                    table.append([split.get(agency, 0) for agency in agencies])
        if len(table) * len(agencies) > _MOST_CELLS:
            return None
        scaled = [[part * WHOLE for part in row] for row in table]
        totals = self._row_totals(rows, table)
        # Most programmes of a large plan have one lead, which settles their rows.
        if not may_fit(scaled, self._whole, totals):
            return None
        solved = rounded_table(scaled, self._whole, row_totals=totals)
        if not solved.exact:
            return None
        parts: dict[tuple[str, str], int] = {}
        for (program, place), cells in zip(rows, solved.cells, strict=True):
            shares = {
                agency: cell // self._whole
                for agency, cell in zip(agencies, cells, strict=True)
            }
            if place is None:
                parts |= self._within(program, shares)
                continue
            id_ = self._ids[program][place]
            for agency in self._projects[program][place]:
                parts[id_, agency] = shares[agency]
        return _LeadParts(parts=parts, is_exact=True)

    def _row_totals(
        self, rows: Sequence[tuple[str, int | None]], table: Sequence[Sequence[int]]
    ) -> list[int]:
        """Return the totals of the rows: each programme's printed share, split."""
        needs: dict[str, list[int]] = {}
        for (program, _), row in zip(rows, table, strict=True):
            needs.setdefault(program, []).append(sum(row))
        return [
            share * self._whole
            for program, parts in needs.items()
            for share in split_share(self._programs[program], parts, self._whole)
        ]

    def _within(
        self, program: str, shares: Mapping[str, int]
    ) -> dict[tuple[str, str], int]:
        """Split an agency's share in a programme over the projects it leads alone."""
        members: dict[str, list[tuple[str, int]]] = {}
        for id_, split in zip(self._ids[program], self._projects[program], strict=True):
            if len(split) == 1:
                for agency, need in split.items():
                    members.setdefault(agency, []).append((id_, need))
        found: dict[tuple[str, str], int] = {}
        for agency, projects in members.items():
            needs = [need for _, need in projects]
            own = split_share(shares[agency], needs, self._whole)
            for (id_, _), share in zip(projects, own, strict=True):
                found[id_, agency] = share
        return found


def _are_roundings(
    printed: Mapping[str, int], exact: Mapping[str, int], whole: int
) -> bool:
    """Return whether each figure is its true share rounded down or up."""
    return whole <= 0 or all(
        abs(share * whole - exact[key] * WHOLE) < whole
        for key, share in printed.items()
    )
