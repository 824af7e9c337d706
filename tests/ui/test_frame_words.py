"""What the frame round the pages says: state, counts, what is selected."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from ecoplanner.model.finding import Finding
from ecoplanner.ui.page import Page
from ecoplanner.ui.rail import Rail
from ecoplanner.ui.strip import Strip
from ecoplanner.ui.titlebar_parts import SearchField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.plan import Plan
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme


def _save(writer: Writer, row: Plan) -> None:
    writer.save(row)


def test_that_counts_of_findings_say_what_they_count(
    qtbot: QtBot, theme: Theme
) -> None:
    strip = Strip(theme, "en")
    qtbot.addWidget(strip)
    one = Finding(
        code="need_missing", severity="error", table="projects", row_id="a", name="A"
    )

    strip.show_findings([one], 0)

    said = {key: button.text() for key, button in strip._counts.items()}
    assert said == {"error": "1 error", "warning": "0 warnings", "notice": "0 notices"}


def test_that_a_page_tells_what_it_said_before_anyone_listened(
    qtbot: QtBot, context: Context
) -> None:
    page = Page(context)
    qtbot.addWidget(page)

    page.summary_changed.emit("3 projects")

    assert page.summary == "3 projects"


def test_that_edits_that_are_not_published_are_counted(context: Context) -> None:
    session = context.session
    plan = session.portfolio.plan
    assert session.unpublished_count == 0

    for name in ("a", "b", "c"):
        changed = replace(plan, note=name)
        session.edit(name, partial(_save, row=changed))

    assert session.unpublished_count == 3
    session.undo()
    # What was done and undone again is no change.
    assert session.unpublished_count == 2
    session.publish_now()
    assert session.unpublished_count == 0


@pytest.mark.parametrize("wide", [False, True])
def test_that_the_search_shows_its_keys_where_there_is_room(
    qtbot: QtBot, theme: Theme, *, wide: bool
) -> None:
    field = SearchField(theme)
    qtbot.addWidget(field)
    field.show_keys("Ctrl+F")
    field.resize(300 if wide else 150, 28)
    field.show()

    assert field._badge().isEmpty() is not wide
    field.setText("锦江")
    assert field._badge().isEmpty()
    assert field.textMargins().right() == 0


def test_that_a_command_stands_under_the_pages(qtbot: QtBot, theme: Theme) -> None:
    rail = Rail(theme)
    qtbot.addWidget(rail)
    action = QAction("Help", rail)
    rail.add_command(action)
    rail.add("projects", "table-2", "Projects", "Projects  Ctrl+1")
    rail.resize(64, 600)
    rail.show()

    first, last = sorted(rail.findChildren(QToolButton), key=lambda each: each.y())

    assert first.text() == "Projects"
    with qtbot.waitSignal(action.triggered):
        last.click()
