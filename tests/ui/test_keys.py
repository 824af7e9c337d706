"""Each key of the window does what it says, on every page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QKeyCombination
from PySide6.QtCore import QSettings
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QInputDialog
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QWidget

from ecoplanner.app import App
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.ui.annex import printing
from ecoplanner.ui.keys import all_commands
from ecoplanner.ui.pages import PAGES
from ecoplanner.ui.panels import panels_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.model.plan import Plan
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.annex.page import AnnexPage
    from ecoplanner.ui.main_window import MainWindow
    from ecoplanner.ui.portfolio.page import PortfolioPage

KEYS = [entry.key for entry in PAGES]
#: What Chinese input methods own.
OWNED = (
    "Ctrl+Space",
    "Shift+Space",
    "Ctrl+.",
    "Ctrl+Shift",
    "Shift",
    "Ctrl+Shift+F",
)


@pytest.fixture(scope="module")
def opened(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """The program in English, with the Shanggao sample open."""
    home = tmp_path_factory.mktemp("keys")
    qapp.setStyle("Fusion")
    store = QSettings(str(home / "s.ini"), QSettings.Format.IniFormat)
    store.setValue("language", "en")
    store.setValue("theme", "light")
    path = home / "shanggao.ecoplan"
    rows = sample_rows("shanggao")
    Document.create(path, lambda writer: writer.save(*rows)).close()
    made = App(qapp, store, home / "documents")
    made.start(path)
    assert made.session is not None
    for name in ("first", "second", "third"):
        plan = replace(made.session.portfolio.plan, compiled_by=name)
        made.session.edit(name, partial(_saved, plan))
    yield made
    if made.window is not None:
        made.window.close()


@pytest.fixture
def app(qtbot: QtBot, opened: App) -> Iterator[App]:
    """The program on its first page, the keys in the table."""
    window = window_of(opened)
    window.resize(1366, 728)
    window.show_page("projects")
    window._steps.at = 0
    window._context.focus.set_project(window._session.portfolio.all(Project)[0].id)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.setFocus()
    yield opened
    window_of(opened).keys.search.leave()
    if opened.settings.scale != 100:
        opened.settings.scale = 100
        opened.look.apply()


def _saved(plan: Plan, writer: Writer) -> None:
    writer.save(plan)


def window_of(app: App) -> MainWindow:
    """Return the window, which is another one after the look has changed."""
    assert app.window is not None
    return app.window


def press(qtbot: QtBot, app: App, *keys: str) -> None:
    """Press keys where the keys go just now."""
    for each in keys:
        combination = _combination(each)
        target = QApplication.focusWidget() or window_of(app)
        qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())


def _combination(keys: str) -> QKeyCombination:
    found: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index] # no stub
    return found


def type_text(qtbot: QtBot, text: str) -> None:
    target = QApplication.focusWidget()
    if text.isascii():
        qtbot.keyClicks(target, text)
    else:
        # An input method gives Chinese whole.
        event = QInputMethodEvent()
        event.setCommitString(text)
        assert target is not None
        QApplication.sendEvent(target, event)


def test_that_no_command_takes_what_input_methods_own() -> None:
    bound = {QKeySequence(key) for each in all_commands() for key in each.keys}

    assert bound.isdisjoint(QKeySequence(key) for key in OWNED)


@pytest.mark.parametrize("page", KEYS)
def test_that_nothing_on_a_page_takes_what_input_methods_own(
    app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    bound = {key for each in window.findChildren(QAction) for key in each.shortcuts()}
    bound |= {each.key() for each in window.findChildren(QShortcut)}

    assert bound.isdisjoint(QKeySequence(key) for key in OWNED)


@pytest.mark.parametrize("command", all_commands(), ids=lambda each: each.name)
def test_that_a_command_has_words_and_keys_of_its_own(command: object) -> None:
    table = all_commands()
    same = [
        each
        for each in table
        if each.where == command.where  # type: ignore[attr-defined]
        and each.name != command.name  # type: ignore[attr-defined]
        and not each.is_move
        and not command.is_move  # type: ignore[attr-defined]
    ]

    assert command.words  # type: ignore[attr-defined]
    assert all(QKeySequence(key).count() == 1 for key in command.keys)  # type: ignore[attr-defined]
    taken = {key for each in same for key in each.keys}
    assert taken.isdisjoint(command.keys)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("page", "where"),
    [("projects", "table"), ("funding", "funding"), ("annex", "annex")],
)
def test_that_commands_of_a_page_are_bound_there_as_the_table_says(
    app: App, page: str, where: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    bound = {key for each in window.findChildren(QAction) for key in each.shortcuts()}
    bound |= {each.key() for each in window.page.findChildren(QShortcut)}

    for command in all_commands():
        if command.where == where and not command.is_move:
            assert QKeySequence(command.keys[0]) in bound, command.name


@pytest.mark.parametrize(("number", "page"), list(enumerate(KEYS, start=1)))
def test_that_a_number_shows_its_page_and_the_keys_go_there(
    qtbot: QtBot, app: App, number: int, page: str
) -> None:
    press(qtbot, app, f"Ctrl+{number}")

    window = window_of(app)
    assert window.current_key == page
    assert window.isActiveWindow()
    here = QApplication.focusWidget()
    assert here is not None
    assert window.page.isAncestorOf(here)


@pytest.mark.parametrize("page", KEYS)
def test_that_f6_goes_round_all_panels_of_a_page_and_back(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    around = [*panels_of(window.page), *window.outer_panels]

    def panel() -> int:
        here = QApplication.focusWidget()
        assert here is not None
        return next(n for n, each in enumerate(around) if each.isAncestorOf(here))

    start, seen = panel(), []
    for _ in around:
        press(qtbot, app, "F6")
        seen.append(panel())

    assert sorted(seen) == list(range(len(around)))
    assert seen[-1] == start
    press(qtbot, app, "Shift+F6")
    assert panel() == seen[-2]


@pytest.mark.parametrize("page", KEYS)
def test_that_ctrl_tab_leaves_a_table_both_ways(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    for keys in ("Ctrl+Tab", "Ctrl+Shift+Tab"):
        window.page.setFocus()
        start = QApplication.focusWidget()
        assert start is not None

        press(qtbot, app, keys)

        here = QApplication.focusWidget()
        assert here is not None
        assert here is not start
        assert not start.isAncestorOf(here)


@pytest.mark.parametrize("page", KEYS)
def test_that_tab_reaches_what_stands_before_the_table_of_a_page(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    strip = window.outer_panels[0]
    wanted = set()
    at: QWidget | None = strip
    for _ in range(5_000):
        assert at is not None
        at = at.nextInFocusChain()
        takes = at is not None and at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if at is not None and takes and at.isVisible() and at.isEnabled():
            group = at.group() if isinstance(at, QAbstractButton) else None
            if window.page.isAncestorOf(at) and group is None:
                wanted.add(at)
    outer = {each for each in wanted if not _is_in_table(each)}

    window._title.start_search()
    seen = set()
    for _ in range(150):
        press(qtbot, app, "Tab" if not _in_table() else "Ctrl+Tab")
        seen.add(QApplication.focusWidget())

    assert outer <= seen


def _in_table() -> bool:
    here = QApplication.focusWidget()
    return isinstance(here, QAbstractItemView) or (
        here is not None and _is_in_table(here)
    )


def _is_in_table(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return around is not None and (
        isinstance(around, (QAbstractItemView, QComboBox)) or _is_in_table(around)
    )


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("undo", "undo"),
        ("sched", "schedule"),
        ("Ctrl", None),
        ("鄱阳没有", None),
    ],
)
def test_that_ctrl_k_finds_commands_and_pages(
    qtbot: QtBot, app: App, typed: str, wanted: str | None
) -> None:
    press(qtbot, app, "Ctrl+K")
    type_text(qtbot, typed)

    shown = [each.key for each in window_of(app).keys.search.shown]
    assert (wanted in shown) if wanted else (shown == [])


@pytest.mark.parametrize("typed", ["水系", "sxlt", "shuixiliantong", "shuix"])
def test_that_ctrl_k_goes_to_a_project_by_chinese_and_pinyin(
    qtbot: QtBot, app: App, typed: str
) -> None:
    window = window_of(app)
    window.show_page("checks")

    press(qtbot, app, "Ctrl+K")
    type_text(qtbot, typed)
    press(qtbot, app, "Return")

    assert window.current_key == "projects"
    id_ = window._context.focus.project_id
    name = window._session.portfolio.get(Project, id_).name
    assert name == "水系连通及水美乡村建设"
    assert window.keys.search.isHidden()


def test_that_ctrl_k_runs_a_command_of_another_page_after_going_there(
    qtbot: QtBot, app: App
) -> None:
    window = window_of(app)
    window.show_page("history")
    press(qtbot, app, "Ctrl+K")
    type_text(qtbot, "fold all")
    press(qtbot, app, "Return")

    page = window.page
    assert window.current_key == "projects"
    assert len(page.model.folded) == 5  # type: ignore[attr-defined]


def test_that_esc_leaves_the_search_with_the_keys_where_they_were(
    qtbot: QtBot, app: App
) -> None:
    before = QApplication.focusWidget()
    press(qtbot, app, "Ctrl+K")
    assert window_of(app).keys.search.isVisible()

    press(qtbot, app, "Esc")

    assert window_of(app).keys.search.isHidden()
    assert QApplication.focusWidget() is before


def test_that_up_and_down_choose_in_the_search(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, "Ctrl+K")
    press(qtbot, app, "Down", "Down", "Up", "Return")

    assert window_of(app).current_key == KEYS[1]


@pytest.mark.parametrize("page", KEYS)
def test_that_f1_lists_every_key_those_of_the_page_first(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)

    press(qtbot, app, "F1")

    panel = window.keys.help
    assert panel is not None
    assert panel.isVisible()
    listed = {each.key for each in panel.shown}
    assert {each.name for each in all_commands() if each.keys} <= listed
    first = panel.shown[0]
    assert first.kind == "heading"
    assert (first.key == "everywhere") == (page == "history")
    panel.close()


def test_that_the_help_is_searched_by_words_and_by_keys(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, "F1")
    panel = window_of(app).keys.help
    assert panel is not None

    qtbot.keyClicks(panel.field, "fill")
    by_words = [each.key for each in panel.shown if each.kind == "command"]
    panel.field.clear()
    qtbot.keyClicks(panel.field, "F8")
    by_keys = [each.key for each in panel.shown if each.kind == "command"]

    assert by_words == ["fill_down", "fill_right"]
    assert by_keys == ["next_finding", "previous_finding"]
    panel.close()


@pytest.mark.parametrize("page", ["checks", "history", "zones", "funding"])
def test_that_ctrl_plus_minus_and_zero_change_the_size_of_text(
    qtbot: QtBot, app: App, page: str
) -> None:
    window_of(app).show_page(page)
    before = app.theme.px(100)

    press(qtbot, app, "Ctrl++")
    assert app.theme.px(100) == before + 10
    qtbot.waitUntil(window_of(app).isActiveWindow)
    press(qtbot, app, "Ctrl+=")
    assert app.settings.scale == 120
    qtbot.waitUntil(window_of(app).isActiveWindow)
    press(qtbot, app, "Ctrl+0")
    assert app.theme.px(100) == before
    assert window_of(app).current_key == page
    qtbot.waitUntil(window_of(app).isActiveWindow)
    if page != "zones":  # there Ctrl+- deletes a row
        press(qtbot, app, "Ctrl+-")
        assert app.settings.scale == 90
        press(qtbot, app, "Ctrl+-")
        assert app.settings.scale == 90


def test_that_the_size_of_text_is_remembered(qtbot: QtBot, app: App) -> None:
    window_of(app).show_page("history")
    press(qtbot, app, "Ctrl++")

    kept = QSettings(app._store.fileName(), QSettings.Format.IniFormat)
    assert int(str(kept.value("scale"))) == 110


def test_that_ctrl_plus_on_the_annex_makes_pages_larger(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    window.show_page("annex")
    page: AnnexPage = window.page  # type: ignore[assignment]
    qtbot.waitUntil(lambda: page.desk.sheets is not None)
    before = page.desk.percent

    press(qtbot, app, "Ctrl++")
    larger = page.desk.percent
    press(qtbot, app, "Ctrl+0")

    assert larger > before
    assert page.desk.percent == before
    assert app.settings.scale == 100


@pytest.mark.parametrize("page", KEYS)
def test_that_f8_goes_to_the_next_finding_from_any_page(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    finding = next(each for each in window._session.findings if not each.waived)
    press(qtbot, app, "F8", "Shift+F8")

    assert finding.table == Project.TABLE
    assert window.current_key == "projects"
    assert window._context.focus.project_id == finding.row_id


def test_that_f8_goes_to_a_place_on_its_list(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    found = [each for each in window._session.findings if each.waived is None]
    at = next(n for n, each in enumerate(found) if each.table == "places")

    press(qtbot, app, *["F8"] * at)

    assert window.current_key == "zones"
    panel = window.page.panel  # type: ignore[attr-defined]
    assert panel.listing.key == "places"
    assert panel.table.row_id == found[at].row_id


@pytest.mark.parametrize("page", ["checks", "zones", "history", "annex", "projects"])
def test_that_ctrl_g_goes_to_a_line_by_its_number(
    qtbot: QtBot, app: App, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(app)
    window.show_page(page)
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_: (3, True))
    start = QApplication.focusWidget()

    press(qtbot, app, "Ctrl+G")

    if page == "annex":
        here = QApplication.focusWidget()
        assert here is not None
        assert here.accessibleName() == "Page"
    else:
        assert isinstance(start, QAbstractItemView)
        wanted = 4 if page == "projects" else 2  # the group of the third is second
        assert start.currentIndex().row() == wanted


def test_that_ctrl_page_keys_change_the_scenario(qtbot: QtBot, app: App) -> None:
    window = window_of(app)
    window.show_page("funding")
    focus = window._context.focus
    press(qtbot, app, "Ctrl+PgDown")
    chosen = focus.scenario_id
    press(qtbot, app, "Ctrl+PgUp")

    assert chosen
    assert focus.scenario_id == ""


def test_that_ctrl_shift_k_goes_to_the_comparison(qtbot: QtBot, app: App) -> None:
    window_of(app).show_page("funding")

    press(qtbot, app, "Ctrl+Shift+K")

    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "Scenarios compared"


@pytest.mark.parametrize("page", ["projects", "annex", "checks"])
def test_that_the_annex_is_printed_and_saved_from_any_page(
    qtbot: QtBot, app: App, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask_printer(*_: object) -> None:
        asked.append("printer")

    def ask_file(*_: object) -> tuple[str, str]:
        asked.append("file")
        return "", ""

    monkeypatch.setattr(printing, "ask_printer", ask_printer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask_file)
    window = window_of(app)
    window.show_page(page)

    press(qtbot, app, "Ctrl+P")
    qtbot.waitUntil(lambda: asked == ["printer"])
    assert window.current_key == "annex"
    window.show_page(page)
    press(qtbot, app, "Ctrl+Shift+P")

    assert window.current_key == "annex"
    assert asked == ["printer", "file"]


@pytest.mark.parametrize("page", ["checks", "zones", "indicators"])
def test_that_f4_hides_and_shows_the_panel_at_the_right(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = window_of(app)
    window.show_page(page)
    if page == "zones":
        window.page.show_list("zones")  # type: ignore[attr-defined]
    panel = window.page.side_panel("inspector")
    assert panel is not None

    press(qtbot, app, "F4")
    hidden = panel.isHidden()
    press(qtbot, app, "F4")

    assert hidden
    assert panel.isVisible()


def test_that_shares_and_inspector_have_keys_on_projects(
    qtbot: QtBot, app: App
) -> None:
    page: PortfolioPage = window_of(app).page  # type: ignore[assignment]
    for keys, name in (("F4", "inspector"), ("Ctrl+Alt+S", "shares")):
        press(qtbot, app, keys)
        assert page.side.cards[name].isHidden()
        press(qtbot, app, keys)
        assert page.side.cards[name].isVisible()


@pytest.mark.qt_log_ignore("does not support")
def test_that_f10_and_alt_show_a_menu_with_every_command(
    qtbot: QtBot, app: App
) -> None:
    window = window_of(app)
    assert window.menuBar().isHidden()
    press(qtbot, app, "F10")
    assert window.menuBar().isVisible()

    said = {"Undo"}  # it says what it would undo
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        said |= {each.text().partition("\t")[0] for each in menu.actions()}
    here = {"everywhere", "table"}
    wanted = {
        each.words
        for each in all_commands()
        if each.where in here and not each.is_move and each.name != "menu"
    }
    assert wanted <= said
    assert {entry.title() for entry in PAGES} <= said
    while popup := QApplication.activePopupWidget():
        popup.close()


@pytest.mark.qt_log_ignore("does not support")
def test_that_ctrl_e_offers_what_can_leave_the_program(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, "Ctrl+E")

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 3
    menu.close()


def test_that_enter_runs_the_settings_from_the_search(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, "Ctrl+K")
    type_text(qtbot, "settings")
    press(qtbot, app, "Return")

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()
