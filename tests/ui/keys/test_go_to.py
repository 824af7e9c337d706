"""Going to a row by its number: a field over the page, no dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.go_to_box import GoToBox
from ecoplanner.ui.window_keys import go_to

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ROWS = 30


class Around(QWidget):
    """A table, and the box over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.table = QTableView()
        self.table.setModel(QStandardItemModel(ROWS, 2, self.table))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        QVBoxLayout(self).addWidget(self.table)
        self.box = GoToBox(theme, self)
        self.numbers: list[int] = []
        self.box.chosen.connect(self.numbers.append)


@pytest.fixture
def around(qtbot: QtBot, theme: Theme) -> Around:
    """The table with the keys, shown."""
    made = Around(theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.table.setFocus()
    return made


@pytest.mark.parametrize("typed", ["7", " 7 ", "07", "７"])
def test_that_enter_goes_to_the_number_and_gives_the_keys_back(
    qtbot: QtBot, around: Around, typed: str
) -> None:
    around.box.start(ROWS, 3)
    assert around.box.field.text() == "3"

    around.box.field.setText(typed)
    qtbot.keyClick(around.box.field, Qt.Key.Key_Return)

    assert around.numbers == [7]
    assert around.box.isHidden()
    assert QApplication.focusWidget() is around.table


@pytest.mark.parametrize("typed", ["0", "31", "-1", "1.5", "x", "", "9" * 5000, "²"])
def test_that_what_is_no_row_is_marked_and_nothing_is_gone_to(
    qtbot: QtBot, around: Around, typed: str
) -> None:
    around.box.start(ROWS, 3)
    around.box.field.setText(typed)

    qtbot.keyClick(around.box.field, Qt.Key.Key_Return)

    assert around.numbers == []
    assert around.box.isVisible()
    assert around.box.field.property("state") == "invalid"
    qtbot.keyClicks(around.box.field, "2")
    assert around.box.field.property("state") == ""


def test_that_escape_gives_the_keys_back(qtbot: QtBot, around: Around) -> None:
    around.box.start(ROWS, 3)

    qtbot.keyClick(around.box.field, Qt.Key.Key_Escape)

    assert around.box.isHidden()
    assert QApplication.focusWidget() is around.table
    assert around.numbers == []


def test_that_it_goes_with_the_keys(around: Around) -> None:
    around.box.start(ROWS, 3)

    around.table.setFocus()

    assert around.box.isHidden()


def test_that_nothing_is_asked_where_there_are_no_rows(around: Around) -> None:
    around.box.start(0, 1)

    assert around.box.isHidden()


@pytest.mark.parametrize("mode", ["SingleSelection", "ExtendedSelection"])
def test_that_a_row_gone_to_while_ctrl_is_held_is_the_one_selected(
    around: Around, mode: str
) -> None:
    table = around.table
    table.setSelectionMode(QTableView.SelectionMode[mode])
    go_to(table, 1)
    handle = around.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Control, CTRL)
    try:
        assert QGuiApplication.keyboardModifiers() & CTRL
        for number in (2, 2, 5, 2):
            go_to(table, number)

            assert table.currentIndex().row() == number - 1
            rows = table.selectionModel().selectedRows()
            assert [each.row() for each in rows] == [number - 1]
    finally:
        QTest.keyRelease(handle, Qt.Key.Key_Control, NONE)
