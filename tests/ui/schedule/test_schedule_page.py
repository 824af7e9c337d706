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

from ecoplanner.model.annex import TableSetting
from ecoplanner.model.funding import Scenario
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.zone import Zone
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.months import Span
from ecoplanner.reports.months import YEAR
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.schedule.page import SchedulePage
from ecoplanner.ui.schedule.printing import grouped_by
from ecoplanner.ui.schedule.toolbar import WHOLE
from ecoplanner.ui.schedule.toolbar import ZOOMS
from ecoplanner.ui.schedule.wording import tooltip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.reports.groups import Grouping
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


def segment(page: SchedulePage, key: str) -> QToolButton:
    """Return the button of a view."""
    buttons = page.findChildren(QToolButton)
    return next(each for each in buttons if each.property("key") == key)


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
    assert _project(page).id in found
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
    made = replace(_project(page), id="made-later", name="新项目")
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
    project = _take(page)

    segment(page, key).click()

    scene = page.chart.scene
    assert scene.axis.per_month >= ZOOMS[key]
    assert page.chart.horizontalScrollBar().maximum() == scene.most
    _drag(page, Y21 + 30 if key != "months" else scene.axis.first + 6, Y21 + 42)
    assert _project(page) != project
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
    project = _project(page, UNDATED)

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


@pytest.mark.parametrize("grouping", ["zone", "task", "agency", "none"])
def test_that_projects_can_be_grouped_by_other_things(
    page: SchedulePage, grouping: Grouping
) -> None:
    project = _take(page)

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
    shared = _project(page, "城市山体生态保护与管控")
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

    QTest.keyClick(page.chart, KEY.Key_8, both)
    folded = len(page.chart.scene.lines)
    QTest.keyClick(page.chart, KEY.Key_9, both)

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


def test_that_time_out_of_the_plan_is_told(page: SchedulePage) -> None:
    project = _take(page)
    with_summary: list[str] = []
    page.summary_changed.connect(with_summary.append)

    page.session.edit("early", lambda w: w.save(replace(project, first_year=2019)))

    line = page.chart.current_line
    assert line is not None
    assert "1 out of the period" in with_summary[-1]
    assert "plan's period" in tooltip(line, page.chart.scene)
    assert "plan's period" in page.chart.accessibleDescription()


def test_that_assumed_time_is_told(page: SchedulePage) -> None:
    project = _take(page)

    page.session.edit("open", lambda w: w.save(replace(project, last_year=None)))

    assert "assumed" in page.chart.accessibleDescription()
    page.grab()


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
