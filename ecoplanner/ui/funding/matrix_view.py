"""The funding matrix: sources above, what is missing always in sight below."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemDelegate
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from ecoplanner.ui.funding.edits import ALL
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.edits import share_fen
from ecoplanner.ui.funding.matrix_delegate import MatrixDelegate
from ecoplanner.ui.funding.matrix_delegate import TRACK
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.matrix_words import amount_text
from ecoplanner.ui.portfolio.inputs import take_composed
from ecoplanner.words import TIERS
from ecoplanner.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.model.funding import Source
    from ecoplanner.ui.funding.matrix_model import MatrixModel
    from ecoplanner.ui.theme import Theme

#: Which figures have columns: amounts by year, shares, or both.
Columns = Literal["amounts", "shares", "both"]
HEADER = 30
ROW = 26
_LEAST_NAME, _LEAST_SLIDER = 120, 62
_HUNDREDTHS = 100
#: A key held on a slider is one gesture: it ends when no key came for so long.
_KEYS_END_MS = 500
_KEYS = Qt.Key


class MatrixView(QTableView):
    """A table of money whose sliders, chips and cells are edited in place.

    Signals:
        tier_chosen: the money of a source is of another tier: its id and the tier.
        lock_toggled: the money of a source is to be locked or unlocked: its id.
        columns_fitted: columns have other widths.
    """

    tier_chosen = Signal(str, str)
    lock_toggled = Signal(str)
    columns_fitted = Signal()

    def __init__(
        self,
        model: MatrixModel,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._matrix_model = model
        self._slider: tuple[str, int] | None = None
        self._is_dragging = False
        self._columns: Columns = "both"
        self._timer = QTimer(self, singleShot=True, interval=_KEYS_END_MS)
        self.setModel(model)
        self._delegate = MatrixDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px(18))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(HEADER))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(theme.px(24))
        head.setHighlightSections(False)
        self._timer.timeout.connect(self.commit_slider)
        model.modelReset.connect(self._update_widths)
        model.shown.connect(self._update_widths)

    def show_columns(self, columns: Columns) -> None:
        """Show amounts, shares or both; sums and names stay."""
        self.commit_editor()
        self._columns = columns
        self._update_widths()
        index = self.currentIndex()
        if index.isValid() and self.isColumnHidden(index.column()):
            self.setCurrentIndex(index.siblingAtColumn(Column.NAME))

    def commit_editor(self) -> None:
        """Store what is being typed, also text still being composed."""
        self.commit_slider()
        editor = self._delegate.editor
        if editor is not None:
            take_composed(editor)
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def commit_slider(self) -> None:
        """Store where the slider in motion stands."""
        self._timer.stop()
        slider, self._slider = self._slider, None
        if slider is None:
            return
        source_id, total = slider
        self._matrix_model.show_preview(source_id, None)
        name = source.name if (source := self._source(source_id)) else ""
        self._matrix_model.cell_edited.emit(CellEdit(source_id, ALL, total, name))

    def cancel_slider(self) -> None:
        """Put the slider in motion back."""
        self._timer.stop()
        self._is_dragging = False
        slider, self._slider = self._slider, None
        if slider is not None:
            self._matrix_model.show_preview(slider[0], None)

    def tier_menu(self, index: QModelIndex) -> QMenu | None:
        """Return the choice of tiers for a line; None where there is none."""
        row = self._matrix_model.row_at(index)
        source = row.source
        if row.kind != "source" or source is None or not self._matrix_model.can_edit:
            return None
        menu = QMenu(self)
        for key in TIERS:
            action = menu.addAction(word(TIERS, key, self._language))
            action.setCheckable(True)
            action.setChecked(bool(row.tiers.get(key)))
            action.setData(key)
        menu.triggered.connect(
            lambda action: self.tier_chosen.emit(source.id, action.data())
        )
        return menu

    def _source(self, source_id: str) -> Source | None:
        matrix = self._matrix_model.matrix
        rows = matrix.rows if matrix else ()
        found = (row.source for row in rows if row.source)
        return next((source for source in found if source.id == source_id), None)

    @Slot()
    def _update_widths(self) -> None:
        """Share the width: names grow first, then sliders, then the years."""
        count = self._matrix_model.columnCount()
        if not count:
            return
        widths = self._widths(count - Column.YEARS - 1)
        for column, width in enumerate(widths):
            self.setColumnHidden(column, not width)
            if width:
                self.setColumnWidth(column, width)
        matrix = self._matrix_model.matrix
        shares = [row.share or 0 for row in matrix.rows[:-3]] if matrix else []
        most = max(shares, default=0)
        self._delegate.track = max(TRACK, most)
        self.columns_fitted.emit()

    def _widths(self, years: int) -> list[int]:
        """Return the width of each column; 0 for those that are not shown.

        Args:
            years: how many columns of years there are.
        """
        px, room = self._theme.px, self.viewport().width()
        has_shares, has_years = self._columns != "amounts", self._columns != "shares"
        share, tier = px(102) if has_shares else 0, px(82)
        total = self._figure_width(whole=True)
        year = self._figure_width(whole=False) if has_years else 0
        slider = (px(116) if room > px(820) else px(84)) if has_shares else 0
        name = max(px(176), min(px(300), room // 5))
        spare = room - name - slider - share - tier - years * year - total
        if spare < 0:
            # Figures are never cut: sliders and names give way as far as they can.
            slider = max(px(_LEAST_SLIDER), slider + spare) if has_shares else 0
            figures = share + tier + years * year + total
            name = max(px(_LEAST_NAME), min(name, room - slider - figures))
        if spare > 0:
            more = spare * 2 // 3 // (years + 1) if has_years else 0
            year, total = year + more, total + more
            if has_shares:
                longest = px(120 if has_years else 300)
                slider += min(longest, (spare - more * (years + 1)) // 2)
            name = room - slider - share - tier - years * year - total
        return [name, slider, share, tier, *[year] * years, total]

    def _figure_width(self, *, whole: bool) -> int:
        """Return the width that the longest figure needs; none is ever cut."""
        matrix, px = self._matrix_model.matrix, self._theme.px
        metrics = QFontMetrics(self._theme.font(13, 600))
        texts = ["−"]
        for row in matrix.rows if matrix else ():
            amounts = [row.total] if whole else row.amounts.values()
            texts += [amount_text(row, fen) for fen in amounts]
        longest = max(map(metrics.horizontalAdvance, texts))
        return max(px(60), longest + px(15))

    def _move_slider(self, index: QModelIndex, share: int) -> None:
        """Show a source at another share, in hundredths of a percent."""
        model = self._matrix_model
        row, matrix = model.row_at(index), model.matrix
        if matrix is None or row.source is None or not self._can_slide(index):
            return
        share = max(0, min(self._delegate.track, share))
        total = share_fen(Fraction(share, _HUNDREDTHS), matrix.need)
        self._slider = (row.source.id, total)
        model.show_preview(row.source.id, total)

    def _can_slide(self, index: QModelIndex) -> bool:
        model = self._matrix_model
        return bool(
            index.isValid()
            and index.column() == Column.SLIDER
            and model.can_edit
            and model.row_at(index).kind == "source"
            and not model.is_locked(model.row_at(index))
            and model.matrix is not None
            and model.matrix.need > 0
        )

    def _drag_to(self, x: float) -> None:
        index = self.currentIndex()
        cell = QRectF(self.visualRect(index))
        track = self._delegate.slider_box(cell)
        part = (x - track.left()) / track.width()
        step = 10  # a tenth of a percent, as with the keys
        share = round(part * self._delegate.track / step) * step
        self._move_slider(index, share)

    def _slide_by_key(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        if not self._can_slide(index):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = 100 if control else 10
        row = self._matrix_model.row_at(index)
        now = self._matrix_model.share(row) or 0
        least, most = self._matrix_model.bounds(row)
        targets = {
            _KEYS.Key_Left: now - step,
            _KEYS.Key_Right: now + step,
            _KEYS.Key_Home: least or 0,
            _KEYS.Key_End: self._end_share(now) if most is None else most,
        }
        target = targets.get(_KEYS(event.key()))
        if target is None:
            return False
        self._move_slider(index, target)
        self._timer.start()
        return True

    def _end_share(self, now: int) -> int:
        """Return the share at which the gap is closed."""
        matrix = self._matrix_model.matrix
        gap = matrix.rows[-1].share if matrix else 0
        return now + max(0, gap or 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            # A key that the open editor let through, such as Enter.
            super().keyPressEvent(event)
        elif key == _KEYS.Key_Escape and self._slider is not None:
            self.cancel_slider()
        elif self._slide_by_key(event) or (
            index.isValid()
            and (self._locks_by_key(index, event) or self._acts_by_key(index, event))
        ):
            return
        else:
            self.commit_slider()
            if index.column() == Column.SLIDER and event.text().isdigit():
                # Figures are typed in the field beside the slider.
                self.setCurrentIndex(index.siblingAtColumn(Column.SHARE))
            super().keyPressEvent(event)

    def _acts_by_key(self, index: QModelIndex, event: QKeyEvent) -> bool:
        """Fold, choose a tier, empty or edit; whether the key was one for that."""
        model, key = self._matrix_model, event.key()
        opens = key in {_KEYS.Key_Return, _KEYS.Key_Enter, _KEYS.Key_F2}
        if model.row_at(index).kind == "group":
            if opens or key == _KEYS.Key_Space:
                self._toggle(index)
                return True
            return False
        if index.column() == Column.TIER and (opens or key == _KEYS.Key_Space):
            self._open_tiers(index)
            return True
        can = bool(model.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if can and key in {_KEYS.Key_Delete, _KEYS.Key_Backspace}:
            model.setData(index, "")
            return True
        if can and opens:
            self.edit(index)
            return True
        return False

    def _toggle(self, index: QModelIndex) -> None:
        row = index.row()
        self._matrix_model.toggle_fold(row)
        self.setCurrentIndex(self._matrix_model.index(row, index.column()))

    def _locks_by_key(self, index: QModelIndex, event: QKeyEvent) -> bool:
        """Lock or unlock on L, with which no figure begins; tell whether it did."""
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_key = event.key() == _KEYS.Key_L and is_plain
        return is_key and self._toggle_lock(index)

    def _toggle_lock(self, index: QModelIndex) -> bool:
        """Ask for the money of a line to be locked or unlocked, where it may be."""
        row = self._matrix_model.row_at(index)
        can = self._matrix_model.can_edit and row.kind == "source"
        if can and row.source is not None:
            self.lock_toggled.emit(row.source.id)
        return can

    def _open_tiers(self, index: QModelIndex) -> None:
        menu = self.tier_menu(index)
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            place = self.visualRect(index).bottomLeft()
            menu.popup(self.viewport().mapToGlobal(place))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.commit_slider()
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = self._matrix_model.row_at(index)
        cell = QRectF(self.visualRect(index))
        is_lock = index.column() == Column.SHARE and self._delegate.lock_box(
            cell
        ).contains(event.position())
        if is_lock and row.kind == "source":
            self._toggle_lock(index)
        elif self._can_slide(index):
            self._is_dragging = True
            self._drag_to(event.position().x())
        elif row.kind == "group" and index.column() == Column.NAME:
            self._toggle(index)
        elif index.column() == Column.TIER:
            self._open_tiers(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self._drag_to(event.position().x())
        else:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self._is_dragging = False
            self.commit_slider()
        super().mouseReleaseEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit_slider()
        super().focusOutEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_widths()
