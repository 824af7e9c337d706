"""The table of key tasks with their programmes and all projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.reports import texts
from ecoplanner.reports.draft import ColumnDraft
from ecoplanner.reports.draft import Draft
from ecoplanner.reports.draft import finished
from ecoplanner.reports.draft import RowDraft
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "tasks"
TITLE = "{region}国土空间生态修复重点任务和重大工程"
COLUMNS = (
    ColumnDraft(key="task", kind=Kind.NAME, words="重点任务"),
    ColumnDraft(key="program", kind=Kind.NAME, words="重大工程"),
    ColumnDraft(key="project", kind=Kind.NAME, words="子项目"),
)


def compose(portfolio: Portfolio, options: TableOptions) -> Table:
    """Return all tasks with what serves them; what serves none stands last.

    A plan that has no project at all has no column of them, unless it says which
    columns are left out.
    """
    rows: list[RowDraft] = []
    for task in portfolio.all(Task):
        rows += _task_rows(
            portfolio, task, portfolio.having(Program, "task_id", task.id)
        )
    for program in portfolio.having(Program, "task_id", None):
        rows += _task_rows(portfolio, None, (program,))
    empty = [
        key
        for key in ("program", "project")
        if rows and not any(key in row.cells and row.cells[key].text for row in rows)
    ]
    draft = Draft(
        key=KEY,
        title=TITLE.format(region=portfolio.plan.region),
        columns=COLUMNS,
        rows=rows,
        hidden=tuple(empty),
        stub=("task", "program"),
    )
    return finished(portfolio, draft, options)


def _task_rows(
    portfolio: Portfolio, task: Task | None, programs: Sequence[Program]
) -> Iterator[RowDraft]:
    lines = [
        line for program in programs for line in _program_cells(portfolio, program)
    ] or [({"program": Cell(""), "project": Cell("")}, "")]
    section = task.id if task else programs[0].id
    for at, (cells, row_id) in enumerate(lines):
        if at:
            yield RowDraft(cells=cells, section=section, row_id=row_id)
            continue
        first = (
            texts.named(portfolio, KEY, task, len(lines))
            if task
            else Cell("", rows=len(lines))
        )
        title = texts.wording(portfolio, KEY, task or programs[0])
        yield RowDraft(
            cells={"task": first, **cells},
            section=section,
            section_title=title,
            row_id=row_id,
        )


def _program_cells(
    portfolio: Portfolio, program: Program
) -> Iterator[tuple[dict[str, Cell], str]]:
    """Yield the cells of each row of a programme, and the project's id."""
    projects = portfolio.having(Project, "program_id", program.id)
    heading = texts.named(portfolio, KEY, program, max(len(projects), 1))
    if not projects:
        yield {"program": heading, "project": Cell("")}, ""
    for at, project in enumerate(projects):
        cells = {"project": texts.named(portfolio, KEY, project)}
        yield cells if at else {"program": heading, **cells}, project.id
