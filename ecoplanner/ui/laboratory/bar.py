"""What all panels of the laboratory share: whom questions are about, and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from ecoplanner.messages import system_language
from ecoplanner.ui.laboratory.prints import AnswerPrints

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.reports.answer import Answer
    from ecoplanner.ui.laboratory.scope import LabScope
    from ecoplanner.ui.page import Context


class AnswerBar(QWidget):
    """The choice of projects that are asked about, and two ways to a page.

    Attributes:
        scope_box: the whole plan, or what is chosen at the left.
        print_action: sends the answer in sight to a printer.
        save_action: writes it to a file.

    Signals:
        told: a sentence for the strip, and whether undo goes with it.
        refused: a sentence about why something was not done.
    """

    told = Signal(str, bool)
    refused = Signal(str)

    def __init__(
        self, context: Context, scope: LabScope, answer: Callable[[], Answer | None]
    ) -> None:
        """Make the bar.

        Args:
            context: what a page works with.
            scope: which projects are asked about.
            answer: gives what is in sight as pages; None while there is nothing.
        """
        super().__init__()
        self._context, self._scope, self._answer = context, scope, answer
        language = context.settings.language or system_language()
        self.prints = AnswerPrints(context, "zh" if language == "zh" else "en", self)
        self._build_widgets()
        self.prints.told.connect(self._on_printed)
        self.prints.refused.connect(self.refused)
        self.prints.busy_changed.connect(self._on_busy_changed)
        self.scope_box.activated.connect(self._on_scope_activated)
        self.print_action.triggered.connect(self._on_print_triggered)
        self.save_action.triggered.connect(self._on_save_triggered)

    def show_asking(self, *, asks: bool) -> None:
        """Offer the choice of projects where a question is in sight."""
        self._scope_name.setVisible(asks)
        self.scope_box.setVisible(asks)

    def show_scope(self) -> None:
        """Name both choices as they are now."""
        words = [self._scope.whole_words()]
        chosen = self._scope.chosen_words()
        if chosen != words[0]:
            words.append(chosen)
        box = self.scope_box
        if words == [box.itemText(at) for at in range(box.count())]:
            return
        self.scope_box.clear()
        self.scope_box.addItems(words)
        is_part = not self._scope.is_whole and len(words) > 1
        self.scope_box.setCurrentIndex(int(is_part))

    def _build_widgets(self) -> None:
        self._scope_name = QLabel(self.tr("Asked about"))
        self._scope_name.setProperty("role", "secondary")
        self.scope_box = QComboBox()
        self.scope_box.setAccessibleName(self.tr("What questions are about"))
        self.scope_box.setToolTip(
            self.tr("The same for all questions: the whole plan, or what is chosen")
        )
        self.scope_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._scope_name.setBuddy(self.scope_box)
        self.print_action = QAction(self.tr("Print…"), self)
        self.print_action.setToolTip(
            self.tr("Send what is answered here to a printer  Ctrl+P")
        )
        self.save_action = QAction(self.tr("Save as PDF…"), self)
        self.save_action.setToolTip(
            self.tr("Save what is answered here as pages  Ctrl+Shift+P")
        )
        self.print_button = self._button(self.print_action, "printer")
        self.pdf_button = self._button(self.save_action, "download")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._scope_name)
        row.addWidget(self.scope_box)
        row.addStretch(1)
        row.addWidget(self.print_button)
        row.addWidget(self.pdf_button)

    def _button(self, action: QAction, icon: str) -> QPushButton:
        button = QPushButton(action.text())
        button.setIcon(self._context.theme.icon(icon, "text2", 15))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _in_sight(self) -> Answer | None:
        """Return what is in sight as pages; None, and say so, while there is none."""
        answer = self._answer()
        if answer is None:
            self.refused.emit(self.tr("There is no answer to print yet."))
        return answer

    @Slot(int)
    def _on_scope_activated(self, at: int) -> None:
        self._scope.set_whole(is_whole=at == 0)

    @Slot()
    def _on_print_triggered(self) -> None:
        answer = self._in_sight()
        if answer is not None:
            self.prints.print_pages(answer)

    @Slot()
    def _on_save_triggered(self) -> None:
        answer = self._in_sight()
        if answer is not None:
            self.prints.save(answer)

    @Slot(bool)
    def _on_busy_changed(self, is_busy: bool) -> None:  # noqa: FBT001 - a slot
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(not is_busy)

    @Slot(str)
    def _on_printed(self, words: str) -> None:
        self.told.emit(words, False)  # noqa: FBT003 - a signal has no names
