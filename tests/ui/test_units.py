"""Money in 万元 or 亿元, chosen in the settings and followed everywhere."""

from __future__ import annotations

from typing import cast
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QTreeView
from PySide6.QtWidgets import QWidget

from ecoplanner.model.funding import Allocation
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.ui.amounts import write_as
from ecoplanner.ui.dialogs.settings import SettingsDialog
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.portfolio.column_filter import ColumnFilter
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.filter_popup import FilterPopup
from ecoplanner.ui.portfolio.inspector import Inspector
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.page import PortfolioPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NAME, SOURCE = "城镇污水管网建设工程", "企业补偿"
WAN = 1_000_000


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave 万元 to the tests after these."""
    yield
    write_as("wan", "")


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program in Chinese, on the Shanggao sample."""
    with program(qapp, tmp_path, plan_file(tmp_path), language="zh") as made:
        yield made


def grid(app: App) -> PortfolioPage:
    """Return the page of projects, with the keyboard in its table."""
    assert app.window is not None
    app.window.show_page("projects")
    app.window.activateWindow()
    page = cast("PortfolioPage", app.window.page)
    page.view.setFocus()
    return page


def project(app: App) -> Project:
    assert app.session is not None
    found = app.session.portfolio.named(Project, NAME)
    assert found is not None
    return found


def cell(page: PortfolioPage, key: str) -> QModelIndex:
    found = page.session.portfolio.named(Project, NAME)
    assert found is not None
    return page.model.index(page.model.line_of(found.id), AT[key])


