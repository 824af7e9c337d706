"""Charts of answers of the funding laboratory: gaps by year, sources, budgets.

The bars are told in whole fen, so that paper and window draw the same ones, each in
its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args
from typing import TYPE_CHECKING

from ecoplanner.model.funding import SourceLevel
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.rounding import apportion
from ecoplanner.model.rounding import half_up
from ecoplanner.reports.figure import Chart
from ecoplanner.reports.figure import GAP
from ecoplanner.reports.figure import Part
from ecoplanner.reports.figure import Stack

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.year_change import YearChange

#: Fill of what a bar begins with.
_FIRST = "county"
#: Fill of what comes on top of a gap.
_MORE = "city"
_DECIMALS = 2
LEVELS: tuple[str, ...] = get_args(SourceLevel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars of money, before anything is drawn.

    Attributes:
        title: what they show.
        parts: fill and words of each part, from the axis on: a level of sources, or
            `GAP`, which is last.
        rows: words of a bar, and its parts in whole fen, none below zero.
    """

    title: str
    parts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be drawn."""
        return not any(any(fens) for _, fens in self.rows)


def gap_bars(
    title: str, words: tuple[str, str], rows: Iterable[tuple[str, int, int]]
) -> Bars:
    """Return bars of a gap that grows, and what is added to it.

    A bar ends where the gap after it does, so one that shrinks, such as when money
    of another year comes late, is only as long as what is left of it.

    Args:
        title: of the chart.
        words: what the gap before, and what is added, are called.
        rows: words of a bar, the gap before and the one after, whole fen.
    """
    return Bars(
        title=title,
        parts=((_FIRST, words[0]), (GAP, words[1])),
        rows=tuple(
            (name, (max(min(before, after), 0), max(after - max(before, 0), 0)))
            for name, before, after in rows
        ),
    )


def filled_bars(
    title: str, words: tuple[str, str, str], years: Iterable[tuple[str, YearChange]]
) -> Bars:
    """Return a bar a year: what is filled of its gap, and what is still missing.

    Args:
        title: of the chart.
        words: what is filled, what comes on top and what is still missing are called.
        years: words of a year, and the year.
    """
    rows: list[tuple[str, tuple[int, ...]]] = []
    for name, year in years:
        before, after = max(year.gap_before, 0), max(year.gap_after, 0)
        more = max(after - before, 0)
        rows.append((name, (max(before - after, 0), more, after - more)))
    bars = Bars(
        title=title,
        parts=((_FIRST, words[0]), (_MORE, words[1]), (GAP, words[2])),
        rows=tuple(rows),
    )
    return _without_empty(bars, kept=(_FIRST, GAP))


def source_bars(
    title: str,
    words: tuple[str, str],
    names: Mapping[str, str],
    years: Iterable[tuple[str, YearChange]],
) -> Bars:
    """Return two bars a year: its sources by level and its gap, before and after.

    Args:
        title: of the chart.
        words: what before and after are called.
        names: of the levels, and of the gap under `GAP`.
        years: words of a year, and the year.
    """
    rows: list[tuple[str, Mapping[str, int]]] = []
    for name, year in years:
        rows += [
            (f"{name} {words[0]}", {**year.before, GAP: year.gap_before}),
            (f"{name} {words[1]}", {**year.after, GAP: year.gap_after}),
        ]
    return level_bars(title, names, rows)


def level_bars(
    title: str, names: Mapping[str, str], rows: Iterable[tuple[str, Mapping[str, int]]]
) -> Bars:
    """Return bars of sources by level, the gap last.

    Args:
        title: of the chart.
        names: of the levels, and of the gap under `GAP`.
        rows: words of a bar, and its whole fen by level and under `GAP`.
    """
    keys = (*LEVELS, GAP)
    bars = Bars(
        title=title,
        parts=tuple((key, names[key]) for key in keys),
        rows=tuple(
            (name, tuple(max(sums.get(key, 0), 0) for key in keys))
            for name, sums in rows
        ),
    )
    return _without_empty(bars)


def money_chart(bars: Bars, unit: str, unit_fen: int = FEN_PER_WAN) -> Chart:
    """Return bars of money as a chart of a page, to the whole 万元.

    Args:
        bars: what is drawn.
        unit: unit of its numbers.
        unit_fen: whole fen of it, a multiple of 万元.
    """
    scale = unit_fen // FEN_PER_WAN
    stacks: list[Stack] = []
    for name, fens in bars.rows:
        whole = half_up(sum(fens), FEN_PER_WAN) // FEN_PER_WAN
        values = apportion(whole, fens) if whole else tuple(0 for _ in fens)
        texts = tuple(_text(value, scale) for value in values)
        stacks.append(Stack(name, values, texts, _text(whole, scale)))
    parts = tuple(Part(look, words, "") for look, words in bars.parts)
    return Chart("", bars.title, unit, parts, tuple(stacks), scale)


def gap_chart(
    title: str, unit: str, words: tuple[str, str], rows: Iterable[tuple[str, int, int]]
) -> Chart:
    """Return bars of two gaps in 万元; see `gap_bars`."""
    return money_chart(gap_bars(title, words, rows), unit)


def bar_chart(
    title: str, unit: str, words: str, rows: Iterable[tuple[str, float]]
) -> Chart:
    """Return one bar a row, such as what each budget achieves."""
    scale = 10**_DECIMALS
    stacks: list[Stack] = []
    for name, value in rows:
        text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
        stacks.append(Stack(name, (max(round(value * scale), 0),), (text,), text))
    return Chart("", title, unit, (Part(_FIRST, words, ""),), tuple(stacks), scale)


def _without_empty(bars: Bars, kept: tuple[str, ...] = ()) -> Bars:
    """Return bars without the parts that none of them has."""
    columns = [
        at
        for at, (look, _) in enumerate(bars.parts)
        if look in kept or any(fens[at] for _, fens in bars.rows)
    ]
    return Bars(
        title=bars.title,
        parts=tuple(bars.parts[at] for at in columns),
        rows=tuple(
            (name, tuple(fens[at] for at in columns)) for name, fens in bars.rows
        ),
    )


def _text(value: int, scale: int) -> str:
    """Return an amount of so many 万元 in units of `scale` 万元; the page groups it."""
    whole, rest = divmod(value, scale)
    digits = f".{rest:0{len(str(scale)) - 1}d}".rstrip("0") if rest else ""
    return f"{whole}{digits}"
