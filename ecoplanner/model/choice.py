"""What binds a choice of projects, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from decimal import InvalidOperation
from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    import pandas as pd

    #: A label of the frames, of any kind.
    Name = Any
    Number = int | float | Decimal | Fraction
    Pairs = Iterable[tuple[Name, Name]]


#: A pair has so many.
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A quantity that the chosen projects are to reach, or not to exceed.

    Attributes:
        name: what it is called.
        gives: by project what it brings.
        least: to be reached, or None.
        most: not to be exceeded, or None.
        worth: benefit of keeping it; None where it must be kept.
    """

    name: str
    gives: Mapping[Name, Number]
    least: Number | None = None
    most: Number | None = None
    worth: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What binds a choice besides the ceilings.

    Attributes:
        locked_in: chosen in any case.
        locked_out: not chosen.
        requires: pairs; the first only together with the second.
        excludes: pairs; not both, such as two variants of one project.
        one_of: groups of which exactly one is chosen, such as the zones of a unit.
        targets: quantities to keep.
    """

    locked_in: tuple[Name, ...] = ()
    locked_out: tuple[Name, ...] = ()
    requires: tuple[tuple[Name, Name], ...] = ()
    excludes: tuple[tuple[Name, Name], ...] = ()
    one_of: tuple[tuple[Name, ...], ...] = ()
    targets: tuple[Target, ...] = ()

    def named(self) -> Iterator[tuple[str, Name]]:
        """Yield every name and the field that has it."""
        for field in ("locked_in", "locked_out"):
            for name in getattr(self, field):
                yield field, name
        for field in ("requires", "excludes", "one_of"):
            for group in getattr(self, field):
                for name in group:
                    yield field, name
        for target in self.targets:
            for name in target.gives:
                yield "targets", name


def exact(value: object) -> Fraction | None:
    """Return a number as it is written; None for none, for infinite and for no number.

    A float stands for the decimal it prints as: 4.23 is 423/100.
    """
    if isinstance(value, (Fraction, int)):
        return Fraction(value)
    try:
        decimal = Decimal(str(value))
    except InvalidOperation:
        return None
    return Fraction(decimal) if decimal.is_finite() else None


def tabled(
    benefit: pd.Series[Any] | Mapping[Name, Any],
    cost: pd.DataFrame | Mapping[Name, Any],
    ceilings: pd.Series[Any] | Mapping[Name, Any],
) -> tuple[pd.Series[Any], pd.DataFrame, pd.Series[Any]]:
    """Return what a choice is about as frames, where it came as mappings.

    Raises:
        InvalidInputError: something is neither.
    """
    import pandas as pd  # noqa: PLC0415 - takes a while to load

    if isinstance(benefit, Mapping):
        benefit = pd.Series(dict(benefit), dtype=object)
    if isinstance(ceilings, Mapping):
        ceilings = pd.Series(dict(ceilings), dtype=object)
    if isinstance(cost, Mapping):
        columns = dict(cost)
        if all(isinstance(each, (Mapping, pd.Series)) for each in columns.values()):
            # Labels as they are: of one column, pandas would read tuples as levels.
            rows = dict.fromkeys(
                name for each in columns.values() for name, _ in each.items()
            )
            cost = pd.DataFrame(
                {
                    resource: [dict(each.items()).get(name) for name in rows]
                    for resource, each in columns.items()
                },
                index=list(rows),
                dtype=object,
            )
    kinds = (
        ("benefit", benefit, pd.Series),
        ("cost", cost, pd.DataFrame),
        ("ceilings", ceilings, pd.Series),
    )
    found = [
        Problem("choice_no_table", field, {"kind": type(given).__name__})
        for field, given, kind in kinds
        if not isinstance(given, kind)
    ]
    if found:
        raise InvalidInputError(found)
    return benefit, cost, ceilings  # type: ignore[return-value]  # seen just now


def choice_problems(
    benefit: pd.Series[Any],
    cost: pd.DataFrame,
    ceilings: pd.Series[Any],
    rules: Rules,
) -> list[Problem]:
    """Return everything that is wrong with a question; see `selection.choose`."""
    found = [*_pair_problems(rules)]
    found = found or [*_name_problems(benefit, cost, ceilings, rules)]
    if found:
        return found
    found += _number_problems(benefit, cost, ceilings, rules)
    found += rule_problems(rules)
    if not found:
        found += _room_problems(cost, ceilings, rules)
    return found


def rule_problems(rules: Rules) -> Iterator[Problem]:
    """Yield rules that contradict each other."""
    needs = needed(rules.requires)
    out = set(rules.locked_out)
    for name in rules.locked_in:
        if name in out:
            yield Problem("choice_locked_both", "locked_in", {"name": name})
        for other in needs.get(name, ()):
            if other in out and other != name:
                params = {"name": name, "other": other}
                yield Problem("choice_needs_locked_out", "locked_in", params)
    kept = {other for name in rules.locked_in for other in (name, *needs.get(name, ()))}
    for name, other in rules.excludes:
        params = {"name": name, "other": other}
        if (
            name == other
            or other in needs.get(name, ())
            or name in needs.get(other, ())
        ):
            yield Problem("choice_contradiction", "excludes", params)
        elif name in kept and other in kept:
            yield Problem("choice_locked_exclude", "excludes", params)


def needed(requires: Pairs) -> dict[Name, tuple[Name, ...]]:
    """Return by name all that it requires, at first or at second hand, in order."""
    direct: dict[Name, list[Name]] = {}
    for name, other in requires:
        direct.setdefault(name, []).append(other)
    found: dict[Name, tuple[Name, ...]] = {}
    for name, first in direct.items():
        seen: dict[Name, None] = {}
        todo = [*first]
        while todo:
            other = todo.pop()
            if other not in seen:
                seen[other] = None
                todo += direct.get(other, ())
        found[name] = tuple(seen)
    return found


def _pair_problems(rules: Rules) -> Iterator[Problem]:
    for field in ("requires", "excludes"):
        for pair in getattr(rules, field):
            if not isinstance(pair, (tuple, list)) or len(pair) != _TWO:
                yield Problem("choice_no_pair", field, {"given": repr(pair)})


def _name_problems(
    benefit: pd.Series[Any],
    cost: pd.DataFrame,
    ceilings: pd.Series[Any],
    rules: Rules,
) -> Iterator[Problem]:
    for field, index in (("benefit", benefit.index), ("cost", cost.index)):
        for name in dict.fromkeys(index[index.duplicated()]):
            yield Problem("choice_name_twice", field, {"name": name})
    for field, index in (("cost", cost.columns), ("ceilings", ceilings.index)):
        for name in dict.fromkeys(index[index.duplicated()]):
            yield Problem("choice_resource_twice", field, {"resource": name})
    known = set(benefit.index)
    for name in cost.index:
        if name not in known:
            yield Problem("choice_benefit_missing", "benefit", {"name": name})
    known |= set(cost.index)
    for field, name in dict.fromkeys(rules.named()):
        if name not in known:
            yield Problem("choice_unknown_name", field, {"name": name})


def _number_problems(
    benefit: pd.Series[Any],
    cost: pd.DataFrame,
    ceilings: pd.Series[Any],
    rules: Rules,
) -> Iterator[Problem]:
    out = set(rules.locked_out)
    for name, value in benefit.items():
        if name not in out and exact(value) is None:
            yield Problem("choice_benefit_missing", "benefit", {"name": name})
    missing = [name for name in benefit.index if name not in cost.index]
    for name in missing:
        if name not in out:
            yield Problem("choice_cost_missing", "cost", {"name": name})
    for resource in cost.columns:
        for name, value in cost[resource].items():
            if name not in out:
                yield from _cost_problems(name, resource, value)
    yield from _ceiling_problems(cost, ceilings)


def _ceiling_problems(
    cost: pd.DataFrame, ceilings: pd.Series[Any]
) -> Iterator[Problem]:
    for resource, value in ceilings.items():
        params = {"resource": resource}
        number = exact(value)
        if resource not in cost.columns:
            yield Problem("choice_unknown_resource", "ceilings", params)
        elif number is not None and number < 0:
            yield Problem("choice_negative_ceiling", "ceilings", params)
        elif number is None and str(value) not in {"inf", "Infinity"}:
            yield Problem("choice_ceiling_missing", "ceilings", params)


def _cost_problems(name: Name, resource: Name, value: object) -> Iterator[Problem]:
    number = exact(value)
    params = {"name": name, "resource": resource}
    if number is None:
        yield Problem("choice_cost_missing", "cost", params)
    elif number < 0:
        yield Problem("choice_negative_cost", "cost", params)


def _room_problems(
    cost: pd.DataFrame, ceilings: pd.Series[Any], rules: Rules
) -> Iterator[Problem]:
    """Yield ceilings that are below what is locked in, with all it requires."""
    needs = needed(rules.requires)
    kept = {other for name in rules.locked_in for other in (name, *needs.get(name, ()))}
    for resource, value in ceilings.items():
        most = exact(value)
        if most is None:
            continue
        costs = dict(cost[resource].items())
        locked = sum((exact(costs[name]) or Fraction(0) for name in kept), Fraction(0))
        if locked > most:
            params = {
                "resource": resource,
                "limit": _plain(most),
                "locked": _plain(locked),
                "by": _plain(locked - most),
            }
            yield Problem("choice_ceiling_below_locked", "ceilings", params)


def _plain(value: Fraction) -> str:
    decimal = Decimal(value.numerator) / value.denominator
    return f"{decimal.normalize():f}"
