"""The schedule of a large plan: made and renewed in turns of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.zone import Zone
from ecoplanner.reports.months import Span
from ecoplanner.ui import open_plan
from ecoplanner.ui.schedule.page import SchedulePage
from tests.ui.schedule.hands import NAME
from tests.ui.schedule.hands import project_of
from tests.ui.schedule.hands import take

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

pytestmark = pytest.mark.usefixtures("_is_large")


@pytest.fixture
def _is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sample be a large plan."""
    monkeypatch.setattr(open_plan, "LARGE", 0)


def _names(page: SchedulePage) -> set[str]:
    return {line.name for line in page.chart.scene.lines}


def _is_up_to_date(page: SchedulePage) -> bool:
    return page.session.turns.are_over


def test_that_the_chart_is_made_after_the_page(qtbot: QtBot, context: Context) -> None:
    project = context.session.portfolio.named(Project, NAME)
    assert project is not None
    context.focus.set_project(project.id)
    page = SchedulePage(context)
    qtbot.addWidget(page)
    assert not page.chart.scene.lines

    qtbot.waitUntil(lambda: bool(page.chart.scene.lines))

    line = page.chart.current_line
    assert line is not None
    assert line.id == project.id
    assert page.summary


def test_that_a_page_that_is_shown_at_once_has_its_chart(
    qtbot: QtBot, context: Context
) -> None:
    page = SchedulePage(context)
    qtbot.addWidget(page)

    page.show()

    assert len(page.chart.scene.lines) > len(context.session.portfolio.all(Project))


def test_that_an_edit_is_shown_in_another_turn(
    qtbot: QtBot, page: SchedulePage
) -> None:
    project = replace(project_of(page), name="改名")

    page.session.edit("name", lambda writer: writer.save(project))

    assert "改名" not in _names(page)
    qtbot.waitUntil(lambda: _is_up_to_date(page))
    assert "改名" in _names(page)


def test_that_other_groups_are_shown_in_another_turn(
    qtbot: QtBot, page: SchedulePage
) -> None:
    project = take(page)
    page.set_grouping("zone")
    qtbot.waitUntil(lambda: _is_up_to_date(page))

    keys = {line.id for line in page.chart.scene.lines if line.is_group}
    assert keys & {zone.id for zone in page.session.portfolio.all(Zone)}
    assert page.chart.current_line is not None
    assert page.chart.current_line.id == project.id


def test_that_who_folds_folds_the_groups_there_are_by_then(page: SchedulePage) -> None:
    page.set_grouping("zone")

    page.bar.fold_clicked.emit()

    lines = page.chart.scene.lines
    assert lines
    assert all(line.is_group and not line.is_open for line in lines)
    assert {line.id for line in lines} <= {
        "",
        *(zone.id for zone in page.session.portfolio.all(Zone)),
    }


def test_that_a_project_just_made_is_taken_in_hand(page: SchedulePage) -> None:
    take(page)

    page.add_project()

    line = page.chart.current_line
    assert line is not None
    assert line.id == page.focus.project_id
    assert line.name not in (NAME, "")


def test_that_the_bar_of_a_project_that_is_gone_changes_nothing(
    page: SchedulePage,
) -> None:
    project = take(page)
    page.session.edit("gone", lambda writer: writer.delete(project))
    label = page.session.undo_label

    page.chart.span_edited.emit(project.id, Span(24_252, 24_264))

    assert page.session.undo_label == label
    assert page.session.portfolio.find(Project, project.id) is None
