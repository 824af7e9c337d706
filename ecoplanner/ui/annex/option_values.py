"""The options of printed tables: what they are, and storing another one."""

from __future__ import annotations

import json
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING

from ecoplanner.model.annex import TableSetting
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.store.setting_edit import store_setting
from ecoplanner.reports import agencies
from ecoplanner.reports import investment
from ecoplanner.reports.annex import page_settings
from ecoplanner.reports.options import OPTION_NAMES
from ecoplanner.reports.options import read_options
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.settings import from_values
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.settings import to_values

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer

#: Tables that have subtotals unless the plan says no.
_WITH_SUBTOTALS = frozenset({investment.KEY, agencies.KEY})
#: The options that say which neighbouring cells become one.
MERGES = ("merge_places", "merge_agencies", "merge_schedule")


def values_of(portfolio: Portfolio, key: str) -> dict[str, object]:
    """Return all options of a table by name, as plain values.

    Raises:
        InvalidInputError: a setting kept in the plan cannot be used.
    """
    settings = page_settings(portfolio, key)
    options, problems = read_options(portfolio, key)
    if problems:
        raise InvalidInputError(problems, where=key)
    values = {f.name: _plain(getattr(settings, f.name)) for f in fields(PageSettings)}
    own = {f.name: _plain(getattr(options, f.name)) for f in fields(TableOptions)}
    if own["subtotals"] is None:
        own["subtotals"] = key in _WITH_SUBTOTALS
    return values | own


def merging(kept: Mapping[str, object]) -> dict[str, object]:
    """Return how cells are merged when merging is switched on again.

    Args:
        kept: how they were merged before; what is not said is as the table has it.
    """
    values: dict[str, object] = {
        name: _plain(getattr(TableOptions(), name)) for name in MERGES
    }
    values |= {name: kept[name] for name in MERGES if name in kept}
    if all(value == "never" for value in values.values()):
        values["merge_places"] = "always"
    return values


def problems_of_change(
    portfolio: Portfolio, key: str, wanted: Mapping[str, object]
) -> tuple[Problem, ...]:
    """Return what keeps pages from following other settings."""
    changes = {name: v for name, v in wanted.items() if name not in OPTION_NAMES}
    known = to_values(page_settings(portfolio, key))
    return from_values(known | changes)[1]


def storing(
    portfolio: Portfolio, keys: Sequence[str], wanted: Mapping[str, object]
) -> Callable[[Writer], None]:
    """Return the work that stores options of tables.

    What a table would be without a setting of its own is not stored for it.
    """
    return storing_each(portfolio, dict.fromkeys(keys, wanted))


def storing_each(
    portfolio: Portfolio, wanted_of: Mapping[str, Mapping[str, object]]
) -> Callable[[Writer], None]:
    """Return the work that stores options, for each table its own."""
    changes: list[tuple[str, str, str | None]] = []
    for key, wanted in wanted_of.items():
        for name, value in wanted.items():
            has_own = _stored(portfolio, key, name) is not None
            if value != _inherited(portfolio, name):
                text = json.dumps(value, ensure_ascii=False)
                changes.append((key, name, text))
            elif has_own:
                changes.append((key, name, None))

    def work(writer: Writer) -> None:
        for key, name, text in changes:
            store_setting(writer, key, name, text)

    return work


def _stored(portfolio: Portfolio, key: str, name: str) -> TableSetting | None:
    rows = portfolio.having(TableSetting, "table_key", key)
    return next((row for row in rows if row.name == name), None)


def _inherited(portfolio: Portfolio, name: str) -> object:
    """Return the value that a table has without a setting of its own."""
    for_all = _stored(portfolio, "", name)
    if for_all is not None:
        return json.loads(for_all.value)
    kind = TableOptions if name in OPTION_NAMES else PageSettings
    return _plain(getattr(kind(), name))


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
