"""The pages of a SQLite file, read without SQLite, as far as a rescue needs it.

Source: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

LEAST_SIZE = 512
_HEADER = 100
_INDEX_INNER, _TABLE_INNER, _INDEX_LEAF, _TABLE_LEAF = 2, 5, 10, 13
_INNER = (_INDEX_INNER, _TABLE_INNER)
_KEYED = (_INDEX_INNER, _INDEX_LEAF)
_ROWS = (_TABLE_INNER, _TABLE_LEAF)
_TEXT_FROM = 12
_WHOLE_NUMBERS = (1, 2, 3, 4, 5, 6, 8, 9)
_TRIED = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, type, and whether it always has a value."""

    name: str
    type: str
    is_needed: bool


def is_keyed(columns: Sequence[Column]) -> bool:
    """Return whether rows are kept by their text key, not by a row number."""
    return columns[0].type == "TEXT"


class Pages:
    """The bytes of a file as pages, counted from 1; a last piece is filled up."""

    def __init__(self, data: bytes, size: int) -> None:
        self.size = size
        self.count = max(-(-len(data) // size), 1)
        self.data = data.ljust(self.count * size, b"\0")

    def page(self, number: int) -> bytes:
        """Return the bytes of a page."""
        return self.data[(number - 1) * self.size : number * self.size]

    @cached_property
    def children(self) -> frozenset[int]:
        """Pages that hang on another, so that no table begins there."""
        return frozenset(
            child
            for number in range(2, self.count + 1)
            for child in self._children(self.page(number))
        )

    def with_header(self) -> bytes:
        """Return the file with its first bytes as they are in every plan."""
        return self._header() + self.data[_HEADER:]

    def with_empty_list(self) -> bytes:
        """Return the file with an empty list of tables and no free pages."""
        start = 0 if self.size == 1 << 16 else self.size
        leaf = struct.pack(">BHHHB", _TABLE_LEAF, 0, 0, start, 0)
        first = (self._header() + leaf).ljust(self.size, b"\0")
        return first + self.data[self.size :]

    def could_be(
        self, number: int, columns: Sequence[Column], *, is_named: bool
    ) -> bool:
        """Return whether a table of these columns may begin on a page.

        Where the list of tables names the page, one row that fits is enough, and so
        is none at all; else most of the rows that can be seen there must fit.
        """
        if not 2 <= number <= self.count:  # noqa: PLR2004 - the first is the list
            return False
        page = self.page(number)
        kinds = _KEYED if is_keyed(columns) else _ROWS
        if page[0] not in kinds:
            return False
        rows = [_fits(types, columns) for types in self._rows(page)]
        if is_named:
            return any(rows) or not rows
        return sum(rows) * 2 > len(rows)

    def mend_kind(self, number: int, columns: Sequence[Column]) -> bool:
        """Put right the first byte of a page on which a table is known to begin.

        Returns:
            Whether the rows on it fit now.
        """
        if not 2 <= number <= self.count:  # noqa: PLR2004 - the first is the list
            return False
        start, former = (number - 1) * self.size, self.data
        for kind in _KEYED if is_keyed(columns) else _ROWS:
            self.data = former[:start] + bytes((kind,)) + former[start + 1 :]
            if self.could_be(number, columns, is_named=False):
                return True
        self.data = former
        return False

    def _header(self) -> bytes:
        size = 1 if self.size == 1 << 16 else self.size
        head = struct.pack(
            ">16sHBBBBBB", b"SQLite format 3\0", size, 1, 1, 0, 64, 32, 32
        )
        numbers = (1, self.count, 0, 0, 1, 4, 0, 0, 1, 0, 0, 0)
        head += struct.pack(f">{len(numbers)}I", *numbers)
        # The change counter stands again before the version of SQLite.
        return head.ljust(92, b"\0") + struct.pack(">II", 1, 3_040_000)

    def _cells(self, page: bytes) -> Iterator[int]:
        """Yield where the cells of a page begin."""
        (count,) = struct.unpack(">H", page[3:5])
        start = 12 if page[0] in _INNER else 8
        for at in range(start, min(start + 2 * count, self.size - 1), 2):
            (cell,) = struct.unpack(">H", page[at : at + 2])
            if start <= cell < self.size - 4:
                yield cell

    def _children(self, page: bytes) -> Iterator[int]:
        if page[0] in _INNER:
            yield int(struct.unpack(">I", page[8:12])[0])
            for cell in self._cells(page):
                yield int(struct.unpack(">I", page[cell : cell + 4])[0])

    def _rows(self, page: bytes, depth: int = 0) -> Iterator[list[int]]:
        """Yield the types of the values of some rows."""
        if page[0] == _TABLE_INNER:
            # Rows are in the leaves alone.
            for child in self._children(page):
                if depth < _TRIED and 2 <= child <= self.count:  # noqa: PLR2004
                    yield from self._rows(self.page(child), depth + 1)
                    return
            return
        for cell in list(self._cells(page))[:_TRIED]:
            at = cell + 4 if page[0] == _INDEX_INNER else cell
            _, at = _number(page, at)
            if page[0] == _TABLE_LEAF:
                _, at = _number(page, at)
            yield _types(page, at)


def _number(page: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends."""
    value = 0
    for count in range(9):
        byte = page[at + count] if at + count < len(page) else 0
        if count == 8:  # noqa: PLR2004 - the ninth byte has eight bits
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follow
            return value, at + count + 1
    raise AssertionError


def _types(page: bytes, at: int) -> list[int]:
    length, begin = _number(page, at)
    end = min(at + length, len(page))
    found = []
    while begin < end:
        type_, begin = _number(page, begin)
        found.append(type_)
    return found


def _fits(types: Sequence[int], columns: Sequence[Column]) -> bool:
    """Return whether values of these types can be a row of these columns."""
    if len(types) != len(columns):
        return False
    # A row number stands beside the row, which has nothing in its place.
    pairs = list(zip(types, columns, strict=True))[0 if is_keyed(columns) else 1 :]
    return all(_is_of(type_, column) for type_, column in pairs)


def _is_of(type_: int, column: Column) -> bool:
    if type_ == 0:
        return not column.is_needed
    if type_ >= _TEXT_FROM:
        return column.type == ("TEXT" if type_ % 2 else "BLOB")
    return column.type == "INTEGER" and type_ in _WHOLE_NUMBERS
