"""Lists by keys and mouse: order, deletion, composing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import source_problems
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.project import Project
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.ui.portfolio.inputs import LineInput
from tests.ui.lists.gestures import choose
from tests.ui.lists.gestures import names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.lists.panel import ListPanel
    from ecoplanner.ui.lists.zones import ZonesPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, panel: ListPanel, line: int, before: int) -> None:
    table, model = panel.table, panel.model
    start = table.visualRect(model.index(line, 0)).center()
    end = QPoint(start.x(), table.visualRect(model.index(before, 0)).top() + 2)
    qtbot.mousePress(table.viewport(), LEFT, pos=start)
    qtbot.mouseMove(table.viewport(), pos=end)
    qtbot.mouseRelease(table.viewport(), LEFT, pos=end)


def composing(widget: QWidget, text: str) -> None:
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def editor(panel: ListPanel) -> LineInput:
    found = panel.table._delegate.editor
    assert isinstance(found, LineInput)
    return found


def test_that_a_row_is_dragged_to_another_place(page: ZonesPage, qtbot: QtBot) -> None:
    page.show_list("agencies")
    before = names(page.panel)

    drag(qtbot, page.panel, 3, 1)

    assert names(page.panel) == [before[0], before[3], before[1], before[2], before[4]]
    assert page.panel.table.row_id == page.panel.model.rows[1].id
    page.session.undo()
    assert names(page.panel) == before


def test_that_esc_leaves_a_dragged_row(page: ZonesPage, qtbot: QtBot) -> None:
    page.show_list("agencies")
    table, before = page.panel.table, names(page.panel)
    place = table.visualRect(page.panel.model.index(3, 0)).center()
    qtbot.mousePress(table.viewport(), LEFT, pos=place)
    qtbot.mouseMove(table.viewport(), pos=QPoint(place.x(), 5))

    qtbot.keyClick(table, Key.Key_Escape)
    qtbot.mouseRelease(table.viewport(), LEFT, pos=QPoint(place.x(), 5))

    assert names(page.panel) == before
    assert page.session.undo_label is None


def test_that_sources_change_places_under_one_parent_only(
    page: ZonesPage, qtbot: QtBot
) -> None:
    page.show_list("sources")
    panel = page.panel
    first = panel.model.rows[0].name
    for name in ("甲", "乙"):
        choose(panel, first)
        panel.add_action.trigger()
        line = editor(panel)
        line.setText(name)
        qtbot.keyClick(line, Key.Key_Return)

    def under() -> list[str]:
        top = panel.model.rows[0].id
        return [row.name for row in panel.model.rows if row.parent_id == top]

    before = under()[:-2]
    assert under() == [*before, "甲", "乙"]
    choose(panel, "乙")
    for step in range(len(before) + 1, 0, -1):
        qtbot.keyClick(panel.table, Key.Key_Up, ALT_SHIFT)
        assert under().index("乙") == step - 1
    qtbot.keyClick(panel.table, Key.Key_Up, ALT_SHIFT)
    assert under() == ["乙", *before, "甲"]


def test_that_a_source_goes_under_another_and_takes_its_root(page: ZonesPage) -> None:
    page.show_list("sources")
    model = page.panel.model
    social = next(row for row in model.rows if row.root == "social")
    page.panel.table.choose(model.rows[0].id)
    page.panel.add_action.trigger()
    page.panel.commit_editor()
    made = next(row for row in model.rows if row.parent_id is not None)
    column = [each.key for each in model.columns].index("parent_id")
    index = model.index(model.row_of(made.id), column)

    assert model.setData(index, social.id)
    stored = page.session.portfolio.get(Source, made.id)
    assert (stored.parent_id, stored.root) == (social.id, "social")

    assert model.setData(model.index(model.row_of(made.id), column), "")
    stored = page.session.portfolio.get(Source, made.id)
    assert (stored.parent_id, stored.root) == (None, "social")


def test_that_a_root_can_be_made_where_no_source_is(page: ZonesPage) -> None:
    page.show_list("sources")
    make = page.panel.listing.new
    assert make is not None

    made = make(Portfolio({kind: {} for kind in KINDS.values()}), None)

    assert isinstance(made, Source)
    assert made.parent_id is None
    assert not list(source_problems(made))


def test_that_deleting_says_what_went_along(page: ZonesPage, qtbot: QtBot) -> None:
    page.panel.table.setFocus()
    with qtbot.waitSignal(page.notice) as told:
        qtbot.keyClick(page.panel.table, Key.Key_Minus, CTRL)

    assert told.args is not None
    text, can_undo = told.args
    assert can_undo
    assert "9" in text
    assert len(page.session.portfolio.all(Zone)) == 2


def test_that_what_is_still_needed_is_not_deleted_and_said(
    page: ZonesPage, qtbot: QtBot
) -> None:
    page.show_list("programs")
    model = page.panel.model

    with qtbot.waitSignal(model.refused) as told:
        page.panel.delete_action.trigger()

    assert told.args is not None
    assert model.rows[0].name in told.args[0]
    assert len(page.session.portfolio.all(Project)) == 17


def test_that_pinyin_finds_rows(page: ZonesPage) -> None:
    page.show_list("agencies")

    page.search("linyeju")

    assert page.session.portfolio.get(Agency, page.panel.table.row_id).name == "林业局"


@pytest.mark.parametrize("way", ["commit", "focus", "tab"])
def test_that_words_being_composed_are_never_lost(
    page: ZonesPage, qtbot: QtBot, way: str
) -> None:
    page.show_list("agencies")
    panel = page.panel
    choose(panel, "城管局")
    qtbot.keyClick(panel.table, Key.Key_F2)
    line = editor(panel)
    line.clear()
    composing(line, "城市管理局")

    if way == "commit":
        page.commit_editor()
    elif way == "focus":
        page.panel.add_button.setFocus()
    else:
        page._on_tab_clicked(0)

    qtbot.waitUntil(lambda: page.session.portfolio.all(Agency)[-1].name == "城市管理局")


def test_that_enter_while_composing_belongs_to_the_input_method(
    page: ZonesPage, qtbot: QtBot
) -> None:
    page.show_list("agencies")
    panel = page.panel
    choose(panel, "城管局")
    qtbot.keyClick(panel.table, Key.Key_F2)
    line = editor(panel)
    composing(line, "cheng")

    qtbot.keyClick(line, Key.Key_Return)

    assert panel.table._delegate.editor is line


@pytest.mark.parametrize("way", ["commit", "focus"])
def test_that_prose_being_composed_is_never_lost(page: ZonesPage, way: str) -> None:
    inspector = page.panel.inspector
    assert inspector is not None
    edit = inspector._edits["direction"]
    edit.setFocus()
    edit.selectAll()
    composing(edit, "以水为主")

    if way == "commit":
        page.commit_editor()
    else:
        page.panel.table.setFocus()

    assert "以水为主" in page.session.portfolio.all(Zone)[0].direction


def test_that_a_place_being_composed_is_added_whole(page: ZonesPage) -> None:
    inspector = page.panel.inspector
    assert inspector is not None
    places = inspector._extra
    assert places is not None
    composing(places._line, "新林场")  # type: ignore[attr-defined]

    places.add_button.click()  # type: ignore[attr-defined]

    assert page.session.portfolio.named(Place, "新林场") is not None
