"""The printed pages under the table of projects, where there is room for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.annex.preview import AnnexPreview
from ecoplanner.ui.portfolio.page import PortfolioPage
from ecoplanner.ui.portfolio.preview_note import PreviewNote
from ecoplanner.ui.portfolio.preview_note import SAY_AFTER_MS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

WAIT_MS = 15_000


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> PortfolioPage:
    """The page in a large window, the preview loaded."""
    made = PortfolioPage(context)
    qtbot.addWidget(made)
    made.resize(2500, 1390)
    made.show()
    return made


def preview_of(qtbot: QtBot, page: PortfolioPage) -> AnnexPreview:
    """Return the preview when its pages are those of the plan."""

    def is_settled() -> bool:
        found = page.findChildren(AnnexPreview)
        sheets = found[0].desk.sheets if found else None
        return sheets is not None and sheets.order.portfolio is page.session.portfolio

    qtbot.waitUntil(is_settled, timeout=WAIT_MS)
    return page.findChildren(AnnexPreview)[0]


def test_that_a_large_window_shows_whole_pages_side_by_side(
    qtbot: QtBot, page: PortfolioPage
) -> None:
    desk = preview_of(qtbot, page).desk

    assert list(desk.seen_pages) == [0, 1]
    first, second, *_ = desk._stack.boxes
    assert first.top() == second.top()
    assert first.right() < second.left()
    assert first.top() >= 0
    assert first.bottom() <= desk.viewport().height()
    desk.step_page(1)
    assert 2 in desk.seen_pages


@pytest.mark.parametrize("size", [(1278, 620), (2500, 900), (2200, 1390)])
def test_that_a_smaller_window_keeps_its_room_for_the_table(
    page: PortfolioPage, size: tuple[int, int]
) -> None:
    page.resize(*size)

    assert page.dock.card.isHidden()
    assert page.toolbar.preview_button.isHidden()


def test_that_an_edit_in_the_table_changes_the_pages(
    qtbot: QtBot, page: PortfolioPage
) -> None:
    preview = preview_of(qtbot, page)
    before = preview.desk.sheets
    project = page.session.portfolio.all(Project)[0]

    work = partial(set_fields, project_id=project.id, values={"need": "4321"})
    page.session.edit("need", work)
    desk = preview_of(qtbot, page).desk

    assert desk.sheets is not before
    assert desk.sheets is not None
    table = desk.sheets.annex.tables[0]
    assert any(cell.text == "4321" for row in table.rows for cell in row.cells.values())
    qtbot.waitUntil(lambda: desk.artist.picture(0) is not None)


def test_that_a_click_on_a_row_goes_to_its_project(
    qtbot: QtBot, page: PortfolioPage
) -> None:
    desk = preview_of(qtbot, page).desk
    project = page.session.portfolio.all(Project)[-1]
    spot = desk._rows(project.id)[0].center().toPoint()

    qtbot.mouseClick(desk.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))

    assert page.focus.project_id == project.id
    current = page.model.project(page.view.currentIndex())
    assert current is not None
    assert current.id == project.id


def test_that_closing_is_remembered_until_it_is_wanted_again(
    qtbot: QtBot, page: PortfolioPage
) -> None:
    preview_of(qtbot, page).close_button.click()

    assert page.dock.card.isHidden()
    again = PortfolioPage(page.context)
    qtbot.addWidget(again)
    again.resize(2500, 1390)
    again.show()
    assert again.dock.card.isHidden()
    assert not again.toolbar.preview_button.isChecked()
    again.toolbar.preview_button.click()
    assert again.dock.card.isVisible()


def test_that_a_word_stands_where_the_pages_will_be(
    qtbot: QtBot, page: PortfolioPage
) -> None:
    card = page.dock.card
    note = card.findChildren(PreviewNote)[0]
    assert note.isHidden()

    qtbot.waitUntil(note.isVisible)

    # It is there until the pages are, also above the desk that is made meanwhile.
    seen: list[tuple[bool, bool]] = []

    def is_there() -> bool:
        found = card.findChildren(AnnexPreview)
        has_pages = bool(found) and found[0].desk.sheets is not None
        seen.append((has_pages, note.isVisible()))
        return has_pages

    qtbot.waitUntil(is_there)
    assert {has_pages != is_said for has_pages, is_said in seen} == {True}
    assert card.children()[-1] is note
    assert note.geometry() == card.rect()


def test_that_setting_the_first_pages_is_said_once(
    qtbot: QtBot, page: PortfolioPage
) -> None:
    qtbot.waitUntil(lambda: bool(page.findChildren(AnnexPreview)))
    preview = page.findChildren(AnnexPreview)[0]

    preview._progress._on_late_timeout()
    assert preview._progress.text == ""

    preview_of(qtbot, page)
    preview._progress._on_late_timeout()
    assert preview._progress.text


def test_that_a_preview_that_is_back_at_once_says_nothing(
    qtbot: QtBot, page: PortfolioPage
) -> None:
    preview_of(qtbot, page)
    note = page.dock.card.findChildren(PreviewNote)[0]

    page.dock.want(False)  # noqa: FBT003 - a slot
    page.dock.want(True)  # noqa: FBT003 - a slot
    qtbot.wait(SAY_AFTER_MS + 100)

    assert note.isHidden()
