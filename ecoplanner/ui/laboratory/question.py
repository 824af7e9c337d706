"""A panel that asks a question: what is asked at the left, the answer beside it."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractSpinBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFormLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QProgressBar
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.ui.elided_combo import ElidedCombo
from ecoplanner.ui.laboratory.answer_area import AnswerArea
from ecoplanner.ui.laboratory.answer_words import AnswerWords
from ecoplanner.ui.laboratory.applying import Applying
from ecoplanner.ui.laboratory.bars import BarsCard
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.panel import LabPanel
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.laboratory.runner import Runner
from ecoplanner.ui.laboratory.scope import LabScope
from ecoplanner.ui.laboratory.sources import refill
from ecoplanner.ui.laboratory.sources import source_choices
from ecoplanner.ui.scrolled import scrolled
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.model.project import Project
    from ecoplanner.model.store.access import Writer
    from ecoplanner.reports.answer import Answer
    from ecoplanner.ui.laboratory.change import Change
    from ecoplanner.ui.laboratory.runner import Task
    from ecoplanner.ui.page import Context

FORM, _WHOLE = 276, 100
#: Below this width the form leaves more room to the answer.
_NARROW, _NARROW_FORM = 720, 218
#: So long after the last change of the form an answer that is live is worked out.
_AFTER_MS = 120


class QuestionPanel(LabPanel):
    """Works out an answer beside the window and writes it where it is wanted.

    A subclass builds its form and its answer, and says how to work it out. A live
    panel answers as soon as anything changes, any other when its button is pressed.

    Attributes:
        is_live: whether it answers by itself.
        shows_parts: whether what is shown on the way is an answer, not only progress.
    """

    is_question = True
    is_live = True
    shows_parts = False

    def __init__(
        self,
        context: Context,
        projects: Callable[[], Sequence[Project]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, projects, parent)
        if isinstance(projects, LabScope):
            self.scope = projects
        else:
            self.scope = LabScope(context, projects, self)
        self.projects = self.scope.projects
        self.runner = Runner(self)
        self._is_wanted = False
        self._is_outdated = False
        self._is_on_the_way = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._build_frame()
        self.build_form()
        self.build_answer()
        self._applying = Applying(self)
        self.new_button = self._applying.new_button
        self.here_button = self._applying.here_button
        self._side.addWidget(self._applying)
        self._timer.timeout.connect(self.ask)
        self.run_button.clicked.connect(self.ask)
        self.stop_button.clicked.connect(self._on_stop_clicked)
        self.runner.started.connect(self._on_started)
        self.runner.ended.connect(self._on_ended)
        self.runner.progressed.connect(self._on_progressed)
        self.runner.shown.connect(self._on_shown)
        self.runner.finished.connect(self._on_finished)
        self.runner.stopped.connect(self._on_stopped)
        self.runner.failed.connect(self._on_failed)

    @property
    def changes(self) -> list[Change]:
        """What may be written now."""
        return self._applying.changes

    # What a subclass says.

    def title(self) -> str:
        """Return what is asked, translated."""
        raise NotImplementedError

    def build_form(self) -> None:
        """Add the fields with `add_field`."""
        raise NotImplementedError

    def build_answer(self) -> None:
        """Add the answer's widgets to `answer`."""
        raise NotImplementedError

    def work(self) -> Callable[[Task], Any] | None:
        """Return the calculation over values read now; None while one is missing."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """Show what the calculation returned."""
        raise NotImplementedError

    def show_part(self, answer: Any) -> None:
        """Show what is known by now, where the calculation shows such."""

    def show_stopped(self, answer: Any) -> None:
        """Show what a calculation returned that was stopped; as a rule nothing."""

    def clear_answer(self) -> None:
        """Show nothing but the sentence; tables of an older answer would mislead."""
        for table in self.findChildren(ResultTable):
            table.show_rows([])
        for chart in self.findChildren(BarsCard):
            chart.show_bars(None)

    def scenario_words(self) -> str:
        """Return a name for a scenario that holds the answer, translated."""
        return self.title()

    def prepare(self, writer: Writer) -> None:
        """Change what has to change before the first amounts are written."""

    # What a subclass uses.

    def add_field(self, words: str, widget: QWidget) -> None:
        """Add a field under its words."""
        name = QLabel(words)
        name.setProperty("role", "secondary")
        name.setBuddy(widget)
        widget.setAccessibleName(words)
        if isinstance(widget, QAbstractSpinBox):
            # The frame's padding does not reach the text of a field without arrows.
            widget.lineEdit().setTextMargins(self.theme.px(6), 0, 0, 0)
        self.form.addRow(name)
        self.form.addRow(widget)

    def choices(self, words: str, rows: Iterable[tuple[Any, str]]) -> QComboBox:
        """Add a field with a choice; another choice asks again."""
        box = ElidedCombo()
        for key, text in rows:
            box.addItem(text, key)
        box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        box.currentIndexChanged.connect(self.ask_soon)
        self.add_field(words, box)
        return box

    def show_sources(
        self, box: QComboBox, first: str = "", *, givers: bool = False
    ) -> None:
        """Offer the sources as a tree, keeping the choice.

        Args:
            box: where.
            first: what stands for all of them; empty for nothing.
            givers: only those that give money themselves, none that is a heading.
        """
        refill(box, source_choices(self.session.portfolio, first, givers=givers))

    def offer(self, *changes: Change) -> None:
        """Offer to write changes, each as one step; none takes the offer back."""
        self._applying.offer(changes)

    @Slot()
    def ask_soon(self) -> None:
        """Answer again shortly, where the panel is live and in sight."""
        if self.is_live and self.isVisible():
            self._timer.start()
        else:
            self.mark_old()

    @Slot()
    def ask(self) -> None:
        """Work the answer out now."""
        self._timer.stop()
        work = self.work()
        if work is not None:
            self.runner.start(work)

    def mark_old(self) -> None:
        """Say that the answer is one to an earlier question, and end work on one."""
        has_note = not self.is_live and (
            bool(self.said.text()) or self.runner.is_running
        )
        self._is_wanted = False
        self._is_outdated = self.runner.is_running
        self.runner.stop()
        self.offer()
        self.words.mark_old(has_note=has_note)

    def say(self, text: str, tone: str = "") -> None:
        """Show the answer as a sentence, and what it is about."""
        label, scenario = super().printed_facts()[0]
        about = [(label, scenario), (self.tr("Scope"), self.scope.words())]
        self.words.say(text, tone, about)

    @override
    def printed_title(self) -> str:
        return self.title()

    @override
    def printed_facts(self) -> list[tuple[str, str]]:
        # What is said was asked then; the plan may show something else by now.
        return self.words.about_what or super().printed_facts()

    @override
    def printed_said(self) -> list[str]:
        return self.words.lines

    @override
    def printed(self) -> Answer | None:
        return None if self._is_on_the_way else super().printed()

    @override
    def refresh(self) -> None:
        self.show_choices()
        if self.is_live:
            self.ask()
        else:
            self.mark_old()

    def show_choices(self) -> None:
        """Offer what the plan has to choose from."""

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        # Nobody waits for the answer any more; the plan may be closed next.
        self._is_stale |= self.runner.is_running or self._timer.isActive()
        self._timer.stop()
        self.runner.stop()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        px, is_narrow = self.theme.px, self.width() < self.theme.px(_NARROW)
        self._form_card.setFixedWidth(px(_NARROW_FORM if is_narrow else FORM))
        super().resizeEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        # Else a window that was once wide would stay so, for the wide form.
        hint, form = super().minimumSizeHint(), self._form_card.minimumWidth()
        gives_way = max(0, form - self.theme.px(_NARROW_FORM))
        return QSize(hint.width() - gives_way, hint.height())

    def _build_frame(self) -> None:
        px = self.theme.px
        inside = QWidget()
        inside.setObjectName("question")
        self.form = QFormLayout(inside)
        self.form.setContentsMargins(0, 0, px(6), 0)
        self.form.setVerticalSpacing(px(4))
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form = scrolled(inside)
        self.run_button = QPushButton(self.tr("Work out"))
        self.run_button.setProperty("kind", "primary")
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.run_button, 1)
        buttons.addWidget(self.stop_button)
        bar = QWidget()
        bar.setLayout(buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        if self.is_live:
            # To show it otherwise, without a parent yet, would open a window.
            bar.hide()
        self.progress = QProgressBar()
        self.progress.setRange(0, _WHOLE)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(px(4))
        self.progress.setAccessibleName(self.tr("Progress"))
        left = card(self.context, self.title(), self.progress, bar, form)
        self._form_card = left
        self.progress.hide()
        self.words = AnswerWords(self.theme)
        self.said, self.about = self.words.said, self.words.about
        area = AnswerArea(self.theme)
        self.answer = area.cards
        self.answer.addWidget(self.words)
        self._side = QVBoxLayout()
        self._side.setSpacing(px(8))
        self._side.addWidget(area, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(left)
        layout.addLayout(self._side, 1)

    @Slot()
    def _on_stop_clicked(self) -> None:
        self._is_wanted = True
        self.runner.stop()

    @Slot()
    def _on_started(self) -> None:
        self._is_wanted = self._is_outdated = False
        self.stop_button.setEnabled(True)
        self.progress.setValue(0)
        self.progress.setVisible(not self.is_live)

    @Slot()
    def _on_ended(self) -> None:
        self.stop_button.setEnabled(False)
        self.progress.hide()

    @Slot(float)
    def _on_progressed(self, part: float) -> None:
        self.progress.setValue(round(part * _WHOLE))

    @Slot(object)
    def _on_shown(self, part: Any) -> None:
        self._is_on_the_way = not self.shows_parts
        self.show_part(part)

    @Slot(object)
    def _on_stopped(self, answer: Any) -> None:
        if self._is_wanted and self.isVisible():
            self._is_on_the_way = False
            self.offer()
            self.show_stopped(answer)
        else:
            self._forget_progress()

    @Slot(object)
    def _on_finished(self, answer: Any) -> None:
        self._is_on_the_way = False
        self.offer()
        self.show_answer(answer)

    @Slot(EcoplannerError)
    def _on_failed(self, error: EcoplannerError) -> None:
        if self._is_outdated or not self.isVisible():
            self._forget_progress()
        elif self._is_wanted:
            self._is_on_the_way = False
            self.offer()
            self.clear_answer()
            self.say(self.tr("Stopped before an answer was found."), "warn")
        else:
            self.tell_refused(error)

    def _forget_progress(self) -> None:
        """Take back words of progress: nobody waits for the answer any more."""
        if not self._is_on_the_way:
            return
        self._is_on_the_way = False
        self.clear_answer()
        self.words.clear()

    def tell_refused(self, error: EcoplannerError) -> None:
        """Say why there is no answer."""
        self._is_on_the_way = False
        self.offer()
        self.clear_answer()
        self.say(error_text(error, self.language), "danger")
