"""What happened to rows of the plan: its own record, read as it is needed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store import journal

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.store.access import Reader

#: Steps that are looked through, and entries that are shown.
_DEPTH = 2_000
_SHOWN = 10
#: More changes than these are not read while somebody waits for something else.
_MUCH = 500
#: The project that a change in the record hangs on.
_PROJECT = re.compile(r'"project_id": ?"((?:[^"\\]|\\.)*)"')
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
        self._steps: dict[int, tuple[journal.Step, list[history.Row]]] = {}
        #: By id of a row or of its project: number of the step, place of the change.
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._gone: dict[str, history.Row] = {}
        self._columns: dict[str, frozenset[str]] = {}
        self._reading: Iterator[None] | None = None

    @property
    def has_much(self) -> bool:
        """Whether so much is to be read that it takes a moment."""
        is_on_its_way = self._reading is not None
        return is_on_its_way or history.has_more(self._reader, self._last + 1, _MUCH)

    def read_on(self) -> bool:
        """Read some of what is new; return whether that is all."""
        self._reading = self._reading or self._read()
        for _ in self._reading:
            return False
        self._reading = None
        return self._last == history.last_seq(self._reader)

    def gone(self, row_id: str) -> Mapping[str, Any]:
        """Return the last values of a row that was deleted; none for an unknown one."""
        self._finish()
        row = self._gone.get(row_id)
        return {} if row is None else self._changes([row])[0].before or {}

    def entries(self, project_id: str, children: Collection[str]) -> list[Entry]:
        """Return what happened to a project and what hangs on it, newest first.

        Args:
            project_id: the project.
            children: ids of the rows that hang on it now.
        """
        touching = self._touching({project_id, *children})
        return [
            _entry(step, mine, project_id)
            for step, changes in islice(touching, _SHOWN)
            if (mine := [c for c in changes if _is_of(c, project_id, children)])
        ]

    def touching(self, row_ids: Collection[str]) -> list[journal.Step]:
        """Return the steps that did something to rows or what hangs on them.

        Args:
            row_ids: ids of rows of the plan; newest steps come first.
        """
        return [step for step, _ in self._touching(row_ids)]

    def _touching(
        self, ids: Collection[str]
    ) -> Iterator[tuple[journal.Step, list[journal.RowChange]]]:
        """Yield the steps that touch rows or what hangs on them, newest first."""
        self._finish()
        places: dict[int, set[int]] = {}
        for id_ in {*ids, *map(_in_json, ids)}:
            for seq, at in self._places.get(id_, ()):
                places.setdefault(seq, set()).add(at)
        for seq in sorted(places, reverse=True):
            step, rows = self._steps[seq]
            yield step, self._changes(rows[at] for at in sorted(places[seq]))

    def _finish(self) -> None:
        while not self.read_on():
            pass

    def _changes(self, rows: Iterable[history.Row]) -> list[journal.RowChange]:
        return journal.row_changes(self._reader, rows, self._columns)

    def _read(self) -> Iterator[None]:
        reader, newest = self._reader, history.last_seq(self._reader)
        if newest == self._last:
            return
        packed = history.last_packed(reader)
        first = max(self._last + 1, newest - _DEPTH + 1)
        for step in journal.steps(reader, first):
            self._steps[step.seq] = step, []
        for seq, rows in history.changes_in_parts(reader, first, _MUCH):
            if seq in self._steps:
                self._note(seq, rows)
            yield
        self._last = newest
        if history.last_packed(reader) != packed:
            # What was to be read went into a pack meanwhile: all is read again.
            self._steps, self._places, self._last = {}, {}, 0
            yield

    def _note(self, seq: int, rows: Iterable[history.Row]) -> None:
        """Take down what rows a step changed, and which project they hang on."""
        _, known = self._steps[seq]
        for at, row in enumerate(rows, start=len(known)):
            known.append(row)
            _, row_id, before, after = row
            if after is None:
                self._gone[row_id] = row
            names = {row_id}
            for text in (before, after):
                names.update(_PROJECT.findall(text) if isinstance(text, str) else ())
            for name in names:
                self._places.setdefault(name, []).append((seq, at))


def _in_json(id_: str) -> str:
    """Return an id as JSON has it within its quotes."""
    return json.dumps(id_, ensure_ascii=False)[1:-1]


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
