"""Lists of zones, tasks, agencies, places, sources and indicators."""

from __future__ import annotations

from typing import cast
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import Target
from ecoplanner.model.program import Program
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage
from ecoplanner.ui.lists.history import HistoryPage
from ecoplanner.ui.lists.indicator_lists import read_target
from ecoplanner.ui.lists.indicators import IndicatorsPage
from ecoplanner.ui.lists.model import ListModel
from ecoplanner.ui.lists.model import REFUSED_ROLE
from ecoplanner.ui.lists.panel import ListPanel
from ecoplanner.ui.lists.zones import ZonesPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.lists.zone_places import ZonePlaces
    from ecoplanner.ui.page import Context

EDIT = Qt.ItemDataRole.EditRole
LISTS = ("zones", "tasks", "programs", "agencies", "places", "sources")


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ZonesPage:
    made = ZonesPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    return made


@pytest.fixture
def indicators(qtbot: QtBot, context: Context) -> IndicatorsPage:
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    return made


def _column(model: ListModel, key: str) -> int:
    return next(at for at, each in enumerate(model.columns) if each.key == key)


def _tester(model: ListModel) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    return QAbstractItemModelTester(model, mode)


def test_that_a_page_made_for_a_row_makes_the_list_of_that_row_alone(
    qtbot: QtBot, context: Context
) -> None:
    row = context.session.portfolio.all(Place)[3]
    context.focus.request_row("places", row.id)

    made = ZonesPage(context)

    qtbot.addWidget(made)
    assert made.panel.listing.key == "places"
    assert made.panel.table.row_id == row.id
    assert made.findChildren(ListPanel) == [made.panel]
    made.show_list("zones")
    assert made.panel.listing.key == "zones"


@pytest.mark.parametrize("key", LISTS)
def test_that_each_list_is_a_sound_model_through_add_undo_and_delete(
    page: ZonesPage, key: str
) -> None:
    page.show_list(key)
    model = page.panel.model
    tester = _tester(model)
    count = len(model.rows)

    page.panel.add_action.trigger()
    assert len(model.rows) == count + 1
    page.panel.commit_editor()
    page.session.undo()
    assert len(model.rows) == count
    page.session.redo()
    page.panel.table.choose(model.rows[-1].id)
    assert tester.model() is model


def test_that_a_new_row_is_named_at_once_from_the_keyboard(
    qtbot: QtBot, page: ZonesPage
) -> None:
    page.show_list("agencies")
    page.panel.add_button.click()
    editor = page.panel.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)

    editor.selectAll()
    qtbot.keyClicks(editor, "Forestry")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.panel.model.rows[-1].name == "Forestry")


def test_that_a_row_in_use_is_not_deleted_and_the_reason_is_said(
    qtbot: QtBot, page: ZonesPage
) -> None:
    page.show_list("programs")
    panel = page.panel
    panel.table.choose(panel.model.rows[0].id)

    with qtbot.waitSignal(page.session.failed):
        panel.delete_action.trigger()

    assert len(page.session.portfolio.all(Program)) == len(panel.model.rows)


def test_that_deleting_and_undoing_brings_a_zone_back_with_its_places(
    page: ZonesPage,
) -> None:
    panel = page.panel
    zone = panel.model.rows[0]
    places = page.session.portfolio.having(ZonePlace, "zone_id", zone.id)
    panel.table.choose(zone.id)

    panel.delete_action.trigger()
    assert zone not in panel.model.rows
    page.session.undo()

    assert zone in panel.model.rows
    assert page.session.portfolio.having(ZonePlace, "zone_id", zone.id) == places


def test_that_a_row_moves_and_stays_in_hand(page: ZonesPage) -> None:
    panel = page.panel
    first, second, *_ = (row.id for row in panel.model.rows)
    panel.table.choose(first)

    panel.down_action.trigger()

    assert [row.id for row in panel.model.rows][:2] == [second, first]
    assert panel.table.row_id == first


def test_that_a_refused_text_stays_marked_until_it_is_mended(page: ZonesPage) -> None:
    model = page.panel.model
    other = model.rows[1].name
    index = model.index(0, _column(model, "name"))
    before = index.data()

    assert not model.setData(index, other, EDIT)
    assert index.data() == other
    assert other in index.data(REFUSED_ROLE)
    assert page.session.portfolio.all(Zone)[0].name == before

    assert model.setData(index, before, EDIT)
    assert index.data(REFUSED_ROLE) == ""


@pytest.mark.parametrize(
    ("typed", "area_m2"),
    [("505.07", 505_070_000), ("1,505.5", 1_505_500_000), ("", None)],
)
def test_that_an_area_is_typed_in_square_kilometres(
    page: ZonesPage, typed: str, area_m2: int | None
) -> None:
    model = page.panel.model
    index = model.index(0, _column(model, "area_m2"))

    assert model.setData(index, typed, EDIT)

    assert page.session.portfolio.all(Zone)[0].area_m2 == area_m2


