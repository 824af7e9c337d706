"""What a chart of shares shows: named parts with their looks, few enough to read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from operator import attrgetter
from typing import Literal
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.shares import GAP
from ecoplanner.model.shares import NONE
from ecoplanner.model.shares import shares
from ecoplanner.model.zone import Zone
from ecoplanner.words import GAP as GAP_WORDS
from ecoplanner.words import NONE as NONE_WORDS
from ecoplanner.words import TIERS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.shares import By
    from ecoplanner.model.shares import Shares

LookKind = Literal["series", "source", "bar", "gap", "other"]

#: Key of the parts too small to be named, which are shown as one.
OTHER_KEY = "other"
#: Up to so many parts are all named; of more, the largest.
_ALL_NAMED = 8
_MOST_NAMED = 7
#: Least share of a named part where not all are, hundredths of a percent.
_LEAST = 100
_FEW = 3
_RING = range(2, 8)
#: Ways in which parts are of one whole and have a colour of their own.
_SERIES: dict[str, type[Program | Task | Zone]] = {
    "program": Program,
    "task": Task,
    "zone": Zone,
}
_SHORTEST_ENDING = 2
#: The tables whose rows a chart of each way shows, besides projects and their money.
_TABLES: dict[str, frozenset[str]] = {
    "program": frozenset({"programs"}),
    "task": frozenset({"programs", "tasks"}),
    "zone": frozenset({"project_zones", "zones", "plan"}),
    "agency": frozenset({"project_agencies", "agencies", "plan"}),
}
_MONEY = frozenset({"projects", "allocations", "overrides", "scenarios", "sources"})


def tables_of(by: By) -> frozenset[str]:
    """Return the tables whose rows a chart of a way shows."""
    return _MONEY | _TABLES.get(by, frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a part is filled.

    Attributes:
        kind: `series` and `source` have colour and pattern; `bar` is plain, for
            comparisons; `gap` is dashed; `other` is grey.
        index: place in the plan, for a series.
        level: whose money it is, for a source.
    """

    kind: LookKind
    index: int = 0
    level: str = ""


_BAR = Look(kind="bar")


