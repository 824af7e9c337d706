"""Changing the plan from the table: one gesture, one edit, one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from ecoplanner.model.bilingual import in_language
from ecoplanner.model.bilingual import joined
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio import gestures
from ecoplanner.ui.portfolio.cells import Pending
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.many_cells import set_all_that_fit
from ecoplanner.ui.portfolio.paste_work import add_pasted
from ecoplanner.ui.portfolio.paste_work import PasteWords
from ecoplanner.ui.portfolio.paste_work import without_heads
from ecoplanner.ui.portfolio.rows import cell_owner

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.stepping import Change
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.paste_work import Place
    from ecoplanner.ui.portfolio.rows import Row
    from ecoplanner.ui.session import Session

    #: By project the words typed, by column.
    Values = Mapping[str, Mapping[str, str]]


#: About so many rows hang on a project, itself too, and are as much work.
_HANGS = 40
#: To take so many in hand holds the window as long as to show them.
_MANY = 100


class GridEdits(QObject):
    """Every change that the table makes.

    Signals:
        done: a sentence about what was done, to be undone from there.
        refused: a sentence about why nothing was done.
    """

    done = Signal(str)
    refused = Signal(str)

    def __init__(
        self, session: Session, model: GridModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        session.changed.connect(self._on_session_changed)

    def type_into(
        self, values: Values, creates: Mapping[str, Sequence[str]] | None = None
    ) -> int:
        """Store words typed into cells; keep in their cells what is not understood.

        Args:
            values: by project and column the words.
            creates: by column the names that are to be made first.

        Returns:
            How many cells were not understood.
        """
        changed = self._changed(values)
        dropped: dict[tuple[str, str], Pending | None] = {
            (id_, key): None
            for id_, fields in values.items()
            for key in fields
            if key not in changed.get(id_, {})
        }
        if dropped:
            self._model.mark_pending(dropped)
        if not changed:
            return 0
        wrong: dict[tuple[str, str], Problem] = {}

        def work(writer: Writer) -> None:
            wrong.clear()
            for key, names in (creates or {}).items():
                gestures.create_named(writer, key, names)
            wrong.update(set_all_that_fit(writer, changed))
            if len(wrong) == sum(map(len, changed.values())):
                raise InvalidInputError(list(wrong.values())[:1])

        rows, label = _rows(changed.values()), self._label(changed)
        before = self._session.portfolio
        self._session.edit(label, work, rows=rows)
        self._keep(changed, wrong, label)
        self._tell_new(before, creates or {})
        return len(wrong)

    def add_project(self, place: Place, name: str, row: Row) -> str:
        """Add a project; its id, or empty where the name was refused.

        Args:
            place: where it goes.
            name: as typed.
            row: the line it was typed in, which keeps a name refused.
        """
        key = (cell_owner(row), "name")
        if not name.strip():
            self._model.mark_pending({key: None})
            return ""
        problems: list[Problem] = []

        def work(writer: Writer) -> Project:
            try:
                return gestures.add_project(writer, *place, name=name)
            except InvalidInputError as error:
                problems.extend(error.problems)
                raise

        label = self.tr("Add “{name}”").format(name=name)
        project = self._session.edit(label, work)
        kept = None
        if problems:
            kept = Pending(name, self._model.wording.problem(problems[0]))
        self._model.mark_pending({key: kept})
        return "" if project is None else project.id

    def duplicate(self, ids: Sequence[str]) -> list[str]:
        """Add a copy below each project; their ids."""
        suffix = self.tr(" copy")

        def work(writer: Writer) -> list[str]:
            made = gestures.duplicate_projects(writer, ids, suffix)
            return [copy.id for copy in made]

        label = self.tr("Duplicate {what}").format(what=self._names(ids))
        return self._session.edit(label, work, rows=_HANGS * len(ids)) or []

    def follow(self, work: Callable[[], object], count: int) -> None:
        """Do what comes after an edit of projects, of many in a turn of its own."""
        if count > _MANY:
            self._session.turns.take(self, work, is_long=True)
        else:
            work()

    def delete(self, ids: Sequence[str]) -> None:
        """Delete projects."""
        if not ids:
            return
        label = self.tr("Delete {what}").format(what=self._names(ids))
        rows = _HANGS * len(ids)
        done = self._run(
            label, lambda writer: gestures.delete_projects(writer, ids), rows=rows
        )
        if done:
            text = self.tr("{projects} deleted.")
            self.done.emit(text.format(projects=self._model.wording.projects(len(ids))))

    def move(self, ids: Sequence[str], place: Place) -> bool:
        """Put projects elsewhere; False where it was refused."""
        label = self.tr("Move {what}").format(what=self._names(ids))
        return self._session.edit_rows(
            label,
            lambda portfolio: gestures.moved_projects(
                portfolio, ids, place.program_id, place.below
            ),
        )

    def paste(
        self, values: Values, new: Sequence[Mapping[str, str]], place: Place
    ) -> tuple[int, list[str]]:
        """Store pasted words in projects there are, and in new ones.

        Args:
            values: by project and column the words.
            new: by column the words of each project to be made.
            place: where new projects go.

        Returns:
            How many cells were not understood, and the ids of the new projects.
        """
        changed = self._changed(values)
        if not changed and not new:
            return 0, []
        wrong: dict[tuple[str, str], Problem] = {}
        texts: dict[str, Mapping[str, str]] = dict(changed)
        made: list[str] = []
        words = PasteWords(new=self.tr("New project"), suffix=self.tr(" copy"))

        def work(writer: Writer) -> None:
            wrong.update(set_all_that_fit(writer, changed))
            made.extend(add_pasted(writer, new, place, words))
            rest = map(without_heads, new)
            typed = dict(zip(made, rest, strict=True))
            texts.update(typed)
            wrong.update(set_all_that_fit(writer, typed))

        lines = len(changed) + len(new)
        label = self.tr("Paste {n} rows").format(n=lines)
        self._session.edit(label, work, rows=_rows([*changed.values(), *new]))
        self._keep(texts, wrong, label)
        return len(wrong), made

    def _run(self, label: str, work: Callable[[Writer], None], rows: int = 0) -> bool:
        def really(writer: Writer) -> bool:
            work(writer)
            return True

        return self._session.edit(label, really, rows=rows) is True

    def _changed(self, values: Values) -> dict[str, dict[str, str]]:
        """Return what differs from the plan, by project and column."""
        facts = self._model.facts
        changed: dict[str, dict[str, str]] = {}
        for id_, fields in values.items():
            project = facts.portfolio.get(Project, id_)
            for key, text in fields.items():
                column = COLUMNS[AT[key]] if key in AT else None
                stored = None
                if key == "zones":
                    stored = facts.zones_text(project)
                elif column is not None and column.text is not None:
                    stored = column.text(facts, project)
                if stored is None or text != stored:
                    changed.setdefault(id_, {})[key] = text
        return changed

    def _keep(
        self,
        typed: Values,
        wrong: Mapping[tuple[str, str], Problem],
        label: str,
    ) -> None:
        """Mark the cells whose words were not understood, unmark the others."""
        marks: dict[tuple[str, str], Pending | None] = {
            (id_, key): None for id_, fields in typed.items() for key in fields
        }
        for (id_, key), problem in wrong.items():
            sentence = self._model.wording.problem(problem)
            marks[id_, key] = Pending(typed[id_][key], sentence, label)
        self._model.mark_pending(marks)

    def _tell_new(
        self, before: Portfolio, creates: Mapping[str, Sequence[str]]
    ) -> None:
        """Say which names the lists of the plan have now that they had not."""
        after = self._session.portfolio
        made = [
            name
            for key, names in creates.items()
            for name in names
            if before.named(gestures.CREATES[key], name) is None
            and after.named(gestures.CREATES[key], name) is not None
        ]
        if made:
            text = self.tr("New in the lists: {names}.")
            names = in_language(
                joined(dict.fromkeys(made)), self._model.wording.language
            )
            self.done.emit(text.format(names=names))

    def _on_session_changed(self, change: Change) -> None:
        """Take away what an edit that is undone left in its cells."""
        if change.kind == "undo":
            kept = self._model.pending.items()
            went = [key for key, each in kept if each.label == change.label]
            self._model.mark_pending(dict.fromkeys(went))

    def _label(self, values: Values) -> str:
        cells = [(id_, key) for id_, fields in values.items() for key in fields]
        keys = {key for _, key in cells}
        if len(keys) > 1 or not keys <= set(AT):
            return self.tr("Change {count} cells").format(count=len(cells))
        column = COLUMNS[AT[cells[0][1]]].heading
        text = self.tr("Change {column} of {what}")
        return text.format(column=column, what=self._names(list(values)))

    def _name(self, id_: str) -> str:
        return self._model.facts.portfolio.get(Project, id_).name

    def _names(self, ids: Sequence[str]) -> str:
        if len(ids) == 1:
            return f"“{self._name(ids[0])}”"
        return self._model.wording.projects(len(ids))


def _rows(lines: Collection[Mapping[str, str]]) -> int:
    """Return about how many rows are as much work as the cells of some lines.

    Each cell is read, and a name in it looked up.
    """
    return 2 * sum(map(len, lines))
