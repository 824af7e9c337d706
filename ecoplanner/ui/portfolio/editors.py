"""The editors of cells: keys, hints, and lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import LISTS
from ecoplanner.ui.portfolio.hints import hint_of
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.inputs import take_composed
from ecoplanner.ui.portfolio.inputs import TextInput

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.hints import Hint
    from ecoplanner.ui.theme import Theme

Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_TEXT_SIZE = (320, 160)
#: Keys that end typing or go elsewhere.
KEYS = (
    Key.Key_Return,
    Key.Key_Enter,
    Key.Key_Escape,
    Key.Key_Tab,
    Key.Key_Backtab,
)
#: Keys that an input method has for itself while text is composed.
HELD = (*KEYS, Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown)


class CellEditor(QObject):
    """What a cell is typed in: a field with its keys, and what it tells meanwhile.

    Signals:
        finished: the editor is to be closed, with itself and where to go then.
        spread: the words are meant for all cells selected, with itself.
        hint_changed: what to say below the cell is another.
    """

    STAY, CANCEL, NEXT, BACK, DOWN, UP = range(6)

    finished = Signal(object, int)
    spread = Signal(object)
    hint_changed = Signal()

    def __init__(
        self, model: GridModel, index: QModelIndex, theme: Theme, parent: QWidget
    ) -> None:
        self.column = COLUMNS[index.column()]
        is_text = self.column.editor == "text"
        self.widget = TextInput(parent) if is_text else LineInput(parent)
        super().__init__(self.widget)
        self._model, self._theme = model, theme
        self.index = QPersistentModelIndex(index)
        self.creates: list[str] = []
        self._former = model.stored_text(index)
        self._choices: Choices | None = None
        self.widget.setProperty("cell_editor", self)
        self.widget.setFont(theme.font(13))
        self.widget.setAccessibleName(self.column.heading)
        if isinstance(self.widget, LineInput) and self.column.is_right:
            self.widget.setAlignment(Qt.AlignmentFlag.AlignRight)
        if isinstance(self.widget, TextInput):
            self.widget.setTabChangesFocus(True)
        if self.column.key in LISTS:
            from ecoplanner.ui.portfolio.choices import Choices  # noqa: PLC0415 - late

            self._choices = Choices(
                model.facts.portfolio, self.column.key, theme, self.widget
            )
            self._choices.chosen.connect(self._on_choices_chosen)
        self.widget.installEventFilter(self)
        self.widget.textChanged.connect(self._on_text_changed)

    @staticmethod
    def of(widget: QWidget) -> CellEditor | None:
        """Return the editor whose field this is."""
        found = widget.property("cell_editor")
        return found if isinstance(found, CellEditor) else None

    def begin(self, text: str) -> None:
        """Start with a text; the caret stands behind it."""
        was_blocked = self.widget.blockSignals(True)  # noqa: FBT003 - Qt's
        self.widget.begin(text)
        self.widget.blockSignals(was_blocked)

    def settle(self) -> None:
        """Put the caret behind the words, nothing selected."""
        if isinstance(self.widget, LineInput):
            self.widget.end(False)  # noqa: FBT003 - Qt's
        if self.text() != self._former:
            self._on_text_changed()

    def text(self) -> str:
        """Return what is typed."""
        return self.widget.words()

    def names_to_make(self) -> list[str]:
        """Return the names in what is typed that the plan is to have first."""
        new = [] if self._choices is None else self._choices.new_names(self.text())
        return list(dict.fromkeys([*self.creates, *new]))

    def take_composed(self) -> None:
        """Take text that is still being composed by an input method as it stands."""
        take_composed(self.widget)

    def hint(self) -> Hint | None:
        """Return what to say below the cell."""
        return hint_of(
            self.column.key, self.text(), self._former, self._model.wording.language
        )

    def place(self, cell: QRect) -> None:
        """Take the place of a cell; text of several lines takes more."""
        if isinstance(self.widget, TextInput):
            cell = self._grown(cell)
        self.widget.setGeometry(cell)

    def show_choices(self) -> None:
        """Open the list to choose from; what is typed next looks for another name."""
        if self._choices is None:
            return
        text, caret = self.text(), self._caret()
        self._choices.show_for(text, caret, all_names=True)
        if isinstance(self.widget, LineInput):
            start, end = self._choices.word_at(text, caret)
            self.widget.setSelection(start, end - start)

    def finish(self, hint: int) -> None:
        """Close, and go on as the key that was pressed says."""
        if self._choices is not None:
            if hint not in (self.CANCEL, self.STAY):
                self._take_choice()
            self._choices.put_away()
        self.finished.emit(self, hint)

    def _grown(self, cell: QRect) -> QRect:
        width = max(cell.width(), self._theme.px(_TEXT_SIZE[0]))
        metrics = QFontMetrics(self.widget.font())
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        room = QRect(0, 0, width - self._theme.px(24), 10_000)
        text = metrics.boundingRect(room, flags.value, self.text() + "\n")
        height = min(text.height() + self._theme.px(16), self._theme.px(_TEXT_SIZE[1]))
        grown = QRect(cell.left(), cell.top(), width, max(height, cell.height()))
        parent = self.widget.parentWidget()
        if parent is not None:
            bounds = parent.rect()
            grown.moveRight(min(grown.right(), max(bounds.right(), width)))
            grown.moveBottom(min(grown.bottom(), max(bounds.bottom(), height)))
        return grown

    def _caret(self) -> int:
        widget = self.widget
        return widget.cursorPosition() if isinstance(widget, LineInput) else 0

    def _take_choice(self) -> None:
        if self._choices is not None and (name := self._choices.current()):
            self._on_choices_chosen(*name)

    def _on_text_changed(self) -> None:
        if isinstance(self.widget, TextInput):
            # The field grows with what is typed, and never jumps back.
            grown = self._grown(self.widget.geometry())
            if grown.height() > self.widget.height():
                self.widget.setGeometry(grown)
        if self._choices is not None and not self.widget.composed:
            self._choices.show_for(self.text(), self._caret())
        self.hint_changed.emit()

    def _on_choices_chosen(self, name: str, is_new: bool) -> None:  # noqa: FBT001
        if self._choices is None or not isinstance(self.widget, LineInput):
            return
        if is_new:
            self.creates.append(name)
        text, caret = self._choices.completed(self.text(), self._caret(), name)
        self.begin(text)
        self.widget.setCursorPosition(caret)
        self._choices.put_away()
        self.hint_changed.emit()

    def _takes_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if self._choices is not None and self._choices.takes_key(key, modifiers):
            return True
        if key == Key.Key_Escape:
            self.finish(self.CANCEL)
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            is_back = key == Key.Key_Backtab or modifiers & _SHIFT
            self.finish(self.BACK if is_back else self.NEXT)
        elif key in (Key.Key_Return, Key.Key_Enter):
            if modifiers & _ALT:
                self.widget.insert_words("\n" if self._has_lines() else " ")
            elif modifiers & _CTRL:
                self._take_choice()
                self.spread.emit(self)
            else:
                self.finish(self.UP if modifiers & _SHIFT else self.DOWN)
        elif key == Key.Key_Down and modifiers & _ALT:
            self.show_choices()
        elif key in (Key.Key_Up, Key.Key_Down) and not self._has_lines():
            self.finish(self.UP if key == Key.Key_Up else self.DOWN)
        else:
            return False
        return True

    def _has_lines(self) -> bool:
        return isinstance(self.widget, TextInput)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Keys while composing belong to the input method.
            return (
                event.key() in HELD if self.widget.composed else self._takes_key(event)
            )
        if event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut and self._choices is not None:
            self._choices.put_away()
        return False


def _is_own(event: QEvent) -> bool:
    """Whether a key is the editor's though it is a shortcut elsewhere."""
    return isinstance(event, QKeyEvent) and event.key() in KEYS
