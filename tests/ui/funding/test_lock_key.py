"""L locks the source of the cell in hand, also where figures are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Scenario
from ecoplanner.ui.funding.matrix_model import Column

if TYPE_CHECKING:
    from ecoplanner.ui.funding.page import FundingPage


@pytest.mark.parametrize("column", [*Column])
def test_that_l_locks_from_every_cell_of_a_source(
    page: FundingPage, column: Column
) -> None:
    scenario = page.session.portfolio.all(Scenario)[0]
    page.focus.set_scenario(scenario.id)
    view, model = page.widgets.matrix, page.widgets.model
    row = next(
        at
        for at in range(model.rowCount())
        if model.matrix.rows[at].kind == "source"  # type: ignore[union-attr]
    )
    index = model.index(row, column)
    source = model.row_at(index).source
    view.setFocus()
    view.setCurrentIndex(index)

    QTest.keyClick(view, Qt.Key.Key_L)

    locks = page.session.portfolio.all(FundingLock)
    assert source is not None
    assert {lock.source_id for lock in locks} == {source.id}
    assert view.state() != view.State.EditingState

    QTest.keyClick(view, Qt.Key.Key_L)
    assert page.session.portfolio.all(FundingLock) == ()
