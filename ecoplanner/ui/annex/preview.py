"""The printed annex in small, beside the table of projects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import NotFoundError
from ecoplanner.model.project import Project
from ecoplanner.reports import REPORTS
from ecoplanner.ui.annex.desk import PageDesk
from ecoplanner.ui.annex.feed import Feed
from ecoplanner.ui.annex.memory import AnnexMemory
from ecoplanner.ui.annex.names import file_name
from ecoplanner.ui.annex.output import Output
from ecoplanner.ui.annex.progress import Progress
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.lists.panel import language_of
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ecoplanner.ui.annex.composer import Sheets
    from ecoplanner.ui.page import Context

#: Many pages wait until nothing was typed for so long.
_REST_MS = 1_000


class AnnexPreview(QWidget):
    """Shows the pages that the annex page shows, and follows each edit.

    Signals:
        notice: a sentence for the line at the bottom, and whether it can be undone.
        close_requested: there is to be more room for the table.
        settled: the pages are there, or it is said why not.
    """

    notice = Signal(str, bool)
    close_requested = Signal()
    settled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._theme = context, context.theme
        self._language = language_of(context.settings)
        self._memory = AnnexMemory(context.settings, context.session.portfolio.plan.id)
        self._build_widgets()
        self._feed = Feed(context, self.desk, _REST_MS)
        self._output = Output(
            self._feed.composer, context.settings, self._language, self
        )
        self._progress.watch(self._feed, self._output)
        self._connect()
        self.desk.show_row(context.focus.project_id)

    def _build_widgets(self) -> None:
        px = self._theme.px
        title = QLabel(self.tr("Annex preview"))
        title.setProperty("role", "card-title")
        # As wide as there is room for: it need not wait to be laid out anew.
        self._said = ElidedLabel()
        self._said.setProperty("role", "secondary")
        self._progress = Progress()
        # Until there are pages, it stands where they will be.
        self._progress.is_told_elsewhere = True
        self.save_button = QPushButton(self.tr("Save PDF"))
        self.save_button.setIcon(self._theme.icon("download", "text2", 15))
        close = self.close_button = QToolButton()
        close.setProperty("kind", "icon")
        close.setIcon(self._theme.icon("x", "text2", 15))
        close.setToolTip(self.tr("Close the preview"))
        close.setAccessibleName(self.tr("Close the preview"))
        head = QHBoxLayout()
        head.setContentsMargins(px(13), px(5), px(8), px(5))
        head.setSpacing(px(10))
        head.addWidget(title)
        head.addWidget(self._said, 1)
        head.addWidget(self._progress)
        head.addWidget(self.save_button)
        head.addWidget(close)
        self.desk = PageDesk(self._theme, is_row=True)
        self.desk.is_link = self._is_project
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        rule = QFrame()
        rule.setProperty("kind", "line")
        rule.setFixedHeight(1)
        layout.addWidget(rule)
        layout.addWidget(self.desk, 1)
        self.setFocusProxy(self.desk)

    def _connect(self) -> None:
        self._feed.shown.connect(self._on_feed_shown)
        self._feed.composer.refused.connect(self._on_refused)
        self._feed.composer.unset.connect(self.settled)
        self._output.told.connect(self._on_told)
        self.settled.connect(self._on_settled)
        self.desk.row_clicked.connect(self._context.focus.set_project)
        self._context.focus.project_changed.connect(self.desk.show_row)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.close_button.clicked.connect(self.close_requested)

    def _is_project(self, row_id: str) -> bool:
        try:
            self._context.session.portfolio.get(Project, row_id)
        except NotFoundError:
            return False
        return True

    @Slot(object)
    def _on_feed_shown(self, sheets: Sheets) -> None:
        count = len(sheets.layout.pages)
        heading = sheets.annex.tables[0]
        name = " ".join(filter(None, (heading.label, heading.title)))
        words = self.tr("{name} · {count} pages · follows each edit")
        self._said.setText(words.format(name=name, count=count))
        self.desk.show_row(self._context.focus.project_id)
        self.settled.emit()

    @Slot()
    def _on_settled(self) -> None:
        self._progress.is_told_elsewhere = False

    @Slot(str)
    def _on_told(self, text: str) -> None:
        self.notice.emit(text, False)  # noqa: FBT003 - a signal has no names

    @Slot(EcoplannerError)
    def _on_refused(self, error: EcoplannerError) -> None:
        self._said.setText(error_text(error, self._language))
        self.settled.emit()

    @Slot()
    def _on_save_clicked(self) -> None:
        session = self._context.session
        folder = session.path.parent if session.path is not None else Path()
        name = file_name(session.portfolio.plan, self.tr("annex"))
        proposed = Path(self._memory.pdf or folder / name)
        target = self._output.save(self._feed.order(), proposed)
        if target is not None:
            self._memory.keep_pdf(str(target))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Other tables may have been chosen on the annex page.
        self._feed.choose(self._memory.tables(list(REPORTS)) or (next(iter(REPORTS)),))
        self._feed.wake()
