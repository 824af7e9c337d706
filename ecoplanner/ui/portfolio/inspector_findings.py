"""What the checks found about a project, to go to, or to let stand with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.portfolio.inspector_edit import Field
from ecoplanner.ui.telling import finding_text
from ecoplanner.words import SEVERITIES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.theme import Theme

_ICONS = {
    "error": ("octagon-alert", "danger"),
    "warning": ("triangle-alert", "warn"),
    "notice": ("info", "info"),
}


class FindingRow(QWidget):
    """One finding.

    Signals:
        jump_requested: the place it is about is wanted.
        waived: it may stand, for this reason.
        taken_up: it shall count again.
    """

    jump_requested = Signal()
    waived = Signal(str)
    taken_up = Signal()

    def __init__(
        self, theme: Theme, language: Language, finding: Finding, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.finding = finding
        is_waived = finding.waived is not None
        name, token = _ICONS[finding.severity]
        icon = QLabel()
        icon.setPixmap(theme.pixmap(name, "text3" if is_waived else token, 14))
        icon.setToolTip(word(SEVERITIES, finding.severity, language))
        icon.setAccessibleName(icon.toolTip())
        words = QLabel(finding_text(finding, language))
        words.setWordWrap(True)
        words.setFont(theme.font(12))
        words.setTextFormat(Qt.TextFormat.PlainText)
        if is_waived:
            words.setProperty("role", "quiet")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.px(4))
        grid.setHorizontalSpacing(theme.px(6))
        grid.setVerticalSpacing(theme.px(2))
        grid.addWidget(icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, 0, 1)
        grid.setColumnStretch(1, 1)
        self.reason = Field(theme, self.tr("Reason why it may stand"))
        self.reason.input.setPlaceholderText(self.tr("Reason, then Enter"))
        self.reason.setVisible(False)
        self.jump = self._link(self.tr("Go there"))
        self.waive = self._link(self.tr("Let it stand…"))
        self.take_up = self._link(self.tr("Count it again"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(14))
        if is_waived:
            why = QLabel(self.tr("Stands: {reason}").format(reason=finding.waived))
            why.setWordWrap(True)
            why.setProperty("role", "secondary")
            grid.addWidget(why, 1, 1)
            buttons.addWidget(self.take_up)
        else:
            buttons.addWidget(self.jump)
            buttons.addWidget(self.waive)
        buttons.addStretch(1)
        for button in (self.jump, self.waive, self.take_up):
            button.setVisible((button is self.take_up) == is_waived)
        grid.addLayout(buttons, 2, 1)
        grid.addWidget(self.reason, 3, 1)
        self.jump.clicked.connect(self.jump_requested)
        self.waive.clicked.connect(self._on_waive_clicked)
        self.take_up.clicked.connect(self.taken_up)
        self.reason.input.entered.connect(self._on_reason_entered)
        self.reason.input.escaped.connect(self._on_reason_escaped)

    def _link(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "link")
        button.setFont(self._theme.font(12))
        return button

    @Slot()
    def _on_waive_clicked(self) -> None:
        self.reason.setVisible(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_reason_entered(self) -> None:
        self.waived.emit(self.reason.text)

    @Slot()
    def _on_reason_escaped(self) -> None:
        self.reason.setVisible(False)
        self.waive.setFocus(Qt.FocusReason.OtherFocusReason)


class FindingRows(QWidget):
    """All findings about a project, those that stand last.

    Signals:
        jump_requested: the place of a finding is wanted.
        waived: a finding may stand, with the row that gives the reason.
        taken_up: a finding shall count again.
    """

    jump_requested = Signal(object)
    waived = Signal(object, str)
    taken_up = Signal(object)

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self.rows: list[FindingRow] = []
        self._shown: list[Finding] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._none = QLabel(self.tr("Nothing found."))
        self._none.setProperty("role", "quiet")
        self._layout.addWidget(self._none)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        found = sorted(findings, key=lambda finding: finding.waived is not None)
        if found == self._shown:
            return
        self._shown = found
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(finding) for finding in found]
        self._none.setVisible(not found)

    def _row(self, finding: Finding) -> FindingRow:
        row = FindingRow(self._theme, self._language, finding, self)
        row.jump_requested.connect(lambda: self.jump_requested.emit(finding))
        row.waived.connect(lambda reason: self.waived.emit(row, reason))
        row.taken_up.connect(lambda: self.taken_up.emit(finding))
        self._layout.addWidget(row)
        return row
