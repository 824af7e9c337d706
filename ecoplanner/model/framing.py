"""A choice over frames as a question in whole numbers, and the way back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil
from math import floor
from math import lcm
from numbers import Integral
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.choice import exact
from ecoplanner.model.question import Limit
from ecoplanner.model.question import Question

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping

    import pandas as pd

    from ecoplanner.model.choice import Name
    from ecoplanner.model.choice import Number
    from ecoplanner.model.choice import Pairs
    from ecoplanner.model.choice import Rules
    from ecoplanner.model.choice import Target


class FramedQuestion:
    """The question in whole numbers, and the way back to names and numbers."""

    def __init__(
        self,
        benefit: pd.Series[Any],
        cost: pd.DataFrame,
        ceilings: pd.Series[Any],
        rules: Rules,
    ) -> None:
        self.names = tuple(benefit.index)
        self._at = {name: at for at, name in enumerate(self.names)}
        out = {self._at[name] for name in rules.locked_out}
        worths = [target.worth or 0 for target in rules.targets]
        given = [*benefit, *worths]
        exacts = [exact(value) or Fraction(0) for value in given]
        # What is never chosen need not be worth anything.
        exacts = [
            Fraction(0) if at in out else value for at, value in enumerate(exacts)
        ]
        self._scale, wholes = _wholes(exacts)
        self._kind = _kind(given)
        self._cost = cost
        self.ceilings = {
            name: _budget(cost.get(name), self._at, out, ceilings.get(name))
            for name in dict.fromkeys([*cost.columns, *ceilings.index])
        }
        count = len(self.names)
        self.kept = [
            _target(target, self._at, count + at)
            for at, target in enumerate(rules.targets)
        ]
        one_of = [
            Limit(use={self._at[name]: 1 for name in group}, least=1, most=1)
            for group in rules.one_of
        ]
        self.question = Question(
            benefit=tuple(wholes),
            group=tuple(range(len(wholes))),
            limits=(
                *(
                    limit
                    for limit, _ in self.ceilings.values()
                    if limit.most is not None
                ),
                *self.kept,
                *one_of,
            ),
            must=frozenset(self._at[name] for name in rules.locked_in),
            never=frozenset(out),
            requires=self._pairs(rules.requires),
            excludes=self._pairs(rules.excludes),
            free=count,
        )

    def told(self, options: Collection[int]) -> tuple[Name, ...]:
        """Return the names of chosen options, in their order."""
        return tuple(self.names[at] for at in sorted(options) if at < len(self.names))

    def number(self, value: int) -> Number:
        """Return a benefit in the kind of number that was given."""
        return _as(Fraction(value, self._scale), self._kind)

    def used(self, options: Collection[int]) -> dict[Name, Number]:
        """Return what chosen options use, by resource."""
        return {
            name: _as(
                Fraction(limit.used(frozenset(options)), scale),
                _kind([*self._cost[name]] if name in self._cost else []),
            )
            for name, (limit, scale) in self.ceilings.items()
        }

    def _pairs(self, pairs: Pairs) -> tuple[tuple[int, int], ...]:
        return tuple((self._at[a], self._at[b]) for a, b in pairs)


def _budget(
    column: pd.Series[Any] | None,
    at: Mapping[Name, int],
    out: set[int],
    ceiling: object,
) -> tuple[Limit, int]:
    """Return a ceiling in whole numbers, and by what they are multiplied."""
    found = {} if column is None else dict(column.items())
    costs = {
        at[name]: exact(value) or Fraction(0)
        for name, value in found.items()
        if name in at and at[name] not in out
    }
    most = exact(ceiling)
    # The ceiling itself is whole too: it may be multiplied.
    scale, wholes = _wholes([*costs.values(), most or 0])
    return (
        Limit(
            use=dict(zip(costs, wholes, strict=False)),
            most=None if most is None else int(most * scale),
            is_budget=True,
        ),
        scale,
    )


def _target(target: Target, at: Mapping[Name, int], option: int) -> Limit:
    bounds = [exact(bound) for bound in (target.least, target.most)]
    gives = {
        at[name]: exact(value) or Fraction(0) for name, value in target.gives.items()
    }
    scale, wholes = _wholes(gives.values())
    least, most = bounds
    return Limit(
        use=dict(zip(gives, wholes, strict=True)),
        least=None if least is None else ceil(least * scale),
        most=None if most is None else floor(most * scale),
        only_with=None if target.worth is None else option,
    )


def _wholes(values: Iterable[Fraction | int]) -> tuple[int, list[int]]:
    """Return the values times their common denominator, and that."""
    found = [Fraction(value) for value in values]
    scale = lcm(*(value.denominator for value in found))
    return scale, [int(value * scale) for value in found]


def _kind(values: Iterable[object]) -> type:
    """Return the kind of number that a sum of these is worth."""
    kinds = {type(value) for value in values}
    for kind in (Fraction, Decimal):
        if kind in kinds:
            return kind
    whole = all(isinstance(value, Integral) for value in values)
    return int if whole else float


def _as(value: Fraction, kind: type) -> Number:
    if kind is int and value.denominator == 1:
        return int(value)
    if kind is Decimal:
        return Decimal(value.numerator) / value.denominator
    return value if kind is Fraction else float(value)
