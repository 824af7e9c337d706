"""Hands on the funding page: scopes chosen, amounts typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QLineEdit

from ecoplanner.model.funding import Allocation
from ecoplanner.model.project import Project
from ecoplanner.ui.funding.money import Scope

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ecoplanner.ui.funding.page import FundingPage


SOURCE = "企业补偿"
PROJECT = "城镇污水管网建设工程"
KEY = Qt.Key


def choose(page: FundingPage, scope: Scope) -> None:
    index = page.widgets.scope.model.index_of(scope)
    page.widgets.scope.tree.setCurrentIndex(index)


def project_in_hand(page: FundingPage) -> Project:
    found = page.session.portfolio.named(Project, PROJECT)
    assert found is not None
    choose(page, Scope("project", found.id))
    return found


def cell_of(page: FundingPage, column: int, name: str = SOURCE) -> QModelIndex:
    model = page.widgets.model
    for row in range(model.rowCount()):
        index = model.index(row, column)
        source = model.row_at(index).source
        if source is not None and source.name == name:
            page.widgets.matrix.setCurrentIndex(index)
            return index
    msg = f"{name} is not shown"
    raise AssertionError(msg)


def type_text(page: FundingPage, column: int, text: str) -> QLineEdit:
    """Open the editor of a cell by key and type; Enter is not pressed."""
    index = cell_of(page, column)
    matrix = page.widgets.matrix
    matrix.setFocus()
    QTest.keyClick(matrix, KEY.Key_F2)
    editor = matrix.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    write(editor, text)
    assert matrix.currentIndex() == index
    return editor


def write(editor: QLineEdit, text: str) -> None:
    """Write by keys, or as an input method gives its text."""
    if text.isascii():
        QTest.keyClicks(editor, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def enter(page: FundingPage, column: int, text: str) -> None:
    QTest.keyClick(type_text(page, column, text), KEY.Key_Return)
    # Qt stores what was typed after the key is dealt with.
    QTest.qWait(0)


def total_column(page: FundingPage) -> int:
    return page.widgets.model.columnCount() - 1


def money_given(page: FundingPage) -> dict[tuple[str, int | None], int]:
    """Return what the source gives in the plan, by project and year."""
    return {
        (row.project_id, row.year): row.amount_fen
        for row in page.session.portfolio.all(Allocation)
    }
