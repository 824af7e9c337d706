"""Questions of picking as models for the solver: rows in units that suit it."""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING

from ecoplanner.model.optimizer import divisor
from ecoplanner.model.optimizer import INFINITE
from ecoplanner.model.optimizer import LinearModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.question import Limit
    from ecoplanner.model.question import Question

#: The solver takes an option for whole that is so by a millionth, and rows for kept
#: that are so nearly: whole numbers up to here stand that.
_SMALL = 1_000_000
#: Larger ones are written in digits of this base.
_BASE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sum of options that lies within limits, in whole numbers.

    Attributes:
        terms: options and what each adds.
        least: or None.
        most: or None.
        scale: by what the solver's row is smaller.
    """

    terms: tuple[tuple[int, int], ...]
    least: int | None = None
    most: int | None = None
    scale: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A question as a model.

    Attributes:
        model: its first columns are the options.
        rows: its first rows; those that make options of one group exclude each other
            come after them.
        unit: by what the solver's benefit is smaller.
        step: all benefits are multiples of it.
    """

    model: LinearModel
    rows: tuple[Row, ...]
    unit: int
    step: int


def column_model(question: Question, *, is_exact: bool = False) -> Columns:
    """Return a question as a model that is to be maximised.

    Args:
        question: what to pick from.
        is_exact: whether limits are written so that the solver sees every last one of
            them, however large the numbers; their rows have no prices then.
    """
    step = gcd(*question.benefit) or 1
    unit = step * divisor(max(map(abs, question.benefit), default=0) // step)
    model = LinearModel()
    for at, benefit in enumerate(question.benefit):
        upper = 0.0 if at in question.never else 1.0
        model.add(benefit / unit, 0.0, upper, is_whole=True)
    rows = [row for limit in question.limits for row in limit_rows(limit)]
    for row in rows:
        if is_exact and max((abs(value) for _, value in row.terms), default=0) > _SMALL:
            _add_digits(model, row)
        else:
            add_row(model, row)
    return Columns(
        model=model,
        rows=(*rows, *add_groups(model, question)),
        unit=unit,
        step=step,
    )


def limit_rows(limit: Limit) -> Iterator[Row]:
    """Yield the rows of a limit in the largest unit that is exact."""
    use = {at: value for at, value in limit.use.items() if value}
    unit = gcd(*use.values()) or 1
    most = None if limit.most is None else limit.most // unit
    least = None if limit.least is None else -(-limit.least // unit)
    scale = divisor(max(map(abs, use.values()), default=0) // unit)
    terms = [(at, value // unit) for at, value in use.items()]
    if limit.only_with is None:
        yield Row(terms=tuple(terms), least=least, most=most, scale=scale)
        return
    # Without its option the limit is as wide as all options together can make it.
    if most is not None:
        above = sum(value for _, value in terms if value > 0)
        slack = max(above - most, 0)
        wide = (*terms, (limit.only_with, slack))
        yield Row(terms=wide, most=most + slack, scale=scale)
    if least is not None:
        below = sum(value for _, value in terms if value < 0)
        slack = max(least - below, 0)
        wide = (*terms, (limit.only_with, -slack))
        yield Row(terms=wide, least=least - slack, scale=scale)


def add_row(model: LinearModel, row: Row) -> None:
    """Add a row, scaled."""
    model.limit(
        [(at, value / row.scale) for at, value in row.terms],
        least=-INFINITE if row.least is None else row.least / row.scale,
        most=INFINITE if row.most is None else row.most / row.scale,
    )


def add_floor(model: LinearModel, use: Mapping[int, int], least: int) -> None:
    """Add that options bring at least so much together, exact for numbers of any size.

    Sums are carried from digit to digit, as on paper: `c` of 10,000 go over where the
    lower digits have so many left.
    """
    unit = gcd(*use.values()) or 1
    left = {at: value // unit for at, value in use.items() if value}
    least = -(-least // unit)
    carry: list[tuple[int, float]] = []
    while max(map(abs, left.values()), default=0) > _BASE:
        above, digit = divmod(least, _BASE)
        terms = [(at, float(value % _BASE)) for at, value in left.items()]
        most = float(len(terms) + 1)
        over = model.add(lower=-1.0, upper=most, is_whole=True)
        model.limit([*terms, *carry, (over, -float(_BASE))], least=float(digit))
        left = {at: value // _BASE for at, value in left.items() if value // _BASE}
        carry, least = [(over, 1.0)], above
    terms = [(at, float(value)) for at, value in left.items()]
    model.limit([*terms, *carry], least=float(least))


def _add_digits(model: LinearModel, row: Row) -> None:
    if row.most is not None:
        add_floor(model, {at: -value for at, value in row.terms}, -row.most)
    if row.least is not None:
        add_floor(model, dict(row.terms), row.least)


def add_groups(model: LinearModel, question: Question) -> list[Row]:
    """Add what groups of options ask of each other; columns are options.

    Returns:
        The rows that were added first: what requires and excludes what.
    """
    options: dict[int, list[int]] = {}
    for at, group in enumerate(question.group):
        options.setdefault(group, []).append(at)
    rows: list[Row] = []
    for first, second in question.requires:
        if first != second:
            with_second = [(at, -1) for at in options.get(second, ())]
            terms = [*((at, 1) for at in options.get(first, ())), *with_second]
            rows.append(Row(terms=tuple(terms), most=0))
    for pair in question.excludes:
        both = [(at, 1) for group in set(pair) for at in options.get(group, ())]
        rows.append(Row(terms=tuple(both), most=1))
    for row in rows:
        add_row(model, row)
    for group, members in options.items():
        least = 1.0 if group in question.must else -INFINITE
        if len(members) > 1 or group in question.must:
            model.limit([(at, 1.0) for at in members], least=least, most=1.0)
    return rows
