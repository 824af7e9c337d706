"""What a list shows, as data: its rows, its columns, what may be done to them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a list, or a field of its inspector.

    Attributes:
        key: stable name, unique in its list.
        title: its heading, translated.
        text: what a row shows there.
        put: stores what was typed, or the key that was chosen; None where nothing
            can be typed.
        choices: keys with their words, where one of several is chosen.
        key_of: the key that a row has now, where one is chosen.
        is_number: figures stand at the right.
        depth: how many steps a row stands in.
        is_short: whether a row's figure is a gap or a loss, and red.
    """

    key: str
    title: str
    text: Callable[[Portfolio, Any], str]
    put: Callable[[Writer, Any, str], None] | None = None
    choices: Callable[[Portfolio, Any], Choices] | None = None
    key_of: Callable[[Any], str] | None = None
    is_number: bool = False
    depth: Callable[[Portfolio, Any], int] | None = None
    is_short: Callable[[Portfolio, Any], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of rows of the plan.

    Attributes:
        key: stable name.
        title: what the rows are, in the plural, translated.
        add_words: words of the button that adds one, translated.
        empty_words: what is said while there are none, translated.
        kind: class of the rows.
        tables: tables whose change may change the list.
        rows: the rows in order.
        columns: the columns.
        fields: what the inspector shows of the selected row.
        new: makes a row to be added after another one, with rows that it needs first
            in a tuple; or None where one cannot.
        extra: makes a widget under the fields, with a method `show_row(id)`.
        is_ordered: whether the user orders the rows.
        siblings: what rows share that stand in one order; None where all do.
        below: makes a card under the list, with a method `show_row(row)` and a signal
            `row_requested(id)`; shown where the list leaves room.
    """

    key: str
    title: str
    add_words: str
    empty_words: str
    kind: type[Any]
    tables: frozenset[str]
    rows: Callable[[Portfolio], Sequence[Any]]
    columns: Callable[[Portfolio], Sequence[Column]]
    fields: Sequence[Column] = ()
    new: Callable[[Portfolio, Any | None], Any | None] | None = None
    extra: Callable[[Context], QWidget] | None = None
    below: Callable[[Context], QWidget] | None = None
    is_ordered: bool = True
    siblings: Callable[[Any], object] | None = None


def field_column(field: str, title: str, *, has_lines: bool = False) -> Column:
    """Return a column of a text field."""

    def text(_: Portfolio, row: Any) -> str:
        return getattr(row, field) or ""

    def put(writer: Writer, row: Any, typed: str) -> None:
        value = clean_text(typed, lines=has_lines)
        value = value if has_lines else value.strip()
        writer.save(replace(row, **{field: value}))

    return Column(key=field, title=title, text=text, put=put)


def choice_column(
    field: str,
    title: str,
    choices: Callable[[Portfolio, Any], Choices],
) -> Column:
    """Return a column of a field with one of several codes; empty stores None."""

    def text(portfolio: Portfolio, row: Any) -> str:
        key = getattr(row, field) or ""
        return dict(choices(portfolio, row)).get(key, key)

    def put(writer: Writer, row: Any, key: str) -> None:
        writer.save(replace(row, **{field: key or None}))

    return Column(
        key=field,
        title=title,
        text=text,
        put=put,
        choices=choices,
        key_of=lambda row: getattr(row, field) or "",
    )


def rows_as_choices(rows: Iterable[Any], *, none: str = "") -> Choices:
    """Return rows of the plan as choices, after one for none where that has words."""
    first = [("", none)] if none else []
    return [*first, *((row.id, row.name) for row in rows)]


def new_row(
    kind: type[Any], words: str, **values: Callable[[Portfolio, Any | None], Any]
) -> Callable[[Portfolio, Any | None], Any | None]:
    """Return a function that makes a row with a free name, behind another one."""

    def make(portfolio: Portfolio, after: Any | None) -> Any | None:
        more = {name: value(portfolio, after) for name, value in values.items()}
        name = free_name(words, {row.name for row in portfolio.all(kind)})
        positions = [row.position for row in portfolio.all(kind)]
        position = max(positions, default=0) + GAP
        return kind(id=new_id(), name=name, position=position, **more)

    return make


def free_name(words: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken, numbered where the plain one is."""
    taken = set(taken)
    number, name = 1, words
    while name in taken:
        number += 1
        name = f"{words} {number}"
    return name
