"""The PDF file: what it says of itself, its fonts, and text that comes out."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import reportlab
from fontTools import subset
from fontTools import ttLib
from hypothesis import given
from hypothesis import settings as run_settings
from hypothesis import strategies as st

from ecoplanner.errors import FontUnusableError
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.paths import resource
from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.draw.pdf import draw_pdf
from ecoplanner.reports.draw.pdf import PdfResult
from ecoplanner.reports.draw.pdf import Press
from ecoplanner.reports.settings import Grouping
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.settings import Turned
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Column
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Row
from ecoplanner.reports.table import Table
from tests.reports.typeset.samples import investment
from tests.reports.typeset.samples import money
from tests.reports.typeset.samples import schedule

DEFAULT = PageSettings()
INFO = DocumentInfo(
    title="东河县国土空间生态修复规划附表",
    author="东河县自然资源局",
    subject="近期重点工程",
    keywords="生态修复,附表",
    creator="ecoplanner 0.1",
)


def drawn(*tables: Table, settings: PageSettings = DEFAULT) -> PdfResult:
    return draw_pdf(tables, settings, INFO)


def reader_of(result: PdfResult) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(result.content))


def text_of(result: PdfResult) -> str:
    """Return all words of a file without blanks, in the order of its streams."""
    pages = reader_of(result).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def one_cell(text: str, kind: Kind = Kind.PROSE) -> Table:
    return Table(
        key="cell",
        label="",
        title="",
        columns=(Column("c", kind),),
        header=(),
        rows=(Row(cells={0: Cell(text)}),),
    )


def fonts_of(result: PdfResult) -> list[Any]:
    fonts = {}
    for page in reader_of(result).pages:
        for name, font in page["/Resources"]["/Font"].items():  # type: ignore[index]  # pypdf's objects
            fonts[name] = font.get_object()
    return list(fonts.values())


def test_that_equal_tables_give_equal_bytes() -> None:
    tables = (schedule(17), investment())

    assert drawn(*tables).content == drawn(*tables).content


def test_that_a_press_gives_the_same_bytes_again() -> None:
    press = Press()
    tables = [schedule(17)]

    first = press.draw(press.lay_out(tables, DEFAULT), INFO)
    again = press.draw(press.lay_out(tables, DEFAULT), INFO)

    assert first.content == again.content == drawn(*tables).content


def test_that_the_file_says_what_it_is() -> None:
    reader = reader_of(drawn(schedule(3)))

    assert reader.metadata is not None
    assert reader.metadata.title == INFO.title
    assert reader.metadata.author == INFO.author
    assert reader.metadata.subject == INFO.subject
    assert str(reader.metadata["/Keywords"]) == INFO.keywords
    assert reader.metadata.creator == INFO.creator
    assert str(reader.root_object["/Lang"]) == "zh-CN"
    viewer: Any = reader.root_object["/ViewerPreferences"]
    assert viewer["/DisplayDocTitle"]


def test_that_page_labels_are_the_printed_numbers() -> None:
    result = drawn(schedule(17), investment(), settings=PageSettings(first_number=None))
    settings = {"schedule": PageSettings(first_number=53)}

    numbered = draw_pdf([schedule(17), investment()], settings, INFO)

    assert reader_of(result).page_labels == ["1", "2", "3", "4"][: result.pages]
    labels = reader_of(numbered).page_labels
    assert labels == [str(53 + number) for number in range(numbered.pages)]
    assert "—53—" in reader_of(numbered).pages[0].extract_text()


def test_that_bookmarks_lead_to_tables_and_their_sections() -> None:
    result = drawn(schedule(16), investment())
    reader = reader_of(result)

    outline = reader.outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        "附表　东河县国土空间生态修复近期重点工程安排表",
        "表5-1　投资估算表",
    ]
    sections = outline[1]
    assert isinstance(sections, list)
    assert len(sections) == 5
    pages = [reader.get_destination_page_number(entry) for entry in sections]  # type: ignore[arg-type]  # entries of one level
    assert pages == sorted(page for page in pages if page is not None)


def test_that_every_font_is_embedded_as_a_subset() -> None:
    fonts = fonts_of(drawn(schedule(16)))

    assert len(fonts) >= 3
    for font in fonts:
        assert font["/BaseFont"][7] == "+"
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        program = descriptor["/FontFile2"].get_data()
        assert program[:4] == b"\x00\x01\x00\x00"
        assert len(program) < 500_000
        assert "/ToUnicode" in font


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


def test_that_another_face_lends_a_character(tmp_path: Any) -> None:
    font = cut_font(tmp_path / "small.ttf", "山坡。")

    result = drawn(one_cell("山坡绿化。"), settings=PageSettings(song=str(font)))

    assert not result.warnings
    assert text_of(result).startswith("山坡绿化。")
    assert len(fonts_of(result)) == 2


def test_that_the_users_own_font_is_used_and_embedded(tmp_path: Any) -> None:
    font = cut_font(tmp_path / "own.ttf", "山坡绿化—1。", name="OwnSong")

    result = drawn(one_cell("山坡绿化。"), settings=PageSettings(song=str(font)))

    names = [font["/BaseFont"] for font in fonts_of(result)]
    assert [name[8:] for name in names] == ["OwnSong"]


def test_that_a_font_of_composite_glyphs_and_an_old_table_is_embedded() -> None:
    # reportlab's own: accents are composed, characters stand in a table of deltas.
    font = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"

    result = drawn(one_cell("Éàü 12"), settings=PageSettings(song=str(font)))

    assert text_of(result).startswith("Éàü12")
    assert (picture(result) < 128).sum() > 50
    program = fonts_of(result)[0]["/DescendantFonts"][0]["/FontDescriptor"]
    data = program["/FontFile2"].get_data()
    with ttLib.TTFont(io.BytesIO(data)) as embedded:
        glyphs = embedded["glyf"]
        parts = [g for g in glyphs.glyphOrder if glyphs[g].isComposite()]
        assert len(parts) >= 3


def test_that_a_face_inside_a_collection_is_chosen_by_its_number(
    tmp_path: Any,
) -> None:
    paths = [
        cut_font(tmp_path / f"{name}.ttf", "山坡—1", name=name)
        for name in ("FirstSong", "SecondSong")
    ]
    collection = ttLib.TTCollection()
    collection.fonts = [ttLib.TTFont(path) for path in paths]
    collection.save(tmp_path / "both.ttc")
    for font in collection.fonts:
        font.close()
    named = f"{tmp_path / 'both.ttc'}#1"

    result = drawn(one_cell("山坡"), settings=PageSettings(song=named))

    assert fonts_of(result)[0]["/BaseFont"].endswith("+SecondSong")
    assert text_of(result).startswith("山坡")


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


@pytest.mark.parametrize("content", [b"", b"no font at all", b"OTTO" + bytes(200)])
def test_that_a_file_that_is_no_truetype_font_is_refused(
    tmp_path: Any, content: bytes
) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(content)

    with pytest.raises(FontUnusableError):
        drawn(one_cell("山"), settings=PageSettings(song=str(path)))


def test_that_a_font_that_is_not_there_is_refused(tmp_path: Any) -> None:
    with pytest.raises(FontUnusableError):
        drawn(one_cell("山"), settings=PageSettings(hei=str(tmp_path / "no.ttf")))


def test_that_settings_that_cannot_be_are_refused() -> None:
    with pytest.raises(InvalidInputError) as refused:
        drawn(schedule(1), settings=PageSettings(shading=99))

    assert [problem.code for problem in refused.value.problems] == [
        "shading_out_of_range"
    ]


def test_that_two_characters_of_one_shape_come_out_as_two() -> None:
    text = "⼭山\u00a0坡"

    result = drawn(one_cell(text))

    lone = {warning.params["character"] for warning in result.warnings}
    assert text_of(result).startswith("⼭山坡")
    assert lone <= {"⼭"}


def test_that_a_joined_emoji_or_selector_leaves_no_box() -> None:
    result = drawn(one_cell("水\ufe00土\u200d保持"))

    assert not result.warnings


def test_that_screen_and_binder_put_marks_at_the_same_place_of_the_sheet() -> None:
    screen = drawn(schedule(3))
    binder = drawn(schedule(3), settings=PageSettings(turned=Turned.BINDER))

    seen = picture(screen)
    turned = picture(binder)
    assert seen.shape == turned.T.shape
    assert seen.shape[1] > seen.shape[0]
    # The view turned a quarter against the clock is the sheet.
    differing = abs(quarter(seen) - turned.astype(int)) > 128
    assert differing.mean() < 0.02
    assert (turned < 128).mean() > 0.01


def picture(result: PdfResult) -> Any:
    document = pypdfium2.PdfDocument(result.content)
    try:
        bitmap = document[0].render(scale=0.5, grayscale=True)
        found = bitmap.to_numpy().astype(int)
        return found.reshape(found.shape[0], -1)
    finally:
        document.close()


def quarter(array: Any) -> Any:
    return array.T[::-1]


def test_that_a_page_can_be_drawn_alone() -> None:
    press = Press()
    layout = press.lay_out([schedule(40)], PageSettings(first_number=7))

    result = press.draw(layout, INFO, pages=[2])

    assert result.pages == 1
    reader = reader_of(result)
    assert len(reader.pages) == 1
    assert reader.page_labels == ["9"]
    assert "—9—" in text_of(result)


def test_that_no_table_at_all_is_still_a_file() -> None:
    reader = reader_of(drawn())

    assert len(reader.pages) == 1


def test_that_every_kind_of_table_is_drawn_in_one_file() -> None:
    long = Table(
        key="long",
        label="表9",
        title="长表",
        columns=(Column("a", Kind.NO), Column("b", Kind.PROSE)),
        header=({0: Cell("序号"), 1: Cell("内容")},),
        rows=(Row(cells={0: Cell("1"), 1: Cell("很长的内容。" * 2000)}),),
    )
    wide = replace(money(years=40), key="wide")

    result = drawn(schedule(20), investment(), money(), wide, long, schedule(0))

    assert text_of(result).count("很长的内容。") >= 1900
    assert result.pages == len(reader_of(result).pages)


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


def cut_font(path: Any, characters: str, name: str = "") -> Any:
    """Cut a font of our own to a few characters, under another name."""
    options = subset.Options(layout_features=[], notdef_outline=True)
    font = subset.load_font(str(resource("fonts/NotoSerifSC-Regular.ttf")), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    if name:
        for record in font["name"].names:
            if record.nameID == 6:
                record.string = name
    font.save(path)
    font.close()
    return path
