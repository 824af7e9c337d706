"""Projects of a mixture that the limits do not tell apart, taken together.

Limits are mostly of sources, years, zones and programmes. Projects that may take money
of the same kinds are one to them: whatever such projects get together can be shared
out among them in proportion, and every limit counts the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.mixture import Mixture

    #: Numbers of the rows that count a cell, and which part of it.
    Counted = tuple[tuple[int, Fraction], ...]


@dataclass(slots=True, kw_only=True)
class _Lump:
    """Projects as one: what they get together, and from where at most.

    Attributes:
        least: fen they get at least, besides what stays.
        most: fen they get at most, besides what stays.
        upper: by kind of money the most that they may take of it.
    """

    least: int = 0
    most: int = 0
    upper: dict[Counted, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lumped:
    """A mixture with projects taken together, as a model in 万元.

    Attributes:
        model: without costs, and without the rows of limits.
        terms: by number of a limit's row the columns that it counts.
        widest: by number of a limit's row what it may count at most.
        stays: by number of a limit's row the fixed money that it counts, fen.
        lacking: by number of a project's row what no money may cover, fen.
    """

    model: LinearModel
    terms: Mapping[int, Sequence[tuple[int, float]]]
    widest: Mapping[int, float]
    stays: Mapping[int, Fraction]
    lacking: Mapping[int, int]


def lumped(mixture: Mixture) -> Lumped:
    """Return a mixture with the projects taken together that limits do not tell apart.

    A project of which some money may not grow freely stays by itself.
    """
    counted: dict[int, list[tuple[int, Fraction]]] = {}
    stays: dict[int, Fraction] = {}
    for number, row in enumerate(mixture.rows):
        if row.ceiling is None:
            continue
        stays[number] = Fraction(0)
        for at in row.terms:
            part = row.parts.get(at, Fraction(1))
            if mixture.is_fixed[at]:
                stays[number] += part * mixture.now[at]
            else:
                counted.setdefault(at, []).append((number, part))
    lumps: dict[object, _Lump] = {}
    lacking: dict[int, int] = {}
    for number, row in enumerate(mixture.rows):
        if row.ceiling is not None:
            continue
        fixed = sum(mixture.now[at] for at in row.terms if mixture.is_fixed[at])
        cells = [at for at in row.terms if not mixture.is_fixed[at]]
        reach = sum(mixture.upper[at] for at in cells)
        least = max(0, (row.least or 0) - fixed)
        most = max(0, (row.most or 0) - fixed)
        if least > reach:
            lacking[number] = least - reach
            least = reach
        upper: dict[Counted, int] = {}
        for at in cells:
            kind = tuple(counted.get(at, ()))
            upper[kind] = upper.get(kind, 0) + mixture.upper[at]
        is_free = all(each >= most for each in upper.values())
        key = frozenset(upper) if is_free else number
        _join(lumps.setdefault(key, _Lump(upper={})), least, most, upper)
    return _modelled(lumps.values(), stays, lacking)


def _join(lump: _Lump, least: int, most: int, upper: Mapping[Counted, int]) -> None:
    lump.least += least
    lump.most += most
    for kind, fen in upper.items():
        lump.upper[kind] = lump.upper.get(kind, 0) + min(fen, most)


def _modelled(
    lumps: Iterable[_Lump],
    stays: Mapping[int, Fraction],
    lacking: Mapping[int, int],
) -> Lumped:
    model = LinearModel()
    terms: dict[int, list[tuple[int, float]]] = {number: [] for number in stays}
    widest = dict.fromkeys(stays, 0.0)
    for lump in lumps:
        columns: list[tuple[int, float]] = []
        for kind, fen in lump.upper.items():
            column = model.add(upper=fen / FEN_PER_WAN)
            columns.append((column, 1.0))
            for number, part in kind:
                terms[number].append((column, float(part)))
                widest[number] += float(part * fen) / FEN_PER_WAN
        if columns:
            least = lump.least / FEN_PER_WAN if lump.least else -INFINITE
            model.limit(columns, least=least, most=lump.most / FEN_PER_WAN)
    return Lumped(model=model, terms=terms, widest=widest, stays=stays, lacking=lacking)
