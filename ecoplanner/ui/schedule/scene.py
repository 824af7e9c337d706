"""What the schedule is painted from: sizes, lines, phases and the year's money."""

from __future__ import annotations

from bisect import bisect_left
from bisect import bisect_right
from dataclasses import dataclass
from dataclasses import field
from math import ceil
from typing import TYPE_CHECKING

from ecoplanner.model.yearly import YearMoney
from ecoplanner.reports.months import MONTH
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import Span
from ecoplanner.ui.schedule.axis import Axis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

    from ecoplanner.model.plan import Phase
    from ecoplanner.ui.schedule.rows import Line
    from ecoplanner.ui.schedule.year_series import SeriesMoney
    from ecoplanner.ui.theme import Theme

HEADER = 45
UNITS = 18
#: Pixels at 100 % from which a quarter, a month is named.
QUARTER_FROM = 30
MONTH_FROM = 20
FOOTER = 74
#: Height of a programme's line beside the year's money.
SERIES_ROW = 24
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
        groups: places of the lines that are groups.
        phases: of the plan, in order.
        plan: months of the plan's period.
        view: months that fill the width, unless they have a width of their own.
        month_px: pixels of a month at 100 %; 0 where the view fills the width.
        whole: months that can be scrolled to.
        start: first month seen, where months have a width of their own.
        money: under the axis.
        series: that money by programme; empty where these are too many.
        total: all needs shown, whole fen.
        current: place of the line in hand, -1 for none.
        drag: the span being dragged on the current line.
        ghost: whether the drag draws where nothing was.
        has_focus: whether keys go here.
        width: of the viewport.
        height: of the viewport.
        offset: how far it is scrolled down.
        is_pinning: the title of the topmost group is being painted over the lines.
        words: texts in the language in force.
        note: what is said where there is no project; empty where there is one.
        strips: patterns painted once, by programme and device ratio.
    """

    theme: Theme
    lines: Sequence[Line] = ()
    groups: Sequence[int] = ()
    phases: Sequence[Phase] = ()
    plan: Span = field(default_factory=lambda: Span(0, 12))
    view: Span = field(default_factory=lambda: Span(0, 12))
    month_px: float = 0.0
    whole: Span = field(default_factory=lambda: Span(0, 12))
    start: int = 0
    money: YearMoney = field(default_factory=lambda: YearMoney(given={}, gap={}))
    series: Sequence[SeriesMoney] = ()
    total: int = 0
    current: int = -1
    drag: Span | None = None
    has_focus: bool = False
    width: int = 0
    height: int = 0
    offset: int = 0
    is_pinning: bool = False
    words: dict[str, str] = field(default_factory=dict)
    note: str = ""
    strips: dict[tuple[int, float], QPixmap] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """Height of a line; a tall window has room for higher ones."""
        is_tall = self.height >= self.theme.px(TALL)
        return self.theme.px(TALL_ROW if is_tall else ROW)

    @property
    def unit(self) -> int:
        """Months of what is named under the years; 0 for nothing."""
        if not self.month_px:
            return 0
        px = self.per_month / self.theme.scale
        if px >= MONTH_FROM:
            return MONTH
        return QUARTER if px * QUARTER >= QUARTER_FROM else 0

    @property
    def header(self) -> int:
        """Height of the axis above."""
        return self.theme.px(HEADER + (UNITS if self.unit else 0))

    @property
    def footer(self) -> int:
        """Height of the money below; a tall window has room for programmes."""
        if self.has_series:
            return self.theme.px(FOOTER + SERIES_ROW * (len(self.series) + 1))
        return self.theme.px(FOOTER)

    @property
    def has_series(self) -> bool:
        """Whether the money is shown by programme."""
        return bool(self.series) and self.height >= self.theme.px(TALL)

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
        """The months beside the names; the last may be cut at the right."""
        left = self.list_width
        width = max(1, self.width - left)
        if not self.month_px:
            first, end = self.view.first, self.view.end
            return Axis(left=left, width=width, first=first, end=end)
        per_month = self.per_month
        months = max(1, ceil(width / per_month))
        start = max(self.whole.first, min(self.start, self.whole.first + self.most))
        return Axis(
            left=left, width=months * per_month, first=start, end=start + months
        )

    @property
    def per_month(self) -> float:
        """Pixels of a month, where months have a width of their own."""
        width = max(1, self.width - self.list_width)
        return max(self.month_px * self.theme.scale, width / self.whole.length)

    @property
    def most(self) -> int:
        """How many months it can be scrolled to the right."""
        if not self.month_px:
            return 0
        seen = max(1, self.width - self.list_width) / self.per_month
        return max(0, ceil(self.whole.length - seen - 1e-6))

    def top(self, at: int) -> int:
        """Return the y of a line."""
        if self.is_pinning and at == self.pinned:
            return self.pinned_top
        return self.header + at * self.row - self.offset

    @property
    def pinned(self) -> int:
        """The group whose title is scrolled out of sight above its lines; or -1."""
        if not self.groups or not self.offset:
            return -1
        first = self.offset // self.row
        at = bisect_right(self.groups, first) - 1
        if at < 0 or self.groups[at] * self.row >= self.offset:
            return -1
        return self.groups[at]

    @property
    def pinned_top(self) -> int:
        """The y of that title; the next one pushes it up."""
        after = bisect_right(self.groups, self.pinned)
        if after == len(self.groups):
            return self.header
        next_top = self.header + self.groups[after] * self.row - self.offset
        return min(self.header, next_top - self.row)

    def line_at(self, y: float) -> int:
        """Return the place of the line at a y; -1 outside."""
        if not self.header <= y < self.header + self.body:
            return -1
        pinned = self.pinned
        if pinned >= 0 and y < self.pinned_top + self.row:
            return pinned
        at = int((y - self.header + self.offset) // self.row)
        return at if at < len(self.lines) else -1

    def is_group(self, at: int) -> bool:
        """Return whether a line is a group."""
        place = bisect_left(self.groups, at)
        return place < len(self.groups) and self.groups[place] == at

    def visible(self) -> range:
        """Return the places of the lines that are seen."""
        first = self.offset // self.row
        last = (self.offset + self.body) // self.row + 1
        return range(first, min(last, len(self.lines)))
