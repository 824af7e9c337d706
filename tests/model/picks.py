"""Small questions of picking, drawn at random, and all their answers."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

from ecoplanner.model.question import Limit
from ecoplanner.model.question import Question

if TYPE_CHECKING:
    from ecoplanner.model.question import Picked


def drawn(seed: int) -> Question:
    """Return a question of a few groups with one to three options each."""
    draw = Random(seed)  # noqa: S311 - the same question each time
    group = [at for at in range(draw.randint(2, 6)) for _ in range(draw.randint(1, 3))]
    last = group[-1]
    options = range(len(group))
    limits = [
        Limit(
            use={at: draw.randint(0, 9) for at in options if draw.random() < 0.8},
            most=draw.randint(0, 6 * last + 6),
            is_budget=True,
        )
        for _ in range(draw.randint(1, 3))
    ]
    if draw.random() < 0.3:
        use = {at: draw.randint(0, 5) for at in options}
        limits.append(Limit(use=use, least=draw.randint(0, 8)))
    pairs = [(a, b) for a in range(last + 1) for b in range(last + 1) if a != b]
    return Question(
        benefit=tuple(draw.randint(0, 9) for _ in options),
        group=tuple(group),
        limits=tuple(limits),
        must=frozenset(at for at in range(last + 1) if draw.random() < 0.1),
        never=frozenset(at for at in options if draw.random() < 0.1),
        requires=tuple(pair for pair in pairs if draw.random() < 0.06),
        excludes=tuple(pair for pair in pairs if draw.random() < 0.06),
    )


def every_pick(question: Question) -> list[Picked]:
    """Return all picks that a question allows."""
    options: dict[int, list[int | None]] = {}
    for at, group in enumerate(question.group):
        options.setdefault(group, [None]).append(at)
    picks = (
        frozenset(at for at in each if at is not None)
        for each in product(*options.values())
    )
    return [pick for pick in picks if question.allows(pick)]
