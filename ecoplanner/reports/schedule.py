"""The annexed schedule of projects: where, what, when, who and for how much."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import Wording
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.zone import Place
from ecoplanner.reports import texts
from ecoplanner.reports.amounts import amounts_of
from ecoplanner.reports.draft import ColumnDraft
from ecoplanner.reports.draft import Draft
from ecoplanner.reports.draft import finished
from ecoplanner.reports.draft import RowDraft
from ecoplanner.reports.kept import Kept
from ecoplanner.reports.merging import runs
from ecoplanner.reports.merging import spans
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.amounts import Amounts
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "schedule"
TITLE = "{region}国土空间生态修复{phase}重点工程安排表"
COLUMNS = (
    ColumnDraft(key="number", kind=Kind.NO, words=texts.NUMBER_HEADER),
    ColumnDraft(key="program", kind=Kind.NAME, words="重大工程名称"),
    ColumnDraft(key="project", kind=Kind.NAME, words="子项目名称"),
    ColumnDraft(key="places", kind=Kind.LIST, words="实施区域"),
    ColumnDraft(key="content", kind=Kind.PROSE, words="建设内容及规模"),
    ColumnDraft(key="schedule", kind=Kind.WORD, words="建设时序"),
    ColumnDraft(key="leads", kind=Kind.LIST, words="责任牵头单位"),
    ColumnDraft(key="supports", kind=Kind.LIST, words="配合单位"),
    ColumnDraft(key="need", kind=Kind.NUM, words="资金需求", is_money=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A programme with the projects printed, and their needs as printed, whole fen."""

    program: Program
    projects: tuple[Project, ...]
    needs: tuple[int | None, ...]

    @property
    def exact(self) -> int:
        """The sum before it was rounded."""
        return sum(project.need_fen or 0 for project in self.projects)

    @property
    def need(self) -> int | None:
        """The printed sum; None where no project has a price."""
        priced = [need for need in self.needs if need is not None]
        return sum(priced) if priced else None


def compose(
    portfolio: Portfolio, options: TableOptions, kept: Kept | None = None
) -> Table:
    """Return the schedule of the projects that the plan prints.

    Args:
        portfolio: the plan.
        options: how the table is made.
        kept: what was made before.
    """
    kept = Kept() if kept is None else kept
    members = [
        (program, projects)
        for program in portfolio.all(Program)
        if (projects := _printed(portfolio, program))
    ]
    amounts = amounts_of(
        (project.need_fen or 0 for _, projects in members for project in projects),
        options,
    )
    groups = _groups(members, amounts)
    named = [portfolio.all(Place), portfolio.all(Agency), portfolio.all(Wording)]
    context = kept.same((KEY, "context"), (options, amounts, named))
    linking = [portfolio.all(ProjectPlace), portfolio.all(ProjectAgency)]
    tables = kept.same((KEY, "tables"), linking)
    rows: list[RowDraft] = []
    for number, group in enumerate(groups, start=1):
        id_, projects = group.program.id, group.projects
        look_up = partial(_links, portfolio, projects)
        links = kept.made((KEY, "links", id_), (tables, projects), look_up)
        make = partial(_group_rows, portfolio, options, number, group, amounts)
        made = kept.made((KEY, id_), (context, number, group, links), make)
        rows += kept.rows((KEY, "rows", id_), made)
    needs = [group.need for group in groups if group.need is not None]
    if needs:
        exact = sum(group.exact for group in groups)
        total = _sum_row(amounts.text(sum(needs), exact), None)
        rows += kept.rows((KEY, "total"), (total,))
    # A project without years spans none: no phase holds it.
    spans_of_years = [
        (project.years.start, project.years.stop - 1)
        for group in groups
        for project in group.projects
    ]
    draft = Draft(
        key=KEY,
        title=TITLE.format(
            region=portfolio.plan.region,
            phase=texts.phase_name(portfolio, spans_of_years),
        ),
        columns=COLUMNS,
        rows=rows,
        hidden=("supports",),
        stub=("number", "program", "project"),
        notes=amounts.notes(),
    )
    return finished(portfolio, draft, options, kept)


def _links(portfolio: Portfolio, projects: Iterable[Project]) -> list[object]:
    """Return where projects are carried out, and by whom."""
    places, agencies = (
        partial(portfolio.having, kind, "project_id")
        for kind in (ProjectPlace, ProjectAgency)
    )
    return [rows for each in projects for rows in (places(each.id), agencies(each.id))]


def _printed(portfolio: Portfolio, program: Program) -> tuple[Project, ...]:
    projects = portfolio.having(Project, "program_id", program.id)
    return tuple(project for project in projects if project.is_printed)


