"""The page of what happened, and of versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.labels import label_text
from ecoplanner.model.store.journal import changes_of
from ecoplanner.model.store.versions import versions
from ecoplanner.ui.language import counted
from ecoplanner.ui.lists.about_line import AboutLine
from ecoplanner.ui.lists.comparing import Comparing
from ecoplanner.ui.lists.entry_room import empty_card
from ecoplanner.ui.lists.entry_room import EntryRoom
from ecoplanner.ui.lists.entry_room import RowNow
from ecoplanner.ui.lists.lines import LinesTable
from ecoplanner.ui.lists.page import Segments
from ecoplanner.ui.lists.panel import language_of
from ecoplanner.ui.lists.readable import Reader
from ecoplanner.ui.lists.record_feed import RecordFeed
from ecoplanner.ui.lists.related import RelatedEntries
from ecoplanner.ui.lists.steps import by_day
from ecoplanner.ui.lists.steps import EntriesModel
from ecoplanner.ui.lists.steps import EntryDelegate
from ecoplanner.ui.lists.steps import lines_of_steps
from ecoplanner.ui.page import Page
from ecoplanner.ui.plan_dialogs import PlanDialogs
from ecoplanner.ui.portfolio.record import Record
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.store.journal import RowChange
    from ecoplanner.model.store.journal import Step
    from ecoplanner.ui.lists.readable import Line
    from ecoplanner.ui.lists.steps import Entry
    from ecoplanner.ui.page import Context

EDITS, VERSIONS = 0, 1
#: The most rows of an edit whose other edits are listed.
MOST_ROWS = 500


class HistoryPage(Page):
    """Who changed what and when; versions by name, to compare and to go back to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._language = language_of(context.settings)
        self._needle = ""
        self._is_stale = True
        self._dialogs = PlanDialogs(context, self._language, self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._comparing = Comparing(context.session, self._language, self)
        self._told: dict[str, str] = {}
        self._record = Record(context.session.reader)
        self._build_actions()
        self._build_widgets()
        self._connect()
        self._refresh()

    @property
    def shown_lines(self) -> list[tuple[str, str, str, str]]:
        """What the table of before and after says."""
        lines = self._lines.lines_model.lines
        return [(each.row, each.field, each.before, each.after) for each in lines]

    @property
    def about(self) -> str:
        """What is said of the line in hand."""
        return self._about.text

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
        tip = self.tr("Every edit, who made it and when  Ctrl+PgUp / Ctrl+PgDn")
        self._tabs.add(self.tr("Edits"), tip).setChecked(True)
        tip = self.tr("States of the plan that were named  Ctrl+PgUp / Ctrl+PgDn")
        self._tabs.add(self.tr("Versions"), tip)
        self.name_button = QPushButton(self.name_action.text())
        self.name_button.setIcon(theme.icon("bookmark", "text2", 15))
        native = QKeySequence.SequenceFormat.NativeText
        keys = QKeySequence("Ctrl+Shift+S").toString(native)
        words = self.tr("Keep the plan as it is now, under a name  {keys}")
        self.name_button.setToolTip(words.format(keys=keys))
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, px(8))
        bar.addWidget(self._tabs)
        bar.addStretch(1)
        bar.addWidget(self.name_button)
        self.entries = EntriesModel(self._said)
        self.entries.setParent(self)
        self._feed = RecordFeed(self.session, self.entries, self.context.settings, self)
        self.view = QListView()
        self.view.setModel(self.entries)
        self.view.setItemDelegate(EntryDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("What happened to the plan"))
        self._empty = QLabel()
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left, inside = empty_card()
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
        self._about = AboutLine(self.theme, self)
        self.back_button = QPushButton(self.back_action.text())
        self.back_button.setProperty("kind", "primary")
        self.back_button.setToolTip(
            self.tr("Make the plan as it was then; undo takes that back")
        )
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
        right, inside = empty_card()
        inside.addLayout(head)
        inside.addWidget(self._lines, 1)
        self.related = RelatedEntries(self.theme, self._said_with_changes)
        self.now = RowNow(self.context, self._language)
        self._room = EntryRoom(right, self._lines, self.related, self.now)
        self._row.addWidget(self._room, 3)

    def _connect(self) -> None:
        self.name_button.clicked.connect(self.name_action.trigger)
        self.back_button.clicked.connect(self.back_action.trigger)
        self.name_action.triggered.connect(self._dialogs.ask_version)
        self.back_action.triggered.connect(self._on_back_triggered)
        self._comparing.compared.connect(self._on_compared)
        self._comparing.failed.connect(self._on_compare_failed)
        self._comparing.told.connect(self._about.show_progress)
        self._comparing.halted.connect(self._about.show_halted)
        self._about.stop_requested.connect(self._comparing.halt)
        self._about.again_requested.connect(self._show_current)
        self._dialogs.version_named.connect(self._on_version_named)
        self._tabs.group.idClicked.connect(self.show_part)
        for key in ("Ctrl+PgDown", "Ctrl+PgUp"):
            turn = QShortcut(QKeySequence(key), self)
            turn.activated.connect(self._on_turned)
        self.related.chosen.connect(self._on_related_chosen)
        self.now.page_requested.connect(self.page_requested)
        self._timer.timeout.connect(self._on_timeout)
        self._later.timeout.connect(self._show_related)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.session.changed.connect(self._on_session_changed)
        self.session.published.connect(self._on_session_changed)

    def _refresh(self) -> None:
        """Read the record anew; the line in hand stays in hand."""
        self._is_stale = False
        before = self.view.currentIndex().data(Qt.ItemDataRole.UserRole) or ""
        at = self._tabs.group.checkedId()
        if at == EDITS:
            self._steps = self._feed.by_key
            found = self._feed.show(self._is_wanted if self._needle else None, before)
        else:
            self._feed.stop()
            versions_ = self._versions()
            found = bool(versions_)
            self.entries.show_entries(by_day(versions_, self.context.settings))
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
        self.view.setVisible(found)
        row = max(self.entries.row_of(before) if before else 0, 1 if found else 0)
        self._share_room()
        self._is_read = False
        self._choose(row)
        if not self._is_read:
            # The same line stays in hand.
            self._show_current()

    def _choose(self, row: int) -> None:
        """Take one line in hand, whatever keys are held down."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.entries.index(row, 0), flag)

    def _is_wanted(self, step: Step) -> bool:
        return self._needle in f"{self._title_of(step)} {step.who}".casefold()

    def _title_of(self, step: Step) -> str:
        """Return what a step did in the language in force, whoever made it."""
        label = label_text(step.label, self._language)
        if step.kind == "edit":
            return label
        words = self.tr("Undone: {label}"), self.tr("Redone: {label}")
        return words[step.kind == "redo"].format(label=label)

    def _said(self, entry: Entry) -> str:
        """Word an entry when it is looked at; most of a long record never are."""
        step = self._steps.get(entry.key)
        return entry.title if step is None else self._title_of(step)

    def _versions(self) -> list[tuple[str, str, str, str]]:
        found = reversed(versions(self.session.reader))
        return [
            (each.name, f"{each.name}  {each.note}".rstrip(), each.made_at, each.who)
            for each in found
            if self._needle in f"{each.name} {each.note} {each.who}".casefold()
        ]

    def _said_with_changes(self, entry: Entry) -> str:
        """Word an entry with what it changed, as far as that is short."""
        if entry.key not in self._told and self.session.is_open:
            changes = changes_of(self.session.reader, int(entry.key))
            self._told[entry.key] = self._words_of().few_words(changes)
        return self._said(entry) + self._told.get(entry.key, "")

    def _words_of(self) -> Reader:
        return Reader(self.session.portfolio, self._language, self._record.gone)

    def _show_current(self) -> None:
        key = self.view.currentIndex().data(Qt.ItemDataRole.UserRole) or ""
        self.back_button.setEnabled(bool(key))
        self._title.setText(str(self.view.currentIndex().data() or "") if key else "")
        self._is_read = True
        self._changes: list[RowChange] = []
        self._later.start()
        self._comparing.stop()
        if key and self._tabs.group.checkedId() == EDITS:
            changes = self._changes = changes_of(self.session.reader, int(key))
            words = self.tr("{count} changes. Undo and redo go step by step: Ctrl+Z.")
            self._show_lines(words, self._words_of().lines_of_changes(changes))
            self.now.show_changes(changes)
            return
        self._about.show_text(self.tr("Comparing…") if key else "")
        self._lines.show_lines([])
        if key:
            self._comparing.start(key)

    @Slot(str, list)
    def _on_compared(self, _version: str, lines: list[Line]) -> None:
        words = self.tr("{count} differences between this version and the plan now.")
        self._show_lines(words, lines)

    @Slot(EcoplannerError)
    def _on_compare_failed(self, error: EcoplannerError) -> None:
        self._about.show_text(error_text(error, self._language))

    def _show_lines(self, words: str, lines: list[Line]) -> None:
        self._about.show_text(counted(words.format(count=len(lines))))
        self._lines.show_lines(lines)
        self._share_room()

    def _share_room(self) -> None:
        """Share the room among the entry in hand and what belongs to it."""
        size, is_edit = self.size(), self._tabs.group.checkedId() == EDITS
        is_empty = not self.entries.entries
        if self._room.share(size, is_edit=is_edit, is_empty=is_empty):
            self._later.start()

    @Slot()
    def _show_related(self) -> None:
        """List what else was done to the rows in hand, or since the version."""
        if not self.isVisible() or self.related.isHidden():
            return
        key = self.view.currentIndex().data(Qt.ItemDataRole.UserRole) or ""
        if self._tabs.group.checkedId() == EDITS:
            # A row that came or went with what hangs on it counts with those.
            ids = {each.row_id for each in self._changes[:MOST_ROWS]}
            touched = self._record.touching(ids)
            others = [step for step in touched if str(step.seq) != key]
            title = self.tr("Other edits of the same")
            empty = self.tr("Nothing else was done to it.")
        else:
            found = versions(self.session.reader)
            made_at = next((each.made_at for each in found if each.name == key), "")
            every = self._feed.every()
            others = [step for step in every if step.made_at > made_at] if key else []
            self._steps = {str(step.seq): step for step in others}
            title = self.tr("Edits since this version")
            empty = self.tr("Nothing was done since.")
        self._told.clear()
        entries = by_day(lines_of_steps(others), self.context.settings)
        self.related.show_entries(title, entries, empty)

    @Slot(str)
    def _on_related_chosen(self, key: str) -> None:
        """Go to an edit in the list of all."""
        if self._tabs.group.checkedId() != EDITS:
            self.show_part(EDITS)
        self._feed.finish()
        if (row := self.entries.row_of(key)) >= 0:
            self._choose(row)
            self.view.setFocus()

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

    @Slot()
    def _on_turned(self) -> None:
        self.show_part(VERSIONS if self._tabs.group.checkedId() == EDITS else EDITS)

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
        self._later.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
