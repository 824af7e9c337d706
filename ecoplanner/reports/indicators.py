"""The table of indicators with their baselines and targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.annex import TableNote
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.indicator import Target
from ecoplanner.reports import texts
from ecoplanner.reports.draft import ColumnDraft
from ecoplanner.reports.draft import Draft
from ecoplanner.reports.draft import finished
from ecoplanner.reports.draft import RowDraft
from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.indicator import TargetKind
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "indicators"
TITLE = "{region}国土空间生态修复{phase}指标体系"
YEAR_HEADER = "{year}年"
VALUE_HEADERS: dict[TargetKind, str] = {"baseline": "基期值", "target": "目标值"}
NATURES = {"binding": "约束性", "expected": "预期性"}
NAME_WITH_UNIT = "{name}（{unit}）"
NAME_UNDER = "{above}：{name}"

NUMBER = ColumnDraft(key="number", kind=Kind.NO, words=texts.NUMBER_HEADER)
NAME = ColumnDraft(key="name", kind=Kind.NAME, words="指标")
PART = ColumnDraft(key="part", kind=Kind.NAME, words="", leader="name")
UNIT = ColumnDraft(key="unit", kind=Kind.WORD, words="单位")
NATURE = ColumnDraft(key="nature", kind=Kind.WORD, words="属性")
GROUP = ColumnDraft(key="group", kind=Kind.NAME, words="类别")

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row of the table.

    Attributes:
        indicator: what it prints.
        name: its name, with those of indicators between it and its parent cell.
        parent: the indicator whose cell stands over it and its neighbours.
        place: how many rows of the same parent stand above it.
        count: how many rows the parent has.
        number: serial number, or empty.
        number_rows: how many rows the number covers; 0 where one above does.
    """

    indicator: Indicator
    name: str
    parent: Indicator | None = None
    place: int = 0
    count: int = 1
    number: str = ""
    number_rows: int = 1


def compose(portfolio: Portfolio, options: TableOptions) -> Table:
    """Return the indicators by group; columns without any content are left out."""
    numbers = iter(range(1, len(portfolio.all(Indicator)) + 1))
    groups = [
        (group, lines)
        for group in portfolio.all(IndicatorGroup)
        if (lines := list(_group_lines(portfolio, group, numbers)))
    ]
    printed = [line for _, lines in groups for line in lines]
    values = _values(portfolio, printed)
    years = [
        (kind, year)
        for kind in VALUE_HEADERS
        for year in sorted({year for _, is_kind, year in values if is_kind == kind})
    ]
    columns = _columns(options, printed, years)
    has_parts = PART in columns
    marks = _marks(portfolio, options)
    rows = [
        RowDraft(
            cells={
                **_line_cells(line, options, marks, has_parts=has_parts),
                **_value_cells(line, values, years),
                **(
                    {}
                    if at
                    else {
                        "group": Cell(
                            group.name,
                            rows=len(lines),
                            across=Across.CENTER,
                            fact=Fact(group.TABLE, group.id, "name"),
                        )
                    }
                ),
            },
            section=group.id,
            section_title="" if at else group.name,
            row_id=line.indicator.id,
        )
        for group, lines in groups
        for at, line in enumerate(lines)
    ]
    draft = Draft(
        key=KEY,
        title=TITLE.format(
            region=portfolio.plan.region,
            phase=texts.phase_name(
                portfolio, [(year, year) for kind, year in years if kind == "target"]
            ),
        ),
        columns=columns,
        rows=rows,
        stub=("number", "name", "part"),
    )
    return finished(portfolio, draft, options)


def _group_lines(
    portfolio: Portfolio, group: IndicatorGroup, numbers: Iterator[int]
) -> Iterator[_Line]:
    for indicator in portfolio.having(Indicator, "group_id", group.id):
        if indicator.parent_id is None:
            yield from _lines(portfolio, indicator, numbers)


def _lines(
    portfolio: Portfolio, indicator: Indicator, numbers: Iterator[int]
) -> Iterator[_Line]:
    """Yield the row of an indicator and those of its children.

    A parent without values has no row. It bears the number of its children, unless
    one of these bears one itself.
    """
    children = list(_children(portfolio, indicator, ""))
    has_row = not children or bool(
        portfolio.having(Target, "indicator_id", indicator.id)
    )
    if has_row:
        number = str(next(numbers)) if indicator.is_numbered else ""
        yield _Line(indicator=indicator, name=indicator.name, number=number)
    are_numbered = any(child.is_numbered for child, _ in children)
    is_shared = indicator.is_numbered and not has_row and not are_numbered
    for place, (child, name) in enumerate(children):
        begins = child.is_numbered or (is_shared and not place)
        yield _Line(
            indicator=child,
            name=name,
            parent=indicator,
            place=place,
            count=len(children),
            number=str(next(numbers)) if begins else "",
            number_rows=(0 if place else len(children)) if is_shared else 1,
        )


