"""The list of names under a cell: those of the plan, and making a new one."""

from __future__ import annotations

import re
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.portfolio.gestures import CREATES
from ecoplanner.ui.portfolio.matching import are_alike
from ecoplanner.ui.portfolio.matching import Needle

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.theme import Theme

Key = Qt.Key
NAME_ROLE = Qt.ItemDataRole.UserRole
NEW_ROLE = Qt.ItemDataRole.UserRole + 1
_SEPARATORS = "、，,;；\n"
_MOST_ROWS = 8
#: Columns whose words may be others than names of the plan.
_OPEN = frozenset({"places"})
_SINGLE = frozenset({"program"})


class Choices(QListWidget):
    """Names that match what is being typed; never takes the focus.

    Signals:
        chosen: a name was chosen, and whether it is new.
    """

    chosen = Signal(str, bool)

    def __init__(
        self, portfolio: Portfolio, key: str, theme: Theme, field: QWidget
    ) -> None:
        super().__init__(field.window())
        self._theme, self._key, self._field = theme, key, field
        rows: tuple[Any, ...] = portfolio.all(CREATES[key])
        #: Whether the list was asked for, not only opened by typing.
        self.is_asked = False
        self._names = [(row.name, _other_name(row)) for row in rows]
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Names to choose from"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.hide()
        self.itemClicked.connect(self._on_item_clicked)
        field.destroyed.connect(self.deleteLater)

    def show_for(self, text: str, caret: int, *, all_names: bool = False) -> None:
        """Show the names that match the word at the caret.

        Args:
            text: what is typed, several names parted by commas.
            caret: place of the caret in it.
            all_names: show all where nothing is typed.
        """
        start, end = self._word(text, caret)
        word = text[start:end].strip()
        known = {name for name, _ in self._names}
        self.clear()
        if word in known and not all_names:
            self.hide()
            return
        if not word and not all_names:
            self.hide()
            return
        if all_names:
            self.is_asked = True
        others = {each.strip() for each in re.split(f"[{_SEPARATORS}]", text)}
        needle = Needle("" if word in known else word)
        for name, other in self._names:
            if name in others and name != word:
                continue
            if not needle or needle.is_in(f"{name}\n{other}"):
                self._add(name, name, is_new=False)
        # Letters that find names are pinyin, hardly a name to be made.
        is_pinyin = word.isascii() and bool(self.count())
        if word and word not in known and not is_pinyin:
            made = self.tr("Create “{name}”").format(name=word)
            self._add(made, word, is_new=True)
        self._choose_first(word)
        self._show_below()

    def current(self) -> tuple[str, bool] | None:
        """Return the name that is chosen in the open list, and whether it is new."""
        chosen = self.selectedItems()
        if not self.isVisible() or not chosen:
            return None
        return str(chosen[0].data(NAME_ROLE)), bool(chosen[0].data(NEW_ROLE))

    def completed(self, text: str, caret: int, name: str) -> tuple[str, int]:
        """Return the text with the word at the caret replaced, and the caret then."""
        start, end = self._word(text, caret)
        return f"{text[:start]}{name}{text[end:]}", start + len(name)

    def word_at(self, text: str, caret: int) -> tuple[int, int]:
        """Return where the name at the caret begins and ends."""
        start, end = self._word(text, caret)
        return start, max(end, start)

    def new_names(self, text: str) -> list[str]:
        """Return the names in a text that are to be made: unlike any of the plan.

        One that looks like another of the plan is rather a slip, and is made only
        where that is asked for.
        """
        if self._key in _OPEN:
            return []
        typed = [text] if self._key in _SINGLE else re.split(f"[{_SEPARATORS}]", text)
        names = {each.strip() for each in typed}
        return [name for name in sorted(names) if name and self._is_new(name)]

    def takes_key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Go up or down in the open list, or close it; False for other keys."""
        if not self.isVisible() or modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        if key in (Key.Key_Up, Key.Key_Down):
            step = 1 if key == Key.Key_Down else -1
            before = -1 if step > 0 else 0
            row = before if self.current() is None else self.currentRow()
            self.setCurrentRow((row + step) % self.count())
            return True
        if key == Key.Key_Escape:
            self.put_away()
            return True
        return False

    def put_away(self) -> None:
        """Take the list away."""
        self.is_asked = False
        self.hide()

    def _is_new(self, name: str) -> bool:
        """Whether a name is unlike any of the plan, its other names too."""
        known = [each for pair in self._names for each in pair if each]
        # Letters alone are rather pinyin, figures a slip of the column.
        is_foreign = name.isascii() and not "".join(known).isascii()
        is_name = any(char.isalpha() for char in name) and not is_foreign
        return is_name and not any(are_alike(name, each) for each in known)

    def _word(self, text: str, caret: int) -> tuple[int, int]:
        if self._key in _SINGLE:
            return 0, len(text)
        start = max((text.rfind(each, 0, caret) for each in _SEPARATORS), default=-1)
        ends = [at for each in _SEPARATORS if (at := text.find(each, caret)) >= 0]
        return start + 1, min(ends, default=len(text))

    def _add(self, text: str, name: str, *, is_new: bool) -> None:
        item = QListWidgetItem(text)
        item.setData(NAME_ROLE, name)
        item.setData(NEW_ROLE, is_new)
        if is_new:
            item.setIcon(self._theme.icon("plus", "accenttext", 14))
        self.addItem(item)

    def _choose_first(self, word: str) -> None:
        """Choose the first name, unless the words may be meant as they are."""
        is_kept = self._key in _OPEN and not word.isascii()
        is_known = bool(self.count()) and not self.item(0).data(NEW_ROLE)
        if self.is_asked and word:
            # Who opened the list means a line of it, and it is seen which.
            self.setCurrentRow(self._row_of(word))
        elif (word and is_known and not is_kept) or self.new_names(word):
            self.setCurrentRow(0)
        else:
            self.setCurrentRow(-1)
            self.clearSelection()

    def _row_of(self, name: str) -> int:
        """Return the row of a name of the plan, the first for another."""
        rows = (self.item(at) for at in range(self.count()))
        known = [not row.data(NEW_ROLE) and row.data(NAME_ROLE) == name for row in rows]
        return known.index(True) if True in known else 0

    def _show_below(self) -> None:
        window = self._field.window()
        if not self.count():
            self.hide()
            return
        row = self.sizeHintForRow(0)
        frame = 2 * self._theme.px(4) + 4
        height = min(self.count(), _MOST_ROWS) * row + frame
        width = max(self._field.width(), self._theme.px(200))
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 1))
        if below.y() + height > window.height():
            below = self._field.mapTo(window, QPoint(0, -height - 1))
        self.setGeometry(below.x(), below.y(), width, height)
        self.show()
        self.raise_()

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(NAME_ROLE)), bool(item.data(NEW_ROLE)))


def _other_name(row: object) -> str:
    """Return the short or full name that a row has besides its name."""
    for field in ("short_name", "full_name"):
        if name := getattr(row, field, ""):
            return str(name)
    return ""
