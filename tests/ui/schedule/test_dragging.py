"""Bars moved and stretched by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.reports.months import YEAR
from tests.ui.schedule.hands import drag
from tests.ui.schedule.hands import project_of
from tests.ui.schedule.hands import take

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.project import Project
    from ecoplanner.ui.schedule.page import SchedulePage

UNDATED = "非煤矿山源头治理"
NO_KEY = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
Y21 = 2021 * YEAR


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
    before = take(page)

    drag(page, start, end, modifier)
    after = project_of(page)
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
    assert project_of(page) == before


def test_that_escape_leaves_the_bar_as_it_was(page: SchedulePage) -> None:
    before = take(page)

    drag(page, MIDDLE, MIDDLE + 12, release=False)
    was_dragging = page.chart.is_dragging
    QTest.keyClick(page.chart, KEY.Key_Escape)
    QTest.mouseRelease(page.chart.viewport(), Qt.MouseButton.LeftButton)

    assert was_dragging
    assert project_of(page) == before
    assert page.session.undo_label is None


def test_that_a_click_on_a_bar_changes_nothing(page: SchedulePage) -> None:
    before = take(page)

    drag(page, MIDDLE, MIDDLE)

    assert project_of(page) == before
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
    before = take(page)

    QTest.keyClick(page.chart, key, modifier)

    assert _schedule(project_of(page))[:4] == expected
    page.session.undo()
    assert project_of(page) == before


def test_that_the_strip_says_which_printed_words_went(
    qtbot: QtBot, page: SchedulePage
) -> None:
    take(page)

    with qtbot.waitSignal(page.notice) as caught:
        drag(page, Y21, Y21 + 12)

    text, can_undo = caught.args
    assert "2021-2025" in text
    assert "2022-2025" in text
    assert can_undo


def test_that_a_click_gives_a_project_without_years_the_near_phase(
    page: SchedulePage,
) -> None:
    take(page, UNDATED)

    drag(page, MIDDLE, MIDDLE)

    assert _schedule(project_of(page, UNDATED)) == (2021, None, 2025, None, "2021-2025")


def test_that_a_time_can_be_drawn_where_none_is(page: SchedulePage) -> None:
    take(page, UNDATED)

    drag(page, Y21 + 13, Y21 + 23)

    assert _schedule(project_of(page, UNDATED)) == (2022, None, 2022, None, "2022")
