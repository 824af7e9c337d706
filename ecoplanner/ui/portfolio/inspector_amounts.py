"""Amounts under each other, each typed and stored by itself."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.portfolio.inspector_edit import Field

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.ui.theme import Theme

    #: Stores the words of an amount by its key; returns what is wrong.
    Store = Callable[[str, str], str]

_WIDTH = 110


class Amount(NamedTuple):
    """One amount.

    Attributes:
        key: what it is stored by.
        name: what it is called.
        text: what the plan says, empty for nothing.
        derived: what counts where nothing is typed, in words.
    """

    key: str
    name: str
    text: str
    derived: str = ""


class Amounts(QWidget):
    """A name and a figure in each line, and a sentence about all of them."""

    def __init__(
        self, theme: Theme, store: Store, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._store = theme, store
        self._owner, self._shown = "", [Amount("", "", "")][:0]
        self.fields: dict[str, Field] = {}
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnStretch(0, 1)
        self.sentence = QLabel()
        self.sentence.setProperty("role", "quiet")
        self.sentence.setWordWrap(True)

    def show_amounts(
        self, owner: str, amounts: Sequence[Amount], sentence: str = ""
    ) -> None:
        """Show the amounts of a project.

        Args:
            owner: id of the project.
            amounts: one a line.
            sentence: what to say of all of them.
        """
        if [each.key for each in amounts] != list(self.fields):
            self._rebuild(amounts)
        is_new = owner != self._owner
        self._owner = owner
        for amount, label in zip(amounts, self._labels, strict=True):
            label.setText(amount.name)
            field = self.fields[amount.key]
            field.input.setAccessibleName(amount.name)
            field.show_text(amount.text, is_new=is_new)
            field.input.setPlaceholderText(amount.derived)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def commit(self) -> None:
        """Store what is being typed."""
        for field in self.fields.values():
            field.commit()

    def _rebuild(self, amounts: Sequence[Amount]) -> None:
        for widget in (*self._labels, *self.fields.values()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._labels, self.fields = [], {}
        self._grid.removeWidget(self.sentence)
        for at, amount in enumerate(amounts):
            label = QLabel(amount.name)
            label.setProperty("role", "secondary")
            field = Field(self._theme, amount.name)
            field.input.setProperty("kind", "flush")
            field.align_right()
            field.setFixedWidth(self._theme.px(_WIDTH))
            field.committed.connect(partial(self._on_committed, amount.key))
            label.setBuddy(field)
            self._labels.append(label)
            self.fields[amount.key] = field
            self._grid.addWidget(label, at, 0)
            self._grid.addWidget(field, at, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self.sentence, len(amounts), 0, 1, 2)

    def _on_committed(self, key: str, text: str) -> None:
        wrong = self._store(key, text)
        field = self.fields.get(key)
        if field is None:
            return
        if wrong:
            field.show_problem(wrong)
        else:
            field.restore()
