"""Settings of printed tables are stored once and dropped again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotFoundError
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.store.setting_edit import store_setting

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document


def values(document: Document) -> dict[tuple[str, str], str]:
    rows = document.portfolio().all(TableSetting)
    return {(row.table_key, row.name): row.value for row in rows}


def test_that_a_setting_is_stored_once_for_each_table(document: Document) -> None:
    for key, value in (("schedule", "8"), ("", "9"), ("schedule", "10.5")):
        with document.edit("size") as writer:
            store_setting(writer, key, "size", value)

    assert values(document) == {("schedule", "size"): "10.5", ("", "size"): "9"}


def test_that_a_setting_goes_back_to_its_default(document: Document) -> None:
    with document.edit("size") as writer:
        store_setting(writer, "schedule", "size", "8")

    with document.edit("size") as writer:
        store_setting(writer, "schedule", "size", None)

    assert values(document) == {}


def test_that_a_default_cannot_be_gone_back_from(document: Document) -> None:
    with pytest.raises(NotFoundError), document.edit("size") as writer:
        store_setting(writer, "schedule", "size", None)
