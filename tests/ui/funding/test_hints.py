"""What stands below a cell of the funding matrix while it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit

from ecoplanner.ui.funding.matrix_model import Column
from tests.ui.funding.hands import cell_of
from tests.ui.funding.hands import enter
from tests.ui.funding.hands import project_in_hand
from tests.ui.funding.hands import type_text

if TYPE_CHECKING:
    from ecoplanner.ui.funding.page import FundingPage

KEY = Qt.Key
UNCHANGED = "Was {} × 10,000 yuan  Esc cancels"


def _hint(page: FundingPage) -> str:
    labels = page.widgets.matrix.viewport().findChildren(QLabel)
    (found,) = [each.text() for each in labels if each.property("role") == "hint"]
    return found


def _open(page: FundingPage, column: int) -> QLineEdit:
    cell_of(page, column)
    QTest.keyClick(page.widgets.matrix, KEY.Key_F2)
    editor = page.widgets.matrix.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    return editor


@pytest.mark.parametrize("share", ["15", "33.333"])
def test_that_an_opened_share_shows_no_change(page: FundingPage, share: str) -> None:
    # 33.333 % is shown as 33.33 %, which is another amount.
    project_in_hand(page)
    enter(page, Column.SHARE, share)
    amount = {"15": "750", "33.333": "1,666.65"}[share]

    _open(page, Column.SHARE)

    assert _hint(page) == UNCHANGED.format(amount)


def test_that_an_opened_year_shows_no_change(page: FundingPage) -> None:
    project_in_hand(page)
    enter(page, Column.SHARE, "15")

    _open(page, Column.YEARS)

    assert _hint(page) == UNCHANGED.format("150")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("16", "Was 750, 50 × 10,000 yuan more  Esc cancels"),
        ("14%", "Was 750, 50 × 10,000 yuan less  Esc cancels"),
        ("700", "Was 750, 50 × 10,000 yuan less  Esc cancels"),
        ("15.00%", UNCHANGED.format("750")),
    ],
)
def test_that_a_typed_share_shows_the_change_of_its_amount(
    page: FundingPage, text: str, said: str
) -> None:
    project_in_hand(page)
    enter(page, Column.SHARE, "15")

    type_text(page, Column.SHARE, text)

    assert _hint(page) == said
