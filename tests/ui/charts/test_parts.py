"""Which parts a chart names, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.agency import Agency
from ecoplanner.model.plan import Plan
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.shares import GAP
from ecoplanner.ui.charts.donut import slices
from ecoplanner.ui.charts.parts import chart_of
from ecoplanner.ui.charts.parts import Look
from ecoplanner.ui.charts.parts import OTHER_KEY
from ecoplanner.ui.charts.parts import Part
from ecoplanner.ui.charts.parts import percent_text
from ecoplanner.ui.charts.parts import without_common_ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.entity import Entity


def plan_of(needs: Sequence[int]) -> Portfolio:
    """Return a plan with a programme of one project for each need."""
    plan = Plan(
        id="p",
        title="规划",
        region="县",
        level="county",
        base_year=2020,
        first_year=2021,
        last_year=2035,
    )
    programs: dict[str, Entity] = {
        f"g{at:03}": Program(id=f"g{at:03}", name=f"第{at}重大工程", position=at)
        for at in range(len(needs))
    }
    projects: dict[str, Entity] = {
        f"j{at:03}": Project(
            id=f"j{at:03}",
            program_id=f"g{at:03}",
            name=f"项目{at}",
            need_fen=need,
            position=at,
        )
        for at, need in enumerate(needs)
    }
    return Portfolio({Plan: {"p": plan}, Program: programs, Project: projects})


def part(amount: int, key: str = "k") -> Part:
    return Part(
        key=key,
        name="",
        full_name="",
        amount_fen=amount,
        share=0,
        look=Look(kind="bar"),
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["矿山生态修复重大工程", "森林重大工程"], ["矿山生态修复", "森林"]),
        (["重大工程", "森林重大工程"], ["重大工程", "森林重大工程"]),
        (["矿山工程", "矿山工程"], ["矿山工程", "矿山工程"]),
        (["水利局", "林业局"], ["水利局", "林业局"]),
        (["River repair", "Mine spare repair"], ["River", "Mine spare"]),
        (["repair", "spair"], ["repair", "spair"]),
        ([], []),
    ],
)
def test_that_a_common_ending_is_dropped(names: list[str], expected: list[str]) -> None:
    assert without_common_ending(names) == expected


@pytest.mark.parametrize("count", [2, 7, 8])
def test_that_up_to_eight_parts_are_all_named(count: int) -> None:
    chart = chart_of(plan_of([1] + [10**9] * (count - 1)), "program")

    assert len(chart.parts) == count
    assert not chart.others


def test_that_of_many_parts_the_seven_largest_are_named_in_plan_order() -> None:
    needs = [5, 90, 10, 80, 20, 70, 30, 60, 40, 50]

    chart = chart_of(plan_of([need * 100 for need in needs]), "program")

    named = [part.amount_fen // 100 for part in chart.parts]
    assert named == [90, 80, 70, 30, 60, 40, 50, 5 + 10 + 20]
    assert chart.parts[-1].key == OTHER_KEY
    assert [part.amount_fen // 100 for part in chart.others] == [5, 10, 20]


def test_that_a_part_chosen_is_named_however_small() -> None:
    plan = plan_of([1, *[10**6] * 20])

    chart = chart_of(plan, "program", keep=frozenset({"g000"}))

    assert chart.parts[0].key == "g000"


def test_that_an_open_chart_names_all() -> None:
    assert len(chart_of(plan_of([7] * 30), "program", is_open=True).parts) == 30


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=40))
def test_that_shares_of_a_chart_add_up(needs: list[int]) -> None:
    chart = chart_of(plan_of(needs), "program")

    assert sum(part.share for part in chart.parts) == (10_000 if sum(needs) else 0)
    assert sum(part.amount_fen for part in chart.parts) == sum(needs)


@pytest.mark.parametrize(
    ("needs", "is_ring"),
    [
        ([1, 1], True),
        ([1] * 7, True),
        ([1], False),
        ([1] * 8, False),
        ([0, 0], False),
    ],
)
def test_that_a_ring_shows_two_to_seven_parts(
    needs: list[int],
    is_ring: bool,  # noqa: FBT001 - a case
) -> None:
    assert chart_of(plan_of(needs), "program").is_ring is is_ring


@pytest.mark.parametrize("by", ["agency", "source", "tier", "year"])
def test_that_comparisons_are_no_ring(by: str) -> None:
    assert not chart_of(plan_of([1, 1, 1]), by).is_ring


def test_that_the_gap_is_last_and_looks_like_a_gap() -> None:
    chart = chart_of(plan_of([5, 5]), "source")

    assert [part.look.kind for part in chart.parts] == ["gap"]
    assert chart.parts[-1].key == GAP


def test_that_a_programme_keeps_its_look_when_needs_change() -> None:
    looks = [
        [part.look for part in chart_of(plan_of(needs), "program").parts]
        for needs in ([1, 2, 3], [3, 2, 1])
    ]

    assert looks[0] == looks[1]


@pytest.mark.parametrize(
    ("share", "text"),
    [(5626, "56.26%"), (5, "0.05%"), (-50, "−0.50%"), (10_000, "100.00%")],
)
def test_that_a_share_has_two_decimals(share: int, text: str) -> None:
    assert percent_text(share) == text


@given(
    st.lists(st.integers(0, 10**12), min_size=1, max_size=7).filter(any),
    st.floats(0, 4),
)
def test_that_slices_close_the_ring_and_none_is_lost(
    amounts: list[int], least: float
) -> None:
    found = slices([part(amount) for amount in amounts], least)

    assert sum(each.span for each in found) == pytest.approx(360)
    assert all(each.span >= least * 0.999 for each in found if each.part.amount_fen)
    assert all(each.span == 0 for each in found if not each.part.amount_fen)


def test_that_nothing_has_no_slices() -> None:
    assert slices([part(0), part(0)], 1) == []


def test_that_a_lead_without_a_name_is_worded() -> None:
    plan = plan_of([5])

    chart = chart_of(plan, "agency")

    assert not plan.all(Agency)
    assert [part.name for part in chart.parts] == ["未定单位"]


def test_that_programmes_with_the_same_short_name_are_told_apart() -> None:
    plan = plan_of([5, 6, 7])
    programs = dict(zip(("g000", "g001", "g002"), plan.all(Program), strict=True))
    short = {"g000": "水", "g001": "水", "g002": "林"}
    named: dict[str, Entity] = {
        key: replace(each, short_name=short[key]) for key, each in programs.items()
    }

    chart = chart_of(plan.updated({Program: named}), "program")

    assert [part.name for part in chart.parts] == ["第0重大工程", "第1重大工程", "林"]
