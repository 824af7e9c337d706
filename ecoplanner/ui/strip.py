"""The line at the foot: findings, what just happened, what is selected."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.language import counted
from ecoplanner.ui.telling import finding_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.theme import Theme

HEIGHT = 28
NOTICE_MS = 8_000
_KINDS = (
    ("error", "octagon-alert", "danger"),
    ("warning", "triangle-alert", "warn"),
    ("notice", "info", "info"),
)


class Strip(QFrame):
    """Says what the checks found, and after an action what moved.

    Signals:
        finding_requested: the finding shown is to be gone to.
        next_requested: the next finding is wanted.
        checks_requested: the page of findings is wanted, with those of a severity;
            with all where that is empty.
        undo_requested: the action just told is to be undone.
    """

    finding_requested = Signal()
    next_requested = Signal()
    checks_requested = Signal(str)
    undo_requested = Signal()

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self.setProperty("kind", "strip")
        self.setFixedHeight(theme.px(HEIGHT))
        self._finding: Finding | None = None
        self._has_next = self._is_telling = False
        self._timer = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._build_widgets()
        self._timer.timeout.connect(self.dismiss)

    def show_findings(self, findings: Sequence[Finding], at: int) -> None:
        """Count the findings and show one of them.

        Args:
            findings: those not waived.
            at: which is shown.
        """
        for severity, button in self._counts.items():
            count = self._found[severity] = sum(
                each.severity == severity for each in findings
            )
            words = counted(self._names[severity].format(count=count))
            button.setText(words)
            button.setAccessibleName(words)
        self._finding = findings[at % len(findings)] if findings else None
        self._has_next = len(findings) > 1
        if not self._is_telling:
            self._show_finding()

    def show_refusal(self, text: str) -> None:
        """Say why something was not done, until something else happens."""
        self.show_notice(text, is_error=True)

    def show_notice(
        self, text: str, *, can_undo: bool = False, is_error: bool = False
    ) -> None:
        """Say what just happened; an error stays until something else happens."""
        self._is_telling = True
        self._show_tone(is_error=is_error)
        self._text.setText(counted(text))
        self._go.setVisible(False)
        self._next.setVisible(False)
        self._undo.setVisible(can_undo)
        if is_error:
            self._timer.stop()
        else:
            self._timer.start()

    def dismiss(self) -> None:
        """Speak of findings again."""
        self._timer.stop()
        if self._is_telling:
            self._is_telling = False
            self._show_tone(is_error=False)
            self._show_finding()

    def show_summary(self, text: str) -> None:
        """Say what is selected."""
        self._summary.setText(counted(text))

    def _build_widgets(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(self._theme.px(12), 0, self._theme.px(12), 0)
        layout.setSpacing(self._theme.px(10))
        self._counts: dict[str, QPushButton] = {}
        self._found: dict[str, int] = {}
        self._names = {
            "error": self.tr("{count} errors"),
            "warning": self.tr("{count} warnings"),
            "notice": self.tr("{count} notices"),
        }
        for severity, icon, token in _KINDS:
            button = self._link("")
            button.setIcon(self._theme.icon(icon, token, 15))
            button.setToolTip(self.tr("Go to these findings"))
            button.clicked.connect(partial(self._on_count_clicked, severity))
            self._counts[severity] = button
            layout.addWidget(button)
        self._text = ElidedLabel()
        self._text.setProperty("role", "secondary")
        policy = QSizePolicy.Policy
        self._text.setSizePolicy(policy.Preferred, policy.Preferred)
        self._text.setMinimumWidth(self._theme.px(120))
        self._go = self._link(self.tr("Go there"))
        self._go.setToolTip(self.tr("Go to what the finding is about"))
        self._go.clicked.connect(self.finding_requested)
        self._next = self._link(self.tr("Next F8"))
        self._next.setToolTip(self.tr("Next finding  F8; the one before  Shift+F8"))
        self._next.clicked.connect(self.next_requested)
        self._undo = self._link(self.tr("Undo Ctrl+Z"))
        self._undo.setToolTip(self.tr("Take back what was just done  Ctrl+Z"))
        self._undo.clicked.connect(self.undo_requested)
        self._undo.setVisible(False)
        self._summary = QLabel()
        self._summary.setProperty("role", "secondary")
        for widget in (self._text, self._go, self._next, self._undo):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._summary)

    def _link(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "link")
        button.setFont(self._theme.font(12))
        # As high as the line: its words alone are hard to hit.
        policy = QSizePolicy.Policy
        button.setSizePolicy(policy.Minimum, policy.Expanding)
        return button

    def _on_count_clicked(self, severity: str) -> None:
        # Where there are none, all that there is.
        self.checks_requested.emit(severity if self._found.get(severity) else "")

    def _show_tone(self, *, is_error: bool) -> None:
        role = "danger" if is_error else "secondary"
        if self._text.property("role") != role:
            self._text.setProperty("role", role)
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)

    def _show_finding(self) -> None:
        finding = self._finding
        text = finding_text(finding, self._language) if finding else ""
        self._text.setText(text)
        self._go.setVisible(finding is not None)
        self._next.setVisible(self._has_next)
        self._undo.setVisible(False)


def time_text(when: datetime | None) -> str:
    """Return a time as `14:32`, with its day where that is not today."""
    if when is None:
        return ""
    is_today = when.date() == datetime.now(when.tzinfo).date()
    return f"{when:%H:%M}" if is_today else f"{when:%Y-%m-%d %H:%M}"
