"""Rows and fields of the record in words that a reader of the plan knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.indicator import SIGNS
from ecoplanner.model.kinds import KINDS
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.checks.words import rule_name
from ecoplanner.words import FIELDS
from ecoplanner.words import LEVELS
from ecoplanner.words import REPORTS
from ecoplanner.words import TABLES
from ecoplanner.words import TIERS
from ecoplanner.words import VALUES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.journal import RowChange
    from ecoplanner.model.store.versions import Difference

#: Where a link says which table its row is in.
LINKS = {
    "program_id": "programs",
    "task_id": "tasks",
    "zone_id": "zones",
    "place_id": "places",
    "project_id": "projects",
    "agency_id": "agencies",
    "source_id": "sources",
    "scenario_id": "scenarios",
    "indicator_id": "indicators",
    "group_id": "indicator_groups",
    "note_id": "table_notes",
    "zone_place_id": "zone_places",
    "other_id": "projects",
    "rule_id": "award_rules",
    "made_from": "scenarios",
}
_CODES: dict[str, dict[str, tuple[str, str]]] = {
    "tier": TIERS,
    "default_tier": TIERS,
    "level": LEVELS,
    "coverage": {
        "whole": ("全部", "whole"),
        "include": ("只含", "only"),
        "except": ("不含", "all but"),
    },
    "nature": {"binding": ("约束性", "binding"), "expected": ("预期性", "expected")},
    "role": {"lead": ("牵头", "lead"), "support": ("配合", "support")},
    "relation": {key: (sign or "=", sign or "=") for key, sign in SIGNS.items()},
    "kind": {
        "zone": ("分区", "zone"),
        "key_area": ("重点区域", "key area"),
        "baseline": ("基期值", "baseline"),
        "target": ("目标值", "target"),
    },
}
#: Fields that hold a key of another list of words.
_TABLES = {"of_table": TABLES, "field": FIELDS, "table_key": REPORTS, "bound": VALUES}
#: Changes of a step that are told in one line.
FEW = 3
_YES, _NO = ("是", "yes"), ("否", "no")
_CAME, _GONE = ("新增", "added"), ("删除", "deleted")
_HIDDEN = frozenset(("id", "position"))
#: What names a waiver stands in its name; when and who stand with the edit.
_OF_WAIVERS = frozenset(("code", "of_table", "of_id", "field", "who", "waived_at"))
#: Values that say themselves what they are.
_PLAIN = frozenset(("year", "tier", "role", "coverage", "kind", "unit", "reason"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of before and after.

    Attributes:
        row: kind and name of the row.
        field: the field, or that the row came or went.
        before: its former value in words.
        after: its later value in words.
        is_whole: the row came or went as a whole.
    """

    row: str
    field: str
    before: str
    after: str
    is_whole: bool = False


