"""Who changed a project, when, and what: read from the plan's own record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from ecoplanner.labels import label_text
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store import journal
from ecoplanner.ui.amounts import money_text
from ecoplanner.words import FIELDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme

#: Steps that are looked through, and entries that are shown.
_DEPTH = 2_000
_SHOWN = 10
_LONGEST = 24
#: How soon a plan that something is on its way in is asked again.
_LATER_MS = 60
#: Fields that follow from another one that is told, or tell nothing.
_QUIET = {"position", "first_year", "first_month", "last_year", "last_month", "id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened to a project.

    Attributes:
        made_at: when, as the record has it, UTC.
        who: who did it, or empty.
        label: what the step was called.
        kind: `edit`, `undo` or `redo`.
        fields: fields of the project with their values before and after.
    """

    made_at: str
    who: str
    label: str
    kind: str
    fields: tuple[tuple[str, Any, Any], ...]


class Record:
    """The plan's newest steps, read once and then only what is new.

    What they did is kept as the record has it: a step may change ten thousands of
    rows, and of those only the few that are asked for are made values.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._last = 0
        self._steps: list[tuple[journal.Step, list[history.Row]]] = []
        self._gone: dict[str, history.Row] = {}
        self._columns: dict[str, frozenset[str]] = {}

    def gone(self, row_id: str) -> Mapping[str, Any]:
        """Return the last values of a row that was deleted; none for an unknown one."""
        self._read()
        row = self._gone.get(row_id)
        return {} if row is None else self._changes([row])[0].before or {}

    def entries(self, project_id: str, children: Collection[str]) -> list[Entry]:
        """Return what happened to a project and what hangs on it, newest first.

        Args:
            project_id: the project.
            children: ids of the rows that hang on it now.
        """
        self._read()
        found: list[Entry] = []
        ids, projects = {project_id, *children}, {project_id}
        for step, rows in reversed(self._steps):
            near = self._changes(_near(rows, ids, projects))
            mine = [c for c in near if _is_of(c, project_id, children)]
            if mine:
                found.append(_entry(step, mine, project_id))
            if len(found) == _SHOWN:
                break
        return found

    def touching(self, row_ids: Collection[str]) -> list[journal.Step]:
        """Return the steps that did something to rows or what hangs on them.

        Args:
            row_ids: ids of rows of the plan; newest steps come first.
        """
        self._read()
        ids = set(row_ids)
        return [
            step
            for step, rows in reversed(self._steps)
            if any(_owners(c) & ids for c in self._changes(_near(rows, ids, ids)))
        ]

    def _changes(self, rows: Iterable[history.Row]) -> list[journal.RowChange]:
        return journal.row_changes(self._reader, rows, self._columns)

    def _read(self) -> None:
        newest = history.last_seq(self._reader)
        if newest > self._last:
            first = max(self._last + 1, newest - _DEPTH + 1)
            did = history.all_changes(self._reader, first)
            for rows in did.values():
                self._gone |= {row[1]: row for row in rows if row[3] is None}
            steps = journal.steps(self._reader, first)
            found = [(step, did.get(step.seq, [])) for step in steps]
            self._steps = [*self._steps, *found][-_DEPTH:]
        self._last = newest


class HistoryRows(QWidget):
    """The newest changes of a project, a line each."""

    def __init__(
        self, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._shown: list[Entry] | None = None
        self.texts: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(2, 1)

    def show_entries(self, entries: list[Entry], portfolio: Portfolio) -> None:
        """Show other changes."""
        if entries == self._shown:
            return
        self._shown = entries
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.texts = [self._words(entry, portfolio) for entry in entries]
        for row, (entry, text) in enumerate(zip(entries, self.texts, strict=True)):
            self._put(row, 0, self._time(entry.made_at), "quiet")
            self._put(row, 1, entry.who, "quiet")
            self._put(row, 2, text, "")
        if not entries:
            self._put(0, 0, self.tr("Nothing changed yet."), "quiet")

    def _put(self, row: int, column: int, text: str, role: str) -> None:
        label = QLabel(text)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._theme.font(12))
        label.setWordWrap(column == 2)  # noqa: PLR2004 - the column of sentences
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    def _time(self, made_at: str) -> str:
        made = datetime.fromisoformat(made_at).astimezone()
        if made.date() == datetime.now().astimezone().date():
            return self.tr("today {time}").format(time=f"{made:%H:%M}")
        return f"{made:%m-%d %H:%M}"

    def _words(self, entry: Entry, portfolio: Portfolio) -> str:
        told = [self._told(portfolio, *change) for change in entry.fields]
        text = "；".join(told) or label_text(entry.label, self._language)
        if entry.kind == "undo":
            return self.tr("Undone: {text}").format(text=text)
        if entry.kind == "redo":
            return self.tr("Redone: {text}").format(text=text)
        return text

    def _told(
        self, portfolio: Portfolio, field: str, before: object, after: object
    ) -> str:
        name = word(FIELDS, field, self._language)
        was = self._value(field, before, portfolio)
        return f"{name} {was} → {self._value(field, after, portfolio)}"

    def _value(self, field: str, value: Any, portfolio: Portfolio) -> str:
        if value is None or value == "":
            return self.tr("empty")
        if field.endswith("_fen"):
            return money_text(value)
        if field == "program_id":
            programs = portfolio.all(Program)
            names = {row.id: row.short_name or row.name for row in programs}
            return names.get(value, "…")
        if field in ("is_printed", "earns_income"):
            return self.tr("yes") if value else self.tr("no")
        text = " ".join(str(value).split())
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class RecentChanges(QObject):
    """Shows what happened to a project, when the plan is free to be asked."""

    def __init__(self, session: Session, rows: HistoryRows) -> None:
        super().__init__(rows)
        self._session, self._rows = session, rows
        self._record = Record(session.reader)
        self._wanted: tuple[str, Collection[str]] = ("", ())
        self._timer = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._timer.timeout.connect(self._read)

    def show_project(self, project_id: str, children: Collection[str]) -> None:
        """Show another project; see `Record.entries`."""
        self._wanted = project_id, children
        self._read()

    @Slot()
    def _read(self) -> None:
        if not self._session.is_free:
            # An edit that is seen would be written at once, for this alone.
            self._timer.start()
        else:
            entries = self._record.entries(*self._wanted)
            self._rows.show_entries(entries, self._session.portfolio)


def _near(
    rows: Iterable[history.Row], ids: AbstractSet[str], projects: AbstractSet[str]
) -> list[history.Row]:
    """Return the rows of these ids, and those that may hang on one of the projects."""
    # A name that JSON writes otherwise is in each text that has a backslash.
    names = {*projects, "\\"}
    return [
        row
        for row in rows
        if row[1] in ids
        or any(name in str(text) for text in row[2:] if text for name in names)
    ]


def _owners(change: journal.RowChange) -> set[str]:
    """Return the ids of a row and of the project that it hangs on."""
    sides = (change.before, change.after)
    of = {str(side["project_id"]) for side in sides if side and side.get("project_id")}
    return of | {change.row_id}


def _is_of(
    change: journal.RowChange, project_id: str, children: Collection[str]
) -> bool:
    if change.row_id == project_id or change.row_id in children:
        return True
    sides = (change.before, change.after)
    return any(side and side.get("project_id") == project_id for side in sides)


def _entry(
    step: journal.Step, changes: Iterable[journal.RowChange], project_id: str
) -> Entry:
    fields: list[tuple[str, Any, Any]] = []
    for change in changes:
        is_edit = change.before is not None and change.after is not None
        if change.row_id == project_id and is_edit:
            fields += _fields(change.before or {}, change.after or {})
    return Entry(
        made_at=step.made_at,
        who=step.who,
        label=step.label,
        kind=step.kind,
        fields=tuple(fields),
    )


def _fields(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[tuple[str, Any, Any]]:
    known = set(Project.__dataclass_fields__) - _QUIET
    return [
        (field, value, after.get(field))
        for field, value in before.items()
        if field in known
    ]
