"""Pictures of charts, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from ecoplanner.errors import NotSavedError
from ecoplanner.ui.charts.export import RATIO
from ecoplanner.ui.charts.export import save_chart
from ecoplanner.ui.charts.export import svg_bytes
from ecoplanner.ui.charts.export import WIDTH
from ecoplanner.ui.charts.shares_card import SharesCard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.model.shares import By
    from ecoplanner.ui.page import Context

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def card(qtbot: QtBot, context: Context) -> SharesCard:
    made = SharesCard(context)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("by", ["program", "agency", "source"])
def test_that_a_png_is_twice_the_size_on_white(
    by: By, card: SharesCard, tmp_path: Path
) -> None:
    card.show_way(by)
    path = tmp_path / "占比.png"

    save_chart(card.sheet(), path)

    image = QImage(str(path))
    assert image.width() == WIDTH * RATIO
    assert image.height() == card.sheet().height * RATIO
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_that_an_svg_has_the_words_and_colours_of_the_chart(
    card: SharesCard, tmp_path: Path
) -> None:
    path = tmp_path / "占比.svg"

    save_chart(card.sheet(), path)

    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own
    assert root.tag == f"{SVG}svg"
    words = "".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "56.26%" in words
    assert "Gap −193,578" in words
    assert "\N{WORD JOINER}" not in words
    colours = path.read_text(encoding="utf-8").lower()
    assert "#e59a2f" in colours


def test_that_patterns_stay_in_their_shapes_where_clips_are_unknown(
    card: SharesCard,
) -> None:
    sheet = card.sheet()
    size = QSize(WIDTH, sheet.height) * RATIO
    drawn = QImage(size, QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFFFF)
    painter = QPainter(drawn)
    # It draws an SVG without its clips.
    QSvgRenderer(svg_bytes(sheet)).render(painter)
    painter.end()

    # Between the ring and its legend, and in a corner beside the ring.
    for left, right, top, bottom in ((212, 232, 58, 246), (20, 44, 58, 82)):
        found = {
            drawn.pixelColor(x, y).name()
            for x in range(left * RATIO, right * RATIO)
            for y in range(top * RATIO, bottom * RATIO)
        }
        assert found == {"#ffffff"}


def test_that_what_cannot_be_written_is_told_and_leaves_nothing(
    card: SharesCard, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "missing" / "chart.png"

    with pytest.raises(NotSavedError):
        save_chart(card.sheet(), path)
    with qtbot.waitSignal(card.refused):
        assert not card.save_picture(path)

    assert not list(tmp_path.glob("*/*.png"))
