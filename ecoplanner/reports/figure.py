"""Descriptions of what is drawn on a printed page beside words: bars and charts.

Like the description of a table they know no paper, no font and no library. Every
number in a figure is also text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: Months that a year's column has.
MONTHS = 12
#: The height of a column of money is told in so many parts.
FULL = 1000
#: Look of money that is missing: always white, and always last.
GAP = "gap"


class BarLook(StrEnum):
    """What is drawn in a cell (where a person looks for it).

    NONE only the lines of the years, BAR the months of a project, ASSUMED months
    that nobody has written down, BRACKET the whole of a group, COLUMN the money of
    a year as an upright bar.
    """

    NONE = "none"
    BAR = "bar"
    ASSUMED = "assumed"
    BRACKET = "bracket"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn in a cell that stands over the columns of whole years.

    Attributes:
        look: what it is.
        first: months from the cell's left edge to where it begins.
        end: months to where it ends.
        series: place of its group, from 0: its fill.
        plan_first: months to where the plan's period begins; what lies before is
            hatched.
        plan_end: months to where it ends; what lies behind is hatched.
        level: height of a column of money, thousandths of the highest.
    """

    look: BarLook
    first: int = 0
    end: int = 0
    series: int = 0
    plan_first: int = 0
    plan_end: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part that all bars of a chart have, with its line of the legend.

    Attributes:
        look: level of the source of money, or `GAP`.
        words: what it is called.
        amount: its sum, as printed.
        share: its percent, as printed, or empty.
    """

    look: str
    words: str
    amount: str
    share: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar of a chart.

    Attributes:
        words: what it is of.
        values: length of each part in units of the axis; none below zero.
        texts: what is printed in each part where there is room.
        total: what is printed behind the bar.
    """

    words: str
    values: tuple[int, ...]
    texts: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of stacked parts on one axis from zero, under a table.

    Attributes:
        label: `图1`; may be empty.
        title: its title, under the bars.
        unit: unit of its numbers.
        parts: in order from the axis.
        stacks: the bars, from the top down.
        scale: units of the axis in one printed unit (`万元`, `%`).
        most: where the axis ends at the least, in its units.
    """

    label: str
    title: str
    unit: str
    parts: tuple[Part, ...]
    stacks: tuple[Stack, ...]
    scale: int
    most: int = 0

    @property
    def longest(self) -> int:
        """The longest bar or the end of the axis, in units of the axis."""
        return max([self.most, *(sum(stack.values) for stack in self.stacks)])
