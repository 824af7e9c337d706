"""Tables from and to the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.ui.portfolio.annex_rows import headed
from ecoplanner.ui.portfolio.annex_rows import with_unit
from ecoplanner.ui.portfolio.clipboard import block_of
from ecoplanner.ui.portfolio.clipboard import html_of
from ecoplanner.ui.portfolio.clipboard import text_of

#: As WPS puts it on the clipboard: a page with styles round the table.
WPS = """<html><head><style>td{border:1px}</style></head><body>
<!--StartFragment--><table border=0><colgroup><col width=72></colgroup>
<tr height=18><td rowspan="2" class=xl65>矿山修复</td><td>废弃矿山<br>修复</td>
<td x:num="1078">1,078</td></tr>
<tr><td>源头&nbsp;治理 &lt;A&gt;</td><td></td></tr></table>
<!--EndFragment--></body></html>"""


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("甲\n", [["甲"]]),
        ("甲\t乙\r\n丙\t丁\r\n", [["甲", "乙"], ["丙", "丁"]]),
        ("甲\t乙\n丙", [["甲", "乙"], ["丙", ""]]),
        ('"甲\n乙"\t丙', [["甲\n乙", "丙"]]),
        ('"a ""b""\tc"\t1', [['a "b"\tc', "1"]]),
        ('5" 管\t"引号"', [['5" 管', '"引号"']]),
        ("\t\n", [["", ""]]),
        ("甲\n\n乙", [["甲"], [""], ["乙"]]),
    ],
)
def test_that_plain_text_is_taken_apart_by_tabs(
    text: str, block: list[list[str]]
) -> None:
    assert block_of(text) == block


def test_that_merged_cells_repeat_their_words() -> None:
    block = block_of("anything else", WPS)

    assert block == [
        ["矿山修复", "废弃矿山\n修复", "1,078"],
        ["矿山修复", "源头\xa0治理 <A>", ""],
    ]


def test_that_cells_merged_over_columns_repeat_their_words() -> None:
    html = (
        "<table><tr><td rowspan=3 colspan=2>a</td><td>b</td></tr>"
        "<tr><td>c</td></tr><tr><td rowspan=2>d</td></tr><tr><td>e</td></tr></table>"
    )

    assert block_of("", html) == [
        ["a", "a", "b"],
        ["a", "a", "c"],
        ["a", "a", "d"],
        ["e", "", "d"],
    ]


def test_that_only_the_first_table_is_taken_and_inner_ones_are_words() -> None:
    html = (
        "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>"
        "<table><tr><td>c</td></tr></table>"
    )

    assert block_of("", html) == [["ab"]]


def test_that_html_without_a_table_gives_way_to_the_plain_text() -> None:
    assert block_of("甲\t乙", "<p>甲乙</p>") == [["甲", "乙"]]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "99999999999"])
def test_that_senseless_spans_do_no_harm(span: str) -> None:
    html = f'<table><tr><td rowspan="{span}">a</td></tr></table>'

    assert block_of("", html) == [["a"]]


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"),
    max_size=12,
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_that_a_block_comes_back_from_plain_text(block: list[list[str]]) -> None:
    assert block_of(text_of(block)) == block


WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), max_size=8)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_that_a_block_comes_back_from_html(block: list[list[str]]) -> None:
    assert block_of("", html_of(block)) == block


@given(st.text(max_size=200))
def test_that_no_text_on_the_clipboard_is_too_strange(text: str) -> None:
    for block in (block_of(text), block_of("", f"<table>{text}")):
        assert len({len(row) for row in block}) <= 1


def test_that_headings_of_an_annex_say_what_columns_are() -> None:
    block = [
        ["序号", "重大工程\n名称", "子项目名称", "实施区域", "资金需求（亿元）"],
        ["1", "矿山", "甲", "某镇", "0.5"],
    ]

    found = headed(block, {})

    assert found is not None
    assert found.keys == ["number", "program", "name", "places", "need"]
    assert found.unit == "亿元"
    assert found.rows == block[1:]


@pytest.mark.parametrize(
    "block", [[], [["甲", "乙"]], [["项目", "1"]], [["实施区域", "投资"]]]
)
def test_that_a_row_of_cells_is_no_row_of_headings(block: list[list[str]]) -> None:
    assert headed(block, {}) is None


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("0.5", "亿元", "0.5亿元"),
        ("1,078", "元", "1,078元"),
        ("约5", "亿元", "约5"),
        ("5", "", "5"),
        ("5万元", "亿元", "5万元"),
    ],
)
def test_that_a_bare_figure_takes_the_unit_of_its_column(
    text: str, unit: str, said: str
) -> None:
    assert with_unit(text, unit) == said
