"""Laws of typed mixes: all adds up, and the same again changes nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.funding import Allocation
from ecoplanner.model.mix import mixed
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from tests.model.mix_rows import projects_of
from tests.model.mix_rows import ROWS
from tests.model.mix_rows import share_of
from tests.model.mix_rows import WAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model import mix
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.portfolio import Portfolio


def _after(portfolio: Portfolio, amounts: Any) -> dict[Key, int]:
    before = {
        (row.project_id, row.source_id, row.year, row.tier): row.amount_fen
        for row in portfolio.all(Allocation)
    }
    return {**before, **amounts}


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
    projects = projects_of(portfolio)
    typed = [share_of(source, percent) for source, percent in percents.items()]

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
    projects = projects_of(portfolio)
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
    typed = [share_of(source, percent) for source, percent in percents.items()]
    options: dict[str, Any] = {"rest": rest, "profile": profile, "locked": locks}

    try:
        made = mixed(portfolio, projects_of(portfolio), typed, **options)
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

    assert mixed(again, projects_of(again), typed, **options).amounts == {}
