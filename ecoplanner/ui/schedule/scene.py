"""What the schedule is painted from: sizes, lines, phases and the year's money."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from ecoplanner.ui.schedule.axis import Axis
from ecoplanner.ui.schedule.months import Span
from ecoplanner.ui.schedule.spread import YearMoney

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

    from ecoplanner.model.plan import Phase
    from ecoplanner.ui.schedule.rows import Line
    from ecoplanner.ui.theme import Theme

HEADER = 45
FOOTER = 74
ROW = 26
TALL_ROW = 30
TALL = 900
BAR = 16
LIST = 376
LIST_NARROW = 250
NARROW_BELOW = 700
HANDLE = 7


@dataclass(slots=True)
class Scene:
    """One state of the picture.

    Attributes:
        theme: colours and sizes.
        lines: from top to bottom.
        phases: of the plan, in order.
        plan: months of the plan's period.
        view: months that are shown.
        money: under the axis.
        total: all needs shown, whole fen.
        current: place of the line in hand, -1 for none.
        drag: the span being dragged on the current line.
        ghost: whether the drag draws where nothing was.
        has_focus: whether keys go here.
        width: of the viewport.
        height: of the viewport.
        offset: how far it is scrolled down.
        words: texts in the language in force.
        strips: patterns painted once, by programme and device ratio.
    """

    theme: Theme
    lines: Sequence[Line] = ()
    phases: Sequence[Phase] = ()
    plan: Span = field(default_factory=lambda: Span(0, 12))
    view: Span = field(default_factory=lambda: Span(0, 12))
    money: YearMoney = field(default_factory=lambda: YearMoney(given={}, assumed={}))
    total: int = 0
    current: int = -1
    drag: Span | None = None
    has_focus: bool = False
    width: int = 0
    height: int = 0
    offset: int = 0
    words: dict[str, str] = field(default_factory=dict)
    strips: dict[tuple[int, float], QPixmap] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """Height of a line; a tall window has room for higher ones."""
        is_tall = self.height >= self.theme.px(TALL)
        return self.theme.px(TALL_ROW if is_tall else ROW)

    @property
    def header(self) -> int:
        """Height of the axis above."""
        return self.theme.px(HEADER)

    @property
    def footer(self) -> int:
        """Height of the money below."""
        return self.theme.px(FOOTER)

    @property
    def list_width(self) -> int:
        """Width of the names at the left."""
        is_narrow = self.width < self.theme.px(NARROW_BELOW)
        return self.theme.px(LIST_NARROW if is_narrow else LIST)

    @property
    def body(self) -> int:
        """Height in which lines are seen."""
        return max(0, self.height - self.header - self.footer)

    @property
    def axis(self) -> Axis:
        """The months beside the names."""
        left = self.list_width
        width = max(1, self.width - left)
        return Axis(left=left, width=width, first=self.view.first, end=self.view.end)

    def top(self, at: int) -> int:
        """Return the y of a line."""
        return self.header + at * self.row - self.offset

    def line_at(self, y: float) -> int:
        """Return the place of the line at a y; -1 outside."""
        if not self.header <= y < self.header + self.body:
            return -1
        at = int((y - self.header + self.offset) // self.row)
        return at if at < len(self.lines) else -1

    def visible(self) -> range:
        """Return the places of the lines that are seen."""
        first = self.offset // self.row
        last = (self.offset + self.body) // self.row + 1
        return range(first, min(last, len(self.lines)))
