"""A chart as a picture for a text: PNG at twice the size, or SVG, on white."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer
from PySide6.QtCore import QByteArray
from PySide6.QtCore import QIODevice
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from ecoplanner.errors import NotSavedError
from ecoplanner.model.store.replace import write_file
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.bars import largest_bar
from ecoplanner.ui.charts.bars import name_width
from ecoplanner.ui.charts.bars import paint_bar_row
from ecoplanner.ui.charts.bars import paint_stack
from ecoplanner.ui.charts.donut import paint_donut
from ecoplanner.ui.charts.legend import paint_legend_row
from ecoplanner.ui.charts.part_view import Marks
from ecoplanner.ui.charts.sentence import broken
from ecoplanner.ui.charts.stack_legend import paint_stack_legend
from ecoplanner.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.ui.charts.parts import Chart
    from ecoplanner.ui.charts.parts import Part

WIDTH = 640
RATIO = 2
_EDGE = 20
_ROW = 24
_RING = 190
_TITLE = 28
_STACK = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a picture of a chart says.

    Attributes:
        title: over it.
        unit: unit of money, in words.
        chart: the parts.
        centre: what stands in the ring.
        money: the sources by level, the gap last.
        money_titles: over the bar of sources: what it is, and the gap.
        sentence: under it.
    """

    title: str
    unit: str
    chart: Chart
    centre: tuple[str, str]
    money: tuple[Part, ...]
    money_titles: tuple[str, str]
    sentence: str

    @property
    def height(self) -> int:
        """Height of the picture, pixels at 100 %."""
        body = _ROW * max(len(self.chart.parts), 1)
        if self.chart.is_ring:
            body = max(body, _RING)
        return 2 * _EDGE + _TITLE + 8 + body + 12 + 20 + _STACK + 24 + 34


def save_chart(sheet: Sheet, path: Path) -> None:
    """Write a picture; its kind goes by the ending, `.svg` or else PNG.

    Raises:
        NotSavedError: it cannot be written; a former file is as it was.
    """
    data = svg_bytes(sheet) if path.suffix.lower() == ".svg" else png_bytes(sheet)
    try:
        write_file(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotSavedError(path=path, reason=reason) from error


def png_bytes(sheet: Sheet) -> bytes:
    """Return a PNG at twice the size."""
    size = QSize(WIDTH * RATIO, sheet.height * RATIO)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    painter = QPainter(image)
    draw_sheet(painter, sheet)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # str is taken
    return bytes(data.data())


def svg_bytes(sheet: Sheet) -> bytes:
    """Return an SVG; its clips need SVG 1.1."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(WIDTH, sheet.height))
    generator.setViewBox(QRectF(0, 0, WIDTH, sheet.height))
    generator.setTitle(sheet.title)
    generator.setDescription(sheet.sentence)
    painter = QPainter(generator)
    draw_sheet(painter, sheet)
    painter.end()
    buffer.close()
    return bytes(data.data())


def draw_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Draw title, chart, sources and sentence on white paper."""
    theme = Theme()  # light and at 100 %, whatever the window looks like
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    paper = QRectF(0, 0, WIDTH, sheet.height)
    painter.fillRect(paper, theme.color("surface"))
    page = paper.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    title = QRectF(page.left(), page.top(), page.width(), _TITLE)
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(14, 600))
    painter.drawText(title, left, sheet.title)
    total = money_text(sheet.chart.total_fen)
    painter.drawText(title, right, f"{total} {sheet.unit}")
    top = _draw_chart(painter, sheet, page, title.bottom() + 8, theme) + 12
    line = QRectF(page.left(), top, page.width(), 20)
    painter.setFont(theme.font(12))
    painter.setPen(theme.color("text2"))
    title_, gap = sheet.money_titles
    painter.drawText(line, left, title_)
    painter.setPen(theme.color("danger" if sheet.money[-1:] else "text2"))
    painter.drawText(line, right, gap)
    bar = QRectF(page.left(), line.bottom(), page.width(), _STACK)
    paint_stack(painter, bar, sheet.money, theme)
    names = QRectF(page.left(), bar.bottom() + 4, page.width(), 20)
    paint_stack_legend(painter, names, sheet.money, theme)
    words = QRectF(page.left(), names.bottom(), page.width(), 34)
    painter.setFont(theme.font(12))
    painter.setPen(theme.color("text"))
    for index, text in enumerate(broken(sheet.sentence, painter.font(), words.width())):
        high = words.height() / 2
        row = QRectF(words.left(), words.top() + index * high, words.width(), high)
        painter.drawText(row, left, text)


def _draw_chart(
    painter: QPainter, sheet: Sheet, page: QRectF, top: float, theme: Theme
) -> float:
    """Draw ring and legend, or bars; return where they end."""
    parts = sheet.chart.parts
    if sheet.chart.is_ring:
        ring = QRectF(page.left(), top, _RING, _RING)
        paint_donut(painter, ring, parts, theme, centre=sheet.centre)
        start = ring.right() + 24
        high = max(_RING, _ROW * len(parts))
        first = top + (high - _ROW * len(parts)) / 2
        for index, part in enumerate(parts):
            box = QRectF(start, first + index * _ROW, page.right() - start, _ROW)
            paint_legend_row(painter, box, part, theme, Marks())
        return top + high
    names = name_width(parts, page.width(), theme)
    largest = largest_bar(parts)
    for index, part in enumerate(parts):
        box = QRectF(page.left(), top + index * _ROW, page.width(), _ROW)
        paint_bar_row(
            painter,
            box,
            part,
            theme,
            names=names,
            largest_fen=largest,
            marks=Marks(),
        )
    return top + _ROW * max(len(parts), 1)
