"""Typing a funding mix: shares or amounts of sources for a group of projects.

What was typed and what is locked stand to the fen. The rest moves by one rule:

* `gap`: the gap gives or takes; only where a project would have more than it needs do
  its other sources give way, in proportion to what they have;
* `others`: the gap stays, the other sources give or take in proportion;
* `clear`: the other sources give nothing more, what was typed is the whole mix.

A total of a source changes project by project: what comes on top is split by need,
what is taken away in proportion to what each has, and nobody gets more than it needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import in_plan_order
from ecoplanner.model.allotment import locked_pairs
from ecoplanner.model.allotment import sources_below
from ecoplanner.model.bilingual import joined
from ecoplanner.model.funding import Source
from ecoplanner.model.mix_words import Moves
from ecoplanner.model.mix_words import names_of
from ecoplanner.model.mix_words import said_of
from ecoplanner.model.mixing import fitted
from ecoplanner.model.mixing import split
from ecoplanner.model.mixing import spread_total
from ecoplanner.model.mixing import year_weights
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.rounding import apportion
from ecoplanner.model.year_weights import profile_problems

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.mixing import ProfileName
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project
    from ecoplanner.model.saying import Saying

Rest = Literal["gap", "others", "clear"]


#: (year or None, tier)
_Place = tuple[int | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed for one source: a share or an amount.

    Attributes:
        source_id: the source; money of one with sources below is shared among them.
        share: part of the need of the projects, 0-1; or None.
        amount_fen: whole fen; or None.
        tier: how sure all of its money is then; None keeps what is, and takes the
            source's own for new money.
    """

    source_id: str
    share: Fraction | None = None
    amount_fen: int | None = None
    tier: Tier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """What a typed mix changes.

    Attributes:
        amounts: new amounts by key, whole fen; what stays is left out.
        moved: what was typed and what moved, for people.
    """

    amounts: Mapping[Key, int]
    moved: tuple[Saying, ...]


def mixed(  # noqa: PLR0913 -- the choices a mix has
    portfolio: Portfolio,
    projects: Sequence[Project],
    typed: Sequence[Typed],
    *,
    scenario: Scenario | None = None,
    rest: Rest = "gap",
    profile: ProfileName | Mapping[int, Fraction] | None = None,
    locked: Collection[tuple[str, str]] = (),
) -> Mix:
    """Return what a typed mix makes of the money of some projects.

    Typing the same again changes nothing.

    Args:
        portfolio: the plan.
        projects: whose money is meant; shares are of their need.
        typed: sources with their new shares or amounts.
        scenario: whose money is meant; None for the plan's.
        rest: what gives way; see the module.
        profile: how the money typed lies over each project's years of work, or own
            parts by year, together the whole; None keeps the years it has, new money
            lies evenly.
        locked: project and source of money that stays, besides the plan's locks.

    Raises:
        InvalidInputError: more than is needed, less than is locked, money for a group
            of sources that gives none, or no year of work to put money in.
    """
    if profile is not None and not isinstance(profile, str):
        problems = [*profile_problems(profile, projects)]
        if problems:
            raise InvalidInputError(problems)
    work = _Work(portfolio, projects, typed, scenario, locked)
    totals = work.totals()
    for entry, total in zip(typed, totals, strict=True):
        work.place(entry, total)
    work.move_rest(rest)
    work.spread(profile)
    return Mix(amounts=work.changed(), moved=work.moved())


