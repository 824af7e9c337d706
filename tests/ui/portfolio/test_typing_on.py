"""Typing goes on where one expects it: after a name, an undo, a click in a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.entity import new_id
from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document
from ecoplanner.model.template import empty_rows
from ecoplanner.model.zone import Zone
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.focus import Focus
from ecoplanner.ui.page import Context
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.matching import are_alike
from ecoplanner.ui.session import Session
from ecoplanner.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.page import PortfolioPage
    from ecoplanner.ui.theme import Theme

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "历史遗留废弃矿山生态修复"


@pytest.fixture
def empty(
    qtbot: QtBot, theme: Theme, make_page: Callable[[Context], PortfolioPage]
) -> Iterator[PortfolioPage]:
    """The page on a new plan."""
    plan = Plan(
        id=new_id(),
        title="规划",
        region="上高县",
        base_year=2020,
        first_year=2021,
        last_year=2035,
    )
    session = Session(Document.in_memory(lambda writer: writer.save(*empty_rows(plan))))
    yield make_page(Context(session, Focus(), theme, Settings(language="zh")))
    session.close()


def say(text: str) -> None:
    """Hand characters over one by one as an input method does; the first edits."""
    for each in text:
        event = QInputMethodEvent()
        event.setCommitString(each)
        widget = QApplication.focusWidget()
        assert widget is not None
        QApplication.sendEvent(widget, event)


def type_text(qtbot: QtBot, text: str, key: Key) -> None:
    """Type where the keys are, then press a key."""
    say(text)
    qtbot.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def projects(page: PortfolioPage) -> list[str]:
    return [each.name for each in page.session.portfolio.all(Project)]


def put(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_that_names_are_typed_one_after_another_into_an_empty_plan(
    empty: PortfolioPage, qtbot: QtBot
) -> None:
    for name in ("one", "two", "three"):
        type_text(qtbot, name, Key.Key_Return)

    assert projects(empty) == ["one", "two", "three"]
    assert empty.model.row(empty.view.currentIndex()).kind == "invite"


def test_that_tab_after_a_new_name_goes_on_in_the_row_of_the_project(
    empty: PortfolioPage, qtbot: QtBot
) -> None:
    for name in ("one", "two"):
        type_text(qtbot, name, Key.Key_Tab)
        index = empty.view.currentIndex()
        project = empty.model.project(index)
        assert project is not None
        assert (project.name, COLUMNS[index.column()].key) == (name, "places")
        last = empty.model.rowCount() - 1
        empty.view.go_to(empty.model.index(last, AT["name"]))


def test_that_tab_leads_on_from_a_line_between_projects_as_well(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "name"))
    page.commands.new_action.trigger()
    type_text(qtbot, "one", Key.Key_Tab)

    assert page.view.currentIndex() == at("one", "places")


def test_that_an_undo_takes_along_what_a_paste_left_in_cells(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "need"))
    qtbot.keyClicks(page.view, "x")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    kept = dict(page.model.pending)
    assert len(kept) == 1
    line = at(FIRST, "name").row() + 1
    page.view.go_to(page.model.index(line, AT["schedule"]))
    put("2021-2025\t水利局\t9\n2022\t水利局\tmany\n2023\t水利局\tnone\n")
    qtbot.keyClick(page.view, Key.Key_V, CTRL)
    assert len(page.model.pending) > len(kept)

    page.session.undo()

    assert page.model.pending == kept


def test_that_empty_cells_pasted_over_names_leave_the_names(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    before = projects(page)
    programs = page.session.portfolio.all(Program)
    page.view.go_to(at(before[2], "name"))
    put("\t全县\n另一个\t全县\n \t全县\n")

    qtbot.keyClick(page.view, Key.Key_V, CTRL)

    assert not page.model.pending
    assert projects(page) == [*before[:3], "另一个", *before[4:]]
    assert page.session.portfolio.all(Program) == programs
    assert at(before[2], "places").data() == "全县"


def test_that_many_are_changed_in_the_column_in_hand(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex]
) -> None:
    for key, asked in (("schedule", "schedule"), ("need", "need"), ("gap", "leads")):
        page.view.go_to(at(FIRST, key))
        popup = page.change_many()
        assert popup is not None
        assert popup.column_box.currentData() == asked
        popup.close()


def test_that_a_name_is_made_once_for_all_that_are_changed(
    page: PortfolioPage, at: Callable[[str, str], QModelIndex], qtbot: QtBot
) -> None:
    page.view.go_to(at(FIRST, "name"))
    popup = page.change_many()
    assert popup is not None
    popup.choose("zones")

    popup.field.setFocus()
    type_text(qtbot, "高山草甸", Key.Key_Return)

    assert page.session.portfolio.named(Zone, "高山草甸") is not None
    project = page.model.project(at(FIRST, "name"))
    assert project is not None
    assert page.model.facts.zones_text(project) == "高山草甸"


def test_that_a_filter_from_a_chart_leaves_the_keys_where_they_are(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    program = page.session.portfolio.all(Program)[1]
    page.view.setFocus()
    page.focus.set_filter(Filter(by="program", keys=frozenset({program.id})))

    assert page.filter_bar.isVisible()
    assert page.view.hasFocus()
    page.filter_bar.clear()
    page.toolbar.filter_button.setChecked(False)
    page.filter_action.trigger()
    qtbot.waitUntil(page.filter_bar.field.hasFocus)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_that_a_name_unlike_any_is_made_where_it_is_first_typed(
    empty: PortfolioPage, qtbot: QtBot, key: Key
) -> None:
    type_text(qtbot, "one", Key.Key_Tab)
    empty.view.go_to(empty.view.currentIndex().siblingAtColumn(AT["leads"]))
    said: list[str] = []
    empty.commands.notice.connect(lambda text, _: said.append(text))

    type_text(qtbot, "自然资源局、城管局", key)

    made = {row.name for row in empty.session.portfolio.all(Agency)}
    assert made == {"自然资源局", "城管局"}
    assert not empty.model.pending
    assert "城管局" in said[-1]
    empty.session.undo()
    assert not empty.session.portfolio.all(Agency)


def test_that_a_name_unlike_any_is_made_when_the_mouse_goes_on(
    empty: PortfolioPage, qtbot: QtBot
) -> None:
    type_text(qtbot, "one", Key.Key_Tab)
    leads = empty.view.currentIndex().siblingAtColumn(AT["leads"])
    empty.view.go_to(leads)
    say("水利局")

    spot = empty.view.visualRect(leads.siblingAtColumn(AT["schedule"])).center()
    qtbot.mouseClick(empty.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    empty.toolbar.filter_button.setFocus()

    assert [row.name for row in empty.session.portfolio.all(Agency)] == ["水利局"]


@pytest.mark.parametrize(
    "slip", ["水力局", "水利", "县水利局", "农业农村委", "slk", "12"]
)
def test_that_a_slip_makes_no_agency(
    page: PortfolioPage,
    at: Callable[[str, str], QModelIndex],
    qtbot: QtBot,
    slip: str,
) -> None:
    before = page.session.portfolio.all(Agency)
    page.view.go_to(at(FIRST, "supports"))

    type_text(qtbot, slip, Key.Key_Escape)
    field = page.view.editor()
    assert field is not None
    assert field.names_to_make() == []
    page.view.commit()

    assert page.session.portfolio.all(Agency) == before


def test_that_agencies_of_like_names_are_told_apart() -> None:
    for name, other in (
        ("林业局", "农业局"),
        ("财政局", "民政局"),
        ("水务局", "林业局"),
    ):
        assert not are_alike(name, other)
    for name, other in (("水利居", "水利局"), ("自然资源局", "县自然资源局")):
        assert are_alike(name, other)
