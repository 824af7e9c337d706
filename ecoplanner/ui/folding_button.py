"""A button that keeps its icon alone where there is no room for its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget


class FoldingButton(QPushButton):
    """Says its words where there is room; they are its name for readers always."""

    def __init__(self, icon: QIcon, words: str, parent: QWidget | None = None) -> None:
        super().__init__(icon, words, parent)
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Fixed)

    @property
    def is_folded(self) -> bool:
        """Whether there is an icon only."""
        return not self.text()

    def fold(self, *, is_on: bool) -> None:
        """Show the icon alone, or the words as well."""
        if is_on is self.is_folded:
            return
        self.setText("" if is_on else self._words)
        tip = self.toolTip()
        if is_on and not tip:
            self.setToolTip(self._words)
        elif not is_on and tip == self._words:
            self.setToolTip("")

    @override
    def minimumSizeHint(self) -> QSize:
        # It can be folded, so its words must not keep a window wide.
        hint = self.sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() - words, hint.height())
