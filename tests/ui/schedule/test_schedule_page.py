"""The schedule by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from ecoplanner.model.funding import Scenario
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.schedule.months import Span
from ecoplanner.ui.schedule.months import YEAR
from ecoplanner.ui.schedule.page import SchedulePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context

NAME = "湿地恢复与治理"
UNDATED = "非煤矿山源头治理"
NO_KEY = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
Y21 = 2021 * YEAR


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SchedulePage:
    """The page on the Shanggao sample, shown."""
    made = SchedulePage(context)
    qtbot.addWidget(made)
    made.resize(1302, 696)
    made.show()
    return made


def _project(page: SchedulePage, name: str = NAME) -> Project:
    found = page.session.portfolio.named(Project, name)
    assert found is not None
    return found


def _take(page: SchedulePage, name: str = NAME) -> Project:
    project = _project(page, name)
    page.focus.set_project(project.id)
    return project


def _drag(
    page: SchedulePage,
    from_month: float,
    to_month: float,
    modifier: Qt.KeyboardModifier = NO_KEY,
    *,
    release: bool = True,
) -> None:
    scene, viewport = page.chart.scene, page.chart.viewport()
    y = scene.top(scene.current) + scene.row // 2
    start = QPoint(round(scene.axis.x(from_month)), y)
    end = QPoint(round(scene.axis.x(to_month)), y)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, modifier, start)
    _move(page, QPointF(end), modifier)
    if release:
        QTest.mouseRelease(viewport, left, modifier, end)


def _move(page: SchedulePage, place: QPointF, modifier: Qt.KeyboardModifier) -> None:
    # QTest.mouseMove has no modifiers.
    from PySide6.QtCore import QEvent  # noqa: PLC0415
    from PySide6.QtGui import QMouseEvent  # noqa: PLC0415

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        page.chart.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifier,
    )
    page.chart.mouseMoveEvent(event)


def _schedule(project: Project) -> tuple[object, ...]:
    return (
        project.first_year,
        project.first_month,
        project.last_year,
        project.last_month,
        project.schedule_text,
    )


MIDDLE = Y21 + 30


@pytest.mark.parametrize(
    ("start", "end", "modifier", "expected"),
    [
        (MIDDLE, MIDDLE + 7, NO_KEY, (2021, 7, 2026, 6, "2021年7月-2026年6月")),
        (MIDDLE, MIDDLE + 7, ALT, (2021, 8, 2026, 7, "2021年8月-2026年7月")),
        (MIDDLE, MIDDLE + 7, SHIFT, (2022, None, 2026, None, "2022-2026")),
        (Y21, Y21 + 12, NO_KEY, (2022, None, 2025, None, "2022-2025")),
        (Y21 + 60, Y21 + 48, NO_KEY, (2021, None, 2024, None, "2021-2024")),
    ],
)
def test_that_a_drag_sets_exactly_the_schedule_and_undo_restores_it(
    page: SchedulePage,
    start: float,
    end: float,
    modifier: Qt.KeyboardModifier,
    expected: tuple[object, ...],
) -> None:
    before = _take(page)

    _drag(page, start, end, modifier)
    after = _project(page)
    page.session.undo()

    assert _schedule(after) == expected
    restored = {
        name: getattr(before, name)
        for name in (
            "first_year",
            "first_month",
            "last_year",
            "last_month",
            "schedule_text",
        )
    }
    assert replace(after, **restored) == before
    assert _project(page) == before


def test_that_escape_leaves_the_bar_as_it_was(page: SchedulePage) -> None:
    before = _take(page)

    _drag(page, MIDDLE, MIDDLE + 12, release=False)
    was_dragging = page.chart.is_dragging
    QTest.keyClick(page.chart, KEY.Key_Escape)
    QTest.mouseRelease(page.chart.viewport(), Qt.MouseButton.LeftButton)

    assert was_dragging
    assert _project(page) == before
    assert page.session.undo_label is None


def test_that_a_click_on_a_bar_changes_nothing(page: SchedulePage) -> None:
    before = _take(page)

    _drag(page, MIDDLE, MIDDLE)

    assert _project(page) == before
    assert page.session.undo_label is None


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (KEY.Key_Right, NO_KEY, (2021, 4, 2026, 3)),
        (KEY.Key_Left, NO_KEY, (2020, 10, 2025, 9)),
        (KEY.Key_Right, SHIFT, (2021, 1, 2026, 3)),
        (KEY.Key_Left, SHIFT, (2021, 1, 2025, 9)),
        (KEY.Key_Right, ALT, (2021, 2, 2026, 1)),
        (KEY.Key_Left, ALT | SHIFT, (2021, 1, 2025, 11)),
    ],
)
def test_that_keys_move_and_stretch(
    page: SchedulePage,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    expected: tuple[int, ...],
) -> None:
    before = _take(page)

    QTest.keyClick(page.chart, key, modifier)

    assert _schedule(_project(page))[:4] == expected
    page.session.undo()
    assert _project(page) == before


def test_that_the_strip_says_which_printed_words_went(
    qtbot: QtBot, page: SchedulePage
) -> None:
    _take(page)

    with qtbot.waitSignal(page.notice) as caught:
        _drag(page, Y21, Y21 + 12)

    text, can_undo = caught.args
    assert "2021-2025" in text
    assert "2022-2025" in text
    assert can_undo


def test_that_a_click_gives_a_project_without_years_the_near_phase(
    page: SchedulePage,
) -> None:
    _take(page, UNDATED)

    _drag(page, MIDDLE, MIDDLE)

    assert _schedule(_project(page, UNDATED)) == (2021, None, 2025, None, "2021-2025")


def test_that_a_time_can_be_drawn_where_none_is(page: SchedulePage) -> None:
    _take(page, UNDATED)

    _drag(page, Y21 + 13, Y21 + 23)

    assert _schedule(_project(page, UNDATED)) == (2022, None, 2022, None, "2022")


def test_that_lines_and_the_project_in_hand_stay_in_step(page: SchedulePage) -> None:
    first = _take(page)

    QTest.keyClick(page.chart, KEY.Key_Up)

    now = page.session.portfolio.get(Project, page.focus.project_id)
    assert now.position < first.position
    line = page.chart.current_line
    assert line is not None
    assert line.id == now.id


def test_that_a_programme_folds_by_key_and_opens_for_a_chosen_project(
    page: SchedulePage,
) -> None:
    project = _take(page)
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


def test_that_a_filter_narrows_lines_and_money(page: SchedulePage) -> None:
    program = page.session.portfolio.all(Program)[2]

    page.focus.set_filter(Filter("program", frozenset({program.id})))

    assert len(page.chart.scene.lines) == 4
    assert page.chart.scene.total == 5_600 * 10**6
    assert sum(page.chart.scene.money.assumed.values()) == 5_600 * 10**6


def test_that_the_money_of_a_scenario_is_shown(page: SchedulePage) -> None:
    scenario = page.session.portfolio.all(Scenario)[0]

    page.focus.set_scenario(scenario.id)

    money = page.chart.scene.money
    assert sum(money.given.values()) > 0
    whole = {*money.given, *money.assumed}
    assert sum(money.total(year) for year in whole) == page.chart.scene.total


def test_that_the_whole_period_can_be_seen(page: SchedulePage) -> None:
    near = page.chart.scene.view

    buttons = page.findChildren(QToolButton)
    buttons[-1].click()

    assert near == Span(Y21, Y21 + 72)
    assert page.chart.scene.view == Span(Y21, 2036 * YEAR)


def test_that_finding_goes_from_match_to_match(page: SchedulePage) -> None:
    page.search("湿地")
    first = page.focus.project_id
    page.find_next()

    assert page.session.portfolio.get(Project, first).name == NAME
    assert page.focus.project_id == first


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
    assert lines[0].density[0] == (2021 * 4, 1_001)
    page.grab()


def test_that_a_hidden_page_catches_up_with_a_new_project(page: SchedulePage) -> None:
    made = replace(_project(page), id="made-later", name="新项目")
    page.hide()

    page.session.edit("new", lambda writer: writer.save(made))
    page.focus.set_project(made.id)
    page.show()

    line = page.chart.current_line
    assert line is not None
    assert line.name == "新项目"
