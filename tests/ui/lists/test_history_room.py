"""The page of history: whose language labels are in, and what stands under them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.model.project import Project
from ecoplanner.model.store import journal
from ecoplanner.model.store import versions
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.lists.history import HistoryPage
from ecoplanner.ui.main_window import MainWindow
from ecoplanner.ui.portfolio.inspector_history import HistoryRows
from ecoplanner.ui.portfolio.record import Record

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context

TALL, LOW = 900, 360


def edit(context: Context, at: int, need: str) -> Project:
    """Change the need of a project as an English window does."""
    project = context.session.portfolio.all(Project)[at]
    work = partial(set_fields, project_id=project.id, values={"need": need})
    context.session.edit(f"Change Need of “{project.name}”", work)
    return project


def page_of(qtbot: QtBot, context: Context, height: int = TALL) -> HistoryPage:
    made = HistoryPage(context)
    qtbot.addWidget(made)
    made.resize(1400, height)
    with qtbot.waitExposed(made):
        made.show()
    return made


def titles(page: HistoryPage) -> list[str]:
    entries = page.entries
    return [
        str(entries.index(row, 0).data())
        for row in range(entries.rowCount())
        if entries.entries[row].key
    ]


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "修改“{}”的资金需求"), ("en", "Change Need of “{}”")]
)
def test_that_labels_are_in_the_language_of_the_window(
    qtbot: QtBot, context: Context, language: str, said: str
) -> None:
    project = edit(context, 0, "777")
    context.settings.language = language

    page = page_of(qtbot, context)

    assert titles(page) == [said.format(project.name)]
    assert page._title.text() == said.format(project.name)
    page.search(said.format(project.name)[:6])
    assert len(titles(page)) == 1


def test_that_undo_is_worded_in_the_language_of_the_window(
    qtbot: QtBot, context: Context
) -> None:
    project = edit(context, 0, "777")
    window = MainWindow(context, "zh")
    qtbot.addWidget(window)
    said = f"修改“{project.name}”的资金需求"
    assert said in window.commands.undo_action.text()

    context.session.undo()

    assert said in window._strip._text.text()
    assert said in window.commands.redo_action.text()


def test_that_the_inspector_words_labels_anew(qtbot: QtBot, context: Context) -> None:
    project = edit(context, 0, "777")
    rows = HistoryRows(context.theme, "zh")
    qtbot.addWidget(rows)
    entries = Record(context.session.reader).entries(project.id, [])

    rows.show_entries([replace(entries[0], fields=())], context.session.portfolio)

    assert rows.texts == [f"修改“{project.name}”的资金需求"]


def test_that_other_edits_of_the_same_are_listed_and_gone_to(
    qtbot: QtBot, context: Context
) -> None:
    edit(context, 0, "777")
    edit(context, 1, "888")
    edit(context, 0, "999")
    page = page_of(qtbot, context)
    qtbot.waitUntil(lambda: page.related.entries.rowCount() == 2)
    QAbstractItemModelTester(
        page.related.entries, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    said = str(page.related.entries.index(1, 0).data())
    assert said.endswith("777 万元")

    page.related.view.setCurrentIndex(page.related.entries.index(1, 0))
    qtbot.keyClick(page.related.view, Qt.Key.Key_Return)

    assert page.view.currentIndex().data(Qt.ItemDataRole.UserRole) == "1"
    assert page.shown_lines[0][3] == "777 万元"


def test_that_edits_since_a_version_are_listed(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "now", lambda: "2026-01-01T08:00:00+00:00")
    edit(context, 0, "777")
    monkeypatch.setattr(versions, "now", lambda: "2026-01-02T08:00:00+00:00")
    context.session.name_version("初稿", "")
    monkeypatch.setattr(journal, "now", lambda: "2026-01-03T08:00:00+00:00")
    edit(context, 1, "888")
    page = page_of(qtbot, context)

    page.show_part(1)

    qtbot.waitUntil(lambda: page.related.entries.rowCount() == 2)
    assert "888" in str(page.related.entries.index(1, 0).data())


def test_that_a_low_page_has_no_more_than_the_entry(
    qtbot: QtBot, context: Context
) -> None:
    edit(context, 0, "777")

    page = page_of(qtbot, context, LOW)

    assert page.related.isHidden()


def test_that_tabs_are_turned_by_keys(qtbot: QtBot, context: Context) -> None:
    edit(context, 0, "777")
    page = page_of(qtbot, context)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()

    qtbot.keyClick(page.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    assert page._tabs.group.checkedId() == 1


def test_that_the_row_that_was_edited_is_shown_as_it_is_now(
    qtbot: QtBot, context: Context
) -> None:
    project = edit(context, 0, "777")
    edit(context, 0, "999")
    page = page_of(qtbot, context)
    page._choose(page.entries.row_of("1"))

    assert page.now.isVisible()
    assert project.name in page.now.title
    assert page.now.facts.marked == ["资金需求"]
    assert "资金需求 999 万元" in page.now.facts.texts
    with qtbot.waitSignal(page.page_requested) as asked:
        page.now.go_button.click()
    assert asked.args == ["projects"]
    assert context.focus.project_id == project.id


def test_that_a_row_that_is_gone_is_said_to_be(qtbot: QtBot, context: Context) -> None:
    project = context.session.portfolio.all(Project)[0]

    def remove(writer: Writer) -> bool:
        writer.delete(project)
        return True

    context.session.edit("delete", remove)
    page = page_of(qtbot, context)

    assert page.now.facts.texts == []
    assert page.now.go_button.isHidden()


def test_that_nothing_stands_beside_an_empty_record(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context)
    assert page._room.isHidden()

    edit(context, 0, "777")

    qtbot.waitUntil(page._room.isVisible)


def test_that_before_and_after_take_no_more_height_than_they_need(
    qtbot: QtBot, context: Context
) -> None:
    edit(context, 0, "777")
    page = page_of(qtbot, context)
    qtbot.wait(10)

    assert page._lines.verticalScrollBar().maximum() == 0
    assert page._lines.height() < context.theme.px(100)
    assert page.related.height() > page.height() // 2


def test_that_entries_never_scroll_sideways(qtbot: QtBot, context: Context) -> None:
    project = context.session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": "5"})
    context.session.edit("x" * 600, work)
    page = page_of(qtbot, context)
    page.resize(700, TALL)
    qtbot.wait(10)

    assert page.view.horizontalScrollBar().maximum() == 0
