"""A limit to relax where not all can be kept, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import shortened
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.limits import ceiling_labels
from ecoplanner.model.project import Project
from ecoplanner.model.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.funding import Ceiling
    from ecoplanner.model.portfolio import Portfolio

_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """A limit to relax, or a need that stays uncovered.

    Attributes:
        ceiling: the limit; None for a need.
        project_id: the project whose need it is; None for a limit.
        limit_fen: what it says, whole fen.
        by_fen: by how much at least it has to give way, whole fen.
        locked_fen: locked money that it counts, whole fen.
        locked: ids of the projects any one of which may be unlocked in place of it.
        others: limits any one of which may give way in place of it, by as much.
        spread_fen: by how much it and all these may give way together in place of it,
            each, whole fen; None where that does not do.
    """

    ceiling: Ceiling | None
    project_id: str | None
    limit_fen: int
    by_fen: int
    locked_fen: int = 0
    locked: tuple[str, ...] = ()
    others: tuple[Ceiling, ...] = ()
    spread_fen: int | None = None


def relaxing_words(
    portfolio: Portfolio, relaxations: Sequence[Relaxation], *, is_stopped: bool = False
) -> tuple[Saying, ...]:
    """Return in words what to relax; that nothing helps where that is so.

    Args:
        portfolio: the plan.
        relaxations: what was found.
        is_stopped: whether the search ended before it had proven that less is too
            little, or had found anything.
    """
    if not relaxations:
        return (Saying("relax_unknown" if is_stopped else "relax_none"),)
    said = tuple(said for each in relaxations for said in _words(portfolio, each))
    return (*said, Saying("relax_stopped")) if is_stopped else said


def _words(portfolio: Portfolio, each: Relaxation) -> Iterator[Saying]:
    if each.ceiling is None:
        name = portfolio.get(Project, each.project_id or "").name
        yield Saying("relax_need", {"name": name, "by_fen": each.by_fen})
        return
    params: dict[str, object] = {
        "limit": ceiling_label(portfolio, each.ceiling),
        "by_fen": each.by_fen,
    }
    if each.ceiling.bound == "least":
        yield Saying("relax_least", params)
    elif not each.locked or each.locked_fen <= each.limit_fen:
        yield Saying("relax_most", params)
    else:
        names = [portfolio.get(Project, id_).name for id_ in each.locked]
        params |= {"locked_fen": each.locked_fen, "names": shortened(names, _NAMED)}
        yield Saying("relax_locked", params)
    if each.others:
        labels = ceiling_labels(portfolio, each.others)
        others = shortened(labels, _NAMED, "；")
        params = {"others": others, "by_fen": each.by_fen}
        yield Saying("relax_instead", params)
    if each.spread_fen is not None:
        count = len(each.others) + 1
        yield Saying("relax_spread", {"count": count, "each_fen": each.spread_fen})
