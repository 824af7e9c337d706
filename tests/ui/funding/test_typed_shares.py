"""A share typed where the slider stands goes into the field beside it."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ecoplanner.ui.funding import would
from ecoplanner.ui.funding.matrix_model import Column
from tests.ui.funding.hands import cell_of
from tests.ui.funding.hands import project_in_hand

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage


def test_that_figures_typed_on_a_slider_set_the_share(page: FundingPage) -> None:
    project_in_hand(page)
    cell_of(page, Column.SLIDER)
    page.widgets.matrix.setFocus()

    for each in "12%":
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, each)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert cell_of(page, Column.SHARE).data() == "12.00%"


def test_that_what_is_behind_a_cell_in_hand_is_read_before_it_is_typed_in(
    qtbot: QtBot, page: FundingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_in_hand(page)
    read: list[str] = []
    pieces = {name: getattr(would, name) for name in ("Cell", "frame_of", "LimitSums")}

    for name, work in pieces.items():

        def noted(*args: object, name: str = name, work: Any = work) -> object:
            read.append(name)
            return work(*args)

        monkeypatch.setattr(would, name, noted)
    index = cell_of(page, Column.SHARE)
    page.widgets.matrix.setCurrentIndex(index)
    qtbot.waitUntil(lambda: len(read) == len(pieces))
    assert sorted(read) == sorted(pieces)
    page.widgets.model.setData(index, "12%")

    # What it makes of it is read again: for the next that is typed there.
    assert cell_of(page, Column.SHARE).data() == "12.00%"
    assert len(read) == len(pieces)
    qtbot.waitUntil(lambda: len(read) == 2 * len(pieces))
