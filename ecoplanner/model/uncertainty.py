"""How large the gap may become when money comes only with some likelihood.

Each amount comes whole or not at all. With `by="allocation"` every amount is drawn by
itself, as if nothing connected them: sums then spread little, and the P80 gap lies
near the P50. With `by="source"` all money of one source shares one draw (what comes at
a likelihood comes at every higher one), as when one ministry decides: sums spread
widely. The truth lies between; neither knows of links between sources.

The draws are those of PCG64 from a seed, taken in the plan's order of projects,
sources, years and tiers: the same seed and money give the same answer, on every
machine. A likelihood counts in steps of 1/65536.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from typing import Literal
from typing import TYPE_CHECKING

import numpy as np

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.model.yearly import year_money

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio

Drawn = Literal["allocation", "source"]

#: How likely money of a tier comes, where the user says nothing else: an assumption.
LIKELIHOODS: Mapping[Tier, float] = {"secured": 0.95, "applied": 0.6, "intended": 0.3}
DRAWS = 10_000
MOST_DRAWS = 1_000_000

_STEPS = 1 << 16
_STEPS_IN_WORD = 4
_BITS = 8
_CELLS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """A gap that may be, whole fen; below zero for an excess.

    Attributes:
        planned_fen: where all money comes.
        mean_fen: average of the draws.
        p50_fen: not more than this in half of the draws.
        p80_fen: not more than this in four of five draws.
    """

    planned_fen: int
    mean_fen: int
    p50_fen: int
    p80_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """The gap by year and in all, over many draws.

    Attributes:
        by: what shares a draw.
        draws: how many.
        seed: of the draws.
        likelihoods: by tier, 0-1.
        years: by year, None for money and need without a year.
        total: in all; no sum of the years, since bad years need not coincide.
    """

    by: Drawn
    draws: int
    seed: int
    likelihoods: Mapping[Tier, float]
    years: Mapping[int | None, Odds]
    total: Odds


def risk(  # noqa: PLR0913 -- the parameters of a simulation
    portfolio: Portfolio,
    *,
    projects: Sequence[Project],
    scenario: Scenario | None = None,
    likelihoods: Mapping[Tier, float] = LIKELIHOODS,
    by: Drawn = "allocation",
    draws: int = DRAWS,
    seed: int = 1,
) -> Risk:
    """Return how large the gap of some projects may become.

    Args:
        portfolio: the plan.
        projects: whose money and need are meant.
        scenario: whose money is meant; None for the plan's.
        likelihoods: by tier, 0-1; a tier left out has its default.
        by: what shares a draw; see the module.
        draws: how many, 1 to `MOST_DRAWS`.
        seed: not negative.

    Raises:
        InvalidInputError: a likelihood outside 0-1, or a number that may not be.
    """
    odds = {**LIKELIHOODS, **likelihoods}
    problems = [
        Problem("likelihood_out_of_range", "tier", {"share": odds[tier]})
        for tier in TIERS
        if not 0 <= odds[tier] <= 1
    ]
    if not 1 <= draws <= MOST_DRAWS or seed < 0:
        said = {"draws": draws, "most": MOST_DRAWS, "seed": seed}
        problems.append(Problem("draws_out_of_range", "draws", said))
    if problems:
        raise InvalidInputError(problems)
    wanted = {project.id for project in projects}
    parts = [
        part for part in allotted(portfolio, scenario) if part.project_id in wanted
    ]
    money = year_money(projects, parts)
    years = money.years
    thresholds = {tier: round(odds[tier] * _STEPS) for tier in TIERS}
    draw = _by_allocation if by == "allocation" else _by_source
    raw = np.random.PCG64(seed)
    came = draw(_ordered(portfolio, parts), years, thresholds, draws, raw)
    needs = np.array([money.need(year) for year in years], dtype=np.int64)
    gaps = needs - came
    planned = [money.gap.get(year, 0) for year in years]
    return Risk(
        by=by,
        draws=draws,
        seed=seed,
        likelihoods=odds,
        years={year: _odds(gaps[:, at], planned[at]) for at, year in enumerate(years)},
        total=_odds(gaps.sum(axis=1), sum(planned)),
    )


def _ordered(portfolio: Portfolio, parts: Sequence[Allotted]) -> list[Allotted]:
    """Return money in an order that does not depend on ids."""
    projects = {row.id: at for at, row in enumerate(portfolio.all(Project))}
    sources = {row.id: at for at, row in enumerate(portfolio.all(Source))}
    return sorted(
        parts,
        key=lambda part: (
            projects[part.project_id],
            sources[part.source_id],
            part.year or 0,
            part.tier,
        ),
    )


def _by_allocation(
    parts: Sequence[Allotted],
    years: Sequence[int | None],
    thresholds: Mapping[Tier, int],
    draws: int,
    raw: Any,
) -> NDArray[np.int64]:
    """Return what comes, whole fen: a row a draw, a column a year."""
    columns: list[tuple[int, int]] = []
    starts: list[int] = []
    for year in years:
        starts.append(len(columns) // _BITS)
        columns += [
            (part.amount_fen, thresholds[part.tier])
            for part in parts
            if part.year == year
        ]
        # Each year has whole bytes, at least one.
        spare = -len(columns) % _BITS or _BITS * (len(columns) // _BITS == starts[-1])
        columns += [(0, 0)] * spare
    fens = np.array([fen for fen, _ in columns], dtype=np.int64).reshape(-1, _BITS)
    limits = np.array([limit for _, limit in columns], dtype=np.uint32)
    is_sure = limits == _STEPS
    limits = limits.astype(np.uint16)
    # What comes of eight amounts, by the byte that says which of them come.
    bits = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)
    table = (fens @ bits.T.astype(np.int64)).reshape(-1)
    offsets = np.arange(len(fens), dtype=np.int64) * 256
    came = np.zeros((draws, len(years)), dtype=np.int64)
    rows = max(1, _CELLS_AT_ONCE // len(columns)) if columns else draws
    for first in range(0, draws, rows):
        count = min(rows, draws - first)
        comes = (_steps(raw, count, len(columns)) < limits) | is_sure
        sums = table.take(np.packbits(comes, axis=1) + offsets)
        came[first : first + count] = np.add.reduceat(sums, starts, axis=1)
    return came


def _by_source(
    parts: Sequence[Allotted],
    years: Sequence[int | None],
    thresholds: Mapping[Tier, int],
    draws: int,
    raw: Any,
) -> NDArray[np.int64]:
    """Return what comes when all money of a source shares a draw."""
    sources = list(dict.fromkeys(part.source_id for part in parts))
    places = {id_: at for at, id_ in enumerate(sources)}
    columns = {year: at for at, year in enumerate(years)}
    steps = _steps(raw, draws, len(sources))
    came = np.zeros((draws, len(years)), dtype=np.int64)
    for tier in TIERS:
        fens = np.zeros((len(sources), len(years)), dtype=np.int64)
        for part in parts:
            if part.tier == tier:
                fens[places[part.source_id], columns[part.year]] += part.amount_fen
        came += (steps < thresholds[tier]).astype(np.int64) @ fens
    return came


def _steps(raw: Any, rows: int, columns: int) -> NDArray[np.uint16]:
    """Draw numbers of 16 bits; the stream does not depend on how many at once."""
    words = -(-columns // _STEPS_IN_WORD)
    drawn: NDArray[np.uint64] = raw.random_raw(rows * words)
    steps = drawn.astype("<u8").view("<u2")
    return steps.reshape(rows, words * _STEPS_IN_WORD)[:, :columns]


def _odds(gaps: NDArray[np.int64], planned: int) -> Odds:
    ordered = np.sort(gaps)
    count = len(ordered)
    total = sum(int(part) for part in np.add.reduceat(ordered, range(0, count, 1000)))
    return Odds(
        planned_fen=planned,
        mean_fen=(total * 2 + count) // (count * 2),
        p50_fen=int(ordered[-(-count // 2) - 1]),
        p80_fen=int(ordered[-(-count * 4 // 5) - 1]),
    )
