"""Sources of money as choices of a question."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import in_language
from ecoplanner.model.funding import LEVEL_WORDS
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import level_words
from ecoplanner.ui.lists.source_list import source_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QComboBox

    from ecoplanner.messages import Language
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.portfolio import Portfolio

#: Before the code of a level, where a source has its id.
_LEVEL = "level:"


def refill(box: QComboBox, rows: Iterable[tuple[Any, str]]) -> None:
    """Offer other choices, keeping what is chosen where it is still there."""
    chosen = box.currentData()
    rows = list(rows)
    if rows == [(box.itemData(at), box.itemText(at)) for at in range(box.count())]:
        return
    box.blockSignals(True)  # noqa: FBT003 - Qt names it so
    box.clear()
    for key, text in rows:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)  # noqa: FBT003


def source_choices(
    portfolio: Portfolio, first: str = "", *, givers: bool = False
) -> list[tuple[str, str]]:
    """Return the sources as a tree, or those alone that give money themselves.

    Args:
        portfolio: the plan.
        first: what stands for all of them; empty for nothing.
        givers: only those that are no heading over others.
    """
    if givers:
        return [(row.id, row.name) for row in giving_sources(portfolio)]
    rows = [("", first)] if first else []
    depth: dict[str | None, int] = {None: -1}
    for row in source_rows(portfolio):
        depth[row.id] = depth[row.parent_id] + 1
        rows.append((row.id, "　" * depth[row.id] + row.name))
    return rows


def money_choices(
    portfolio: Portfolio, language: Language, first: str = ""
) -> list[tuple[str, str]]:
    """Return the levels, then the sources as a tree; read a choice with `money_of`.

    Args:
        portfolio: the plan.
        language: of the names of levels.
        first: what stands for all money; empty for nothing.
    """
    rows = [("", first)] if first else []
    return [*rows, *level_choices(portfolio, language), *source_choices(portfolio)]


def level_choices(portfolio: Portfolio, language: Language) -> list[tuple[str, str]]:
    """Return the levels of money as choices."""
    return [
        (level_key(level), in_language(level_words(portfolio, level), language))
        for level in LEVEL_WORDS
    ]


def level_key(level: SourceLevel) -> str:
    """Return the key of a level among choices of money."""
    return _LEVEL + level


def money_of(key: str) -> tuple[str | None, SourceLevel | None]:
    """Return the id of the source or the level that was chosen; neither for all."""
    for level in LEVEL_WORDS:
        if key == level_key(level):
            return None, level
    return key or None, None


def giving_sources(portfolio: Portfolio) -> list[Source]:
    """Return the sources with none below them, as listed."""
    return [
        row
        for row in source_rows(portfolio)
        if not portfolio.having(Source, "parent_id", row.id)
    ]


def source_name(portfolio: Portfolio, source_id: str) -> str:
    """Return the name of a source; empty for none."""
    return next((row.name for row in source_rows(portfolio) if row.id == source_id), "")
