"""The annexed table of what each agency leads and supports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.allotment import by_lead
from ecoplanner.model.need_percents import need_percents
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
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
    from collections.abc import Sequence

    from ecoplanner.model.need_percents import NeedPercents
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.amounts import Amounts
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "agencies"
TITLE = "{region}重点工程责任单位分工表"
LEAD = "牵头"
JOINT_LEAD = "联合牵头"
SUPPORT = "配合"
NOBODY = "（未明确）"
COLUMNS = (
    ColumnDraft(key="agency", kind=Kind.NAME, words="责任单位"),
    ColumnDraft(key="project", kind=Kind.NAME, words="子项目"),
    ColumnDraft(key="program", kind=Kind.NAME, words="所属重大工程"),
    ColumnDraft(key="role", kind=Kind.WORD, words="分工"),
    ColumnDraft(key="schedule", kind=Kind.WORD, words="建设时序"),
    ColumnDraft(key="need", kind=Kind.NUM, words="资金需求", is_money=True),
)
#: Due where no rounding suits projects and agencies alike.
SUMMED_NOTE = "责任单位的占比是各子项目占比之和，因四舍五入，与按金额算出的略有出入。"
SHARE_COLUMN = ColumnDraft(key="share", kind=Kind.NUM, words=PERCENT_HEADER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Duty:
    """What an agency does for a project, and its part of the need, whole fen."""

    project: Project
    role: str
    need: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """The printed need and share of a row."""

    need: str
    share: str


def compose(portfolio: Portfolio, options: TableOptions) -> Table:
    """Return the projects by agency; a joint lead has its part of the need."""
    groups = _groups(portfolio)
    needs = [[duty.need or 0 for duty in duties] for _, duties in groups]
    amounts = amounts_of((need for group in needs for need in group), options)
    has_shares = options.share_column is not False
    shares = need_percents(portfolio)
    is_off = has_shares and not shares.is_exact
    draft = Draft(
        key=KEY,
        title=TITLE.format(region=portfolio.plan.region),
        columns=(*COLUMNS, SHARE_COLUMN) if has_shares else COLUMNS,
        rows=list(_rows(portfolio, options, groups, amounts, shares)),
        stub=("agency", "project"),
        notes=(*amounts.notes(), *([SUMMED_NOTE] if is_off else [])),
    )
    return finished(portfolio, draft, options)


def _groups(portfolio: Portfolio) -> list[tuple[Agency | None, list[_Duty]]]:
    """Return the duties by agency, led projects first; what nobody leads is last."""
    led: dict[str, list[_Duty]] = {"": []}
    supported: dict[str, list[_Duty]] = {}
    for program in portfolio.all(Program):
        for project in portfolio.having(Project, "program_id", program.id):
            parts = portfolio.having(ProjectAgency, "project_id", project.id)
            leads = [part.agency_id for part in parts if part.role == "lead"]
            split = by_lead(portfolio, project)
            role = JOINT_LEAD if len(leads) > 1 else LEAD if leads else ""
            for id_ in leads or [""]:
                need = None if project.need_fen is None else split.get(id_, 0)
                duty = _Duty(project=project, role=role, need=need)
                led.setdefault(id_, []).append(duty)
            for part in parts:
                if part.role == "support":
                    need = None if project.need_fen is None else 0
                    duty = _Duty(project=project, role=SUPPORT, need=need)
                    supported.setdefault(part.agency_id, []).append(duty)
    agencies: list[Agency | None] = [*portfolio.all(Agency), None]
    groups = [
        (agency, led.get(id_, []) + supported.get(id_, []))
        for agency in agencies
        for id_ in [agency.id if agency else ""]
    ]
    return [(agency, duties) for agency, duties in groups if duties]


def _rows(
    portfolio: Portfolio,
    options: TableOptions,
    groups: Sequence[tuple[Agency | None, list[_Duty]]],
    amounts: Amounts,
    shares: NeedPercents,
) -> Iterator[RowDraft]:
    needs = [[duty.need or 0 for duty in duties] for _, duties in groups]
    rounded = amounts.grouped(needs)
    for at, (agency, duties) in enumerate(groups):
        id_ = agency.id if agency else ""
        sums = [
            _Sum(
                need="" if duty.need is None else amounts.text(part, duty.need),
                share=_share_text(
                    shares.leads.get((duty.project.id, id_), 0), duty.need, amounts
                ),
            )
            for duty, part in zip(duties, rounded[at], strict=True)
        ]
        yield from _agency_rows(portfolio, agency, duties, sums)
        is_priced = any(duty.need is not None for duty in duties)
        if options.subtotals is not False and is_priced:
            printed = _Sum(
                need=amounts.text(sum(rounded[at]), sum(needs[at])),
                share=_share_text(shares.agencies.get(id_, 0), sum(needs[at]), amounts),
            )
            yield _sum_row(printed, agency, is_total=False)
    if any(duty.need is not None for _, duties in groups for duty in duties):
        percent = sum(shares.agencies.values())
        printed = _Sum(
            need=amounts.text(sum(map(sum, rounded)), sum(map(sum, needs))),
            share=_share_text(percent, sum(map(sum, needs)), amounts),
        )
        yield _sum_row(printed, None, is_total=True)


def _share_text(share: int, need: int | None, amounts: Amounts) -> str:
    return "" if need is None else amounts.percent(share, need)


def _agency_rows(
    portfolio: Portfolio,
    agency: Agency | None,
    duties: Sequence[_Duty],
    sums: Sequence[_Sum],
) -> Iterator[RowDraft]:
    heading = (
        texts.heading(portfolio, KEY, agency, len(duties))
        if agency
        else texts.centred(Cell(NOBODY, rows=len(duties)))
    )
    for at, (duty, printed) in enumerate(zip(duties, sums, strict=True)):
        project = duty.project
        program = portfolio.get(Program, project.program_id)
        table, row_id = ProjectAgency.TABLE, _part_id(portfolio, project, agency)
        cells = {
            "project": texts.named(portfolio, KEY, project),
            "program": texts.named(portfolio, KEY, program),
            "role": Cell(duty.role, fact=Fact(table, row_id, "role")),
            "schedule": texts.schedule_cell(project),
            "need": Cell(printed.need, fact=Fact(table, row_id, "need_fen")),
            "share": Cell(printed.share, fact=Fact(table, row_id, "share")),
        }
        yield RowDraft(
            cells=cells if at else {"agency": heading, **cells},
            section=agency.id if agency else NOBODY,
            section_title="" if at else heading.text,
            row_id=project.id,
        )


def _part_id(portfolio: Portfolio, project: Project, agency: Agency | None) -> str:
    """Return the id of the row that ties an agency to a project; empty for none."""
    for part in portfolio.having(ProjectAgency, "project_id", project.id):
        if agency and part.agency_id == agency.id:
            return part.id
    return ""


def _sum_row(printed: _Sum, agency: Agency | None, *, is_total: bool) -> RowDraft:
    table, row_id = Agency.TABLE, agency.id if agency else ""
    return RowDraft(
        cells={
            "need": Cell(printed.need, fact=Fact(table, row_id, "need_fen")),
            "share": Cell(printed.share, fact=Fact(table, row_id, "share")),
        },
        label=texts.TOTAL if is_total else texts.SUBTOTAL,
        role=Role.TOTAL if is_total else Role.SUBTOTAL,
        section="" if is_total else row_id or NOBODY,
    )
