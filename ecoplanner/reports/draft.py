"""A table by column keys, and how the plan's choice of columns makes it final."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from ecoplanner.reports import texts
from ecoplanner.reports.kept import Kept
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Column
from ecoplanner.reports.table import Role
from ecoplanner.reports.table import Row
from ecoplanner.reports.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Kind

UNIT_LINE = "单位：{unit}"
UNIT_BRACKETS = "（{unit}）"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnDraft:
    """A column before the plan's choice of columns.

    Attributes:
        key: stable name.
        kind: how its cells stand and break.
        words: its header; empty to stand under the header of its leader.
        above: words of a header cell of its own above them, or empty.
        group: key of the group of columns it belongs to, or empty.
        leader: key of the column that it always stands behind, or empty.
        is_money: whether the unit of money is its unit.
        starts_group: whether a heavier rule stands at its left.
    """

    key: str
    kind: Kind
    words: str
    above: str = ""
    group: str = ""
    leader: str = ""
    is_money: bool = False
    starts_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """A body row, its cells by column key.

    Attributes:
        cells: by key; absent where a cell above or at the left covers it.
        label: stands over the first columns, up to the first that has a cell; a
            row with a label and no visible cell is left out.
        role: what the row is.
        section: as in `Row`.
        section_title: as in `Row`.
        row_id: as in `Row`.
    """

    cells: Mapping[str, Cell]
    label: str = ""
    role: Role = Role.ROW
    section: str = ""
    section_title: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A table before the plan's choice of columns.

    Attributes:
        key: stable name of the table.
        columns: all columns there are, in the table's own order.
        rows: body rows.
        groups: words of the groups of columns, by key.
        title: the table's own title.
        scenario: the scenario that it shows, or None for the plan.
        notes: notes due to its figures; they follow the plan's.
        is_money: as in `Table`.
        hidden: keys of columns left out unless the plan chooses.
        stub: keys of columns repeated on every panel.
    """

    key: str
    columns: Sequence[ColumnDraft]
    rows: Sequence[RowDraft]
    title: str
    groups: Mapping[str, str] = field(default_factory=dict)
    scenario: Scenario | None = None
    notes: tuple[str, ...] = ()
    is_money: bool = False
    hidden: tuple[str, ...] = ()
    stub: tuple[str, ...] = ()


def finished(
    portfolio: Portfolio,
    draft: Draft,
    options: TableOptions,
    kept: Kept | None = None,
) -> Table:
    """Return the table with the plan's own words and choice of columns.

    Args:
        portfolio: the plan.
        draft: the table.
        options: how it is made.
        kept: what was made before.
    """
    kept = Kept() if kept is None else kept
    columns = _chosen(draft, options)
    has_money = any(column.is_money for column in columns)
    stub = 0
    while stub < len(columns) and columns[stub].key in draft.stub:
        stub += 1
    return Table(
        key=draft.key,
        label=texts.label_of(draft.key, options),
        title=texts.title_of(draft.title, options, draft.scenario),
        columns=tuple(
            Column(
                key=column.key,
                kind=column.kind,
                width_mm=options.column_widths_mm.get(column.key),
                group_start=column.starts_group and at > 0,
            )
            for at, column in enumerate(columns)
        ),
        header=_header(columns, draft.groups, options),
        rows=kept.each(
            (draft.key, "rows"),
            columns,
            [
                row
                for row in draft.rows
                if not row.label or any(column.key in row.cells for column in columns)
            ],
            partial(_row, columns=columns),
        ),
        is_annex=texts.is_annexed(draft.key),
        is_turned=texts.is_annexed(draft.key),
        is_money=draft.is_money,
        unit=UNIT_LINE.format(unit=options.money_unit)
        if has_money and options.unit_place == "line"
        else "",
        notes=(
            *texts.notes_of(portfolio, draft.key),
            *draft.notes,
            *texts.scenario_notes(draft.scenario),
        ),
        notes_marks=options.notes_marks,
        stub=stub,
    )


