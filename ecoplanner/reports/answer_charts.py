"""Charts of answers of the funding laboratory: gaps by year, budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.rounding import half_up
from ecoplanner.reports.figure import Chart
from ecoplanner.reports.figure import GAP
from ecoplanner.reports.figure import Part
from ecoplanner.reports.figure import Stack

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Fill of what a bar begins with.
_FIRST = "county"
_DECIMALS = 2


def gap_chart(
    title: str, unit: str, words: tuple[str, str], rows: Iterable[tuple[str, int, int]]
) -> Chart:
    """Return bars of two gaps, the smaller and what the larger adds to it.

    Args:
        title: of the chart.
        unit: unit of its numbers, of which one is 万元.
        words: what the smaller gap, and what is added, are called.
        rows: words of a bar, the smaller gap and the larger, whole fen.
    """
    stacks: list[Stack] = []
    for name, low, high in rows:
        first = max(half_up(low, FEN_PER_WAN) // FEN_PER_WAN, 0)
        whole = max(half_up(high, FEN_PER_WAN) // FEN_PER_WAN, first)
        values = (first, whole - first)
        texts = tuple(f"{value:,}" for value in values)
        stacks.append(Stack(name, values, texts, f"{whole:,}"))
    looks = (_FIRST, GAP)
    parts = [Part(look, each, "") for look, each in zip(looks, words, strict=True)]
    return Chart("", title, unit, tuple(parts), tuple(stacks), 1)


def bar_chart(
    title: str, unit: str, words: str, rows: Iterable[tuple[str, float]]
) -> Chart:
    """Return one bar a row, such as what each budget achieves."""
    scale = 10**_DECIMALS
    stacks: list[Stack] = []
    for name, value in rows:
        text = f"{value:,.{_DECIMALS}f}".rstrip("0").rstrip(".")
        stacks.append(Stack(name, (max(round(value * scale), 0),), (text,), text))
    return Chart("", title, unit, (Part(_FIRST, words, ""),), tuple(stacks), scale)
