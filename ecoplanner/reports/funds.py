"""Money that is set aside, by level of source, root and year, as tables show it."""

from __future__ import annotations

from typing import get_args
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model import funding
from ecoplanner.model.funding import Root
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import SourceLevel

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Hashable
    from collections.abc import Iterable

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.portfolio import Portfolio

LEVELS: tuple[SourceLevel, ...] = get_args(SourceLevel)
ROOTS: tuple[Root, ...] = get_args(Root)
LEVEL_WORDS = funding.LEVEL_WORDS
ROOT_WORDS: dict[Root, str] = {
    "central": "中央",
    "local": "地方",
    "social": "社会资本",
}
YEAR_WORDS = "{year}年"
UNDATED_WORDS = "未定年度"

Key = TypeVar("Key", bound="Hashable")


def sum_by(parts: Iterable[Allotted], key: Callable[[Allotted], Key]) -> dict[Key, int]:
    """Return the sums of money by a key of each part, whole fen."""
    found: dict[Key, int] = {}
    for part in parts:
        at = key(part)
        found[at] = found.get(at, 0) + part.amount_fen
    return found


def source_of(portfolio: Portfolio, part: Allotted) -> Source:
    """Return the source that the money comes from."""
    return portfolio.get(Source, part.source_id)


def years_of(parts: Iterable[Allotted]) -> list[int | None]:
    """Return the years that have money, in order; None, if any has no year, last."""
    years = {part.year for part in parts}
    dated: list[int | None] = [*sorted(year for year in years if year is not None)]
    return [*dated, None] if None in years else dated


def year_key(year: int | None) -> str:
    """Return the key of a year's column."""
    return "undated" if year is None else str(year)


def year_words(year: int | None) -> str:
    """Return the header of a year's column."""
    return UNDATED_WORDS if year is None else YEAR_WORDS.format(year=year)


def root_words(portfolio: Portfolio, root: Root) -> str:
    """Return what the plan calls a root of its sources, if it has just one of it."""
    rows = [
        row for row in portfolio.having(Source, "root", root) if row.parent_id is None
    ]
    return rows[0].name if len(rows) == 1 else ROOT_WORDS[root]
