"""What belongs to the printed tables alone: notes, settings, wordings; waivers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.problem import Problem

#: Tables whose rows have a name that a printed table may spell differently.
Named = Literal["zones", "tasks", "programs", "projects"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableNote:
    """A note under a printed table.

    Attributes:
        id: row id.
        table_key: the table.
        words: the note, without 注： and number.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "table_notes"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = ()

    id: str
    table_key: str
    words: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSetting:
    """A setting of the printed page, of one table or of all.

    Attributes:
        id: row id.
        table_key: the table; empty for all tables.
        name: name of the setting.
        value: its value as JSON.
    """

    TABLE: ClassVar[str] = "table_settings"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("table_key", "name"),)

    id: str
    table_key: str
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A name that one printed table spells differently from the plan.

    It keeps what a published document says; a check reports it.

    Attributes:
        id: row id.
        table_key: the printed table.
        of_table: table of the plan that the named row is in.
        of_id: the named row.
        words: the name in that printed table.
    """

    TABLE: ClassVar[str] = "wordings"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("table_key", "of_table", "of_id"),
    )

    id: str
    table_key: str
    of_table: Named
    of_id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding that was looked at and left standing, with the reason.

    Attributes:
        id: row id.
        code: code of the finding.
        of_table: table of the row it is about, or empty.
        of_id: id of that row, or empty.
        field: field of that row, or empty.
        reason: why it stands.
        who: who decided.
        waived_at: when, UTC.
    """

    TABLE: ClassVar[str] = "waivers"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("code", "of_table", "of_id", "field"),
    )

    id: str
    code: str
    of_table: str = ""
    of_id: str = ""
    field: str = ""
    reason: str
    who: str = ""
    waived_at: str = ""


def table_note_problems(note: TableNote) -> Iterator[Problem]:
    """Yield everything that stops `note` from being stored."""
    yield from rule.name("table_key", note.table_key)
    yield from rule.prose("words", note.words)


def table_setting_problems(setting: TableSetting) -> Iterator[Problem]:
    """Yield everything that stops `setting` from being stored."""
    yield from rule.short("table_key", setting.table_key)
    yield from rule.name("name", setting.name)
    yield from rule.prose("value", setting.value)


def wording_problems(wording: Wording) -> Iterator[Problem]:
    """Yield everything that stops `wording` from being stored."""
    yield from rule.name("table_key", wording.table_key)
    yield from rule.one_of("of_table", wording.of_table, Named)
    yield from rule.name("words", wording.words)


def waiver_problems(waiver: Waiver) -> Iterator[Problem]:
    """Yield everything that stops `waiver` from being stored."""
    yield from rule.name("code", waiver.code)
    yield from rule.remark("reason", waiver.reason)
    for field in ("of_table", "of_id", "field", "who", "waived_at"):
        yield from rule.short(field, getattr(waiver, field))
