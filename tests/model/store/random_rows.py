"""Random valid rows of every kind, and random edits with them."""

from __future__ import annotations

import dataclasses
import random
import types
from typing import Any
from typing import get_args
from typing import get_origin
from typing import get_type_hints
from typing import Literal
from typing import TYPE_CHECKING
from typing import Union

from ecoplanner.model.entity import new_id
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.store.foreign import foreign_keys

if TYPE_CHECKING:
    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.access import Writer

LINE_TEXTS = (
    "",
    "甲",
    "It's “quoted” \"twice\" ''",
    "半角 全角　不换行\u00a0",
    "😀 𠀀 𪚥 é",
    "%s {0} :x ? -- ; DROP TABLE plan",
    "\\u0041 \\ / <b>&amp;",
    "长" * 200,
)
PROSE_TEXTS = (*LINE_TEXTS, "第一行\n第二行\t缩进\n", "字" * 20_000)
_TRIES = 200


def seeded(seed: int | str) -> random.Random:
    """Return numbers that are the same in every run."""
    return random.Random(seed)  # noqa: S311 -- no secrets


class RandomEdits:
    """Makes random changes of a plan, through the calls that features use."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def change(self, writer: Writer, table: str | None = None) -> None:
        """Insert, update or delete a row; when the rules refuse, nothing happens."""
        kind: Any = KINDS[table or self._rng.choice(list(KINDS))]
        rows = list(writer.entities(kind).values())
        how = self._rng.choice(("insert", "update", "update", "delete"))
        try:
            if how == "insert" or not rows:
                self.insert(writer, kind)
            elif how == "update":
                self.update(writer, self._rng.choice(rows))
            elif kind is not Plan:
                writer.delete(self._rng.choice(rows))
        except InvalidInputError:
            # Checked before anything of the row is stored.
            return

    def insert(self, writer: Writer, kind: Any) -> Entity | None:
        """Store a new row of a kind; None where the plan can hold no more."""
        if kind is Plan:
            return None
        for _ in range(_TRIES):
            row: Entity | None = self._row(writer, kind)
            if row is None:
                return None
            try:
                writer.save(row)
            except InvalidInputError:
                continue
            return row
        return None

    def update(self, writer: Writer, row: Any) -> None:
        """Change one or two fields of a row, keeping the rules."""
        hints = get_type_hints(type(row))
        names = [field.name for field in dataclasses.fields(row)][1:]
        for _ in range(_TRIES):
            chosen = self._rng.sample(names, k=min(len(names), 2))
            values = {
                name: self._value(writer, row.TABLE, name, hints) for name in chosen
            }
            try:
                writer.save(dataclasses.replace(row, **values))
            except InvalidInputError:
                continue
            return

    def _row(self, writer: Writer, kind: Any) -> Any:
        hints = get_type_hints(kind)
        values: dict[str, Any] = {"id": new_id()}
        for field in dataclasses.fields(kind):
            if field.name == "id":
                continue
            try:
                value = self._value(writer, kind.TABLE, field.name, hints)
            except IndexError:
                return None  # it needs a row that the plan does not have yet
            values[field.name] = value
        return kind(**values)

    def _value(
        self, writer: Writer, table: str, name: str, hints: dict[str, Any]
    ) -> Any:
        hint = hints[name]
        is_optional = get_origin(hint) in (Union, types.UnionType)
        if is_optional and self._rng.random() < 0.4:
            return None
        for field, target, _ in foreign_keys(table):
            if field == name:
                ids = [row[0] for row in writer.rows(f"SELECT id FROM {target}")]
                if is_optional and not ids:
                    return None
                if not ids and (made := self.insert(writer, KINDS[target])):
                    ids = [made.id]
                return self._rng.choice(ids)
        return self._plain(name, _inner(hint))

    def _plain(self, name: str, hint: Any) -> Any:
        rng = self._rng
        if get_origin(hint) is Literal:
            return rng.choice(get_args(hint))
        if hint is bool:
            return rng.random() < 0.5
        if hint is int:
            return rng.choice(self._whole_numbers(name))
        assert hint is str, (name, hint)
        if name in ("value", "upper", "benefit", "measure", "unit"):
            texts = ("", "") if name in ("measure", "unit") else ("0", "-1.50")
            return rng.choice((*texts, "56.438", "99.1", "10000000000000000000000.1"))
        if name in ("name", "code", "words", "reason", "title", "table_key"):
            return f"{rng.choice(LINE_TEXTS)[:150]}{rng.randrange(10**6)}"
        return rng.choice(rng.choice((LINE_TEXTS, LINE_TEXTS, PROSE_TEXTS)))

    def _whole_numbers(self, name: str) -> tuple[int, ...]:
        if "year" in name:
            return tuple(range(2018, 2040))
        if "month" in name:
            return tuple(range(1, 13))
        if name == "share_ppm":
            return (0, 1, 333_333, 1_000_000)
        if name == "position":
            return (-(1 << 62), -1, 0, self._rng.randrange(10**9), 1 << 62)
        return (0, 1, self._rng.randrange(10**12), 10**13)


def _inner(hint: Any) -> Any:
    """Return what a type is when it is not None."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint
