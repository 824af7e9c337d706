"""Typed words as values of the fields of any row."""

from __future__ import annotations

import re
from typing import Any
from typing import get_args
from typing import get_type_hints
from typing import TYPE_CHECKING

from ecoplanner.model.kinds import KINDS
from ecoplanner.model.money import wan_fen
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.store.access import columns_of
from ecoplanner.model.store.foreign import foreign_keys
from ecoplanner.model.text import clean_text
from ecoplanner.model.text import folded
from ecoplanner.model.unit import convert
from ecoplanner.model.unit import unit

if TYPE_CHECKING:
    from ecoplanner.model.store.access import Writer

_YES = {"1", "yes", "true", "是", "有"}
_NO = {"0", "no", "false", "否", "无"}
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_AREA = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?) *(.*)")
_ENDINGS = {"_fen": "", "_id": "", "_m2": "", "_text": ""}
_NOT_TYPED = {"id", "position"}
#: Area without a unit is in square kilometres, as zones have it.
_AREA_UNIT = "km2"


def typed_fields(kind: Any) -> dict[str, str]:
    """Return the columns of a kind by the names under which they are typed.

    `need_fen` is `need`, `parent_id` is `parent`, `area_m2` is `area`.
    """
    found: dict[str, str] = {}
    for column in columns_of(kind):
        if column in _NOT_TYPED:
            continue
        name = column
        for ending in _ENDINGS:
            name = name.removesuffix(ending)
        found[name] = column
    return found


def typed_value(writer: Writer, kind: Any, column: str, text: str) -> Any:
    """Return what typed words say of a column; an empty text is no value.

    Raises:
        InvalidInputError: the words cannot be understood.
    """
    for field, table, _ in foreign_keys(kind.TABLE):
        if field == column:
            return linked(writer, table, column, text)
    hint = get_type_hints(kind)[column]
    words = folded(text).strip()
    is_open = type(None) in get_args(hint)
    if not words and is_open:
        return None
    if hint in (bool, bool | None):
        return _flag(column, words, text)
    if hint not in (int, int | None):
        return clean_text(text, lines=True).strip()
    if column.endswith("_fen"):
        number = wan_fen(text, field_name=column)
    elif column == "area_m2":
        number = _area(column, words, text)
    else:
        number = _whole(column, words, text)
    if isinstance(number, Problem):
        raise InvalidInputError([number])
    return number


def _flag(column: str, words: str, text: str) -> bool:
    if words in _YES | _NO:
        return words in _YES
    choices = {"value": text, "choices": "yes, no"}
    raise InvalidInputError([Problem("not_a_choice", column, choices)])


def _whole(column: str, words: str, text: str) -> int | Problem:
    number = words.removesuffix("年")
    if not _WHOLE.fullmatch(number):
        return Problem("not_a_whole_number", column, {"text": text})
    return int(number)


def _area(column: str, words: str, text: str) -> int | Problem:
    match = _AREA.fullmatch(words.lstrip("-−"))
    of, square = (unit(match[2] or _AREA_UNIT) if match else None), unit("m2")
    if not match or of is None or square is None or of.dimension != square.dimension:
        return Problem("not_a_number", column, {"text": text})
    if words.startswith(("-", "−")):
        return Problem("number_negative", column, {"text": text})
    area = convert(match[1].replace(",", ""), of, square)
    if area.denominator != 1:
        return Problem("not_a_number", column, {"text": text})
    return int(area)


def linked(writer: Writer, table: str, column: str, text: str) -> str | None:
    """Return the id of the row that is named; None for no words.

    Raises:
        InvalidInputError: no row, or several, are called that.
    """
    name = text.strip()
    if not name:
        return None
    rows = writer.entities(KINDS[table]).values()
    for key in ("name", "short_name", "id"):
        found = [row.id for row in rows if getattr(row, key, "") == name]
        if len(found) == 1:
            return str(found[0])
    raise InvalidInputError(
        [Problem("unknown_row", column, {"name": name, "table": table})]
    )
