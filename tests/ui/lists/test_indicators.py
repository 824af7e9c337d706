"""The list of indicators and their targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox

from ecoplanner.model.annex import TableNote
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.indicator import Target
from ecoplanner.ui.lists.indicators import IndicatorsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def indicators(qtbot: QtBot, context: Context) -> IndicatorsPage:
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    return made


def test_that_a_first_indicator_brings_its_group(indicators: IndicatorsPage) -> None:
    session = indicators.session
    rows = session.portfolio.all(Indicator)
    groups = session.portfolio.all(IndicatorGroup)
    session.edit(
        "x", lambda writer: writer.delete(*indicators.panel.model.rows[::-1], *groups)
    )
    assert rows
    assert not session.portfolio.all(Indicator)

    indicators.panel.add_action.trigger()
    indicators.panel.commit_editor()

    (made,) = session.portfolio.all(Indicator)
    (group,) = session.portfolio.all(IndicatorGroup)
    assert made.group_id == group.id


def test_that_an_indicator_says_where_it_comes_from(
    indicators: IndicatorsPage, qtbot: QtBot
) -> None:
    session = indicators.session
    inspector = indicators.panel.inspector
    assert inspector is not None
    row = indicators.panel.model.rows[0]
    indicators.panel.table.choose(row.id)
    boxes = inspector.findChildren(QComboBox)
    box = next(each for each in boxes if each.accessibleName() == "Where it comes from")
    notes = session.portfolio.having(TableNote, "table_key", "indicators")
    at = box.findData(notes[-1].id)

    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert session.portfolio.get(Indicator, row.id).note_id == notes[-1].id

    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert session.portfolio.get(Indicator, row.id).note_id is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("≥46.97", "≥46.97"), (">=1,200", "≥1200"), ("持续改善", "持续改善"), ("0", "0")],
)
def test_that_targets_are_bounds_or_words(
    indicators: IndicatorsPage, typed: str, shown: str
) -> None:
    model = indicators.panel.model
    column = [each.key for each in model.columns].index("target-2025")

    assert model.setData(model.index(0, column), typed)

    found = indicators.session.portfolio.having(
        Target, "indicator_id", model.rows[0].id
    )
    assert [each.text for each in found if each.kind == "target"] == [shown]
