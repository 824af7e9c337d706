"""Amounts in the unit and form that the user wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.finding import Finding
from ecoplanner.model.money import FEN_LIMIT
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.saying import Saying
from ecoplanner.ui.amounts import column_decimals
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import plain_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.amounts import typed
from ecoplanner.ui.amounts import typed_fen
from ecoplanner.ui.amounts import unit_fen
from ecoplanner.ui.amounts import whole_text
from ecoplanner.ui.amounts import write_as
from ecoplanner.ui.telling import error_text
from ecoplanner.ui.telling import finding_text
from ecoplanner.ui.telling import problem_text
from ecoplanner.ui.telling import saying_text

if TYPE_CHECKING:
    from collections.abc import Iterator

WAN = 1_000_000


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave 万元 to the tests after these."""
    yield
    write_as("wan", "")


@pytest.mark.parametrize(
    ("unit", "numbers", "fen", "shown"),
    [
        ("wan", "", 45_280 * WAN, "45,280"),
        ("yi", "", 45_280 * WAN, "4.528"),
        ("wan", "plain", 452_805 * WAN // 10, "45280.5"),
        ("wan", "even", 45_280 * WAN, "45,280.00"),
        ("wan", "even", 452_805 * WAN // 10, "45,280.50"),
        ("wan", "plain-even", 452_805 * WAN // 10, "45280.50"),
        ("wan", "even", 1_234_567, "1.234567"),
        ("yi", "even", 5_000 * WAN, "0.50"),
        ("yi", "", -5_000 * WAN, "−0.5"),
        ("yi", "", 50_000_000 * WAN, "5,000"),
        ("yi", "", WAN, "0.0001"),
        ("yi", "", 0, "0"),
        ("ten", "odd", 45_280 * WAN, "45,280"),
    ],
)
def test_that_an_amount_is_written_as_wanted(
    unit: str, numbers: str, fen: int, shown: str
) -> None:
    write_as(unit, numbers)

    assert money_text(fen) == shown


@pytest.mark.parametrize(
    ("unit", "fen", "shown"),
    [
        ("wan", 45_280 * WAN + 500_000, "45,281"),
        ("wan", 1, "0"),
        ("yi", 45_280 * WAN + 400_000, "4.528"),
        ("yi", 1, "0.00"),
        ("yi", -1, "0.00"),
        ("yi", 0, "0"),
    ],
)
def test_that_a_rounded_amount_never_looks_like_none(
    unit: str, fen: int, shown: str
) -> None:
    write_as(unit, "")

    assert whole_text(fen) == shown


@pytest.mark.parametrize(
    ("unit", "numbers", "fen", "shown"),
    [
        ("wan", "", 45_280 * WAN, "45,280"),
        ("wan", "", 4_528_050 * WAN // 100, "45,280.5"),
        ("wan", "even", 4_528_050 * WAN // 100, "45,280.50"),
        ("wan", "", 45_280 * WAN + 1, "≈45,280.00"),
        ("wan", "plain", -45_280 * WAN - 5_000, "≈−45280.01"),
        ("wan", "", 1, "≈0.00"),
        ("wan", "", 0, "0"),
        ("yi", "", 45_280 * WAN + 10_000, "4.528001"),
        ("yi", "", 45_280 * WAN + 1, "≈4.528000"),
    ],
)
def test_that_a_short_amount_says_that_it_is_rounded(
    unit: str, numbers: str, fen: int, shown: str
) -> None:
    write_as(unit, numbers)

    assert short_text(fen) == shown


def test_that_sentences_write_amounts_as_tables_do() -> None:
    saying = Saying("mix_gap_less", {"amount_fen": 12_345_670_000})

    assert saying_text(saying, "zh") == "从缺口中扣减 12,345.67 万元。"
    write_as("wan", "plain")
    assert saying_text(saying, "zh") == "从缺口中扣减 12345.67 万元。"


@pytest.mark.parametrize(
    ("unit", "text", "fen"),
    [
        ("wan", "8000", 8_000 * WAN),
        ("wan", "0.8亿", 8_000 * WAN),
        ("yi", "0.8", 8_000 * WAN),
        ("yi", " 5 ", 50_000 * WAN),
        ("yi", "1,200.5", 12_005_000 * WAN),
        ("yi", "８", 80_000 * WAN),
        ("yi", "8000万元", 8_000 * WAN),
        ("yi", "8000 万", 8_000 * WAN),
        ("yi", "3 亿元", 30_000 * WAN),
        ("yi", "500元", 50_000),
    ],
)
def test_that_a_bare_figure_is_in_the_unit_shown(
    unit: str, text: str, fen: int
) -> None:
    write_as(unit, "")

    assert typed_fen(text) == fen


@pytest.mark.parametrize("text", ["", "15%", "about 3", "-", "3—5", "若干"])
def test_that_words_that_are_no_figure_stay_as_typed(text: str) -> None:
    write_as("yi", "")

    assert typed(text) == text


@pytest.mark.parametrize("numbers", ["", "plain", "even", "plain-even"])
@pytest.mark.parametrize("unit", ["wan", "yi"])
@given(fen=st.integers(0, FEN_LIMIT))
@settings(max_examples=50, deadline=None)
def test_that_what_is_shown_is_read_back_to_the_fen(
    unit: str, numbers: str, fen: int
) -> None:
    write_as(unit, numbers)

    assert typed_fen(plain_text(fen)) == fen
    assert typed_fen(money_text(fen)) == fen


def test_that_a_column_of_a_chart_has_even_decimals() -> None:
    fens = [45_280 * WAN, 5_000 * WAN]
    assert column_decimals(fens) == 0

    write_as("yi", "")

    decimals = column_decimals(fens)
    assert [money_text(fen, decimals) for fen in fens] == ["4.528", "0.500"]
    assert column_decimals([1]) == 6
    assert unit_fen() == 10_000 * WAN


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("单位：万元", "单位：亿元"),
        ("Unit: 10,000 yuan", "Unit: 100m yuan"),
        ("{amount} (10,000 yuan)", "{amount} (100m yuan)"),
        ("together {amount} (10,000 yuan)", "together {amount} (100m yuan)"),
    ],
)
def test_that_our_words_name_the_unit_shown(words: str, shown: str) -> None:
    assert in_unit(words) == words

    write_as("yi", "")

    assert in_unit(words) == shown


def test_that_sentences_are_told_in_the_unit_shown() -> None:
    write_as("yi", "")
    finding = Finding(
        code="more_than_needed",
        severity="error",
        table="project",
        row_id="p",
        name="万元田整治",
        evidence={"allocated_fen": 8_000 * WAN, "need_fen": 5_000 * WAN},
    )
    saying = Saying("mix_gap_less", {"amount_fen": 8_000 * WAN})
    over = Problem("mix_over_need", "amount", {"excess_fen": 8_000 * WAN})
    locked = {"source": "省级", "locked_fen": 5_000 * WAN}
    names = Problem("mix_below_locked", "amount", locked)

    said = finding_text(finding, "zh")

    assert "安排了 0.8 亿元，超过资金需求 0.5 亿元" in said
    assert "万元田整治" in said
    assert saying_text(saying, "zh") == "从缺口中扣减 0.8 亿元。"
    assert "0.8 亿元" in problem_text(over, "zh")
    assert "0.5 亿元" in problem_text(names, "zh")
    told = error_text(InvalidInputError([over]), "en")
    assert "0.8 × 100m yuan more than the need" in told
    missing = problem_text(Problem("amount_missing", "need"), "zh")
    assert missing.endswith("写成 3000 或 3000.5（亿元）。")
