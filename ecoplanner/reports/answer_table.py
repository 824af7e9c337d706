"""A table of an answer of the funding laboratory, before it is set on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoplanner.reports.figure import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTable:
    """A table of an answer.

    Attributes:
        title: what it shows.
        heads: words over its columns.
        numbers: whether each column has figures.
        rows: texts by column.
        totals: numbers of the rows that are sums.
        chart: what is drawn under it.
    """

    title: str
    heads: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: frozenset[int] = frozenset()
    chart: Chart | None = None
