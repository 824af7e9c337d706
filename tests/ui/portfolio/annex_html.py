"""An annexed table as office programs put it on the clipboard."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.reports.table import Cell
    from ecoplanner.reports.table import Table

#: Word sets figures and Latin words apart, and breaks the lines of its page in Chinese.
_LATIN = re.compile(r"([0-9A-Za-z][0-9A-Za-z.,-]*)")
_EVERY = re.compile(r"([\u4e00-\u9fff、，。]{11})(?=[\u4e00-\u9fff])")
_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- td {mso-number-format:General} --></style></head><body>
<!--StartFragment--><p>附表</p><table border=1 cellspacing=0>"""
_TAIL = """<![if supportMisalignedColumns]><tr height=0 style='display:none'>
<td width=72></td></tr><![endif]></table><!--EndFragment--></body></html>"""


def word_html(table: Table) -> str:
    """Return a table as Word copies it: merged cells, paragraphs, broken lines."""
    rows = [*table.header, *(row.cells for row in table.rows)]
    return _HEAD + "".join(_row(cells) for cells in rows) + _TAIL


def plain_text(table: Table) -> str:
    """Return a table as plain text, in which merged cells are empty but one."""
    width = len(table.columns)
    rows = [*table.header, *(row.cells for row in table.rows)]
    texts = (
        "\t".join(cells[at].text if at in cells else "" for at in range(width))
        for cells in rows
    )
    return "\n".join(texts)


def _row(cells: Mapping[int, Cell]) -> str:
    return f"<tr style='height:19.85pt'>{''.join(map(_cell, cells.values()))}</tr>\n"


def _cell(cell: Cell) -> str:
    span = f" rowspan={cell.rows}" if cell.rows > 1 else ""
    span += f" colspan={cell.columns}" if cell.columns > 1 else ""
    said = _LATIN.sub(r"<span\nlang=EN-US>\1</span>", escape(cell.text))
    said = _EVERY.sub("\\1\n", said)
    return (
        f"<td{span} style='border:solid 1.0pt'><p class=MsoNormal align=center>"
        f"<span lang=EN-US style='font-family:宋体'>{said}<o:p></o:p></span></p></td>"
    )
