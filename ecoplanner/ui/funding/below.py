"""What stands under the matrix: money by year, limits, scenarios compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.funding.comparison import ComparisonModel
from ecoplanner.ui.funding.comparison import ComparisonView
from ecoplanner.ui.funding.limits_view import LimitsModel
from ecoplanner.ui.funding.limits_view import LimitsView
from ecoplanner.ui.funding.year_chart import YearChart
from ecoplanner.ui.laboratory.tab_order import put_behind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.model.limits import Use
    from ecoplanner.ui.theme import Theme

#: From this width on limits and scenarios stand side by side.
_ROOMY = 1_400


class Below(QFrame):
    """Three cards; where there is no room for all, limits and scenarios share one.

    Attributes:
        chart: money and gap by year.
        limits: the limits that hold.
        comparison: scenarios side by side.
        copy_button: copies the numbers of the chart.
        limits_view: the limits as a table; None while there are none.
        limits_chip: says how many limits are broken, where the cards are not seen.

    Signals:
        limit_opened: a limit is to be seen where it is changed: its id.
    """

    limit_opened = Signal(str)

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_limits = self._wants_scenarios = self._is_roomy = False
        self.chart = YearChart(theme)
        self.limits = LimitsModel(language)
        self.limits.setParent(self)
        self.comparison = ComparisonModel(theme)
        self.comparison.setParent(self)
        self.limits_view: LimitsView | None = None
        self._limits_card: QFrame | None = None
        self._build_widgets()
        self.limits_button.clicked.connect(self._on_limits_clicked)
        self.scenarios_button.clicked.connect(self.go_to_comparison)
        self._share()

    def show_uses(self, uses: Sequence[Use], labels: Mapping[str, str]) -> None:
        """Show the limits that hold, by id what they are called."""
        if uses and self._limits_card is None:
            self._limits_card = self._build_limits()
        self.limits.show_uses(uses, labels)
        self._say_broken(uses)
        if self._has_limits is not bool(uses):
            self._has_limits = bool(uses)
            self._share()

    def show_used(self, uses: Sequence[Use]) -> None:
        """Show other uses of the same limits."""
        self.limits.show_used(uses)
        self._say_broken(uses)

    def fit(self, width: int) -> None:
        """Suit the width it is going to have."""
        self._is_roomy = width >= self._theme.px(_ROOMY)
        self._share()

    def _share(self) -> None:
        """Show what there is room for."""
        has_both, wants = self._is_roomy, self._wants_scenarios
        if self._limits_card is not None:
            self._limits_card.setVisible(self._has_limits and (has_both or not wants))
        is_alone = self._has_limits and not has_both
        self._scenarios_card.setVisible(wants or not is_alone)
        self.limits_button.setVisible(is_alone)
        self.scenarios_button.setVisible(is_alone)

    def _say_broken(self, uses: Sequence[Use]) -> None:
        """Say how many limits are broken, where they are seen and where they hide."""
        broken = sum(use.is_broken for use in uses)
        words = self.tr("{count} limits").format(count=len(uses))
        said = self.tr("all are kept")
        if broken:
            said = self.tr("{count} broken").format(count=broken)
            words = f"{words} · {said}"
        self.limits_button.setText(words)
        self.limits_chip.setText(words)
        self.limits_chip.setToolTip("\n".join([self._open_words, *self.limits.lines()]))
        self.limits_chip.setVisible(bool(uses))
        self._limits_said.setText(said)
        tone = "danger" if broken else ""
        if self._limits_said.property("tone") != tone:
            for widget in (self._limits_said, self.limits_button, self.limits_chip):
                widget.setProperty("tone", tone)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _build_widgets(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        self.comparison_view = ComparisonView(self.comparison, self._theme)
        self.copy_button = QToolButton()
        self.copy_button.setProperty("kind", "icon")
        self.copy_button.setIcon(self._theme.icon("copy", "text2", 15))
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = self.tr("Copy the numbers of the chart")
        self.copy_button.setToolTip(words)
        self.copy_button.setAccessibleName(words)
        self.limits_button = self._link(
            self.tr("Show the limits and what is used of them")
        )
        self._open_words = self.tr("Go to the limits, each with what is used of it:")
        self.limits_chip = self._link(self._open_words)
        self.scenarios_button = self._link(self.tr("Show the scenarios side by side"))
        self.scenarios_button.setText(self.tr("Scenarios"))
        chart = self._card(
            self.tr("Money and gap by year"),
            _secondary(in_unit(self.tr("10,000 yuan"))),
            self.chart,
            self.copy_button,
        )
        # Theirs is the card of the limits, which may never be made.
        self._limits_said = _secondary("")
        self._limits_said.setParent(self)
        self._limits_said.hide()
        self._scenarios_card = self._card(
            self.tr("Scenarios compared (whole plan)"),
            _secondary(in_unit(self.tr("differences from the plan"))),
            self.comparison_view,
            self.limits_button,
        )
        row.addWidget(chart, 5)
        row.addWidget(self._scenarios_card, 6)
        self._row = row

    def _build_limits(self) -> QFrame:
        view = self.limits_view = LimitsView(self.limits, self._theme)
        view.opened.connect(self.limit_opened)
        card = self._card(
            in_unit(self.tr("Ceilings and floors (10,000 yuan)")),
            self._limits_said,
            view,
            self.scenarios_button,
        )
        self._limits_said.show()
        self._row.insertWidget(1, card, 6)
        # Tab goes from the chart's button through this card to the next.
        put_behind(self.copy_button, card)
        return card

    def _link(self, tip: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "link")
        button.setToolTip(tip)
        button.hide()
        return button

    def _card(
        self, title: str, said: QWidget, inside: QWidget, *more: QWidget
    ) -> QFrame:
        px = self._theme.px
        card = QFrame()
        card.setProperty("kind", "card")
        name = ElidedLabel(title, least=px(60))
        name.setProperty("role", "card-title")
        head = QHBoxLayout()
        head.addWidget(name)
        for widget in more:
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(said)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(px(13), px(8), px(13), px(8))
        layout.setSpacing(px(4))
        layout.addLayout(head)
        layout.addWidget(inside, 1)
        return card

    @Slot()
    def _on_limits_clicked(self) -> None:
        self._wants_scenarios = False
        self._share()
        if self.limits_view is not None:
            self.limits_view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_to_comparison(self) -> None:
        """Bring the scenarios to the front, and the keys to them."""
        self._wants_scenarios = True
        self._share()
        self.comparison_view.setFocus(Qt.FocusReason.OtherFocusReason)


def _secondary(words: str) -> ElidedLabel:
    label = ElidedLabel(words)
    label.setProperty("role", "secondary")
    return label
