"""Entries of the record that have to do with the one in hand, under its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.ui.lists.steps import EntriesModel
from ecoplanner.ui.lists.steps import EntryDelegate

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.lists.steps import Entry
    from ecoplanner.ui.theme import Theme


class RelatedView(QListView):
    """A list whose line in hand Enter opens.

    Signals:
        entered_line: Enter was pressed on a line.
    """

    entered_line = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_line.emit()
        else:
            super().keyPressEvent(event)


class RelatedEntries(QFrame):
    """Lists entries by day; one of them may be gone to.

    Signals:
        chosen: an entry is to be gone to, by its key.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, say: Callable[[Entry], str], parent: QWidget | None = None
    ) -> None:
        """Show nothing yet.

        Args:
            theme: how it looks.
            say: words an entry.
            parent: its owner.
        """
        super().__init__(parent)
        self.theme = theme
        self.setProperty("kind", "card")
        px = theme.px
        self._title = QLabel()
        self._title.setProperty("role", "card-title")
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        head = QHBoxLayout()
        head.setContentsMargins(px(14), px(10), px(14), px(8))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        self.entries = EntriesModel(say)
        self.entries.setParent(self)
        self.view = RelatedView()
        self.view.setModel(self.entries)
        self.view.setItemDelegate(EntryDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setToolTip(self.tr("Enter or a double click goes to the edit"))
        self._empty = QLabel()
        self._empty.setProperty("role", "quiet")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._empty, 1)
        self.view.entered_line.connect(self._on_entered)
        self.view.doubleClicked.connect(self._on_double_clicked)

    def show_entries(self, title: str, entries: Sequence[Entry], empty: str) -> None:
        """Show other entries.

        Args:
            title: what they have to do with the one in hand.
            entries: by day.
            empty: what is said where there are none.
        """
        self._title.setText(title)
        self.view.setAccessibleName(title)
        self.entries.show_entries(entries)
        count = sum(bool(each.key) for each in entries)
        self._count.setText(str(count) if count else "")
        self._empty.setText(empty)
        self._empty.setVisible(not entries)
        self.view.setVisible(bool(entries))

    def _on_entered(self) -> None:
        self._on_double_clicked(self.view.currentIndex())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if key := index.data(Qt.ItemDataRole.UserRole):
            self.chosen.emit(key)