class _Work:
    """One mix on its way: what each project has of each source, before and after."""

    def __init__(
        self,
        portfolio: Portfolio,
        projects: Sequence[Project],
        typed: Sequence[Typed],
        scenario: Scenario | None,
        locked: Collection[tuple[str, str]],
    ) -> None:
        self._portfolio = portfolio
        self._projects = {project.id: project for project in projects}
        self._typed = typed
        self._scenario = scenario
        self._locked = locked_pairs(portfolio, scenario, locked)
        parts = allotted(portfolio, scenario)
        own = [part for part in parts if part.project_id in self._projects]
        self._before: dict[Key, int] = {
            (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
            for part in in_plan_order(portfolio, own)
        }
        self._had: dict[str, dict[str, int]] = {id_: {} for id_ in self._projects}
        for (project_id, source_id, _, _), fen in self._before.items():
            sums = self._had[project_id]
            sums[source_id] = sums.get(source_id, 0) + fen
        self._has = {id_: dict(sums) for id_, sums in self._had.items()}
        self._need = {row.id: row.need_fen or 0 for row in projects}
        self._members = {each.source_id: self._members_of(each) for each in typed}
        self._placed: dict[str, set[str]] = {id_: set() for id_ in self._projects}
        self._after: dict[Key, int] = {}

    def totals(self) -> list[int]:
        """Return what was typed for each source, whole fen."""
        need = sum(self._need.values())
        shares = [each.share for each in self._typed if each.share is not None]
        typed = sum(each.amount_fen or 0 for each in self._typed)
        asked = sum(shares, Fraction(0)) * need + typed
        if shares and not need:
            raise InvalidInputError([Problem("mix_without_need", "share_ppm")])
        if asked > need:
            over = -(-(asked - need).numerator // (asked - need).denominator)
            raise self._over(over)
        # Each share is rounded once; whole 万元 where everything is.
        free = need - typed
        unit = 1 if need % FEN_PER_WAN or typed % FEN_PER_WAN else FEN_PER_WAN
        left = need - asked
        weights = [*(share * need for share in shares), left]
        parts = iter(apportion(free // unit, weights) if shares else ())
        return [
            next(parts) * unit if each.share is not None else each.amount_fen or 0
            for each in self._typed
        ]

    def place(self, entry: Typed, total: int) -> None:
        """Give one typed source its total, project by project."""
        members = self._members[entry.source_id]
        kept: list[int] = []
        had: list[int] = []
        rooms: list[int] = []
        for id_, has in self._has.items():
            own = [each for each in members if (id_, each) in self._locked]
            kept.append(sum(has.get(each, 0) for each in own))
            had.append(sum(has.get(each, 0) for each in members) - kept[-1])
            stands = sum(
                fen
                for source_id, fen in has.items()
                if self._stands(id_, source_id) or source_id in own
            )
            open_ = len(own) < len(members)
            rooms.append(max(0, self._need[id_] - stands) if open_ else 0)
        free = total - sum(kept)
        if free < 0:
            name = self._portfolio.get(Source, entry.source_id).name
            said = {"source": name, "locked_fen": sum(kept)}
            raise InvalidInputError([Problem("mix_below_locked", "amount", said)])
        if free > sum(rooms):
            raise self._over(free - sum(rooms))
        needs = [
            need if room else 0
            for need, room in zip(self._need.values(), rooms, strict=True)
        ]
        parts = fitted(spread_total(needs, had, free), rooms)
        for id_, part in zip(self._has, parts, strict=True):
            self._give(id_, entry.source_id, part)

    def move_rest(self, rest: Rest) -> None:
        """Let the sources that were not typed give way or take."""
        for id_, has in self._has.items():
            others = [each for each in has if not self._stands(id_, each)]
            stands = sum(fen for each, fen in has.items() if each not in others)
            most = max(0, self._need[id_] - stands)
            now = sum(has[each] for each in others)
            gap = max(0, self._need[id_] - sum(self._had[id_].values()))
            wanted = {"gap": min(now, most), "others": max(0, most - gap), "clear": 0}
            total = wanted[rest] if now else 0
            if total != now:
                amounts = [has[each] for each in others]
                whole = not any(fen % FEN_PER_WAN for fen in amounts)
                parts = split(total, amounts, whole=whole)
                has |= dict(zip(others, parts, strict=True))

    def spread(self, profile: ProfileName | Mapping[int, Fraction] | None) -> None:
        """Lay what each project has of each source over years and tiers."""
        tiers = {
            member: each.tier
            for each in self._typed
            for member in self._members[each.source_id]
        }
        own: dict[tuple[str, str], dict[Key, int]] = {}
        for key, fen in self._before.items():
            own.setdefault(key[:2], {})[key] = fen
        for id_, has in self._has.items():
            for source_id, total in has.items():
                before = own.get((id_, source_id), {})
                is_placed = source_id in self._placed[id_]
                tier = tiers.get(source_id) if is_placed else None
                self._after |= self._laid(
                    (id_, source_id),
                    before,
                    total,
                    tier,
                    profile if is_placed else None,
                )

    def changed(self) -> dict[Key, int]:
        """Return the new amounts of all keys that differ."""
        keys = {**self._before, **self._after}
        return {
            key: self._after.get(key, 0)
            for key in keys
            if self._after.get(key, 0) != self._before.get(key, 0)
        }

    def moved(self) -> tuple[Saying, ...]:
        """Return what was typed and what moved."""
        return said_of(
            self._portfolio,
            Moves(
                members=self._members,
                had=self._had,
                has=self._has,
                need_fen=sum(self._need.values()),
                locked=locked_pairs(self._portfolio, self._scenario),
                kept=self._locked,
            ),
        )

    def _members_of(self, entry: Typed) -> tuple[str, ...]:
        """Return the sources that share what was typed for one."""
        below = sources_below(self._portfolio, entry.source_id)
        for other in self._typed:
            if other is not entry and other.source_id in below:
                name = self._portfolio.get(Source, other.source_id).name
                raise InvalidInputError(
                    [Problem("mix_twice", "source_id", {"source": name})]
                )
        if len(below) == 1:
            return (entry.source_id,)
        giving = [
            row.id
            for row in self._portfolio.all(Source)
            if row.id in below and any(sums.get(row.id) for sums in self._had.values())
        ]
        if not giving and (entry.amount_fen or entry.share):
            row = self._portfolio.get(Source, entry.source_id)
            names = [
                each.name
                for each in self._portfolio.having(Source, "parent_id", row.id)
            ]
            said = {"source": row.name, "below": joined(names)}
            raise InvalidInputError([Problem("mix_group_empty", "source_id", said)])
        return tuple(giving)

    def _stands(self, project_id: str, source_id: str) -> bool:
        """Whether money is locked or was typed, and so does not give way."""
        is_locked = (project_id, source_id) in self._locked
        return is_locked or source_id in self._placed[project_id]

    def _give(self, project_id: str, source_id: str, total: int) -> None:
        has = self._has[project_id]
        members = [
            each
            for each in self._members[source_id]
            if (project_id, each) not in self._locked
        ]
        weights = [has.get(each, 0) for each in members]
        if not any(weights):
            weights = [self._sum(self._had, (each,)) for each in members]
        whole = not any(fen % FEN_PER_WAN for fen in weights)
        if members:
            parts = split(total, weights, whole=whole)
            has |= dict(zip(members, parts, strict=True))
        self._placed[project_id].update(self._members[source_id])

    def _laid(
        self,
        at: tuple[str, str],
        before: Mapping[Key, int],
        total: int,
        tier: Tier | None,
        profile: ProfileName | Mapping[int, Fraction] | None,
    ) -> dict[Key, int]:
        if at in self._locked or (
            total == sum(before.values()) and tier is None and profile is None
        ):
            return dict(before)
        project_id, source_id = at
        project = self._projects[project_id]
        sums: dict[_Place, int] = {}
        for (_, _, year, was), fen in before.items():
            place = year, tier or was
            sums[place] = sums.get(place, 0) + fen
        whole = not any(fen % FEN_PER_WAN for fen in sums.values())
        if not any(sums.values()):
            fresh = tier or self._portfolio.get(Source, source_id).default_tier
            years: list[int | None] = [*project.years] or [None]
            sums = {(year, fresh): 1 for year in years}
        parts = split(total, [*sums.values()], whole=whole)
        laid = dict(zip(sums, parts, strict=True))
        if profile is not None and total and project.years:
            laid = _in_profile(laid, project, profile)
        return {
            (project_id, source_id, year, tier): fen
            for (year, tier), fen in laid.items()
        }

    def _sum(
        self, sums: Mapping[str, Mapping[str, int]], members: Sequence[str]
    ) -> int:
        return sum(has.get(each, 0) for has in sums.values() for each in members)

    def _over(self, excess: int) -> InvalidInputError:
        """Say by how much the mix is more than the need, and what to unlock."""
        kept = {source_id for _, source_id in self._locked}
        ids = {
            source_id
            for sums in self._had.values()
            for source_id, fen in sums.items()
            if fen and source_id in kept
        }
        said: dict[str, object] = {"excess_fen": excess}
        if ids:
            said["locked"] = names_of(self._portfolio, ids)
            return InvalidInputError([Problem("mix_over_locked", "amount", said)])
        return InvalidInputError([Problem("mix_over_need", "amount", said)])


def _in_profile(
    laid: Mapping[_Place, int],
    project: Project,
    profile: ProfileName | Mapping[int, Fraction],
) -> dict[_Place, int]:
    """Lay the money of each tier over the project's years of work."""
    years = project.years
    weights = year_weights(profile, years)
    if not any(weights):
        said = {"project": project.name, "first": years[0], "last": years[-1]}
        raise InvalidInputError([Problem("profile_outside_work", "year", said)])
    sums: dict[str, int] = {}
    for (_, tier), fen in laid.items():
        sums[tier] = sums.get(tier, 0) + fen
    return {
        (year, tier): fen
        for tier, total in sums.items()
        for year, fen in zip(years, split(total, weights), strict=True)
    }