def _groups(
    members: Sequence[tuple[Program, tuple[Project, ...]]], amounts: Amounts
) -> list[_Group]:
    rounded = amounts.grouped(
        [[project.need_fen or 0 for project in projects] for _, projects in members]
    )
    return [
        _Group(
            program=program,
            projects=projects,
            needs=tuple(
                None if project.need_fen is None else need
                for project, need in zip(projects, needs, strict=True)
            ),
        )
        for (program, projects), needs in zip(members, rounded, strict=True)
    ]


def _group_rows(
    portfolio: Portfolio,
    options: TableOptions,
    number: int,
    group: _Group,
    amounts: Amounts,
) -> tuple[RowDraft, ...]:
    """Return the rows of a programme, and their sum if it is wanted."""
    rows = [*_program_rows(portfolio, options, number, group, amounts)]
    if options.subtotals and group.need is not None:
        need = amounts.text(group.need, group.exact)
        rows.append(_sum_row(need, group.program))
    return tuple(rows)


def _program_rows(
    portfolio: Portfolio,
    options: TableOptions,
    number: int,
    group: _Group,
    amounts: Amounts,
) -> Iterator[RowDraft]:
    program, count = group.program, len(group.projects)
    columns = _merged_columns(portfolio, options, group.projects)
    for at, (project, need) in enumerate(zip(group.projects, group.needs, strict=True)):
        cells = {
            "project": texts.named(portfolio, KEY, project),
            "content": Cell(
                project.content, fact=Fact(project.TABLE, project.id, "content")
            ),
            "need": Cell(
                amounts.text(need, project.need_fen),
                fact=Fact(project.TABLE, project.id, "need_fen"),
            ),
        }
        if at == 0:
            cells["number"] = Cell(str(number), rows=count)
            cells["program"] = texts.named(portfolio, KEY, program, count)
        cells |= {key: column[at] for key, column in columns.items() if at in column}
        yield RowDraft(
            cells=cells,
            section=program.id,
            section_title="" if at else texts.wording(portfolio, KEY, program),
            row_id=project.id,
        )


def _merged_columns(
    portfolio: Portfolio, options: TableOptions, printed: Sequence[Project]
) -> dict[str, dict[int, Cell]]:
    """Return by column and row the cells that may stand over equal neighbours."""
    places = [texts.places_cell(portfolio, project) for project in printed]
    parts = runs([cell.text or None for cell in places])
    columns = {
        "places": (places, options.merge_places),
        "leads": (
            [texts.agencies_cell(portfolio, project, "lead") for project in printed],
            options.merge_agencies,
        ),
        "supports": (
            [texts.agencies_cell(portfolio, project, "support") for project in printed],
            options.merge_agencies,
        ),
        "schedule": (
            [texts.schedule_cell(project) for project in printed],
            options.merge_schedule,
        ),
    }
    merged = {
        key: _merged(cells, merge, parts) for key, (cells, merge) in columns.items()
    }
    for key in ("leads", "supports"):
        merged[key] = {at: _placed(cell) for at, cell in merged[key].items()}
    return merged


def _placed(cell: Cell) -> Cell:
    """Put agencies in the middle; a list of several in one row stays at the left."""
    is_list = cell.rows == 1 and texts.LIST_COMMA in cell.text
    return cell if is_list else texts.centred(cell)


def _merged(cells: Sequence[Cell], merge: str, parts: Sequence[int]) -> dict[int, Cell]:
    """Return the cells by row, equal neighbours as one.

    Args:
        cells: one a row.
        merge: value of the option.
        parts: for each row the first of the rows that have its places.
    """
    keys: list[object] = list(range(len(cells)))
    if merge != "never":
        within = parts if merge == "with_places" else [0] * len(cells)
        keys = [
            (part, cell.text) if cell.text else None
            for part, cell in zip(within, cells, strict=True)
        ]
    return {
        at: Cell(cell.text, rows=span, fact=cell.fact)
        for at, (cell, span) in enumerate(zip(cells, spans(keys), strict=True))
        if span
    }


def _sum_row(need: str, program: Program | None) -> RowDraft:
    if program is None:
        cell = Cell(need, fact=Fact(Project.TABLE, "", "need_fen"))
        return RowDraft(cells={"need": cell}, label=texts.TOTAL, role=Role.TOTAL)
    cell = Cell(need, fact=Fact(program.TABLE, program.id, "need_fen"))
    return RowDraft(
        cells={"need": cell},
        label=texts.SUBTOTAL,
        role=Role.SUBTOTAL,
        section=program.id,
    )
