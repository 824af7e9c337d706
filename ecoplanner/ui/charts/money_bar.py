"""The sources of a sum as one bar, named, with what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.charts.bars import StackBar
from ecoplanner.ui.charts.part_view import amount_text
from ecoplanner.ui.charts.part_view import text_token
from ecoplanner.ui.charts.parts import Chart
from ecoplanner.ui.charts.stack_legend import StackLegend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.theme import Theme


class MoneyBar(QWidget):
    """Sources and gap of a sum.

    Signals:
        part_activated: a level of sources or the gap was chosen, by key.
    """

    part_activated = Signal(str, bool)

    def __init__(
        self, theme: Theme, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self._build_widgets(title)
        self._bar.part_activated.connect(self.part_activated)

    @property
    def words(self) -> str:
        """The whole bar in words."""
        parts = [f"{part.full_name} {amount_text(part)}" for part in self._parts]
        return "，".join(parts)

    @property
    def titles(self) -> tuple[str, str]:
        """What stands above the bar: its title, and the gap."""
        return self._title.text(), self._gap.text()

    def keep_room(self, parts: Sequence[Part]) -> None:
        """Leave room for the names of these sources while there is no money of them."""
        self._legend.keep_room(parts)

    def show_parts(self, parts: Sequence[Part], title: str = "") -> None:
        """Show other money, the gap last."""
        if title:
            self._title.setText(title)
        if tuple(parts) == self._parts:
            return
        self._parts = tuple(parts)
        total = sum(part.amount_fen for part in parts)
        self._bar.show_chart(Chart(by="source", total_fen=total, parts=self._parts))
        self._bar.setAccessibleName(self.words)
        gap = self._parts[-1]
        self._legend.show_parts(self._parts[:-1])
        is_excess = gap.amount_fen < 0
        words = self.tr("Excess {amount}") if is_excess else self.tr("Gap {amount}")
        text = words.format(amount=amount_text(gap, short_text))
        self._gap.setText(text if gap.amount_fen or total else "")
        role = text_token(gap)
        set_role(self._gap, role if role in ("danger", "warn") else "quiet")

    def _build_widgets(self, title: str) -> None:
        theme = self._theme
        self._title = QLabel(title or self.tr("Sources of money"))
        self._title.setProperty("role", "secondary")
        self._gap = QLabel()
        self._gap.setFont(theme.font(12, 500))
        self._bar = StackBar(theme)
        self._legend = StackLegend(theme)
        line = QHBoxLayout()
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._gap)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(3))
        box.addLayout(line)
        box.addWidget(self._bar)
        box.addWidget(self._legend)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another look of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
