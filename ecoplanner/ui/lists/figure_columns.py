"""Columns of figures that several lists have."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.lists.column import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio

translate = QCoreApplication.translate


def projects_column(count: Callable[[Portfolio, Any], int]) -> Column:
    """Return a column of how many projects a row has; nothing for none."""
    return Column(
        key="projects",
        title=translate("lists", "Projects"),
        text=lambda portfolio, row: str(count(portfolio, row) or ""),
        is_number=True,
    )


def need_column(need: Callable[[Portfolio, Any], int | None]) -> Column:
    """Return a column of what the projects of a row need, in fen; None for none."""

    def text(portfolio: Portfolio, row: Any) -> str:
        fen = need(portfolio, row)
        return "" if fen is None else money_text(fen)

    return Column(
        key="need",
        title=in_unit(translate("lists", "Need (10,000 yuan)")),
        text=text,
        is_number=True,
    )
