"""What a mix is to be good at, and what came of solving it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.cover import money_sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.portfolio import Portfolio

Aim = Literal["least", "most", "nearest", "covered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a mix is to be good at.

    Attributes:
        aim: `least` or `most` money of a source, the mix `nearest` to today's, or as
            much need `covered` as can be.
        source_id: the source with all below it, or None.
        level: all sources of this level, or None; with neither, all money.
    """

    aim: Aim
    source_id: str | None = None
    level: SourceLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A mix that keeps all limits.

    Attributes:
        amounts: what changes, by key, whole fen.
        aim_fen: what the goal comes to: the money of the source, the money moved, or
            the need covered.
        before_fen: the same in today's mix; 0 for the nearest.
        by_source: by source what it gives before and after, whole fen, where that
            changes.
        gap_fen: what all projects still lack, whole fen.
        need_fen: what they need, whole fen.
        fen: by cell of the mixture, whole fen.
        mixture: the cells.
        is_stopped: whether the goal is reached, but nearer to today's may be possible.
    """

    amounts: Mapping[Key, int]
    aim_fen: int
    before_fen: int
    by_source: Mapping[str, tuple[int, int]]
    gap_fen: int
    need_fen: int
    fen: Sequence[int] = field(repr=False)
    mixture: Mixture = field(repr=False)
    is_stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """What the money of a source may be in any mix that keeps all limits.

    Attributes:
        least: a mix with the least.
        most: a mix with the most.
    """

    least: Solved
    most: Solved


def counted_of(portfolio: Portfolio, mixture: Mixture, goal: Goal) -> list[int]:
    """Return the cells that a goal is about."""
    sources = money_sources(portfolio, goal.source_id, goal.level)
    if sources is None:
        return [*range(len(mixture.cells))]
    return [at for at, cell in enumerate(mixture.cells) if cell[1] in sources]


def result_of(
    mixture: Mixture,
    goal: Goal,
    counted: Sequence[int],
    fen: Sequence[int],
) -> Solved:
    """Return what a mix comes to, given its whole fen by cell."""
    before = sum(mixture.now[at] for at in counted)
    after = sum(fen[at] for at in counted)
    if goal.aim == "nearest":
        before = 0
        after = sum(abs(a - b) for a, b in zip(fen, mixture.now, strict=True))
    sums: dict[str, list[int]] = {}
    for cell, old, new in zip(mixture.cells, mixture.now, fen, strict=True):
        pair = sums.setdefault(cell[1], [0, 0])
        pair[0] += old
        pair[1] += new
    need = sum(row.most or 0 for row in mixture.rows if row.project_id is not None)
    given = sum(
        sum(fen[at] for at in row.terms)
        for row in mixture.rows
        if row.project_id is not None
    )
    return Solved(
        amounts=mixture.amounts(fen),
        aim_fen=after,
        before_fen=before,
        by_source={id_: (old, new) for id_, (old, new) in sums.items() if old != new},
        gap_fen=need - given,
        need_fen=need,
        fen=fen,
        mixture=mixture,
    )
