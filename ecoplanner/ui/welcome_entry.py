"""A large button with a picture, a title and some lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.ui.elided_label import ElidedLabel

if TYPE_CHECKING:
    from ecoplanner.ui.theme import Theme


class Entry(QPushButton):
    """Something to begin with, or a plan to open."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        icon: str = "",
        tone: str = "",
        is_flat: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "entry")
        self.setProperty("tone", tone or ("flat" if is_flat else ""))
        self._lines: list[ElidedLabel] = []
        self._row = QHBoxLayout(self)
        self._build_widgets(title, icon, tone)
        self.setAccessibleName(title)
        # Long words are cut; they do not take the room of what stands beside.
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, self.sizePolicy().verticalPolicy())

    def show_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_line(self, text: str, *, is_path: bool = False) -> None:
        """Add a quiet line under those there are; a path keeps both its ends."""
        modes = Qt.TextElideMode
        mode = modes.ElideMiddle if is_path else modes.ElideRight
        label = ElidedLabel(text, mode=mode)
        label.setProperty("role", "secondary")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines.append(label)
        self._column.insertWidget(self._column.count() - 1, label)
        self.setAccessibleDescription("\n".join(each.text() for each in self._lines))

    def add_chip(self, text: str, tone: str, line: str = "") -> None:
        """Add a chip on a line of its own, after a few quiet words."""
        chip = QLabel(text)
        chip.setProperty("role", "chip")
        chip.setProperty("tone", tone)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        if line:
            words = QLabel(line)
            words.setProperty("role", "secondary")
            row.addWidget(words)
        row.addWidget(chip)
        row.addStretch(1)
        self._column.insertLayout(self._column.count() - 1, row)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        said = " ".join(filter(None, (self.accessibleDescription(), line, text)))
        self.setAccessibleDescription(said)

    def show_corner(self, text: str) -> None:
        """Show a few quiet words at the right of the title."""
        self._corner.setText(text)
        self._corner.setVisible(bool(text))

    def _build_widgets(self, title: str, icon: str, tone: str) -> None:
        px = self._theme.px
        row = self._row
        side = px(14 if icon else 12)
        row.setContentsMargins(side, px(12), side, px(12))
        row.setSpacing(px(14))
        if icon:
            picture = QLabel()
            token = "onaccent" if tone == "accent" else "text2"
            picture.setPixmap(self._theme.pixmap(icon, token, 20))
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            picture.setFixedSize(px(38), px(38))
            picture.setProperty("role", "tile")
            picture.setProperty("tone", tone)
            sides = Qt.AlignmentFlag
            is_flat = self.property("tone") == "flat"
            row.addWidget(picture, 0, sides.AlignTop if is_flat else sides.AlignVCenter)
        self._title = ElidedLabel(title)
        if icon:
            self._title.setProperty("role", "title")
        self._corner = QLabel()
        self._corner.setProperty("role", "secondary")
        self._corner.hide()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._corner)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(3))
        self._column.addLayout(head)
        self._column.addStretch(1)
        row.addLayout(self._column, 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()
