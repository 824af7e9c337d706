"""Words of a schedule and the years they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.period import FIRST_YEAR
from ecoplanner.model.period import LAST_YEAR
from ecoplanner.model.period import Period
from ecoplanner.model.period import period_text
from ecoplanner.model.period import read_period

PLAIN: tuple[str, ...] = ()
YEARS = st.integers(min_value=FIRST_YEAR, max_value=LAST_YEAR)
MONTHS = st.integers(min_value=1, max_value=12)
WORDS = [
    *"0123456789年月日底前末初起自至到-—～~、，（）()./ ",
    *("2021", "2025", "25", "3", "十四五", "“十五五”", "近期", "期间", "完成", "季度"),
    *("上半年", "截至", "以前", "开始"),
]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-2025", 2021, 2025),
        ("2021—2025年", 2021, 2025),
        ("2021——2025年", 2021, 2025),
        ("２０２１—２０２５年", 2021, 2025),
        ("2021～2025年", 2021, 2025),
        ("2021~2025", 2021, 2025),
        ("2021至2025", 2021, 2025),
        ("2021到2025年", 2021, 2025),
        ("2021‐2025", 2021, 2025),
        ("2021–2025", 2021, 2025),
        ("2021―2025", 2021, 2025),
        ("2021－2025", 2021, 2025),
        ("2021−2025", 2021, 2025),
        ("2021年-2025年", 2021, 2025),
        ("2021 - 2025 年", 2021, 2025),
        ("2021—\n2025年", 2021, 2025),
        ("2021-2025年度", 2021, 2025),
        ("（2021—2025年）", 2021, 2025),
        ("2021—2025年期间", 2021, 2025),
        ("2021—2025年实施", 2021, 2025),
        ("自2021年至2025年", 2021, 2025),
        ("从2021年到2025年", 2021, 2025),
        ("自2021年起至2025年止", 2021, 2025),
        ("2021年至2025年底", 2021, 2025),
        ("2021-2025年底前", 2021, 2025),
        ("2021-2025年底前完成", 2021, 2025),
        ("2021年初—2023年末", 2021, 2023),
        ("2021—2021年", 2021, 2021),
        ("1949-2100", 1949, 2100),
        ("2025年", 2025, 2025),
        ("2025", 2025, 2025),
        ("2025年度", 2025, 2025),
        ("2025年内", 2025, 2025),
        ("2025年实施", 2025, 2025),
        ("2025年底前", None, 2025),
        ("2025年底以前", None, 2025),
        ("2025年年底前", None, 2025),
        ("2025年末", None, 2025),
        ("2025年底", None, 2025),
        ("2025年底前完成", None, 2025),
        ("2025年完成", None, 2025),
        ("到2025年", None, 2025),
        ("至2025年底", None, 2025),
        ("截至2025年", None, 2025),
        ("截止到2025年底", None, 2025),
        ("2023年起", 2023, None),
        ("自2023年起", 2023, None),
        ("自2023年", 2023, None),
        ("从2023年开始", 2023, None),
        ("2023年以来", 2023, None),
    ],
)
def test_that_years_are_read(text: str, first: int | None, last: int | None) -> None:
    assert read_period(text) == Period(first_year=first, last_year=last)


@pytest.mark.parametrize(
    ("text", "first", "last", "flags"),
    [
        ("2021年3月—2023年12月", (2021, 3), (2023, 12), PLAIN),
        ("2021年03月至2023年12月", (2021, 3), (2023, 12), PLAIN),
        ("2021.3-2023.12", (2021, 3), (2023, 12), PLAIN),
        ("2021.03—2023.12", (2021, 3), (2023, 12), PLAIN),
        ("2021/3-2023/12", (2021, 3), (2023, 12), PLAIN),
        ("2021-03至2023-12", (2021, 3), (2023, 12), PLAIN),
        ("2021-03—2023-12", (2021, 3), (2023, 12), PLAIN),
        ("2021年3月—2023年", (2021, 3), (2023, None), PLAIN),
        ("2021年—2023年6月", (2021, None), (2023, 6), PLAIN),
        ("2021年3月—2021年", (2021, 3), (2021, None), PLAIN),
        ("2021年—2021年3月", (2021, None), (2021, 3), PLAIN),
        ("2021年3月-12月", (2021, 3), (2021, 12), PLAIN),
        ("2021年3-12月", (2021, 3), (2021, 12), PLAIN),
        ("2025年6月", (2025, 6), (2025, 6), PLAIN),
        ("2025年6月份", (2025, 6), (2025, 6), PLAIN),
        ("2025.6", (2025, 6), (2025, 6), PLAIN),
        ("2025年6月底前", (None, None), (2025, 6), PLAIN),
        ("2023年6月起", (2023, 6), (None, None), PLAIN),
        ("2021年上半年", (2021, 1), (2021, 6), PLAIN),
        ("2021年下半年—2022年", (2021, 7), (2022, None), PLAIN),
        ("2021年第三季度", (2021, 7), (2021, 9), PLAIN),
        ("2021年4季度", (2021, 10), (2021, 12), PLAIN),
        ("2021年3月1日—2023年12月31日", (2021, 3), (2023, 12), ("day_left_out",)),
        ("2021.3.1-2023.12.31", (2021, 3), (2023, 12), ("day_left_out",)),
        ("2021-03-01至2023-12-31", (2021, 3), (2023, 12), ("day_left_out",)),
        ("“十四五”期间", (2021, None), (2025, None), ("plan",)),
        ("十四五", (2021, None), (2025, None), ("plan",)),
        ("「十四五」时期", (2021, None), (2025, None), ("plan",)),
        ("“十四五”规划期", (2021, None), (2025, None), ("plan",)),
        ("“十四五”规划期间", (2021, None), (2025, None), ("plan",)),
        ("“十二五”期间", (2011, None), (2015, None), ("plan",)),
        ("“十三五”期间", (2016, None), (2020, None), ("plan",)),
        ("“十五五”期间", (2026, None), (2030, None), ("plan",)),
        ("“十六五”期间", (2031, None), (2035, None), ("plan",)),
        ("“十四五”—“十五五”期间", (2021, None), (2030, None), ("plan",)),
        ("“十四五”末", (None, None), (2025, None), ("plan",)),
        ("“十四五”期间实施", (2021, None), (2025, None), ("plan",)),
        ("2023年至“十四五”末", (2023, None), (2025, None), ("plan",)),
        ("“十四五”期间（2021—2025年）", (2021, None), (2025, None), PLAIN),
        ("2021-25", (2021, None), (2025, None), ("short_year",)),
        ("2021—25年", (2021, None), (2025, None), ("short_year",)),
        ("2021年—25年度", (2021, None), (2025, None), ("short_year",)),
        ("2009-12年", (2009, None), (2012, None), ("short_year",)),
    ],
)
def test_that_months_and_doubts_are_read(
    text: str,
    first: tuple[int | None, int | None],
    last: tuple[int | None, int | None],
    flags: tuple[str, ...],
) -> None:
    assert read_period(text) == Period(
        first_year=first[0],
        first_month=first[1],
        last_year=last[0],
        last_month=last[1],
        flags=flags,
    )


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("", "missing"),
        (" \u3000\n", "missing"),
        ("/", "missing"),
        ("—", "missing"),
        ("－－", "missing"),
        ("2025-2021", "reversed"),
        ("2021年5月—2021年3月", "reversed"),
        ("2021-19", "reversed"),
        ("“十五五”—“十四五”", "reversed"),
        ("2023—2024年，2026年", "ambiguous"),
        ("2021年、2022年、2023年", "ambiguous"),
        ("2021年和2023年", "ambiguous"),
        ("“十四五”、“十五五”", "ambiguous"),
        ("2021-2022-2023-2024", "ambiguous"),
        ("2021-2023-2025", "ambiguous"),
        ("2021-03", "ambiguous"),
        ("2009-12", "ambiguous"),
        ("2025年前", "ambiguous"),
        ("2025年以前", "ambiguous"),
        ("2025年6月前", "ambiguous"),
        ("“十四五”期间（2021—2024年）", "ambiguous"),
        ("1948-2025", "out_of_range"),
        ("2021-2101", "out_of_range"),
        ("1021年", "out_of_range"),
        ("2205年底前", "out_of_range"),
        ("0000年起", "out_of_range"),
        ("2021年13月", "unreadable"),
        ("2021年0月", "unreadable"),
        ("2021年3月32日", "unreadable"),
        ("2021年13月-12月", "unreadable"),
        ("2021.2025", "unreadable"),
        ("20212025", "unreadable"),
        ("202103", "unreadable"),
        ("2021 2025", "unreadable"),
        ("20 21-2025", "unreadable"),
        ("2021-", "unreadable"),
        ("-2025", "unreadable"),
        ("2021年至今", "unreadable"),
        ("21-25年", "unreadable"),
        ("2021年3-25年", "unreadable"),
        ("2021-2023-12", "unreadable"),
        ("٢٠٢١-٢٠٢٥", "unreadable"),
        ("二〇二一年", "unreadable"),
        ("l021-2025", "unreadable"),
        ("“十四五”中期", "unreadable"),
        ("“十四五”前三年", "unreadable"),
        ("纳入国土空间规划", "unreadable"),
        ("3年", "unreadable"),
        ("（）", "unreadable"),
        ("2021年（暂定）", "unreadable"),
        ("2021（2022", "unreadable"),
        ("2021-2025" * 40, "unreadable"),
    ],
)
def test_that_doubtful_words_have_no_years(text: str, flag: str) -> None:
    assert read_period(text) == Period(flags=(flag,))


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        *((word, word) for word in ("近期", "中期", "远期", "远景", "长期", "每年")),
        ("近期实施", "近期"),
        (" 近 期 ", "近期"),
        ("近中期", "近中期"),
        ("近期、中期", ""),
        ("近期—远期", ""),
    ],
)
def test_that_a_phase_is_left_to_the_plan(text: str, phase: str) -> None:
    assert read_period(text) == Period(phase=phase, flags=("vague",))
    assert not read_period(text).has_years


@pytest.mark.parametrize("text", ["近期（2021-2025年）", "2021—2025年(近期)"])
def test_that_a_phase_with_its_years_has_both(text: str) -> None:
    expected = Period(first_year=2021, last_year=2025, phase="近期")

    assert read_period(text) == expected


@given(st.text(st.characters(exclude_categories=())))
def test_that_no_text_raises(text: str) -> None:
    period = read_period(text)

    assert period.has_years or period.flags


@given(st.lists(st.sampled_from(WORDS), max_size=9).map("".join))
def test_that_all_years_read_are_in_range_and_order(text: str) -> None:
    period = read_period(text)

    assert period.has_years or period.flags
    for year in (period.first_year, period.last_year):
        assert year is None or FIRST_YEAR <= year <= LAST_YEAR
    if period.first_year and period.last_year:
        begin = (period.first_year, period.first_month or 1)
        assert begin <= (period.last_year, period.last_month or 12)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ((2021, 2025), "2021-2025"),
        ((2025, 2025), "2025"),
        ((2023, None), "2023年起"),
        ((None, 2025), "2025年底前"),
        ((None, None), ""),
        ((2021, 2023, 3, 12), "2021年3月-2023年12月"),
        ((2021, 2023, 3, None), "2021年3月-2023年"),
        ((2025, 2025, 6, 6), "2025年6月"),
        ((2023, None, 6, None), "2023年6月起"),
        ((None, 2025, None, 6), "2025年6月底前"),
    ],
)
def test_that_a_period_has_its_usual_words(
    period: tuple[int | None, ...], expected: str
) -> None:
    assert period_text(*period) == expected


def test_that_the_dash_is_the_writers_choice() -> None:
    assert period_text(2021, 2025, dash="—") == "2021—2025"


@given(
    st.lists(st.tuples(YEARS, st.none() | MONTHS), min_size=2, max_size=2),
    st.sampled_from([(True, True), (True, False), (False, True)]),
    st.sampled_from("-–—―～至到"),
)
def test_that_the_usual_words_read_back(
    points: list[tuple[int, int | None]], known: tuple[bool, bool], dash: str
) -> None:
    points.sort(key=lambda point: (point[0], point[1] or 0))
    if points[0][0] == points[1][0] and points[0][1] is None:
        points[1] = points[0]
    (first_year, first_month), (last_year, last_month) = points
    period = Period(
        first_year=first_year if known[0] else None,
        first_month=first_month if known[0] else None,
        last_year=last_year if known[1] else None,
        last_month=last_month if known[1] else None,
    )

    text = period_text(
        period.first_year,
        period.last_year,
        period.first_month,
        period.last_month,
        dash=dash,
    )

    assert read_period(text) == period