def _chosen(draft: Draft, options: TableOptions) -> list[ColumnDraft]:
    """Return the visible columns in their order; the first if all are hidden."""
    hidden = draft.hidden if options.hidden_columns is None else options.hidden_columns
    leading = [column for column in draft.columns if not column.leader]
    shown = [column for column in leading if column.key not in hidden] or leading[:1]
    ranks = {key: rank for rank, key in enumerate(options.column_order)}
    shown.sort(key=lambda column: ranks.get(column.key, len(ranks)))
    return [
        each
        for column in shown
        for each in (
            column,
            *(other for other in draft.columns if other.leader == column.key),
        )
    ]


def _row(row: RowDraft, columns: Sequence[ColumnDraft]) -> Row:
    cells = {
        at: row.cells[column.key]
        for at, column in enumerate(columns)
        if column.key in row.cells
    }
    free = [at for at in range(len(columns)) if at not in cells] if row.label else []
    if free:
        count = next(
            (count for count, at in enumerate(free) if at != free[0] + count), len(free)
        )
        cells |= dict.fromkeys(free[count:], Cell(""))
        cells[free[0]] = Cell(row.label, columns=count)
    return Row(
        cells=dict(sorted(cells.items())),
        role=row.role,
        section=row.section,
        section_title=row.section_title,
        row_id=row.row_id,
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    """What stands over one column; equal keys of neighbours are one cell.

    Attributes:
        top: words of the upper cell.
        top_key: tells apart the upper cells.
        below: words of the cell under it; None where there is none.
    """

    top: str
    top_key: str
    below: str | None = None


def _header(
    columns: Sequence[ColumnDraft], groups: Mapping[str, str], options: TableOptions
) -> tuple[dict[int, Cell], ...]:
    # A group of which some columns are no money has the unit in the others.
    mixed = {column.group for column in columns if not column.is_money}
    headings: list[_Heading] = []
    for column in columns:
        if column.leader:
            headings.append(headings[-1])
        elif column.group:
            is_mixed = column.group in mixed
            headings.append(_group_heading(column, groups, options, is_mixed=is_mixed))
        else:
            headings.append(_heading(column, options))
    depth = 2 if any(heading.below is not None for heading in headings) else 1
    rows: tuple[dict[int, Cell], ...] = tuple({} for _ in range(depth))
    at = 0
    while at < len(headings):
        heading = headings[at]
        end = at + 1
        while end < len(headings) and headings[end].top_key == heading.top_key:
            end += 1
        height = depth if heading.below is None else 1
        rows[0][at] = Cell(heading.top, rows=height, columns=end - at)
        rows[-1].update(
            (below, Cell(words))
            for below in range(at, end)
            if (words := headings[below].below) is not None
        )
        at = end
    return rows


def _group_heading(
    column: ColumnDraft,
    groups: Mapping[str, str],
    options: TableOptions,
    *,
    is_mixed: bool,
) -> _Heading:
    brackets = UNIT_BRACKETS.format(unit=options.money_unit)
    unit = brackets if column.is_money and options.unit_place != "line" else ""
    top = options.column_names.get(column.group, groups[column.group])
    words = options.column_names.get(column.key, column.words)
    key = f"group {column.group}"
    if is_mixed:
        return _Heading(top, key, words + unit)
    return _Heading(top + unit, key, words)


def _heading(column: ColumnDraft, options: TableOptions) -> _Heading:
    typed = options.column_names.get(column.key)
    words = column.words if typed is None else typed
    unit = UNIT_BRACKETS.format(unit=options.money_unit) if column.is_money else ""
    if column.above and typed is None:
        return _Heading(column.above, f"column {column.key}", words)
    # Neighbours to which the plan gives the same words share one header cell.
    key = f"column {column.key}" if typed is None else f"typed {typed}"
    if options.unit_place == "header_row" and unit:
        return _Heading(words, key, unit)
    return _Heading(words + unit if options.unit_place == "header" else words, key)
