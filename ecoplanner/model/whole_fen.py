"""Amounts of a solver as whole fen that still add up and keep every limit."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import solve

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from ecoplanner.model.mixture import Mixture
    from ecoplanner.model.mixture import Row

#: What the solver leaves of a whole fen: its tolerance is a tenth of one.
_NEAR = 0.2
#: A cell is off by so many fen at most, first few cells, then more.
_REACH = (1, 3, 50)
#: How long each of these takes at most.
_SECONDS = 2.0


def whole_fen(
    mixture: Mixture, values: Sequence[float], rows: Sequence[Row]
) -> list[int] | None:
    """Return whole fen next to `values` that keep all rows.

    Fractions are cut off; what is then missing goes to the largest remainders among
    the cells that may have it. Only cells of the solver's own choice change, unless
    these do not suffice.

    Args:
        mixture: the cells.
        values: fen by cell, not whole; they keep the rows nearly.
        rows: what has to be kept.

    Returns:
        None where no whole fen near the values keep the rows.
    """
    fen: list[int] = []
    rest: list[float] = []
    for at, value in enumerate(values):
        near = round(value)
        if abs(value - near) > _NEAR:
            near = floor(value)
        near = min(max(near, 0), mixture.upper[at])
        fen.append(near)
        rest.append(min(max(value - near, 0.0), 1.0))
    return mended(mixture, fen, rest, rows)


def mended(
    mixture: Mixture, fen: list[int], rest: Sequence[float], rows: Sequence[Row]
) -> list[int] | None:
    """Return amounts that keep all rows, changed as little as can be.

    Args:
        mixture: the cells.
        fen: whole fen by cell.
        rest: by cell what was cut off, 0-1; the most gets the first fen.
        rows: what has to be kept.
    """
    free = [at for at, fixed in enumerate(mixture.is_fixed) if not fixed]
    open_ = [at for at in free if rest[at]]
    used = [at for at in free if rest[at] or 0 < fen[at] < mixture.upper[at]]
    if all(row.holds(fen) for row in rows):
        return fen
    for cells, reach in zip((open_, used, free), _REACH, strict=True):
        found = _mended(mixture, fen, rest, rows, cells, reach)
        if found is not None:
            return found
    return None


def _mended(  # noqa: PLR0913, PLR0917 - see mended
    mixture: Mixture,
    fen: Sequence[int],
    rest: Sequence[float],
    rows: Sequence[Row],
    cells: Iterable[int],
    reach: int,
) -> list[int] | None:
    """Search with some cells only; None where that does not suffice."""
    model = LinearModel()
    more: dict[int, int] = {}
    less: dict[int, int] = {}
    for at in cells:
        up = min(reach, mixture.upper[at] - fen[at])
        more[at] = model.add(2.0 - rest[at], upper=float(up), is_whole=True)
        down = min(reach, fen[at])
        less[at] = model.add(2.0 + rest[at], upper=float(down), is_whole=True)
    for row in rows:
        used = row.used(fen)
        moving = [at for at in row.terms if at in more]
        if not moving:
            if not row.holds(fen):
                return None
            continue
        terms = [(more[at], float(row.parts.get(at, 1))) for at in moving]
        terms += [(less[at], -float(row.parts.get(at, 1))) for at in moving]
        model.limit(
            terms,
            least=-INFINITE if row.least is None else float(row.least - used),
            most=INFINITE if row.most is None else float(row.most - used),
        )
    answer = solve(model, gap=0.1, seconds=_SECONDS)
    if not answer.values:
        return None
    found = [*fen]
    for at, column in more.items():
        found[at] += round(answer.values[column])
        found[at] -= round(answer.values[less[at]])
    return found if all(row.holds(found) for row in rows) else None
