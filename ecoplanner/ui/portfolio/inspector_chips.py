"""Names that hang on a project, as chips; a list with a search adds more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLayout
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.inspector_section import add_button
from ecoplanner.ui.portfolio.inspector_section import icon_button
from ecoplanner.ui.portfolio.matching import Needle

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLayoutItem

    from ecoplanner.ui.theme import Theme

_NAME = Qt.ItemDataRole.UserRole
_NEW = Qt.ItemDataRole.UserRole + 1
_MOST_ROWS = 9
_WIDEST, _NARROWEST = 190, 40
#: How high a line of chips is.
_HEIGHT = 24
_NO_LIMIT = 16_777_215


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A row of the plan that may be chosen.

    Attributes:
        id: row id.
        name: full name.
        short: what a chip says; the name where that is empty.
    """

    id: str
    name: str
    short: str = ""


class Flow(QLayout):
    """Widgets one after the other, in as many lines as they need."""

    def __init__(self, gap: int, line_height: int = 0) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_height = gap, line_height
        self.setContentsMargins(0, 0, 0, 0)

    def _arrange(self, box: QRect, *, is_real: bool) -> int:
        x, y = box.x(), box.y()
        limit = QSize(max(box.width(), 1), _NO_LIMIT)
        hints = [item.sizeHint().boundedTo(limit) for item in self._items]
        high = max((hint.height() for hint in hints), default=0)
        high = max(high, self._line_height)
        for item, hint in zip(self._items, hints, strict=True):
            if x > box.x() and x + hint.width() > box.right() + 1:
                x, y = box.x(), y + high + self._gap
            if is_real:
                # In the middle of its line, so that words stand beside words.
                top = y + (high - hint.height()) // 2
                item.setGeometry(QRect(QPoint(x, top), hint))
            x += hint.width() + self._gap
        return y + high - box.y()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_real=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_real=True)

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        wide = max((size.width() for size in sizes), default=0)
        high = max((size.height() for size in sizes), default=0)
        return QSize(wide, max(high, self._line_height))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()


