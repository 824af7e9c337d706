"""The fonts of a file: which are embedded, lent and refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from typing import TYPE_CHECKING

import pytest
import reportlab
from fontTools import subset
from fontTools import ttLib

from ecoplanner.errors import FontUnusableError
from ecoplanner.paths import resource
from ecoplanner.reports.settings import PageSettings
from tests.reports.draw.drawing import drawn
from tests.reports.draw.drawing import one_cell
from tests.reports.draw.drawing import picture
from tests.reports.draw.drawing import reader_of
from tests.reports.draw.drawing import text_of
from tests.reports.typeset.samples import schedule

if TYPE_CHECKING:
    from ecoplanner.reports.draw.pdf import PdfResult


def fonts_of(result: PdfResult) -> list[Any]:
    fonts = {}
    for page in reader_of(result).pages:
        for name, font in page["/Resources"]["/Font"].items():  # type: ignore[index]  # pypdf's objects
            fonts[name] = font.get_object()
    return list(fonts.values())


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