def _children(
    portfolio: Portfolio, indicator: Indicator, above: str
) -> Iterator[tuple[Indicator, str]]:
    """Yield all that stands under an indicator, with the name to print."""
    for child in portfolio.having(Indicator, "parent_id", indicator.id):
        name = NAME_UNDER.format(above=above, name=child.name) if above else child.name
        below = list(_children(portfolio, child, name))
        if not below or portfolio.having(Target, "indicator_id", child.id):
            yield child, name
        yield from below


def _values(
    portfolio: Portfolio, printed: Sequence[_Line]
) -> dict[tuple[str, str, int], Target]:
    """Return baselines and targets by indicator, kind and year."""
    return {
        (line.indicator.id, target.kind, target.year): target
        for line in printed
        for target in portfolio.having(Target, "indicator_id", line.indicator.id)
    }


def _columns(
    options: TableOptions,
    printed: Sequence[_Line],
    years: Sequence[tuple[TargetKind, int]],
) -> list[ColumnDraft]:
    """Return the columns that have something to say; all while there is no row."""
    has_parts = options.parent_names and any(line.parent for line in printed)
    has_units = not options.unit_in_name and (
        not printed or any(line.indicator.unit for line in printed)
    )
    has_natures = not printed or any(line.indicator.nature for line in printed)
    columns = [
        NUMBER,
        NAME,
        *([PART] if has_parts else []),
        *([UNIT] if has_units else []),
        *(
            ColumnDraft(
                key=f"{kind}_{year}",
                kind=Kind.WORD,
                words=VALUE_HEADERS[kind],
                above=YEAR_HEADER.format(year=year),
            )
            for kind, year in years
        ),
        *([NATURE] if has_natures else []),
    ]
    at = 1 if options.group_place == "left" else len(columns)
    return [*columns[:at], GROUP, *columns[at:]]


def _line_cells(
    line: _Line,
    options: TableOptions,
    marks: Mapping[str, str],
    *,
    has_parts: bool,
) -> dict[str, Cell]:
    row = line.indicator
    nature = NATURES[row.nature] if row.nature else ""
    cells = {
        "unit": Cell(row.unit, fact=Fact(row.TABLE, row.id, "unit")),
        "nature": Cell(nature, fact=Fact(row.TABLE, row.id, "nature")),
    }
    if line.number_rows:
        cells["number"] = Cell(line.number, rows=line.number_rows)
    name = line.name
    if options.unit_in_name and row.unit:
        name = NAME_WITH_UNIT.format(name=name, unit=row.unit)
    is_part = options.parent_names and line.parent is not None
    cells["part" if is_part else "name"] = Cell(
        name,
        columns=2 if has_parts and not is_part else 1,
        mark=marks.get(row.note_id or "", ""),
        fact=Fact(row.TABLE, row.id, "name"),
    )
    if is_part and line.parent and not line.place:
        cells["name"] = Cell(
            line.parent.name,
            rows=line.count,
            across=Across.CENTER,
            mark=marks.get(line.parent.note_id or "", ""),
            fact=Fact(line.parent.TABLE, line.parent.id, "name"),
        )
    return cells


def _value_cells(
    line: _Line,
    values: Mapping[tuple[str, str, int], Target],
    years: Sequence[tuple[TargetKind, int]],
) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for kind, year in years:
        target = values.get((line.indicator.id, kind, year))
        cells[f"{kind}_{year}"] = Cell("")
        if target is not None:
            field = "words" if target.words else "value"
            fact = Fact(target.TABLE, target.id, field)
            cells[f"{kind}_{year}"] = Cell(target.text, fact=fact)
    return cells


def _marks(portfolio: Portfolio, options: TableOptions) -> dict[str, str]:
    """Return the marks of the notes by id; a single note without marks has none."""
    notes = portfolio.having(TableNote, "table_key", KEY)
    if not options.notes_marks and len(notes) == 1:
        return {}
    return {
        note.id: _CIRCLED[at]
        if options.notes_marks and at < len(_CIRCLED)
        else str(at + 1)
        for at, note in enumerate(notes)
    }
