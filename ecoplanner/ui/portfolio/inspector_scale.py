"""The scale of a project: named quantities with their units, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.portfolio.inspector_edit import Field
from ecoplanner.ui.portfolio.inspector_links import Typed
from ecoplanner.ui.portfolio.inspector_section import icon_button

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.model.project import Quantity
    from ecoplanner.ui.theme import Theme

    #: Stores a quantity; returns what is wrong.
    Store = Callable[[Typed], str]

_VALUE = 66
_UNIT = 44


class QuantityRow(QWidget):
    """One quantity.

    Signals:
        removed: it is to go, by id; empty for one not stored yet.
    """

    removed = Signal(str)

    def __init__(self, theme: Theme, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.quantity_id = ""
        self.name = Field(theme, self.tr("Name of the quantity"))
        self.value = Field(theme, self.tr("Value of the quantity"))
        self.unit = Field(theme, self.tr("Unit of the quantity"))
        self.name.input.setPlaceholderText(self.tr("name"))
        self.value.input.setPlaceholderText(self.tr("number"))
        self.unit.input.setPlaceholderText(self.tr("unit"))
        self.value.align_right()
        self.value.setFixedWidth(theme.px(_VALUE))
        self.unit.setFixedWidth(theme.px(_UNIT))
        self.remove = icon_button(
            theme, "x", self.tr("Remove this quantity"), tiny=True
        )
        self._below = QLabel()
        self._below.setWordWrap(True)
        self._below.setProperty("role", "danger")
        self._below.setVisible(False)
        line = QHBoxLayout()
        line.setSpacing(theme.px(2))
        line.addWidget(self.name, 1)
        for widget in (self.value, self.unit, self.remove):
            line.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self._below)
        for field in self.fields:
            field.input.setProperty("kind", "flush")
            field.committed.connect(self._on_committed)
            field.input.left.connect(self._on_left)
            field.input.entered.connect(self.store_new)
            field.input.escaped.connect(self._on_escaped)
        self.remove.clicked.connect(self._on_remove_clicked)

    @property
    def fields(self) -> tuple[Field, Field, Field]:
        """Name, value and unit."""
        return self.name, self.value, self.unit

    def show_quantity(self, quantity: Quantity) -> None:
        """Show a stored quantity."""
        is_new = quantity.id != self.quantity_id
        self.quantity_id = quantity.id
        value = quantity.value
        if quantity.upper is not None:
            value = f"{value}-{quantity.upper}"
        texts = (quantity.name, value, quantity.unit)
        for field, text in zip(self.fields, texts, strict=True):
            field.show_text(text, is_new=is_new)
        self.value.input.setToolTip(quantity.words)
        self._below.setVisible(False)

    @Slot()
    def store_new(self) -> None:
        """Store a row that is new, once it says what and how much."""
        if not self.quantity_id and self.name.text.strip() and self.value.text.strip():
            self._store_row()

    def _store_row(self) -> None:
        name, value, unit = (field.text.strip() for field in self.fields)
        typed = Typed(id=self.quantity_id, name=name, value=value, unit=unit)
        wrong = self._store(typed)
        self._below.setText(wrong)
        self._below.setVisible(bool(wrong))
        if wrong:
            (self.value if name else self.name).show_problem("")
        elif self.quantity_id:
            # A number is stored without the commas it was typed with.
            for field in self.fields:
                field.restore()

    @Slot()
    def _on_committed(self) -> None:
        if self.quantity_id:
            self._store_row()

    @Slot()
    def _on_left(self) -> None:
        # From name to value of a new row the cursor stays in the row.
        focused = QApplication.focusWidget()
        if all(field.input is not focused for field in self.fields):
            self.store_new()

    @Slot()
    def _on_escaped(self) -> None:
        self._below.setVisible(False)
        if not self.quantity_id:
            self.removed.emit("")

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.removed.emit(self.quantity_id)


class ScaleRows(QWidget):
    """All quantities of a project.

    Signals:
        removed: a quantity is to go, by id.
    """

    removed = Signal(str)

    def __init__(
        self, theme: Theme, store: Store, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._store = theme, store
        self._project_id = ""
        self.rows: list[QuantityRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._none = QLabel(self.tr("No quantities yet."))
        self._none.setProperty("role", "quiet")
        self._layout.addWidget(self._none)

    def show_quantities(self, project_id: str, found: Sequence[Quantity]) -> None:
        """Show the quantities of a project; rows stay where they are."""
        has_new = bool(self.rows) and not self.rows[-1].quantity_id
        stored = {quantity.id for quantity in found}
        before = {row.quantity_id for row in self.rows}
        # A row just typed has become a stored one.
        is_stored = has_new and len(stored - before) == 1
        keeps_new = has_new and not is_stored and project_id == self._project_id
        self._project_id = project_id
        wanted = len(found) + keeps_new
        while len(self.rows) > wanted:
            self._drop(len(found) if len(self.rows) > len(found) else -1)
        while len(self.rows) < wanted:
            self._append()
        for row, quantity in zip(self.rows, found, strict=False):
            row.show_quantity(quantity)
        self._update_none()

    @Slot()
    def add(self) -> None:
        """Begin a new quantity."""
        if not self.rows or self.rows[-1].quantity_id:
            self._append()
        self.rows[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._update_none()

    def commit(self) -> None:
        """Store what is being typed."""
        for row in self.rows:
            row.store_new()
            for field in row.fields:
                field.commit()

    def _append(self) -> None:
        row = QuantityRow(self._theme, self._store, self)
        row.removed.connect(self._on_row_removed)
        self.rows.append(row)
        self._layout.addWidget(row)

    def _drop(self, index: int) -> None:
        row = self.rows.pop(index)
        row.hide()
        row.deleteLater()

    def _update_none(self) -> None:
        self._none.setVisible(not self.rows)

    @Slot(str)
    def _on_row_removed(self, quantity_id: str) -> None:
        if quantity_id:
            self.removed.emit(quantity_id)
        elif self.rows and not self.rows[-1].quantity_id:
            self._drop(-1)
            self._update_none()
