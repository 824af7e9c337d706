"""Lines grouped by programmes and by other things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.annex import TableSetting
from ecoplanner.model.zone import Zone
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.schedule.printing import grouped_by
from tests.ui.schedule.hands import project_of
from tests.ui.schedule.hands import take

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.ui.schedule.page import SchedulePage

SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
Y21 = 2021 * YEAR


def test_that_a_programme_folds_by_key_and_opens_for_a_chosen_project(
    page: SchedulePage,
) -> None:
    project = take(page)
    count = len(page.chart.scene.lines)
    for _ in range(4):
        QTest.keyClick(page.chart, KEY.Key_Up)
    line = page.chart.current_line
    assert line is not None
    assert line.is_group

    QTest.keyClick(page.chart, KEY.Key_Left)
    folded = len(page.chart.scene.lines)
    page.focus.set_project("")
    page.focus.set_project(project.id)

    assert folded == count - 4
    assert len(page.chart.scene.lines) == count


@pytest.mark.parametrize("grouping", ["zone", "task", "agency", "none"])
def test_that_projects_can_be_grouped_by_other_things(
    page: SchedulePage, grouping: Grouping
) -> None:
    project = take(page)

    page.set_grouping(grouping)

    lines = page.chart.scene.lines
    total = sum(line.need or 0 for line in lines if not line.is_group)
    assert total == page.chart.scene.total
    assert any(line.is_group for line in lines) == (grouping != "none")
    line = page.chart.current_line
    assert line is not None
    assert line.id == project.id
    # Bars keep the fill of their programme.
    assert {each.series for each in lines if each.id == project.id} == {1}
    page.grab()


def test_that_a_project_in_two_groups_stays_in_hand_where_it_is(
    page: SchedulePage,
) -> None:
    page.set_grouping("agency")
    lines = page.chart.scene.lines
    shared = project_of(page, "城市山体生态保护与管控")
    places = [at for at, line in enumerate(lines) if line.id == shared.id]

    page.focus.set_project(shared.id)
    first = page.chart.scene.current
    for _ in range(places[1] - places[0]):
        QTest.keyClick(page.chart, KEY.Key_Down)
    QTest.keyClick(page.chart, KEY.Key_Right)

    assert len(places) == 2
    assert first == places[0]
    assert page.chart.scene.current == places[1]
    spans = {page.chart.scene.lines[at].span for at in places}
    assert spans == {Span(Y21 + 3, Y21 + 63)}


def test_that_keys_fold_all_and_open_all(page: SchedulePage) -> None:
    both = Qt.KeyboardModifier.ControlModifier | SHIFT
    count = len(page.chart.scene.lines)

    QTest.keyClick(page.chart, KEY.Key_9, both)
    folded = len(page.chart.scene.lines)
    QTest.keyClick(page.chart, KEY.Key_8, both)

    assert folded == 5
    assert len(page.chart.scene.lines) == count


def test_that_the_title_of_a_group_stays_in_sight(
    qtbot: QtBot, page: SchedulePage
) -> None:
    page.resize(1302, 360)
    qtbot.waitUntil(lambda: page.chart.scene.height < 360)
    scene, bar = page.chart.scene, page.chart.verticalScrollBar()

    bar.setValue(2 * scene.row + scene.row // 2)

    group = scene.groups[1]
    assert scene.pinned in scene.groups
    assert scene.line_at(scene.header + 2) == scene.pinned
    bar.setValue((group + 2) * scene.row)
    assert scene.pinned == group
    assert scene.pinned_top == scene.header
    # The next title pushes it out.
    bar.setValue(scene.groups[2] * scene.row - scene.row // 2)
    assert scene.pinned_top < scene.header
    page.grab()
    # A line that is chosen is never under it.
    page.chart.show_project(scene.lines[group + 1].id)
    assert scene.top(group + 1) >= scene.header + scene.row


def test_that_groups_are_told_to_a_reader(page: SchedulePage) -> None:
    page.chart.setFocus()
    QTest.keyClick(page.chart, KEY.Key_Home)

    assert page.chart.accessibleName() == "Schedule, 17 projects, grouped by: Programme"
    said = page.chart.accessibleDescription()
    assert said.startswith("Group 1, ")
    assert said.endswith("open")


def test_that_the_chart_is_printed_as_it_is_grouped(shown_plan: Portfolio) -> None:
    grouped = grouped_by(shown_plan, "zone")

    (table,) = annex_of(grouped, ("gantt",)).tables

    zones = {zone.name for zone in shown_plan.all(Zone)}
    leads = [row.section_title for row in table.rows if row.section_title]
    assert leads
    assert set(leads) <= zones
    assert not shown_plan.having(TableSetting, "table_key", "gantt")


@pytest.fixture
def shown_plan(page: SchedulePage) -> Portfolio:
    """The plan of the page."""
    return page.session.portfolio
