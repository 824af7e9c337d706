"""Filling a gap by rules, within every ceiling and lock."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import saying_text
from ecoplanner.model.allotment import allotted
from ecoplanner.model.backfill import backfilled
from ecoplanner.model.backfill import Fill
from ecoplanner.model.backfill import Later
from ecoplanner.model.backfill import Postpone
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from tests.model.gap_frame import FRAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.backfill import Rule
    from ecoplanner.model.portfolio import Portfolio

WAN = 1_000_000


def _project(id_: str, years: tuple[int, int], wan: int, **changes: Any) -> Project:
    fields: dict[str, Any] = {
        "program_id": "p",
        "name": f"项目{id_}",
        "first_year": years[0],
        "last_year": years[1],
        "need_fen": wan * WAN,
    }
    return Project(id=id_, **(fields | changes))


def _money(project: str, source: str, year: int, wan: int) -> Allocation:
    return Allocation(
        id=f"{project}-{source}-{year}",
        project_id=project,
        source_id=source,
        year=year,
        amount_fen=wan * WAN,
    )


ROWS: tuple[Any, ...] = (
    *FRAME,
    _project("a", (2021, 2022), 100, priority=1, position=1),
    _project("b", (2022, 2023), 60, priority=2, position=2, earns_income=True),
    _project("c", (2022, 2023), 40, position=3, program_id="q"),
    _money("a", "county", 2021, 50),
    _money("b", "social", 2022, 20),
    _money("c", "county", 2022, 20),
    _money("c", "social", 2023, 20),
)


def _limit(source: str | None, wan: int, **changes: Any) -> Ceiling:
    return Ceiling(
        id=f"{source}-{changes}", source_id=source, amount_fen=wan * WAN, **changes
    )


@pytest.mark.parametrize(
    ("limits_", "rules", "steps"),
    [
        # The county fills what is missing in each year.
        (
            [],
            [Fill(source_id="county")],
            [
                (
                    {("a", 2022): 50, ("b", 2022): 10, ("b", 2023): 30},
                    "由县级补 90 万元，补给 2 个项目：还缺 0 万元。",
                )
            ],
        ),
        # Up to its ceiling, the first in rank before the next.
        (
            [_limit("county", 75, year=2022)],
            [Fill(source_id="county")],
            [
                (
                    {("a", 2022): 50, ("b", 2022): 5, ("b", 2023): 30},
                    (
                        "由县级补 85 万元，补给 2 个项目："
                        "到达限额 县级 2022年 ≤ 75 万元，还缺 5 万元。"
                    ),
                )
            ],
        ),
        # What a year cannot take, later years may; then another source.
        (
            [_limit("county", 75, year=2022)],
            [Fill(source_id="county"), Later(source_id="county")],
            [
                ({("a", 2022): 50, ("b", 2022): 5, ("b", 2023): 30}, None),
                (
                    {("b", 2023): 35},
                    "由县级在以后年份补 5 万元，补给 1 个项目：还缺 0 万元。",
                ),
            ],
        ),
        # What is filled needs no more, and says so.
        (
            [],
            [Fill(source_id="county", tier="secured"), Later(source_id="bond")],
            [
                ({("a", 2022): 50, ("b", 2022): 10, ("b", 2023): 30}, None),
                ({}, "已经没有缺口，不用债券再补。"),
            ],
        ),
        # Limits of several years are one clause.
        (
            [
                _limit("county", 20, year=2022),
                _limit("county", 20, year=2023),
                _limit("county", 50, year=2021),
            ],
            [
                Fill(source_id="county"),
                Fill(source_id="county"),
                Later(source_id="county"),
            ],
            [
                (
                    {("b", 2023): 20},
                    (
                        "由县级补 20 万元，补给 1 个项目："
                        "到达限额 县级 2022—2023年 ≤ 20 万元，还缺 70 万元。"
                    ),
                ),
                (
                    {},
                    ("县级补不了：到达限额 县级 2022—2023年 ≤ 20 万元，还缺 70 万元。"),
                ),
                (
                    {},
                    (
                        "县级在以后年份补不了：到达限额 县级 2023年 ≤ 20 万元，"
                        "1 个缺资金的项目没有更晚的实施年份，还缺 70 万元。"
                    ),
                ),
            ],
        ),
        # A source for projects with income fills no others.
        (
            [],
            [Fill(source_id="bond", tier="applied")],
            [
                (
                    {("b", 2022): 10, ("b", 2023): 30},
                    (
                        "由债券补 40 万元，补给 1 个项目："
                        "1 个项目不能用这项资金，还缺 50 万元。"
                    ),
                )
            ],
        ),
        # The last in rank gives up its money of the same source and year.
        (
            [],
            [Postpone(most=2)],
            [
                (
                    {
                        ("a", 2022): 20,
                        ("c", 2022): 0,
                        ("b", 2023): 20,
                        ("c", 2023): 0,
                    },
                    "推迟项目c：让出 40 万元给排在前面的项目。",
                ),
                ({("b", 2022): 0, ("a", 2022): 20}, None),
            ],
        ),
        (
            [],
            [Fill(source_id="county"), Postpone()],
            [
                ({("a", 2022): 50, ("b", 2022): 10, ("b", 2023): 30}, None),
                ({}, "没有可以推迟的项目。"),
            ],
        ),
        # A floor keeps what it needs.
        (
            [_limit("county", 5, program_id="q", bound="least")],
            [Postpone(most=1)],
            [
                (
                    {
                        ("a", 2022): 15,
                        ("c", 2022): 5,
                        ("b", 2023): 20,
                        ("c", 2023): 0,
                    },
                    "推迟项目c：让出 35 万元给排在前面的项目。",
                ),
            ],
        ),
    ],
)
def test_that_rules_fill_in_order(
    make_portfolio: Callable[..., Portfolio],
    limits_: list[Ceiling],
    rules: list[Rule],
    steps: list[tuple[dict[Any, float], str | None]],
) -> None:
    portfolio = make_portfolio(*ROWS, *limits_)

    found = backfilled(portfolio, rules, projects=portfolio.all(Project)).steps

    assert [
        {(key[0], key[2]): fen / WAN for key, fen in step.amounts.items()}
        for step in found
    ] == [amounts for amounts, _ in steps]
    for step, (_, said) in zip(found, steps, strict=True):
        if said is not None:
            assert saying_text(step.said, "zh") == said


def test_that_the_gap_is_what_remains(make_portfolio: Callable[..., Portfolio]) -> None:
    portfolio = make_portfolio(*ROWS, _limit("county", 80))
    rules = [Fill(source_id="county"), Fill(source_id="county", tier="secured")]

    found = backfilled(portfolio, rules, projects=portfolio.all(Project))

    assert (found.gap_before_fen, found.gap_after_fen) == (90 * WAN, 80 * WAN)
    assert [step.filled_fen / WAN for step in found.steps] == [10, 0]
    # The county's own money is secured: what nobody decided is not.
    assert {key[3] for key in found.steps[0].amounts} == {"intended"}


def test_that_money_may_be_needed_as_it_lay_before(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    project = _project("a", (2021, 2023), 90)
    before = make_portfolio(
        *FRAME, project, _money("a", "county", 2021, 10), _money("a", "bond", 2023, 80)
    )
    after = make_portfolio(*FRAME, project, _money("a", "county", 2021, 10))

    (step,) = backfilled(
        after,
        [Fill(source_id="social")],
        projects=[project],
        like=allotted(before),
    ).steps

    assert step.amounts == {("a", "social", 2023, "intended"): 80 * WAN}


def test_that_no_money_is_needed_outside_the_years_of_work(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    project = _project("a", (2021, 2022), 90)
    before = make_portfolio(*FRAME, project, _money("a", "bond", 2030, 90))
    after = make_portfolio(*FRAME, project)

    (step,) = backfilled(
        after,
        [Fill(source_id="social")],
        projects=[project],
        like=allotted(before),
    ).steps

    assert {key[2]: fen for key, fen in step.amounts.items()} == {
        2021: 45 * WAN,
        2022: 45 * WAN,
    }


def test_that_locked_money_neither_grows_nor_goes(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS)
    rules: list[Rule] = [Fill(source_id="county"), Postpone(most=9)]
    locked = [("a", "county"), ("c", "social"), ("b", "social")]

    found = backfilled(portfolio, rules, projects=portfolio.all(Project), locked=locked)

    touched = {key[:2] for step in found.steps for key in step.amounts}
    assert touched == {("b", "county")}
    assert "1 个项目的这项资金锁定或保持不动" in saying_text(found.steps[0].said, "zh")


def test_that_only_the_projects_asked_for_get_or_give(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS)
    rules: list[Rule] = [Later(source_id="county"), Postpone(most=9)]

    found = backfilled(portfolio, rules, projects=[portfolio.get(Project, "b")])

    assert {key[0] for step in found.steps for key in step.amounts} == {"b"}


def test_that_nothing_comes_later_without_years(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    free = Project(id="d", program_id="p", name="丁", need_fen=7 * WAN)
    portfolio = make_portfolio(*FRAME, free)

    later, fill = backfilled(
        portfolio,
        [Later(source_id="county"), Fill(source_id="county")],
        projects=[free],
    ).steps

    assert later.amounts == {}
    assert saying_text(later.said, "zh") == (
        "县级在以后年份补不了：1 个缺资金的项目没有更晚的实施年份，还缺 7 万元。"
    )
    assert fill.amounts == {("d", "county", None, "intended"): 7 * WAN}


def test_that_money_moves_as_far_as_a_zone_allows(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(
        *FRAME,
        _project("a", (2021, 2021), 10, priority=1),
        _project("b", (2021, 2021), 10, priority=2),
        ProjectZone(id="1", project_id="a", zone_id="north"),
        ProjectZone(id="2", project_id="a", zone_id="south"),
        ProjectZone(id="3", project_id="b", zone_id="south"),
        _money("b", "county", 2021, 10),
        _limit("county", 3, zone_id="north"),
    )

    (step,) = backfilled(portfolio, [Postpone()], projects=portfolio.all(Project)).steps

    # Half of what moves comes to the north, and the odd fen.
    assert step.filled_fen == 6 * WAN
