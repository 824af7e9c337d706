"""The annex page: what is shown, clicked, searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.reports import REPORTS
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.draw.pdf import Press
from ecoplanner.ui.annex.projects_model import NEED
from ecoplanner.ui.focus import Focus
from ecoplanner.ui.page import Context
from ecoplanner.ui.session import Session
from ecoplanner.ui.settings import Settings
from tests.ui.annex.shown import settled
from tests.ui.annex.shown import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.annex.page import AnnexPage
    from ecoplanner.ui.theme import Theme


def printed(page: AnnexPage) -> list[Project]:
    return [each for each in page.session.portfolio.all(Project) if each.is_printed]


def edit_need(page: AnnexPage, project: Project, text: str) -> None:
    page.session.edit(
        "need", lambda writer: set_fields(writer, project.id, {"need": text})
    )


def test_that_the_pages_shown_are_as_many_as_are_printed(page: AnnexPage) -> None:
    annex = annex_of(page.session.portfolio, ["schedule"])
    layout = Press().lay_out(annex.tables, annex.settings)

    assert page.desk.sheets is not None
    assert len(page.desk.sheets.layout.pages) == len(layout.pages)
    assert str(len(layout.pages)) in page._bar._of.text()


def test_that_all_tables_can_be_shown_at_once(qtbot: QtBot, page: AnnexPage) -> None:
    page._options.tables.action("*").trigger()
    settled(qtbot, page)

    assert page.keys == tuple(REPORTS)
    assert page.desk.sheets is not None
    shown = {each.table for each in page.desk.sheets.layout.pages}
    assert {"schedule", "findings", "scenarios"} <= shown


@pytest.mark.parametrize("key", list(REPORTS))
def test_that_each_table_can_be_shown_alone(
    qtbot: QtBot, page: AnnexPage, key: str
) -> None:
    page.show_tables((key,))
    settled(qtbot, page)

    assert page.desk.sheets is not None
    assert page.desk.sheets.layout.pages[0].table == key


def test_that_one_table_stays_chosen(page: AnnexPage) -> None:
    page._options.tables.action("schedule").trigger()

    assert page.keys == ("schedule",)


def test_that_an_edit_changes_the_words_of_the_page(
    qtbot: QtBot, page: AnnexPage
) -> None:
    project = printed(page)[0]
    assert "98765" not in words(page, 0)

    edit_need(page, project, "98765")
    settled(qtbot, page)

    assert "98765" in words(page, 0)


def test_that_undo_brings_the_former_words_back(qtbot: QtBot, page: AnnexPage) -> None:
    before = words(page, 0)
    edit_need(page, printed(page)[0], "98765")

    page.session.undo()
    settled(qtbot, page)

    assert words(page, 0) == before


def test_that_a_typed_need_is_stored_and_printed(qtbot: QtBot, page: AnnexPage) -> None:
    project = printed(page)[1]
    view = page._card.view
    place = page._model.place(project.id)
    assert place is not None
    view.setCurrentIndex(page._model.index(place, 1))

    QTest.keyClicks(view, "4")
    editor = view.indexWidget(view.currentIndex())
    assert editor is not None
    assert view.currentIndex().column() == NEED
    QTest.keyClicks(editor, "321")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    def need_fen() -> int | None:
        return page.session.portfolio.get(Project, project.id).need_fen

    qtbot.waitUntil(lambda: need_fen() == 4321_000_000)
    settled(qtbot, page)
    assert "4321" in words(page, 0)


def test_that_a_page_in_view_is_right_before_all_are_set(page: AnnexPage) -> None:
    sheets = page.desk.sheets
    assert sheets is not None
    project = printed(page)[0]
    object.__setattr__(sheets, "seconds", 1.0)

    edit_need(page, project, "98765")

    # Nothing was waited for: the worker has not answered yet.
    assert page.desk.sheets is not sheets
    assert "98765" in words(page, 0)


def test_that_the_page_in_advance_is_the_page_that_follows(
    qtbot: QtBot, page: AnnexPage
) -> None:
    sheets = page.desk.sheets
    assert sheets is not None
    object.__setattr__(sheets, "seconds", 1.0)
    edit_need(page, printed(page)[0], "2078")
    assert page.desk.sheets is not None
    ahead = list(page.desk.drawing(0).lines())

    settled(qtbot, page)

    assert page.desk.sheets is not sheets
    assert list(page.desk.drawing(0).lines()) == ahead


def test_that_longer_words_wait_for_all_pages(qtbot: QtBot, page: AnnexPage) -> None:
    sheets = page.desk.sheets
    assert sheets is not None
    object.__setattr__(sheets, "seconds", 1.0)
    project = printed(page)[0]

    page.session.edit(
        "content",
        lambda writer: set_fields(writer, project.id, {"content": "修复矿山。" * 60}),
    )
    assert "修复矿山。修复矿山。" not in words(page, 0)
    settled(qtbot, page)

    assert "修复矿山。修复矿山。" in words(page, 0)


def test_that_the_row_in_view_stays_where_it_is(qtbot: QtBot, page: AnnexPage) -> None:
    desk, project = page.desk, printed(page)[-3]
    page.focus.set_project(project.id)
    before = desk._rows(project.id)[0].top() - desk.verticalScrollBar().value()
    first = printed(page)[0]

    page.session.edit(
        "content",
        lambda writer: set_fields(writer, first.id, {"content": "修复矿山。" * 90}),
    )
    settled(qtbot, page)

    after = desk._rows(project.id)[0].top() - desk.verticalScrollBar().value()
    assert abs(after - before) <= 1
    assert desk.verticalScrollBar().value() > 0


def test_that_an_edit_in_place_does_not_scroll(qtbot: QtBot, page: AnnexPage) -> None:
    bar = page.desk.verticalScrollBar()
    bar.setValue(333)

    edit_need(page, printed(page)[0], "2079")
    settled(qtbot, page)

    assert bar.value() == 333


def test_that_the_old_picture_stays_until_the_new_is_there(page: AnnexPage) -> None:
    edit_need(page, printed(page)[0], "2079")

    assert page.desk.artist.picture(0) is not None


@pytest.mark.parametrize("turned", ["screen", "binder"])
def test_that_a_click_on_a_row_takes_its_project_in_hand(
    qtbot: QtBot, page: AnnexPage, turned: str
) -> None:
    page.set_options({"turned": turned})
    settled(qtbot, page)
    project = printed(page)[2]
    desk = page.desk
    spot = desk._rows(project.id)[0].center().toPoint() - desk._offset()

    QTest.mouseClick(
        desk.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )

    assert page.focus.project_id == project.id
    assert page._card.view.currentIndex().row() == page._model.place(project.id)


def test_that_a_click_on_the_margin_does_nothing(qtbot: QtBot, page: AnnexPage) -> None:
    QTest.mouseClick(
        page.desk.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(30, 30),
    )

    assert page.focus.project_id == ""


def test_that_a_project_taken_in_hand_elsewhere_comes_into_view(
    page: AnnexPage,
) -> None:
    project = printed(page)[-1]

    page.focus.set_project(project.id)

    desk = page.desk
    spot = desk._rows(project.id)[0].translated(-desk._offset())
    assert desk.viewport().rect().intersects(spot.toRect())
    assert page._card.view.currentIndex().row() == page._model.place(project.id)


def test_that_search_steps_through_the_matches(qtbot: QtBot, page: AnnexPage) -> None:
    page._bar._search.setText("锦江")
    hits = page._hits
    qtbot.waitUntil(lambda: hits.is_done)
    assert hits.count > 2
    assert hits.at == 0

    QTest.keyClick(page._bar._search, Qt.Key.Key_Return)
    assert hits.at == 1
    QTest.keyClick(
        page._bar._search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier
    )
    page.find_next(backwards=True)

    assert hits.at == hits.count - 1
    assert page._bar._hits.text() == f"{hits.count} / {hits.count}"


def test_that_words_broken_over_lines_are_found(qtbot: QtBot, page: AnnexPage) -> None:
    page.search("历史遗留废弃矿山生态修复")
    qtbot.waitUntil(lambda: page._hits.is_done)

    assert page._hits.count == 1
    marks = page._hits._marks(0)
    assert len(marks) == 2
    assert all(rect.width() > 0 for rect, _ in marks)


def test_that_what_is_not_there_is_said(qtbot: QtBot, page: AnnexPage) -> None:
    page.search("没有这样的词")
    qtbot.waitUntil(lambda: page._hits.is_done)

    assert page._hits.count == 0
    assert page._bar._hits.text()


def test_that_keys_go_to_pages_and_sizes(qtbot: QtBot, page: AnnexPage) -> None:
    desk = page.desk
    desk.setFocus()

    QTest.keyClick(desk, Qt.Key.Key_PageDown)
    assert desk.page == 1
    QTest.keyClick(desk, Qt.Key.Key_PageUp)
    assert desk.page == 0
    fitted = desk.percent
    page.enlarge_action.trigger()
    assert desk.percent > fitted
    page.fit_action.trigger()
    assert desk.percent == fitted
    assert desk.is_fitted


def test_that_a_typed_page_number_goes_there(qtbot: QtBot, page: AnnexPage) -> None:
    page.page_action.trigger()
    page._bar._page.setText("3")

    QTest.keyClick(page._bar._page, Qt.Key.Key_Return)

    assert page.desk.page == 2


def test_that_a_hidden_page_sets_nothing(qtbot: QtBot, page: AnnexPage) -> None:
    page.hide()
    edit_need(page, printed(page)[0], "98765")
    assert not page._composer.is_busy

    page.show()
    settled(qtbot, page)

    assert "98765" in words(page, 0)


@pytest.mark.parametrize(
    "keeps", [(Plan, Task, Program), (Plan,)], ids=["no projects", "nothing"]
)
def test_that_an_empty_plan_has_one_page(
    show: Callable[[Context], AnnexPage],
    theme: Theme,
    keeps: tuple[type, ...],
) -> None:
    rows = [row for row in sample_rows("shanggao") if isinstance(row, keeps)]
    document = Document.in_memory(lambda writer: writer.save(*rows))
    session = Session(document)

    page = show(Context(session, Focus(), theme, Settings(language="zh")))

    assert page.desk.sheets is not None
    assert len(page.desk.sheets.layout.pages) == 1
    assert "（无）" in words(page, 0)
    page.search("矿山")
    page.desk.step_page(1)


def test_that_the_page_in_view_is_painted_before_all_are_set(
    qtbot: QtBot, page: AnnexPage
) -> None:
    sheets = page.desk.sheets
    assert sheets is not None
    object.__setattr__(sheets, "seconds", 1.0)
    busy_at_paint: list[bool] = []
    page.desk.painted.connect(lambda: busy_at_paint.append(page._composer.is_busy))

    edit_need(page, printed(page)[0], "98765")
    assert not page._composer.is_busy
    settled(qtbot, page)

    assert busy_at_paint[0] is False


def test_that_all_pages_are_set_though_nothing_is_painted(
    qtbot: QtBot, page: AnnexPage
) -> None:
    sheets = page.desk.sheets
    assert sheets is not None
    object.__setattr__(sheets, "seconds", 1.0)
    page.desk.viewport().setUpdatesEnabled(False)

    edit_need(page, printed(page)[0], "98765")

    settled(qtbot, page)


def test_that_pages_an_edit_leaves_alone_keep_their_pictures(
    qtbot: QtBot, page: AnnexPage
) -> None:
    sheets = page.desk.sheets
    assert sheets is not None

    edit_need(page, printed(page)[-1], "98765")
    settled(qtbot, page)

    assert page.desk.sheets is not None
    assert page.desk.sheets.layout.pages[0] is sheets.layout.pages[0]
    assert page.desk.sheets.layout.pages[-1] is not sheets.layout.pages[-1]
    assert page.desk.sheets.places == sheets.places
