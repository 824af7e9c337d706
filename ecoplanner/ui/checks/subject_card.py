"""The row that a finding is about, and what else was found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.checks import words
from ecoplanner.ui.checks.chip import SeverityChip
from ecoplanner.ui.checks.model import key_of
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.lists.facts_card import FactsCard
from ecoplanner.ui.lists.row_facts import facts_about
from ecoplanner.ui.lists.row_facts import subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.ui.checks.model import FindingKey
    from ecoplanner.ui.page import Context

#: So many other findings are listed.
_MOST = 8


class SubjectCard(FactsCard):
    """Shows the row of a finding as it is now; the doubtful field stands out.

    Signals:
        finding_requested: another finding of the row is to be taken in hand.
    """

    finding_requested = Signal(object)

    def __init__(
        self, context: Context, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, parent)
        self._session, self._language = context.session, language
        self._buttons: list[QPushButton] = []
        self._build_others()

    @property
    def others(self) -> list[str]:
        """What else was found there, in words."""
        return [each.accessibleName() for each in self._buttons]

    def show_finding(
        self, finding: Finding | None, findings: Sequence[Finding]
    ) -> None:
        """Show the row of another finding.

        Args:
            finding: the one in hand, None for none.
            findings: all of the plan.
        """
        portfolio = self._session.portfolio
        subject = None
        if finding is not None:
            where = finding.table, finding.row_id
            subject = subject_of(portfolio, *where, self._language)
        if finding is None or subject is None:
            empty = self.tr("The row that a finding is about is shown here.")
            self.show_facts("", [], (), empty)
            self._show_others([])
            return
        title = f"{subject.kind}  {subject.name}".rstrip()
        facts = facts_about(portfolio, subject, self._language)
        self.show_facts(title, facts, (finding.field,), "")
        key, row_id = key_of(finding), subject.row.id
        self._show_others(
            [
                each
                for each in findings
                if each.row_id == row_id and each.waived is None and key_of(each) != key
            ]
        )

    def _build_others(self) -> None:
        px = self._theme.px
        self._others = QWidget()
        self._rows = QVBoxLayout(self._others)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(6))
        caption = QLabel(self.tr("Also found here"))
        caption.setProperty("role", "caption")
        self._rows.addWidget(caption)
        self.add_below(self._others)

    def _show_others(self, findings: Sequence[Finding]) -> None:
        while self._rows.count() > 1:
            taken = self._rows.takeAt(1)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for finding in findings[:_MOST]:
            self._rows.addWidget(self._row(finding))
        self._others.setVisible(bool(findings))

    def _row(self, finding: Finding) -> QWidget:
        title, _ = words.said(finding, self._language)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(8))
        chip = SeverityChip(self._theme, self._language)
        chip.show_severity(finding.severity)
        said = ElidedLabel()
        said.setText(title)
        button = QPushButton(self.tr("Show"))
        button.setProperty("kind", "link")
        button.setAccessibleName(title)
        button.setToolTip(self.tr("Take this finding in hand"))
        key: FindingKey = key_of(finding)
        button.clicked.connect(lambda: self.finding_requested.emit(key))
        button.installEventFilter(self)
        self._buttons.append(button)
        layout.addWidget(chip)
        layout.addWidget(said, 1)
        layout.addWidget(button)
        return row

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            # Where keys go must be seen, under the fold too.
            self.show_widget(watched)
        return super().eventFilter(watched, event)
