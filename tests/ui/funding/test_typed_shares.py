"""A share typed where the slider stands goes into the field beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ecoplanner.ui.funding.matrix_model import Column
from tests.ui.funding.hands import cell_of
from tests.ui.funding.hands import project_in_hand

if TYPE_CHECKING:
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
