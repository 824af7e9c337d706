"""What to do when limits cannot all be kept: the fewest to relax, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.mixture import mixture_of
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import solve
from ecoplanner.model.picking import add_groups
from ecoplanner.model.project import Project
from ecoplanner.model.saying import Saying
from ecoplanner.model.solving import columns_of
from ecoplanner.model.solving import row_limits
from ecoplanner.model.solving import row_terms

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.funding import Ceiling
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.mixture import Terms
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.question import Limit
    from ecoplanner.model.solving import Columns
    from ecoplanner.model.variants import Asked

#: A limit that is relaxed counts as much as this share of a project's need missing.
_SHARE_OF_NEED = 1e-4
_PART_OF_FEN = 0.3
_NAMED = 5
#: How long to look for fewer limits of a choice, and then for less money.
_SECONDS = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """A limit to relax, or a need that stays uncovered.

    Attributes:
        ceiling: the limit; None for a need.
        project_id: the project whose need it is; None for a limit.
        limit_fen: what it says, whole fen.
        by_fen: by how much at least it has to give way, whole fen.
        locked_fen: locked money that it counts, whole fen.
        locked: ids of the projects whose money that is.
    """

    ceiling: Ceiling | None
    project_id: str | None
    limit_fen: int
    by_fen: int
    locked_fen: int = 0
    locked: tuple[str, ...] = ()


def relaxed_mix(
    portfolio: Portfolio, scenario: Scenario | None, terms: Terms
) -> tuple[Relaxation, ...]:
    """Return the fewest limits to relax for a mix, and by how much; none if possible.

    Of sets as small, one that asks for the least money. Needs are given up only where
    no limits would help.
    """
    mixture = mixture_of(portfolio, scenario, terms)
    limits = [at for at, row in enumerate(mixture.rows) if row.ceiling is not None]
    columns, slack = _elastic(mixture, range(len(mixture.rows)))
    model = columns.model
    switches: dict[int, int] = {}
    for at, row in enumerate(mixture.rows):
        if at not in limits:
            model.cost[slack[at]] = 1 / (_SHARE_OF_NEED * _wan(row.most or 1))
            continue
        switches[at] = model.add(1.0, upper=1.0, is_whole=True)
        widest = _wan(sum(mixture.upper[each] for each in row.terms) + (row.least or 0))
        model.limit([(slack[at], 1.0), (switches[at], -widest)], most=0.0)
    found = solve(model)
    if not found.values:
        return ()
    allowed = [at for at in limits if found.values[switches[at]] > 1 / 2]
    by = _least(mixture, allowed) or _least(mixture, limits)
    return tuple(_of_row(mixture, at, fen) for at, fen in by.items())


def relaxed_choice(asked: Asked) -> tuple[Relaxation, ...]:
    """Return the fewest limits to relax for a choice, and by how much.

    Of many projects the fewest and the least that some seconds find. None where
    relaxing limits does not help: what is locked contradicts itself.
    """
    limits = asked.question.limits
    everything = range(len(limits))
    picked = _picked(asked, everything, is_count=True)
    if picked is None:
        return ()
    allowed = [at for at in everything if not limits[at].holds(picked)]
    picked = _picked(asked, allowed, is_count=False) or picked
    return tuple(
        _of_limit(asked, at, picked) for at in allowed if not limits[at].holds(picked)
    )


def relaxing_words(
    portfolio: Portfolio, relaxations: Sequence[Relaxation]
) -> tuple[Saying, ...]:
    """Return in words what to relax."""
    return tuple(_words(portfolio, each) for each in relaxations)


def _words(portfolio: Portfolio, each: Relaxation) -> Saying:
    if each.ceiling is None:
        name = portfolio.get(Project, each.project_id or "").name
        return Saying("relax_need", {"name": name, "by_fen": each.by_fen})
    params: dict[str, object] = {
        "limit": ceiling_label(portfolio, each.ceiling),
        "by_fen": each.by_fen,
    }
    if each.ceiling.bound == "least":
        return Saying("relax_least", params)
    if each.locked_fen <= each.limit_fen:
        return Saying("relax_most", params)
    names = [portfolio.get(Project, id_).name for id_ in each.locked]
    more = "…" if len(names) > _NAMED else ""
    params |= {
        "locked_fen": each.locked_fen,
        "names": "、".join(names[:_NAMED]) + more,
    }
    return Saying("relax_locked", params)


def _elastic(mixture: Mixture, rows: Collection[int]) -> tuple[Columns, dict[int, int]]:
    """Return the rows of a mixture, of which some may give way, and how far each."""
    columns = columns_of(mixture)
    slack: dict[int, int] = {}
    for at, row in enumerate(mixture.rows):
        least, most = row_limits(mixture, row)
        terms = row_terms(columns, row)
        if at not in rows:
            columns.model.limit(terms, least=least, most=most)
            continue
        slack[at] = columns.model.add()
        if row.most is not None:
            # What a project gets beyond its need is no way out.
            gives = [(slack[at], -1.0)] if row.ceiling is not None else []
            columns.model.limit([*terms, *gives], most=most)
        if row.least is not None:
            columns.model.limit([*terms, (slack[at], 1.0)], least=least)
    return columns, slack


def _least(mixture: Mixture, limits: Sequence[int]) -> dict[int, int]:
    """Return by how much limits have to give way, whole fen, if only these may."""
    projects = [at for at, row in enumerate(mixture.rows) if row.ceiling is None]
    columns, slack = _elastic(mixture, {*limits, *projects})
    for at, column in slack.items():
        is_limit = mixture.rows[at].ceiling is not None
        columns.model.cost[column] = 1.0 if is_limit else 1 / _SHARE_OF_NEED
    found = solve(columns.model)
    if not found.values:
        return {}
    fen = {at: found.values[column] * FEN_PER_WAN for at, column in slack.items()}
    return {
        at: ceil(value - _PART_OF_FEN)
        for at, value in fen.items()
        if value > _PART_OF_FEN
    }


def _of_row(mixture: Mixture, at: int, by_fen: int) -> Relaxation:
    row = mixture.rows[at]
    fixed = [each for each in row.terms if mixture.is_fixed[each] and mixture.now[each]]
    locked = sum(row.parts.get(each, 1) * mixture.now[each] for each in fixed)
    limit = row.least if row.most is None or row.ceiling is None else row.most
    return Relaxation(
        ceiling=row.ceiling,
        project_id=row.project_id,
        limit_fen=limit or 0,
        by_fen=by_fen,
        locked_fen=ceil(locked),
        locked=tuple(dict.fromkeys(mixture.cells[each][0] for each in fixed)),
    )


def _picked(
    asked: Asked, relaxable: Collection[int], *, is_count: bool
) -> frozenset[int] | None:
    """Return the pick that breaks the fewest of some limits, or breaks them least."""
    question = asked.question
    model = LinearModel()
    for at in range(len(question.benefit)):
        model.add(upper=0.0 if at in question.never else 1.0, is_whole=True)
    add_groups(model, question)
    for at, limit in enumerate(question.limits):
        terms = [(option, _wan(use)) for option, use in limit.use.items()]
        gives = [*_gives(model, limit, is_count=is_count)] if at in relaxable else []
        if limit.most is not None:
            less = [(column, -width) for column, width in gives]
            model.limit([*terms, *less], most=_wan(limit.most))
        if limit.least is not None:
            model.limit([*terms, *gives], least=_wan(limit.least))
    found = solve(model, seconds=_SECONDS)
    if not found.values:
        return None
    values = found.values[: len(question.benefit)]
    return frozenset(at for at, value in enumerate(values) if value > 1 / 2)


def _gives(
    model: LinearModel, limit: Limit, *, is_count: bool
) -> Iterator[tuple[int, float]]:
    """Add what lets a limit give way: a switch that costs 1, or money that does."""
    if not is_count:
        yield model.add(1.0), 1.0
        return
    width = _wan(sum(limit.use.values()) + (limit.least or 0))
    yield model.add(1.0, upper=1.0, is_whole=True), width


def _of_limit(asked: Asked, at: int, picked: frozenset[int]) -> Relaxation:
    question, limit = asked.question, asked.question.limits[at]
    used = limit.used(picked)
    kept: Mapping[int, int] = {
        group: min(
            limit.use.get(option, 0)
            for option, its in enumerate(question.group)
            if its == group
        )
        for group in question.must
    }
    ids = {
        group: asked.variants[at].project_id for at, group in enumerate(question.group)
    }
    is_most = limit.most is not None
    bound = (limit.most if is_most else limit.least) or 0
    return Relaxation(
        ceiling=asked.ceilings[at],
        project_id=None,
        limit_fen=bound,
        by_fen=abs(used - bound),
        locked_fen=sum(kept.values()),
        locked=tuple(ids[group] for group in sorted(kept) if kept[group]),
    )


def _wan(fen: int) -> float:
    return fen / FEN_PER_WAN
