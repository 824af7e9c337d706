"""What the annex page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from ecoplanner.reports.draw.pdf import Press
from ecoplanner.ui.annex.rendering import page_pdf

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.annex.page import AnnexPage

WAIT_MS = 10_000


def settled(qtbot: QtBot, page: AnnexPage) -> None:
    """Wait until the pages are those of the plan."""
    qtbot.waitUntil(lambda: is_settled(page), timeout=WAIT_MS)


def is_settled(page: AnnexPage) -> bool:
    """Tell whether the pages are those of the plan."""
    sheets = page.desk.sheets
    return (
        sheets is not None
        and not page._composer.is_busy
        and sheets.order.portfolio is page.session.portfolio
    )


def words(page: AnnexPage, index: int | None = None) -> str:
    """Return what a page says, read out of its PDF, without blanks."""
    sheets = page.desk.sheets
    assert sheets is not None
    chosen = page.desk.page if index is None else index
    pdf = pypdfium2.PdfDocument(page_pdf(Press(), sheets.layout, chosen))
    text = pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    return "".join(text.split())
