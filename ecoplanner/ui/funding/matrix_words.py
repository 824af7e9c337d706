"""The words of the funding matrix: names, amounts, shares and tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.amounts import signed_text
from ecoplanner.words import TIERS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.messages import Language
    from ecoplanner.ui.funding.money import Row


def percent_text(share: int) -> str:
    """Return hundredths of a percent as `15.00%`."""
    sign = "−" if share < 0 else ""
    whole, rest = divmod(abs(share), 100)
    return f"{sign}{whole}.{rest:02d}%"


def name_text(row: Row, total: int) -> str:
    """Return the name of a line; a gap below zero is an excess."""
    if row.source is not None:
        return row.source.name
    translate = QCoreApplication.translate
    names = {
        "given": translate("MatrixModel", "Set aside"),
        "need": translate("MatrixModel", "Need"),
        "gap": translate("MatrixModel", "Gap"),
    }
    if row.kind == "gap" and total < 0:
        return translate("MatrixModel", "Excess")
    return names[row.kind]


def amount_text(row: Row, fen: int, write: Callable[[int], str] = short_text) -> str:
    """Return an amount in the unit in force; a gap has its sign, an excess a plus."""
    return signed_text(-fen, write) if row.kind == "gap" else write(fen)


def exact_text(row: Row, fen: int) -> str:
    """Return an amount whole, as `amount_text` but to the fen."""
    return amount_text(row, fen, money_text)


def share_text(row: Row, share: int | None) -> str:
    """Return the share of a line; without a need there is none."""
    if share is None:
        return "—"
    return percent_text(-share if row.kind == "gap" else share)


def tier_text(row: Row, language: Language) -> str:
    """Return how sure a source's money is; of none, how sure it would be."""
    if row.kind != "source" or row.source is None:
        return ""
    found = [tier for tier in TIERS if row.tiers.get(tier)]
    if len(found) > 1:
        return QCoreApplication.translate("MatrixModel", "mixed")
    return word(TIERS, found[0] if found else row.source.default_tier, language)


def tiers_text(row: Row, language: Language) -> str:
    """Return the amounts of a source by tier, a line each."""
    parts = [
        f"{word(TIERS, tier, language)} {money_text(fen)}"
        for tier, fen in row.tiers.items()
        if fen
    ]
    return "\n".join(parts) if row.kind == "source" else ""


def tooltip_text(row: Row, *, is_name: bool) -> str:
    """Return what a line is, for the mouse that rests on it."""
    translate = QCoreApplication.translate
    if is_name and row.source is not None:
        words = (row.source.name, row.source.pays_for, row.source.policy)
        return "\n".join(filter(None, words))
    if row.kind == "group":
        return translate("MatrixModel", "Sum of the sources below it")
    if row.kind == "need":
        return translate(
            "MatrixModel",
            "What is set aside, and the gap spread evenly over the months",
        )
    return ""
