"""What stands beside the list of findings: the one in hand, and the row it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.checks.detail import FindingDetail
from ecoplanner.ui.checks.subject_card import SubjectCard

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.model.annex import Waiver
    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.page import Context

NARROW_SIDE, SIDE, WIDE_SIDE = 300, 364, 460
NARROW, WIDE = 1000, 1800
#: Height from which the row stands under its finding, and what is left to it then,
#: px at 100 %.
TALL, LEAST_SUBJECT = 560, 170


class Beside(QWidget):
    """Two cards: beside each other in a wide window, else one under the other."""

    def __init__(
        self, context: Context, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._room = context.theme, (0, 0)
        self._is_empty = False
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._take_room_again)
        self.detail = FindingDetail(context.theme, language, context.settings)
        self.subject = SubjectCard(context, language)
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(context.theme.px(12))
        self._cards.addWidget(self.detail)
        self._cards.addWidget(self.subject, 1)

    def show_finding(
        self, finding: Finding | None, waiver: Waiver | None, count: int
    ) -> None:
        """Show another finding; see `FindingDetail.show_finding`."""
        self.detail.show_finding(finding, waiver, count)
        self.take_room(*self._room)
        # Labels made just now have no style yet: their height is known later.
        self._late.start()

    def show_nothing(self, *, is_on: bool) -> None:
        """Leave the room to the words about a list without findings, or take it."""
        self._is_empty = is_on
        self.detail.setVisible(not is_on)
        self.take_room(*self._room)

    @Slot()
    def _take_room_again(self) -> None:
        self.take_room(*self._room)

    def take_room(self, wide: int, high: int) -> None:
        """Share the room of the page.

        Args:
            wide: width of the page, pixels.
            high: its height.
        """
        px = self._theme.px
        self._room = wide, high
        is_wide = wide >= px(WIDE)
        side = WIDE_SIDE if is_wide else SIDE if wide >= px(NARROW) else NARROW_SIDE
        for card in (self.detail, self.subject):
            card.setFixedWidth(px(side))
        has_room = is_wide or high >= px(TALL)
        self.subject.setVisible(has_room and not self._is_empty)
        direction = QBoxLayout.Direction
        self._cards.setDirection(
            direction.LeftToRight if is_wide else direction.TopToBottom
        )
        is_alone = is_wide or high < px(TALL)
        self.detail.take_height(None if is_alone else high - px(LEAST_SUBJECT))
