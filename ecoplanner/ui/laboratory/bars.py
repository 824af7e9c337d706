"""Bars of an answer in the window: those that its printed pages have too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.reports.figure import GAP
from ecoplanner.ui.charts.part_view import amount_text
from ecoplanner.ui.charts.parts import Look
from ecoplanner.ui.charts.parts import Part
from ecoplanner.ui.charts.sources import Column
from ecoplanner.ui.charts.stack_legend import StackLegend
from ecoplanner.ui.charts.stacks import YearColumns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ecoplanner.reports.answer_charts import Bars
    from ecoplanner.ui.theme import Theme

_LEAST_HEIGHT = 120


class BarsCard(QFrame):
    """A title, a legend, and a bar beside a bar; there only while there are any."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        px = theme.px
        head = QLabel(title)
        head.setProperty("role", "card-title")
        self.bars: Bars | None = None
        self.legend = StackLegend(theme, has_figures=False)
        self.columns = _FullColumns(theme)
        self.columns.setAccessibleName(title)
        self.columns.setMinimumHeight(px(_LEAST_HEIGHT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(13), px(8), px(13), px(8))
        layout.setSpacing(px(6))
        layout.addWidget(head)
        layout.addWidget(self.legend)
        layout.addWidget(self.columns, 1)
        self.hide()

    def show_bars(self, bars: Bars | None) -> None:
        """Show other bars; None for none."""
        self.bars = None if bars is None or bars.is_empty else bars
        self.setVisible(self.bars is not None)
        if self.bars is None:
            return
        every = [_part(look, words, 0) for look, words in self.bars.parts]
        self.legend.show_parts(every)
        self.legend.setAccessibleName("、".join(part.name for part in every))
        rows = self.bars.rows
        self.columns.show_columns(
            Column(key=name, name=short, parts=tuple(map(_made, self.bars.parts, fens)))
            for (name, fens), short in zip(rows, _short(rows), strict=True)
        )


class _FullColumns(YearColumns):
    """Bars that are called by their whole names where there is room to say them."""

    @override
    def _words(self, column: Column) -> str:
        parts = ", ".join(
            f"{part.name} {amount_text(part)}"
            for part in column.parts
            if part.amount_fen
        )
        return f"{column.key}: {parts or 0}"


def _part(look: str, words: str, fen: int) -> Part:
    is_gap = look == GAP
    return Part(
        key=look,
        name=words,
        full_name=words,
        amount_fen=fen,
        share=0,
        look=Look(kind="gap") if is_gap else Look(kind="source", level=look),
    )


def _made(part: tuple[str, str], fen: int) -> Part:
    return _part(*part, fen)


def _short(rows: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Yield names without the first word that the name before them has too."""
    before = ""
    for name, _ in rows:
        first, _, rest = name.partition(" ")
        yield rest if rest and first == before else name
        before = first
