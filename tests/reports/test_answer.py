"""Answers of the funding laboratory on printed pages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from ecoplanner.model.rounding import half_up
from ecoplanner.model.year_change import YearChange
from ecoplanner.reports.answer import Answer
from ecoplanner.reports.answer import answer_pdf
from ecoplanner.reports.answer import AnswerTable
from ecoplanner.reports.answer_charts import Bars
from ecoplanner.reports.answer_charts import filled_bars
from ecoplanner.reports.answer_charts import gap_bars
from ecoplanner.reports.answer_charts import LEVELS
from ecoplanner.reports.answer_charts import money_chart
from ecoplanner.reports.answer_charts import source_bars
from ecoplanner.reports.figure import GAP

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio

WAN = 1_000_000
YI = 10_000 * WAN
NAMES = {**{level: level for level in LEVELS}, GAP: "缺口"}


def _year(
    year: int, before: dict[str, int], after: dict[str, int], *gaps: int
) -> tuple[str, YearChange]:
    return str(year), YearChange(
        year=year, before=before, after=after, gap_before=gaps[0], gap_after=gaps[1]
    )


def _text(portfolio: Portfolio, answer: Answer) -> str:
    reader = PdfReader(BytesIO(answer_pdf(portfolio, answer).content))
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize(
    ("is_grouped", "tick", "total"),
    [(True, "50,000", "123,456"), (False, "50000", "123456")],
)
def test_that_axes_are_grouped_as_the_tables_are(
    shanggao: Portfolio,
    is_grouped: bool,  # noqa: FBT001 - a case
    tick: str,
    total: str,
) -> None:
    bars = gap_bars("分年缺口", ("原", "增加"), [("2021", 0, 123_456 * WAN)])
    table = AnswerTable(
        title="分年缺口",
        heads=("年度", "缺口"),
        numbers=(False, True),
        rows=(("2021", total),),
        chart=money_chart(bars, "万元"),
    )
    answer = Answer(title="压力测试", tables=(table,), is_grouped=is_grouped)

    words = _text(shanggao, answer).split()

    assert tick in words
    assert words.count(total) >= 2
    assert ("50,000" in words) is is_grouped


def test_that_a_gap_is_what_is_filled_and_what_is_still_missing() -> None:
    years = [_year(2021, {}, {}, 30, 10), _year(2022, {}, {}, 10, 25)]

    bars = filled_bars("缺口", ("补上", "增加", "还缺"), years)

    assert [words for _, words in bars.parts] == ["补上", "增加", "还缺"]
    assert bars.rows == (("2021", (20, 0, 10)), ("2022", (0, 15, 10)))
    fewer = filled_bars("缺口", ("补上", "增加", "还缺"), years[:1])
    assert [words for _, words in fewer.parts] == ["补上", "还缺"]
    assert fewer.rows == (("2021", (20, 10)),)


def test_that_a_bar_ends_where_the_gap_after_does() -> None:
    rows = [("2021", 20, 50), ("2022", 20, 5), ("2023", 20, -10), ("2024", -5, 15)]

    bars = gap_bars("缺口", ("原缺口", "增加"), rows)

    assert [fens for _, fens in bars.rows] == [(20, 30), (5, 0), (0, 0), (0, 15)]


def test_that_each_year_stands_there_before_and_after() -> None:
    years = [_year(2021, {"central": 5}, {"county": 7}, 4, -2)]

    bars = source_bars("来源", ("现在", "求解后"), NAMES, years)

    assert [look for look, _ in bars.parts] == ["central", "county", GAP]
    assert bars.rows == (("2021 现在", (5, 0, 4)), ("2021 求解后", (0, 7, 0)))


@given(
    st.lists(
        st.tuples(*[st.integers(0, 10**13)] * 3).map(lambda fens: ("年", fens)),
        min_size=1,
        max_size=6,
    )
)
def test_that_parts_of_a_bar_add_up_to_its_total(
    rows: list[tuple[str, tuple[int, ...]]],
) -> None:
    parts = (("central", "中央"), ("county", "县"), (GAP, "缺口"))
    bars = Bars(title="来源", parts=parts, rows=tuple(rows))

    chart = money_chart(bars, "万元")

    for stack, (_, fens) in zip(chart.stacks, rows, strict=True):
        whole = half_up(sum(fens), WAN) // WAN
        assert sum(stack.values) == whole
        assert stack.total == str(whole)
        assert all(
            abs(v - f / WAN) < 2 for v, f in zip(stack.values, fens, strict=True)
        )


def test_that_a_chart_follows_the_unit_of_the_tables() -> None:
    bars = gap_bars("缺口", ("原", "增加"), [("2021", 15_000 * WAN, 23_450 * WAN)])

    chart = money_chart(bars, "亿元", YI)

    assert chart.stacks[0].texts == ("1.5", "0.845")
    assert chart.stacks[0].total == "2.345"
    assert chart.scale == 10_000


@pytest.mark.parametrize(
    ("unit", "said"),
    [("万元", "单位：万元"), ("10,000 yuan", "Unit: 10,000 yuan"), ("%", "单位：%")],
)
def test_that_the_unit_of_a_chart_is_said_in_its_language(
    shanggao: Portfolio, unit: str, said: str
) -> None:
    bars = gap_bars("缺口", ("原", "增加"), [("2021", 0, WAN)])
    table = AnswerTable(
        title="分年缺口",
        heads=("年度", "缺口"),
        numbers=(False, True),
        rows=(("2021", "1"),),
        chart=money_chart(bars, unit),
    )

    words = _text(shanggao, Answer(title="压力测试", tables=(table,)))

    assert said.replace(" ", "") in words.replace(" ", "")
