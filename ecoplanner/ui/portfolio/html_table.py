"""The first table of a page of HTML, as office programs put it on the clipboard."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from typing import NamedTuple
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

#: Most cells that one span may fill: a spreadsheet never has more columns.
_MOST_SPAN = 16_384
_BREAKS = frozenset({"br", "p", "div", "li"})
#: A line break of the page, which source line ends are not.
_BREAK = "\u2028"
_SPACE = re.compile(r"[ \t\r\n\f]+")
#: `<![if supportLists]>`: marks of Word that no parser of HTML needs to know.
_MARKED = re.compile(r"<!\[[^<>]*>|<!\[")


class HtmlTable(NamedTuple):
    """A table whose merged cells repeat their words.

    Attributes:
        rows: its cells; rows may be of unequal length.
        covered: row and column of each cell that only repeats a merged one.
    """

    rows: list[list[str]]
    covered: frozenset[tuple[int, int]]


def html_table(html: str) -> HtmlTable:
    """Return the first table of a page; without rows where there is none."""
    lowered = html.casefold()
    if "<table" not in lowered and "<tr" not in lowered:
        return HtmlTable([], frozenset())
    reader = _TableReader()
    reader.feed(_MARKED.sub("", html))
    reader.close()
    return HtmlTable(reader.rows, frozenset(reader.covered))


class _TableReader(HTMLParser):
    """Takes the first table of a page apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.covered: set[tuple[int, int]] = set()
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._is_spilling = False
        self._depth = 0
        self._is_hidden = False
        self._is_done = False
        #: By column the words that hang down into this row, and into those below.
        self._hanging: dict[int, tuple[str, int]] = {}
        self._below: dict[int, tuple[str, int]] = {}

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._is_done or self._depth > 1:
            return
        named = dict(attrs)
        style = re.sub(r"\s", "", named.get("style") or "").casefold()
        if tag == "tr":
            self._end_row()
            # Excel ends a table with a row that only holds widths.
            self._is_hidden = "display:none" in style
            if not self._is_hidden:
                self.rows.append([])
        elif tag in ("td", "th") and not self._is_hidden:
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            down, over = _span(named.get("rowspan")), _span(named.get("colspan"))
            self._cell, self._spans = [], (down, over)
            # Long words that run over empty cells are no merged cells.
            self._is_spilling = "mso-ignore:colspan" in style
        elif tag in _BREAKS and self._cell:
            self._cell.append(_BREAK)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
            if not self._depth:
                self._end_row()
                self._is_done = True
        elif self._depth <= 1 and tag in ("td", "th"):
            self._end_cell()

    @override
    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._is_done:
            self._cell.append(data)

    @override
    def close(self) -> None:
        super().close()
        self._end_row()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        words = _shown("".join(self._cell))
        self._cell = None
        down, over = self._spans
        row, line = self.rows[-1], len(self.rows) - 1
        self._take_hanging(row)
        for number in range(over):
            if number:
                self.covered.add((line, len(row)))
            said = "" if number and self._is_spilling else words
            if down > 1:
                self._below[len(row)] = (said, down - 1)
            row.append(said)

    def _take_hanging(self, row: list[str]) -> None:
        """Put the words of cells merged from above where they belong."""
        while len(row) in self._hanging:
            words, left = self._hanging.pop(len(row))
            if left > 1:
                self._below[len(row)] = (words, left - 1)
            self.covered.add((len(self.rows) - 1, len(row)))
            row.append(words)

    def _end_row(self) -> None:
        self._end_cell()
        if self._is_hidden:
            self._is_hidden = False
            return
        if self.rows:
            self._take_hanging(self.rows[-1])
        while any(column >= len(self.rows[-1]) for column in self._hanging):
            # A row that is too short leaves cells empty.
            self.rows[-1].append("")
            self._take_hanging(self.rows[-1])
        self._hanging, self._below = self._below, {}


def _shown(source: str) -> str:
    """Return the text of a cell as a page shows it."""
    text = _SPACE.sub(_gap(source), source)
    lines = (line.strip(" ") for line in text.split(_BREAK))
    return "\n".join(lines).strip("\n")


def _gap(source: str) -> Callable[[re.Match[str]], str]:
    """Return what a run of blanks in the source stands for.

    Source: CSS Text 3, 4.1.3: a line end beside a character of Chinese is none. Word
    breaks the lines of its pages anywhere between them.
    """

    def gap(found: re.Match[str]) -> str:
        is_line_end = "\n" in found[0] or "\r" in found[0]
        start, end = found.span()
        before, after = source[max(start - 1, 0) : start], source[end : end + 1]
        return "" if is_line_end and (_is_wide(before) or _is_wide(after)) else " "

    return gap


def _is_wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WF"


def _span(value: str | None) -> int:
    digits = (value or "1").strip()
    number = int(digits) if digits.isascii() and digits.isdigit() else 1
    return min(max(number, 1), _MOST_SPAN)
