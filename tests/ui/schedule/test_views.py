"""Which months the schedule shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF

from ecoplanner.model.plan import Phase
from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports.months import Span
from ecoplanner.ui.schedule.painting import handle_places
from ecoplanner.ui.schedule.scene import Scene
from ecoplanner.ui.schedule.toolbar import FIT
from ecoplanner.ui.schedule.toolbar import ScheduleBar
from ecoplanner.ui.schedule.views import months_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QButtonGroup

    from ecoplanner.ui.schedule.page import SchedulePage
    from ecoplanner.ui.theme import Theme

PLAN = Plan(
    id="p",
    title="上高",
    region="上高县",
    first_year=2021,
    last_year=2035,
    base_year=2020,
)
NEAR = Phase(id="a", name="近期", first_year=2021, last_year=2025)
LAST = Phase(id="b", name="远期", first_year=2031, last_year=2035)


def _chosen(group: QButtonGroup) -> list[str]:
    return [each.property("key") for each in group.buttons() if each.isChecked()]


def _years(span: Span) -> tuple[int, int]:
    return span.first // 12, (span.end - 1) // 12


@pytest.mark.parametrize(
    ("phase", "spans", "years"),
    [
        (NEAR, [], (2021, 2026)),
        (NEAR, [Span(2021 * 12, 2026 * 12)], (2021, 2026)),
        # What begins before the plan is seen, with its hatch.
        (NEAR, [Span(2020 * 12 + 8, 2022 * 12)], (2020, 2026)),
        # A slip of the pen does not make all narrow.
        (NEAR, [Span(202 * 12, 2022 * 12)], (2019, 2026)),
        (LAST, [Span(2034 * 12, 2036 * 12 + 3)], (2030, 2036)),
        (LAST, [Span(2020 * 12, 2022 * 12)], (2030, 2035)),
        (None, [Span(2020 * 12 + 8, 2022 * 12)], (2020, 2035)),
        (None, [], (2021, 2035)),
    ],
)
def test_that_what_lies_out_of_the_period_is_shown_beside_it(
    phase: Phase | None, spans: list[Span], years: tuple[int, int]
) -> None:
    assert _years(months_of(PLAN, phase, spans)) == years


def test_that_handles_at_the_edges_are_whole(theme: Theme) -> None:
    scene = Scene(theme, width=1000)
    edge = scene.axis.left

    left, right = handle_places(scene, QRectF(edge, 0, 1000 - edge, 16))

    assert left - theme.px(7) / 2 >= edge
    assert right + theme.px(7) / 2 <= 1000
    assert handle_places(scene, QRectF(500, 0, 100, 16)) == (500, 600)


def test_that_one_width_of_months_is_always_shown_as_chosen(theme: Theme) -> None:
    bar = ScheduleBar(theme)

    bar.show_views([("a", "近期")], "a")
    assert _chosen(bar._zooms) == [FIT]
    assert _chosen(bar._views) == ["a"]

    bar.show_view("months")
    assert _chosen(bar._zooms) == ["months"]
    assert _chosen(bar._views) == ["a"]


def test_that_a_project_is_added_below_the_one_in_hand(page: SchedulePage) -> None:
    projects = page.session.portfolio.all(Project)
    near = projects[3]
    page.focus.set_project(near.id)

    page.bar.new_action.trigger()

    made = page.session.portfolio.get(Project, page.focus.project_id)
    assert made.program_id == near.program_id
    order = [
        row.id
        for row in page.session.portfolio.having(Project, "program_id", near.program_id)
    ]
    assert order.index(made.id) == order.index(near.id) + 1
    page.session.undo()
    assert len(page.session.portfolio.all(Project)) == len(projects)


def test_that_programmes_are_chosen_in_the_filter(page: SchedulePage) -> None:
    programs = page.session.portfolio.all(Program)
    menu = page.bar.filter_menu
    menu.aboutToShow.emit()

    menu.actions()[1].trigger()

    shown = {line.id for line in page.chart.scene.lines if not line.is_group}
    wanted = page.session.portfolio.having(Project, "program_id", programs[1].id)
    assert shown == {row.id for row in wanted}

    menu.aboutToShow.emit()
    assert menu.actions()[1].isChecked()
    menu.actions()[-1].trigger()
    shown = {line.id for line in page.chart.scene.lines if not line.is_group}
    assert len(shown) == len(page.session.portfolio.all(Project))
