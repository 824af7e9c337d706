"""A part of the inspector under its title; it folds, and is never hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.portfolio.inspector_edit import line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from ecoplanner.ui.theme import Theme


class Section(QWidget):
    """A title that opens and folds what is below it.

    Signals:
        opened: it was unfolded or folded.
    """

    opened = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        title: str,
        right: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._body = QWidget(self)
        self._inside = QVBoxLayout(self._body)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(theme.px(4))
        self.head = QToolButton()
        self.head.setProperty("kind", "section")
        self.head.setText(title)
        self.head.setToolTip(self.tr("Fold or open “{title}”").format(title=title))
        self.head.setCheckable(True)
        self.head.setChecked(True)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(6))
        self._line.addWidget(self.head)
        self._line.addStretch(1)
        if right is not None:
            self._line.addWidget(right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(line())
        layout.addLayout(self._line)
        layout.addWidget(self._body)
        self.head.toggled.connect(self._on_head_toggled)
        self._update_icon()

    @property
    def is_open(self) -> bool:
        """Whether its content is seen."""
        return self.head.isChecked()

    def set_open(self, *, is_open: bool) -> None:
        """Unfold or fold it."""
        self.head.setChecked(is_open)

    def add(self, *contents: QWidget | QLayout) -> None:
        """Put something at the end."""
        for content in contents:
            if isinstance(content, QWidget):
                self._inside.addWidget(content)
            else:
                self._inside.addLayout(content)

    def _update_icon(self) -> None:
        name = "chevron-down" if self.is_open else "chevron-right"
        self.head.setIcon(self._theme.icon(name, "text3", 12))

    @Slot(bool)
    def _on_head_toggled(self, is_open: bool) -> None:  # noqa: FBT001 - a signal
        self._body.setVisible(is_open)
        self._update_icon()
        self.opened.emit(is_open)


def add_button(theme: Theme, text: str, name: str) -> QPushButton:
    """Return a quiet button that adds something."""
    button = QPushButton(text)
    button.setProperty("kind", "link")
    button.setFont(theme.font(12))
    button.setIcon(theme.icon("plus", "accenttext", 12))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def icon_button(
    theme: Theme, icon: str, name: str, *, tiny: bool = False
) -> QToolButton:
    """Return a button with an icon and its verb as name."""
    button = QToolButton()
    button.setProperty("kind", "tiny" if tiny else "icon")
    button.setIcon(theme.icon(icon, "text2", 12 if tiny else 15))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
