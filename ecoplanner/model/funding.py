"""Where money comes from, and what it is set aside for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model import rule
from ecoplanner.model.period import FIRST_YEAR
from ecoplanner.model.period import LAST_YEAR
from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Root = Literal["central", "local", "social"]
SourceLevel = Literal["central", "province", "city", "county", "bond", "social"]
SourceKind = Literal[
    "group",
    "transfer",
    "budget",
    "special",
    "bond",
    "loan",
    "fund",
    "ppp",
    "eod",
    "enterprise",
    "collective",
    "donation",
    "other",
]
Tier = Literal["secured", "applied", "intended"]
#: A plan's own words for money of a level, as its tables print them.
LEVEL_WORDS: dict[SourceLevel, str] = {
    "central": "中央",
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "bond": "债券贷款等",
    "social": "社会资本",
}
#: The same in sentences in English.
LEVEL_NAMES: dict[SourceLevel, str] = {
    "central": "central",
    "province": "province",
    "city": "city",
    "county": "county",
    "bond": "bonds and loans",
    "social": "social capital",
}
TIERS: tuple[Tier, ...] = ("secured", "applied", "intended")
Bound = Literal["most", "least"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of money, in a tree with three roots.

    Attributes:
        id: row id.
        parent_id: the source above it; None for a root.
        root: `central` 中央, `local` 地方 or `social` 社会资本.
        kind: kind of fund; stable over plans.
        level: whose money it is; stable over plans.
        name: its name.
        default_tier: how sure its money is, unless an allocation says.
        needs_income: whether only projects that earn income may take it.
        policy: the documents it rests on.
        pays_for: what it may pay for.
        note: anything about it.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "sources"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    parent_id: str | None = None
    root: Root
    kind: SourceKind = "other"
    level: SourceLevel
    name: str
    default_tier: Tier = "intended"
    needs_income: bool = False
    policy: str = ""
    pays_for: str = ""
    note: str = ""
    position: int = 0


def source_problems(source: Source) -> Iterator[Problem]:
    """Yield everything that stops `source` from being stored."""
    yield from rule.name("name", source.name)
    for field in ("policy", "pays_for", "note"):
        yield from rule.prose(field, getattr(source, field))
    yield from rule.one_of("root", source.root, Root)
    yield from rule.one_of("kind", source.kind, SourceKind)
    yield from rule.one_of("level", source.level, SourceLevel)
    yield from rule.one_of("default_tier", source.default_tier, Tier)
    if source.parent_id == source.id:
        yield Problem("own_parent", "parent_id", {"name": source.name})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A funding scenario 筹资方案: named overrides of the plan's allocations.

    Attributes:
        id: row id.
        name: its name.
        note: anything about it; printed under its tables.
        is_illustration: an invented example, which every table of it says.
        is_locked: may not be changed.
        made_from: the scenario whose money it started with; None for the plan's, or
            where that scenario is gone.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "scenarios"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    name: str
    note: str = ""
    is_illustration: bool = False
    is_locked: bool = False
    made_from: str | None = None
    position: int = 0


def scenario_problems(scenario: Scenario) -> Iterator[Problem]:
    """Yield everything that stops `scenario` from being stored."""
    yield from rule.name("name", scenario.name)
    yield from rule.prose("note", scenario.note)
    if scenario.made_from == scenario.id:
        yield Problem("linked_to_itself", "made_from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """Money of one source set aside for one project in one year, in the plan.

    Attributes:
        id: row id.
        project_id: the project.
        source_id: the source.
        year: calendar year; None while no year is fixed.
        tier: how sure the money is.
        amount_fen: whole fen.
    """

    TABLE: ClassVar[str] = "allocations"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("project_id", "source_id", "year", "tier"),
    )

    id: str
    project_id: str
    source_id: str
    year: int | None = None
    tier: Tier = "intended"
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a scenario says instead of the plan; zero takes the money away.

    Attributes:
        id: row id.
        scenario_id: the scenario.
        project_id: the project.
        source_id: the source.
        year: calendar year; None while no year is fixed.
        tier: how sure the money is.
        amount_fen: whole fen.
        note: why it differs from the plan.
    """

    TABLE: ClassVar[str] = "overrides"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("scenario_id", "project_id", "source_id", "year", "tier"),
    )

    id: str
    scenario_id: str
    project_id: str
    source_id: str
    year: int | None = None
    tier: Tier = "intended"
    amount_fen: int
    note: str = ""


def allocation_problems(allocation: Allocation | Override) -> Iterator[Problem]:
    """Yield everything that stops an allocation or override from being stored."""
    if type(allocation) is Allocation and _is_plain(allocation):
        return
    yield from rule.money("amount_fen", allocation.amount_fen)
    yield from rule.one_of("tier", allocation.tier, Tier)
    if allocation.year is not None:
        yield from rule.year("year", allocation.year)
    if isinstance(allocation, Override):
        yield from rule.prose("note", allocation.note)


def _is_plain(row: Allocation) -> bool:
    """Whether no rule stops a row: an edit may ask it of thousands."""
    return (
        0 <= row.amount_fen <= rule.MAX_FEN
        and row.tier in TIERS
        and (row.year is None or FIRST_YEAR <= row.year <= LAST_YEAR)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingLock:
    """Money of one source for one project that stays when other money is changed.

    Attributes:
        id: row id.
        scenario_id: the scenario whose money stays; None for the plan's own.
        project_id: the project.
        source_id: the source.
    """

    TABLE: ClassVar[str] = "funding_locks"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("scenario_id", "project_id", "source_id"),
    )

    id: str
    scenario_id: str | None = None
    project_id: str
    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most, or the least, that a source may give.

    Attributes:
        id: row id.
        scenario_id: the scenario it is for, or None for all.
        source_id: the source with all below it, or None.
        level: all sources of this level, wherever they stand in the tree, or None;
            with neither a source nor a level, all money.
        zone_id: only in this zone, or None.
        program_id: only for this programme, or None.
        year: only in this year, or None.
        bound: `most` or `least`.
        amount_fen: the limit as an amount, whole fen, or None.
        share_ppm: the limit as a share of the need, parts per million, or None.
        note: anything about it.
    """

    TABLE: ClassVar[str] = "ceilings"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = ()

    id: str
    scenario_id: str | None = None
    source_id: str | None = None
    level: SourceLevel | None = None
    zone_id: str | None = None
    program_id: str | None = None
    year: int | None = None
    bound: Bound = "most"
    amount_fen: int | None = None
    share_ppm: int | None = None
    note: str = ""


ONE_PPM = rule.ONE_PPM


def ceiling_problems(ceiling: Ceiling) -> Iterator[Problem]:
    """Yield everything that stops `ceiling` from being stored."""
    yield from rule.one_of("bound", ceiling.bound, Bound)
    yield from rule.money("amount_fen", ceiling.amount_fen)
    yield from rule.prose("note", ceiling.note)
    if ceiling.year is not None:
        yield from rule.year("year", ceiling.year)
    if (ceiling.amount_fen is None) == (ceiling.share_ppm is None):
        yield Problem("ceiling_needs_one_limit", "amount_fen")
    if ceiling.level is not None:
        yield from rule.one_of("level", ceiling.level, SourceLevel)
        if ceiling.source_id is not None:
            yield Problem("ceiling_of_source_and_level", "level")
    yield from rule.share("share_ppm", ceiling.share_ppm)
