"""What is chosen for the annex is stored and survives closing."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDoubleSpinBox
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QTableWidget
from PySide6.QtWidgets import QTableWidgetItem

from ecoplanner.model.annex import TableSetting
from ecoplanner.reports.options import OPTION_NAMES
from ecoplanner.reports.options import read_options
from ecoplanner.reports.settings import PageSettings
from ecoplanner.ui.annex import option_values
from ecoplanner.ui.annex.columns_box import columns_of
from ecoplanner.ui.annex.memory import AnnexMemory
from ecoplanner.ui.annex.memory import MOST_PLANS
from ecoplanner.ui.annex.options_dialog import OptionsDialog
from ecoplanner.ui.settings import Settings
from tests.ui.annex.shown import settled
from tests.ui.annex.shown import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.annex.page import AnnexPage
    from ecoplanner.ui.page import Context

KEY = "schedule"
#: Options that have a control of their own in the bar or its menus.
ON_BAR = {
    *("orientation", "preset", "sides", "turned", "number_form", "number_place"),
    *("first_number", "size", "song", "song_bold", "hei", "hei_bold"),
    *("money_unit", "decimals", "unit_place", "grouping", "rules", "shading"),
    *("merge_places", "merge_agencies", "merge_schedule"),
    *("notes", "subtotals", "fill_in"),
}
COLUMNS = {"column_names", "hidden_columns", "column_order", "column_widths_mm"}


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> OptionsDialog:
    """Every option of the schedule, asked for."""
    made = OptionsDialog(context.theme, "en", context.session.portfolio, KEY)
    qtbot.addWidget(made)
    return made


def item(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    found = table.item(row, column)
    assert found is not None
    return found


def store(context: Context, dialog: OptionsDialog) -> None:
    work = option_values.storing(context.session.portfolio, [KEY], dialog.changes())
    context.session.edit("options", work)


def test_that_the_tables_chosen_are_there_when_the_plan_is_opened_again(
    qtbot: QtBot, show: Callable[[Context], AnnexPage], context: Context
) -> None:
    first = show(context)
    first.show_tables(("schedule", "zones"))
    settled(qtbot, first)

    again = show(context)

    assert again.keys == ("schedule", "zones")


def test_that_tables_of_another_plan_are_its_own() -> None:
    settings = Settings()
    AnnexMemory(settings, "a").keep_tables(["zones"])
    AnnexMemory(settings, "b").keep_tables(["tasks", "gone"])

    assert AnnexMemory(settings, "a").tables(["zones", "tasks"]) == ("zones",)
    assert AnnexMemory(settings, "b").tables(["zones", "tasks"]) == ("tasks",)
    assert AnnexMemory(settings, "c").tables(["zones"]) == ()


def test_that_only_the_latest_plans_are_remembered() -> None:
    settings = Settings()
    for number in range(MOST_PLANS + 5):
        AnnexMemory(settings, str(number)).keep_tables(["zones"])

    kept = json.loads(settings.annex)
    assert len(kept) == MOST_PLANS
    assert list(kept)[-1] == str(MOST_PLANS + 4)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"a": {"merges": 3}}'])
def test_that_a_spoilt_memory_is_begun_anew(text: str) -> None:
    memory = AnnexMemory(Settings(annex=text), "a")

    assert memory.tables(["zones"]) == ()
    assert memory.merges("zones") == {}
    memory.keep_pdf("x.pdf")
    assert memory.pdf == "x.pdf"


def test_that_merging_comes_back_as_it_was_after_it_was_off(
    qtbot: QtBot, show: Callable[[Context], AnnexPage], context: Context
) -> None:
    page = show(context)
    page.set_options({"merge_agencies": "with_places", "merge_schedule": "always"})
    page.set_merging(is_on=False)
    off = option_values.values_of(context.session.portfolio, KEY)
    again = show(context)

    again.set_merging(is_on=True)
    for shown in (page, again):
        settled(qtbot, shown)

    now = option_values.values_of(context.session.portfolio, KEY)
    assert {off[name] for name in option_values.MERGES} == {"never"}
    assert now["merge_agencies"] == "with_places"
    assert now["merge_schedule"] == "always"
    assert now["merge_places"] == "always"


def test_that_every_option_can_be_reached(dialog: OptionsDialog) -> None:
    names = {each.name for each in fields(PageSettings)} | OPTION_NAMES

    assert names <= set(dialog._widgets) | ON_BAR | COLUMNS


def test_that_nothing_is_stored_for_what_was_not_touched(
    dialog: OptionsDialog,
) -> None:
    assert dialog.changes() == {}
    assert dialog.problems() == []


def test_that_an_option_of_each_kind_is_stored(
    qtbot: QtBot, context: Context, dialog: OptionsDialog
) -> None:
    label, zero = dialog.field("label"), dialog.field("zero")
    assert isinstance(label, QComboBox)
    assert isinstance(zero, QComboBox)
    label.setEditText("附表三")
    zero.setCurrentIndex(1)
    head = dialog.field("running_head")
    assert isinstance(head, QLineEdit)
    qtbot.keyClicks(head, "draft")
    size = dialog.field("title_size")
    assert isinstance(size, QDoubleSpinBox)
    size.setValue(16)

    store(context, dialog)

    portfolio = context.session.portfolio
    options, problems = read_options(portfolio, KEY)
    kept = {row.name for row in portfolio.having(TableSetting, "table_key", KEY)}
    assert problems == ()
    assert (options.label, options.zero) == ("附表三", "0")
    assert {"running_head", "title_size"} <= kept


def test_that_a_label_can_be_left_out_altogether(
    context: Context, dialog: OptionsDialog
) -> None:
    label = dialog.field("label")
    assert isinstance(label, QComboBox)
    label.setCurrentIndex(1)

    store(context, dialog)

    assert read_options(context.session.portfolio, KEY)[0].label == ""


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("title_size", 30.0, "Size of the title"), ("notes_size", 3.0, "Size of notes")],
)
def test_that_what_cannot_be_is_refused_with_a_sentence(
    qtbot: QtBot, dialog: OptionsDialog, name: str, value: float, said: str
) -> None:
    field = dialog.field(name)
    assert isinstance(field, QDoubleSpinBox)
    field.setValue(value)
    dialog.show()

    dialog.accept()

    assert dialog.isVisible()
    assert said in dialog._sentence.text()


def test_that_margins_too_wide_for_a_table_are_refused(dialog: OptionsDialog) -> None:
    preset = dialog.field("preset")
    assert isinstance(preset, QComboBox)
    preset.setCurrentIndex(preset.findData("custom"))
    for name in ("binding_mm", "outer_mm"):
        field: QWidget = dialog.field(name)
        assert isinstance(field, QDoubleSpinBox)
        field.setValue(80)

    assert any("type area" in each for each in dialog.problems())


def test_that_columns_are_hidden_named_widened_and_moved(
    qtbot: QtBot,
    context: Context,
    dialog: OptionsDialog,
    show: Callable[[Context], AnnexPage],
) -> None:
    before = columns_of(context.session.portfolio, KEY)
    table = dialog.columns.table
    table.setCurrentCell(1, 0)
    dialog.columns.shift(1)
    item(table, 3, 0).setCheckState(Qt.CheckState.Unchecked)
    item(table, 0, 1).setText("编号")
    item(table, 2, 2).setText("31.5")

    assert dialog.problems() == []
    store(context, dialog)

    after = columns_of(context.session.portfolio, KEY)
    assert [each.key for each in after][1:3] == [before[2].key, before[1].key]
    assert not after[3].is_shown
    assert after[0].words == "编号"
    assert after[2].width == "31.5"
    page = show(context)
    assert "编号" in words(page, 0)


@pytest.mark.parametrize("width", ["wide", "-3", "0", "nan"])
def test_that_a_width_that_is_none_is_refused(
    dialog: OptionsDialog, width: str
) -> None:
    item(dialog.columns.table, 0, 2).setText(width)

    assert any(width in each for each in dialog.problems())


def test_that_one_column_stays(dialog: OptionsDialog) -> None:
    table = dialog.columns.table
    for row in range(table.rowCount()):
        item(table, row, 0).setCheckState(Qt.CheckState.Unchecked)

    assert any("at least one column" in each for each in dialog.problems())


def test_that_the_pdf_is_proposed_beside_the_plan_and_then_where_it_was_put(
    qtbot: QtBot,
    context: Context,
    page: AnnexPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proposed: list[str] = []

    def answer(*arguments: object) -> tuple[str, str]:
        proposed.append(str(arguments[2]))
        folder = context.session.path
        assert folder is not None
        return str(folder.with_name("out.pdf")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    for _ in range(2):
        with qtbot.waitSignal(page.notice):
            page.save_action.trigger()

    plan = context.session.path
    assert plan is not None
    first, second = proposed
    assert first.startswith(str(plan.parent))
    assert context.session.portfolio.plan.title in first
    assert second == str(plan.with_name("out.pdf"))
