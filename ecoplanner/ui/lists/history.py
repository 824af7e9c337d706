"""The page of what happened, and of versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.journal import changes_of
from ecoplanner.model.store.journal import steps
from ecoplanner.model.store.versions import differences
from ecoplanner.model.store.versions import version_content
from ecoplanner.model.store.versions import versions
from ecoplanner.ui.language import counted
from ecoplanner.ui.lists.lines import LinesTable
from ecoplanner.ui.lists.page import Segments
from ecoplanner.ui.lists.panel import language_of
from ecoplanner.ui.lists.readable import Reader
from ecoplanner.ui.lists.steps import by_day
from ecoplanner.ui.lists.steps import EntriesModel
from ecoplanner.ui.lists.steps import EntryDelegate
from ecoplanner.ui.page import Page
from ecoplanner.ui.plan_dialogs import PlanDialogs

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.store.journal import Step
    from ecoplanner.ui.page import Context

EDITS, VERSIONS = 0, 1


class HistoryPage(Page):
    """Who changed what and when; versions by name, to compare and to go back to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._language = language_of(context.settings)
        self._needle = ""
        self._is_stale = True
        self._dialogs = PlanDialogs(context, self._language, self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._build_actions()
        self._build_widgets()
        self._connect()
        self._refresh()

    @property
    def shown_lines(self) -> list[tuple[str, str, str, str]]:
        """What the table of before and after says."""
        lines = self._lines.lines_model.lines
        return [(each.row, each.field, each.before, each.after) for each in lines]

    def show_part(self, at: int) -> None:
        """Show edits (0) or versions (1)."""
        self._tabs.group.button(at).setChecked(True)
        self.back_button.setVisible(at == VERSIONS)
        self._refresh()
        self.view.setFocus()

    def _build_actions(self) -> None:
        self.name_action = QAction(self.tr("Name a version…"), self)
        self.back_action = QAction(self.tr("Go back to this version"), self)

    def _build_widgets(self) -> None:
        theme = self.theme
        px = theme.px
        self._tabs = Segments(theme)
        self._tabs.add(self.tr("Edits")).setChecked(True)
        self._tabs.add(self.tr("Versions"))
        self.name_button = QPushButton(self.name_action.text())
        self.name_button.setIcon(theme.icon("bookmark", "text2", 15))
        native = QKeySequence.SequenceFormat.NativeText
        self.name_button.setToolTip(QKeySequence("Ctrl+Shift+S").toString(native))
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, px(8))
        bar.addWidget(self._tabs)
        bar.addStretch(1)
        bar.addWidget(self.name_button)
        self.entries = EntriesModel()
        self.entries.setParent(self)
        self.view = QListView()
        self.view.setModel(self.entries)
        self.view.setItemDelegate(EntryDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("What happened to the plan"))
        self._empty = QLabel()
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left, inside = self._card()
        inside.addWidget(self.view, 1)
        inside.addWidget(self._empty, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(12))
        layout.setSpacing(0)
        layout.addLayout(bar)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(12))
        self._row.addWidget(left, 2)
        layout.addLayout(self._row, 1)
        self._build_right()
        self.setFocusProxy(self.view)

    def _build_right(self) -> None:
        px = self.theme.px
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._about = QLabel()
        self._about.setProperty("role", "secondary")
        self._about.setWordWrap(True)
        self.back_button = QPushButton(self.back_action.text())
        self.back_button.setProperty("kind", "primary")
        self.back_button.setVisible(False)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.setContentsMargins(px(14), px(12), px(14), px(12))
        head.addLayout(words, 1)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        self._lines = LinesTable(self.theme)
        self._lines.setAccessibleName(self.tr("Before and after"))
        right, inside = self._card()
        inside.addLayout(head)
        inside.addWidget(self._lines, 1)
        self._row.addWidget(right, 3)

    def _card(self) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        return card, inside

    def _connect(self) -> None:
        self.name_button.clicked.connect(self.name_action.trigger)
        self.back_button.clicked.connect(self.back_action.trigger)
        self.name_action.triggered.connect(self._dialogs.ask_version)
        self.back_action.triggered.connect(self._on_back_triggered)
        self._dialogs.version_named.connect(self._on_version_named)
        self._tabs.group.idClicked.connect(self.show_part)
        self._timer.timeout.connect(self._on_timeout)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.session.changed.connect(self._on_session_changed)
        self.session.published.connect(self._on_session_changed)

    def _refresh(self) -> None:
        """Read the record anew; the line in hand stays in hand."""
        self._is_stale = False
        before = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        at = self._tabs.group.checkedId()
        found = self._edits() if at == EDITS else self._versions()
        self.entries.show_entries(by_day(found, self.context.settings))
        texts = (
            self.tr(
                "Nothing happened yet. Every edit is listed here with who made it."
            ),
            self.tr(
                "No versions yet. Name one before a meeting or a round of comments; "
                "then compare with it or go back to it."
            ),
        )
        self._empty.setText(texts[at])
        self._empty.setVisible(not found)
        self.view.setVisible(bool(found))
        row = max(self.entries.row_of(before) if before else 0, 1 if found else 0)
        self._choose(row)
        self._show_current()

    def _choose(self, row: int) -> None:
        """Take one line in hand, whatever keys are held down."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.entries.index(row, 0), flag)

    def _edits(self) -> list[tuple[str, str, str, str]]:
        words = {"undo": self.tr("Undone: {label}"), "redo": self.tr("Redone: {label}")}
        found = []
        self._steps: dict[str, Step] = {}
        for step in reversed(steps(self.session.reader)):
            title = words.get(step.kind, "{label}").format(label=step.label)
            if self._needle in f"{title} {step.who}".casefold():
                found.append((str(step.seq), title, step.made_at, step.who))
                self._steps[str(step.seq)] = step
        return found

    def _versions(self) -> list[tuple[str, str, str, str]]:
        found = reversed(versions(self.session.reader))
        return [
            (each.name, f"{each.name}  {each.note}".rstrip(), each.made_at, each.who)
            for each in found
            if self._needle in f"{each.name} {each.note} {each.who}".casefold()
        ]

    def _show_current(self) -> None:
        key = self.view.currentIndex().data(Qt.ItemDataRole.UserRole) or ""
        self.back_button.setEnabled(bool(key))
        self._title.setText(str(self.view.currentIndex().data() or "") if key else "")
        reader = Reader(self.session.portfolio, self._language)
        if not key:
            self._about.setText("")
            self._lines.show_lines([])
            return
        if self._tabs.group.checkedId() == EDITS:
            changes = changes_of(self.session.reader, int(key))
            lines = reader.lines_of_changes(changes)
            words = self.tr("{count} changes. Undo and redo go step by step: Ctrl+Z.")
        else:
            was = version_content(self.session.reader, key)
            now = read_content(self.session.reader)
            lines = reader.lines_of_differences(differences(was, now))
            words = self.tr(
                "{count} differences between this version and the plan now."
            )
        self._about.setText(counted(words.format(count=len(lines))))
        self._lines.show_lines(lines)

    @Slot()
    def _on_back_triggered(self) -> None:
        key = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        if key and self.session.go_back(key):
            words = self.tr("The plan is again as in version “{name}”.")
            self.notice.emit(words.format(name=key), True)  # noqa: FBT003

    @Slot(str)
    def _on_version_named(self, name: str) -> None:
        self.show_part(VERSIONS)
        self._choose(self.entries.row_of(name))
        words = self.tr("Version “{name}” is kept.")
        self.notice.emit(words.format(name=name), False)  # noqa: FBT003

    @Slot()
    def _on_session_changed(self) -> None:
        """Read anew when looked at: a long record costs time."""
        self._is_stale = True
        if self.isVisible():
            self._timer.start()

    def _on_current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._show_current()

    def _on_timeout(self) -> None:
        # A window that was closed meanwhile has no plan to read any more.
        if self.isVisible() and self._is_stale:
            self._refresh()

    @override
    def search(self, text: str) -> None:
        self._needle = text.casefold().strip()
        self._refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
