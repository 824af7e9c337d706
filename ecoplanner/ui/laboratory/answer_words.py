"""What an answer says, what it is about, and whether the question was another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.laboratory.result_delegate import unbroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.ui.theme import Theme


class AnswerWords(QWidget):
    """Sentences over the tables of an answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.about_what: list[tuple[str, str]] = []
        self.said = self._label("sentence", self.tr("Answer"))
        self.said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.about = self._label("secondary", self.tr("What the answer is about"))
        self.old_note = self._label("warn", "")
        self.old_note.setText(
            self.tr(
                "The plan or the question has changed since; “Work out” answers anew."
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        for label in (self.about, self.old_note, self.said):
            layout.addWidget(label)
            label.hide()
        self.hide()

    @property
    def lines(self) -> list[str]:
        """What is said, line by line; first that it is an old answer, if it is."""
        note = [] if self.old_note.isHidden() else [self.old_note.text()]
        return [*note, *self._text.splitlines()]

    def say(self, text: str, tone: str, about: Sequence[tuple[str, str]]) -> None:
        """Show an answer.

        Args:
            text: what it says.
            tone: `danger` or `warn`; empty for the usual one.
            about: what it is about: labels and words.
        """
        self.about_what = list(about)
        self.old_note.hide()
        self.said.setEnabled(True)
        self._text = text
        self.said.setText(unbroken(text))
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.about.setText("　".join(f"{name}: {words}" for name, words in about))
        self._update_shown()

    def mark_old(self, *, has_note: bool) -> None:
        """Show that what is said answers an earlier question."""
        self.said.setEnabled(False)
        self.old_note.setVisible(has_note)
        self._update_shown()

    def clear(self) -> None:
        """Say nothing but that there was an earlier question."""
        self._text = ""
        self.said.clear()
        self._update_shown()

    def _update_shown(self) -> None:
        is_said = bool(self.said.text())
        self.said.setVisible(is_said)
        self.about.setVisible(is_said)
        self.setVisible(is_said or not self.old_note.isHidden())

    def _label(self, role: str, name: str) -> QLabel:
        label = QLabel()
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setAccessibleName(name)
        return label
