"""Storing how a printed table looks and what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.errors import NotFoundError
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.entity import new_id

if TYPE_CHECKING:
    from ecoplanner.model.store.access import Writer


def store_setting(writer: Writer, table_key: str, name: str, value: str | None) -> None:
    """Store a setting of a printed table, or go back to its default.

    Args:
        writer: inside an edit.
        table_key: the table; empty for all tables.
        name: name of the setting.
        value: its value as JSON; None to go back to the default.

    Raises:
        NotFoundError: it is at its default already.
    """
    where = "table_key = ? AND name = ?"
    found = list(writer.entities(TableSetting, where, [table_key, name]).values())
    if value is None:
        if not found:
            raise NotFoundError(table="table_settings", name=name)
        writer.delete(*found)
    elif found:
        writer.save(replace(found[0], value=value))
    else:
        row = TableSetting(id=new_id(), table_key=table_key, name=name, value=value)
        writer.save(row)
