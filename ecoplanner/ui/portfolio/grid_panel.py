"""The card of the table: header, rows, totals, and what is said about cells."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPoint
from PySide6.QtCore import QRect
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout

from ecoplanner.ui.portfolio.bubble import Bubble
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.columns import KEYS
from ecoplanner.ui.portfolio.columns import SUMMED
from ecoplanner.ui.portfolio.empty_note import EmptyNote
from ecoplanner.ui.portfolio.grid_header import GridHeader
from ecoplanner.ui.portfolio.grid_view import GridView
from ecoplanner.ui.portfolio.longest import Longest
from ecoplanner.ui.portfolio.painting import PAD
from ecoplanner.ui.portfolio.rows import Sorting
from ecoplanner.ui.portfolio.targets import title_in
from ecoplanner.ui.portfolio.total_row import TotalRow
from ecoplanner.ui.portfolio.wording import percent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.portfolio.editors import CellEditor
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.layout_memory import LayoutMemory
    from ecoplanner.ui.theme import Theme

_WIDE = 1100
#: How wide a double click makes a column at most, and what it looks at.
_WIDEST, _MOST_MEASURED, _LONGEST = 560, 2_000, 200
#: Hundredths of a percent in a whole.
_WHOLE = 10_000
_ALSO_WIDE = ("given", "supports", "zones")
#: Which columns of text share what is left, and how much of it.
_GROW = {"content": 5, "places": 2, "name": 2, "leads": 1, "supports": 1, "zones": 1}
#: How narrow they may get where there is too little, and where even that would push
#: figures out of sight.
_LEAST = {
    "content": (100, 72),
    "places": (100, 72),
    "name": (160, 132),
    "leads": (80, 72),
    "supports": (80, 72),
    "zones": (80, 72),
}


class GridPanel(QFrame):
    """The table with its totals; lays out columns and shows hints under cells.

    Signals:
        layout_changed: the user moved, widened or hid columns.
        page_requested: what a hint names is on another page, by its key.
    """

    layout_changed = Signal()
    page_requested = Signal(str)

    def __init__(
        self,
        model: GridModel,
        theme: Theme,
        memory: LayoutMemory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._theme, self._memory = model, theme, memory
        self._longest = Longest(model)
        self._is_laying = False
        self._editor: CellEditor | None = None
        self._build_widgets()
        self._connect()
        self.lay_columns()

    def lay_columns(self) -> None:
        """Show, order and size the columns as remembered and as there is room."""
        self._is_laying = True
        header = self.view.horizontalHeader()
        for visual, key in enumerate(self._memory.order):
            header.moveSection(header.visualIndex(AT[key]), visual)
        self._is_laying = False
        self.fit_columns()

    def fit_columns(self) -> None:
        """Size the columns as there is room, in the order they are in."""
        if self._is_laying:
            return
        self._is_laying = True
        widths = self._widths()
        for at, key in enumerate(KEYS):
            self.view.setColumnHidden(at, key not in widths)
        for key, width in widths.items():
            self.view.setColumnWidth(AT[key], width)
        self._is_laying = False
        self.view.update_frozen()

    def _widths(self) -> dict[str, int]:
        """Return the widths of the columns that are shown."""
        theme, memory = self._theme, self._memory
        is_wide = self.width() >= theme.px(_WIDE)
        widths: dict[str, int] = {}
        for column in COLUMNS:
            key = column.key
            is_extra = is_wide and key in _ALSO_WIDE and not memory.shown
            if memory.is_shown(key) or is_extra:
                kept = memory.widths.get(key, column.width)
                widths[key] = max(theme.px(kept), self._least_width(key))
        spare = self.view.viewport().width() - sum(widths.values())
        free = [key for key in _GROW if key in widths and key not in memory.widths]
        if spare < 0:
            for least, key in product((0, 1), free):
                narrow = theme.px(_LEAST[key][least])
                taken = min(-spare, max(widths[key] - narrow, 0))
                widths[key] -= taken
                spare += taken
            return widths
        growing = free if is_wide or "content" not in free else ["content"]
        shares = {key: _GROW[key] for key in growing}
        total = sum(shares.values())
        for key, share in shares.items():
            widths[key] += spare * share // total
        return widths

    def fit_column(self, column: int) -> None:
        """Make a column as wide as its words, up to a limit."""
        theme, look, model = self._theme, self.view.cells.look, self._model
        heading = QFontMetrics(theme.font(12, 500)).horizontalAdvance(
            COLUMNS[column].heading
        )
        widths, widest = [heading], theme.px(_WIDEST)
        for line, row in enumerate(model.rows):
            if row.kind == "project":
                text = model.cell(model.index(line, column)).text
                widths.append(look.width(text[:_LONGEST], 13, 500))
            if len(widths) > _MOST_MEASURED or widths[-1] >= widest:
                break
        width = max(widths) + theme.px(2 * PAD + 4)
        least = self._least_width(COLUMNS[column].key)
        width = max(min(width, theme.px(_WIDEST)), least, theme.px(34))
        self.view.setColumnWidth(column, width)

    def _least_width(self, key: str) -> int:
        """Return the width that the longest figure of a column takes."""
        if key not in SUMMED:
            return 0
        look, theme = self.view.cells.look, self._theme
        # No share is longer; to know them takes a while.
        text = percent(_WHOLE) if key == "share" else self.total.text(key)
        total = QFontMetrics(theme.font(13, 700)).horizontalAdvance(text)
        titles, rows = self._longest.texts(key)
        widths = [look.width(text, 13, 600) for text in titles]
        widths += [look.width(text, 13, 400) for text in rows]
        return max(total, *widths, 0) + theme.px(18)

    def _fit_figures(self) -> None:
        """Widen columns in which a figure has become longer; none gets narrower."""
        view = self.view
        if any(
            not view.isColumnHidden(AT[key])
            and view.columnWidth(AT[key]) < self._least_width(key)
            for key in SUMMED
        ):
            self.fit_columns()

    def say(self, index: QModelIndex, text: str, *, is_wrong: bool = False) -> None:
        """Say something below a cell."""
        self.bubble.say(text, self._cell_rect(index), is_wrong=is_wrong)

    def hush(self) -> None:
        """Say nothing more."""
        self.bubble.hide()

    def show_sorting(self, sorting: Sorting) -> None:
        """Show by which column rows are sorted."""
        for header in self.headers:
            header.show_sorting(sorting)

    @property
    def headers(self) -> list[GridHeader]:
        """The headings of both views."""
        found = (self.view.horizontalHeader(), self.view.frozen.horizontalHeader())
        return [header for header in found if isinstance(header, GridHeader)]

    def _build_widgets(self) -> None:
        self.setProperty("kind", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self.view = GridView(self._model, self._theme, self)
        self.total = TotalRow(self.view, self._model, self._theme, self)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.total)
        self.bubble = Bubble(self._theme, self)
        self.empty_note = EmptyNote(self._theme, self.view)

    def _connect(self) -> None:
        view = self.view
        for each in self.headers:
            each.sectionClicked.connect(self._on_header_clicked)
            each.sectionHandleDoubleClicked.connect(self.fit_column)
        header = view.horizontalHeader()
        header.sectionMoved.connect(self._on_section_moved)
        header.sectionResized.connect(self._on_section_resized)
        view.editing.opened.connect(self._on_editor_opened)
        view.derived_typed.connect(self._on_derived_typed)
        view.derived_opened.connect(self._on_derived_opened)
        self.bubble.followed.connect(self._on_bubble_followed)
        view.moved.connect(self._on_moved)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.resized.connect(self.fit_columns)
        view.resized.connect(self.update_note)
        self._model.sums_changed.connect(self.update_note)
        self._model.sums_changed.connect(self._fit_figures)

    def update_note(self) -> None:
        """Say something where there is no project to show."""
        note, figures = self.empty_note, self._model.figures
        if figures.shown:
            note.hide()
        elif figures.is_filtered:
            note.show_unmatched(self._model.wanted.text.strip())
        else:
            note.show_empty()
        size = note.sizeHint()
        room = self.view.rect()
        top = self.view.horizontalHeader().height() + 2 * self.view.row_height()
        left = max((room.width() - size.width()) // 2, 0)
        middle = max((room.height() - size.height()) // 2, top)
        note.setGeometry(left, middle, size.width(), size.height())

    def _cell_rect(self, index: QModelIndex) -> QRect:
        view = self.view.frozen if index.column() < FROZEN else self.view
        rect = view.visualRect(index)
        corner = view.viewport().mapTo(self, QPoint(0, 0))
        return rect.translated(corner)

    def _on_header_clicked(self, column: int) -> None:
        key = COLUMNS[column].key
        now = self._model.sorting
        wanted = Sorting(key)
        if now.key == key:
            wanted = Sorting() if now.is_falling else Sorting(key, is_falling=True)
        self._model.set_sorting(wanted)
        self.show_sorting(wanted)

    def _on_section_moved(self, *_: int) -> None:
        if self._is_laying:
            return
        header = self.view.horizontalHeader()
        self._memory.order = [
            KEYS[header.logicalIndex(visual)] for visual in range(header.count())
        ]
        self.layout_changed.emit()

    def _on_section_resized(self, column: int, _old: int, width: int) -> None:
        if self._is_laying or not width:
            return
        self._memory.widths[KEYS[column]] = round(width / self._theme.scale)
        self.layout_changed.emit()

    def _on_editor_opened(self, _index: QModelIndex, editor: CellEditor) -> None:
        self._editor = editor
        editor.hint_changed.connect(self._on_hint_changed)
        editor.widget.destroyed.connect(self._on_editor_destroyed)
        self.hush()
        self._on_hint_changed()

    def _on_hint_changed(self) -> None:
        if self._editor is None:
            return
        hint = self._editor.hint()
        if hint is None:
            self.hush()
            return
        at = self._editor.index
        index = self._model.index(at.row(), at.column())
        aside = self.tr("Esc cancels")
        self.bubble.say(
            hint.text, self._cell_rect(index), aside=aside, is_wrong=hint.is_wrong
        )

    def _on_editor_destroyed(self) -> None:
        self._editor = None
        self._on_moved()

    def _on_derived_typed(self, index: QModelIndex) -> None:
        kind, key = self._model.row(index).kind, KEYS[index.column()]
        text = COLUMNS[index.column()].hint_text if kind == "project" else ""
        if kind == "group" and key in SUMMED:
            text = self.tr("Worked out from the projects below: change those.")
        elif kind == "group":
            text = self.tr(
                "The title of a group: projects are typed in the lines below it."
            )
            if self._model.is_title(title_in(self._model, index)):
                text = self.tr(
                    "The title of a group: F2 renames it, "
                    "projects are typed in the lines below it."
                )
        elif kind == "invite":
            text = self.tr("Type the name of the new project first.")
        link = self._link(key) if text and kind == "project" else ""
        if text:
            rect = self._cell_rect(index)
            self.bubble.say(text, rect, aside=link, is_link=bool(link))

    def _link(self, key: str) -> str:
        """Return the words that lead to where a figure is changed."""
        if key in ("gap", "share"):
            return self.tr("Change the need (F2)")
        return self.tr("Go to Funding (F2)") if key == "given" else ""

    def _on_derived_opened(self, index: QModelIndex) -> None:
        if self.bubble.link:
            self._on_bubble_followed()
        else:
            self._on_derived_typed(index)

    def _on_bubble_followed(self) -> None:
        index = self.view.currentIndex()
        self.hush()
        if KEYS[index.column()] == "given":
            self.page_requested.emit("funding")
            return
        self.view.go_to(index.siblingAtColumn(AT["need"]))
        self.view.setFocus()
        self.view.open_editor()

    def _on_moved(self) -> None:
        if self._editor is not None:
            return
        index = self.view.currentIndex()
        kept = self._model.pending_of(index) if index.isValid() else None
        if kept is None:
            self.hush()
        else:
            self.say(index, kept.sentence, is_wrong=True)

    def _on_scrolled(self) -> None:
        if self._editor is None:
            self.hush()
        else:
            self._on_hint_changed()
