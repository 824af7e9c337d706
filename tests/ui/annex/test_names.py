"""Tables are called in the window what they are called in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.annex.composer import Written
from tests.ui.annex.shown import settled
from tests.ui.annex.shown import WAIT_MS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.annex.page import AnnexPage


@pytest.mark.parametrize(
    "keys", [("schedule",), ("schedule", "investment"), ("schedule", "tasks", "zones")]
)
def test_that_labels_are_counted_over_what_is_printed(
    qtbot: QtBot, page: AnnexPage, keys: tuple[str, ...]
) -> None:
    page.show_tables(keys)
    settled(qtbot, page)

    assert page.desk.sheets is not None
    names = dict(page._names.all(page.session.portfolio, page._labels))
    for table in page.desk.sheets.annex.tables:
        assert names[table.key].startswith(f"{table.label} ")
    printed = {table.label for table in page.desk.sheets.annex.tables}
    others = [names[key].partition(" ")[0] for key in names if key not in keys]
    assert printed.isdisjoint(others)


def test_that_a_missing_character_is_told_with_its_project(
    qtbot: QtBot, page: AnnexPage, tmp_path: Path
) -> None:
    project = page.session.portfolio.all(Project)[0]
    page.session.edit(
        "x", lambda writer: set_fields(writer, project.id, {"content": "种 \U0001f333"})
    )
    settled(qtbot, page)

    with qtbot.waitSignal(page._composer.written, timeout=WAIT_MS) as told:
        page._composer.write(page._feed.order(), tmp_path / "annex.pdf")

    assert told.args is not None
    written = told.args[0]
    assert isinstance(written, Written)
    (warning,) = written.warnings
    assert warning.code == "missing_glyph_in_row"
    assert warning.params["name"] == project.name
