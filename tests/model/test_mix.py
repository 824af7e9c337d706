"""Typing a funding mix: what stands, what moves, and what cannot be."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.messages import error_text
from ecoplanner.messages import saying_text
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.mix import mixed
from ecoplanner.model.mix import Typed
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.model import mix
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.portfolio import Portfolio

WAN = 1_000_000
SCENARIO = Scenario(id="scenario-1", name="方案一")
ROWS: tuple[Any, ...] = (
    Program(id="p", name="矿山工程"),
    Project(
        id="a",
        program_id="p",
        name="甲",
        first_year=2021,
        last_year=2023,
        need_fen=100 * WAN,
        position=1,
    ),
    Project(
        id="b",
        program_id="p",
        name="乙",
        first_year=2022,
        last_year=2023,
        need_fen=50 * WAN,
        position=2,
    ),
    Source(id="central", name="中央", root="central", level="central", position=1),
    Source(
        id="t1",
        name="转移一",
        root="central",
        level="central",
        parent_id="central",
        default_tier="applied",
        position=2,
    ),
    Source(
        id="t2",
        name="转移二",
        root="central",
        level="central",
        parent_id="central",
        position=3,
    ),
    Source(id="county", name="县级财政", root="local", level="county", position=4),
    Source(id="social", name="社会资本", root="social", level="social", position=5),
)


def _money(project: str, source: str, year: int | None, wan: int) -> Allocation:
    return Allocation(
        id=f"{project}-{source}-{year}",
        project_id=project,
        source_id=source,
        year=year,
        amount_fen=wan * WAN,
    )


MONEY = (
    _money("a", "t1", 2021, 30),
    _money("a", "county", 2021, 10),
    _money("a", "county", 2023, 30),
    _money("b", "county", 2022, 20),
    _money("b", "social", 2023, 15),
)


def _projects(portfolio: Portfolio) -> Sequence[Project]:
    return portfolio.all(Project)


def _share(source: str, percent: int | str) -> Typed:
    return Typed(source_id=source, share=Fraction(percent) / 100)


def _wan(amounts: dict[Key, int]) -> dict[tuple[str, str, int | None], float]:
    return {key[:3]: fen / WAN for key, fen in sorted(amounts.items(), key=str)}


def _after(portfolio: Portfolio, amounts: Any) -> dict[Key, int]:
    before = {
        (row.project_id, row.source_id, row.year, row.tier): row.amount_fen
        for row in portfolio.all(Allocation)
    }
    return {**before, **amounts}


@pytest.mark.parametrize(
    ("typed", "options", "amounts"),
    [
        # More social money: by need, and nobody above what it needs.
        (
            [_share("social", 24)],
            {},
            {
                ("a", "social", 2021): 5,
                ("a", "social", 2022): 5,
                ("a", "social", 2023): 4,
                ("b", "social", 2023): 22,
            },
        ),
        # Less: in proportion to what each has; years and tiers keep theirs.
        (
            [_share("county", 20)],
            {},
            {
                ("a", "county", 2021): 5,
                ("a", "county", 2023): 15,
                ("b", "county", 2022): 10,
            },
        ),
        (
            [Typed(source_id="county", amount_fen=30 * WAN)],
            {"rest": "others"},
            {
                ("a", "county", 2021): 5,
                ("a", "county", 2023): 15,
                ("a", "t1", 2021): 50,
                ("b", "county", 2022): 10,
                ("b", "social", 2023): 25,
            },
        ),
        (
            [_share("county", 40)],
            {"rest": "clear"},
            {("a", "t1", 2021): 0, ("b", "social", 2023): 0},
        ),
        # A group is shared among the sources below that give money.
        (
            [Typed(source_id="central", amount_fen=15 * WAN)],
            {},
            {("a", "t1", 2021): 15},
        ),
        # Where a project would have too much, its other sources give way.
        (
            [Typed(source_id="social", amount_fen=150 * WAN)],
            {},
            {
                ("a", "county", 2021): 0,
                ("a", "county", 2023): 0,
                ("a", "social", 2021): 34,
                ("a", "social", 2022): 33,
                ("a", "social", 2023): 33,
                ("a", "t1", 2021): 0,
                ("b", "county", 2022): 0,
                ("b", "social", 2023): 50,
            },
        ),
        (
            [_share("county", 40)],
            {"profile": "front"},
            {
                ("a", "county", 2021): 20,
                ("a", "county", 2022): 13,
                ("a", "county", 2023): 7,
                ("b", "county", 2022): 13,
                ("b", "county", 2023): 7,
            },
        ),
        (
            [_share("county", 40)],
            {"profile": "even"},
            {
                ("a", "county", 2021): 14,
                ("a", "county", 2022): 13,
                ("a", "county", 2023): 13,
                ("b", "county", 2022): 10,
                ("b", "county", 2023): 10,
            },
        ),
        # Own percents count in the years of work alone.
        (
            [_share("county", 40)],
            {"profile": {2021: Fraction(50), 2022: Fraction(50), 2030: Fraction(9)}},
            {
                ("a", "county", 2021): 20,
                ("a", "county", 2022): 20,
                ("a", "county", 2023): 0,
            },
        ),
        # What is locked stays; the other project takes all.
        (
            [_share("county", 30)],
            {"locked": [("a", "county")]},
            {("b", "county", 2022): 5},
        ),
        ([], {}, {}),
    ],
)
def test_that_a_typed_mix_moves_the_rest_by_its_rule(
    make_portfolio: Callable[..., Portfolio],
    typed: list[Typed],
    options: dict[str, Any],
    amounts: dict[Any, float],
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)

    made = mixed(portfolio, _projects(portfolio), typed, **options)

    assert _wan(dict(made.amounts)) == amounts


def test_that_new_money_has_the_tier_of_its_source_or_the_one_typed(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS)
    projects = _projects(portfolio)[:1]
    typed = Typed(source_id="t1", amount_fen=3 * WAN)
    sure = Typed(source_id="t1", amount_fen=3 * WAN, tier="secured")

    plain = mixed(portfolio, projects, [typed]).amounts
    named = mixed(portfolio, projects, [sure]).amounts

    assert {key[3] for key in plain} == {"applied"}
    assert {key[3] for key in named} == {"secured"}


def test_that_a_typed_tier_takes_over_what_is_there(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)
    typed = Typed(source_id="social", amount_fen=15 * WAN, tier="secured")

    made = mixed(portfolio, portfolio.all(Project)[1:], [typed])

    assert dict(made.amounts) == {
        ("b", "social", 2023, "intended"): 0,
        ("b", "social", 2023, "secured"): 15 * WAN,
    }


def test_that_money_of_a_project_without_years_has_no_year(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    free = Project(id="c", program_id="p", name="丙", need_fen=10)
    portfolio = make_portfolio(*ROWS, free)

    made = mixed(portfolio, [free], [_share("social", 50)], profile="front")

    assert dict(made.amounts) == {("c", "social", None, "intended"): 5}


def test_that_a_scenario_has_its_own_money_and_locks(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    override = Override(
        id="o",
        scenario_id=SCENARIO.id,
        project_id="b",
        source_id="county",
        year=2022,
        amount_fen=10 * WAN,
    )
    lock = FundingLock(
        id="l", scenario_id=SCENARIO.id, project_id="a", source_id="county"
    )
    portfolio = make_portfolio(*ROWS, *MONEY, SCENARIO, override, lock)
    typed = [Typed(source_id="county", amount_fen=42 * WAN)]

    plan = mixed(portfolio, _projects(portfolio), typed).amounts
    own = mixed(portfolio, _projects(portfolio), typed, scenario=SCENARIO).amounts

    assert _wan(dict(own)) == {("b", "county", 2022): 2}
    assert {key[0] for key in plan} == {"a", "b"}


@pytest.mark.parametrize(
    ("typed", "options", "said"),
    [
        (
            [_share("social", 70), _share("county", "30.5")],
            {},
            "各项合计超过资金需求 0.75 万元：减少比例或金额。",
        ),
        (
            [_share("social", 80)],
            {"locked": [("a", "county")]},
            (
                "超出 10 万元放不下：减少比例或金额，"
                "或让县级财政可以变动（解锁，或不再保持不动）。"
            ),
        ),
        (
            [_share("county", 20)],
            {"locked": [("a", "county")]},
            (
                "县级财政有 40 万元锁定或保持不动，不能更少："
                "让它可以变动，或提高比例或金额。"
            ),
        ),
        (
            [_share("central", 20), _share("t1", 20)],
            {},
            "转移一既单独填写，又包含在另一项里：只留一处。",
        ),
        (
            [_share("county", 40)],
            {"profile": {2030: Fraction(1)}},
            "甲只在 2021—2023 年实施，分年比例里没有这些年份：补上其中一年。",
        ),
    ],
)
def test_that_a_mix_that_cannot_be_says_why(
    make_portfolio: Callable[..., Portfolio],
    typed: list[Typed],
    options: dict[str, Any],
    said: str,
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)

    with pytest.raises(InvalidInputError) as caught:
        mixed(portfolio, _projects(portfolio), typed, **options)

    assert error_text(caught.value, "zh") == said


def test_that_a_group_without_money_names_what_is_below(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS)

    with pytest.raises(InvalidInputError) as caught:
        mixed(portfolio, _projects(portfolio), [_share("central", 10)])

    assert "（转移一、转移二）" in error_text(caught.value, "zh")
    assert mixed(portfolio, _projects(portfolio), [_share("central", 0)]).amounts == {}


def test_that_a_share_of_no_need_is_refused(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    free = Project(id="c", program_id="p", name="丙")
    portfolio = make_portfolio(*ROWS, free)

    with pytest.raises(InvalidInputError) as caught:
        mixed(portfolio, [free], [_share("social", 10)])

    assert caught.value.problems[0].code == "mix_without_need"
    nothing = mixed(portfolio, [free], [Typed(source_id="social", amount_fen=0)])
    assert saying_text(nothing.moved[0], "zh") == "社会资本 0 → 0 万元：缺口不变。"


@pytest.mark.parametrize(
    ("typed", "options", "zh", "en"),
    [
        (
            [_share("social", 12)],
            {"locked": [("a", "county"), ("b", "county")]},
            ["社会资本 10.00% → 12.00%：县级财政保持不动，从缺口中扣减 3 万元。"],
            [
                (
                    "社会资本 10.00% → 12.00%: 县级财政 stays as it is, "
                    "3 (10,000 yuan) come off the gap."
                )
            ],
        ),
        (
            [_share("county", 50)],
            {"rest": "others"},
            [
                (
                    "县级财政 40.00% → 50.00%：转移一让出 10 万元，"
                    "社会资本让出 5 万元，缺口不变。"
                )
            ],
            [
                (
                    "县级财政 40.00% → 50.00%: 转移一 gives way by 10 (10,000 yuan), "
                    "社会资本 gives way by 5 (10,000 yuan), the gap stays."
                )
            ],
        ),
        (
            [_share("county", 38), _share("social", 6)],
            {},
            [
                "县级财政 40.00% → 38.00%。",
                "社会资本 10.00% → 6.00%。",
                "其余：缺口增加 9 万元。",
            ],
            [
                "县级财政 40.00% → 38.00%.",
                "社会资本 10.00% → 6.00%.",
                "The rest: the gap grows by 9 (10,000 yuan).",
            ],
        ),
        ([], {}, [], []),
    ],
)
def test_that_what_moved_is_said(
    make_portfolio: Callable[..., Portfolio],
    typed: list[Typed],
    options: dict[str, Any],
    zh: list[str],
    en: list[str],
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)

    moved = mixed(portfolio, _projects(portfolio), typed, **options).moved

    assert [saying_text(each, "zh") for each in moved] == zh
    assert [saying_text(each, "en") for each in moved] == en


SOURCES = ("t1", "t2", "county", "social")


@st.composite
def _plans(draw: st.DrawFn) -> tuple[list[Any], list[tuple[str, str]]]:
    """Draw projects with money, nobody with more than it needs; and locks."""
    unit = draw(st.sampled_from([1, WAN]))
    rows: list[Any] = [row for row in ROWS if not isinstance(row, Project)]
    locks = []
    for at in range(draw(st.integers(1, 4))):
        parts = draw(st.lists(st.integers(0, 300), min_size=6, max_size=6))
        first = draw(st.integers(2021, 2024))
        rows.append(
            Project(
                id=f"project-{at}",
                program_id="p",
                name=f"项目{at}",
                first_year=first,
                last_year=first + draw(st.integers(0, 3)),
                need_fen=sum(parts) * unit,
                position=at,
            )
        )
        for number, fen in enumerate(parts[:-1]):
            source = draw(st.sampled_from(SOURCES))
            rows.append(
                Allocation(
                    id=f"{at}-{number}",
                    project_id=f"project-{at}",
                    source_id=source,
                    year=2021 + number,
                    amount_fen=fen * unit,
                )
            )
        locks += [
            (f"project-{at}", source)
            for source in SOURCES
            if draw(st.booleans()) and draw(st.booleans())
        ]
    return rows, locks


@given(
    plan=_plans(),
    percents=st.dictionaries(st.sampled_from(SOURCES), st.integers(0, 60), max_size=3),
    rest=st.sampled_from(["gap", "others", "clear"]),
    profile=st.sampled_from([None, "even", "front"]),
)
@settings(deadline=None)
def test_that_every_mix_adds_up(
    make_portfolio: Callable[..., Portfolio],
    plan: tuple[list[Any], list[tuple[str, str]]],
    percents: dict[str, int],
    rest: mix.Rest,
    profile: Any,
) -> None:
    rows, locks = plan
    portfolio = make_portfolio(*rows)
    projects = _projects(portfolio)
    typed = [_share(source, percent) for source, percent in percents.items()]

    try:
        made = mixed(
            portfolio, projects, typed, rest=rest, profile=profile, locked=locks
        )
    except InvalidInputError as error:
        codes = {each.code for each in error.problems}
    else:
        codes = set()
        _check_mix(portfolio, made, percents, locks, rest)
    assert codes <= {
        *("mix_over_need", "mix_over_locked", "mix_below_locked", "mix_without_need")
    }


def _check_mix(
    portfolio: Portfolio,
    made: mix.Mix,
    percents: dict[str, int],
    locks: list[tuple[str, str]],
    rest: mix.Rest,
) -> None:
    projects = _projects(portfolio)
    need = sum(project.need_fen or 0 for project in projects)
    after = _after(portfolio, made.amounts)

    assert min(after.values(), default=0) >= 0
    unit = WAN if need % WAN == 0 else 1
    for source, percent in percents.items():
        total = sum(fen for key, fen in after.items() if key[1] == source)
        assert abs(total - Fraction(need * percent, 100)) < unit
    for project in projects:
        given_ = sum(fen for key, fen in after.items() if key[0] == project.id)
        assert given_ <= (project.need_fen or 0)
    for row in portfolio.all(Allocation):
        if (row.project_id, row.source_id) in locks:
            assert (
                row.project_id,
                row.source_id,
                row.year,
                row.tier,
            ) not in made.amounts
    if rest == "clear" and not locks:
        typed_ids = set(percents)
        assert {key[1] for key, fen in after.items() if fen} <= typed_ids


@given(
    plan=_plans(),
    percents=st.dictionaries(st.sampled_from(SOURCES), st.integers(0, 50), max_size=2),
    rest=st.sampled_from(["gap", "others", "clear"]),
    profile=st.sampled_from([None, "even", "front"]),
)
@settings(deadline=None)
def test_that_the_same_mix_again_changes_nothing(
    make_portfolio: Callable[..., Portfolio],
    plan: tuple[list[Any], list[tuple[str, str]]],
    percents: dict[str, int],
    rest: mix.Rest,
    profile: Any,
) -> None:
    rows, locks = plan
    portfolio = make_portfolio(*rows)
    typed = [_share(source, percent) for source, percent in percents.items()]
    options: dict[str, Any] = {"rest": rest, "profile": profile, "locked": locks}

    try:
        made = mixed(portfolio, _projects(portfolio), typed, **options)
    except InvalidInputError:
        return
    frame = [row for row in rows if not isinstance(row, Allocation)]
    money = [
        Allocation(
            id=f"new-{at}",
            project_id=project,
            source_id=source,
            year=year,
            tier="intended" if tier == "intended" else "applied",
            amount_fen=fen,
        )
        for at, ((project, source, year, tier), fen) in enumerate(
            _after(portfolio, made.amounts).items()
        )
    ]
    again = make_portfolio(*frame, *money)

    assert mixed(again, _projects(again), typed, **options).amounts == {}
