"""Projects with the starts they may have, as a question of picking.

The money of a project is what the scenario sets aside for it, and what it still lacks
as money of no source, spread over its months of work. All of it moves with the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import locked_pairs
from ecoplanner.model.bilingual import shortened
from ecoplanner.model.choice import exact
from ecoplanner.model.choice import rule_problems
from ecoplanner.model.choice import Rules
from ecoplanner.model.cover import cover_of
from ecoplanner.model.cover import ZoneParts
from ecoplanner.model.limits import ceilings_of
from ecoplanner.model.limits import limit_fen
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.question import Limit
from ecoplanner.model.question import Question
from ecoplanner.model.yearly import by_months

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.cover import Cover
    from ecoplanner.model.funding import Ceiling
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio

    #: Whole fen by source, year and tier.
    Money = Mapping[tuple[str, int | None, str], int]

Measure = Literal["benefit", "priority"]

#: Source of money that a project needs and that nobody gives yet.
NOBODY = ""
#: How many projects a sentence names.
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a choice.

    Attributes:
        by: what is added up: `benefit`, as typed, or `priority`: of n ranks in use
            the first counts n + 1, the last 2, and none 1.
        ceilings: limits besides those of the scenario.
        locked_in: ids of projects chosen in any case.
        locked_out: ids of projects not chosen.
        moves: whether projects may start in other years than their own.
        stays: ids of projects that are not asked about: they and their money stay as
            they are, count in limits, and are no part of what is added up.
    """

    by: Measure = "benefit"
    ceilings: tuple[Ceiling, ...] = ()
    locked_in: tuple[str, ...] = ()
    locked_out: tuple[str, ...] = ()
    moves: bool = True
    stays: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A project with a start.

    Attributes:
        project_id: the project.
        start: its first year; None where the project has no years.
        shift: by how many years its money moves.
    """

    project_id: str
    start: int | None
    shift: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A choice as a question in whole numbers, and what its numbers stand for.

    Attributes:
        question: the question.
        variants: its options.
        scale: benefit is counted in parts of 1 / scale.
        ceilings: those of its limits, in the same order.
        money: by project what moves with it, by source, year and tier.
        by: what is added up.
        locked: project and source of money that stays where it is.
        stays: ids of projects that are not asked about.
    """

    question: Question
    variants: tuple[Variant, ...]
    scale: int
    ceilings: tuple[Ceiling, ...]
    money: Mapping[str, Money]
    by: Measure = "benefit"
    locked: frozenset[tuple[str, str]] = frozenset()
    stays: frozenset[str] = frozenset()

    def starts(self, options: Iterable[int]) -> dict[str, int | None]:
        """Return the starts of the projects picked, of those asked about."""
        return {each.project_id: each.start for _, each in self._picked(options)}

    def spent_fen(self, options: Iterable[int]) -> int:
        """Return what the projects picked need, whole fen."""
        return sum(
            sum(self.money[each.project_id].values())
            for _, each in self._picked(options)
        )

    def value(self, benefit: int) -> Fraction:
        """Return a benefit in the user's own measure."""
        return Fraction(benefit, self.scale)

    def _picked(self, options: Iterable[int]) -> list[tuple[int, Variant]]:
        picked = [(at, self.variants[at]) for at in sorted(options)]
        return [each for each in picked if each[1].project_id not in self.stays]


EVERYTHING = Wish()


