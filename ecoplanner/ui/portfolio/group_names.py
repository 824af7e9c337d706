"""Naming groups at their titles, and adding programmes there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QMouseEvent
from typing_extensions import override

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.program import Program
from ecoplanner.ui.portfolio import gestures
from ecoplanner.ui.portfolio.cells import Pending
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.figures import KINDS
from ecoplanner.ui.portfolio.rows import cell_owner
from ecoplanner.ui.portfolio.rows import Row
from ecoplanner.ui.portfolio.targets import title_in

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ecoplanner.model.problem import Problem
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.session import Session


class GroupNames(QObject):
    """Lets the names of groups be typed where they stand, as a spreadsheet would."""

    def __init__(
        self, session: Session, model: GridModel, view: GridView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._model, self._view = session, model, view
        self.rename_action = QAction(self.tr("Rename group"), self)
        self.rename_action.triggered.connect(self.rename)
        self.new_action = QAction(self.tr("New programme"), self)
        self.new_action.setShortcut(QKeySequence("Ctrl+Alt+N"))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.new_action.setShortcutContext(within)
        self.new_action.triggered.connect(self.add_program)
        view.addActions([self.rename_action, self.new_action])
        for each in (view, view.frozen):
            each.viewport().installEventFilter(self)

    def update_actions(self) -> None:
        """Enable what can be done with the line in hand."""
        index = title_in(self._model, self._view.currentIndex())
        self.rename_action.setEnabled(_is_title(self._model, index))
        figures = self._model.figures
        can_add = figures.grouping == "program" and not figures.is_filtered
        self.new_action.setEnabled(can_add)

    def rename(self) -> None:
        """Type over the title of the group in hand."""
        index = title_in(self._model, self._view.currentIndex())
        if _is_title(self._model, index):
            self._view.go_to(index)
            self._view.open_editor()

    def add_program(self) -> None:
        """Add a programme behind the others, and type its name."""
        name = self.tr("New programme")

        def work(writer: Writer) -> str:
            taken = {row.name for row in writer.entities(Program).values()}
            free = gestures.free_of(taken, name, "")
            gestures.create_named(writer, "program", [free])
            return gestures.last_program(writer)

        label = self.tr("Add a programme")
        if (id_ := self._session.edit(label, work)) is not None:
            line = self._model.line(Row("group", id_))
            self._view.go_to(self._model.index(line, AT["name"]))
            self.rename()
            if (editor := self._view.editor()) is not None:
                # What is typed next replaces the name it has for now.
                editor.widget.selectAll()

    def store(self, row: Row, text: str) -> None:
        """Give the group of a title the name typed there, or keep what is refused."""
        kind = KINDS[self._model.grouping]
        entity = self._model.facts.portfolio.get(kind, row.group)
        problems: list[Problem] = []

        def work(writer: Writer) -> None:
            try:
                writer.save(replace(entity, name=text.strip()))
            except InvalidInputError as error:
                problems.extend(error.problems)
                raise

        if text.strip() != entity.name:
            label = self.tr("Rename “{name}”").format(name=entity.name)
            self._session.edit(label, work)
        kept = None
        if problems:
            kept = Pending(text, self._model.wording.problem(problems[0]))
        self._model.mark_pending({(cell_owner(row), "name"): kept})

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.MouseButtonDblClick:
            return False
        assert isinstance(event, QMouseEvent)  # noqa: S101 - Qt's, by its type
        at_title = self._title_at(watched, event)
        if at_title is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        # The first of the two clicks has folded it or opened it.
        self._view.group_activated.emit(at_title.group)
        self.rename()
        return True

    def _title_at(self, watched: QObject, event: QMouseEvent) -> Row | None:
        """Return the title that is under the mouse, None for none."""
        views = (self._view, self._view.frozen)
        view = next(each for each in views if each.viewport() is watched)
        index = view.indexAt(event.position().toPoint())
        is_on_words = index.isValid() and index.column() != AT["number"]
        if not is_on_words or not _is_title(self._model, title_in(self._model, index)):
            return None
        left = self._view.horizontalHeader().sectionViewportPosition(index.column())
        if left >= self._view.shown.title_width():
            return None
        return self._model.row(index)


def _is_title(model: GridModel, index: QModelIndex) -> bool:
    return index.isValid() and model.is_title(index)
