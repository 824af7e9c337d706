"""Options and notes of the tables shown, stored as edits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.annex import TableNote
from ecoplanner.model.annex import TableSetting
from ecoplanner.ui.annex.notes_dialog import NotesDialog
from tests.ui.annex.shown import settled
from tests.ui.annex.shown import words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.annex.page import AnnexPage


def stored(page: AnnexPage, name: str, key: str = "schedule") -> list[object]:
    rows = page.session.portfolio.having(TableSetting, "table_key", key)
    return [json.loads(row.value) for row in rows if row.name == name]


@pytest.mark.parametrize(
    ("wanted", "word"),
    [
        ({"orientation": "portrait"}, None),
        ({"number_form": "hyphens", "first_number": 51}, "-51-"),
        ({"size": 8.0}, None),
        ({"money_unit": "亿元"}, "亿元"),
        ({"grouping": "comma"}, "22,600"),
        ({"merge_places": "never", "merge_agencies": "never"}, None),
        ({"subtotals": True}, "小计"),
        ({"fill_in": True}, None),
        ({"rules": "three_line"}, None),
        ({"turned": "binder"}, None),
    ],
)
def test_that_options_are_stored_as_one_edit_and_undone(
    qtbot: QtBot, page: AnnexPage, wanted: dict[str, object], word: str | None
) -> None:
    before = [words(page, 0), words(page, 1)]
    were = [stored(page, name) for name in wanted]

    page.set_options(wanted)
    settled(qtbot, page)
    assert [stored(page, name) for name in wanted] == [[v] for v in wanted.values()]
    if word is not None:
        assert word in words(page, 0) + words(page, 1)
    page.session.undo()
    settled(qtbot, page)

    assert [stored(page, name) for name in wanted] == were
    assert [words(page, 0), words(page, 1)] == before


def test_that_a_choice_of_a_menu_is_stored_and_shown(
    qtbot: QtBot, page: AnnexPage
) -> None:
    menu = page._options.menus.menu("unit")
    action = next(each for each in menu.actions() if each.data() == ("decimals", 2))

    action.trigger()
    settled(qtbot, page)

    assert stored(page, "decimals") == [2]
    assert action.isChecked()
    assert "1078.00" in words(page, 0)


def test_that_the_default_of_an_option_is_not_stored(page: AnnexPage) -> None:
    page.set_options({"size": 8.0})

    page.set_options({"size": None})

    assert stored(page, "size") == []


def test_that_merging_is_one_button(qtbot: QtBot, page: AnnexPage) -> None:
    action = page._options.merge_action
    assert action.isChecked()

    action.trigger()
    settled(qtbot, page)

    assert stored(page, "merge_places") == ["never"]
    assert not action.isChecked()


def test_that_an_option_no_page_can_follow_is_told_and_not_stored(
    qtbot: QtBot, page: AnnexPage
) -> None:
    with qtbot.waitSignal(page.refused) as told:
        page.set_options({"size": 40.0})

    assert told.args is not None
    assert told.args[0]
    assert stored(page, "size") == []


def test_that_a_font_that_cannot_be_used_is_told(
    qtbot: QtBot, page: AnnexPage, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    shown = page.desk.sheets

    with qtbot.waitSignal(page.notice) as told:
        page.set_options({"song": str(broken)})

    assert told.args is not None
    assert str(broken) in told.args[0]
    assert not page._notice.isHidden()
    # The pages are set again, in the bundled font.
    assert page.desk.sheets is not shown


def test_that_options_go_to_all_tables_shown(page: AnnexPage) -> None:
    page.show_tables(("schedule", "investment"))

    page.set_options({"shading": 0})

    assert stored(page, "shading") == [0]
    assert stored(page, "shading", "investment") == [0]


def test_that_notes_are_written_and_undone(
    qtbot: QtBot, page: AnnexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NotesDialog, "ask", lambda *_: ("资金含地方债", "另一条"))
    before = page.session.portfolio.having(TableNote, "table_key", "schedule")

    page._options.write_notes_action.trigger()
    settled(qtbot, page)
    rows = page.session.portfolio.having(TableNote, "table_key", "schedule")
    assert [row.words for row in rows] == ["资金含地方债", "另一条"]
    last = len(page.desk.sheets.layout.pages) - 1 if page.desk.sheets else 0
    assert "资金含地方债" in words(page, last)
    page.session.undo()

    after = page.session.portfolio.having(TableNote, "table_key", "schedule")
    assert after == before
