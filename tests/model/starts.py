"""Projects that may start in several years, and what is chosen among them."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.messages import saying_text
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.rejection import rejection_words
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.timing import Timing
from ecoplanner.model.variants import Wish
from tests.model.money_plans import project
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project


def one_year(id_: str, need: int, benefit: str, **more: Any) -> Project:
    """Return a project of 2021 that may start until 2023."""
    values = {"last_year": 2021, "benefit": benefit, "start_to": 2023} | more
    return project(id_, need, **values)


def each_year(wan: int, *years: int) -> list[Ceiling]:
    return [Ceiling(id=str(year), year=year, amount_fen=wan * WAN) for year in years]


def chosen(plan: Portfolio, wish: Wish | None = None) -> Timing:
    found = choose_starts(plan, None, wish or Wish(), seconds=None)
    assert found is not None
    return found


def said(plan: Portfolio, found: Timing, id_: str) -> list[str]:
    return [saying_text(each, "zh") for each in rejection_words(plan, found)[id_]]
