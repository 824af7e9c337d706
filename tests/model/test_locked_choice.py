"""Locked money stays whatever is chosen, and whenever projects start."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.messages import saying_text
from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import locked_pairs
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.rejection import timing_words
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import Wish
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN
from tests.model.starts import chosen
from tests.model.starts import each_year
from tests.model.starts import one_year


def lock(project_id: str, source_id: str = "county") -> FundingLock:
    made = f"lock-{project_id}-{source_id}"
    return FundingLock(id=made, project_id=project_id, source_id=source_id)


def test_that_a_project_with_locked_money_is_chosen_before_a_better_one() -> None:
    plan = portfolio(
        one_year("a", 60, "1"),
        one_year("b", 60, "9"),
        money("a", "county", 2021, 60),
        lock("a"),
        Ceiling(id="1", amount_fen=100 * WAN),
    )

    found = chosen(plan)

    assert found.starts == {"a": 2021}
    assert ("a", "county", 2021, "intended") not in found.amounts()
    said = [saying_text(each, "zh") for each in timing_words(plan, found)]
    assert any("锁定的资金" in text and "a”" in text for text in said)


def test_that_locked_money_keeps_its_year_and_so_its_project_its_start() -> None:
    plan = portfolio(
        one_year("a", 60, "5"),
        one_year("b", 60, "4"),
        money("a", "county", 2021, 10),
        lock("a"),
        *each_year(60, 2021, 2022, 2023),
    )

    found = chosen(plan)

    assert found.starts["a"] == 2021
    assert found.starts["b"] in {2022, 2023}
    assert not any(key[0] == "a" and fen == 0 for key, fen in found.amounts().items())


def test_that_leaving_a_project_with_locked_money_out_is_refused() -> None:
    plan = portfolio(one_year("a", 60, "5"), money("a", "county", 2021, 60), lock("a"))

    with pytest.raises(InvalidInputError) as caught:
        choose_starts(plan, None, Wish(locked_out=("a",)))

    problems = [(each.code, each.field_name) for each in caught.value.problems]
    assert problems == [("choice_out_of_locked", "locked_out")]


def test_that_a_lock_without_money_binds_nobody() -> None:
    plan = portfolio(
        one_year("a", 60, "5"), lock("a"), Ceiling(id="1", amount_fen=10 * WAN)
    )

    assert chosen(plan).rejected == ("a",)


def test_that_locked_money_of_a_project_without_need_stays() -> None:
    bare = project("a", None, benefit="1")
    plan = portfolio(bare, money("a", "county", 2021, 6), lock("a"))

    found = chosen(plan)

    assert found.rejected == ("a",)
    assert found.amounts() == {}


@given(data=st.data())
def test_that_no_choice_changes_locked_money(data: Any) -> None:
    ids = "abcd"
    rows: list[Any] = []
    for id_ in ids:
        need = data.draw(st.integers(1, 90))
        rows.append(one_year(id_, need, str(data.draw(st.integers(0, 9)))))
        for source in ("county", "central"):
            year = data.draw(st.sampled_from([2021, None]))
            rows.append(money(id_, source, year, data.draw(st.integers(0, 60))))
            if data.draw(st.booleans()):
                rows.append(lock(id_, source))
    budget = data.draw(st.integers(0, 300))
    plan = portfolio(*rows, Ceiling(id="1", amount_fen=budget * WAN))

    found = choose_starts(plan, None, Wish(), seconds=None)

    if found is None:
        return
    pairs = locked_pairs(plan)
    before = {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in allotted(plan)
        if (part.project_id, part.source_id) in pairs
    }
    after = before | {
        key: fen for key, fen in found.amounts().items() if key[:2] in pairs
    }
    assert after == before
