"""Pages as pictures: drawn as PDF, then rendered, so that the screen is the print."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtGui import QImage
from PySide6.QtGui import QPixmap

from ecoplanner.reports.draw.embed import LOOSE
from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.draw.pdf import Press

if TYPE_CHECKING:
    from ecoplanner.reports.typeset.block import Setter
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.reports.typeset.layout import Page

#: Pictures kept; a page 1,600 pixels wide takes 7 MB.
_KEPT = 12


def page_pdf(press: Press, layout: Layout, index: int) -> bytes:
    """Return one page as a PDF file, to be rendered and not to be kept."""
    return press.draw(layout, DocumentInfo(), [index], LOOSE).content


def render(pdf: bytes, scale: float) -> QImage:
    """Return the only page of a PDF as a picture.

    Args:
        pdf: the file.
        scale: pixels a point.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=scale, may_draw_forms=False, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        bitmap.close()
        return image
    finally:
        document.close()


@dataclass(slots=True)
class _Picture:
    """A rendered page, with what it was rendered from."""

    page: Page
    pdf: bytes
    scale: float
    pixmap: QPixmap


class Artist:
    """Renders pages and keeps the last of them."""

    def __init__(self) -> None:
        self._press = Press()
        self._pictures: OrderedDict[int, _Picture] = OrderedDict()

    def setter(self, page: Page) -> Setter:
        """Return what measures the words of a page."""
        return self._press.setter(page.settings)

    def has(self, layout: Layout, index: int, scale: float) -> bool:
        """Return whether a page is rendered as it is now."""
        picture = self._pictures.get(index)
        return (
            picture is not None
            and picture.page is layout.pages[index]
            and picture.scale == scale
        )

    def picture(self, index: int) -> QPixmap | None:
        """Return the last picture of a page, which may be of former words."""
        picture = self._pictures.get(index)
        return None if picture is None else picture.pixmap

    def renew(self, layout: Layout, index: int, scale: float, ratio: float) -> bool:
        """Render a page unless it is; tell whether there was anything to do."""
        if index >= len(layout.pages) or self.has(layout, index, scale):
            return False
        self.render(layout, index, scale, ratio)
        return True

    def render(self, layout: Layout, index: int, scale: float, ratio: float) -> None:
        """Render a page; one whose file is as it was keeps its picture.

        Args:
            layout: the pages.
            index: which.
            scale: pixels of the device a point.
            ratio: pixels of the device a pixel of the window.
        """
        page = layout.pages[index]
        pdf = page_pdf(self._press, layout, index)
        known = self._pictures.get(index)
        if known is not None and known.pdf == pdf and known.scale == scale:
            known.page = page
        else:
            pixmap = QPixmap.fromImage(render(pdf, scale))
            pixmap.setDevicePixelRatio(ratio)
            self._pictures[index] = _Picture(page, pdf, scale, pixmap)
        self._pictures.move_to_end(index)
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)

    def forget_from(self, count: int) -> None:
        """Drop the pictures of pages that are no more."""
        for index in [each for each in self._pictures if each >= count]:
            del self._pictures[index]