def test_that_an_area_that_is_no_number_is_refused(page: ZonesPage) -> None:
    model = page.panel.model
    index = model.index(0, _column(model, "area_m2"))

    assert not model.setData(index, "much", EDIT)

    assert index.data(REFUSED_ROLE)


def test_that_leaving_a_field_of_the_inspector_stores_it_as_one_edit(
    page: ZonesPage,
) -> None:
    inspector = page.panel.inspector
    assert inspector is not None
    edit = inspector._edits["problems"]
    edit.setPlainText("水土流失\n石漠化")

    inspector.commit()
    inspector.commit()

    assert page.session.portfolio.all(Zone)[0].problems == "水土流失\n石漠化"
    page.session.undo()
    assert page.session.portfolio.all(Zone)[0].problems != "水土流失\n石漠化"
    assert edit.toPlainText() == page.session.portfolio.all(Zone)[0].problems


def test_that_places_come_into_a_zone_whole_and_with_villages(page: ZonesPage) -> None:
    inspector = page.panel.inspector
    assert inspector is not None
    places = cast("ZonePlaces", inspector._extra)
    _tester(places.model)
    zone = page.panel.model.rows[0]

    assert places.add_place("新设镇")
    part = page.session.portfolio.having(ZonePlace, "zone_id", zone.id)[-1]
    assert page.session.portfolio.get(Place, part.place_id).name == "新设镇"
    assert part.coverage == "whole"
    index = places.model.index(places.model.row_of(part.id), 2)
    assert places.model.setData(index, "甲村，乙村", EDIT)

    now = page.session.portfolio
    assert now.get(ZonePlace, part.id).coverage == "include"
    villages = now.having(ZoneVillage, "zone_place_id", part.id)
    assert [row.name for row in villages] == ["甲村", "乙村"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("≥18.5", ("ge", "18.5", "")),
        (">= 18.5", ("ge", "18.5", "")),
        ("1,200", ("eq", "1200", "")),
        ("＜3", ("lt", "3", "")),
        ("保持稳定", (None, None, "保持稳定")),
        ("18.5左右", (None, None, "18.5左右")),
        ("", (None, None, "")),
    ],
)
def test_that_a_target_is_read_as_a_value_or_as_words(
    typed: str, read: tuple[str | None, str | None, str]
) -> None:
    assert read_target(typed) == read


def test_that_targets_are_typed_into_the_column_of_their_year(
    indicators: IndicatorsPage,
) -> None:
    model = indicators.panel.model
    _tester(model)
    row = model.rows[0]
    index = model.index(0, _column(model, "target-2025"))

    assert model.setData(index, "≥ 50", EDIT)
    found = indicators.session.portfolio.having(Target, "indicator_id", row.id)
    assert [each.text for each in found if each.kind == "target"] == ["≥50"]

    assert model.setData(index, "", EDIT)
    found = indicators.session.portfolio.having(Target, "indicator_id", row.id)
    assert [each for each in found if each.kind == "target"] == []


def test_that_children_stand_under_their_parents(indicators: IndicatorsPage) -> None:
    rows = indicators.panel.model.rows
    places = {row.id: at for at, row in enumerate(rows)}
    children = [row for row in rows if row.parent_id]

    assert children
    assert all(places[row.parent_id] < places[row.id] for row in children)
    assert len(rows) == len(indicators.session.portfolio.all(Indicator))


def test_that_a_search_goes_from_match_to_match(page: ZonesPage) -> None:
    page.show_list("places")
    page.search("镇")
    first = page.panel.table.row_id

    page.find_next()
    assert page.panel.table.row_id != first
    page.find_next(backwards=True)

    assert page.panel.table.row_id == first


def test_that_history_names_each_edit_and_what_it_changed(
    qtbot: QtBot, context: Context
) -> None:
    history = HistoryPage(context)
    qtbot.addWidget(history)
    history.show()
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [
        QAbstractItemModelTester(model, mode)
        for model in (history.entries, history._lines.lines_model)
    ]
    zone = context.session.portfolio.all(Zone)[0]

    context.session.edit("删除分区", lambda writer: writer.delete(zone))
    qtbot.waitUntil(lambda: len(history.entries.entries) > 1)

    assert [entry.title for entry in history.entries.entries][1:] == ["删除分区"]
    assert any(zone.name in row for row, *_ in history.shown_lines)
    assert all("whole" not in before for *_, before, _ in history.shown_lines)
    context.session.undo()
    qtbot.waitUntil(lambda: len(history.entries.entries) > 2)
    assert len(testers) == 2
