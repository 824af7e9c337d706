"""Filling a gap by an ordered list of rules, without breaking a ceiling or a lock.

* `Fill`: a source gives what is missing, project by project (`ranking.ranked`), in
  the years in which it is missing, up to every ceiling;
* `Later`: a source gives what is still missing in later years of work, up to every
  ceiling;
* `Postpone`: the last projects give up money to those before them that still lack it,
  source and year staying the same: they slip.

What a project lacks lies in the years of work in which it needs more than it has: its
need is spread over its months of work, or lies as money before a shock lay. A source
for projects with income fills no others. What no rule can fill remains the gap.

New money is no more than intended, whatever its source: nobody has decided it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import group_problem
from ecoplanner.model.allotment import locked_pairs
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import ceiling_labels
from ecoplanner.model.mixing import split
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.ranking import ranked
from ecoplanner.model.rooms import Rooms
from ecoplanner.model.saying import Saying
from ecoplanner.model.yearly import year_money

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Ceiling
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A source gives what is missing in each year.

    Attributes:
        source_id: the source.
        tier: how sure its new money is.
    """

    source_id: str
    tier: Tier = "intended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A source gives in later years of work what is missing in a year.

    Attributes:
        source_id: the source.
        tier: how sure its new money is.
    """

    source_id: str
    tier: Tier = "intended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Postpone:
    """The last projects give up money to those before them.

    Attributes:
        most: how many projects may slip.
    """

    most: int = 1


Rule = Fill | Later | Postpone


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one rule did, to be applied as one edit.

    Attributes:
        rule: the rule.
        amounts: new amounts by key after this step, whole fen; empty where it could
            do nothing.
        filled_fen: how much less is missing, or was handed on.
        said: the step in a sentence.
    """

    rule: Rule
    amounts: Mapping[Key, int]
    filled_fen: int
    said: Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Backfill:
    """What the rules did, one after the other.

    Attributes:
        steps: in the order applied; a `Postpone` makes one for each project.
        gap_before_fen: what the projects lacked, whole fen.
        gap_after_fen: what remains missing.
    """

    steps: tuple[Step, ...]
    gap_before_fen: int
    gap_after_fen: int


def backfilled(  # noqa: PLR0913 -- what bounds the filling
    portfolio: Portfolio,
    rules: Sequence[Rule],
    *,
    projects: Sequence[Project],
    scenario: Scenario | None = None,
    like: Iterable[Allotted] = (),
    locked: Collection[tuple[str, str]] = (),
) -> Backfill:
    """Return the steps that fill what some projects lack.

    Args:
        portfolio: the plan.
        rules: in the order in which they are tried.
        projects: the projects to fill; others neither get nor give.
        scenario: whose money is meant; None for the plan's.
        like: money, such as that before a shock, whose years say when a project needs
            what; what it leaves open lies evenly over the months of work.
        locked: project and source of money that stays, besides the plan's locks.

    Raises:
        InvalidInputError: a source that is a heading over others, which give its money.
    """
    sources = (rule.source_id for rule in rules if not isinstance(rule, Postpone))
    found = (group_problem(portfolio, id_) for id_ in dict.fromkeys(sources))
    problems = [problem for problem in found if problem is not None]
    if problems:
        raise InvalidInputError(problems)
    work = _Work(portfolio, projects, scenario, like, locked)
    before = work.missing_fen()
    steps: list[Step] = []
    for rule in rules:
        if isinstance(rule, Postpone):
            steps += work.postpone(rule)
        else:
            steps.append(work.fill(rule))
    return Backfill(
        steps=tuple(steps), gap_before_fen=before, gap_after_fen=work.missing_fen()
    )


