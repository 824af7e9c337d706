"""Amounts of money and percents as texts that add up as they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.money import column_decimals
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.money import FEN_PER_YI
from ecoplanner.model.money import wan_text
from ecoplanner.model.money import yi_text
from ecoplanner.model.rounding import rounded_parts
from ecoplanner.model.rounding import rounded_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from ecoplanner.reports.options import TableOptions

PERCENT_HEADER = "占比（%）"
ROUNDED_NOTE = "金额取{decimals}位小数，分项之和与合计一致。"
ROUNDED_WHOLE_NOTE = "金额取整数，分项之和与合计一致。"
#: Decimals of 亿元 where the plan sets none.
YI_DECIMALS = 4
_NUMERALS = "零一两三四五六"

_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """How the amounts of one table are printed: all of them in one manner.

    Attributes:
        decimals: of the unit of money.
        is_rounded: whether some amount needs more.
        zero: what is printed for no money.
        is_yi: the unit is 亿元, not 万元.
    """

    decimals: int
    is_rounded: bool
    zero: str
    is_yi: bool = False

    @property
    def unit(self) -> int:
        """What printed amounts are multiples of, whole fen."""
        return _unit(self.decimals, is_yi=self.is_yi)

    def text(self, fen: int | None, exact: int | None = None) -> str:
        """Return a printed amount.

        Args:
            fen: a multiple of the unit, or missing.
            exact: the amount before it was rounded, where that was done: one that
                rounds to nothing is not none, and prints `0.00`.
        """
        if fen is None:
            return ""
        if not fen and not exact:
            return self.zero
        return (yi_text if self.is_yi else wan_text)(fen, self.decimals)

    def percent(self, share: int | None, exact: int) -> str:
        """Return a printed share, hundredths of a percent, of an exact amount."""
        if share is None:
            return ""
        return percent_text(share) if share or exact else self.zero

    def grouped(self, groups: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
        """Round amounts so that each group adds up to its own rounded sum.

        The groups in turn add up to the rounded whole.
        """
        tops = rounded_parts([sum(group) for group in groups], self.unit)
        return tuple(
            rounded_parts(group, self.unit, total=top)
            for top, group in zip(tops, groups, strict=True)
        )

    def cells(
        self, rows: Sequence[Sequence[int]], totals: Sequence[int] | None = None
    ) -> tuple[tuple[int, ...], ...]:
        """Round the cells of a table, each row adding up to its printed total.

        Args:
            rows: whole fen, of equal length.
            totals: printed totals of the rows; None where none is settled yet.
        """
        if not rows or not rows[0] or not self.is_rounded:
            return tuple(tuple(row) for row in rows)
        return rounded_table(rows, self.unit, row_totals=totals).cells

    def notes(self) -> tuple[str, ...]:
        """Return the note that is due because amounts are rounded."""
        if not self.is_rounded:
            return ()
        if not self.decimals:
            return (ROUNDED_WHOLE_NOTE,)
        return (ROUNDED_NOTE.format(decimals=_NUMERALS[self.decimals]),)


def amounts_of(fens: Iterable[int], options: TableOptions) -> Amounts:
    """Return how a table prints these amounts.

    With as many decimals as the plan sets. Else 万元 with the fewest that are exact,
    at most two, and 亿元 with four.
    """
    listed = list(fens)
    is_yi = options.money_unit == "亿元"
    decimals = options.decimals
    if decimals is None:
        decimals = YI_DECIMALS if is_yi else column_decimals(listed)
    unit = _unit(decimals, is_yi=is_yi)
    is_rounded = any(fen % unit for fen in listed)
    return Amounts(
        decimals=decimals, is_rounded=is_rounded, zero=options.zero, is_yi=is_yi
    )


def _unit(decimals: int, *, is_yi: bool) -> int:
    whole = FEN_PER_YI if is_yi else FEN_PER_WAN
    return int(whole // 10**decimals)


def sums(rows: Iterable[Sequence[int]], width: int) -> tuple[int, ...]:
    """Return the sum of each column; zeros where there is no row."""
    totals = [0] * width
    for row in rows:
        totals = [total + value for total, value in zip(totals, row, strict=True)]
    return tuple(totals)


def percent_text(hundredths: int) -> str:
    """Return a percent of two decimals, given in hundredths of a percent."""
    whole, rest = divmod(abs(hundredths), _HUNDRED)
    return f"{'−' if hundredths < 0 else ''}{whole}.{rest:02d}"
