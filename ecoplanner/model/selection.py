"""Choosing projects with not enough money for all.

Plain functions over frames, usable from a script. Numbers are taken as they are
written: 4.23 is 423/100, sums are exact, and no ceiling is broken by a hair.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model import frontier
from ecoplanner.model.choice import choice_problems
from ecoplanner.model.choice import Rules
from ecoplanner.model.choice import tabled
from ecoplanner.model.framing import FramedQuestion
from ecoplanner.model.losing import losses
from ecoplanner.model.picking import best
from ecoplanner.model.picking import equals
from ecoplanner.model.pricing import priced
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.question import Search

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from fractions import Fraction

    import pandas as pd

    from ecoplanner.model.choice import Name
    from ecoplanner.model.choice import Number
    from ecoplanner.model.choice import Pairs
    from ecoplanner.model.choice import Target
    from ecoplanner.model.losing import Loss
    from ecoplanner.model.optimizer import Progress
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
        loss_at_least: less cannot be lost, proven; below zero where the choice itself
            may not be the best.
        enters_at: by what all ceilings have to be multiplied until one of the best
            choices has it; None where none has it however high they are, and where
            it was not found within the steps looked at.
        never_enters: whether none has it however high the ceilings are; proven.
    """

    reason: str
    replaces: tuple[Name, ...] = ()
    brings: tuple[Name, ...] = ()
    loss: Number | None = None
    is_proven: bool = False
    loss_at_least: Number | None = None
    enters_at: Fraction | None = None
    never_enters: bool = False


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
    benefit: pd.Series[Any] | Mapping[Name, Any],
    cost: pd.DataFrame | Mapping[Name, Any],
    ceilings: pd.Series[Any] | Mapping[Name, Any],
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

    Mappings do as well as frames: benefit by project, costs by resource and then by
    project, ceilings by resource.

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
            search what they would replace; None for 50 up to 200 projects, and for
            none above, where each takes as long as the choice itself. For all others
            a change that was found and a proven bound are returned.
        watch: told of progress, and asked whether to stop; the best found by then is
            returned, not proven.

    Raises:
        InvalidInputError: what is wrong with the question, all at once.
    """
    benefit, cost, ceilings = tabled(benefit, cost, ceilings)
    rules = Rules(
        locked_in=_names(locked_in),
        locked_out=_names(locked_out),
        requires=tuple(requires),
        excludes=tuple(excludes),
        one_of=tuple(tuple(group) for group in one_of),
        targets=tuple(targets),
    )
    problems = choice_problems(benefit, cost, ceilings, rules)
    if problems:
        raise InvalidInputError(problems)
    asked = FramedQuestion(benefit, cost, ceilings, rules)
    is_many = len(asked.names) > _SOME
    if gap is None:
        gap = _GAP_OF_MANY if is_many else 0.0
    if explained is None:
        explained = 0 if is_many else _EXPLAINED
    is_stopped = False

    def told(progress: Progress) -> bool:
        nonlocal is_stopped
        if watch is not None:
            is_stopped = is_stopped or watch(progress)
        return is_stopped

    pick = best(asked.question, Search(gap=gap, seconds=seconds, watch=told))
    # Where nothing has to be chosen, a search that found nothing chooses nothing.
    is_found = pick is not None and (pick.is_proven or bool(pick.options))
    if pick is None or not is_found or not asked.question.allows(pick.options):
        code = "choice_impossible" if pick is None else "choice_stopped"
        raise InvalidInputError([Problem(code, "chosen")])
    tied: tuple[Picked, ...] = (pick.options,)
    is_every = False
    if pick.is_proven:
        again = Search(seconds=seconds, watch=told)
        tied, is_every = equals(asked.question, pick, most_ties, again)
    if is_stopped:
        # Whoever stops wants what there is, not what takes searching.
        explained = 0
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


def _names(given: Iterable[Name]) -> tuple[Name, ...]:
    """Return names; a text is one name, not its letters."""
    return (given,) if isinstance(given, str) else tuple(given)


def _replacements(
    asked: FramedQuestion, pick: Pick, explained: int, seconds: float | None
) -> dict[Name, Replacement]:
    question = asked.question
    count = len(asked.names)
    left = [at for at in range(count) if at not in pick.options]
    open_ = [at for at in left if at not in question.never]
    by_worth = sorted(open_, key=lambda at: -question.benefit[at])[:explained]
    budget: dict[int, Fraction | None] = {}
    if pick.is_proven and count <= _FEW:
        budget = frontier.enters(question, pick, by_worth, _STEPS, seconds=seconds)
    quick: dict[int, Loss] = {}
    others = [at for at in open_ if at not in by_worth]
    if others and (prices := priced(question)):
        quick = {each.group: each for each in losses(question, pick, others, prices)}
    found: dict[Name, Replacement] = {}
    for at in left:
        name = asked.names[at]
        if at in question.never:
            found[name] = Replacement(reason="locked_out")
        elif at not in by_worth:
            found[name] = _quick(asked, quick.get(at))
        else:
            forced = frontier.forced(question, pick, at, Search(seconds=seconds))
            found[name] = replace(
                _replacement(asked, forced),
                enters_at=budget.get(at),
                never_enters=at in budget and budget[at] is None,
            )
    return found


def _quick(asked: FramedQuestion, loss: Loss | None) -> Replacement:
    if loss is None:
        return Replacement(reason="not_asked")
    if loss.is_impossible:
        return Replacement(reason="impossible")
    return Replacement(
        reason="worth",
        replaces=asked.told(loss.left),
        brings=asked.told(loss.came),
        loss=None if loss.most is None else asked.number(loss.most),
        is_proven=loss.is_exact,
        loss_at_least=asked.number(loss.least),
    )


def _replacement(asked: FramedQuestion, forced: frontier.Forced | None) -> Replacement:
    if forced is None:
        return Replacement(reason="impossible")
    return Replacement(
        reason="worth",
        replaces=asked.told(forced.left),
        brings=asked.told(forced.came),
        loss=asked.number(forced.loss),
        is_proven=forced.is_proven,
        loss_at_least=asked.number(forced.loss - forced.off),
    )
