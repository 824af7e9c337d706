"""The PDF file: what it says of itself, its pages and bookmarks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.reports.draw.embed import LOOSE
from ecoplanner.reports.draw.pdf import draw_pdf
from ecoplanner.reports.draw.pdf import Press
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.settings import Turned
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Column
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Row
from ecoplanner.reports.table import Table
from tests.reports.draw.drawing import DEFAULT
from tests.reports.draw.drawing import drawn
from tests.reports.draw.drawing import INFO
from tests.reports.draw.drawing import picture
from tests.reports.draw.drawing import reader_of
from tests.reports.draw.drawing import text_of
from tests.reports.typeset.samples import investment
from tests.reports.typeset.samples import money
from tests.reports.typeset.samples import schedule


def test_that_equal_tables_give_equal_bytes() -> None:
    tables = (schedule(17), investment())

    assert drawn(*tables).content == drawn(*tables).content


def test_that_a_press_gives_the_same_bytes_again() -> None:
    press = Press()
    tables = [schedule(17)]

    first = press.draw(press.lay_out(tables, DEFAULT), INFO)
    again = press.draw(press.lay_out(tables, DEFAULT), INFO)

    assert first.content == again.content == drawn(*tables).content


def test_that_a_page_only_looked_at_says_the_same() -> None:
    press = Press()
    layout = press.lay_out([schedule(3)], DEFAULT)

    packed, loose = press.draw(layout, INFO), press.draw(layout, INFO, level=LOOSE)

    assert text_of(loose) == text_of(packed) != ""
    assert len(loose.content) > len(packed.content)


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


def test_that_settings_that_cannot_be_are_refused() -> None:
    with pytest.raises(InvalidInputError) as refused:
        drawn(schedule(1), settings=PageSettings(shading=99))

    assert [problem.code for problem in refused.value.problems] == [
        "shading_out_of_range"
    ]


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
