"""Widths of columns that share a room."""

from __future__ import annotations

from functools import partial
from typing import cast
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics

from ecoplanner.ui.lists.delegate import PADDING
from ecoplanner.ui.lists.fitting import fitted
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.lists.page import ListsPage
    from ecoplanner.ui.lists.table import ListTable
    from ecoplanner.ui.lists.zones import ZonesPage


@pytest.mark.parametrize(
    ("wanted", "firm", "room", "widths"),
    [
        # All can be read: what is over goes to words, not to figures.
        ([100, 50, 300], [False, True, False], 850, [200, 50, 600]),
        # The wide ones give way to each other, the narrow one is left alone.
        ([400, 60, 900], [False, False, False], 460, [200, 60, 200]),
        # Figures are never cut for words.
        ([400, 90], [False, True], 290, [200, 90]),
        # Under the least a table is scrolled instead.
        ([400, 90], [False, True], 100, [80, 90]),
        ([90, 90], [True, True], 500, [90, 90]),
    ],
)
def test_that_words_share_what_figures_leave(
    wanted: list[int], firm: list[bool], room: int, widths: list[int]
) -> None:
    assert fitted(wanted, firm, room, [80] * len(wanted)) == widths


@given(
    columns=st.lists(st.tuples(st.integers(1, 2_000), st.booleans()), min_size=1),
    room=st.integers(0, 5_000),
)
def test_that_no_word_is_cut_while_there_is_room(
    columns: list[tuple[int, bool]], room: int
) -> None:
    wanted, firm = [width for width, _ in columns], [each for _, each in columns]

    widths = fitted(wanted, firm, room, [40] * len(wanted))

    loose = [got for got, each in zip(widths, firm, strict=True) if not each]
    if sum(wanted) <= room:
        assert all(got >= want for got, want in zip(widths, wanted, strict=True))
        assert not loose or sum(widths) == room
    elif sum(widths) > room:
        assert all(got <= 40 for got in loose)


@given(
    columns=st.lists(st.tuples(st.integers(1, 2_000), st.booleans()), min_size=1),
    room=st.integers(0, 5_000),
)
def test_that_figures_keep_their_width(
    columns: list[tuple[int, bool]], room: int
) -> None:
    wanted, firm = [width for width, _ in columns], [each for _, each in columns]

    widths = fitted(wanted, firm, room, [40] * len(wanted))

    kept = [got for got, each in zip(widths, firm, strict=True) if each]
    assert kept == [want for want, each in columns if each]


def test_that_figures_and_their_headings_are_never_cut(page: ZonesPage) -> None:
    page.resize(700, 680)
    table, model = page.panel.table, page.panel.model

    for at, column in enumerate(model.columns):
        if column.is_number:
            words = [column.title, *(model.index(row, at).data() for row in range(3))]
            wide = max(map(table.fontMetrics().horizontalAdvance, words))
            assert table.columnWidth(at) >= wide


def test_that_a_wide_table_cuts_no_words(page: ZonesPage) -> None:
    page.resize(2500, 680)
    table, model = page.panel.table, page.panel.model

    for at in range(model.columnCount()):
        words = [model.index(row, at).data() for row in range(model.rowCount())]
        wide = max(map(table.fontMetrics().horizontalAdvance, words))
        assert table.columnWidth(at) > wide
    across = sum(table.columnWidth(at) for at in range(model.columnCount()))
    assert across == table.viewport().width()


@pytest.mark.parametrize("is_seen", [True, False])
def test_that_what_is_longer_after_an_edit_is_not_cut(
    page: ZonesPage, *, is_seen: bool
) -> None:
    page.show_list("agencies")
    page.resize(1600, 680)
    table, model = page.panel.table, page.panel.model
    before = table.columnWidth(1)
    page.setVisible(is_seen)

    assert model.setData(model.index(0, 1), "一个很长很长的办公室名称")

    page.show()
    said = model.index(0, 1).data()
    assert table.columnWidth(1) > table.fontMetrics().horizontalAdvance(said) > before
    wide = table.columnWidth(1)
    model.setData(model.index(0, 1), "短")
    # Nothing jumps back while one types.
    assert table.columnWidth(1) == wide


def is_in_sight(table: ListTable) -> bool:
    return table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["zones", "indicators"])
def test_that_no_list_lies_out_of_sight_in_large_text(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, page: str
) -> None:
    path = plan_file(tmp_path)
    with program(qapp, tmp_path, path, language=language, scale=150) as app:
        assert app.window is not None
        app.window.resize(1366, 728)
        app.window.show_page(page)
        qapp.processEvents()
        lists = cast("ListsPage", app.window.page)
        for listing in lists._listings:
            lists.show_list(listing.key)
            qtbot.waitUntil(partial(is_in_sight, lists.panel.table))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_headings_of_figures_are_whole_in_large_text(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str
) -> None:
    path = plan_file(tmp_path)
    with program(qapp, tmp_path, path, language=language, scale=150) as app:
        assert app.window is not None
        app.window.resize(1366, 728)
        app.window.show_page("indicators")
        qapp.processEvents()
        panel = cast("ListsPage", app.window.page).panel
        qtbot.waitUntil(partial(is_in_sight, panel.table))
        metrics = QFontMetrics(app.look.theme.font(12, 500))
        for at, column in enumerate(panel.model.columns):
            if column.is_number:
                wide = metrics.horizontalAdvance(column.title)
                edges = 2 * app.look.theme.px(PADDING)
                assert panel.table.columnWidth(at) >= wide + edges
