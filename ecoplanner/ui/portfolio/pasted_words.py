"""What is said of a pasted table: whether its amounts add up, what was filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.portfolio.annex_rows import columns_named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.ui.portfolio.annex_rows import AnnexRows

translate = QCoreApplication.translate
#: So many subtotals that do not add up are named; more are counted.
_NAMED = 3
#: So many headings known are the head of a table that somebody copied.
_LEAST_HEADINGS = 3
_DEEPEST = 12
_LONGEST = 24


def about_table(said: AnnexRows, filled: int) -> str:
    """Return what to know of a pasted table; empty for nothing.

    Args:
        said: the table.
        filled: how many empty cells took what the cell above them says.
    """
    sentences = [_total(said), _subtotals(said)]
    if said.shared:
        shared = translate("pasted", "{count} amounts shared by rows were taken once.")
        sentences.append(shared.format(count=said.shared))
    if filled:
        text = translate(
            "pasted", "{count} empty cells were filled from the merged cell above."
        )
        sentences.append(text.format(count=filled))
    return " ".join(filter(None, sentences))


def _total(said: AnnexRows) -> str:
    if said.total_fen is None:
        return ""
    text = translate("pasted", "The rows add up to {sum}, its total says {total}.")
    if said.total_fen == said.sum_fen:
        text = translate("pasted", "The rows add up to its total of {total}.")
    return text.format(total=money_text(said.total_fen), sum=money_text(said.sum_fen))


def _subtotals(said: AnnexRows) -> str:
    wrong = [each for each in said.subtotals if each.said_fen != each.sum_fen]
    if not wrong:
        text = (
            translate("pasted", "Its {count} subtotals add up.")
            if said.subtotals
            else ""
        )
        return text.format(count=len(said.subtotals))
    if len(wrong) > _NAMED:
        text = translate("pasted", "{count} of its subtotals do not add up.")
        return text.format(count=len(wrong))
    text = translate(
        "pasted", "Rows of {program} add up to {sum}, their subtotal says {total}."
    )
    return " ".join(
        text.format(
            program=each.program or "—",
            sum=money_text(each.sum_fen),
            total=money_text(each.said_fen),
        )
        for each in wrong
    )


def about_head(block: Sequence[Sequence[str]], known: Mapping[str, str]) -> str:
    """Return why a table was not read that begins with headings; empty for none.

    Args:
        block: what was pasted, in which no headings were found.
        known: by plain heading its column.
    """
    for cells in _first_lines(block):
        named = list(dict.fromkeys(filter(None, columns_named(cells, known))))
        if len(named) >= _LEAST_HEADINGS:
            return translate(
                "pasted",
                "This looks like a table, but none of its headings names the projects, "
                "so that nothing was pasted.",
            )
    return ""


def about_row(strange: Sequence[str], width: int) -> str:
    """Return why a table with one cell a line was not read.

    Args:
        strange: the cells of the row that does not fit.
        width: how many headings there are.
    """
    text = translate(
        "pasted",
        "The table has {width} headings, but the row “{words}” has {count} cells, "
        "so that nothing was pasted.",
    )
    words = " ".join(filter(None, strange))
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return text.format(width=width, words=short, count=len(strange))


def _first_lines(block: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return rows that may be headings: the first, and a first row cell by cell."""
    upright = [next(filter(None, cells), "") for cells in block[:_DEEPEST]]
    return [*block[:_DEEPEST], upright]
