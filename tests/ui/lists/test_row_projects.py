"""Under a list stand the projects of the row in hand, with their money."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.model.allotment import by_zone
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.zone import Zone
from ecoplanner.ui.lists.row_projects import projects_of
from ecoplanner.ui.lists.row_projects import RowProjects
from ecoplanner.ui.lists.zones import ZonesPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

WAN = 1_000_000


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ZonesPage:
    """The page of lists, shown in the room of a small screen."""
    made = ZonesPage(context)
    qtbot.addWidget(made)
    made.resize(1302, 656)
    with qtbot.waitExposed(made):
        made.show()
    return made


def card(page: ZonesPage) -> RowProjects:
    assert page.panel.projects is not None
    return page.panel.projects


def names(page: ZonesPage) -> list[str]:
    return [project.name for project, _ in card(page).model.parts]


def test_that_a_zone_shows_its_projects_with_what_falls_to_it(page: ZonesPage) -> None:
    portfolio = page.session.portfolio
    zone = portfolio.all(Zone)[1]
    page.panel.table.choose(zone.id)

    links = portfolio.having(ProjectZone, "zone_id", zone.id)
    wanted = {link.project_id for link in links}
    parts = card(page).model.parts
    assert {project.id for project, _ in parts} == wanted
    order = [each.id for each in portfolio.all(Project) if each.id in wanted]
    assert [project.id for project, _ in parts] == order
    for project, fen in parts:
        priced = project.need_fen is not None
        part = by_zone(portfolio, project).get(zone.id, 0)
        assert fen == (part if priced else None)
    assert zone.name in card(page).view.accessibleName()


@pytest.mark.parametrize("key", ["zones", "tasks", "programs", "agencies", "places"])
def test_that_the_model_of_every_list_is_sound(page: ZonesPage, key: str) -> None:
    page.show_list(key)
    rows = page.panel.model.rows
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    model = card(page).model
    tester = QAbstractItemModelTester(model, mode)

    for row in rows[:6]:
        page.panel.table.choose(row.id)

        parts = projects_of(page.session.portfolio, row)
        assert model.parts == parts
        shown = [model.index(at, 0).data() for at in range(model.rowCount())]
        assert shown == [project.name for project, _ in parts or ()]
    assert tester.model() is model


def test_that_every_project_stands_under_one_programme(page: ZonesPage) -> None:
    portfolio = page.session.portfolio
    programs = portfolio.all(Program)

    found = [projects_of(portfolio, each) or [] for each in programs]

    ids = [project.id for parts in found for project, _ in parts]
    assert ids == [project.id for project in portfolio.all(Project)]


def test_that_sources_have_no_projects_under_them(page: ZonesPage) -> None:
    page.show_list("sources")

    assert page.panel.projects is None


def test_that_an_edit_elsewhere_is_shown(qtbot: QtBot, page: ZonesPage) -> None:
    page.show_list("programs")
    project, _ = card(page).model.parts[0]

    def price(typed: str) -> None:
        values = {"need": typed}
        work = partial(set_fields, project_id=project.id, values=values)
        page.session.edit("need", work)

    def need() -> int | None:
        return card(page).model.parts[0][1]

    price("4321")
    qtbot.waitUntil(lambda: need() == 4321 * WAN)

    page.hide()
    price("1234")
    page.show()
    qtbot.waitUntil(lambda: need() == 1234 * WAN)


def test_that_a_row_that_goes_takes_its_projects_along(page: ZonesPage) -> None:
    first = names(page)
    page.panel.delete_action.trigger()

    assert names(page) != first
    page.session.undo()
    zone = page.session.portfolio.all(Zone)[0]
    page.panel.table.choose(zone.id)
    assert names(page) == first


def test_that_enter_goes_to_the_project(qtbot: QtBot, page: ZonesPage) -> None:
    view = card(page).view
    view.setFocus()
    view.setCurrentIndex(card(page).model.index(2, 0))
    project, _ = card(page).model.parts[2]

    with qtbot.waitSignal(page.page_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)

    assert asked.args == ["projects"]
    assert page.focus.project_id == project.id


def test_that_a_low_window_leaves_the_list_its_room(
    qtbot: QtBot, page: ZonesPage
) -> None:
    assert card(page).isVisible()
    page.resize(1302, 320)
    qtbot.wait(10)

    assert not card(page).isVisible()
    assert page.minimumSizeHint().height() < 400
