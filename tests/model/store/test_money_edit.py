"""Setting money aside in the plan and in scenarios."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.errors import NotFoundError
from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.mixing import spread_total
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.store import money_edit
from ecoplanner.model.store.content import content_digest

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document
    from ecoplanner.model.store.money_edit import Key

AMOUNTS = st.integers(min_value=0, max_value=10**12)


def _key(document: Document) -> Key:
    """Return a place where the plan and its scenario have nothing."""
    portfolio = document.portfolio()
    project = portfolio.named(Project, "森林抚育")
    source = portfolio.named(Source, "企业补偿")
    assert project is not None
    assert source is not None
    return project.id, source.id, 2022, "applied"


def _scenario(document: Document) -> Scenario:
    return document.portfolio().all(Scenario)[0]


def _set(document: Document, scenario_id: str | None, key: Key, fen: int) -> None:
    with document.edit("set") as writer:
        money_edit.set_amounts(writer, scenario_id, {key: fen})


def test_that_an_amount_of_the_plan_comes_changes_and_goes(shanggao: Document) -> None:
    key, seen = _key(shanggao), []

    for fen in (500, 700, 0):
        _set(shanggao, None, key, fen)
        rows = shanggao.portfolio().all(Allocation)
        seen.append([row.amount_fen for row in rows])

    assert seen == [[500], [700], []]


def test_that_one_amount_can_be_set_by_its_coordinates(shanggao: Document) -> None:
    project_id, source_id, year, _tier = _key(shanggao)

    with shanggao.edit("set") as writer:
        money_edit.set_allocation(
            writer, None, project_id, source_id, year, "secured", 1
        )

    (row,) = shanggao.portfolio().all(Allocation)
    assert (row.year, row.tier, row.amount_fen) == (year, "secured", 1)


def test_that_a_scenario_keeps_only_what_differs(shanggao: Document) -> None:
    key, scenario = _key(shanggao), _scenario(shanggao)
    count = len(shanggao.portfolio().all(Override))
    _set(shanggao, None, key, 500)
    counts = []

    for fen in (500, 800, 900, 500):
        _set(shanggao, scenario.id, key, fen)
        counts.append(len(shanggao.portfolio().all(Override)) - count)

    assert counts == [0, 1, 1, 0]


def test_that_a_scenario_takes_the_plans_money_away_with_a_zero(
    shanggao: Document,
) -> None:
    key, scenario = _key(shanggao), _scenario(shanggao)
    _set(shanggao, None, key, 500)

    _set(shanggao, scenario.id, key, 0)

    portfolio = shanggao.portfolio()
    found = {
        (part.project_id, part.source_id, part.year, part.tier)
        for part in allotted(portfolio, scenario)
    }
    assert key not in found
    assert portfolio.all(Allocation)[0].amount_fen == 500


def test_that_a_negative_amount_is_refused_and_leaves_no_trace(
    shanggao: Document,
) -> None:
    before = content_digest(shanggao)

    with pytest.raises(InvalidInputError) as caught:
        _set(shanggao, None, _key(shanggao), -1)

    assert caught.value.problems[0].field_name == "amount_fen"
    assert content_digest(shanggao) == before


def test_that_undo_restores_amounts_of_hundreds_of_projects(
    shanggao: Document,
) -> None:
    before = content_digest(shanggao)
    _, source_id, _, tier = _key(shanggao)
    amounts: dict[Key, int] = {
        (project.id, source_id, year, tier): 100 + year
        for project in shanggao.portfolio().all(Project)
        for year in range(1990, 2010)
    }

    with shanggao.edit("set") as writer:
        money_edit.set_amounts(writer, None, amounts)
    total = sum(row.amount_fen for row in shanggao.portfolio().all(Allocation))
    shanggao.undo()

    assert total == sum(amounts.values())
    assert content_digest(shanggao) == before


def test_that_many_projects_are_read_at_once(
    shanggao: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(money_edit, "_FEW_PROJECTS", 0)
    key, scenario = _key(shanggao), _scenario(shanggao)
    _set(shanggao, None, key, 500)
    _set(shanggao, scenario.id, key, 600)
    _set(shanggao, scenario.id, key, 700)

    (own,) = [
        row
        for row in shanggao.portfolio().all(Override)
        if (row.project_id, row.source_id, row.year, row.tier) == key
    ]
    assert own.amount_fen == 700


def test_that_a_new_scenario_is_last_and_says_nothing(shanggao: Document) -> None:
    with shanggao.edit("new") as writer:
        made = money_edit.new_scenario(writer, " 方案甲 ")

    portfolio = shanggao.portfolio()
    assert portfolio.all(Scenario)[-1] == made
    assert made.name == "方案甲"
    assert not portfolio.having(Override, "scenario_id", made.id)


def test_that_a_copy_of_a_scenario_gives_the_same_money(shanggao: Document) -> None:
    pattern = _scenario(shanggao)

    with shanggao.edit("copy") as writer:
        made = money_edit.new_scenario(writer, "副本", pattern.id)

    portfolio = shanggao.portfolio()
    assert made.is_illustration
    assert _money(shanggao, made) == _money(shanggao, pattern)
    assert len(portfolio.having(Override, "scenario_id", made.id)) == 485


def test_that_a_copy_of_a_scenario_has_its_limits_and_locks(
    shanggao: Document,
) -> None:
    pattern = _scenario(shanggao)
    portfolio = shanggao.portfolio()
    project, source = portfolio.all(Project)[0].id, portfolio.all(Source)[0].id
    lock: dict[str, Any] = {"project_id": project, "source_id": source}
    with shanggao.edit("limits") as writer:
        writer.save(
            Ceiling(id="limit-01", scenario_id=pattern.id, amount_fen=7),
            Ceiling(id="limit-02", amount_fen=9),
            FundingLock(id="lock-001", scenario_id=pattern.id, **lock),
            FundingLock(id="lock-002", **lock),
        )

    with shanggao.edit("copy") as writer:
        copy = money_edit.new_scenario(writer, "副本", pattern.id)
        fresh = money_edit.new_scenario(writer, "新的")

    after = shanggao.portfolio()
    limits = after.having(Ceiling, "scenario_id", copy.id)
    locks = {
        made.id: len(after.having(FundingLock, "scenario_id", made.id))
        for made in (copy, fresh)
    }
    assert [row.amount_fen for row in limits] == [7]
    assert locks == {copy.id: 1, fresh.id: 1}
    assert (copy.made_from, fresh.made_from) == (pattern.id, None)


@pytest.mark.parametrize(
    "work",
    [
        lambda writer, id_: money_edit.set_amounts(writer, id_, {}),
        lambda writer, id_: money_edit.rename_scenario(writer, id_, "另一名称"),
        money_edit.delete_scenario,
    ],
)
def test_that_a_locked_scenario_is_refused(shanggao: Document, work: Any) -> None:
    id_ = _scenario(shanggao).id
    with shanggao.edit("lock") as writer:
        money_edit.lock_scenario(writer, id_, is_locked=True)
    before = content_digest(shanggao)

    with pytest.raises(InvalidInputError) as caught, shanggao.edit("x") as writer:
        work(writer, id_)

    assert caught.value.problems[0].code == "scenario_locked"
    assert content_digest(shanggao) == before


def test_that_a_scenario_is_renamed_locked_and_removed(shanggao: Document) -> None:
    id_ = _scenario(shanggao).id

    with shanggao.edit("change") as writer:
        money_edit.rename_scenario(writer, id_, "另一名称")
        money_edit.lock_scenario(writer, id_, is_locked=True)
    changed = _scenario(shanggao)
    with shanggao.edit("delete") as writer:
        money_edit.lock_scenario(writer, id_, is_locked=False)
        money_edit.delete_scenario(writer, id_)

    assert (changed.name, changed.is_locked) == ("另一名称", True)
    assert not shanggao.portfolio().all(Scenario)
    assert not shanggao.portfolio().all(Override)


def test_that_a_taken_name_and_an_unknown_scenario_are_refused(
    shanggao: Document,
) -> None:
    name = _scenario(shanggao).name

    with pytest.raises(InvalidInputError), shanggao.edit("new") as writer:
        money_edit.new_scenario(writer, name)
    with pytest.raises(NotFoundError), shanggao.edit("new") as writer:
        money_edit.new_scenario(writer, "新", "nobody")


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=20), AMOUNTS)
def test_that_a_spread_total_adds_up_and_nobody_falls_below_zero(
    rows: list[tuple[int, int]], total: int
) -> None:
    needs, amounts = [row[0] for row in rows], [row[1] for row in rows]

    after = spread_total(needs, amounts, total)

    assert sum(after) == total
    assert min(after) >= 0
    rises = total > sum(amounts)
    pairs = zip(amounts, after, strict=True)
    assert all(new >= old if rises else new <= old for old, new in pairs)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12), st.integers(0, 9000))
def test_that_whole_wan_stay_whole(wholes: list[int], total: int) -> None:
    amounts = [whole * FEN_PER_WAN for whole in wholes]

    after = spread_total(amounts, amounts, total * FEN_PER_WAN)

    assert not any(fen % FEN_PER_WAN for fen in after)


@given(
    st.dictionaries(st.integers(2000, 2050), AMOUNTS, max_size=8),
    AMOUNTS,
    st.lists(st.integers(2000, 2050), min_size=1, max_size=6, unique=True),
)
def test_that_a_refit_adds_up(
    years: dict[int, int], total: int, fresh: list[int]
) -> None:
    before: dict[Key, int] = {("p", "s", year, "t"): fen for year, fen in years.items()}

    after = money_edit.refit(before, total, [("p", "s", year, "t") for year in fresh])

    assert sum(after.values()) == total
    assert set(after) == (set(before) if any(years.values()) else set(after))


def test_that_a_rise_follows_need_and_a_cut_follows_what_is_there() -> None:
    needs, amounts = [3, 1], [100, 100]

    assert spread_total(needs, amounts, 240) == (130, 110)
    assert spread_total(needs, [150, 50], 100) == (75, 25)


def _money(document: Document, scenario: Scenario) -> set[tuple[Key, int]]:
    return {
        ((part.project_id, part.source_id, part.year, part.tier), part.amount_fen)
        for part in allotted(document.portfolio(), scenario)
    }
