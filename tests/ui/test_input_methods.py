"""Text that an input method still composes, in every field of the program.

Whatever is done next, it is taken over: into the plan where the field is of the plan,
else into the field itself.
"""

from __future__ import annotations

from typing import Any
from typing import cast
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QWidget

from ecoplanner.model.funding import Scenario
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.store.reading import reading
from ecoplanner.ui.annex.notes_dialog import NotesDialog
from ecoplanner.ui.dialogs.properties import PropertiesDialog
from ecoplanner.ui.dialogs.version import VersionDialog
from ecoplanner.ui.help_panel import HelpPanel
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.inspector_chips import Chooser
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "修复山体"
DIGITS = "7"


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The whole program on the Shanggao sample."""
    with program(qapp, tmp_path, plan_file(tmp_path)) as made:
        assert made.window is not None
        made.window.resize(1600, 900)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        yield made


def window_of(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


def page_of(app: App, key: str) -> Any:
    window_of(app).show_page(key)
    QApplication.processEvents()
    return window_of(app).page


def compose(widget: QWidget, text: str) -> None:
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def said_by(portfolio: Portfolio) -> str:
    """Return all that a plan says."""
    return repr([portfolio.all(kind) for kind in KINDS.values()])


def words_of(field: Any) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return str(field.words())


# Fields of the plan: what is composed is stored.


def grid_cell(app: App, qtbot: QtBot) -> QWidget:
    page = page_of(app, "projects")
    page.view.setFocus()
    page.view.go_to(page.model.index(1, AT["content"]))
    qtbot.keyClick(page.view, Key.Key_F2)
    return cast("QWidget", page.view.editor().widget)


def inspector_field(key: str) -> Callable[[App, QtBot], QWidget]:
    def opened(app: App, _: QtBot) -> QWidget:
        page = page_of(app, "projects")
        page.view.go_to(page.model.index(1, AT["name"]))
        inspector = page.side.cards["inspector"]
        for section in inspector.sections.values():
            section.set_open(is_open=True)
        inspector.fields[key].setFocus()
        return cast("QWidget", inspector.fields[key].input)

    return opened


def list_cell(page: str, key: str) -> Callable[[App, QtBot], QWidget]:
    def opened(app: App, _: QtBot) -> QWidget:
        lists = page_of(app, page)
        lists.show_list(key)
        panel = lists.panel
        panel.table.setFocus()
        panel.table.edit_row(panel.model.rows[0].id)
        return cast("QWidget", panel.table._delegate.editor)

    return opened


def list_field(page: str, key: str, field: str) -> Callable[[App, QtBot], QWidget]:
    def opened(app: App, _: QtBot) -> QWidget:
        lists = page_of(app, page)
        lists.show_list(key)
        edit = lists.panel.inspector._edits[field]
        edit.setFocus()
        return cast("QWidget", edit)

    return opened


def scenario_name(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "funding")
    page.focus.set_scenario(page.session.portfolio.all(Scenario)[0].id)
    bar = page.widgets.scenarios
    bar.start_rename()
    return cast("QWidget", bar.name_field)


def why_an_amount_differs(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "funding")
    page.focus.set_scenario(page.session.portfolio.all(Scenario)[0].id)
    page.widgets.laboratory.show_panel(9)
    panel = page.widgets.laboratory.panel
    panel.table.selectRow(0)
    panel.why.setFocus()
    return cast("QWidget", panel.why)


OF_THE_PLAN = {
    "a cell of the grid": grid_cell,
    "the name in the inspector": inspector_field("name"),
    "the content in the inspector": inspector_field("content"),
    "the places in the inspector": inspector_field("places"),
    "the note in the inspector": inspector_field("note"),
    "a cell of a list": list_cell("zones", "agencies"),
    "a cell of the indicators": list_cell("indicators", "indicators"),
    "a field beside a list": list_field("zones", "zones", "condition"),
    "the note of an indicator": list_field("indicators", "indicators", "note"),
    "the name of a scenario": scenario_name,
    "why an amount differs": why_an_amount_differs,
}


@pytest.mark.parametrize("name", OF_THE_PLAN)
def test_that_what_is_composed_in_a_field_of_the_plan_is_stored(
    app: App, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    window = window_of(app)
    assert app.session is not None
    doings: dict[str, Callable[[], object]] = {
        "save": window.commands.actions["publish"].trigger,
        "focus": window._title.start_search,
        "page": lambda: window.show_page("history"),
    }

    for way, work in doings.items():
        compose(OF_THE_PLAN[name](app, qtbot), f"{TEXT}{way}")
        work()
        assert f"{TEXT}{way}" in said_by(app.session.portfolio), way

    compose(OF_THE_PLAN[name](app, qtbot), f"{TEXT}close")
    window.close()
    with reading(tmp_path / "shanggao.ecoplan") as document:
        assert f"{TEXT}close" in said_by(document.portfolio())


# Fields that ask or find: what is composed stays in them.


def title_search(app: App, _: QtBot) -> QWidget:
    window_of(app)._title.start_search()
    return window_of(app)._title._search


def filter_field(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "projects")
    page.toolbar.filter_button.setChecked(True)
    page.filter_bar.field.setFocus()
    return cast("QWidget", page.filter_bar.field)


def column_filter(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "projects")
    page.column_filters.open(AT["name"])
    popup = page.column_filters.popup
    popup.field.setFocus()
    return cast("QWidget", popup.field)


def chooser(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "projects")
    page.view.go_to(page.model.index(1, AT["name"]))
    page.side.cards["inspector"].leads.add_button.click()
    found = page.findChildren(Chooser) or window_of(app).findChildren(Chooser)
    return cast("QWidget", found[-1].search)


def many_at_once(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "projects")
    page.view.selected.select_lines([1, 2])
    popup = page.change_many()
    popup.column_box.setCurrentIndex(popup.column_box.findData("content"))
    popup.field.setFocus()
    return cast("QWidget", popup.field)


def go_to_box(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "projects")
    page.go_action.trigger()
    page._go_box.field.clear()
    return cast("QWidget", page._go_box.field)


def command_search(app: App, _: QtBot) -> QWidget:
    window = window_of(app)
    window.commands.actions["commands"].trigger()
    return cast("QWidget", window.keys.search.field)


def scope_find(app: App, _: QtBot) -> QWidget:
    field = page_of(app, "funding").widgets.scope.find_field
    field.setFocus()
    return cast("QWidget", field)


def annex_find(app: App, _: QtBot) -> QWidget:
    field = page_of(app, "annex")._bar._search
    field.setFocus()
    return cast("QWidget", field)


def reason(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "checks")
    page.detail.reason_edit.setFocus()
    return cast("QWidget", page.detail.reason_edit)


def place_of_zone(app: App, _: QtBot) -> QWidget:
    page = page_of(app, "zones")
    box = page.panel.inspector._extra.place_box
    box.setFocus()
    return cast("QWidget", box)


def version_name(app: App, _: QtBot) -> QWidget:
    window_of(app).commands.actions["version"].trigger()
    dialog = window_of(app).findChildren(VersionDialog)[0]
    dialog._name.setFocus()
    return dialog._name


def title_of_plan(app: App, _: QtBot) -> QWidget:
    window_of(app).commands.actions["properties"].trigger()
    dialog = window_of(app).findChildren(PropertiesDialog)[0]
    dialog._title.setFocus()
    return dialog._title


def notes(app: App, _: QtBot) -> QWidget:
    dialog = NotesDialog("notes", ["one"], window_of(app))
    dialog.show()
    dialog._text.setFocus()
    return dialog._text


def help_find(app: App, _: QtBot) -> QWidget:
    window_of(app).commands.actions["help"].trigger()
    return window_of(app).findChildren(HelpPanel)[0].field


ASKING = {
    "the search of the window": title_search,
    "the filter of the grid": filter_field,
    "the filter of a column": column_filter,
    "names to choose from": chooser,
    "one value for many rows": many_at_once,
    "commands": command_search,
    "projects whose money is shown": scope_find,
    "words of the annex": annex_find,
    "the reason of a waiver": reason,
    "a place to add": place_of_zone,
    "the name of a version": version_name,
    "the title of the plan": title_of_plan,
    "the notes of a table": notes,
    "the help": help_find,
    "the number of a row": go_to_box,
}
#: What takes figures only.
FIGURES = ("the number of a row",)


@pytest.mark.parametrize("name", ASKING)
def test_that_what_is_composed_stays_in_a_field_that_asks(
    app: App, qtbot: QtBot, name: str
) -> None:
    text = DIGITS if name in FIGURES else TEXT
    field = ASKING[name](app, qtbot)
    QApplication.processEvents()

    compose(field, text)
    assert text not in words_of(field)
    # As saving, another page and closing do; a popup leaves no other way.
    window_of(app)._commit_editor()
    assert text in words_of(field)

    compose(field, text)
    field.clearFocus()
    assert text * 2 in words_of(field)
