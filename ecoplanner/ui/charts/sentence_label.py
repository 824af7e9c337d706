"""The sentence under a chart, with room kept for it so that the chart stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.charts.sentence import Clause
    from ecoplanner.ui.theme import Theme

#: Below this width an English sentence takes three lines.
_NARROW = 420


class SentenceLabel(QLabel):
    """Shows a sentence piece by piece; as high with a short one as with a long one."""

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self.setWordWrap(True)
        self.setFont(theme.font(12))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_clauses(self, clauses: Sequence[Clause]) -> None:
        """Show another sentence, perhaps none."""
        self.setText("".join(clause.rich(self._theme) for clause in clauses))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(_NARROW)
        lines = 2 if self._language == "zh" or not is_narrow else 3
        self.setMinimumHeight(QFontMetrics(self.font()).lineSpacing() * lines)
