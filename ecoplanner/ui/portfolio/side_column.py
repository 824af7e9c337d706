"""Shares and inspector at the right of the table, as there is room."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Literal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.ui.page import Context

Form = Literal["bar", "narrow", "wide", "beside"]

_SHARES = "ecoplanner.ui.charts.shares_card:SharesCard"
_INSPECTOR = "ecoplanner.ui.portfolio.inspector:Inspector"
_SHARES_HEIGHT = 297
_BAR = 40
_DOWN = Qt.Orientation.Vertical
#: Widths at 100 %: of the whole, and between which the user may drag it.
WIDTHS: dict[Form, tuple[int, int, int]] = {
    "bar": (_BAR, _BAR, _BAR),
    "narrow": (320, 280, 420),
    "wide": (400, 320, 520),
    "beside": (936, 720, 1200),
}


def form_of(width: int) -> Form:
    """Return how the column is laid out in a window of that width, at 100 %."""
    breaks: tuple[tuple[int, Form], ...] = (
        (1280, "bar"),
        (1800, "narrow"),
        (2400, "wide"),
    )
    return next((form for most, form in breaks if width < most), "beside")


class SideColumn(QWidget):
    """Shares over inspector; beside each other, or folded to a bar with two tabs.

    Signals:
        form_changed: there is another amount of room for it.
        notice: a sentence for the line at the bottom, and whether it can be undone.
        refused: a sentence about why something was not done.
        stepped: the inspector wants the next project (1) or the one before (-1).
        jumped: it wants the cell of a finding, by field of the project.
    """

    form_changed = Signal()
    stepped = Signal(int)
    jumped = Signal(str)
    notice = Signal(str, bool)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._theme = context, context.theme
        self.form: Form = "narrow"
        self._is_dragged = False
        self.cards: dict[str, QFrame] = {}
        self._build_widgets()
        for make in (self._build_shares, self._build_inspector, self._lay_out):
            context.later(make)

    def take_form(self, form: Form) -> None:
        """Lay the cards out for another amount of room."""
        if form != self.form:
            self.form = form
            self._lay_out()
            self.form_changed.emit()

    def toggle(self, name: str) -> None:
        """Show or hide the shares or the inspector."""
        card = self.cards[name]
        if self.form == "bar":
            self._buttons[name].click()
        else:
            card.setVisible(card.isHidden())
            self.setVisible(any(not each.isHidden() for each in self.cards.values()))

    def commit_editor(self) -> None:
        """Store what is being typed in the inspector."""
        commit = getattr(self.cards["inspector"], "commit_editor", None)
        if commit is not None:
            commit()

    def widths(self) -> tuple[int, int, int]:
        """Return the width wanted, the least and the most, in pixels."""
        usual, least, most = WIDTHS[self.form]
        if self.form == "bar" and self._open:
            usual, least, most = _BAR + 328, _BAR + 288, _BAR + 428
        px = self._theme.px
        return px(usual), px(least), px(most)

    def spare_width(self) -> int:
        """Return what it would give up of its least width by folding, in pixels."""
        # Before it is laid out for the first time, no width is laid down for it.
        least = self.minimumWidth() or self.minimumSizeHint().width()
        return max(0, least - self._theme.px(_BAR))

    def _build_widgets(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(8))
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setHandleWidth(self._theme.px(12))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        layout.addWidget(self._splitter, 1)
        self._open = ""
        self._bar = QFrame(self)
        self._bar.setProperty("kind", "card")
        self._bar.setFixedWidth(self._theme.px(_BAR))
        tabs = QVBoxLayout(self._bar)
        tabs.setContentsMargins(0, self._theme.px(6), 0, 0)
        self._buttons: dict[str, QToolButton] = {}
        for name, icon, text in (
            ("shares", "chart-pie", self.tr("Budget shares")),
            ("inspector", "info", self.tr("Inspector")),
        ):
            button = QToolButton()
            button.setProperty("kind", "icon")
            button.setIcon(self._theme.icon(icon, "text2", 18))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=name: self._on_tab(name))
            tabs.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._buttons[name] = button
        tabs.addStretch(1)
        layout.addWidget(self._bar)

    def _build_shares(self) -> None:
        shares = self._add_card("shares", _SHARES)
        _connect(shares, "notice", self._on_told)
        _connect(shares, "refused", self.refused)

    def _build_inspector(self) -> None:
        inspector = self._add_card("inspector", _INSPECTOR)
        _connect(inspector, "step_requested", self.stepped)
        _connect(inspector, "jump_requested", self.jumped)
        _connect(inspector, "close_requested", self._on_close_requested)

    def _add_card(self, name: str, place: str) -> QFrame:
        card = made_card(place, self._context, self._splitter)
        self.cards[name] = card
        self._splitter.addWidget(card)
        return card

    def _lay_out(self) -> None:
        is_bar = self.form == "bar"
        self._bar.setVisible(is_bar)
        for name, card in self.cards.items():
            card.setVisible(not is_bar or name == self._open)
            self._buttons[name].setChecked(name == self._open)
        self._splitter.setVisible(not is_bar or bool(self._open))
        is_beside = self.form == "beside"
        way = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        self._splitter.setOrientation(way)
        px = self._theme.px
        self._is_dragged = False
        if is_beside:
            self._splitter.setSizes([px(508), px(416)])
        else:
            self._share_height()
        for at in range(2):
            stretch = int(at == 1) if not is_beside else 1
            self._splitter.setStretchFactor(at, stretch)

    def _share_height(self) -> None:
        """Give shares their height until the user gives them another."""
        if not self._is_dragged and self._splitter.orientation() == _DOWN:
            high = self._theme.px(_SHARES_HEIGHT)
            # What is left over the splitter would share out among both.
            rest = self.height() - high - self._splitter.handleWidth()
            self._splitter.setSizes([high, max(rest, 1)])

    @Slot()
    def _on_splitter_moved(self) -> None:
        self._is_dragged = True

    def _on_told(self, text: str) -> None:
        self.notice.emit(text, False)  # noqa: FBT003 - a signal has no names

    def _on_close_requested(self) -> None:
        self.toggle("inspector")

    def _on_tab(self, name: str) -> None:
        self._open = "" if self._open == name else name
        self._lay_out()
        self.form_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()


def _connect(card: QFrame, name: str, asked: object) -> None:
    """Follow a signal of a card; a frame without it stands where there is no card."""
    wanted: SignalInstance | None = getattr(card, name, None)
    if wanted is not None:
        wanted.connect(asked)


def made_card(place: str, context: Context, parent: QWidget) -> QFrame:
    """Return a card made by the class at a place, an empty one if there is none."""
    module, _colon, name = place.partition(":")
    if find_spec(module) is not None:
        card: QFrame = getattr(import_module(module), name)(context, parent)
        return card
    card = QFrame(parent)
    card.setProperty("kind", "card")
    return card
