"""The table of what programmes and projects cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.need_percents import need_percents
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports import texts
from ecoplanner.reports.amounts import amounts_of
from ecoplanner.reports.amounts import PERCENT_HEADER
from ecoplanner.reports.draft import ColumnDraft
from ecoplanner.reports.draft import Draft
from ecoplanner.reports.draft import finished
from ecoplanner.reports.draft import RowDraft
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.amounts import Amounts
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "investment"
TITLE = "{region}重大工程投资估算表"
COLUMNS = (
    ColumnDraft(key="number", kind=Kind.NO, words=texts.NUMBER_HEADER),
    ColumnDraft(key="program", kind=Kind.NAME, words="重点工程"),
    ColumnDraft(key="project", kind=Kind.NAME, words="子项目"),
    ColumnDraft(key="need", kind=Kind.NUM, words="总投资", is_money=True),
)
SHARE_COLUMN = ColumnDraft(key="share", kind=Kind.NUM, words=PERCENT_HEADER)


def compose(portfolio: Portfolio, options: TableOptions) -> Table:
    """Return the projects that have a price, with subtotals and shares."""
    groups = _priced(portfolio)
    has_shares = options.share_column is not False
    needs = [need for _, projects in groups for need in _needs(projects)]
    amounts = amounts_of(needs, options)
    draft = Draft(
        key=KEY,
        title=TITLE.format(region=portfolio.plan.region),
        columns=(*COLUMNS, SHARE_COLUMN) if has_shares else COLUMNS,
        rows=list(_rows(portfolio, options, groups, amounts)),
        stub=("number", "program", "project"),
        notes=amounts.notes(),
    )
    return finished(portfolio, draft, options)


def _priced(portfolio: Portfolio) -> list[tuple[Program, list[Project]]]:
    """Return the projects that have a price, by programme, in the plan's order."""
    return [
        (program, projects)
        for program in portfolio.all(Program)
        if (
            projects := [
                project
                for project in portfolio.having(Project, "program_id", program.id)
                if project.need_fen is not None
            ]
        )
    ]


def _needs(projects: list[Project]) -> list[int]:
    return [project.need_fen or 0 for project in projects]


def _rows(
    portfolio: Portfolio,
    options: TableOptions,
    groups: list[tuple[Program, list[Project]]],
    amounts: Amounts,
) -> Iterator[RowDraft]:
    needs = [_needs(projects) for _, projects in groups]
    rounded = amounts.grouped(needs)
    shares = need_percents(portfolio)

    def cells(
        need: int, exact: int, share: int, table: str, row_id: str
    ) -> dict[str, Cell]:
        return {
            "need": Cell(
                amounts.text(need, exact), fact=Fact(table, row_id, "need_fen")
            ),
            "share": Cell(
                amounts.percent(share, exact), fact=Fact(table, row_id, "share")
            ),
        }

    for at, (program, projects) in enumerate(groups):
        title = texts.named(portfolio, KEY, program, len(projects))
        for place, project in enumerate(projects):
            first = {
                "number": Cell(str(at + 1), rows=len(projects)),
                "program": title,
            }
            yield RowDraft(
                cells={
                    **({} if place else first),
                    "project": texts.named(portfolio, KEY, project),
                    **cells(
                        rounded[at][place],
                        needs[at][place],
                        shares.projects[project.id],
                        project.TABLE,
                        project.id,
                    ),
                },
                section=program.id,
                section_title="" if place else title.text,
                row_id=project.id,
            )
        if options.subtotals is not False:
            yield RowDraft(
                cells=cells(
                    sum(rounded[at]),
                    sum(needs[at]),
                    shares.programs[program.id],
                    program.TABLE,
                    program.id,
                ),
                label=texts.SUBTOTAL,
                role=Role.SUBTOTAL,
                section=program.id,
            )
    if groups:
        total = sum(map(sum, rounded))
        share = sum(shares.programs[program.id] for program, _ in groups)
        exact = sum(map(sum, needs))
        yield RowDraft(
            cells=cells(total, exact, share, Project.TABLE, ""),
            label=texts.TOTAL,
            role=Role.TOTAL,
        )
