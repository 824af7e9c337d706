"""Numbers, ranges, units and Latin words stay whole on their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.reports.typeset.breaking import Hangs
from ecoplanner.reports.typeset.breaking import listed
from ecoplanner.reports.typeset.breaking import prose
from ecoplanner.reports.typeset.faces import Face
from ecoplanner.reports.typeset.faces import Widths
from ecoplanner.reports.typeset.names import named
from ecoplanner.reports.typeset.printed import printed
from ecoplanner.reports.typeset.runs import runs_of
from ecoplanner.reports.typeset.words import CHINESE_UNITS
from ecoplanner.reports.typeset.words import COUNTERS
from ecoplanner.reports.typeset.words import LATIN_UNITS
from tests.reports.typeset.samples import PlainMetrics

MEASURE = Widths(PlainMetrics().advances(Face.SONG))
HANGS = Hangs(MEASURE)

FIGURES = st.one_of(
    st.integers(0, 99_999).map(str),
    st.integers(1_000, 99_999_999).map("{:,}".format),
    st.decimals(0, 9_999, places=3, allow_nan=False).map(str),
    st.sampled_from(["1.2×10⁴", "K4+200", "DN400", "Φ600", "Ⅲ", "3.5"]),
)
SIGNS = st.sampled_from(["", "", "", "≥", "±", "-", "－", "<"])
POWERS = st.sampled_from(["", "", "万", "亿", "百万"])
LATIN = st.builds(
    "{}{}{}".format, st.sampled_from(["", " "]), POWERS, st.sampled_from(LATIN_UNITS)
)
BASES = st.one_of(st.sampled_from((*CHINESE_UNITS, *COUNTERS)), LATIN)
RATES = st.sampled_from(["", "", "/年", "/km²", "/亩", "/d", "/（hm²·a）", "/(m²·d)"])
UNITS = st.one_of(
    st.just(""), st.sampled_from(["%", "‰", " ℃"]), st.builds(str.__add__, BASES, RATES)
)
AMOUNTS = st.builds("{}{}{}".format, SIGNS, FIGURES, UNITS)
RANGES = st.builds(
    "{}{}{}".format,
    AMOUNTS,
    st.sampled_from("-–—～~×"),
    st.builds(str.__add__, FIGURES, UNITS),
)
TOKENS = st.one_of(AMOUNTS, RANGES)


@pytest.mark.parametrize(
    "token",
    [
        *("50.4万m²", "50.16万 m²", "5A级", "AAAAA级", "698.5万元/km²", "35 kV·A"),
        *("K4+200—K4+850", "K12+300～K15+050", "Ⅲ类", "Ⅰ—Ⅳ类", "III类", "1～2次/年"),
        *("3,000元/亩", "28°15′30″", "1.2×10⁴ m³", "1.2×10⁴～3.4×10⁴ m³"),
        *("GB/T 9704-2012", "DB36/T 1149-2019", "HJ 651—2013", "100 dB(A)"),
        *("0.5 t/hm²", "3 t/(hm²·a)", "30 ppm", "pH6.5-8.5", "COD(Mn)", "NH3-N"),
        *("≤ 150,000 万元", "≥ 15%", "≤ 8,000"),
        *("-5℃～-3℃", "3个百分点", "2021年3—5月", "10时30分", "12.5万人次/年"),
        *("第1.2节", "附表1", "专栏2-1", "3m×2m", "1/10000", "13:00", "1 000 m"),
        *("百分之三十", "三分之一", "三至五年", "二〇二五年", "十二个", "第三章"),
        *("https://www.example.cn/a", "AutoCAD", "R&D", "1.8亿kW·h", "（二期）"),
    ],
)
def test_that_a_number_or_latin_word_is_one_run(token: str) -> None:
    assert runs_of(f"治{token}与") == ["治", token, "与"]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("PPP项目", ["PPP", "项", "目"]),
        ("约34座矿山", ["约", "34座", "矿", "山"]),
        ("长1.0 km至先锋", ["长", "1.0 km", "至", "先", "锋"]),
        ("一河三岸", ["一", "河", "三", "岸"]),
        ("①治理②修复", ["①", "治", "理", "②", "修", "复"]),
        ("以“十四五”为期", ["以", "“十四五”", "为", "期"]),
    ],
)
def test_that_words_beside_a_number_stay_apart(text: str, runs: list[str]) -> None:
    assert runs_of(text) == runs


@given(TOKENS)
@settings(max_examples=400)
def test_that_amounts_and_ranges_with_their_units_are_one_run(token: str) -> None:
    text = f"沿河治理{token}与两侧"

    assert token in runs_of(text)
    assert "".join(runs_of(text)) == text


@given(
    tokens=st.lists(TOKENS, min_size=1, max_size=4),
    halves=st.integers(8, 60),
    is_printed=st.booleans(),
)
@settings(max_examples=400)
def test_that_no_line_cuts_an_amount_that_fits(
    tokens: list[str], halves: int, *, is_printed: bool
) -> None:
    if is_printed:
        tokens = [printed(token) for token in tokens]
    text = "与治理河道".join(["沿", *tokens, "与支流"])
    width = halves / 2

    for lines in (
        prose(text, width, MEASURE, HANGS, justified=True),
        listed(text, width, MEASURE, HANGS),
        named(text, width, MEASURE, HANGS),
    ):
        assert "".join(line.text for line in lines) == text
        start = 0
        for token in tokens:
            first = text.index(f"河道{token}与", start) + len("河道")
            start = first + len(token)
            if MEASURE[token] <= width:
                assert is_on_one_line([line.text for line in lines], first, start)


def is_on_one_line(lines: list[str], start: int, end: int) -> bool:
    place = 0
    for line in lines:
        if place <= start and end <= place + len(line):
            return True
        place += len(line)
    return False


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (6.0, ["约698.5万元/", "km²以上"]),
        (4.0, ["约698.5", "万元/km²", "以上"]),
    ],
)
def test_that_an_amount_wider_than_its_column_is_cut_at_its_unit(
    width: float, lines: list[str]
) -> None:
    found = prose("约698.5万元/km²以上", width, MEASURE, HANGS, justified=True)

    assert [line.text for line in found] == lines