def asked_of(
    portfolio: Portfolio, scenario: Scenario | None = None, wish: Wish = EVERYTHING
) -> Asked:
    """Return a choice as a question in whole numbers.

    A project with money that is locked is chosen in any case, and keeps its start
    where that money has a year.

    Raises:
        InvalidInputError: benefits or needs that are missing, contradictory links or
            locks; all at once.
    """
    projects = portfolio.all(Project)
    money = _money(portfolio, scenario, projects)
    locked = _locked(portfolio, scenario, money, wish.stays)
    problems = [*_out_of_locks(portfolio, wish, locked)]
    wish = _with_locked(wish, projects, locked)
    problems += _problems(portfolio, projects, wish)
    if problems:
        raise InvalidInputError(problems)
    worth = _worths(projects, wish)
    scale = lcm(*(value.denominator for value in worth.values()))
    last = portfolio.plan.last_year
    dated = {id_ for id_, keys in locked.items() if any(key[1] for key in keys)}
    fixed = dated | wish.stays
    staying = replace(wish, moves=False)
    variants = [
        each
        for row in projects
        for each in _variants(row, staying if row.id in fixed else wish, last)
    ]
    number = {row.id: at for at, row in enumerate(projects)}
    every = (*ceilings_of(portfolio, scenario), *wish.ceilings)
    links = portfolio.all(ProjectLink)
    pairs = {
        kind: tuple(
            (number[link.project_id], number[link.other_id])
            for link in links
            if link.kind == kind and not {link.project_id, link.other_id} <= wish.stays
        )
        for kind in ("requires", "excludes")
    }
    # What is not priced cannot be weighed against the rest.
    out = {*wish.locked_out, *(row.id for row in projects if row.need_fen is None)}
    out -= wish.stays
    never = [at for at, each in enumerate(variants) if each.project_id in out]
    question = Question(
        benefit=tuple(
            0 if each.project_id in wish.stays else int(worth[each.project_id] * scale)
            for each in variants
        ),
        group=tuple(number[each.project_id] for each in variants),
        limits=tuple(_limits(portfolio, every, variants, money)),
        must=frozenset(number[id_] for id_ in (*wish.locked_in, *wish.stays)),
        never=frozenset(never),
        requires=pairs["requires"],
        excludes=pairs["excludes"],
    )
    return Asked(
        question=question,
        variants=tuple(variants),
        scale=scale,
        ceilings=every,
        money=money,
        by=wish.by,
        locked=frozenset((id_, key[0]) for id_, keys in locked.items() for key in keys),
        stays=wish.stays,
    )


def _locked(
    portfolio: Portfolio,
    scenario: Scenario | None,
    money: Mapping[str, Money],
    stays: frozenset[str],
) -> dict[str, list[tuple[str, int | None, str]]]:
    """Return by project the money that is locked, by source, year and tier."""
    pairs = locked_pairs(portfolio, scenario)
    found = {
        id_: [key for key, fen in parts.items() if fen and (id_, key[0]) in pairs]
        for id_, parts in money.items()
        if id_ not in stays
    }
    return {id_: keys for id_, keys in found.items() if keys}


def _out_of_locks(
    portfolio: Portfolio, wish: Wish, locked: Iterable[str]
) -> Iterator[Problem]:
    """Yield projects that are left out although money of theirs is locked."""
    for id_ in locked:
        row = portfolio.get(Project, id_)
        if id_ in wish.locked_out and row.need_fen is not None:
            yield Problem("choice_out_of_locked", "locked_out", {"name": row.name})


def _with_locked(
    wish: Wish, projects: Sequence[Project], locked: Container[str]
) -> Wish:
    """Return a wish with the projects in it that have locked money."""
    # What has no need cannot be chosen; its locked money stays all the same.
    priced = {row.id for row in projects if row.need_fen is not None}
    out = set(wish.locked_out)
    kept = [id_ for id_ in priced if id_ in locked and id_ not in out]
    return replace(
        wish, locked_in=tuple(dict.fromkeys((*wish.locked_in, *sorted(kept))))
    )


