"""What a plan chooses for the content of its printed tables.

How a table looks on paper is `PageSettings`; both are rows of `table_settings`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from typing import Any
from typing import get_args
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.annex import TableSetting
from ecoplanner.model.problem import Problem
from ecoplanner.reports.groups import Grouping

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio

UnitPlace = Literal["line", "header", "header_row"]
Merge = Literal["always", "with_places", "never"]
GroupPlace = Literal["left", "right"]
Zero = Literal["—", "0", ""]
Marks = Literal["", "①"]
MoneyUnit = Literal["万元", "亿元"]
MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """What one printed table says and leaves out.

    Attributes:
        label: in place of the table's own (`附表1`); empty for none.
        title: in place of the table's own.
        unit_place: the unit of money stands on a `line` above the table, behind
            the words of the `header`, or alone in a second `header_row`.
        money_unit: unit of all amounts of the table.
        decimals: of amounts, 0 to 6; None for the fewest that are exact, at most
            two of 万元, or four of 亿元.
        merge_places: equal neighbouring places of one programme become one cell.
        merge_agencies: likewise agencies; `with_places` only where the rows share
            a cell of places.
        merge_schedule: likewise the time.
        subtotals: a row behind each programme or agency; None as the table has it.
        share_column: a column of percents; None as the table has it.
        group_place: side on which indicators have the column of their groups.
        unit_in_name: the unit of an indicator stands in brackets behind its name.
        parent_names: a parent indicator is printed, as a cell over its children.
        column_names: words of the header by column key.
        hidden_columns: keys of columns left out; None as the table has it.
        column_order: keys, first to last; those not named follow in their order.
        column_widths_mm: typed widths by column key.
        zero: what is printed for no money.
        notes_marks: how notes are counted.
        group_by: what the rows of the chart of the schedule are grouped by.
        charts: charts of the money stand under its tables.
    """

    label: str | None = None
    title: str | None = None
    unit_place: UnitPlace = "line"
    money_unit: MoneyUnit = "万元"
    decimals: int | None = None
    merge_places: Literal["always", "never"] = "always"
    merge_agencies: Merge = "always"
    merge_schedule: Merge = "never"
    subtotals: bool | None = None
    share_column: bool | None = None
    group_place: GroupPlace = "right"
    unit_in_name: bool = False
    parent_names: bool = True
    column_names: Mapping[str, str] = field(default_factory=dict)
    hidden_columns: tuple[str, ...] | None = None
    column_order: tuple[str, ...] = ()
    column_widths_mm: Mapping[str, float] = field(default_factory=dict)
    zero: Zero = "—"
    notes_marks: Marks = ""
    group_by: Grouping = "program"
    charts: bool = True


OPTION_NAMES = frozenset(each.name for each in fields(TableOptions))


def read_options(
    portfolio: Portfolio, table_key: str
) -> tuple[TableOptions, tuple[Problem, ...]]:
    """Return what the plan chooses for a table, over what it chooses for all.

    Returns:
        The options, defaults standing wherever a value cannot be used, and a
        problem for each such value. Settings of other names are passed over.
    """
    rows = [
        row
        for key in ("", table_key)
        for row in portfolio.having(TableSetting, "table_key", key)
        if row.name in OPTION_NAMES
    ]
    read: dict[str, Any] = {}
    problems: list[Problem] = []
    for row in rows:
        try:
            read[row.name] = _READERS[row.name](json.loads(row.value))
        except (TypeError, ValueError):
            params = {"value": row.value, "table": row.table_key}
            problems.append(Problem("setting_unusable", row.name, params))
    return TableOptions(**read), tuple(problems)


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _decimals(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    if not 0 <= value <= MOST_DECIMALS:
        raise ValueError(value)
    return value


def _keys(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_word(each) for each in value)


def _words(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {key: _word(each) for key, each in value.items()}


def _widths(value: object) -> dict[str, float]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {key: _width(each) for key, each in value.items()}


def _width(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    # Not a number and infinity are JSON to Python; neither is a width.
    if not 0 < value < float("inf"):
        raise ValueError(value)
    return float(value)


def _zero(value: object) -> object:
    """Read what is printed for no money; 0 that is typed is a number to JSON."""
    is_number = isinstance(value, int) and not isinstance(value, bool) and value == 0
    return _one_of(Zero)("0" if is_number else value)


def _one_of(words: Any) -> Callable[[object], object]:
    def read(value: object) -> object:
        if not isinstance(value, str) or value not in get_args(words):
            raise ValueError(value)
        return value

    return read


def _or_none(reader: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else reader(value)


#: How the JSON value of an option is read; TypeError or ValueError if it cannot.
_READERS: dict[str, Callable[[object], object]] = {
    "label": _or_none(_word),
    "title": _or_none(_word),
    "unit_place": _one_of(UnitPlace),
    "money_unit": _one_of(MoneyUnit),
    "decimals": _or_none(_decimals),
    "merge_places": _one_of(Literal["always", "never"]),
    "merge_agencies": _one_of(Merge),
    "merge_schedule": _one_of(Merge),
    "subtotals": _or_none(_flag),
    "share_column": _or_none(_flag),
    "group_place": _one_of(GroupPlace),
    "unit_in_name": _flag,
    "parent_names": _flag,
    "column_names": _words,
    "hidden_columns": _or_none(_keys),
    "column_order": _keys,
    "column_widths_mm": _widths,
    "zero": _zero,
    "notes_marks": _one_of(Marks),
    "group_by": _one_of(Grouping),
    "charts": _flag,
}
