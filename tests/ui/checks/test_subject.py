"""Beside a finding stands the row that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from ecoplanner.model.project import Project
from ecoplanner.model.zone import Place
from ecoplanner.ui.checks.delegate import FindingDelegate
from ecoplanner.ui.checks.page import ChecksPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


def page_of(qtbot: QtBot, context: Context, wide: int, high: int) -> ChecksPage:
    made = ChecksPage(context)
    qtbot.addWidget(made)
    made.resize(wide, high)
    with qtbot.waitExposed(made):
        made.show()
    return made


def row_of(page: ChecksPage, code: str) -> int:
    items = page.model.items
    return next(at for at, each in enumerate(items) if each.code == code)


def test_that_the_project_of_a_finding_is_shown_with_the_doubtful_field(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1302, 656)
    page.choose(row_of(page, "need_missing"))
    subject = page.beside.subject
    finding = page.selected[0]

    assert subject.isVisible()
    assert finding.name in subject.title
    assert subject.facts.marked == ["资金需求"]
    assert any(each.startswith("重大工程 ") for each in subject.facts.texts)


def test_that_other_findings_of_the_row_are_named_and_gone_to(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1302, 656)
    page.choose(row_of(page, "need_missing"))
    subject, row_id = page.beside.subject, page.selected[0].row_id
    others = [
        each
        for each in context.session.findings
        if each.row_id == row_id and each.code != "need_missing"
    ]
    assert len(subject.others) == len(others) > 0

    button = next(
        each
        for each in subject.findChildren(QPushButton)
        if each.accessibleName() == subject.others[0]
    )
    button.click()

    assert page.selected == others[:1]
    assert any("资金需求" in each for each in subject.others)


def test_that_what_severity_hides_is_still_gone_to(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1302, 656)
    page._tabs.group.button(2).click()
    page.choose(row_of(page, "need_missing"))
    wanted = page.beside.subject.others[0]

    page.beside.subject._buttons[0].click()

    assert page.model.items[page.view.currentIndex().row()].title == wanted


def test_that_a_place_says_its_projects(qtbot: QtBot, context: Context) -> None:
    page = page_of(qtbot, context, 1302, 656)
    page.choose(row_of(page, "place_without_zone"))
    place = context.session.portfolio.get(Place, page.selected[0].row_id)

    assert place.name in page.beside.subject.title
    said = "\n".join(page.beside.subject.facts.texts)
    assert "子项目 " in said
    assert "万元" in said


def test_that_go_there_takes_the_project_in_hand(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1302, 656)
    page.choose(row_of(page, "need_missing"))
    row_id = page.selected[0].row_id

    with qtbot.waitSignal(page.page_requested):
        page.beside.subject.go_button.click()

    assert context.focus.project_id == row_id
    assert context.session.portfolio.find(Project, row_id) is not None


@pytest.mark.parametrize(
    ("wide", "high", "is_shown", "is_beside"),
    [(1302, 656, True, False), (1302, 500, False, False), (2490, 1300, True, True)],
)
def test_that_the_row_stands_where_there_is_room(  # noqa: PLR0913, PLR0917 - a table
    qtbot: QtBot,
    context: Context,
    wide: int,
    high: int,
    is_shown: bool,  # noqa: FBT001 - a table
    is_beside: bool,  # noqa: FBT001 - a table
) -> None:
    page = page_of(qtbot, context, wide, high)
    qtbot.wait(10)
    subject, detail = page.beside.subject, page.detail

    assert subject.isVisible() is is_shown
    if is_shown:
        assert (subject.y() == detail.y()) is is_beside
        assert (subject.x() == detail.x()) is not is_beside


def test_that_a_finding_takes_no_more_height_than_it_uses(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1302, 656)

    for row in range(len(page.model.items)):
        page.choose(row)
        qtbot.wait(5)
        detail = page.detail
        below = detail.waive_button.mapTo(detail, QPoint(0, 0)).y()
        left = detail.height() - below - detail.waive_button.height()
        assert 0 < left < context.theme.px(60)


def test_that_a_short_place_leaves_its_room_to_the_finding(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 900, 656)
    delegate = page.view.itemDelegate()
    assert isinstance(delegate, FindingDelegate)
    look = (13, 400, "accenttext")

    assert delegate._wide("实施区域", look) < delegate._wide("项目 2 · 资金需求", look)
    assert page.detail.width() == context.theme.px(300)


def test_that_nothing_stands_beside_a_list_without_findings(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 2490, 1300)
    beside = page.beside
    assert beside.detail.isVisible()

    page.search("nothing says this")
    assert beside.detail.isHidden()
    assert beside.subject.isHidden()

    page.search("")
    assert beside.detail.isVisible()
    assert beside.subject.isVisible()
    assert page.side_panel("inspector") is beside


def test_that_another_finding_is_scrolled_to_when_keys_reach_it(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1302, 600)
    page.activateWindow()
    page.choose(row_of(page, "need_missing"))
    qtbot.wait(10)
    button = page.beside.subject._buttons[0]
    assert button.visibleRegion().isEmpty()

    button.setFocus()

    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
