"""Every setting of a printed table: its meaning, what it may be, what it is.

The command line lists it from here, and refusals name what is allowed.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import Any
from typing import get_args
from typing import get_type_hints
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner import paths
from ecoplanner.model.annex import TableSetting
from ecoplanner.reports.options import MOST_DECIMALS
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.settings import LEAST_SIZE
from ecoplanner.reports.settings import MOST_SHADING
from ecoplanner.reports.settings import MOST_SIZE
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.settings import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.problem import Problem

_SIZES = f"{LEAST_SIZE:g}–{MOST_SIZE:g}"
_RANGES = {
    "shading": f"0–{MOST_SHADING}",
    "decimals": f"0–{MOST_DECIMALS}",
    "first_number": "1, 2, 3, …",
    "size": _SIZES,
    "title_size": _SIZES,
    "notes_size": _SIZES,
    "column_names": '{"need": "投资"}',
    "hidden_columns": '["supports"]',
    "column_order": '["project", "need"]',
    "column_widths_mm": '{"need": 20}',
    "head_mm": "0–150",
    "foot_mm": "0–150",
    "binding_mm": "0–100",
    "outer_mm": "0–100",
}
_FONTS = ("song", "song_bold", "hei", "hei_bold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting of a printed table.

    Attributes:
        name: stable name.
        meaning: what it does, in Chinese and in English.
        allowed: what it may be: codes parted by commas, a range, or an example.
        default: its value where the plan says nothing, as JSON has it.
    """

    name: str
    meaning: tuple[str, str]
    allowed: str
    default: object


@cache
def settings() -> Mapping[str, Setting]:
    """Return all settings by name: how tables look, then what they say."""
    words = tomllib.loads(
        paths.resource("i18n/settings.toml").read_text(encoding="utf-8")
    )
    found: dict[str, Setting] = {}
    for kind in (PageSettings, TableOptions):
        # That module names it for the type checker alone.
        hints = get_type_hints(kind, localns={"Mapping": dict})
        defaults: Any = kind()
        for each in fields(kind):
            chinese, english = words[each.name]
            found[each.name] = Setting(
                name=each.name,
                meaning=(chinese, english),
                allowed=_allowed(each.name, hints[each.name]),
                default=plain_value(getattr(defaults, each.name)),
            )
    return found


def allowed(name: str) -> str:
    """Return what a setting may be; of an unknown one, what is meant perhaps."""
    found = settings().get(name)
    if found is not None:
        return found.allowed
    close = difflib.get_close_matches(name, settings(), n=3) or ["page PLAN"]
    return ", ".join(close)


def explained(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of settings that say what is allowed."""
    return [
        replace(each, params={"allowed": allowed(each.field_name), **each.params})
        if each.code in {"setting_unknown", "setting_unusable"}
        else each
        for each in problems
    ]


def present(portfolio: Portfolio, table_key: str) -> dict[str, object]:
    """Return the values that a plan sets for a table, over those for all."""
    found: dict[str, object] = {}
    for key in dict.fromkeys(("", table_key)):
        for row in portfolio.having(TableSetting, "table_key", key):
            try:
                found[row.name] = json.loads(row.value)
            except ValueError:
                found[row.name] = row.value
    return found


def _allowed(name: str, hint: Any) -> str:
    if name in _RANGES:
        return _RANGES[name]
    if name in _FONTS:
        return "*.ttf, *.ttc#1"
    parts = [each for each in get_args(hint) if each is not type(None)]
    if type(None) in get_args(hint) and len(parts) == 1:
        (hint,) = parts
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return ", ".join(each.value for each in hint)
    if hint is bool:
        return "true, false"
    choices = _choices(hint)
    return ", ".join(each or '""' for each in choices) if choices else "…"


def _choices(hint: Any) -> tuple[str, ...]:
    """Return the words of a `Literal`; nothing for other types."""
    if getattr(hint, "__origin__", None) is Literal:
        return tuple(map(str, get_args(hint)))
    return ()