def _problems(
    portfolio: Portfolio, projects: Sequence[Project], wish: Wish
) -> Iterator[Problem]:
    names = {row.id: row.name for row in projects}
    out = {*wish.locked_out, *wish.stays}
    worthless: list[str] = []
    for row in projects:
        if row.id in out:
            continue
        if row.need_fen is None:
            if row.id in wish.locked_in:
                yield Problem("choice_cost_missing", "need_fen", {"name": row.name})
        elif wish.by == "benefit" and exact(row.benefit) is None:
            worthless.append(row.name)
    if len(worthless) == 1:
        yield Problem("choice_benefit_missing", "benefit", {"name": worthless[0]})
    elif worthless:
        params = {"count": len(worthless), "names": shortened(worthless, _NAMED)}
        yield Problem("choice_benefits_missing", "benefit", params)
    links = portfolio.all(ProjectLink)
    pairs = {
        kind: tuple(
            (names[link.project_id], names[link.other_id])
            for link in links
            if link.kind == kind
        )
        for kind in ("requires", "excludes")
    }
    yield from rule_problems(
        Rules(
            locked_in=tuple(names[id_] for id_ in wish.locked_in),
            locked_out=tuple(names[id_] for id_ in wish.locked_out),
            requires=pairs["requires"],
            excludes=pairs["excludes"],
        )
    )


def _worths(projects: Sequence[Project], wish: Wish) -> dict[str, Fraction]:
    if wish.by == "benefit":
        return {row.id: exact(row.benefit) or Fraction(0) for row in projects}
    ranks = sorted({row.priority for row in projects if row.priority is not None})
    worth = {rank: len(ranks) + 1 - at for at, rank in enumerate(ranks)}
    return {
        row.id: Fraction(1 if row.priority is None else worth[row.priority])
        for row in projects
    }


def _money(
    portfolio: Portfolio, scenario: Scenario | None, projects: Sequence[Project]
) -> dict[str, dict[tuple[str, int | None, str], int]]:
    found: dict[str, dict[tuple[str, int | None, str], int]] = {
        row.id: {} for row in projects
    }
    for part in allotted(portfolio, scenario):
        key = part.source_id, part.year, part.tier
        found[part.project_id][key] = part.amount_fen
    for row in projects:
        rest = (row.need_fen or 0) - sum(found[row.id].values())
        if rest > 0:
            lacking = by_months(row, rest).items()
            found[row.id] |= {(NOBODY, year, ""): fen for year, fen in lacking}
    return found


def _variants(project: Project, wish: Wish, last_year: int) -> Iterator[Variant]:
    """Yield a project with each start it may have, its own first."""
    own, last = project.first_year, project.last_year
    yield Variant(project_id=project.id, start=own)
    if own is None or last is None or not wish.moves:
        return
    earliest = own if project.start_from is None else project.start_from
    latest = last if project.start_to is None else project.start_to
    for start in range(earliest, latest + 1):
        # A project that is late already may stay so, but none is made late.
        if start != own and last + start - own <= max(last_year, last):
            yield Variant(project_id=project.id, start=start, shift=start - own)


def _limits(
    portfolio: Portfolio,
    ceilings: Sequence[Ceiling],
    variants: Sequence[Variant],
    money: Mapping[str, Money],
) -> Iterator[Limit]:
    zones = ZoneParts(portfolio)
    programs = {row.id: row.program_id for row in portfolio.all(Project)}
    sums: dict[Cover, dict[str, dict[int | None, int]]] = {}
    for ceiling in ceilings:
        cover = replace(cover_of(portfolio, ceiling), year=None)
        if cover not in sums:
            sums[cover] = {
                id_: _by_year(zones, cover, id_, programs[id_], parts)
                for id_, parts in money.items()
            }
        use: dict[int, int] = {}
        for at, each in enumerate(variants):
            years = sums[cover][each.project_id]
            if ceiling.year is None:
                fen = sum(years.values())
            else:
                fen = years.get(ceiling.year - each.shift, 0)
            if fen:
                use[at] = fen
        fen = limit_fen(portfolio, ceiling)
        is_most = ceiling.bound == "most"
        yield Limit(
            use=use,
            most=fen if is_most else None,
            least=None if is_most else fen,
            is_budget=is_most,
        )


def _by_year(
    zones: ZoneParts,
    cover: Cover,
    project_id: str,
    program_id: str,
    parts: Money,
) -> dict[int | None, int]:
    found: dict[int | None, int] = {}
    for (source_id, year, _), fen in parts.items():
        if cover.counts(source_id, program_id, year):
            counted = zones.amount(project_id, cover, fen)
            found[year] = found.get(year, 0) + counted
    return found
