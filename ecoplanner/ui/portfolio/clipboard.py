"""Tables on their way from and to the clipboard, as plain text and as HTML."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.html_table import html_table

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Rows of cells; every row is as long as the longest.
Block = list[list[str]]


class Taken(NamedTuple):
    """What was on the clipboard.

    Attributes:
        block: its cells; every row is as long as the longest.
        covered: row and column of each cell that only repeats a merged one.
        knows_merged: whether merged cells can be told from empty ones.
    """

    block: Block
    covered: frozenset[tuple[int, int]] = frozenset()
    knows_merged: bool = False


def taken_of(text: str, html: str = "") -> Taken:
    """Return the table on the clipboard; HTML first, since it knows merged cells.

    Args:
        text: the plain text, cells parted by tabs.
        html: the same as HTML, or empty.
    """
    found = html_table(html)
    if found.rows:
        return Taken(_squared(found.rows), found.covered, knows_merged=True)
    return Taken(_text_block(text))


def block_of(text: str, html: str = "") -> Block:
    """Return the cells on the clipboard, merged ones repeated."""
    return taken_of(text, html).block


def text_of(block: Sequence[Sequence[str]]) -> str:
    """Return a block as plain text that every spreadsheet reads."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in block)


def html_of(block: Sequence[Sequence[str]]) -> str:
    """Return a block as an HTML table."""
    return html_table_of(html_rows_of(block))


def html_rows_of(block: Sequence[Sequence[str]]) -> str:
    """Return a block as rows of an HTML table."""
    return "".join(
        "<tr>" + "".join(f"<td>{_marked_up(cell)}</td>" for cell in row) + "</tr>"
        for row in block
    )


def html_table_of(rows: str) -> str:
    """Return rows of HTML as a table."""
    return f"<table>{rows}</table>"


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
