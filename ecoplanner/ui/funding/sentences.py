"""What a matrix says, and what an edit of money moved, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.funding.edits import ALL
from ecoplanner.ui.funding.matrix_words import amount_text
from ecoplanner.ui.funding.matrix_words import percent_text

if TYPE_CHECKING:
    from ecoplanner.ui.funding.edits import Place
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.funding.money import Row


def moved_text(before: Matrix, after: Matrix, source_id: str, place: Place) -> str:
    """Return what a new sum of a source did to it and to the gap.

    Args:
        before: the matrix before the edit.
        after: the same scope after it.
        source_id: the source.
        place: the year that was typed in, None for no year, or `ALL`.
    """
    old, new = row_of(before, source_id), row_of(after, source_id)
    name = new.source.name if new.source else ""
    change = old.total - new.total
    return _head(name, old, new, place) + _tail(after.rows[-1].total, change)


def summary_text(matrix: Matrix) -> str:
    """Return how many projects a scope has, what they need and what is missing."""
    translate, gap = QCoreApplication.translate, matrix.rows[-1]
    if gap.total < 0:
        words = translate(
            "FundingPage",
            "{count} projects · need {need} · set aside {given} · excess {gap}",
        )
    else:
        words = translate(
            "FundingPage",
            "{count} projects · need {need} · set aside {given} · gap {gap}",
        )
    return in_unit(words).format(
        count=len(matrix.projects),
        need=short_text(matrix.need),
        given=short_text(matrix.given),
        gap=amount_text(gap, gap.total),
    )


def row_of(matrix: Matrix, source_id: str) -> Row:
    """Return the line of a source."""
    return next(row for row in matrix.rows if row.source and row.source.id == source_id)


def _head(name: str, old: Row, new: Row, place: Place) -> str:
    translate = QCoreApplication.translate
    if place != ALL:
        year = place if isinstance(place, int) else None
        before, after = old.amounts.get(year, 0), new.amounts.get(year, 0)
        said = in_unit(
            translate("moved", "{name} {year}: {old} → {new} × 10,000 yuan: ")
        )
        none = translate("moved", "no year")
        return said.format(
            name=name,
            year=none if year is None else year,
            old=money_text(before),
            new=money_text(after),
        )
    said = translate("moved", "{name} {old} → {new}: ")
    if old.share is None or new.share is None:
        texts = (money_text(old.total), money_text(new.total))
    else:
        texts = (percent_text(old.share), percent_text(new.share))
    return said.format(name=name, old=texts[0], new=texts[1])


def _tail(gap: int, change: int) -> str:
    """Word what came off the gap (change below zero) or was added to it."""
    translate = QCoreApplication.translate
    amount = short_text(abs(change))
    if gap < 0:
        said = in_unit(translate("moved", "{excess} × 10,000 yuan more than needed."))
        return said.format(excess=short_text(-gap))
    if change < 0:
        said = in_unit(translate("moved", "{amount} × 10,000 yuan came off the gap."))
    elif change > 0:
        said = in_unit(
            translate("moved", "{amount} × 10,000 yuan was added to the gap.")
        )
    else:
        said = translate("moved", "the gap stays.")
    return said.format(amount=amount)
