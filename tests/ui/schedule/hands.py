"""Hands on the schedule: projects taken, bars dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from ecoplanner.ui.schedule.page import SchedulePage

NAME = "湿地恢复与治理"
NO_KEY = Qt.KeyboardModifier.NoModifier


def project_of(page: SchedulePage, name: str = NAME) -> Project:
    found = page.session.portfolio.named(Project, name)
    assert found is not None
    return found


def take(page: SchedulePage, name: str = NAME) -> Project:
    project = project_of(page, name)
    page.focus.set_project(project.id)
    return project


def drag(
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
    move(page, QPointF(end), modifier)
    if release:
        QTest.mouseRelease(viewport, left, modifier, end)


def move(page: SchedulePage, place: QPointF, modifier: Qt.KeyboardModifier) -> None:
    # QTest.mouseMove has no modifiers.
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        page.chart.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifier,
    )
    page.chart.mouseMoveEvent(event)