class Part(NamedTuple):
    """One part of a chart.

    Attributes:
        key: key of its share; `OTHER_KEY` for what is not named.
        name: its name without the ending that all names share.
        full_name: its name in the plan.
        amount_fen: whole fen; negative for an excess.
        share: hundredths of a percent; all parts together have 10,000.
        look: how it is filled.
    """

    key: str
    name: str
    full_name: str
    amount_fen: int
    share: int
    look: Look

    @property
    def share_text(self) -> str:
        """Its share with two decimals: `56.26%`."""
        return percent_text(self.share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The parts of a plan's need, as one chart.

    Attributes:
        by: what the parts are of.
        total_fen: the plan's need, whole fen.
        parts: what is shown, in the plan's order, 其他 and the gap last.
        others: the parts that 其他 stands for.
    """

    by: By
    total_fen: int
    parts: tuple[Part, ...]
    others: tuple[Part, ...] = ()

    @property
    def is_ring(self) -> bool:
        """Whether a donut can show it: a few parts of one whole."""
        return (
            self.by in _SERIES
            and self.total_fen > 0
            and len(self.parts) in _RING
            and all(part.amount_fen >= 0 for part in self.parts)
        )

    @property
    def all_parts(self) -> tuple[Part, ...]:
        """Every part, those too small to be shown as well."""
        return (*(part for part in self.parts if part.key != OTHER_KEY), *self.others)

    def part(self, key: str) -> Part | None:
        """Return a part by its key, if there is one."""
        return next((part for part in self.all_parts if part.key == key), None)


@lru_cache(maxsize=16)
def shares_of(
    portfolio: Portfolio, by: By, scenario: Scenario | None = None
) -> tuple[Shares, tuple[int, ...]]:
    """Return shares with their printed percents, reckoned once for a plan's state.

    Percents are hundredths and add up to 10,000, so everything that prints a share
    of the same state prints the same one.
    """
    found = shares(portfolio, by, scenario)
    return found, found.percents()


@lru_cache(maxsize=16)
def chart_of(  # noqa: PLR0913 - what, how, and in which words
    portfolio: Portfolio,
    by: By,
    scenario: Scenario | None = None,
    *,
    language: Language = "zh",
    keep: frozenset[str] = frozenset(),
    is_open: bool = False,
) -> Chart:
    """Return the chart of a way of sharing, made once for a plan's state.

    Args:
        portfolio: the plan.
        by: what the parts are of.
        scenario: whose money is meant, for source, tier and year.
        language: of the words for what has no name in the plan.
        keep: keys of parts that are named, however small.
        is_open: name all parts, however many.
    """
    found, percents = shares_of(portfolio, by, scenario)
    names = _names(portfolio, by, [(row.key, row.name) for row in found.rows], language)
    looks = _looks(portfolio, by)
    parts = tuple(
        Part(
            key=row.key,
            name=names[row.key],
            full_name=row.name or names[row.key],
            amount_fen=row.amount_fen,
            share=percent,
            look=_look(by, row.key, looks),
        )
        for row, percent in zip(found.rows, percents, strict=True)
    )
    if is_open or len(parts) <= _ALL_NAMED or by == "year":
        return Chart(by=by, total_fen=found.total_fen, parts=parts)
    named = _named(parts, keep)
    others = tuple(part for part in parts if part.key not in named)
    rest = Part(
        key=OTHER_KEY,
        name="其他" if language == "zh" else "other",
        full_name="其他" if language == "zh" else "other",
        amount_fen=sum(part.amount_fen for part in others),
        share=sum(part.share for part in others),
        look=Look(kind="other"),
    )
    shown = [part for part in parts if part.key in named]
    gap = [part for part in shown if part.key == GAP]
    shown = [part for part in shown if part.key != GAP]
    return Chart(
        by=by,
        total_fen=found.total_fen,
        parts=(*shown, rest, *gap),
        others=others,
    )


def percent_text(share: int, *, signed: bool = False) -> str:
    """Return hundredths of a percent as text: `56.26%`, `−0.50%`."""
    sign = "−" if share < 0 else "+" if signed and share else ""
    return f"{sign}{abs(share) // 100}.{abs(share) % 100:02d}%"


def without_common_ending(names: Sequence[str]) -> list[str]:
    """Return names without the ending that all of them share, such as 重大工程."""
    different = set(names)
    if len(different) < _SHORTEST_ENDING:
        return list(names)
    ending = _common_ending(sorted(different))
    is_word = len(ending) >= _SHORTEST_ENDING and all(
        len(name) > len(ending) for name in different
    )
    # Latin words are not cut in the middle.
    if not is_word or (ending.isascii() and not ending.startswith(" ")):
        return list(names)
    return [name.removesuffix(ending).rstrip() for name in names]


def told_apart(short: dict[str, str], full: dict[str, str]) -> dict[str, str]:
    """Return short names, full ones where several rows have the same short one."""
    times = Counter(short.values())
    return {key: name if times[name] == 1 else full[key] for key, name in short.items()}


def _common_ending(names: Sequence[str]) -> str:
    ending = names[0]
    for name in names:
        while not name.endswith(ending):
            ending = ending[1:]
    return ending


def _named(parts: Sequence[Part], keep: frozenset[str]) -> set[str]:
    """Return the keys of the parts that are named where there are many."""
    named = {part.key for part in parts if part.key in keep or part.key == GAP}
    large = [part for part in parts if part.share >= _LEAST]
    # Where hardly any reaches the least share, the largest say more than 其他 alone.
    pool = large if len(large) >= _FEW else parts
    for part in nlargest(_MOST_NAMED, pool, key=attrgetter("amount_fen")):
        if len(named) >= _MOST_NAMED:
            break
        named.add(part.key)
    return named


def _names(
    portfolio: Portfolio, by: By, rows: Sequence[tuple[str, str]], language: Language
) -> dict[str, str]:
    """Return short names by key."""
    short: dict[str, str] = {}
    if by in _SERIES:
        heads: Iterable[Program | Task | Zone] = portfolio.all(_SERIES[by])
        short = told_apart(
            {head.id: head.short_name for head in heads if head.short_name},
            {head.id: head.name for head in heads},
        )
    plain = [(key, name) for key, name in rows if name and key not in short]
    cut = without_common_ending([name for _, name in plain])
    found = short | {key: name for (key, _), name in zip(plain, cut, strict=True)}
    for key, name in rows:
        if key not in found:
            found[key] = name or _word(by, key, language)
    return found


def _word(by: By, key: str, language: Language) -> str:
    if key == GAP:
        return GAP_WORDS[0 if language == "zh" else 1]
    if key == NONE:
        return word(NONE_WORDS, by, language)
    return word(TIERS, key, language)


def _looks(portfolio: Portfolio, by: By) -> dict[str, Look]:
    if by in _SERIES:
        heads: Sequence[Program | Task | Zone] = portfolio.all(_SERIES[by])
        return portfolio.kept(
            (_looks, by),
            (heads,),
            lambda: {
                head.id: Look(kind="series", index=index)
                for index, head in enumerate(heads)
            },
        )
    if by == "source":
        return {
            source.id: Look(kind="source", level=source.level)
            for source in portfolio.all(Source)
        }
    return {}


def _look(by: By, key: str, looks: dict[str, Look]) -> Look:
    if key == GAP:
        return Look(kind="gap")
    if key == NONE and by in _SERIES:
        return Look(kind="other")
    return looks.get(key, _BAR)
