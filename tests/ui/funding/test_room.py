"""What the funding page shows in a window with room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMainWindow

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.store.money_edit import new_scenario
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.laboratory.differences import DifferencesPanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context

LARGE = (2496, 1330)
SMALL = (1302, 696)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[FundingPage]:
    """The page, shown in a large window."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = FundingPage(context)
    window.setCentralWidget(made)
    window.resize(*LARGE)
    window.show()
    yield made
    window.close()


def test_that_a_large_window_lists_changed_amounts_under_the_charts(
    page: FundingPage,
) -> None:
    panel = page.findChild(DifferencesPanel)
    portfolio = page.session.portfolio
    project, source = portfolio.all(Project)[0], portfolio.all(Source)[0]

    def add(writer: Writer) -> None:
        scenario = new_scenario(writer, "补缺一")
        override = Override(
            id=new_id(),
            scenario_id=scenario.id,
            project_id=project.id,
            source_id=source.id,
            year=2023,
            amount_fen=5_000_000,
        )
        writer.save(override)

    tree = page.widgets.scope
    tree.tree.setCurrentIndex(tree.model.index_of(Scope()))
    before = panel.table.result_model.rowCount() if panel else -1
    page.session.edit("scenario", add)

    assert panel is not None
    assert panel.isVisible()
    assert panel.table.result_model.rowCount() == before + 1
    chart = page.widgets.chart
    under = chart.mapTo(page, chart.rect().bottomLeft()).y()
    assert panel.mapTo(page, panel.rect().topLeft()).y() > under


def test_that_a_small_window_keeps_its_room_for_the_sources(
    page: FundingPage,
) -> None:
    page.window().resize(*SMALL)

    panel = page.findChild(DifferencesPanel)
    assert panel is not None
    assert panel.isHidden()
    assert page.height() == SMALL[1]
