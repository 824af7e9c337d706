"""One list with its buttons and the inspector of the row in hand."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.messages import system_language
from ecoplanner.ui.first_focus import FirstFocus
from ecoplanner.ui.lists.inspector import Inspector
from ecoplanner.ui.lists.model import ListModel
from ecoplanner.ui.lists.row_company import RowCompany
from ecoplanner.ui.lists.row_heights import row_height
from ecoplanner.ui.lists.row_heights import set_row_height
from ecoplanner.ui.lists.row_projects import KINDS
from ecoplanner.ui.lists.table import ListTable
from ecoplanner.ui.lists.transfer import copied
from ecoplanner.ui.portfolio.clipboard import block_of
from ecoplanner.ui.portfolio.clipboard import html_of
from ecoplanner.ui.portfolio.clipboard import text_of
from ecoplanner.ui.portfolio.matching import Needle

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.messages import Language
    from ecoplanner.ui.lists.column import Listing
    from ecoplanner.ui.lists.row_projects import RowProjects
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.settings import Settings

NARROW, WIDE = 1000, 1800
NARROW_INSPECTOR, INSPECTOR, WIDE_INSPECTOR = 280, 320, 420
#: Height of buttons, heading and gaps around the rows of a list, and of the heading
#: alone, px at 100 %; the fewest rows that list and projects need room for together;
#: the part projects get.
_AROUND, _HEADING, _LEAST_ROWS, _SHARE = 92, 36, 9, 0.4
#: Height that a list must leave over for another card under it.
LEAST_BELOW = 240
#: A list has room for as many rows, though it has fewer.
_FEWEST = 3


def language_of(settings: Settings) -> Language:
    """Return the language in force."""
    if settings.language in ("zh", "en"):
        return "zh" if settings.language == "zh" else "en"
    return system_language()


class ListPanel(FirstFocus):
    """Adds, renames, orders and deletes the rows of one list.

    Signals:
        told: a sentence for the strip, and whether undo goes with it.
        project_requested: a project is to be gone to, by id.
    """

    told = Signal(str, bool)
    project_requested = Signal(str)

    def __init__(
        self, context: Context, listing: Listing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._context, self.listing = context, listing
        self.model = ListModel(context.session, listing, language_of(context.settings))
        self.model.setParent(self)
        self._needle = Needle("")
        self._build_actions()
        self._build_widgets()
        self._connect()
        self._update_count()
        if self.model.rows:
            self.table.choose(self.model.rows[0].id)

    def search(self, text: str) -> None:
        """Go to the first row that says a text."""
        self._needle = Needle(text)
        if self._needle:
            self._go_to_match(range(len(self.model.rows)))

    def find_next(self, *, backwards: bool) -> None:
        """Go to the next row that says the text."""
        count, at = len(self.model.rows), self.table.currentIndex().row()
        step = -1 if backwards else 1
        self._go_to_match([(at + step * by) % count for by in range(1, count + 1)])

    def commit_editor(self) -> None:
        """Store what is being typed."""
        self.table.commit_editor()
        if self.inspector is not None:
            self.inspector.commit()

    def _go_to_match(self, order: range | list[int]) -> None:
        if not self._needle:
            return
        portfolio = self._context.session.portfolio
        for number in order:
            row = self.model.rows[number]
            said = [column.text(portfolio, row) for column in self.model.columns]
            if self._needle.is_in("\n".join(said)):
                self.table.choose(row.id)
                return

    def _build_actions(self) -> None:
        keys = {
            "add": (self.listing.add_words, "Ctrl+Shift+N"),
            "delete": (self.tr("Delete"), "Ctrl+-"),
            "up": (self.tr("Move up"), "Alt+Shift+Up"),
            "down": (self.tr("Move down"), "Alt+Shift+Down"),
        }
        made = []
        for words, key in keys.values():
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words}  {text}")
            self.addAction(action)
            made.append(action)
        self.add_action, self.delete_action, self.up_action, self.down_action = made
        self.copy_action = QAction(self.tr("Copy"), self)
        self.copy_action.setShortcut(QKeySequence("Ctrl+C"))
        self.paste_action = QAction(self.tr("Paste"), self)
        self.paste_action.setShortcut(QKeySequence("Ctrl+V"))

    def _build_widgets(self) -> None:
        px = self._theme.px
        self.table = ListTable(self._context, self.model)
        self.table.setAccessibleName(self.listing.title)
        for action in (self.copy_action, self.paste_action):
            # Fields beside the table copy and paste their own words.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        self._empty = QLabel(self.listing.empty_words)
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add_button = QPushButton(self.listing.add_words)
        self.add_button.setProperty("kind", "primary")
        self.add_button.setIcon(self._theme.icon("plus", "onaccent", 15))
        self.add_button.setToolTip(self.add_action.toolTip())
        if self.listing.new is None:
            self.add_button.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(0, px(8), 0, px(8))
        bar.setSpacing(px(6))
        bar.addWidget(self.add_button)
        icons = ["trash-2", "arrow-up", "arrow-down"]
        actions = [self.delete_action, self.up_action, self.down_action]
        for name, action in zip(icons, actions, strict=True):
            if action is not self.delete_action and not self.listing.is_ordered:
                continue
            action.setIcon(self._theme.icon(name, "text2", 16))
            button = QToolButton()
            button.setProperty("kind", "icon")
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            bar.addWidget(button)
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        self._lay_out(bar)
        self.setFocusProxy(self.table)

    def _lay_out(self, bar: QHBoxLayout) -> None:
        px = self._theme.px
        bar.addStretch(1)
        bar.addWidget(self._count)
        card = self._card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._empty, 3)
        left = self._left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(bar)
        left.addWidget(card, 1)
        self.projects: RowProjects | None = None
        self.company: RowCompany | None = None
        if self.listing.kind in KINDS:
            self.company = RowCompany(self._context, self.listing.kind)
            self.projects = self.company.projects
            left.addSpacing(px(12))
            left.addWidget(self.company)
        self.below: Any = None
        if self.listing.below is not None:
            self.below = self.listing.below(self._context)
            left.addWidget(self.below)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addLayout(left, 1)
        self.inspector: Inspector | None = None
        if self.listing.fields or self.listing.extra:
            self.inspector = Inspector(self._context, self.model)
            side = QVBoxLayout()
            side.setContentsMargins(0, px(8), 0, 0)
            side.addWidget(self.inspector)
            self._row.addLayout(side)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_action.trigger)
        self.add_action.triggered.connect(self._on_add_triggered)
        self.delete_action.triggered.connect(self._on_delete_triggered)
        self.up_action.triggered.connect(self._on_up_triggered)
        self.down_action.triggered.connect(self._on_down_triggered)
        self.copy_action.triggered.connect(self._on_copy_triggered)
        self.paste_action.triggered.connect(self._on_paste_triggered)
        self.table.row_dropped.connect(self._on_row_dropped)
        self.model.modelReset.connect(self._update_count)
        if self.inspector is not None:
            self.table.row_changed.connect(self.inspector.show_row)
        if self.projects is not None:
            self.table.row_changed.connect(self._on_row_changed)
            self.projects.project_requested.connect(self.project_requested)
        if self.below is not None:
            self.table.row_changed.connect(self._on_row_changed)
            self.below.row_requested.connect(self.table.choose)

    def _update_count(self) -> None:
        count = len(self.model.rows)
        self._count.setText(self.tr("{count} rows").format(count=count))
        self._empty.setVisible(count == 0)
        self.delete_action.setEnabled(count > 0)
        for action in (self.up_action, self.down_action):
            action.setEnabled(count > 1)
        self.table.setAccessibleDescription(self._count.text())
        self.table.show_heads_alone(is_on=count == 0)
        self._share_width()
        self._share_height()

    def _share_width(self) -> None:
        """Give the inspector its side where there is room and a row to show."""
        px, wide = self._theme.px, self.width()
        if self.inspector is None:
            if self.company is not None:
                self.company.take_width(wide)
            return
        side = WIDE_INSPECTOR if wide >= px(WIDE) else INSPECTOR
        side = side if wide >= px(NARROW) else NARROW_INSPECTOR
        self.inspector.setFixedWidth(px(side))
        has_room = wide >= px(NARROW) * 0.75
        self.inspector.setVisible(bool(self.model.rows) and has_room)
        if self.company is not None:
            self.company.take_width(wide - px(side) - px(12) if has_room else wide)

    def _share_height(self) -> None:
        """Give the list what it needs, its row's projects the rest of the height."""
        px, rows = self._theme.px, self.table.verticalHeader().defaultSectionSize()
        lines = rows * (max(len(self.model.rows), _FEWEST) + 1)
        room = self.height() - px(_AROUND)
        if self.below is not None:
            left = room - lines - px(_HEADING)
            self.below.setVisible(bool(self.model.rows) and left >= px(LEAST_BELOW))
            self._left.setStretchFactor(self._card, max(lines + px(_HEADING), 1))
            self._left.setStretchFactor(self.below, max(left, 1))
        if self.company is None:
            return
        has_room = room >= rows * _LEAST_ROWS
        self.company.setVisible(bool(self.model.rows) and has_room)
        below = max(room - lines, round(room * _SHARE), 1)
        self._left.setStretchFactor(self._card, max(room - below, 1) + px(_HEADING))
        self._left.setStretchFactor(self.company, below)

    def _on_row_changed(self, row_id: str) -> None:
        number = self.model.row_of(row_id)
        row = self.model.rows[number] if number >= 0 else None
        for card in (self.company, self.below):
            if card is not None:
                card.show_row(row)

    def _on_add_triggered(self) -> None:
        self.commit_editor()
        row_id = self.model.add(self.table.currentIndex().row())
        if row_id:
            self.table.setFocus()
            self.table.edit_row(row_id)

    def _on_delete_triggered(self) -> None:
        self.commit_editor()
        numbers = self.table.chosen_rows()
        first = min(numbers, default=0)
        if told := self.model.delete(numbers):
            self.told.emit(told, True)  # noqa: FBT003 - a signal has no names
            near = min(first, len(self.model.rows) - 1)
            if near >= 0:
                self.table.choose(self.model.rows[near].id)

    def _on_up_triggered(self) -> None:
        self._move(-1)

    def _on_down_triggered(self) -> None:
        self._move(1)

    def _on_copy_triggered(self) -> None:
        rows = [self.model.rows[number] for number in self.table.chosen_rows()]
        if rows:
            portfolio = self._context.session.portfolio
            block = copied(portfolio, rows, self.model.columns)
            data = QMimeData()
            data.setText(text_of(block))
            data.setHtml(html_of(block))
            QGuiApplication.clipboard().setMimeData(data)

    def _on_paste_triggered(self) -> None:
        self.commit_editor()
        data = QGuiApplication.clipboard().mimeData()
        block = block_of(data.text(), data.html() if data.hasHtml() else "")
        current = self.table.currentIndex()
        first = (current.row(), current.column()) if current.isValid() else (0, 0)
        rows, refused = self.model.paste(first, block)
        if not rows:
            return
        words = self.tr("Pasted {rows} rows")
        if refused:
            words = self.tr(
                "Pasted {rows} rows, {refused} cells not understood (marked)"
            )
        told = words.format(rows=rows, refused=refused)
        self.told.emit(told, True)  # noqa: FBT003 - a signal has no names

    def _on_row_dropped(self, number: int, before: int) -> None:
        self.commit_editor()
        row_id = self.model.rows[number].id
        if self.model.drop(number, before):
            self.table.choose(row_id, self.table.currentIndex().column())

    def _move(self, by: int) -> None:
        self.commit_editor()
        current = self.table.currentIndex()
        row_id = self.table.row_id
        if current.isValid() and self.model.move(current.row(), by):
            flags = QItemSelectionModel.SelectionFlag
            number = self.model.row_of(row_id)
            self.table.selectionModel().setCurrentIndex(
                self.model.index(number, current.column()),
                flags.ClearAndSelect | flags.Rows,
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = row_height(self._context, self)
        set_row_height(self.table, height)
        if self.company is not None:
            self.company.set_row_height(height)
        self._share_width()
        self._share_height()
