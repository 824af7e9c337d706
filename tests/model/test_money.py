"""Amounts of money, as read and as written."""

from __future__ import annotations

from decimal import Decimal
from decimal import ROUND_HALF_UP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.money import column_decimals
from ecoplanner.model.money import FEN_LIMIT
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.money import read_amount
from ecoplanner.model.money import wan_fen
from ecoplanner.model.money import wan_text
from ecoplanner.model.money import yi_text
from ecoplanner.model.problem import Problem

FEN = st.integers(min_value=-FEN_LIMIT, max_value=FEN_LIMIT)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("1078", "10780000"),
        ("1,078", "10780000"),
        ("1，078", "10780000"),
        ("１，０７８", "10780000"),
        ("1,078.5", "10785000"),
        ("1078万", "10780000"),
        ("1078万元", "10780000"),
        ("1078 万元", "10780000"),
        (" 1078\u3000", "10780000"),
        ("1\u200b078", "10780000"),
        ("1.2亿元", "120000000"),
        ("1.2亿", "120000000"),
        ("1.9958亿元", "199580000"),
        ("500元", "500"),
        ("0.01元", "0.01"),
        ("5千元", "5000"),
        ("6千万元", "60000000"),
        ("6千万", "60000000"),
        ("3百万元", "3000000"),
        ("5435.53", "54355300"),
        ("5435.535678", "54355356.78"),
        ("1.50000000000", "15000"),
        ("193,578", "1935780000"),
        ("1,193,578", "11935780000"),
        ("0", "0"),
        ("0.5", "5000"),
        ("007", "70000"),
        ("10000000000元", "10000000000"),
        ("100000亿元", "10000000000000"),
    ],
)
def test_that_an_amount_is_read_to_the_fen(text: str, yuan: str) -> None:
    assert wan_fen(text) == Decimal(yuan) * 100


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount_missing"),
        ("  ", "amount_missing"),
        ("—", "amount_missing"),
        ("/", "amount_missing"),
        ("－", "amount_missing"),
        ("-5", "amount_negative"),
        ("−5万元", "amount_negative"),
        ("－１，０７８", "amount_negative"),
        ("约-5", "amount_negative"),
        ("0.001元", "amount_too_fine"),
        ("1.1234567", "amount_too_fine"),
        ("0.00000000001亿元", "amount_too_fine"),
        ("100000.0000000001亿元", "amount_too_large"),
        ("100001亿元", "amount_too_large"),
        ("9" * 90, "amount_too_large"),
        ("1,07", "amount_bad_grouping"),
        ("1,0780", "amount_bad_grouping"),
        ("1078,", "amount_bad_grouping"),
        ("1,234567", "amount_bad_grouping"),
        ("1234,567", "amount_bad_grouping"),
        ("0,107", "amount_bad_grouping"),
        ("1.5,000", "amount_bad_grouping"),
        ("1 078", "amount_bad_grouping"),
        ("1, 078", "amount_bad_grouping"),
        ("500-800万元", "amount_is_range"),
        ("500—800", "amount_is_range"),
        ("500万～800万元", "amount_is_range"),
        ("500至800", "amount_is_range"),
        ("约500到800万元", "amount_is_range"),
        ("l078", "amount_has_letters"),
        ("1O78", "amount_has_letters"),
        ("l,078万元", "amount_has_letters"),
        ("1е5", "amount_has_letters"),
        ("1e5", "amount_has_letters"),
        ("0x10", "amount_has_letters"),
        ("1078 wan", "amount_has_letters"),
        ("约1.2亿元", "amount_is_vague"),
        ("大约500", "amount_is_vague"),
        ("~500", "amount_is_vague"),
        ("3000余万元", "amount_is_vague"),
        ("10多亿元", "amount_is_vague"),
        ("500左右", "amount_is_vague"),
        ("500以上", "amount_is_vague"),
        ("不低于500", "amount_is_vague"),
        ("≥500", "amount_is_vague"),
        ("<500", "amount_is_vague"),
        ("几百万", "amount_is_vague"),
        ("数千万元", "amount_is_vague"),
        ("500（估）", "amount_is_vague"),
        ("约", "amount_is_vague"),
        ("200万美元", "amount_foreign_currency"),
        ("$200", "amount_foreign_currency"),
        ("€5", "amount_foreign_currency"),
        ("200 USD", "amount_foreign_currency"),
        ("USD200", "amount_foreign_currency"),
        ("300万港币", "amount_foreign_currency"),
        ("nan", "amount_not_a_number"),
        ("inf", "amount_not_a_number"),
        ("1_000", "amount_not_a_number"),
        ("٣", "amount_not_a_number"),
        ("²", "amount_not_a_number"),
        ("1²", "amount_not_a_number"),
        ("①", "amount_not_a_number"),
        ("一千万元", "amount_not_a_number"),
        ("1.2.3", "amount_not_a_number"),
        ("1078.", "amount_not_a_number"),
        (".5", "amount_not_a_number"),
        ("1。5", "amount_not_a_number"),
        ("+5", "amount_not_a_number"),
        ("--5", "amount_not_a_number"),
        ("1/2", "amount_not_a_number"),
        ("50%", "amount_not_a_number"),
        ("5千", "amount_not_a_number"),
        ("5元万", "amount_not_a_number"),
        ("5元5角", "amount_not_a_number"),
        ("¥1078", "amount_not_a_number"),
        ("(500)", "amount_not_a_number"),
        ("500、800", "amount_not_a_number"),
        ("1078\n万元", "amount_not_a_number"),
        ("万元", "amount_not_a_number"),
        ("纳入项目投资", "amount_not_a_number"),
        ("1" * 10_000, "amount_not_a_number"),
    ],
)
def test_that_what_is_no_sure_amount_is_refused_with_its_reason(
    text: str, code: str
) -> None:
    problem = wan_fen(text, field_name="need_fen")

    assert isinstance(problem, Problem)
    assert (problem.code, problem.field_name) == (code, "need_fen")
    assert problem.params["text"] == text


