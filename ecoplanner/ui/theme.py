"""The look in force: colours, sizes, fonts and icons, asked for when painting."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtCore import QDir
from PySide6.QtCore import QObject
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtGui import QFont
from PySide6.QtGui import QFontDatabase
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QIcon
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPalette
from PySide6.QtGui import QPixmap
from PySide6.QtSvg import QSvgRenderer

from ecoplanner import paths
from ecoplanner.ui.stylesheet import stylesheet
from ecoplanner.ui.tokens import DARK
from ecoplanner.ui.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ecoplanner.ui.tokens import Tokens

FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
)
BUNDLED = ("fonts/NotoSansSC-Regular.ttf", "fonts/NotoSansSC-Bold.ttf")
_BASE_PX = 13
_STROKE = b'stroke-width="1.75"'


@cache
def _look_folder() -> Path:
    """Return the folder of pictures for the style sheet, which takes files alone.

    One for the process, since the style sheet outlives any theme.
    """
    folder = tempfile.mkdtemp(prefix="ecoplanner-look-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    QDir.setSearchPaths("look", [folder])
    return Path(folder)


@cache
def _icon_folder() -> Path:
    return paths.resource("icons")


def _source(name: str, colour: str) -> bytes:
    """Return the drawing of an icon; all of it is in one colour."""
    source = (_icon_folder() / f"{name}.svg").read_bytes()
    source = source.replace(b"currentColor", colour.encode())
    return source.replace(b'stroke-width="2"', _STROKE)


class Theme(QObject):
    """The look in force, given to every widget that paints or has icons.

    Signals:
        changed: colours, scale or density are others now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = "system"
        self._icons: dict[tuple[str, str, int, float], QPixmap] = {}
        self._stencils: dict[tuple[str, float], QPixmap] = {}
        self.scale = 1.0
        self.row_height = 26
        self.tokens: Tokens = LIGHT

    def apply(
        self, application: QApplication, mode: str = "system", scale: float = 1.0
    ) -> None:
        """Put a look on the application.

        Args:
            application: gets palette, font and style sheet.
            mode: `light`, `dark` or `system`.
            scale: size of text and controls, 0.9 to 1.5.
        """
        self._mode, self.scale = mode, scale
        self.tokens = DARK if self._is_dark() else LIGHT
        self._icons.clear()
        self._write_images()
        application.setPalette(_palette(self.tokens))
        application.setFont(self.font(_BASE_PX))
        application.setStyleSheet(stylesheet(self.tokens, scale))
        self.changed.emit()

    def px(self, size: float) -> int:
        """Return a size at the scale in force."""
        return round(size * self.scale)

    def font(self, size: int = _BASE_PX, weight: int = 400) -> QFont:
        """Return the window's font.

        Args:
            size: pixels at 100 %.
            weight: 400 to 700.
        """
        font = QFont([*FAMILIES])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def color(self, token: str) -> QColor:
        """Return a named colour."""
        return QColor(getattr(self.tokens, token))

    def icon(self, name: str, token: str = "text2", size: int = 16) -> QIcon:  # noqa: S107
        """Return a bundled icon in a named colour."""
        icon = QIcon(self.pixmap(name, token, size))
        icon.addPixmap(self.pixmap(name, "disabled", size), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, token: str = "text2", size: int = 16) -> QPixmap:  # noqa: S107
        """Return a bundled icon as a picture, sharp at the screen's ratio."""
        screens = QGuiApplication.screens()
        ratio = screens[0].devicePixelRatio() if screens else 1.0
        key = (name, token, size, ratio)
        if key not in self._icons:
            self._icons[key] = self._drawn(name, token, self.px(size), ratio)
        return self._icons[key]

    def _write_images(self) -> None:
        """Write what the style sheet shows in controls, in the colours in force."""
        images = {"chevron": ("chevron-down", "text2"), "check": ("check", "onaccent")}
        for name, (icon, token) in images.items():
            path = _look_folder() / f"{name}-{self.tokens.name}.svg"
            path.write_bytes(_source(icon, getattr(self.tokens, token)))

    def _drawn(self, name: str, token: str, size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(self._stencil(name, size * ratio))
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), self.color(token))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _stencil(self, name: str, side: float) -> QPixmap:
        """Return the shape of an icon, which is shown in several colours.

        Args:
            name: of the icon.
            side: in pixels of the screen.
        """
        if (name, side) not in self._stencils:
            renderer = QSvgRenderer(QByteArray(_source(name, "black")))
            pixmap = QPixmap(round(side), round(side))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, side, side))
            painter.end()
            self._stencils[name, side] = pixmap
        return self._stencils[name, side]

    def _is_dark(self) -> bool:
        if self._mode != "system":
            return self._mode == "dark"
        hints = QGuiApplication.styleHints()
        return hints.colorScheme() == Qt.ColorScheme.Dark


def load_fonts() -> None:
    """Load the bundled sans when the system has no font with Chinese of ours."""
    known = set(QFontDatabase.families())
    if known.isdisjoint(FAMILIES):
        for name in BUNDLED:
            QFontDatabase.addApplicationFont(str(paths.resource(name)))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.subtle,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.Highlight: tokens.sel,
        role.HighlightedText: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.ToolTipBase: tokens.tooltip,
        role.ToolTipText: tokens.tooltiptext,
        role.Link: tokens.accenttext,
        role.Mid: tokens.line,
        role.Dark: tokens.linestrong,
        role.Accent: tokens.accent,
    }
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.disabled))
    return palette
