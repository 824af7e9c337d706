"""The commands of the table, with their keys."""

from __future__ import annotations

from functools import cached_property
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.editors import CellEditor
from ecoplanner.ui.portfolio.edits import GridEdits
from ecoplanner.ui.portfolio.group_names import GroupNames
from ecoplanner.ui.portfolio.rows import Invitation
from ecoplanner.ui.portfolio.rows import LAST
from ecoplanner.ui.portfolio.targets import place_before
from ecoplanner.ui.portfolio.targets import place_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.portfolio.rows import Row
    from ecoplanner.ui.portfolio.transfer import Transfer
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme

#: A value is filled into at least one column beside its own.
_LEAST_TO_FILL = 2


class GridCommands(QObject):
    """What can be done with the rows and cells that are selected.

    Signals:
        notice: a sentence about what was done, and whether it can be undone.
        refused: a sentence about why something was not done.
    """

    notice = Signal(str, bool)
    refused = Signal(str)

    def __init__(
        self,
        session: Session,
        model: GridModel,
        view: GridView,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._view, self._theme = model, view, theme
        self._edits = GridEdits(session, model, self)
        self.groups = GroupNames(session, model, view, self)
        self._build_actions()
        self._connect()
        self.update_actions()

    @property
    def menu_actions(self) -> list[QAction | None]:
        """The commands of the menu of a row; None is a line between."""
        return [
            self.new_action,
            self.groups.new_action,
            self.groups.rename_action,
            self.duplicate_action,
            self.delete_action,
            None,
            self.cut_action,
            self.copy_action,
            self.paste_action,
            self.paste_values_action,
            self.clear_action,
            None,
            self.fill_down_action,
            self.fill_right_action,
            self.spread_action,
            None,
            self.up_action,
            self.down_action,
        ]

    def type_into_selected(self, key: str, text: str, creates: list[str]) -> None:
        """Write one value into a column of all projects selected."""
        values = {id_: {key: text} for id_ in self._view.selected.projects()}
        self._edits.type_into(values, {key: creates} if creates else None)

    def update_actions(self) -> None:
        """Enable what can be done with what is selected."""
        has_projects = bool(self._view.selected.projects())
        for action in (
            self.duplicate_action,
            self.delete_action,
            self.clear_action,
            self.cut_action,
            self.fill_down_action,
            self.fill_right_action,
            self.spread_action,
        ):
            action.setEnabled(has_projects)
        for action in (self.up_action, self.down_action):
            action.setEnabled(has_projects and self._can_move())
        self.groups.update_actions()

    def _action(self, text: str, keys: str, work: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys.split()])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(partial(self._run, work))
        self._view.addAction(action)
        return action

    def _run(self, work: Callable[[], None]) -> None:
        """Store what is being typed, then do as told."""
        self._view.commit()
        work()

    @cached_property
    def _transfer(self) -> Transfer:
        """Carries cells to and from the clipboard; made for the first of them."""
        from ecoplanner.ui.portfolio.transfer import Transfer  # noqa: PLC0415 - late

        transfer = Transfer(self._model, self._view, self._edits, self)
        transfer.pasted.connect(self._on_pasted)
        transfer.refused.connect(self.refused)
        return transfer

    def _build_actions(self) -> None:
        make = self._action
        self.new_action = make(self.tr("New project"), "Ctrl+Shift+N", self.add_below)
        self.duplicate_action = make(
            self.tr("Duplicate"), "Ctrl+Shift+D", self.duplicate
        )
        self.delete_action = make(self.tr("Delete rows"), "Ctrl+-", self.delete_rows)
        self.clear_action = make(self.tr("Empty cells"), "Del", self.clear)
        self.cut_action = make(self.tr("Cut"), "Ctrl+X", self.cut)
        self.copy_action = make(self.tr("Copy"), "Ctrl+C", self.copy)
        self.paste_action = make(self.tr("Paste"), "Ctrl+V", self.paste)
        self.paste_values_action = make(
            self.tr("Paste values only"), "Ctrl+Shift+V", self.paste_values
        )
        self.fill_down_action = make(self.tr("Fill down"), "Ctrl+D", self.fill_down)
        self.fill_right_action = make(self.tr("Fill right"), "Ctrl+R", self.fill_right)
        self.spread_action = make(
            self.tr("Write to all selected"), "Ctrl+Return Ctrl+Enter", self.spread
        )
        self.up_action = make(self.tr("Move up"), "Alt+Shift+Up", self.move_up)
        self.down_action = make(self.tr("Move down"), "Alt+Shift+Down", self.move_down)
        self.fold_action = make(self.tr("Fold all"), "Ctrl+Shift+9", self.fold_all)
        self.unfold_action = make(self.tr("Open all"), "Ctrl+Shift+8", self.open_all)
        icons = {
            self.new_action: "plus",
            self.duplicate_action: "copy",
            self.delete_action: "trash-2",
            self.paste_action: "clipboard-paste",
        }
        for action, icon in icons.items():
            action.setIcon(self._theme.icon(icon))

    def _connect(self) -> None:
        editing = self._view.editing
        editing.typed.connect(self._on_typed)
        editing.typed_to_all.connect(self._on_typed_to_all)
        self._view.rows_dropped.connect(self._on_rows_dropped)
        self._view.moved.connect(self.update_actions)
        self._model.sums_changed.connect(self.update_actions)
        self._edits.done.connect(self._on_done)
        self._edits.refused.connect(self.refused)

    def add_below(self) -> None:
        """Open a line below the current one in which a new project is typed."""
        index = self._view.currentIndex()
        is_there = index.isValid() and not self._model.figures.is_filtered
        row = self._model.row(index) if is_there else None
        if row is None or (row.kind == "invite" and row.project_id == LAST):
            self._open_last()
            return
        if row.group in self._model.folded:
            self._model.toggle_group(row.group)
        below = row.project_id if row.kind == "project" else ""
        self._invite(Invitation(row.group, below))

    def _open_last(self) -> None:
        """Type into the line that ends the table."""
        line = self._model.rowCount() - 1
        if line >= 0 and self._model.rows[line].kind == "invite":
            self._view.go_to(self._model.index(line, AT["name"]))
            self._view.open_editor()

    def _invite(self, invitation: Invitation) -> None:
        self._model.invite(invitation)
        line = next(
            (
                at
                for at, row in enumerate(self._model.rows)
                if row.kind == "invite" and row[1:] == invitation
            ),
            -1,
        )
        if line >= 0:
            self._view.go_to(self._model.index(line, AT["name"]))
            self._view.open_editor()

    def duplicate(self) -> None:
        """Add a copy below each project selected."""
        made = self._edits.duplicate(self._view.selected.projects())
        self._edits.follow(partial(self._go_to_projects, made), len(made))

    def delete_rows(self) -> None:
        """Delete the projects selected."""
        ids = self._view.selected.projects()
        line = min(self._view.selected.lines(), default=0)
        self._edits.delete(ids)
        line = min(line, self._model.rowCount() - 1)
        if line >= 0:
            column = max(self._view.currentIndex().column(), AT["name"])
            self._view.go_to(self._model.index(line, column))

    def clear(self) -> None:
        """Empty the cells selected; a name stays, since a project has one."""
        values = {
            id_: {key: "" for key in fields if key not in ("name", "program")}
            for id_, fields in self._view.selected.cells().items()
        }
        self._edits.type_into(values)

    def copy(self) -> None:
        """Copy the cells selected."""
        self._transfer.copy()

    def paste(self) -> None:
        """Paste what is on the clipboard."""
        self._transfer.paste()

    def paste_values(self) -> None:
        """Paste what is on the clipboard into rows there are."""
        self._transfer.paste_values()

    def cut(self) -> None:
        """Copy the cells selected and empty them."""
        self.copy()
        self.clear()

    def fill_down(self) -> None:
        """Write the topmost value selected, or the one above, into those below."""
        ids, columns = self._view.selected.projects(), self._view.selected.columns()
        lines = self._view.selected.project_lines()
        if not lines:
            return
        source, targets = lines[0], ids[1:]
        if len(lines) == 1:
            above = [at for at in range(lines[0]) if self._is_project(at)]
            if not above:
                return
            source, targets = above[-1], ids
        fields = {
            COLUMNS[column].key: self._model.stored_text(
                self._model.index(source, column)
            )
            for column in columns
            if COLUMNS[column].editor and COLUMNS[column].key != "name"
        }
        self._edits.type_into(dict.fromkeys(targets, fields))

    def fill_right(self) -> None:
        """Write the leftmost value selected into the cells at its right."""
        columns = [at for at in self._view.selected.columns() if COLUMNS[at].editor]
        if len(columns) < _LEAST_TO_FILL:
            return
        values = {}
        for line in self._view.selected.lines():
            if self._is_project(line):
                first = self._model.stored_text(self._model.index(line, columns[0]))
                keys = [COLUMNS[at].key for at in columns[1:]]
                values[self._model.rows[line].project_id] = dict.fromkeys(keys, first)
        self._edits.type_into(values)

    def spread(self) -> None:
        """Write the value of the current cell to all cells selected."""
        index = self._view.currentIndex()
        if index.isValid() and self._model.is_typed(index):
            self._spread(self._model.stored_text(index), [])

    def _spread(self, text: str, creates: list[str]) -> None:
        cells = self._view.selected.cells()
        values = {id_: dict.fromkeys(fields, text) for id_, fields in cells.items()}
        keys = {key for fields in values.values() for key in fields}
        self._edits.type_into(values, dict.fromkeys(keys, creates) if creates else None)

    def move_up(self) -> None:
        """Move the rows selected up by one, also into the group above."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the rows selected down by one, also into the group below."""
        self._move(1)

    def fold_all(self) -> None:
        """Fold all groups."""
        self._model.set_folded(self._model.figures.groups)

    def open_all(self) -> None:
        """Open all groups."""
        self._model.set_folded(())

    def _can_move(self) -> bool:
        model = self._model
        return (
            model.grouping in ("program", "none")
            and not model.sorting.key
            and not model.figures.is_filtered
        )

    def _move(self, step: int) -> None:
        lines = self._view.selected.project_lines()
        if not lines or not self._can_move():
            return
        line = lines[0] - 1 if step < 0 else lines[-1] + 2
        is_over = line > self._model.rowCount()
        if is_over or (step > 0 and self._model.rows[line - 1].kind == "invite"):
            return
        self._move_before(self._view.selected.projects(), line)

    def _move_before(self, ids: list[str], line: int) -> None:
        place = place_before(self._model, line, frozenset(ids))
        if place is None:
            return
        column = max(self._view.currentIndex().column(), AT["name"])
        if place.program_id in self._model.folded:
            self._model.toggle_group(place.program_id)
        if self._edits.move(ids, place):
            self._go_to_projects(ids, column)

    def _go_to_projects(self, ids: list[str], column: int = AT["name"]) -> None:
        lines = [line for id_ in ids if (line := self._model.line_of(id_)) >= 0]
        if not lines:
            return
        self._view.go_to(self._model.index(lines[0], column))
        if len(lines) > 1:
            self._view.selected.select_lines(lines)

    def _is_project(self, line: int) -> bool:
        return self._model.rows[line].kind == "project"

    def _on_typed(self, index: QModelIndex, text: str, creates: list[str]) -> None:
        row, key = self._model.row(index), COLUMNS[index.column()].key
        if row.kind == "invite":
            self._add_typed(row, text)
            return
        if row.kind == "group":
            self.groups.store(row, text)
            return
        values = {row.project_id: {key: text}}
        self._edits.type_into(values, {key: creates} if creates else None)

    def _add_typed(self, row: Row, text: str) -> None:
        id_ = self._edits.add_project(place_of(self._model, row), text, row)
        if not id_:
            return
        if self._model.invitation is not None:
            # The next one is typed below it.
            self._model.invite(Invitation(row.group, id_))
        name = self._model.index(self._model.line_of(id_), AT["name"])
        if self._view.editing.going == CellEditor.NEXT:
            self._view.go_to(self._view.shown.typed_beside(name, 1))
        elif self._model.invitation is not None or not row.group:
            self._view.go_to(name.sibling(name.row() + 1, name.column()))

    def _on_typed_to_all(
        self, index: QModelIndex, text: str, creates: list[str]
    ) -> None:
        if self._model.row(index).kind != "project":
            self._on_typed(index, text, creates)
        else:
            self._spread(text, creates)

    def _on_rows_dropped(self, ids: Iterable[str], line: int) -> None:
        if self._can_move():
            self._move_before(list(ids), line)
        else:
            words = self.tr(
                "Rows move only in groups of programmes, without filter or sorting."
            )
            self.refused.emit(words)

    def _on_pasted(self, text: str, made: list[str]) -> None:
        self._edits.follow(partial(self._go_to_projects, made), len(made))
        self.notice.emit(text, True)  # noqa: FBT003 - a signal

    def _on_done(self, text: str) -> None:
        self.notice.emit(text, True)  # noqa: FBT003 - a signal
