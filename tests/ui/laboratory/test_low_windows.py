"""Answers in a small window with large text: read whole, never scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics

from ecoplanner.model.funding import Scenario
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.laboratory.backfill import BackfillPanel
from ecoplanner.ui.laboratory.choosing import ChoosingPanel
from ecoplanner.ui.laboratory.laboratory import PANELS
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.result_delegate import unbroken
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.laboratory.risk import RiskPanel
from ecoplanner.ui.laboratory.solving import SolvingPanel
from ecoplanner.ui.laboratory.stress import StressPanel
from tests.ui.laboratory.hands import answered
from tests.ui.laboratory.hands import opened
from tests.ui.laboratory.hands import shown_page
from tests.ui.programs import assert_fits
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme

LARGE = 1.5


@pytest.fixture(autouse=True)
def _large(qapp: QApplication, theme: Theme) -> Iterator[None]:
    theme.apply(qapp, "light", LARGE)
    yield
    theme.apply(qapp, "light")


KINDS = [StressPanel, BackfillPanel, RiskPanel, SolvingPanel, ChoosingPanel]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_no_answer_scrolls_sideways_and_some_rows_are_seen(
    qtbot: QtBot, context: Context, kind: type[QuestionPanel], language: str
) -> None:
    context.settings.language = language
    page = shown_page(qtbot, context)
    context.focus.set_scenario(context.session.portfolio.all(Scenario)[0].id)

    panel = opened(page, kind)
    if isinstance(panel, ChoosingPanel):
        panel.budget.setText("60000")
    answered(qtbot, panel)
    qtbot.wait(0)

    for table in panel.findChildren(ResultTable):
        assert table.horizontalScrollBar().maximum() == 0, table.accessibleName()
        inside = table.viewport().height()
        assert inside >= min(2, len(table.rows)) * table.rowHeight(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_reasons_are_whole_under_the_names_where_there_is_little_room(
    qtbot: QtBot, context: Context, language: str
) -> None:
    context.settings.language = language
    page = shown_page(qtbot, context)
    context.focus.set_scenario(context.session.portfolio.all(Scenario)[0].id)
    panel = opened(page, ChoosingPanel)
    panel.budget.setText("60000")
    answered(qtbot, panel)
    qtbot.wait(0)
    table, model = panel.table, panel.table.result_model
    assert table.isColumnHidden(4)

    rejected = [at for at, row in enumerate(table.rows) if row.cells[4]]

    assert rejected
    for at in rejected:
        name, why = table.rows[at].cells[1], table.rows[at].cells[4]
        assert table.result_delegate.words(model.index(at, 1)) == unbroken(
            f"{name}\n{why}"
        )
        wide = table.columnWidth(1) - context.theme.px(16)
        metrics = QFontMetrics(context.theme.font(13))
        lines = metrics.horizontalAdvance(why) // wide + 2
        assert table.rowHeight(at) >= lines * metrics.height()
    page.resize(2000, 664)
    qtbot.wait(0)
    assert not table.isColumnHidden(4)
    first = model.index(rejected[0], 1)
    assert table.result_delegate.words(first) == unbroken(first.data())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_the_smallest_screen_has_room_for_every_panel(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str
) -> None:
    with program(
        qapp, tmp_path, plan_file(tmp_path), language=language, scale=150
    ) as app:
        window = app.window
        assert window is not None
        window.show_page("funding")
        page = window.page
        assert isinstance(page, FundingPage)
        page.focus.set_scenario(page.session.portfolio.all(Scenario)[0].id)
        for at in range(1, 1 + len(PANELS)):
            # What a window had room for once it does not keep.
            window.resize(1900, 728)
            page.widgets.laboratory.show_panel(at)
            panel = page.widgets.laboratory.panel
            if isinstance(panel, ChoosingPanel):
                panel.budget.setText("60000")
            if isinstance(panel, QuestionPanel):
                answered(qtbot, panel)
            qtbot.wait(10)
            window.resize(1366, 728)
            qtbot.wait(10)
            assert_fits(window, (1366, 728))


def test_that_a_wide_panel_asks_for_no_more_room_than_a_narrow_one(
    qtbot: QtBot, context: Context
) -> None:
    page = shown_page(qtbot, context, 1836)
    panel = opened(page, ChoosingPanel)
    qtbot.wait(10)
    form, wide = panel._form_card.width(), panel.minimumSizeHint().width()

    page.resize(1302, 664)
    qtbot.wait(10)

    assert panel._form_card.width() < form
    assert wide <= panel.minimumSizeHint().width()
