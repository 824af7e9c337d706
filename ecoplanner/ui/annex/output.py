"""The annex leaving the window: to a printer, or to a PDF file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from ecoplanner.messages import notice_text
from ecoplanner.ui.annex.printing import Printing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.annex.composer import Composer
    from ecoplanner.ui.annex.composer import Order
    from ecoplanner.ui.annex.composer import Sheets
    from ecoplanner.ui.annex.composer import Written
    from ecoplanner.ui.settings import Settings


class Output(QObject):
    """Prints and saves, and tells how far it has come.

    Signals:
        progressed: what is being made, and whether it can be stopped.
        told: what was done, in a sentence.
    """

    progressed = Signal(str, bool)
    told = Signal(str)

    def __init__(
        self,
        composer: Composer,
        settings: Settings,
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._composer = composer
        self._settings = settings
        self._language = language
        self._printing = Printing(self, parent)
        self._printing.counted.connect(self._on_counted)
        self._printing.ended.connect(self._on_ended)
        self._printing.told.connect(self.told)
        composer.counted.connect(self._on_counted)
        composer.written.connect(self._on_written)
        composer.stopped.connect(self._on_stopped)
        composer.refused.connect(self._on_ended)

    def save(self, order: Order, proposed: Path) -> Path | None:
        """Ask for a file and write the PDF there.

        Args:
            order: what is to be printed.
            proposed: the file that the dialog begins with.

        Returns:
            The file chosen, None for none.
        """
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save PDF"),
            str(proposed),
            self.tr("PDF (*.pdf)"),
        )
        if not path:
            return None
        target = Path(path)
        if target.suffix.lower() != ".pdf":
            target = target.with_name(f"{target.name}.pdf")
        self._composer.write(order, target)
        # Before pages can be counted they are set, which takes a while.
        self.progressed.emit(self.tr("Setting the annex…"), True)  # noqa: FBT003
        return target

    def print_pages(self, sheets: Sheets) -> None:
        """Ask for a printer and send it the pages."""
        self._printing.start(sheets.layout)

    @Slot()
    def stop(self) -> None:
        """Stop what is on its way."""
        if self._printing.is_running:
            self._printing.stop()
        else:
            self._composer.stop()

    @Slot(int, int)
    def _on_counted(self, done: int, count: int) -> None:
        text = self.tr("Drawing annex, page {done} of {count}")
        self.progressed.emit(text.format(done=done, count=count), True)  # noqa: FBT003

    @Slot(object)
    def _on_written(self, written: Written) -> None:
        self._on_ended()
        text = self.tr("Saved {name}, {pages} pages.")
        sentences = [text.format(name=written.path.name, pages=written.pages)]
        sentences += [
            notice_text(each.code, each.params, self._language)
            for each in written.warnings
        ]
        self.told.emit(" ".join(sentences))

    @Slot()
    def _on_stopped(self) -> None:
        self._on_ended()
        self.told.emit(self.tr("Stopped; no file was written."))

    @Slot()
    def _on_ended(self) -> None:
        self.progressed.emit("", False)  # noqa: FBT003 - a signal has no names