class Reader:
    """Puts changes into words, with the names that the plan has now, or last had."""

    def __init__(
        self,
        portfolio: Portfolio,
        language: Language,
        gone: Callable[[str], Mapping[str, Any]] | None = None,
    ) -> None:
        """Read nothing yet.

        Args:
            portfolio: the plan as it is now.
            language: of the words.
            gone: gives the last values of a row that is gone, by its id.
        """
        self._portfolio, self._language, self._gone = portfolio, language, gone
        self._former: dict[str, Mapping[str, Any]] = {}

    def lines_of_changes(self, changes: Iterable[RowChange]) -> list[Line]:
        """Return what a step did; places in a list are left out."""
        lines: list[Line] = []
        changes = list(changes)
        self._former = {each.row_id: each.before for each in changes if each.before}
        for change in changes:
            row = self._row(change.table, change.row_id, change.before, change.after)
            lines += self._lines(row, change.before, change.after)
        return lines

    def few_words(self, changes: Sequence[RowChange]) -> str:
        """Return the first things that a step did, in one line behind its name."""
        lines = self.lines_of_changes(changes[:FEW])
        parts = [
            f"{each.field} {each.row}"
            if each.is_whole
            else f"{each.field} {each.before} → {each.after}"
            for each in lines[:FEW]
        ]
        more = "…" if len(changes) > FEW or len(lines) > FEW else ""
        return "".join(f"　{part}" for part in parts) + more

    def lines_of_differences(self, differences: Iterable[Difference]) -> list[Line]:
        """Return what differs between two states of the plan."""
        lines: list[Line] = []
        differences = list(differences)
        rows: Iterable[tuple[str, Any]] = (
            (each.row_id, each.before) for each in differences if not each.field
        )
        self._former = {row_id: before for row_id, before in rows if before}
        for each in differences:
            if each.field in _HIDDEN:
                continue
            before: Any = each.before if not each.field else None
            after: Any = each.after if not each.field else None
            row = self._row(each.table, each.row_id, before, after)
            if not each.field:
                lines += self._lines(row, before, after)
                continue
            was = self.value(each.field, each.before)
            becomes = self.value(each.field, each.after)
            lines.append(
                Line(row, word(FIELDS, each.field, self._language), was, becomes)
            )
        return lines

    def value(self, field: str, value: Any) -> str:
        """Return a value of a field in words, `—` for none."""
        if value is None or value == "":
            return "—"
        said = str(value)
        if field.endswith("_fen"):
            words = in_unit(self._say(("{amount} 万元", "{amount} (10,000 yuan)")))
            said = words.format(amount=money_text(int(value)))
        elif field in LINKS:
            said = self._name(LINKS[field], said, {}) or "—"
        elif field in _CODES:
            codes = {**VALUES, **_CODES[field]}
            said = word(codes, said, self._language)
        elif field.startswith(("is_", "needs_", "earns_")):
            said = self._say(_YES if value else _NO)
        elif field == "area_m2":
            said = f"{int(value) / 1_000_000:,g} km²"
        elif field == "share_ppm":
            said = f"{int(value) / 10_000:.2f}%"
        elif field in _TABLES:
            said = word(_TABLES[field], said, self._language)
        return said

    def _lines(
        self,
        row: str,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> list[Line]:
        if before is None or after is None:
            whole = before or after or {}
            said = self._summary(whole)
            came = self._say(_CAME if before is None else _GONE)
            sides = ("", said) if before is None else (said, "")
            return [Line(row, came, *sides, is_whole=True)]
        return [
            Line(
                row,
                word(FIELDS, field, self._language),
                self.value(field, before.get(field)),
                self.value(field, value),
            )
            for field, value in after.items()
            if field not in _HIDDEN
        ]

    def _summary(self, values: Mapping[str, Any]) -> str:
        """Return what a row says without what names it, its amounts first."""
        hidden = _HIDDEN | {"name", "parent_id"}
        hidden |= _OF_WAIVERS if "of_table" in values else frozenset()
        said = [
            (not field.endswith("_fen"), self._said(field, value))
            for field, value in values.items()
            if field not in hidden and field not in LINKS and value not in (None, "", 0)
        ]
        said.sort(key=lambda each: each[0])
        return self._say(("，", ", ")).join(words for _, words in said)

    def _said(self, field: str, value: Any) -> str:
        """Return a value, after its field where it does not speak for itself."""
        words = self.value(field, value)
        if field == "year":
            return self._say(("{year} 年", "{year}")).format(year=words)
        if field in _PLAIN or field == "amount_fen":
            return words
        return f"{word(FIELDS, field, self._language)} {words}"

    def _row(
        self,
        table: str,
        row_id: str,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> str:
        kind = word(TABLES, table, self._language)
        values: Mapping[str, Any] = {**(before or {}), **(after or {})}
        name = self._name(table, row_id, values)
        words = self._say(("{kind}“{name}”", "{kind} “{name}”"))
        return words.format(kind=kind, name=name) if name else kind

    def _name(self, table: str, row_id: str, values: Mapping[str, Any]) -> str:
        """Return the name of a row, or the names of the rows it joins."""
        if values.get("name"):
            return str(values["name"])
        if values.get("of_table"):
            of_table, of_id = str(values["of_table"]), str(values["of_id"])
            known = of_table in KINDS
            of = self._name(of_table, of_id, {}) if known else ""
            return " · ".join(filter(None, (of, rule_name(str(values["code"])))))
        row = self._now(table, row_id)
        if row is None:
            former = self._last_values(row_id)
            if any(former.get(each) for each in ("name", "of_table")):
                return self._name(table, row_id, {**values, **former})
            values = {**former, **values}
        else:
            named = getattr(row, "name", "") or getattr(row, "title", "")
            if named:
                return str(named)
            values = {
                field: getattr(row, field) for field in LINKS if hasattr(row, field)
            }
        names = [
            self._name(LINKS[field], str(id_), {})
            for field, id_ in values.items()
            if LINKS.get(field, table) != table and id_
        ]
        return " · ".join(filter(None, names))

    def _last_values(self, row_id: str) -> Mapping[str, Any]:
        """Return what a row that is gone last said, as far as the record knows."""
        # A step that changed a row says no more of it than what it changed.
        known = self._gone(row_id) if self._gone is not None else {}
        return known or self._former.get(row_id, {})

    def _now(self, table: str, row_id: str) -> Any | None:
        found = self._portfolio.having(KINDS[table], "id", row_id)
        return found[0] if found else None

    def _say(self, words: tuple[str, str]) -> str:
        return words[0 if self._language == "zh" else 1]
