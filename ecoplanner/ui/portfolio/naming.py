"""What parts of ways of sharing are called in front of people."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.shares import GAP
from ecoplanner.model.zone import Zone
from ecoplanner.words import GAP as GAP_WORDS
from ecoplanner.words import NONE
from ecoplanner.words import TIERS
from ecoplanner.words import WAYS
from ecoplanner.words import word

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.focus import Filter

_KINDS: dict[str, type[Any]] = {
    "program": Program,
    "project": Project,
    "task": Task,
    "zone": Zone,
    "agency": Agency,
    "source": Source,
}


def filter_text(portfolio: Portfolio, filter_: Filter, language: Language) -> str:
    """Return what a filter shows: `重大工程：水生态和湿地`; empty for all."""
    if not filter_.by:
        return ""
    names = [_name(portfolio, filter_.by, key, language) for key in filter_.keys]
    colon, comma = ("：", "、") if language == "zh" else (": ", ", ")
    return f"{word(WAYS, filter_.by, language)}{colon}{comma.join(sorted(names))}"


def _name(portfolio: Portfolio, by: str, key: str, language: Language) -> str:
    if key == GAP:
        return GAP_WORDS[0 if language == "zh" else 1]
    if not key:
        return word(NONE, by, language)
    kind = _KINDS.get(by)
    if kind is None:
        return word(TIERS, key, language)
    for row in portfolio.all(kind):
        if row.id == key:
            return str(getattr(row, "short_name", "") or row.name)
    return key
