"""The annexed chart of the schedule: bars over years, and the money of each year.

It is a table whose last columns are the years of an axis, so that names wrap, pages
break and headers are said again as in every table.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.plan import Phase
from ecoplanner.model.project import Project
from ecoplanner.model.rounding import rounded_parts
from ecoplanner.model.yearly import year_money
from ecoplanner.reports import texts
from ecoplanner.reports.amounts import amounts_of
from ecoplanner.reports.draft import ColumnDraft
from ecoplanner.reports.draft import Draft
from ecoplanner.reports.draft import finished
from ecoplanner.reports.draft import RowDraft
from ecoplanner.reports.figure import Bar
from ecoplanner.reports.figure import BarLook
from ecoplanner.reports.figure import FULL
from ecoplanner.reports.figure import MONTHS
from ecoplanner.reports.groups import groups_of
from ecoplanner.reports.months import span_of
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role
from ecoplanner.words import NONE
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.yearly import YearMoney
    from ecoplanner.reports.amounts import Amounts
    from ecoplanner.reports.groups import Group
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.reports.groups import Member
    from ecoplanner.reports.months import Span
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Column
    from ecoplanner.reports.table import Table

KEY = "gantt"
TITLE = "{region}{phase}重点工程进度图"
UNDATED = "时序未定"
ALL = "全部项目"
MONEY_LABEL = "分年资金需求"
YEAR_WORDS = "{year}年"
ASSUMED_NOTE = "虚线条的起止未写全，按规划期推定。"
OUTSIDE_NOTE = "斜线部分在规划期以外。"
MONEY_NOTE = "分年资金需求：已安排的计入所定年度，其余按建设月份均摊。"
UNDATED_NOTE = "分年资金需求之外，另有{amount}{unit}未定年度。"
NUMBER, NAME, LEADS, NEED = "number", "name", "leads", "need"

_LANGUAGE: Language = "zh"
_YEAR = "year{year}"
#: More years than this are told without 年.
_SHORT_FROM = 8
#: The axis goes no further beyond the plan than this; bars end at its edge.
_BEYOND = 10
#: Height of the row of money, for its columns.
_MONEY_MM = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """The years shown.

    Attributes:
        years: in order, without holes.
        phases: by year the phase that it is in.
        plan_first: months from the axis' begin to the plan's.
        plan_end: months to the plan's end.
    """

    years: range
    phases: Mapping[int, Phase]
    plan_first: int
    plan_end: int

    @property
    def first_key(self) -> str:
        """Key of the first column of years."""
        return _YEAR.format(year=self.years.start)

    def bar(self, look: BarLook, span: Span | None, series: int = 0) -> Bar:
        """Return what is drawn for a span of months; nothing without one."""
        if span is None:
            return Bar(BarLook.NONE)
        start = self.years.start * MONTHS
        first = min(max(span.first - start, 0), len(self.years) * MONTHS - 1)
        end = min(span.end - start, len(self.years) * MONTHS)
        return Bar(
            look,
            first=first,
            end=max(end, first + 1),
            series=series,
            plan_first=self.plan_first,
            plan_end=self.plan_end,
        )

    def cell(self, bar: Bar, words: str = "", fact: Fact | None = None) -> Cell:
        """Return the cell over all years."""
        return Cell(words, columns=len(self.years), fact=fact, bar=bar)


def compose(
    portfolio: Portfolio, options: TableOptions, scenario: Scenario | None = None
) -> Table:
    """Return the printed projects as bars, with the money of each year."""
    groups = groups_of(portfolio, options.group_by, lambda each: each.is_printed)
    members = {each.project.id: each for group in groups for each in group.members}
    projects = [member.project for member in members.values()]
    spans = {project.id: span_of(project, portfolio.plan) for project in projects}
    money = year_money(projects, allotted(portfolio, scenario))
    axis = _axis(portfolio, [span for span in spans.values() if span], money)
    amounts = amounts_of(
        [
            *(each.need_fen or 0 for group in groups for each in group.members),
            *(money.need(year) for year in money.years),
        ],
        options,
    )
    rows: list[RowDraft] = []
    needs = amounts.grouped(
        [[each.need_fen or 0 for each in group.members] for group in groups]
    )
    for group, printed in zip(groups, needs, strict=True):
        name = _group_name(portfolio, group, options.group_by)
        rows += _group_rows(portfolio, group, name, printed, (axis, spans, amounts))
    money_notes: tuple[str, ...] = ()
    if groups:
        total = sum(map(sum, needs))
        row, money_notes = _money_row(axis, money, total, amounts, options)
        rows.append(row)
    years = [
        (project.years.start, project.years.stop - 1)
        for project in projects
        if project.years
    ]
    draft = Draft(
        key=KEY,
        title=TITLE.format(
            region=portfolio.plan.region, phase=texts.phase_name(portfolio, years)
        ),
        columns=_columns(axis),
        rows=rows,
        groups={phase.id: phase.name for phase in axis.phases.values()},
        scenario=scenario,
        stub=(NUMBER, NAME, NEED),
        notes=(
            *_bar_notes(axis, [span for span in spans.values() if span]),
            *money_notes,
            *amounts.notes(),
        ),
        is_money=True,
    )
    table = finished(portfolio, draft, _without_years(options, axis))
    return replace(
        table,
        columns=tuple(_year_column(each, axis) for each in table.columns),
        rows=tuple(
            replace(row, least_mm=_MONEY_MM) if row.role is Role.TOTAL else row
            for row in table.rows
        ),
    )


def _axis(portfolio: Portfolio, spans: Sequence[Span], money: YearMoney) -> _Axis:
    """Return the phases in which something is under way, or the whole period."""
    plan = portfolio.plan
    used = {year for year in money.years if year is not None}
    for span in spans:
        used |= {span.first // MONTHS, (span.end - 1) // MONTHS}
    least, most = plan.first_year - _BEYOND, plan.last_year + _BEYOND
    used = {min(max(year, least), most) for year in used}
    used = used or {plan.first_year, plan.last_year}
    first, last = min(used), max(used)
    by_year: dict[int, Phase] = {}
    for phase in portfolio.all(Phase):
        if phase.first_year <= last and phase.last_year >= first:
            first = min(first, max(phase.first_year, least))
            last = max(last, min(phase.last_year, most))
    for phase in portfolio.all(Phase):
        for year in range(max(phase.first_year, first), min(phase.last_year, last) + 1):
            by_year.setdefault(year, phase)
    return _Axis(
        years=range(first, last + 1),
        phases=dict(sorted(by_year.items())),
        plan_first=(plan.first_year - first) * MONTHS,
        plan_end=(plan.last_year + 1 - first) * MONTHS,
    )


def _columns(axis: _Axis) -> list[ColumnDraft]:
    is_long = len(axis.years) < _SHORT_FROM
    columns = [
        ColumnDraft(key=NUMBER, kind=Kind.NO, words=texts.NUMBER_HEADER),
        ColumnDraft(key=NAME, kind=Kind.NAME, words="重大工程/子项目"),
        ColumnDraft(key=LEADS, kind=Kind.LIST, words="牵头单位"),
        ColumnDraft(key=NEED, kind=Kind.NUM, words="资金需求", is_money=True),
    ]
    before = ""
    for year in axis.years:
        phase = axis.phases.get(year)
        group = phase.id if phase else ""
        columns.append(
            ColumnDraft(
                key=_YEAR.format(year=year),
                kind=Kind.NUM,
                words=YEAR_WORDS.format(year=year) if is_long else str(year),
                group=group,
                starts_group=group != before or year == axis.years.start,
            )
        )
        before = group
    return columns


def _year_column(column: Column, axis: _Axis) -> Column:
    keys = {_YEAR.format(year=year): year for year in axis.years}
    if column.key not in keys:
        return column
    near = next(iter(axis.phases.values()), None)
    phase = axis.phases.get(keys[column.key])
    return replace(
        column,
        width_mm=None,
        is_year=True,
        is_shaded=near is not None and phase != near,
    )


def _without_years(options: TableOptions, axis: _Axis) -> TableOptions:
    """Return the choice of columns without the years: an axis has no holes."""
    years = {_YEAR.format(year=year) for year in axis.years}
    hidden = options.hidden_columns
    return replace(
        options,
        hidden_columns=None
        if hidden is None
        else tuple(key for key in hidden if key not in years),
        column_order=tuple(key for key in options.column_order if key not in years),
    )


#: What the rows of a group need: axis, spans by project, how amounts are printed.
_Given = tuple["_Axis", "Mapping[str, Span | None]", "Amounts"]


def _group_rows(
    portfolio: Portfolio,
    group: Group,
    name: Cell,
    printed: Sequence[int],
    given: _Given,
) -> Iterator[RowDraft]:
    axis, spans, amounts = given
    known = [
        span for each in group.members if (span := spans[each.project.id]) is not None
    ]
    whole = None
    if known:
        first, end = min(s.first for s in known), max(s.end for s in known)
        whole = replace(known[0], first=first, end=end)
    of = Fact(group.row.TABLE if group.row else Project.TABLE, group.key, "need_fen")
    section = group.key or "none"
    is_priced = any(each.need_fen is not None for each in group.members)
    need = sum(printed) if is_priced else None
    yield RowDraft(
        cells={
            NUMBER: Cell(str(group.number)),
            NAME: name,
            LEADS: Cell(""),
            NEED: Cell(amounts.text(need, group.need_fen), fact=of),
            axis.first_key: axis.cell(axis.bar(BarLook.BRACKET, whole)),
        },
        role=Role.LEAD,
        section=section,
        section_title=name.text,
        row_id=group.key,
    )
    for place, (member, need) in enumerate(
        zip(group.members, printed, strict=True), start=1
    ):
        number = f"{group.number}.{place}"
        cells = _cells(portfolio, member, need, given)
        yield RowDraft(
            cells={NUMBER: Cell(number), **cells},
            section=section,
            row_id=member.project.id,
        )


def _group_name(portfolio: Portfolio, group: Group, grouping: Grouping) -> Cell:
    if group.row is not None:
        return texts.named(portfolio, KEY, group.row)
    return Cell(ALL if grouping == "none" else word(NONE, grouping, _LANGUAGE))


def _cells(
    portfolio: Portfolio, member: Member, need: int, given: _Given
) -> dict[str, Cell]:
    axis, spans, amounts = given
    project = member.project
    span = spans[project.id]
    look = BarLook.ASSUMED if span is not None and span.is_open else BarLook.BAR
    schedule = texts.schedule_cell(project)
    words = schedule.text or (UNDATED if span is None else span.text())
    return {
        NAME: texts.named(portfolio, KEY, project),
        LEADS: texts.agencies_cell(portfolio, project, "lead"),
        NEED: Cell(
            "" if member.need_fen is None else amounts.text(need, member.need_fen),
            fact=Fact(project.TABLE, project.id, "need_fen"),
        ),
        axis.first_key: axis.cell(
            axis.bar(look, span, member.series), words, schedule.fact
        ),
    }


def _money_row(
    axis: _Axis, money: YearMoney, total: int, amounts: Amounts, options: TableOptions
) -> tuple[RowDraft, tuple[str, ...]]:
    """Return the row of yearly money, and what has to be said of it."""
    exact = [money.need(year) for year in axis.years]
    rest = sum(money.need(year) for year in money.years) - sum(exact)
    *printed, left = rounded_parts([*exact, rest], amounts.unit, total=total)
    most = max(exact, default=0)
    cells = {
        NEED: Cell(amounts.text(total, total), fact=Fact(Project.TABLE, "", "need_fen"))
    }
    for year, fen, shown in zip(axis.years, exact, printed, strict=True):
        level = max(fen, 0) * FULL // most if most > 0 else 0
        cells[_YEAR.format(year=year)] = Cell(
            amounts.text(shown, fen),
            fact=Fact(Project.TABLE, "", f"need_fen/{year}"),
            bar=Bar(BarLook.COLUMN, level=level),
        )
    notes = [MONEY_NOTE] if total else []
    if rest:
        unit = options.money_unit
        text = amounts.text(left, rest)
        notes.append(UNDATED_NOTE.format(amount=text, unit=unit))
    return RowDraft(cells=cells, label=MONEY_LABEL, role=Role.TOTAL), tuple(notes)


def _bar_notes(axis: _Axis, spans: Sequence[Span]) -> Iterator[str]:
    if any(span.is_open for span in spans):
        yield ASSUMED_NOTE
    first = axis.years.start * MONTHS
    low, high = first + axis.plan_first, first + axis.plan_end
    if any(span.first < low or span.end > high for span in spans):
        yield OUTSIDE_NOTE
