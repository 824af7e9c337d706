"""Lists copied and pasted as cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.ui.lists.model import REFUSED_ROLE
from ecoplanner.ui.portfolio.clipboard import block_of
from tests.ui.lists.gestures import choose
from tests.ui.lists.gestures import names

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.lists.zones import ZonesPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def put(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_that_rows_are_pasted_over_and_on_as_new_ones(
    page: ZonesPage, qtbot: QtBot
) -> None:
    page.show_list("agencies")
    panel = page.panel
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(panel.model, mode)
    last = names(panel)[-1]
    choose(panel, last)
    put("城市管理局\t上高县城市管理局\n交通局\t上高县交通运输局\n文旅局\t\n")

    with qtbot.waitSignal(page.notice) as told:
        qtbot.keyClick(panel.table, Key.Key_V, CTRL)

    rows = page.session.portfolio.all(Agency)
    assert [(row.name, row.full_name) for row in rows[4:]] == [
        ("城市管理局", "上高县城市管理局"),
        ("交通局", "上高县交通运输局"),
        ("文旅局", ""),
    ]
    assert told.args is not None
    assert "3" in told.args[0]
    page.session.undo()
    assert names(panel)[-1] == last
    assert tester is not None


def test_that_pasted_names_that_are_taken_keep_their_words_marked(
    page: ZonesPage, qtbot: QtBot
) -> None:
    page.show_list("agencies")
    panel = page.panel
    choose(panel, "城管局")
    put("水利局\n新局\n")

    qtbot.keyClick(panel.table, Key.Key_V, CTRL)

    index = panel.model.index(4, 0)
    assert index.data() == "水利局"
    assert index.data(REFUSED_ROLE)
    assert [row.name for row in page.session.portfolio.all(Agency)][4:] == [
        "城管局",
        "新局",
    ]


def test_that_an_undo_takes_along_the_marks_of_a_paste(
    page: ZonesPage, qtbot: QtBot
) -> None:
    page.show_list("agencies")
    panel = page.panel
    choose(panel, "城管局")
    put("水利局\n新局\n")
    qtbot.keyClick(panel.table, Key.Key_V, CTRL)
    assert panel.model.index(4, 0).data(REFUSED_ROLE)

    page.session.undo()

    assert panel.model.index(4, 0).data() == "城管局"
    assert not panel.model.index(4, 0).data(REFUSED_ROLE)


def test_that_esc_gives_up_what_was_refused(page: ZonesPage, qtbot: QtBot) -> None:
    page.show_list("agencies")
    panel = page.panel
    choose(panel, "城管局")
    index = panel.table.currentIndex()
    panel.model.setData(index, "水利局", Qt.ItemDataRole.EditRole)
    assert index.data(REFUSED_ROLE)

    qtbot.keyClick(panel.table, Key.Key_Escape)

    assert index.data() == "城管局"
    assert not index.data(REFUSED_ROLE)


def test_that_choices_are_pasted_by_their_words(page: ZonesPage, qtbot: QtBot) -> None:
    page.show_list("programs")
    panel = page.panel
    task = page.session.portfolio.all(Task)[-1]
    column = [each.key for each in panel.model.columns].index("task_id")
    choose(panel, names(panel)[0], column)
    put(f"{task.name}\n没有的任务\n")

    qtbot.keyClick(panel.table, Key.Key_V, CTRL)

    programs = page.session.portfolio.all(Program)
    assert programs[0].task_id == task.id
    assert panel.model.index(1, column).data(REFUSED_ROLE)


def test_that_a_copied_list_pastes_back_as_it_was(
    page: ZonesPage, qtbot: QtBot
) -> None:
    page.show_list("tasks")
    panel = page.panel
    choose(panel, names(panel)[0])
    panel.table.selectAll()
    qtbot.keyClick(panel.table, Key.Key_C, CTRL)
    copied = block_of(QGuiApplication.clipboard().text())
    before = page.session.portfolio.all(Task)

    choose(panel, names(panel)[0])
    qtbot.keyClick(panel.table, Key.Key_V, CTRL)

    assert [row[0] for row in copied[1:]] == [task.name for task in before]
    assert page.session.portfolio.all(Task) == before
