"""What fills look like; pixels are looked at on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath

from ecoplanner.ui.charts import patterns
from ecoplanner.ui.theme import Theme
from ecoplanner.ui.tokens import DARK

if TYPE_CHECKING:
    from collections.abc import Callable

BOX = QRectF(4, 4, 20, 20)
SIDE = 28


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest, theme: Theme) -> Theme:
    made = Theme()
    if request.param == "dark":
        made.tokens = DARK
    return made


def painted(paint: Callable[[QPainter], None]) -> bytes:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return bytes(image.constBits())


def test_that_no_two_series_look_the_same(look: Theme) -> None:
    pictures = {
        painted(lambda p, i=index: patterns.paint_series(p, BOX, i, look))  # type: ignore[misc]
        for index in (*range(14), patterns.OTHER)
    }

    assert len(pictures) == 15


def test_that_no_two_sources_look_the_same(look: Theme) -> None:
    levels = [level for level, _ in look.tokens.sources]

    pictures = {
        painted(lambda p, each=level: patterns.paint_source(p, BOX, each, look))  # type: ignore[misc]
        for level in levels
    }

    assert len(pictures) == 6


def test_that_series_beyond_fourteen_are_grey(look: Theme) -> None:
    other = painted(lambda p: patterns.paint_series(p, BOX, patterns.OTHER, look))

    assert painted(lambda p: patterns.paint_series(p, BOX, 14, look)) == other
    assert painted(lambda p: patterns.paint_series(p, BOX, 400, look)) == other


def test_that_a_ninth_series_repeats_a_colour_with_another_pattern(
    look: Theme,
) -> None:
    assert patterns.series_color(8, look) == patterns.series_color(1, look)


@pytest.mark.parametrize("index", [0, 1, 2, 3, patterns.OTHER])
def test_that_a_fill_stays_inside_its_shape(index: int, look: Theme) -> None:
    path = QPainterPath()
    path.addRect(BOX)
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)

    patterns.paint_series(painter, path, index, look)
    painter.end()

    for at in range(SIDE):
        assert image.pixelColor(at, 1) == Qt.GlobalColor.white
        assert image.pixelColor(at, SIDE - 2) == Qt.GlobalColor.white
        assert image.pixelColor(1, at) == Qt.GlobalColor.white
        assert image.pixelColor(SIDE - 2, at) == Qt.GlobalColor.white


def test_that_a_gap_is_dashed_and_in_print_empty(look: Theme) -> None:
    path = QPainterPath()
    path.addRect(BOX)
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)

    patterns.paint_gap(painter, path, look, fill=False)
    painter.end()

    edge = {image.pixelColor(at, 4).name() for at in range(5, 23)}
    assert image.pixelColor(14, 14) == Qt.GlobalColor.white
    assert len(edge) > 1


def test_that_painting_leaves_the_painter_as_it_was(look: Theme) -> None:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)

    patterns.paint_series(painter, BOX, 2, look)
    patterns.paint_gap(painter, BOX, look)

    assert not painter.hasClipping()
    assert painter.pen().widthF() == 1
    painter.end()
