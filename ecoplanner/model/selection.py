"""Choosing projects with not enough money for all.

Plain functions over frames, usable from a script. Numbers are taken as they are
written: 4.23 is 423/100, sums are exact, and no ceiling is broken by a hair.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from math import floor
from math import lcm
from numbers import Integral
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model import frontier
from ecoplanner.model.choice import choice_problems
from ecoplanner.model.choice import exact
from ecoplanner.model.choice import Rules
from ecoplanner.model.picking import best
from ecoplanner.model.picking import equals
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.question import Limit
from ecoplanner.model.question import Question
from ecoplanner.model.question import Search

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    import pandas as pd

    from ecoplanner.model.choice import Name
    from ecoplanner.model.choice import Number
    from ecoplanner.model.choice import Pairs
    from ecoplanner.model.choice import Target
    from ecoplanner.model.optimizer import Watch
    from ecoplanner.model.question import Pick
    from ecoplanner.model.question import Picked

#: Up to so many projects it is worked out at which budget each rejected one enters.
_FEW = 40
#: Up to so many projects the search goes on until nothing better can be.
_SOME = 200
_GAP_OF_MANY = 0.005
_EXPLAINED = 50
#: So many steps of the frontier are looked at for that.
_STEPS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Why a project was not chosen.

    Attributes:
        reason: `locked_out`; `impossible`, where no choice has it; `worth`, where it
            would cost more than it brings; or `not_asked`.
        replaces: the projects that would go.
        brings: other projects that would come with it.
        loss: benefit lost when it is chosen in any case; None where not known.
        is_proven: whether less cannot be lost.
        enters_at: by what all ceilings have to be multiplied until one of the best
            choices has it; None where it was not found within the steps looked at.
    """

    reason: str
    replaces: tuple[Name, ...] = ()
    brings: tuple[Name, ...] = ()
    loss: Number | None = None
    is_proven: bool = False
    enters_at: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A choice of projects.

    Attributes:
        chosen: the projects, in the order they were given.
        objective: their benefit, summed exactly; in the kind of number given.
        bound: no choice has more benefit; the objective itself once that is proven.
        ties: how many choices of that benefit were found, this one included; 1 where
            it is the only one.
        is_every_tie: whether there are no further ones.
        tied: those choices, this one first.
        is_proven: whether the search came to its end.
        replacement_cost: by project that was not chosen, why not.
        used: by resource what the choice takes.
        kept: names of the targets it keeps.
    """

    chosen: tuple[Name, ...]
    objective: Number
    bound: Number
    ties: int
    is_every_tie: bool
    tied: tuple[tuple[Name, ...], ...]
    is_proven: bool
    replacement_cost: Mapping[Name, Replacement]
    used: Mapping[Name, Number]
    kept: tuple[str, ...] = ()


def choose(  # noqa: PLR0913 - a question has so many sides
    benefit: pd.Series[Any],
    cost: pd.DataFrame,
    ceilings: pd.Series[Any],
    *,
    locked_in: Iterable[Name] = (),
    locked_out: Iterable[Name] = (),
    requires: Pairs = (),
    excludes: Pairs = (),
    one_of: Iterable[Collection[Name]] = (),
    targets: Sequence[Target] = (),
    gap: float | None = None,
    seconds: float | None = None,
    most_ties: int = 20,
    explained: int | None = None,
    watch: Watch | None = None,
) -> Selection:
    """Return the projects that bring the most benefit within the ceilings.

    Args:
        benefit: by project; higher is better.
        cost: project x resource (a source in a year, a zone, ...), not negative.
        ceilings: by resource; infinite for none, as for resources not named.
        locked_in: projects chosen in any case.
        locked_out: projects not chosen; their costs may be missing.
        requires: pairs; the first only together with the second.
        excludes: pairs; not both.
        one_of: groups of which exactly one is chosen.
        targets: quantities to keep, or that are worth keeping.
        gap: relative gap between objective and bound that is good enough; None for
            0 up to 200 projects, and for 0.005 above.
        seconds: when to stop searching; None for never.
        most_ties: how many equally good choices to look for at most.
        explained: for how many rejected projects, those of most benefit first, to
            work out what they would replace; None for 50 up to 200 projects, and
            for none above, where each takes as long as the choice itself.
        watch: told of progress, and asked whether to stop.

    Raises:
        InvalidInputError: what is wrong with the question, all at once.
    """
    rules = Rules(
        locked_in=tuple(locked_in),
        locked_out=tuple(locked_out),
        requires=tuple(requires),
        excludes=tuple(excludes),
        one_of=tuple(tuple(group) for group in one_of),
        targets=tuple(targets),
    )
    problems = choice_problems(benefit, cost, ceilings, rules)
    if problems:
        raise InvalidInputError(problems)
    asked = _Asked(benefit, cost, ceilings, rules)
    is_many = len(asked.names) > _SOME
    if gap is None:
        gap = _GAP_OF_MANY if is_many else 0.0
    if explained is None:
        explained = 0 if is_many else _EXPLAINED
    pick = best(asked.question, Search(gap=gap, seconds=seconds, watch=watch))
    if pick is None or not asked.question.allows(pick.options):
        code = "choice_impossible" if pick is None else "choice_stopped"
        raise InvalidInputError([Problem(code, "chosen")])
    tied: tuple[Picked, ...] = (pick.options,)
    is_every = False
    if pick.is_proven:
        tied, is_every = equals(asked.question, pick, most_ties, Search(watch=watch))
    return Selection(
        chosen=asked.told(pick.options),
        objective=asked.number(pick.objective),
        bound=asked.number(pick.bound),
        ties=len(tied),
        is_every_tie=is_every,
        tied=tuple(asked.told(options) for options in tied),
        is_proven=pick.is_proven,
        replacement_cost=_replacements(asked, pick, explained, seconds),
        used=asked.used(pick.options),
        kept=tuple(
            target.name
            for target, limit in zip(rules.targets, asked.kept, strict=True)
            if limit.holds(pick.options)
        ),
    )


class _Asked:
    """The question in whole numbers, and the way back to names and numbers."""

    def __init__(
        self,
        benefit: pd.Series[Any],
        cost: pd.DataFrame,
        ceilings: pd.Series[Any],
        rules: Rules,
    ) -> None:
        self.names = tuple(benefit.index)
        self._at = {name: at for at, name in enumerate(self.names)}
        out = {self._at[name] for name in rules.locked_out}
        worths = [target.worth or 0 for target in rules.targets]
        given = [*benefit, *worths]
        exacts = [exact(value) or Fraction(0) for value in given]
        # What is never chosen need not be worth anything.
        exacts = [
            Fraction(0) if at in out else value for at, value in enumerate(exacts)
        ]
        self._scale, wholes = _wholes(exacts)
        self._kind = _kind(given)
        self._cost = cost
        self.ceilings = {
            name: _budget(cost.get(name), self._at, out, ceilings.get(name))
            for name in dict.fromkeys([*cost.columns, *ceilings.index])
        }
        count = len(self.names)
        self.kept = [
            _target(target, self._at, count + at)
            for at, target in enumerate(rules.targets)
        ]
        one_of = [
            Limit(use={self._at[name]: 1 for name in group}, least=1, most=1)
            for group in rules.one_of
        ]
        self.question = Question(
            benefit=tuple(wholes),
            group=tuple(range(len(wholes))),
            limits=(
                *(
                    limit
                    for limit, _ in self.ceilings.values()
                    if limit.most is not None
                ),
                *self.kept,
                *one_of,
            ),
            must=frozenset(self._at[name] for name in rules.locked_in),
            never=frozenset(out),
            requires=self._pairs(rules.requires),
            excludes=self._pairs(rules.excludes),
            free=count,
        )

    def told(self, options: Collection[int]) -> tuple[Name, ...]:
        """Return the names of chosen options, in their order."""
        return tuple(self.names[at] for at in sorted(options) if at < len(self.names))

    def number(self, value: int) -> Number:
        """Return a benefit in the kind of number that was given."""
        return _as(Fraction(value, self._scale), self._kind)

    def used(self, options: Collection[int]) -> dict[Name, Number]:
        """Return what chosen options use, by resource."""
        return {
            name: _as(
                Fraction(limit.used(frozenset(options)), scale),
                _kind([*self._cost[name]] if name in self._cost else []),
            )
            for name, (limit, scale) in self.ceilings.items()
        }

    def _pairs(self, pairs: Pairs) -> tuple[tuple[int, int], ...]:
        return tuple((self._at[a], self._at[b]) for a, b in pairs)


def _budget(
    column: pd.Series[Any] | None,
    at: Mapping[Name, int],
    out: set[int],
    ceiling: object,
) -> tuple[Limit, int]:
    """Return a ceiling in whole numbers, and by what they are multiplied."""
    found = {} if column is None else dict(column.items())
    costs = {
        at[name]: exact(value) or Fraction(0)
        for name, value in found.items()
        if name in at and at[name] not in out
    }
    most = exact(ceiling)
    scale, wholes = _wholes(costs.values())
    return (
        Limit(
            use=dict(zip(costs, wholes, strict=True)),
            most=None if most is None else floor(most * scale),
            is_budget=True,
        ),
        scale,
    )


def _target(target: Target, at: Mapping[Name, int], option: int) -> Limit:
    bounds = [exact(bound) for bound in (target.least, target.most)]
    gives = {
        at[name]: exact(value) or Fraction(0) for name, value in target.gives.items()
    }
    scale, wholes = _wholes(gives.values())
    least, most = bounds
    return Limit(
        use=dict(zip(gives, wholes, strict=True)),
        least=None if least is None else ceil(least * scale),
        most=None if most is None else floor(most * scale),
        only_with=None if target.worth is None else option,
    )


def _wholes(values: Iterable[Fraction | int]) -> tuple[int, list[int]]:
    """Return the values times their common denominator, and that."""
    found = [Fraction(value) for value in values]
    scale = lcm(*(value.denominator for value in found))
    return scale, [int(value * scale) for value in found]


def _kind(values: Iterable[object]) -> type:
    """Return the kind of number that a sum of these is worth."""
    kinds = {type(value) for value in values}
    for kind in (Fraction, Decimal):
        if kind in kinds:
            return kind
    whole = all(isinstance(value, Integral) for value in values)
    return int if whole else float


def _as(value: Fraction, kind: type) -> Number:
    if kind is int and value.denominator == 1:
        return int(value)
    if kind is Decimal:
        return Decimal(value.numerator) / value.denominator
    return value if kind is Fraction else float(value)


def _replacements(
    asked: _Asked, pick: Pick, explained: int, seconds: float | None
) -> dict[Name, Replacement]:
    question = asked.question
    count = len(asked.names)
    left = [at for at in range(count) if at not in pick.options]
    open_ = [at for at in left if at not in question.never]
    by_worth = sorted(open_, key=lambda at: -question.benefit[at])[:explained]
    budget: dict[int, Fraction] = {}
    if pick.is_proven and count <= _FEW:
        budget = frontier.enters(question, pick, by_worth, _STEPS)
    found: dict[Name, Replacement] = {}
    for at in left:
        name = asked.names[at]
        if at in question.never:
            found[name] = Replacement(reason="locked_out")
        elif at not in by_worth:
            found[name] = Replacement(reason="not_asked")
        else:
            forced = frontier.forced(question, pick, at, Search(seconds=seconds))
            found[name] = _replacement(asked, forced, budget.get(at))
    return found


def _replacement(
    asked: _Asked, forced: frontier.Forced | None, enters_at: Fraction | None
) -> Replacement:
    if forced is None:
        return Replacement(reason="impossible", enters_at=enters_at)
    return Replacement(
        reason="worth",
        replaces=asked.told(forced.left),
        brings=asked.told(forced.came),
        loss=asked.number(forced.loss),
        is_proven=forced.is_proven,
        enters_at=enters_at,
    )
