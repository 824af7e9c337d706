"""The schedule by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from ecoplanner.model.funding import Scenario
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.schedule.page import SchedulePage
from ecoplanner.ui.schedule.toolbar import WHOLE
from ecoplanner.ui.schedule.toolbar import ZOOMS
from ecoplanner.ui.schedule.wording import tooltip
from tests.ui.schedule.hands import drag
from tests.ui.schedule.hands import project_of
from tests.ui.schedule.hands import take

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context

UNDATED = "非煤矿山源头治理"
NO_KEY = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
Y21 = 2021 * YEAR


def segment(page: SchedulePage, key: str) -> QToolButton:
    """Return the button of a view."""
    buttons = page.findChildren(QToolButton)
    return next(each for each in buttons if each.property("key") == key)


def test_that_lines_and_the_project_in_hand_stay_in_step(page: SchedulePage) -> None:
    first = take(page)

    QTest.keyClick(page.chart, KEY.Key_Up)

    now = page.session.portfolio.get(Project, page.focus.project_id)
    assert now.position < first.position
    line = page.chart.current_line
    assert line is not None
    assert line.id == now.id


def test_that_a_filter_narrows_lines_and_money(page: SchedulePage) -> None:
    program = page.session.portfolio.all(Program)[2]

    page.focus.set_filter(Filter("program", frozenset({program.id})))

    assert len(page.chart.scene.lines) == 4
    assert page.chart.scene.total == 5_600 * 10**6
    assert sum(page.chart.scene.money.gap.values()) == 5_600 * 10**6


def test_that_the_money_of_a_scenario_is_shown(page: SchedulePage) -> None:
    scenario = page.session.portfolio.all(Scenario)[0]

    page.focus.set_scenario(scenario.id)

    money = page.chart.scene.money
    assert sum(money.given.values()) > 0
    assert sum(map(money.need, money.years)) == page.chart.scene.total


def test_that_the_whole_period_can_be_seen(page: SchedulePage) -> None:
    near = page.chart.scene.view

    segment(page, WHOLE).click()

    assert near == Span(Y21, Y21 + 72)
    assert page.chart.scene.view == Span(Y21, 2036 * YEAR)


def test_that_finding_goes_from_match_to_match(page: SchedulePage) -> None:
    found = []
    page.search("湿地")
    for _ in range(4):
        found.append(page.focus.project_id)
        page.find_next()

    said = page.bar.said.text()
    assert project_of(page).id in found
    assert len(set(found)) > 1
    assert said.endswith(f"/ {len(set(found))}") or len(set(found)) == 4
    page.find_next(backwards=True)
    assert page.focus.project_id == found[-1]


def test_that_looking_for_nothing_that_is_there_says_so(page: SchedulePage) -> None:
    page.search("火星")

    assert "火星" in page.bar.said.text()
    page.search("")
    assert "火星" not in page.bar.said.text()


def test_that_a_plan_without_projects_shows_its_axis(page: SchedulePage) -> None:
    def empty(writer: Writer) -> None:
        writer.delete(*writer.entities(Project).values())

    page.session.edit("empty", empty)

    assert [line.is_group for line in page.chart.scene.lines] == [True] * 5
    page.grab()


def test_that_a_thousand_projects_start_folded(qtbot: QtBot, context: Context) -> None:
    def many(writer: Writer) -> None:
        pattern = context.session.portfolio.all(Project)[0]
        writer.save(
            *(
                replace(pattern, id=f"many-{at:05d}", name=f"项目{at}", position=at)
                for at in range(1_000)
            )
        )

    context.session.edit("many", many)
    page = SchedulePage(context)
    qtbot.addWidget(page)
    page.show()

    lines = page.chart.scene.lines
    assert all(line.is_group and not line.is_open for line in lines)
    assert lines[0].density == ((2021 * 4, 2026 * 4, 1_001),)
    page.grab()


def test_that_a_hidden_page_catches_up_with_a_new_project(page: SchedulePage) -> None:
    made = replace(project_of(page), id="made-later", name="新项目")
    page.hide()

    page.session.edit("new", lambda writer: writer.save(made))
    page.focus.set_project(made.id)
    page.show()

    line = page.chart.current_line
    assert line is not None
    assert line.name == "新项目"


@pytest.mark.parametrize("key", ZOOMS)
def test_that_months_can_have_a_width_of_their_own(
    page: SchedulePage, key: str
) -> None:
    project = take(page)

    segment(page, key).click()

    scene = page.chart.scene
    assert scene.axis.per_month >= ZOOMS[key]
    assert page.chart.horizontalScrollBar().maximum() == scene.most
    drag(page, Y21 + 30 if key != "months" else scene.axis.first + 6, Y21 + 42)
    assert project_of(page) != project
    page.grab()


def test_that_keys_and_wheel_zoom_where_the_mouse_is(page: SchedulePage) -> None:
    chart, control = page.chart, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(chart, KEY.Key_Plus, control)
    QTest.keyClick(chart, KEY.Key_Equal, control)
    quarters = chart.scene.axis.per_month
    month = chart.scene.axis.month(900)

    _wheel(page, QPointF(900, 200), 120)

    assert chart.scene.axis.per_month > quarters
    assert chart.scene.axis.month(900) == pytest.approx(month, abs=1)
    for _ in range(2):
        QTest.keyClick(chart, KEY.Key_Minus, control)
    assert chart.scene.month_px == ZOOMS["years"]
    QTest.keyClick(chart, KEY.Key_0, control)
    assert chart.scene.view == Span(Y21, Y21 + 72)
    assert not chart.scene.month_px


def _wheel(page: SchedulePage, place: QPointF, turn: int) -> None:
    viewport = page.chart.viewport()
    event = QWheelEvent(
        place,
        viewport.mapToGlobal(place),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt has no names here
    )
    page.chart.wheelEvent(event)


def test_that_a_project_out_of_sight_is_scrolled_to(page: SchedulePage) -> None:
    project = project_of(page, UNDATED)

    def later(writer: Writer) -> bool:
        writer.save(replace(project, first_year=2033, last_year=2034))
        return True

    page.session.edit("later", later)
    segment(page, "months").click()
    page.chart.horizontalScrollBar().setValue(0)

    page.focus.set_project(project.id)

    axis = page.chart.scene.axis
    assert axis.first <= 2033 * YEAR
    assert axis.x(2034 * YEAR) < page.chart.scene.width


def test_that_time_out_of_the_plan_is_told(page: SchedulePage) -> None:
    project = take(page)
    with_summary: list[str] = []
    page.summary_changed.connect(with_summary.append)

    page.session.edit("early", lambda w: w.save(replace(project, first_year=2019)))

    line = page.chart.current_line
    assert line is not None
    assert "1 out of the period" in with_summary[-1]
    assert "plan's period" in tooltip(line, page.chart.scene)
    assert "plan's period" in page.chart.accessibleDescription()


def test_that_assumed_time_is_told(page: SchedulePage) -> None:
    project = take(page)

    page.session.edit("open", lambda w: w.save(replace(project, last_year=None)))

    assert "assumed" in page.chart.accessibleDescription()
    page.grab()
