"""Problems of limits, parts by year, headings and locks, as the model makes them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ecoplanner.commands.fund.asking import apply
from ecoplanner.commands.fund.shared import level_of
from ecoplanner.commands.fund.shared import share_of
from ecoplanner.model.allotment import group_problem
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import ceiling_problems
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Source
from ecoplanner.model.limit_rules import limit_problems
from ecoplanner.model.mix import mixed
from ecoplanner.model.mix import Typed
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.store.money_edit import new_scenario
from ecoplanner.model.store.money_edit import set_amounts
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import Wish
from ecoplanner.model.year_weights import profile_problems
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.model.problem import Problem
    from ecoplanner.model.store.document import Document

_MOST = Ceiling(id="1", source_id="county", amount_fen=5 * WAN)
_BELOW = Source(
    id="own", root="local", level="county", name="本级财力", parent_id="county"
)


def funding_refusals(document: Document) -> Iterator[Problem]:
    """Yield one problem of each kind, at least."""
    lock = FundingLock(id="lock-0001", project_id="a", source_id="county")
    row = project("a", 10)
    plan = portfolio(row, money("a", "county", 2021, 9), lock, _MOST, _BELOW)
    yield from ceiling_problems(replace(_MOST, level="county"))
    for limit in (
        replace(_MOST, id="2"),
        replace(_MOST, id="2", year=1990),
        replace(_MOST, id="2", bound="least", amount_fen=6 * WAN),
    ):
        yield from limit_problems(plan, limit)
    yield from profile_problems({1999: Fraction(6, 5)}, [row])
    found = group_problem(plan, "county")
    assert found is not None
    yield found
    late = replace(row, id="b", first_year=2025, last_year=2025)
    both = portfolio(row, late)
    typed = [Typed(source_id="county", share=Fraction(1, 2))]
    works: list[Callable[[], object]] = [
        lambda: level_of("村级"),
        lambda: share_of("-5", "x"),
        lambda: choose_starts(plan, None, Wish(by="priority", locked_out=("a",))),
        lambda: mixed(both, [row, late], typed, profile={2021: Fraction(1)}),
        lambda: _overwrite(document),
    ]
    for work in works:
        with pytest.raises(InvalidInputError) as caught:
            work()
        yield from caught.value.problems


def _overwrite(document: Document) -> None:
    """Write into a scenario of which other money is locked."""
    target = document.portfolio().all(Project)[0]
    source = replace(_BELOW, id="locked-source", name="锁定来源", parent_id=None)
    with document.edit("x") as writer:
        writer.save(source)
        made = new_scenario(writer, "锁定方案")
        key = (target.id, source.id, None, "intended")
        set_amounts(writer, made.id, {key: WAN})
        pair = {"project_id": target.id, "source_id": source.id}
        writer.save(FundingLock(id="lock-000001", scenario_id=made.id, **pair))
        apply(writer, writer.portfolio(), None, made.name, {})
