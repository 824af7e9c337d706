"""Text that comes out of a file as it was put in."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import settings as run_settings
from hypothesis import strategies as st

from ecoplanner.reports.settings import Grouping
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Row
from tests.reports.draw.drawing import drawn
from tests.reports.draw.drawing import one_cell
from tests.reports.draw.drawing import text_of
from tests.reports.typeset.samples import schedule


@pytest.mark.parametrize("count", [0, 1, 17, 200])
def test_that_the_words_come_out_as_they_were_put_in(count: int) -> None:
    table = schedule(count)

    found = text_of(drawn(table, settings=PageSettings(printed_forms=False)))

    for row in table.rows:
        for cell in row.cells.values():
            assert "".join(cell.text.split()) in found


def test_that_words_come_out_cell_by_cell_and_row_by_row() -> None:
    found = text_of(drawn(schedule(2)))

    places = [found.index(word) for word in ("序号", "废弃矿山", "清除危岩", "1078")]
    assert places == sorted(places)
    assert "56.438hm²" in found
    assert "2021—2025" in found


def test_that_another_reader_finds_a_number_with_its_unit() -> None:
    document = pypdfium2.PdfDocument(drawn(schedule(1)).content)
    try:
        page = document[0].get_textpage()

        assert page.search("56.438 hm²").get_next() is not None
    finally:
        document.close()


@given(
    st.text(
        st.one_of(
            st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF),
            st.sampled_from(
                "（）《》，。、；：！？“”()[]<>&%/\\#{}0123456789abcXYZ²³≥"
            ),
            st.sampled_from("\U00020164\U00020676㙦䃅"),
        ),
        max_size=120,
    )
)
@run_settings(max_examples=60, deadline=None)
def test_that_any_characters_come_out_as_they_were_put_in(text: str) -> None:
    result = drawn(one_cell(text), settings=PageSettings(printed_forms=False))

    absent = {warning.params["character"] for warning in result.warnings}
    found = text_of(result).removesuffix("—1—")
    assert found == "".join(text.split())
    assert absent <= set(text)


@pytest.mark.parametrize(
    "text",
    [
        "<b>山坡</b> & <i>",
        "<img src='x'/>&amp;",
        "%s %d {0} \\n (((",
        "]]>--><?xml",
        "a\\)b(c",
    ],
)
def test_that_markup_in_names_is_printed_as_it_is(text: str) -> None:
    found = text_of(drawn(one_cell(text, Kind.NAME)))

    assert "".join(text.split()) in found


def test_that_control_characters_are_left_out() -> None:
    result = drawn(one_cell("山\x00坡\x0b绿\x1f化\ufeff"))

    assert text_of(result).startswith("山坡绿化")
    assert not result.warnings


def test_that_a_character_no_font_has_is_named_and_still_comes_out() -> None:
    result = drawn(one_cell("种树🌲种草🌲"))

    assert [warning.code for warning in result.warnings] == ["missing_glyph"]
    params = result.warnings[0].params
    assert params["character"] == "🌲"
    assert params["code_point"] == "U+1F332"
    assert params["table"] == "cell"
    assert text_of(result).startswith("种树🌲种草🌲")


def test_that_marks_and_running_words_are_drawn() -> None:
    table = one_cell("山坡绿化", Kind.NAME)
    row = Row(cells={0: Cell("山坡绿化", mark="①")})
    settings = PageSettings(running_head="东河县规划", running_foot="送审稿")

    found = text_of(drawn(replace(table, rows=(row,)), settings=settings))

    assert found == "山坡绿化①—1—东河县规划送审稿"


def test_that_a_thin_space_needs_no_glyph() -> None:
    settings = PageSettings(grouping=Grouping.THIN)

    result = drawn(one_cell("193578", Kind.NUM), settings=settings)

    assert not result.warnings
    assert text_of(result).startswith("193578")


def test_that_two_characters_of_one_shape_come_out_as_two() -> None:
    text = "⼭山\u00a0坡"

    result = drawn(one_cell(text))

    lone = {warning.params["character"] for warning in result.warnings}
    assert text_of(result).startswith("⼭山坡")
    assert lone <= {"⼭"}


def test_that_a_joined_emoji_or_selector_leaves_no_box() -> None:
    result = drawn(one_cell("水\ufe00土\u200d保持"))

    assert not result.warnings


def test_that_sixty_places_nine_digits_and_long_names_are_printed_whole() -> None:
    places = "、".join(f"第{number}街道办事处" for number in range(60))
    name = "农村土地综合整治与土壤污染防治及河湖水系连通重大工程" * 3
    table = schedule(3)
    cells = {
        **table.rows[1].cells,
        2: Cell(name[:60]),
        3: Cell(places),
        7: Cell("123456789.25"),
    }
    rows = (table.rows[0], replace(table.rows[1], cells=cells), *table.rows[2:])

    found = text_of(drawn(replace(table, rows=rows)))

    assert all(f"第{number}街道办事处" in found for number in range(60))
    assert name[:60] in found
    assert found.count("123456789.25") == 1
