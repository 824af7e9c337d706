"""Sending pages to a printer, one at a time, so that the window stays alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtCore import QObject
from PySide6.QtCore import QRectF
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QPageLayout
from PySide6.QtGui import QPageSize
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from ecoplanner.reports.draw.pages import paper
from ecoplanner.reports.draw.pdf import Press
from ecoplanner.ui.annex.rendering import page_pdf
from ecoplanner.ui.annex.rendering import render

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.reports.typeset.layout import Layout

#: Finer is not seen on paper, and a page of 600 dpi takes 140 MB.
_DPI_MOST = 300
_POINTS = 72


class PrintJob(QObject):
    """Pages on their way to a printer.

    Signals:
        counted: pages sent, and of how many.
        finished: whether all pages were sent.
    """

    counted = Signal(int, int)
    finished = Signal(bool)

    def __init__(
        self, layout: Layout, printer: QPrinter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._layout, self._printer = layout, printer
        self._press = Press()
        self._painter = QPainter()
        count = len(layout.pages)
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or count, count)
        self._pages = list(range(first - 1, last))
        self._done = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Send the pages; `finished` will tell."""
        self._printer.setFullPage(True)
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Send no further page."""
        self._end(is_whole=False)

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._done >= len(self._pages):
            self._end(is_whole=True)
            return
        index = self._pages[self._done]
        self._turn(index)
        if not self._painter.isActive():
            is_ready = self._painter.begin(self._printer)
        else:
            is_ready = self._printer.newPage()
        if not is_ready:
            self._end(is_whole=False)
            return
        self._paint(index)
        self._done += 1
        self.counted.emit(self._done, len(self._pages))

    def _turn(self, index: int) -> None:
        """Tell the printer which way the next page lies."""
        width, height = paper(self._layout.pages[index].sheet)
        way = QPageLayout.Orientation
        self._printer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                way.Landscape if width > height else way.Portrait,
                QMarginsF(),
            )
        )

    def _paint(self, index: int) -> None:
        width, height = paper(self._layout.pages[index].sheet)
        dots = self._printer.resolution() / _POINTS
        scale = min(dots, _DPI_MOST / _POINTS)
        image = render(page_pdf(self._press, self._layout, index), scale)
        box = QRectF(0, 0, width * dots, height * dots)
        self._painter.drawImage(box, image, QRectF(image.rect()))

    def _end(self, *, is_whole: bool) -> None:
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()
        if not is_whole:
            self._printer.abort()
        self.finished.emit(is_whole)


class Printing(QObject):
    """Pages to a printer that the user chooses, one set of them at a time.

    Signals:
        counted: pages sent, and of how many.
        ended: nothing is on its way any more.
        told: how it ended, in a sentence.
    """

    counted = Signal(int, int)
    ended = Signal()
    told = Signal(str)

    def __init__(self, parent: QObject | None, window: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._job: PrintJob | None = None

    @property
    def is_running(self) -> bool:
        """Whether pages are on their way."""
        return self._job is not None

    def start(self, layout: Layout) -> None:
        """Ask for a printer and send it the pages, unless others are on their way."""
        if self._job is not None:
            return
        printer = ask_printer(self._window, len(layout.pages))
        if printer is None:
            return
        self._job = PrintJob(layout, printer, self)
        self._job.counted.connect(self.counted)
        self._job.finished.connect(self._on_job_finished)
        self._job.start()

    @Slot()
    def stop(self) -> None:
        """Send no further page."""
        if self._job is not None:
            self._job.stop()

    @Slot(bool)
    def _on_job_finished(self, is_whole: bool) -> None:  # noqa: FBT001 - a slot
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        self.ended.emit()
        whole = self.tr("All pages were sent to the printer.")
        self.told.emit(whole if is_whole else self.tr("Printing was stopped."))


def ask_printer(parent: QWidget, count: int) -> QPrinter | None:
    """Let the user choose a printer and pages in the system's dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(count, 1))
    dialog.setFromTo(1, max(count, 1))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return printer if accepted else None
