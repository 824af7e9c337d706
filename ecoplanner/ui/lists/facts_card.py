"""A card of what a row says now, beside what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.scrolled import scrolled

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from ecoplanner.ui.lists.row_facts import Fact
    from ecoplanner.ui.theme import Theme

#: Fields that name each other: what is marked of one is marked of the other.
_SAME = {
    "places_text": "places",
    "schedule_text": "schedule",
    "first_year": "schedule",
    "last_year": "schedule",
    "first_month": "schedule",
    "last_month": "schedule",
    "need": "need_fen",
    "program": "program_id",
}
_TITLE_WIDTH = 84


class FactsView(QWidget):
    """A line a field: what it is called and what it says."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, theme.px(_TITLE_WIDTH))
        self._shown: tuple[tuple[Fact, ...], frozenset[str]] = (), frozenset()

    @property
    def texts(self) -> list[str]:
        """What is said, a line a field."""
        facts, _ = self._shown
        return [f"{each.title} {each.words}" for each in facts]

    @property
    def marked(self) -> list[str]:
        """The names of the fields that stand out."""
        facts, marked = self._shown
        return [each.title for each in facts if each.field in marked]

    def show_facts(self, facts: Sequence[Fact], marked: Collection[str] = ()) -> None:
        """Show other fields.

        Args:
            facts: the fields in their order.
            marked: keys of those that stand out.
        """
        keys = frozenset(_SAME.get(each, each) for each in marked)
        if (tuple(facts), keys) == self._shown:
            return
        self._shown = tuple(facts), keys
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, fact in enumerate(facts):
            title = QLabel(fact.title)
            title.setProperty("role", "secondary")
            is_marked = fact.field in keys
            is_lacking = is_marked and not fact.words
            words = QLabel(self.tr("not filled") if is_lacking else fact.words or "—")
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            role = "danger" if is_lacking else "warn" if is_marked else "body"
            words.setProperty("role", role)
            words.setFont(self._theme.font(13, 500 if is_marked else 400))
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(title, at, 0, top)
            self._grid.addWidget(words, at, 1, top)


class FactsCard(QFrame):
    """A card with a row's fields; a button goes to the row.

    Signals:
        go_requested: the row is to be gone to.
    """

    go_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "card")
        self._build_widgets()
        self.go_button.clicked.connect(self.go_requested)

    @property
    def title(self) -> str:
        """What stands above the fields."""
        return self._title.text()

    def show_facts(
        self, title: str, facts: Sequence[Fact], marked: Collection[str], empty: str
    ) -> None:
        """Show another row.

        Args:
            title: what it is.
            facts: its fields.
            marked: keys of those that stand out.
            empty: what is said where there are no fields.
        """
        self._title.setText(title)
        self.setAccessibleName(title)
        self.facts.show_facts(facts, marked)
        self._empty.setText(empty)
        self._empty.setVisible(not facts)
        self._area.setVisible(bool(facts))
        self.go_button.setVisible(bool(facts))

    def add_below(self, widget: QWidget) -> None:
        """Put something under the fields."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until something under the fields is seen."""
        self._area.ensureWidgetVisible(widget)

    def _build_widgets(self) -> None:
        px = self._theme.px
        self._title = ElidedLabel()
        self._title.setProperty("role", "card-title")
        self.go_button = QPushButton(self.tr("Go there"))
        self.go_button.setProperty("kind", "link")
        self.go_button.setToolTip(self.tr("Go to this row where it is edited"))
        head = QHBoxLayout()
        head.setContentsMargins(px(14), px(10), px(14), px(8))
        head.addWidget(self._title, 1)
        head.addWidget(self.go_button)
        self.facts = FactsView(self._theme)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(14), px(2), px(14), px(12))
        self._column.setSpacing(px(12))
        self._column.addWidget(self.facts)
        self._column.addStretch(1)
        self._area = scrolled(inside)
        self._empty = QLabel()
        self._empty.setProperty("role", "quiet")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._empty, 1)