class _Work:
    """The money on its way from step to step."""

    def __init__(
        self,
        portfolio: Portfolio,
        projects: Sequence[Project],
        scenario: Scenario | None,
        like: Iterable[Allotted],
        locked: Collection[tuple[str, str]],
    ) -> None:
        self._portfolio = portfolio
        self._projects = ranked(projects)
        self._like: dict[str, list[Allotted]] = {}
        for part in like:
            self._like.setdefault(part.project_id, []).append(part)
        self._locked = locked_pairs(portfolio, scenario, locked)
        amounts: dict[Key, int] = {
            (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
            for part in allotted(portfolio, scenario)
        }
        self._rooms = Rooms(portfolio, scenario, amounts)
        self._own: dict[str, dict[Key, int]] = {row.id: {} for row in projects}
        for key, fen in amounts.items():
            if key[0] in self._own:
                self._own[key[0]][key] = fen
        self._changed: dict[Key, int] = {}

    def missing_fen(self) -> int:
        """Return what the projects lack together, whole fen."""
        return sum(self._missing(project) for project in self._projects)

    def fill(self, rule: Fill | Later) -> Step:
        """Let a source give what is missing."""
        source = self._portfolio.get(Source, rule.source_id)
        if not self.missing_fen():
            said = Saying("backfill_not_needed", {"source": source.name})
            return self._step(rule, 0, said)
        stopped: dict[str, Ceiling] = {}
        barred, stays, too_late, helped, filled = 0, 0, 0, 0, 0
        for project in self._projects:
            missing = self._missing(project)
            if not missing:
                continue
            if source.needs_income and not project.earns_income:
                barred += 1
                continue
            if (project.id, source.id) in self._locked:
                stays += 1
                continue
            wanted = self._wanted(project, missing, is_later=isinstance(rule, Later))
            too_late += not wanted
            got = 0
            for year, fen in wanted:
                key = (project.id, source.id, year, rule.tier)
                more, ceiling = self._rooms.most(key, min(fen, missing - got))
                self._add(key, more)
                got += more
                if ceiling is not None:
                    stopped[ceiling.id] = ceiling
            helped += bool(got)
            filled += got
        counts = {
            "backfill_passed": barred,
            "backfill_stays": stays,
            "backfill_no_later_years": 0 if filled else too_late,
        }
        clauses = (
            *(
                Saying("backfill_stopped", {"ceiling": label})
                for label in ceiling_labels(self._portfolio, stopped.values())
            ),
            *(Saying(code, {"projects": n}) for code, n in counts.items() if n),
            Saying("backfill_left", {"amount_fen": self.missing_fen()}),
        )
        said = _said_of_fill(rule, source, (filled, helped), clauses)
        return self._step(rule, filled, said)

    def postpone(self, rule: Postpone) -> list[Step]:
        """Let the last projects give up money to those before them."""
        steps: list[Step] = []
        for at in range(len(self._projects) - 1, 0, -1):
            if len(steps) == rule.most:
                break
            slips = self._projects[at]
            takers = [row for row in self._projects[:at] if self._missing(row)]
            given = sum(self._hand_on(slips, taker) for taker in takers)
            if given:
                params = {"project": slips.name, "amount_fen": given}
                said = Saying("backfill_postponed", params)
                steps.append(self._step(rule, given, said))
        if not steps:
            return [self._step(rule, 0, Saying("backfill_none_postponed"))]
        return steps

    def _hand_on(self, giver: Project, taker: Project) -> int:
        """Move money from one project to another and return how much."""
        given = 0
        for key in list(self._own[giver.id]):
            _, source_id, year, tier = key
            missing = self._missing(taker)
            if not missing or not self._may_move(giver, taker, key):
                continue
            held = self._own[giver.id][key]
            goes = (taker.id, source_id, year, tier)
            moves = self._rooms.movable(key, goes, min(held, missing))
            self._add(key, -moves)
            self._add(goes, moves)
            given += moves
        return given

    def _may_move(self, giver: Project, taker: Project, key: Key) -> bool:
        _, source_id, year, _ = key
        source = self._portfolio.get(Source, source_id)
        return (
            (giver.id, source_id) not in self._locked
            and (taker.id, source_id) not in self._locked
            and not (source.needs_income and not taker.earns_income)
            and (year is None or not taker.years or year in taker.years)
        )

    def _missing(self, project: Project) -> int:
        return max(0, (project.need_fen or 0) - sum(self._own[project.id].values()))

    def _wanted(
        self, project: Project, missing: int, *, is_later: bool
    ) -> list[tuple[int | None, int]]:
        """Return the years in which a source may give, with the most for each."""
        # Money before may lie outside the years of work: then these are asked alone.
        short = self._short(project, self._like.get(project.id, ()))
        short = short or self._short(project, ())
        if not is_later:
            parts = split(missing, [*short.values()])
            return list(zip(short, parts, strict=True))
        dated = [year for year in short if year is not None]
        if not dated:
            return []
        return [(year, missing) for year in project.years if year > min(dated)]

    def _short(
        self, project: Project, like: Iterable[Allotted]
    ) -> dict[int | None, int]:
        """Return the years of work that lack money, and how much."""
        money = year_money([project], like)
        lacks = {year: money.need(year) for year in money.years}
        for (_, _, year, _), fen in self._own[project.id].items():
            if year in lacks:
                lacks[year] -= fen
        return {
            year: fen
            for year, fen in lacks.items()
            if fen > 0 and (year in project.years or year is None or not project.years)
        }

    def _add(self, key: Key, fen: int) -> None:
        if not fen:
            return
        own = self._own[key[0]]
        own[key] = own.get(key, 0) + fen
        self._rooms.change(key, own[key])
        self._changed[key] = own[key]

    def _step(self, rule: Rule, filled: int, said: Saying) -> Step:
        amounts, self._changed = self._changed, {}
        return Step(rule=rule, amounts=amounts, filled_fen=filled, said=said)


def _said_of_fill(
    rule: Fill | Later,
    source: Source,
    done: tuple[int, int],
    clauses: tuple[Saying, ...],
) -> Saying:
    """Return what a source gave: whole fen, and to how many projects."""
    filled, helped = done
    is_later = isinstance(rule, Later)
    params: dict[str, object] = {"source": source.name, "moves": clauses}
    if not filled:
        code = "backfill_later_nothing" if is_later else "backfill_fills_nothing"
        return Saying(code, params)
    params |= {"amount_fen": filled, "projects": helped}
    return Saying("backfill_later" if is_later else "backfill_filled", params)
