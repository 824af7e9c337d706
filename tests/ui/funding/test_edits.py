"""What an edit of the matrix does to single amounts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.allotment import Allotted
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.ui.funding.edits import ALL
from ecoplanner.ui.funding.edits import amounts_at
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.edits import Place
from ecoplanner.ui.funding.edits import set_cell
from ecoplanner.ui.funding.edits import set_tier
from ecoplanner.ui.funding.edits import share_fen
from ecoplanner.ui.funding.edits import typed_amount
from ecoplanner.ui.funding.edits import typed_share
from ecoplanner.ui.funding.money import Money

WAN = 1_000_000
FEN = st.integers(0, 10**12)
YEARS = st.one_of(st.none(), st.integers(2020, 2027))
TIERS = st.sampled_from(["secured", "applied"])


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Project], Money]:
    """Return projects with some money of one source."""
    projects, by_project, given_ = [], {}, {}
    for at in range(draw(st.integers(1, 6))):
        first = draw(st.one_of(st.none(), st.integers(2021, 2024)))
        last = None if first is None else first + draw(st.integers(0, 3))
        need = draw(st.one_of(st.none(), FEN))
        id_ = f"p{at}"
        projects.append(
            Project(
                id=id_,
                program_id="g",
                name=id_,
                first_year=first,
                last_year=last,
                need_fen=need,
            )
        )
        places = draw(
            st.dictionaries(st.tuples(YEARS, TIERS), FEN.filter(bool), max_size=4)
        )
        by_project[id_] = [
            Allotted(
                project_id=id_,
                source_id="s",
                year=year,
                tier=tier,  # type: ignore[arg-type]
                amount_fen=fen,
                row_id="r",
                table="allocations",
            )
            for (year, tier), fen in places.items()
        ]
        given_[id_] = sum(places.values())
    return projects, Money(by_project, given_)


def _after(
    projects: list[Project],
    money: Money,
    changed: dict[tuple[str, str, int | None, str], int],
) -> dict[tuple[str, str, int | None, str], int]:
    before = {
        key: fen
        for project in projects
        for key, fen in amounts_at(money, project.id, "s", ALL).items()
    }
    return before | changed


@given(situations(), st.one_of(st.just(ALL), YEARS), FEN)
def test_that_a_cell_adds_up_to_the_fen_whatever_was_there(
    situation: tuple[list[Project], Money], place: Place, total: int
) -> None:
    projects, money = situation

    changed = set_cell(money, projects, CellEdit("s", place, total), "applied")

    assert not isinstance(changed, Problem)
    after = _after(projects, money, changed)
    held = [fen for key, fen in after.items() if place in (ALL, key[2])]
    assert sum(held) == total
    assert min(after.values(), default=0) >= 0


@given(situations(), st.integers(2020, 2027), FEN)
def test_that_a_year_leaves_the_other_years_alone(
    situation: tuple[list[Project], Money], year: int, total: int
) -> None:
    projects, money = situation

    changed = set_cell(money, projects, CellEdit("s", year, total), "applied")

    assert not isinstance(changed, Problem)
    assert {key[2] for key in changed} <= {year}


@given(situations(), st.sampled_from(["secured", "intended"]))
def test_that_another_tier_keeps_every_years_sum(
    situation: tuple[list[Project], Money], tier: str
) -> None:
    projects, money = situation

    changed = set_tier(money, projects, "s", tier)  # type: ignore[arg-type]

    after = _after(projects, money, changed)
    assert sum(after.values()) == sum(money.given.values())
    assert {key[3] for key, fen in after.items() if fen} <= {tier}


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("15", 5_430 * WAN),
        ("15%", 5_430 * WAN),
        ("１５％", 5_430 * WAN),
        ("15.00%", 5_430 * WAN),
        ("5430", 5_430 * WAN),
        ("5,430万元", 5_430 * WAN),
        ("120%", 43_440 * WAN),
        ("", 0),
    ],
)
def test_that_a_share_is_typed_as_percent_or_as_amount(text: str, fen: int) -> None:
    assert typed_share(text, 36_200 * WAN) == fen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-5", "amount_negative"),
        ("约三千万", "amount_is_vague"),
        ("abc", "amount_not_a_number"),
    ],
)
def test_that_what_is_no_amount_is_a_problem(text: str, code: str) -> None:
    for found in (typed_amount(text), typed_share(text, WAN)):
        assert isinstance(found, Problem)
        assert found.code == code


@given(st.integers(0, 10_000), st.integers(1, 10**14))
def test_that_a_share_is_the_nearest_fen(hundredths: int, need: int) -> None:
    fen = share_fen(Fraction(hundredths, 100), need)

    assert abs(fen - Fraction(hundredths * need, 10_000)) <= Fraction(1, 2)
