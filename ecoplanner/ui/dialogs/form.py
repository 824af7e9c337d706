"""A form of labelled fields, each with room for the sentence that is wrong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSpinBox
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.period import FIRST_YEAR
from ecoplanner.model.period import LAST_YEAR
from ecoplanner.ui.scrolled import scrolled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from ecoplanner.ui.theme import Theme

#: Height that the frame of a window takes besides, px at 100 %.
_TITLE_BAR = 40


class FormDialog(QDialog):
    """Asks for some values; it is accepted only when nothing is wrong with them."""

    def __init__(
        self, theme: Theme, title: str, primary: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self._sentences: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._was_tried = False
        self.form = QVBoxLayout()
        self.form.setSpacing(theme.px(12))
        self._build_buttons(primary)

    def problems(self) -> Mapping[str, str]:
        """Return what is wrong, a sentence by the name of its field."""
        return {}

    def add_field(self, name: str, label: str, *widgets: QWidget) -> None:
        """Add a labelled row; a problem of `name` is told under it."""
        px = self.theme.px
        words = QLabel(label)
        words.setProperty("role", "secondary")
        words.setBuddy(widgets[0])
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for number, widget in enumerate(widgets):
            is_wide = number == 0 and not isinstance(widget, QSpinBox)
            row.addWidget(widget, 1 if is_wide else 0)
            if not widget.accessibleName():
                widget.setAccessibleName(label)
        if isinstance(widgets[0], QSpinBox):
            row.addStretch(1)
        sentence = QLabel()
        sentence.setProperty("role", "danger")
        sentence.setWordWrap(True)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.hide()
        cell = QVBoxLayout()
        cell.setSpacing(px(4))
        cell.addWidget(words)
        cell.addLayout(row)
        cell.addWidget(sentence)
        self.form.addLayout(cell)
        self._sentences[name] = sentence
        self._fields[name] = widgets[0]

    def recheck(self) -> None:
        """Show what is wrong now, once the user has tried to go on."""
        if self._was_tried:
            self._show_problems(self.problems())

    def _build_buttons(self, primary: str) -> None:
        px = self.theme.px
        buttons = QDialogButtonBox()
        self.primary_button = buttons.addButton(
            primary, QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.primary_button.setProperty("kind", "primary")
        self.primary_button.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(16), px(24), px(16))
        layout.setSpacing(px(16))
        inside = self._inside = QWidget()
        inside.installEventFilter(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.form)
        column.addStretch(1)
        self._area = scrolled(inside)
        layout.addWidget(self._area, 1)
        layout.addWidget(buttons)
        self.setMinimumWidth(px(480))

    def _fit(self) -> None:
        """Be as high as the fields need and the screen allows; the rest scrolls."""
        inside, layout = self._inside, self.layout()
        if layout is None:
            return
        self.ensurePolished()
        px, edges = self.theme.px, layout.contentsMargins()
        wide = max(self.width(), self.minimumWidth()) - edges.left() - edges.right()
        least = inside.minimumSizeHint()
        needed = max(inside.heightForWidth(max(wide, least.width())), least.height())
        around = edges.top() + edges.bottom() + layout.spacing()
        around += self.primary_button.sizeHint().height() + px(_TITLE_BAR)
        room = self.screen().availableGeometry().height() - around
        is_cut = needed > room
        bar = self._area.verticalScrollBar().sizeHint().width() if is_cut else 0
        self._area.setMinimumSize(least.width() + bar, min(needed, max(room, px(120))))

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        for name, sentence in self._sentences.items():
            text = problems.get(name, "")
            sentence.setText(text)
            sentence.setVisible(bool(text))
            field = self._fields[name]
            field.setProperty("state", "invalid" if text else "")
            field.style().unpolish(field)
            field.style().polish(field)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Enter goes on, wherever the cursor is; it opens nothing by the way.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self.primary_button)
        self.primary_button.setDefault(True)
        self._fit()
        self.adjustSize()
        super().showEvent(event)
        has_focus = self.focusWidget() in self._fields.values()
        if self._fields and not has_focus:
            first = next(iter(self._fields.values()))
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def accept(self) -> None:
        self._was_tried = True
        problems = self.problems()
        self._show_problems(problems)
        if problems:
            first = next(name for name in self._fields if name in problems)
            self._fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self._sentences[first])
            return
        super().accept()


def year_box(value: int) -> QSpinBox:
    """Return a field for a calendar year."""
    box = QSpinBox()
    box.setRange(FIRST_YEAR, LAST_YEAR)
    box.setValue(value)
    box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    box.setMinimumWidth(box.fontMetrics().horizontalAdvance("0000") * 5 // 2)
    return box