def choose(qtbot: QtBot, app: App, **wanted: str) -> None:
    """Choose in the dialog of settings by keys alone: boxes by arrows, then Enter."""
    assert app.window is not None
    parent = app.window
    parent.commands.settings_action.trigger()
    qtbot.waitUntil(lambda: parent.findChild(SettingsDialog) is not None)
    dialog = cast("SettingsDialog", parent.findChild(SettingsDialog))
    dialog.activateWindow()
    for name, value in wanted.items():
        box = getattr(dialog, f"_{name}")
        box.setFocus()
        qtbot.keyClick(box, Key.Key_Home)
        for _ in range(box.findData(value)):
            qtbot.keyClick(box, Key.Key_Down)
        assert box.currentData() == value
    qtbot.keyClick(dialog, Key.Key_Return)
    qtbot.waitUntil(lambda: not app.look.is_due)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_that_the_unit_is_chosen_in_the_settings_by_keys(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    page = grid(app)
    assert page.panel.total.text("need") == "193,578"
    assert "单位：万元" in texts(page.toolbar)

    choose(qtbot, app, money="yi")

    page = grid(app)
    assert page.panel.total.text("need") == "19.3578"
    assert "单位：亿元" in texts(page.toolbar)
    assert cell(page, "need").data() == "0.5"
    assert cell(page, "gap").data() == "−0.5"
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert kept.value("money_unit") == "yi"

    choose(qtbot, app, money="wan", numbers="plain-even")

    page = grid(app)
    assert page.panel.total.text("need") == "193578.00"
    assert "单位：万元" in texts(page.toolbar)


def test_that_a_bare_figure_typed_in_the_table_is_in_the_unit_shown(
    qtbot: QtBot, app: App
) -> None:
    choose(qtbot, app, money="yi")
    page = grid(app)
    assert app.session is not None
    for text, fen in (("5", 50_000 * WAN), ("8000万元", 8_000 * WAN)):
        page.view.go_to(cell(page, "need"))
        qtbot.keyClicks(page.view, text[0])
        editor = page.view.editor()
        assert editor is not None
        # Only ASCII is typed by keys here; the rest an input method would bring.
        field = cast("QLineEdit", editor.widget)
        field.insert(text[1:])
        qtbot.keyClick(field, Key.Key_Return)
        assert project(app).need_fen == fen

    assert cell(page, "need").data() == "0.8"
    steps = app.session.portfolio
    page.view.go_to(cell(page, "need"))
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.editor()
    assert editor is not None
    assert cast("QLineEdit", editor.widget).text() == "0.8"
    qtbot.keyClick(editor.widget, Key.Key_Return)
    assert app.session.portfolio is steps


def test_that_amounts_finer_than_shown_stay_when_an_editor_is_left(
    qtbot: QtBot, app: App
) -> None:
    choose(qtbot, app, money="yi")
    page = grid(app)
    page.commands._edits.type_into({project(app).id: {"need": "1234.567891万元"}})
    assert project(app).need_fen == 1_234_567_891
    assert cell(page, "need").data() == "0.1234567891"

    page.view.go_to(cell(page, "need"))
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.editor()
    assert editor is not None
    qtbot.keyClick(editor.widget, Key.Key_Return)

    assert project(app).need_fen == 1_234_567_891


def test_that_the_strip_sums_in_the_unit_shown(qtbot: QtBot, app: App) -> None:
    choose(qtbot, app, money="yi")
    page = grid(app)
    said: list[str] = []
    page.summary_changed.connect(said.append)
    page.view.go_to(cell(page, "need"))
    page.view.selected.select_lines([page.model.line_of(project(app).id)])

    assert "合计 0.5 亿元" in said[-1]
    assert "万元" not in said[-1]


def test_that_the_strip_names_the_unit_as_all_else_does_in_english(
    qtbot: QtBot, app: App
) -> None:
    choose(qtbot, app, money="wan", language="en")
    page = grid(app)
    said: list[str] = []
    page.summary_changed.connect(said.append)
    page.view.selected.select_lines([page.model.line_of(project(app).id)])
    assert "together 5,000 (10,000 yuan)" in said[-1]

    choose(qtbot, app, money="yi")
    page = grid(app)
    page.summary_changed.connect(said.append)
    page.view.selected.select_lines([page.model.line_of(project(app).id)])

    assert "together 0.5 (100m yuan)" in said[-1]


def test_that_cells_are_copied_as_they_are_seen(qtbot: QtBot, app: App) -> None:
    choose(qtbot, app, money="yi")
    page = grid(app)
    page.view.go_to(cell(page, "need"))

    qtbot.keyClick(page.view, Key.Key_C, CTRL)

    assert QApplication.clipboard().text().strip() == "0.5"


def test_that_money_is_set_aside_in_the_unit_shown(
    qtbot: QtBot, context: Context
) -> None:
    write_as("yi", "")
    found = context.session.portfolio.named(Project, NAME)
    assert found is not None
    context.focus.set_project(found.id)
    page = FundingPage(context)
    qtbot.addWidget(page)
    page.resize(1302, 696)
    page.show()
    page.activateWindow()
    matrix, model = page.widgets.matrix, page.widgets.model
    total = model.columnCount() - 1

    def at(column: int) -> QModelIndex:
        for row in range(model.rowCount()):
            source = model.row_at(model.index(row, column)).source
            if source is not None and source.name == SOURCE:
                return model.index(row, column)
        raise AssertionError

    def enter(column: int, text: str) -> None:
        matrix.setFocus()
        matrix.setCurrentIndex(at(column))
        qtbot.keyClick(matrix, Key.Key_F2)
        editor = matrix.findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.waitUntil(lambda: matrix.findChild(QLineEdit) is None)

    def given() -> int:
        return sum(row.amount_fen for row in page.session.portfolio.all(Allocation))

    enter(total, "0.1")
    assert given() == 1_000 * WAN
    assert at(total).data() == "0.1"
    enter(Column.SHARE, "15")
    assert given() == 750 * WAN
    assert at(total).data() == "0.075"
    assert at(total).data(Qt.ItemDataRole.EditRole) == "0.075"
    matrix.setFocus()
    matrix.setCurrentIndex(at(Column.SLIDER))
    qtbot.keyClick(matrix, Key.Key_Right, CTRL)
    matrix.commit_slider()
    assert at(total).data() == "0.08"
    assert given() == 800 * WAN
    assert not [text for text in texts(page) if "万元" in text]


def test_that_the_inspector_follows_and_takes_the_unit_shown(
    qtbot: QtBot, context: Context
) -> None:
    write_as("yi", "")
    session = context.session
    found = session.portfolio.named(Project, NAME)
    assert found is not None
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.resize(420, 1300)
    with qtbot.waitExposed(inspector):
        inspector.show()
    context.focus.set_project(found.id)
    field = cast("QLineEdit", inspector.fields["need"].input)
    assert field.text() == "0.5"

    for text, fen in (("0.6", 6_000 * WAN), ("7000 wan", 6_000 * WAN)):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Key.Key_Return)
        assert session.portfolio.get(Project, found.id).need_fen == fen
    cost = inspector.details.costs.fields["construction"].input
    cost.setFocus()
    qtbot.keyClicks(cost, "0.25")
    qtbot.keyClick(cost, Key.Key_Return)

    (row,) = session.portfolio.having(Cost, "project_id", found.id)
    assert row.amount_fen == 2_500 * WAN
    assert cast("QLineEdit", cost).text() == "0.25"


def test_that_a_filter_by_amount_is_typed_in_the_unit_shown(
    qtbot: QtBot, app: App
) -> None:
    choose(qtbot, app, money="yi")
    page = grid(app)
    popup = FilterPopup(
        page.model.facts, ColumnFilter(key="need"), page.theme, "zh", page.view
    )
    qtbot.addWidget(popup)
    found: list[ColumnFilter] = []
    popup.chosen.connect(found.append)

    qtbot.keyClicks(cast("QLineEdit", popup.field), "0.5")
    popup.apply()

    assert found[0].least_fen == 5_000 * WAN


@pytest.mark.parametrize(
    "key", ["projects", "schedule", "funding", "checks", "zones", "history"]
)
def test_that_no_page_speaks_of_another_unit(qtbot: QtBot, app: App, key: str) -> None:
    choose(qtbot, app, money="yi")
    assert app.window is not None
    app.window.show_page(key)
    page = app.window.page

    said = texts(app.window)
    said += [each.accessibleName() for each in page.findChildren(QWidget)]
    said += [each.toolTip() for each in page.findChildren(QWidget)]
    for view in (*page.findChildren(QTableView), *page.findChildren(QTreeView)):
        model = view.model()
        for column in range(model.columnCount()):
            heading = model.headerData(column, Qt.Orientation.Horizontal)
            said.append(str(heading))

    assert [each for each in said if "万元" in each] == []
