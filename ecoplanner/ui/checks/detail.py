"""One finding in full: its figures, ways to mend it, and waiving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.checks import words
from ecoplanner.ui.checks.chip import SeverityChip
from ecoplanner.ui.dates import day_text
from ecoplanner.ui.dates import local_moment
from ecoplanner.ui.portfolio.inputs import take_composed
from ecoplanner.ui.portfolio.inputs import TextInput
from ecoplanner.ui.scrolled import scrolled

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.model.annex import Waiver
    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.settings import Settings
    from ecoplanner.ui.theme import Theme

_NO_LIMIT = 16_777_215


class FindingDetail(QFrame):
    """Shows one finding.

    Signals:
        go_requested: the cell is to be gone to.
        waive_requested: it may stand, for the reason given.
        back_requested: it may not stand any longer.
    """

    go_requested = Signal()
    waive_requested = Signal(str)
    back_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        language: Language,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._language, self._settings = theme, language, settings
        self.setProperty("kind", "card")
        self._build_widgets()
        self._connect()
        self.show_finding(None, None, 0)

    def show_finding(
        self, finding: Finding | None, waiver: Waiver | None, count: int
    ) -> None:
        """Show another finding.

        Args:
            finding: the one in hand, None for none.
            waiver: why it stands, where it is waived.
            count: how many are selected; one reason waives them all.
        """
        self._body.setVisible(finding is not None)
        self._hint.setVisible(finding is None)
        if finding is None:
            return
        title, _ = words.said(finding, self._language)
        self._severity.show_severity(finding.severity)
        self._rule.setText(words.rule_name(finding.code))
        self._title.setText(title)
        self._show_evidence(finding)
        bullets = [f"•  {each}" for each in words.ways_to_mend(finding.code)]
        self._ways.setText("\n".join(bullets))
        is_waived = waiver is not None
        for widget in (self._asked, self.reason_edit, self.waive_button):
            widget.setVisible(not is_waived)
        self._lacking.setVisible(not is_waived and bool(self._lacking.text()))
        self._why.setVisible(is_waived)
        self.back_button.setVisible(is_waived)
        if waiver is not None:
            text = self.tr("Waived by {who} on {day}: {reason}")
            day = day_text(local_moment(waiver.waived_at).date(), self._settings)
            self._why.setText(
                text.format(who=waiver.who, day=day, reason=waiver.reason)
            )
        plain = self.tr("Waive")
        many = self.tr("Waive all {count}").format(count=count)
        self.waive_button.setText(many if count > 1 else plain)

    def take_height(self, most: int | None) -> None:
        """Take no more height than is used, or all there is.

        Args:
            most: pixels; None for all there is.
        """
        layout = self._inside.layout()
        if most is None or layout is None:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_NO_LIMIT)
            return
        frame = self._theme.px(8)
        used = layout.totalHeightForWidth(self.width() - frame) + frame
        self.setFixedHeight(min(used, most))

    @property
    def lacking(self) -> str:
        """The sentence under the field of the reason, empty while none is shown."""
        return self._lacking.text()

    def waive(self) -> None:
        """Ask that the finding may stand; without a reason say that it is missing."""
        if self.reason_edit.isHidden():
            return
        take_composed(self.reason_edit)
        reason = self.reason_edit.toPlainText().strip()
        if reason:
            self.waive_requested.emit(reason)
            return
        words = self.tr("Write why it may stand, then press Ctrl+Enter again.")
        self._tell_lacking(words)
        self.reason_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_reason(self) -> None:
        """Forget the reason that was typed."""
        self.reason_edit.clear()

    def _build_widgets(self) -> None:
        px = self._theme.px
        self._hint = QLabel(self.tr("Choose a finding to see what it rests on."))
        self._hint.setProperty("role", "quiet")
        self._hint.setWordWrap(True)
        self._severity = SeverityChip(self._theme, self._language)
        self._rule = QLabel()
        self._rule.setProperty("role", "secondary")
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._severity)
        head.addWidget(self._rule)
        head.addStretch(1)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._figures = QWidget()
        self._grid = QGridLayout(self._figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self._build_waiving()
        self._lay_out(head)

    def _build_waiving(self) -> None:
        px = self._theme.px
        self._ways = QLabel()
        self._ways.setProperty("role", "body")
        self._ways.setWordWrap(True)
        self.go_button = QPushButton(self.tr("Go to the cell  Enter"))
        self.go_button.setProperty("kind", "primary")
        self.go_button.setToolTip(
            self.tr("Go to where it is mended: Enter in the list, or a double click")
        )
        self.go_button.setIcon(self._theme.icon("corner-down-left", "onaccent", 15))
        self._asked = QLabel(
            self.tr("Reason to waive it (needed; kept in the history)")
        )
        self._asked.setProperty("role", "secondary")
        self._asked.setWordWrap(True)
        self.reason_edit = TextInput()
        self.reason_edit.setPlaceholderText(
            self.tr("Such as: agreed at the review of 12 May")
        )
        self.reason_edit.setAccessibleName(self.tr("Reason"))
        self.reason_edit.setToolTip(self.tr("Kept with the waiver  Ctrl+Enter waives"))
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(58))
        self._asked.setBuddy(self.reason_edit)
        self.waive_button = QPushButton(self.tr("Waive"))
        self.waive_button.setIcon(self._theme.icon("circle-slash", "text2", 15))
        native = QKeySequence.SequenceFormat.NativeText
        key = QKeySequence("Ctrl+Return").toString(native)
        words = self.tr("Let it stand, for the reason above  {key}")
        self.waive_button.setToolTip(words.format(key=key))
        self._lacking = QLabel()
        self._lacking.setProperty("role", "danger")
        self._lacking.setWordWrap(True)
        self._lacking.hide()
        self._why = QLabel()
        self._why.setProperty("role", "body")
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self.back_button = QPushButton(self.tr("Take the waiver back"))
        self.back_button.setToolTip(self.tr("Let the finding count again"))

    def _lay_out(self, head: QHBoxLayout) -> None:
        px = self._theme.px
        caption = QLabel(self.tr("Ways to mend it"))
        caption.setProperty("role", "caption")
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(head)
        for widget in (self._title, self._figures, caption, self._ways):
            column.addWidget(widget)
        column.addLayout(self._alone(self.go_button))
        column.addWidget(line)
        for widget in (self._asked, self.reason_edit, self._lacking, self._why):
            column.addWidget(widget)
        column.addLayout(self._alone(self.waive_button, self.back_button))
        inside = self._inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(px(14), px(14), px(14), px(14))
        around.addWidget(self._hint)
        around.addWidget(self._body)
        around.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled(inside))

    def _alone(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _show_evidence(self, finding: Finding) -> None:
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = words.evidence(finding, self._language)
        for number, (name, value) in enumerate(rows):
            label = QLabel(name)
            label.setProperty("role", "secondary")
            figure = QLabel(value)
            figure.setWordWrap(True)
            figure.setTextFormat(Qt.TextFormat.PlainText)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(figure, number, 1)
        self._figures.setVisible(bool(rows))

    def _connect(self) -> None:
        self.go_button.clicked.connect(self.go_requested)
        self.back_button.clicked.connect(self.back_requested)
        self.waive_button.clicked.connect(self.waive)
        self.reason_edit.textChanged.connect(self._on_reason_changed)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self.reason_edit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.waive)

    def _tell_lacking(self, words: str) -> None:
        self._lacking.setText(words)
        self._lacking.setVisible(bool(words))
        self.reason_edit.setAccessibleDescription(words)
        self.reason_edit.setProperty("state", "invalid" if words else "")
        self.reason_edit.style().unpolish(self.reason_edit)
        self.reason_edit.style().polish(self.reason_edit)

    def _on_reason_changed(self) -> None:
        if self._lacking.text():
            self._tell_lacking("")
