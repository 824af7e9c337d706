"""What to do first, for who has no plan yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme


class StepsCard(QFrame):
    """The three steps from an empty plan to its annex."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.px
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(16))
        steps = (
            (
                self.tr("1  Enter the projects"),
                self.tr(
                    "Programmes and their projects, with places, years, agencies and "
                    "what each needs. Rows pasted from a sheet land as they are."
                ),
            ),
            (
                self.tr("2  Find the money"),
                self.tr(
                    "Spread each need over sources and years; what is still missing "
                    "is worked out and stays in view."
                ),
            ),
            (
                self.tr("3  Check and print"),
                self.tr(
                    "See what does not fit, mend it or say why it stands, then print "
                    "the annex as PDF."
                ),
            ),
        )
        for title, text in steps:
            head = QLabel(title)
            head.setProperty("role", "title")
            words = QLabel(text)
            words.setProperty("role", "body")
            words.setWordWrap(True)
            # A step is one: its words stand nearer to its title than to the next.
            step = QVBoxLayout()
            step.setSpacing(px(4))
            step.addWidget(head)
            step.addWidget(words)
            column.addLayout(step)
