"""What came of a choice, and why a project was not chosen, in sentences."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from ecoplanner.model.frontier import enters
from ecoplanner.model.frontier import forced
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.question import EXACT
from ecoplanner.model.question import Search
from ecoplanner.model.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from fractions import Fraction

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.timing import Timing

#: Up to so many variants, what each rejected project would replace is worked out.
_FEW = 120
_STEPS = 40
_SECONDS = 5.0
_NAMED = 5
#: How to search where the choice itself was not proven the best.
_QUICK = Search(gap=0.005, seconds=4.0)


def timing_words(portfolio: Portfolio, timing: Timing) -> tuple[Saying, ...]:
    """Return what a choice comes to, and which projects start in other years."""
    return tuple(_timing_words(portfolio, timing))


def rejection_words(
    portfolio: Portfolio, timing: Timing, explained: Sequence[str] = ()
) -> dict[str, tuple[Saying, ...]]:
    """Return by project that was not chosen why not.

    Args:
        portfolio: the plan.
        timing: the choice.
        explained: projects of which it is worked out what they would replace and
            when they enter, some seconds each; all where there are few.
    """
    asked = timing.asked
    is_small = len(asked.variants) <= _FEW and timing.is_proven
    deep = set(timing.rejected if is_small else explained)
    found: dict[str, tuple[Saying, ...]] = {}
    groups = _groups(timing)
    options: dict[str, list[int]] = {}
    for at, each in enumerate(asked.variants):
        options.setdefault(each.project_id, []).append(at)
    open_: list[str] = []
    for id_ in timing.rejected:
        barred = tuple(_barred(portfolio, timing, id_, options[id_]))
        found[id_] = barred or tuple(_full(portfolio, timing, options[id_]))
        if not barred and id_ in deep:
            open_.append(id_)
    factors: dict[int, Fraction] = {}
    if is_small:
        wanted = [groups[id_] for id_ in open_]
        factors = enters(asked.question, timing.pick, wanted, _STEPS, seconds=_SECONDS)
    for id_ in open_:
        factor = factors.get(groups[id_])
        found[id_] = (
            _worth(portfolio, timing, groups, id_),
            *found[id_],
            *_enters(timing, factor),
        )
    return found


def plain(value: Fraction) -> str:
    """Return a benefit as people write it."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{number.normalize():f}"


def _timing_words(portfolio: Portfolio, timing: Timing) -> Iterator[Saying]:
    yield Saying(
        "choice_made",
        {
            "chosen": len(timing.starts),
            "spent_fen": timing.spent_fen,
            "value": plain(timing.objective),
            "measure": timing.asked.by,
        },
    )
    if timing.is_proven:
        yield Saying("choice_best")
        if timing.ties > 1:
            code = "choice_ties" if timing.is_every_tie else "choice_ties_more"
            yield Saying(code, {"count": timing.ties})
    else:
        gap = {"bound": plain(timing.bound), "gap_ppm": ceil(timing.gap * ONE_PPM)}
        yield Saying("choice_bound", {**gap, "measure": timing.asked.by})
    for id_, shift in timing.moved.items():
        name = portfolio.get(Project, id_).name
        start = {"name": name, "year": timing.starts[id_], "years": abs(shift)}
        yield Saying("choice_moved" if shift > 0 else "choice_earlier", start)


def _groups(timing: Timing) -> dict[str, int]:
    variants, question = timing.asked.variants, timing.asked.question
    return {
        each.project_id: group
        for each, group in zip(variants, question.group, strict=True)
    }


def _barred(
    portfolio: Portfolio, timing: Timing, id_: str, options: Sequence[int]
) -> Iterator[Saying]:
    question = timing.asked.question
    if portfolio.get(Project, id_).need_fen is None:
        yield Saying("why_no_need")
    elif all(at in question.never for at in options):
        yield Saying("why_locked_out")
    for link in portfolio.having(ProjectLink, "project_id", id_):
        is_chosen = link.other_id in timing.starts
        if is_chosen == (link.kind == "excludes"):
            code = "why_excluded" if is_chosen else "why_needs"
            yield _naming(code, portfolio, link.other_id)
    for link in portfolio.having(ProjectLink, "other_id", id_):
        if link.kind == "excludes" and link.project_id in timing.starts:
            yield _naming("why_excluded", portfolio, link.project_id)


def _naming(code: str, portfolio: Portfolio, id_: str) -> Saying:
    return Saying(code, {"other": portfolio.get(Project, id_).name})


def _full(
    portfolio: Portfolio, timing: Timing, options: Sequence[int]
) -> Iterator[Saying]:
    """Yield the limits that have no room for a project at the start that fits best."""
    asked = timing.asked
    question, picked = asked.question, timing.pick.options
    room = [
        None if limit.most is None else limit.most - limit.used(picked)
        for limit in question.limits
    ]
    tight = [
        [
            at
            for at, limit in enumerate(question.limits)
            if (left := room[at]) is not None and limit.use.get(option, 0) > left
        ]
        for option in options
    ]
    fewest = min(tight, key=len)
    if fewest:
        labels = [ceiling_label(portfolio, asked.ceilings[at]) for at in fewest]
        yield Saying("why_full", {"limits": _listed(labels, "；")})


def _worth(
    portfolio: Portfolio, timing: Timing, groups: dict[str, int], id_: str
) -> Saying:
    asked = timing.asked
    search = EXACT if timing.is_proven else _QUICK
    other = forced(asked.question, timing.pick, groups[id_], search)
    if other is None:
        return Saying("why_impossible")
    measure = {"measure": asked.by}
    if not other.is_proven:
        about = {**measure, "loss": plain(asked.value(max(other.loss, 0)))}
        return Saying("why_about", about | {"off": plain(asked.value(other.off))})
    ids = {group: project_id for project_id, group in groups.items()}
    names = [f"“{portfolio.get(Project, ids[group]).name}”" for group in other.left]
    loss = plain(asked.value(other.loss))
    if not names:
        return Saying("why_loss", {**measure, "loss": loss})
    others = _listed(names, "、")
    if not other.loss:
        return Saying("why_equal", {**measure, "others": others})
    return Saying("why_worth", {**measure, "others": others, "loss": loss})


def _enters(timing: Timing, factor: Fraction | None) -> Iterator[Saying]:
    if factor is None or factor == 1:
        return
    budgets = [limit.most for limit in timing.asked.question.limits if limit.is_budget]
    if len(budgets) == 1 and budgets[0]:
        yield Saying("why_budget", {"budget_fen": ceil(budgets[0] * factor)})
    else:
        yield Saying("why_factor", {"factor_ppm": ceil(factor * ONE_PPM)})


def _listed(names: Sequence[str], between: str) -> str:
    return between.join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
