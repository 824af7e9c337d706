"""Files drawn for a test, and what is read out of them."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pypdfium2

from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.draw.pdf import draw_pdf
from ecoplanner.reports.draw.pdf import PdfResult
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Column
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Row
from ecoplanner.reports.table import Table

DEFAULT = PageSettings()
INFO = DocumentInfo(
    title="东河县国土空间生态修复规划附表",
    author="东河县自然资源局",
    subject="近期重点工程",
    keywords="生态修复,附表",
    creator="ecoplanner 0.1",
)


def drawn(*tables: Table, settings: PageSettings = DEFAULT) -> PdfResult:
    return draw_pdf(tables, settings, INFO)


def reader_of(result: PdfResult) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(result.content))


def text_of(result: PdfResult) -> str:
    """Return all words of a file without blanks, in the order of its streams."""
    pages = reader_of(result).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def one_cell(text: str, kind: Kind = Kind.PROSE) -> Table:
    return Table(
        key="cell",
        label="",
        title="",
        columns=(Column("c", kind),),
        header=(),
        rows=(Row(cells={0: Cell(text)}),),
    )


def picture(result: PdfResult) -> Any:
    document = pypdfium2.PdfDocument(result.content)
    try:
        bitmap = document[0].render(scale=0.5, grayscale=True)
        found = bitmap.to_numpy().astype(int)
        return found.reshape(found.shape[0], -1)
    finally:
        document.close()
