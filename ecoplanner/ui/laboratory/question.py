"""A panel that asks a question: what is asked at the left, the answer beside it."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractSpinBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFormLayout
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QProgressBar
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.funding import Scenario
from ecoplanner.model.store.funding_edit import apply_amounts
from ecoplanner.model.store.money_edit import new_scenario
from ecoplanner.ui.laboratory.panel import card
from ecoplanner.ui.laboratory.panel import LabPanel
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.laboratory.runner import Runner
from ecoplanner.ui.laboratory.scope import LabScope
from ecoplanner.ui.laboratory.sources import refill
from ecoplanner.ui.laboratory.sources import source_choices
from ecoplanner.ui.lists.column import free_name
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.model.project import Project
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.laboratory.change import Change
    from ecoplanner.ui.laboratory.runner import Task
    from ecoplanner.ui.page import Context

FORM, _WHOLE = 276, 100
#: So long after the last change of the form an answer that is live is worked out.
_AFTER_MS = 120


class QuestionPanel(LabPanel):
    """Works out an answer beside the window and writes it where it is wanted.

    A subclass builds its form and its answer, and says how to work it out. A live
    panel answers as soon as anything changes, any other when its button is pressed.
    """

    is_live = True

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
        self._changes: list[Change] = []
        self._about: list[tuple[str, str]] = []
        self._is_wanted = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._build_frame()
        self.build_form()
        self.build_answer()
        self.answer.addLayout(self._build_apply())
        self._timer.timeout.connect(self.ask)
        self.run_button.clicked.connect(self.ask)
        self.stop_button.clicked.connect(self._on_stop_clicked)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.here_button.clicked.connect(self._on_here_clicked)
        self.runner.started.connect(self._on_started)
        self.runner.ended.connect(self._on_ended)
        self.runner.progressed.connect(self._on_progressed)
        self.runner.shown.connect(self.show_part)
        self.runner.finished.connect(self._on_finished)
        self.runner.stopped.connect(self._on_stopped)
        self.runner.failed.connect(self.tell_refused)

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
        box = QComboBox()
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
        self._changes = list(changes)
        can = bool(self._changes)
        scenario = self.scenario
        is_locked = scenario is not None and scenario.is_locked
        self.new_button.setEnabled(can)
        self.here_button.setEnabled(can and not is_locked)
        self.here_button.setText(
            self.tr("Put into this scenario")
            if scenario is not None
            else self.tr("Put into the plan")
        )

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
        """Say that the answer is one to an earlier question."""
        self._is_wanted = False
        self.offer()
        if self.said.text():
            self.said.setEnabled(False)

    def say(self, text: str, tone: str = "") -> None:
        """Show the answer as a sentence, and what it is about."""
        self.said.setEnabled(True)
        self.said.setText(text)
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setVisible(bool(text))
        label, scenario = super().printed_facts()[0]
        self._about = [(label, scenario), (self.tr("Scope"), self.scope.words())]
        self.about.setText("　".join(f"{name}: {said}" for name, said in self._about))
        self.about.setVisible(bool(text))

    @override
    def printed_title(self) -> str:
        return self.title()

    @override
    def printed_facts(self) -> list[tuple[str, str]]:
        # What is said was asked then; the plan may show something else by now.
        return self._about or super().printed_facts()

    @override
    def printed_said(self) -> list[str]:
        return self.said.text().splitlines()

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

    def _build_frame(self) -> None:
        px = self.theme.px
        inside = QWidget()
        inside.setObjectName("question")
        self.form = QFormLayout(inside)
        self.form.setContentsMargins(0, 0, px(6), 0)
        self.form.setVerticalSpacing(px(4))
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.run_button = QPushButton(self.tr("Work out"))
        self.run_button.setProperty("kind", "primary")
        self.run_button.setVisible(not self.is_live)
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.setEnabled(False)
        self.stop_button.setVisible(not self.is_live)
        buttons = QHBoxLayout()
        buttons.addWidget(self.run_button, 1)
        buttons.addWidget(self.stop_button)
        bar = QWidget()
        bar.setLayout(buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        bar.setVisible(not self.is_live)
        self.progress = QProgressBar()
        self.progress.setRange(0, _WHOLE)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(px(4))
        self.progress.setAccessibleName(self.tr("Progress"))
        left = card(self.context, self.title(), self.progress, bar, area)
        left.setFixedWidth(px(FORM))
        self.progress.hide()
        self._build_said()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(left)
        layout.addLayout(self.answer, 1)

    def _build_said(self) -> None:
        self.answer = QVBoxLayout()
        self.answer.setSpacing(self.theme.px(8))
        self.said = QLabel()
        self.said.setProperty("role", "sentence")
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.said.setAccessibleName(self.tr("Answer"))
        self.said.hide()
        self.about = QLabel()
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self.about.setAccessibleName(self.tr("What the answer is about"))
        self.about.hide()
        self.answer.addWidget(self.about)
        self.answer.addWidget(self.said)

    def _build_apply(self) -> QHBoxLayout:
        self.new_button = QPushButton(self.tr("Put into a new scenario"))
        self.here_button = QPushButton(self.tr("Put into this scenario"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.here_button)
        row.addWidget(self.new_button)
        self.new_button.setEnabled(False)
        self.here_button.setEnabled(False)
        return row

    @Slot()
    def _on_new_clicked(self) -> None:
        scenario, changes = self.scenario, self._changes
        names = {each.name for each in self.session.portfolio.all(Scenario)}
        name = free_name(self.scenario_words(), names)
        label = self.tr("New scenario “{name}”").format(name=name)
        like = scenario.id if scenario else None
        made = self.session.edit(label, lambda writer: new_scenario(writer, name, like))
        if made is not None and self._apply(made.id, changes):
            self.told.emit(label, True)  # noqa: FBT003 - a signal has no names
            self.focus.set_scenario(made.id)

    @Slot()
    def _on_here_clicked(self) -> None:
        scenario, changes = self.scenario, self._changes
        if self._apply(scenario.id if scenario else None, changes):
            self.told.emit(self.scenario_words(), True)  # noqa: FBT003

    def _apply(self, scenario_id: str | None, changes: Sequence[Change]) -> bool:
        """Write changes, each as a step of its own; False when one is refused."""
        for at, change in enumerate(changes):

            def work(writer: Writer, change: Change = change, at: int = at) -> bool:
                if not at:
                    self.prepare(writer)
                note = change.note if scenario_id else None
                apply_amounts(writer, scenario_id, change.amounts, note=note)
                return True

            if not self.session.edit(change.note or self.scenario_words(), work):
                return False
        return True

    @Slot()
    def _on_stop_clicked(self) -> None:
        self._is_wanted = True
        self.runner.stop()

    @Slot()
    def _on_started(self) -> None:
        self._is_wanted = False
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
    def _on_stopped(self, answer: Any) -> None:
        if self._is_wanted and self.isVisible():
            self.show_stopped(answer)

    @Slot(object)
    def _on_finished(self, answer: Any) -> None:
        self.offer()
        self.show_answer(answer)

    def tell_refused(self, error: EcoplannerError) -> None:
        """Say why there is no answer."""
        self.offer()
        self.clear_answer()
        self.say(error_text(error, self.language), "danger")
