"""What is worked out does not depend on how rows of money lie in the plan."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.mix import mixed
from ecoplanner.model.mix import Typed
from ecoplanner.model.mixture import Terms
from ecoplanner.model.project import Project
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.stress import Shock
from ecoplanner.model.stress import stressed
from tests.model.money_plans import limit
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.portfolio import Portfolio

#: Equal amounts, so that all rounding is between equals.
GIVEN = tuple(
    money(id_, source, year, 11)
    for id_ in "abc"
    for source in ("central", "county")
    for year in (2021, 2022)
)


def _falls(plan: Portfolio) -> Mapping[Key, int]:
    shock = Shock(source_id="central", share=Fraction(1, 6))
    return stressed(plan, shock, projects=plan.all(Project)).amounts


def _falls_for_all(plan: Portfolio) -> Mapping[Key, int]:
    shock = Shock(source_id="central", share=Fraction(1, 6))
    found = stressed(plan, shock, projects=plan.all(Project), rule="proportional")
    return found.amounts


def _typed(plan: Portfolio) -> Mapping[Key, int]:
    typed = Typed(source_id="county", amount_fen=59 * WAN)
    return mixed(plan, plan.all(Project), [typed], rest="others").amounts


def _nearest(plan: Portfolio) -> Mapping[Key, int]:
    found = solve_mix(plan, None, Goal(aim="nearest"), Terms())
    assert found is not None
    return found.amounts


@pytest.mark.parametrize("ask", [_falls, _falls_for_all, _typed, _nearest])
def test_that_an_answer_is_the_same_however_rows_lie(
    ask: Callable[[Portfolio], Mapping[Key, int]],
) -> None:
    rows = [project(id_, 50) for id_ in "abc"]
    most = limit("1", source_id="county", amount_fen=50 * WAN)

    plan = portfolio(*rows, most, *GIVEN)
    # Rows lie by id.
    ids = [row.id for row in reversed(GIVEN)]
    others = [replace(row, id=id_) for row, id_ in zip(GIVEN, ids, strict=True)]
    mingled = portfolio(*rows, most, *others)

    assert ask(plan)
    assert ask(mingled) == ask(plan)
