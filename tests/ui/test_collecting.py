"""Looking for unused circles in idle moments alone; counts in English."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from ecoplanner.ui import collecting
from ecoplanner.ui.collecting import Collector
from ecoplanner.ui.collecting import Hold
from ecoplanner.ui.language import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


class Circle:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_that_a_hold_lasts_until_the_last_is_dropped() -> None:
    first, second = Hold(), Hold()
    first.take()
    first.take()
    second.take()
    first.drop()
    assert not gc.isenabled()
    assert Hold.is_any()

    second.drop()
    second.drop()

    assert gc.isenabled()
    assert not Hold.is_any()


def test_that_a_hold_leaves_off_what_was_off() -> None:
    gc.disable()
    hold = Hold()
    hold.take()

    hold.drop()

    assert not gc.isenabled()


def test_that_circles_end_in_an_idle_moment_unless_held(qtbot: QtBot) -> None:
    parent = QObject()
    collector = Collector(parent)
    collector._timer.setInterval(5)
    circle = Circle()
    seen = weakref.ref(circle)
    del circle
    many = [[number] for number in range(20_000)]
    hold = Hold()
    hold.take()
    qtbot.wait(50)
    assert seen() is not None

    hold.drop()
    qtbot.waitUntil(lambda: seen() is None)

    assert len(many) == 20_000
    assert not gc.isenabled()
    del collector
    parent.deleteLater()
    qtbot.waitUntil(gc.isenabled)


def _assert_looked_at_late(
    qtbot: QtBot,
    collector: Collector,
    seen: weakref.ref[Circle],
    is_there: list[bool],
    count: int,
) -> None:
    """Assert that a circle among many objects ends only when nobody is there."""
    collector._timer.setInterval(5)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > count)
    qtbot.wait(30)
    assert seen() is not None

    is_there[0] = False
    qtbot.waitUntil(lambda: seen() is None)

    gc.unfreeze()
    parent = collector.parent()
    assert parent is not None
    parent.deleteLater()
    qtbot.waitUntil(gc.isenabled)


def test_that_very_many_objects_are_looked_at_when_nobody_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_there = [True]
    monkeypatch.setattr(collecting, "_is_looked_at", lambda: is_there[0])
    monkeypatch.setattr(collecting, "_TOO_MANY", 10_000)
    gc.collect()
    parent = QObject()
    collector = Collector(parent)
    circle = Circle()
    seen = weakref.ref(circle)
    del circle
    many = [[number] for number in range(20_000)]
    _assert_looked_at_late(qtbot, collector, seen, is_there, len(many))


def test_that_a_thorough_look_at_very_many_waits_until_nobody_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_there = [True]
    monkeypatch.setattr(collecting, "_is_looked_at", lambda: is_there[0])
    monkeypatch.setattr(collecting, "_THOROUGH", 1)
    circle = Circle()
    many = [[number] for number in range(collecting._TOO_MANY)]
    # They are older than what is looked at by and by.
    gc.collect()
    seen = weakref.ref(circle)
    parent = QObject()
    collector = Collector(parent)
    few = [[number] for number in range(2 * collecting._MANY)]
    del circle

    _assert_looked_at_late(qtbot, collector, seen, is_there, len(many) + len(few))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 projects · 2 rows", "1 project · 2 rows"),
        ("1 agencies, 11 agencies", "1 agency, 11 agencies"),
        ("1 copies", "1 copies"),
        ("0.1 projects", "0.1 projects"),
        ("21 projects", "21 projects"),
        ("1,001 projects", "1,001 projects"),
        ("17 projects, 1 selected", "17 projects, 1 selected"),
        ("1 项目", "1 项目"),
    ],
)
def test_that_one_is_counted_in_the_singular(text: str, wanted: str) -> None:
    assert counted(text) == wanted