def test_that_the_limit_is_named_where_it_is_passed() -> None:
    problem = wan_fen("1000000000.01")

    assert isinstance(problem, Problem)
    assert problem.params["limit"] == FEN_LIMIT
    assert wan_fen("1000000000") == FEN_LIMIT


@pytest.mark.parametrize(
    ("text", "yuan", "unit"),
    [
        ("约1.2亿元", 120_000_000, "亿元"),
        ("约3000余万元", 30_000_000, "万元"),
        ("近500左右", 5_000_000, ""),
    ],
)
def test_that_an_importer_sees_about_how_much_it_is(
    text: str, yuan: int, unit: str
) -> None:
    amount = read_amount(text)

    assert amount.text == text
    assert (amount.fen, amount.unit) == (yuan * 100, unit)
    assert amount.flag == "amount_is_vague"


@pytest.mark.parametrize(
    ("text", "column_unit", "yuan", "unit"),
    [
        ("1078", "元", 1078, ""),
        ("1078", "亿元", 107_800_000_000, ""),
        ("1078万", "元", 10_780_000, "万"),
    ],
)
def test_that_a_written_unit_goes_before_that_of_the_column(
    text: str, column_unit: str, yuan: int, unit: str
) -> None:
    amount = read_amount(text, unit=column_unit)

    assert (amount.fen, amount.unit, amount.flag) == (yuan * 100, unit, "")


@given(st.text() | st.text("0123456789,. -~约余多万亿元千l美左右以上", max_size=12))
def test_that_any_text_gives_an_amount_or_a_reason(text: str) -> None:
    amount = read_amount(text)

    assert (amount.fen is None) <= bool(amount.flag)
    assert amount.fen is None or 0 <= amount.fen <= FEN_LIMIT
    assert isinstance(wan_fen(text), Problem) == bool(amount.flag)


@pytest.mark.parametrize(
    ("fen", "expected"),
    [
        (1_078_000_000, "1078"),
        (5_435_530_000, "5435.53"),
        (1, "0.000001"),
        (-500_000, "−0.5"),
        (0, "0"),
        (1_935_780_000_000, "1935780"),
    ],
)
def test_that_wan_take_the_fewest_exact_decimals(fen: int, expected: str) -> None:
    assert wan_text(fen) == expected


@pytest.mark.parametrize(
    ("fen", "decimals", "expected"),
    [
        (1_078_000_000, 2, "1078.00"),
        (1_078_500_000, 0, "1079"),
        (1_078_499_999, 0, "1078"),
        (-1_500_000, 0, "−2"),
        (-499_999, 0, "0"),
        (1_005_000, 2, "1.01"),
        (1_000_001, 8, "1.00000100"),
    ],
)
def test_that_wan_are_rounded_half_away_from_zero(
    fen: int, decimals: int, expected: str
) -> None:
    assert wan_text(fen, decimals) == expected


def test_that_thousands_are_parted_only_on_demand() -> None:
    assert wan_text(1_935_780_500_000, grouped=True) == "1,935,780.5"
    assert wan_text(-1_078_000_000, 2, grouped=True) == "−1,078.00"
    assert yi_text(12_345_678_900_000_000, grouped=True) == "1,234,567.8900"


@pytest.mark.parametrize(
    ("fen", "decimals", "expected"),
    [
        (193_578_000_000, 4, "19.3578"),
        (193_578_000_000, 2, "19.36"),
        (193_578_000_000, None, "19.3578"),
        (10_000_000_000, 4, "1.0000"),
        (10_000_000_000, None, "1"),
        (-5_000_000_000, 0, "−1"),
    ],
)
def test_that_yi_have_four_decimals_unless_told(
    fen: int, decimals: int | None, expected: str
) -> None:
    assert yi_text(fen, decimals) == expected


def test_that_yi_have_four_decimals_by_default() -> None:
    assert yi_text(193_578_000_000) == "19.3578"


@given(fen=st.integers(min_value=0, max_value=FEN_LIMIT), grouped=st.booleans())
def test_that_a_written_amount_reads_back(fen: int, *, grouped: bool) -> None:
    assert wan_fen(wan_text(fen, grouped=grouped)) == fen
    assert wan_fen(yi_text(fen, None, grouped=grouped) + "亿元") == fen


@given(FEN, st.integers(min_value=0, max_value=8))
def test_that_wan_are_rounded_as_decimals_are(fen: int, decimals: int) -> None:
    exact = Decimal(fen).scaleb(-6)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    sign = "−" if rounded < 0 else ""

    assert wan_text(fen, decimals) == sign + f"{abs(rounded):f}"


@pytest.mark.parametrize(
    ("amounts", "decimals"),
    [
        ([], 0),
        ([1078 * FEN_PER_WAN, 0], 0),
        ([1078 * FEN_PER_WAN, 1_500_000], 1),
        ([1_500_000, -1_550_000], 2),
        ([1_500_000, 1_555_000], 2),
        ([1], 2),
    ],
)
def test_that_a_column_takes_the_fewest_decimals_up_to_two(
    amounts: list[int], decimals: int
) -> None:
    assert column_decimals(amounts) == decimals