class Chooser(QFrame):
    """A list of names with a search above it; Enter takes, Esc leaves.

    It lies in the window and is no window itself: a popup grabs the keyboard, which
    some input methods do not survive.

    Signals:
        chosen: id of a row, or a new name; true for a new name.
    """

    chosen = Signal(str, bool)

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[Choice],
        parent: QWidget,
        *,
        may_create: bool = False,
    ) -> None:
        super().__init__(parent.window())
        self._theme, self._choices = theme, tuple(choices)
        self._may_create = may_create
        self._opener: QWidget | None = None
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = LineInput()
        self.search.setPlaceholderText(self.tr("Find (pinyin initials too)"))
        self.search.setAccessibleName(self.tr("Find"))
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Names to choose from"))
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        edge = theme.px(6)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.search)
        layout.addWidget(self.names)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._update_names)
        self.names.itemClicked.connect(self._on_item_clicked)
        self._update_names()

    def show_below(self, widget: QWidget) -> None:
        """Open under a widget."""
        self._opener = widget
        row = max(self.names.sizeHintForRow(0), self._theme.px(22))
        rows = min(max(self.names.count(), 2), _MOST_ROWS)
        wide, high = self._theme.px(260), rows * row + self._theme.px(56)
        self.resize(wide, high)
        window = widget.window()
        place = widget.mapTo(window, QPoint(0, widget.height() + 2))
        place.setX(max(0, min(place.x(), window.width() - wide)))
        if place.y() + high > window.height():
            above = widget.mapTo(window, QPoint(0, -high - 2)).y()
            place.setY(max(0, above))
        self.move(place)
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _update_names(self) -> None:
        typed = self.search.text().strip()
        needle = Needle(typed)
        self.names.clear()
        for choice in self._choices:
            if not needle or needle.is_in(f"{choice.name}\n{choice.short}"):
                self._add(choice.name, choice.id, is_new=False)
        known = {choice.name for choice in self._choices}
        if self._may_create and typed and typed not in known:
            text = self.tr("Create “{name}”").format(name=typed)
            self._add(text, typed, is_new=True)
        self.names.setCurrentRow(0)

    def _add(self, text: str, name: str, *, is_new: bool) -> None:
        item = QListWidgetItem(text)
        item.setToolTip(text)
        item.setData(_NAME, name)
        item.setData(_NEW, is_new)
        if is_new:
            item.setIcon(self._theme.icon("plus", "accenttext", 14))
        self.names.addItem(item)

    def _give_back(self) -> None:
        """Close, and let the keyboard go on where it was."""
        if self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    @Slot(QListWidgetItem)
    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        name, is_new = str(item.data(_NAME)), bool(item.data(_NEW))
        self._give_back()
        self.chosen.emit(name, is_new)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            leaves = event.reason() != Qt.FocusReason.ActiveWindowFocusReason
            if leaves and not self.isHidden():
                self.close()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.names.count():
            row = (self.names.currentRow() + steps[key]) % self.names.count()
            self.names.setCurrentRow(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.names.currentItem()
            if item is not None:
                self._on_item_clicked(item)
        elif key == Qt.Key.Key_Escape:
            self._give_back()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """The names of a kind that hang on a project.

    Signals:
        added: id of a row to add, or a new name; true for a new name.
        removed: id of the row to take away.
    """

    added = Signal(str, bool)
    removed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        choices: Callable[[], Sequence[Choice]],
        *,
        may_create: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a row of chips.

        Args:
            theme: sizes, fonts and icons.
            title: what the names are, for a screen reader.
            choices: returns all rows that there are.
            may_create: a name that is not there may be made.
            parent: as in Qt.
        """
        super().__init__(parent)
        self._theme, self._title = theme, title
        self._choices = choices
        self._may_create = may_create
        self._shown: tuple[Choice, ...] | None = None
        self.chooser: Chooser | None = None
        self._flow = Flow(theme.px(4), theme.px(_HEIGHT))
        self.setLayout(self._flow)
        self.setAccessibleName(title)
        self.add_button = add_button(
            theme, self.tr("Add"), self.tr("Add: {title}").format(title=title)
        )
        self.add_button.setFixedHeight(theme.px(_HEIGHT))
        self.add_button.clicked.connect(self._on_add_clicked)
        self._open = QShortcut(QKeySequence("Alt+Down"), self)
        self._open.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._open.activated.connect(self._on_add_clicked)

    def show_choices(self, shown: Sequence[Choice]) -> None:
        """Show other names."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.add_button:
                widget.hide()
                widget.deleteLater()
        for choice in shown:
            self._flow.addWidget(self._chip(choice))
        self._flow.addWidget(self.add_button)
        self.setAccessibleDescription("、".join(each.name for each in shown))
        if had_focus and self.isVisible():
            self.add_button.setFocus()
        self.updateGeometry()

    def _chip(self, choice: Choice) -> QFrame:
        theme = self._theme
        chip = QFrame(self)
        chip.setProperty("kind", "chip")
        chip.setFixedHeight(theme.px(_HEIGHT))
        row = QHBoxLayout(chip)
        row.setContentsMargins(theme.px(7), 0, 0, 0)
        row.setSpacing(0)
        label = ElidedLabel(choice.short or choice.name, least=theme.px(_NARROWEST))
        label.setFont(theme.font(12))
        label.setMaximumWidth(theme.px(_WIDEST))
        chip.setToolTip(choice.name)
        name = self.tr("Remove {name}").format(name=choice.name)
        remove = icon_button(theme, "x", name, tiny=True)
        remove.clicked.connect(lambda _=False, id_=choice.id: self.removed.emit(id_))
        row.addWidget(label)
        row.addWidget(remove)
        return chip

    @Slot()
    def _on_add_clicked(self) -> None:
        taken = {choice.id for choice in self._shown or ()}
        free = [choice for choice in self._choices() if choice.id not in taken]
        self.chooser = Chooser(self._theme, free, self, may_create=self._may_create)
        self.chooser.chosen.connect(self.added)
        self.chooser.show_below(self.add_button)
