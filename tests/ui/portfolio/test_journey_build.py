"""Building a plan: from an empty one to the printed annex, by keys and mouse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.entity import new_id
from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.model.template import empty_rows
from ecoplanner.reports.annex import annex_of
from ecoplanner.ui.focus import Focus
from ecoplanner.ui.page import Context
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.inspector import Inspector
from ecoplanner.ui.portfolio.page import PortfolioPage
from ecoplanner.ui.session import Session
from ecoplanner.ui.settings import Settings
from tests.ui.portfolio.annex_html import plain_text
from tests.ui.portfolio.annex_html import word_html
from tests.ui.portfolio.running import running

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table
    from ecoplanner.ui.theme import Theme

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAN = 1_000_000
#: What the page of the annex sets; the sample has it set, a new plan has not.
SETTINGS = {"label": "附表", "merge_agencies": "with_places"}


def new_plan() -> Plan:
    return Plan(
        id=new_id(),
        title="上高县国土空间生态修复规划（2021—2035年）",
        region="上高县",
        base_year=2020,
        first_year=2021,
        last_year=2035,
    )


def printed(portfolio: Portfolio) -> Table:
    return annex_of(portfolio, ["schedule"]).tables[0]


def words(table: Table) -> list[list[tuple[int, str, int, int]]]:
    """Return where each cell stands, what it says and how much it covers."""
    rows = [*table.header, *(row.cells for row in table.rows)]
    return [
        [(at, cell.text, cell.rows, cell.columns) for at, cell in cells.items()]
        for cells in rows
    ]


@pytest.fixture(scope="module")
def annex() -> Table:
    """The annex of the Shanggao sample."""
    rows = sample_rows("shanggao")
    document = Document.in_memory(lambda writer: writer.save(*rows))
    table = printed(document.portfolio())
    document.close()
    return table


@pytest.fixture
def empty(
    qtbot: QtBot, theme: Theme, make_page: Callable[[Context], PortfolioPage]
) -> Iterator[PortfolioPage]:
    """The page on a new plan: it has its name, its phases and the roots of money."""
    plan = new_plan()
    session = Session(Document.in_memory(lambda writer: writer.save(*empty_rows(plan))))
    yield make_page(Context(session, Focus(), theme, Settings(language="zh")))
    session.close()


def put(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def set_page(page: PortfolioPage) -> None:
    """Set what the page of the annex sets."""
    rows = [
        TableSetting(
            id=new_id(), table_key="schedule", name=name, value=json.dumps(value)
        )
        for name, value in SETTINGS.items()
    ]
    page.session.edit("settings", lambda writer: writer.save(*rows))


def test_that_an_empty_plan_and_the_annex_on_the_clipboard_print_the_same_annex(
    empty: PortfolioPage, annex: Table, qtbot: QtBot
) -> None:
    put(plain_text(annex), word_html(annex))

    with qtbot.waitSignal(empty.notice) as told:
        qtbot.keyClick(empty.view, Key.Key_V, CTRL)

    assert told.args is not None
    assert "193,578" in told.args[0]
    assert not empty.model.pending
    set_page(empty)
    made = printed(empty.session.portfolio)
    assert words(made) == words(annex)
    assert (made.title, made.label, made.unit) == (annex.title, annex.label, annex.unit)
    assert len(empty.session.portfolio.all(Project)) == 16
    assert [row.name for row in empty.session.portfolio.all(Program)] == [
        cell.text for row in annex.rows for at, cell in row.cells.items() if at == 1
    ]
    leads = {"自然资源局", "水利局", "林业局", "农业农村局", "城管局"}
    assert {row.name for row in empty.session.portfolio.all(Agency)} == leads


def test_that_one_undo_takes_a_pasted_annex_away(
    empty: PortfolioPage, annex: Table, qtbot: QtBot
) -> None:
    put(plain_text(annex), word_html(annex))

    empty.panel.empty_note.paste_button.click()
    assert len(empty.session.portfolio.all(Project)) == 16
    empty.session.undo()

    portfolio = empty.session.portfolio
    assert not portfolio.all(Project)
    assert not portfolio.all(Program)
    assert not portfolio.all(Agency)
    assert empty.panel.empty_note.isVisible()


def test_that_merged_programmes_carry_on_in_plain_text(
    empty: PortfolioPage, annex: Table
) -> None:
    put(plain_text(annex))

    empty.commands.paste_action.trigger()

    made = printed(empty.session.portfolio)
    columns = {0, 1, 2, 4, 5, 7}
    assert [[cell for cell in row if cell[0] in columns] for row in words(made)] == [
        [cell for cell in row if cell[0] in columns] for row in words(annex)
    ]


def press(qtbot: QtBot, *keys: str) -> None:
    """Press keys where the keyboard is, each as a menu writes it."""
    for words in keys:
        combination = QKeySequence(words)[0]  # type: ignore[index]  # its stubs do not know
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, combination.key(), combination.keyboardModifiers())


def say(text: str) -> None:
    """Hand words over as an input method does, where the keyboard is."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    widget = QApplication.focusWidget()
    assert widget is not None
    QApplication.sendEvent(widget, event)


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The whole program on an empty plan."""
    path = tmp_path / "new.ecoplan"
    with running(qtbot, qapp, path, empty_rows(new_plan()), 1366) as made:
        yield made


def portfolio_of(app: App) -> Portfolio:
    assert app.session is not None
    return app.session.portfolio


def add_to_list(qtbot: QtBot, *names: str) -> None:
    for name in names:
        press(qtbot, "Ctrl+Shift+N")
        press(qtbot, "Ctrl+A")
        say(name)
        press(qtbot, "Return")


def test_that_a_plan_is_built_from_the_keyboard_alone(app: App, qtbot: QtBot) -> None:
    assert app.window is not None
    press(qtbot, "Ctrl+6")
    add_to_list(qtbot, "东部", "西部")
    press(qtbot, "Ctrl+PgDown", "Ctrl+PgDown")
    add_to_list(qtbot, "水生态修复", "森林修复")
    press(qtbot, "Ctrl+PgDown")
    add_to_list(qtbot, "水利局", "林业局")
    press(qtbot, "Ctrl+1")
    page = app.window.page
    assert isinstance(page, PortfolioPage)

    # The first project goes where the cursor stands: into the first programme.
    page.view.setFocus()
    press(qtbot, "Ctrl+Home", "Ctrl+Shift+N")
    say("锦江治理")
    press(qtbot, "Return")
    say("湿地恢复")
    press(qtbot, "Return", "Escape")
    names = [row.name for row in portfolio_of(app).all(Project)]
    assert names == ["锦江治理", "湿地恢复"]

    press(qtbot, "Ctrl+Home", "Down", "Right", "Right")
    say("锦江沿岸")
    press(qtbot, "Tab")
    say("清淤五公里")
    press(qtbot, "Tab")
    say("2026-2030")
    press(qtbot, "Tab", "Alt+Down")
    say("slj")
    press(qtbot, "Tab")
    say("1200")
    press(qtbot, "Return", "Up", "Left", "Left", "Shift+Right", "Shift+Right")
    press(qtbot, "Shift+Down", "Ctrl+D")

    rows = portfolio_of(app).all(Project)
    assert [(row.schedule_text, row.need_fen) for row in rows] == [
        ("2026-2030", 1_200 * WAN)
    ] * 2
    assert [page.model.facts.agencies_text(row, "lead") for row in rows] == [
        "水利局"
    ] * 2
    assert rows[0].places_text == "锦江沿岸"

    press(qtbot, "Home", "Ctrl+Shift+D")
    assert len(portfolio_of(app).all(Project)) == 3
    press(qtbot, "Alt+Shift+Down")
    moved = page.model.project(page.view.currentIndex())
    assert moved is not None
    programs = portfolio_of(app).all(Program)
    assert moved.program_id == programs[1].id
    press(qtbot, "Ctrl+Z", "Ctrl+Z")
    assert [row.name for row in portfolio_of(app).all(Project)] == names
    press(qtbot, "Ctrl+Y")
    assert len(portfolio_of(app).all(Project)) == 3


def test_that_a_plan_is_built_with_the_mouse(app: App, qtbot: QtBot) -> None:
    assert app.window is not None
    page = app.window.page
    assert isinstance(page, PortfolioPage)
    left = Qt.MouseButton.LeftButton

    qtbot.mouseClick(page.panel.empty_note.new_button, left)
    say("锦江治理")
    qtbot.mouseClick(page.toolbar.filter_button, left)
    (project,) = portfolio_of(app).all(Project)
    assert project.name == "锦江治理"

    for key, words in (("content", "清淤五公里"), ("schedule", "2026"), ("need", "9")):
        index = page.model.index(page.model.line_of(project.id), AT[key])
        place = page.view.visualRect(index).center()
        qtbot.mouseClick(page.view.viewport(), left, pos=place)
        qtbot.mouseDClick(page.view.viewport(), left, pos=place)
        say(words)
    qtbot.mouseClick(page.toolbar.filter_button, left)
    (project,) = portfolio_of(app).all(Project)
    assert (project.content, project.schedule_text) == ("清淤五公里", "2026")
    assert project.need_fen == 9 * WAN

    inspector = page.side.cards["inspector"]
    assert isinstance(inspector, Inspector)
    qtbot.mouseClick(inspector.leads.add_button, left)
    say("水利局")
    chooser = inspector.leads.chooser
    assert chooser is not None
    row = chooser.names.visualItemRect(chooser.names.item(0))
    qtbot.mouseClick(chooser.names.viewport(), left, pos=row.center())
    assert portfolio_of(app).named(Agency, "水利局") is not None
    assert page.model.facts.agencies_text(project, "lead") == "水利局"
