"""Tables on their way from and to the clipboard, as plain text and as HTML."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple
from typing import TYPE_CHECKING

from typing_extensions import override

from ecoplanner.model.money import FEN_BY_UNIT
from ecoplanner.model.text import folded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

#: Rows of cells; every row is as long as the longest.
Block = list[list[str]]

#: Most cells that one span may fill: a spreadsheet never has more columns.
_MOST_SPAN = 16_384
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = frozenset({"br", "p", "div", "li"})
#: What columns are called in annexes, folded and without blanks or brackets.
_HEADINGS = {
    "序号": "number",
    "重大工程": "program",
    "重大工程名称": "program",
    "工程名称": "program",
    "重点工程": "program",
    "子项目": "name",
    "子项目名称": "name",
    "项目": "name",
    "项目名称": "name",
    "实施区域": "places",
    "建设地点": "places",
    "实施地点": "places",
    "实施范围": "places",
    "建设内容": "content",
    "建设内容及规模": "content",
    "建设规模及内容": "content",
    "主要建设内容": "content",
    "建设时序": "schedule",
    "建设期限": "schedule",
    "建设年限": "schedule",
    "实施期限": "schedule",
    "时序": "schedule",
    "牵头单位": "leads",
    "责任单位": "leads",
    "责任牵头单位": "leads",
    "责任部门": "leads",
    "配合单位": "supports",
    "修复分区": "zones",
    "分区": "zones",
    "所属分区": "zones",
    "资金需求": "need",
    "投资": "need",
    "总投资": "need",
    "投资估算": "need",
    "估算投资": "need",
    "投资额": "need",
    "备注": "note",
}
_UNIT = re.compile(r"[(（]([^()（）]*)[)）]")
#: So many headings known make a row a row of headings.
_LEAST_HEADINGS = 2
_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.．]*")


class Headed(NamedTuple):
    """A block whose first row says what its columns are.

    Attributes:
        keys: by column of the block the column of the table; empty for unknown.
        unit: unit of money that the heading names, or empty.
        rows: the rows without the headings.
    """

    keys: list[str]
    unit: str
    rows: Block


def block_of(text: str, html: str = "") -> Block:
    """Return the table on the clipboard; HTML first, since it knows merged cells.

    Args:
        text: the plain text, cells parted by tabs.
        html: the same as HTML, or empty.
    """
    return _html_block(html) or _text_block(text)


def headed(block: Block, own: Mapping[str, str]) -> Headed | None:
    """Return a block by its headings, None where the first row is none.

    Args:
        block: what was pasted.
        own: by heading of this program's table its column.
    """
    if not block:
        return None
    known = {_plain(heading): key for heading, key in own.items()} | _HEADINGS
    keys = [known.get(_plain(cell), "") for cell in block[0]]
    is_headed = len({key for key in keys if key}) >= _LEAST_HEADINGS
    if not is_headed or "name" not in keys:
        return None
    unit = ""
    if "need" in keys:
        found = _UNIT.search(block[0][keys.index("need")])
        unit = found[1].strip() if found and found[1].strip() in FEN_BY_UNIT else ""
    return Headed(keys, unit, block[1:])


def with_unit(text: str, unit: str) -> str:
    """Return a bare figure with the unit of its column."""
    return f"{text}{unit}" if unit and _FIGURE.fullmatch(text.strip()) else text


def text_of(block: Sequence[Sequence[str]]) -> str:
    """Return a block as plain text that every spreadsheet reads."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in block)


def html_of(block: Sequence[Sequence[str]]) -> str:
    """Return a block as an HTML table."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{_marked_up(cell)}</td>" for cell in row) + "</tr>"
        for row in block
    )
    return f"<table>{rows}</table>"


def _plain(heading: str) -> str:
    return re.sub(r"\s", "", _UNIT.sub("", folded(heading)))


def _quoted(cell: str) -> str:
    if any(char in cell for char in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _marked_up(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")


def _text_block(text: str) -> Block:
    """Read cells parted by tabs; quoted ones may hold tabs and line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    rows: Block = [[]]
    at = 0
    while at <= len(text):
        cell, at = _quoted_cell(text, at) or _bare_cell(text, at)
        rows[-1].append(cell)
        if at < len(text) and text[at] == "\n":
            rows.append([])
        at += 1
    return _squared(rows)


def _bare_cell(text: str, at: int) -> tuple[str, int]:
    ends = [end for mark in "\t\n" if (end := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _quoted_cell(text: str, at: int) -> tuple[str, int] | None:
    """Return a quoted cell and its end, None where the quotes are just text."""
    found = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)').match(text, at)
    if found is None or not any(char in found[1] for char in '\t\n"'):
        return None
    return found[1].replace('""', '"'), found.end()


def _squared(rows: Block) -> Block:
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _html_block(html: str) -> Block:
    if "<table" not in html.casefold() and "<tr" not in html.casefold():
        return []
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return _squared(reader.rows)


class _TableReader(HTMLParser):
    """Takes the first table of a page apart; merged cells repeat their words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Block = []
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._depth = 0
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
        if tag == "tr":
            self._end_row()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            named = dict(attrs)
            down, over = _span(named.get("rowspan")), _span(named.get("colspan"))
            self._cell, self._spans = [], (down, over)
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

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
            self._cell.append(_SPACE.sub(" ", data))

    @override
    def close(self) -> None:
        super().close()
        self._end_row()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = "".join(self._cell).split("\n")
        words = "\n".join(line.strip() for line in lines).strip("\n")
        self._cell = None
        down, over = self._spans
        row = self.rows[-1]
        self._take_hanging(row)
        for _ in range(over):
            if down > 1:
                self._below[len(row)] = (words, down - 1)
            row.append(words)

    def _take_hanging(self, row: list[str]) -> None:
        """Put the words of cells merged from above where they belong."""
        while len(row) in self._hanging:
            words, left = self._hanging.pop(len(row))
            if left > 1:
                self._below[len(row)] = (words, left - 1)
            row.append(words)

    def _end_row(self) -> None:
        self._end_cell()
        if self.rows:
            self._take_hanging(self.rows[-1])
        while any(column >= len(self.rows[-1]) for column in self._hanging):
            # A row that is too short leaves cells empty.
            self.rows[-1].append("")
            self._take_hanging(self.rows[-1])
        self._hanging, self._below = self._below, {}


def _span(value: str | None) -> int:
    digits = (value or "1").strip()
    number = int(digits) if digits.isascii() and digits.isdigit() else 1
    return min(max(number, 1), _MOST_SPAN)
