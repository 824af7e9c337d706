"""How indicators are to change, under their list."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt

from ecoplanner.model.indicator import Indicator
from ecoplanner.ui.lists.indicators import IndicatorsPage
from ecoplanner.ui.lists.target_card import TargetCard
from ecoplanner.ui.lists.target_card import WayChart
from ecoplanner.ui.lists.target_card import WayPanel
from ecoplanner.ui.lists.target_steps import Point
from ecoplanner.ui.lists.target_steps import sentence
from ecoplanner.ui.lists.target_steps import share_text
from ecoplanner.ui.lists.target_steps import Way
from ecoplanner.ui.lists.target_steps import way_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


def way(*values: str | None, unit: str = "%", relation: str = "ge") -> Way:
    points = [
        Point(
            2020 + 5 * at, value or "kept", Decimal(value) if value else None, relation
        )
        for at, value in enumerate(values)
    ]
    return Way(id="i", name="cover", unit=unit, points=tuple(points))


@pytest.mark.parametrize(
    ("found", "share", "said"),
    [
        (
            way("46.97", "47"),
            "+0.06 %",
            "to 47% in 2025: 0.03 percentage points more (+0.06 %).",
        ),
        (
            way("50", "40", unit="hm²"),
            "−20 %",
            "From 50 hm² in 2020 to 40 hm² in 2025: 10 hm² less (−20 %).",
        ),
        (way("3", "3"), "0 %", "3% in 2025, as in 2020."),
        (way("0", "3", unit=""), "", "From 0 in 2020 to 3 in 2025: 3 more."),
        (way("1000000", "1000001", unit=""), "+<0.01 %", "1 more (+<0.01 %)."),
        (way("3", None), "", "2020: 3; 2025: kept"),
        (way(), "", "Neither baseline nor target is said yet."),
    ],
)
def test_that_a_way_is_told_in_a_sentence(found: Way, share: str, said: str) -> None:
    assert share_text(found) == share
    assert sentence(found).endswith(said)


def page_of(qtbot: QtBot, context: Context, height: int) -> IndicatorsPage:
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    made.resize(2400, height)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_that_room_under_the_list_shows_where_indicators_go(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1300)
    card = page.panel.below
    assert isinstance(card, TargetCard)
    assert card.isVisible()
    rows = page.panel.model.rows

    page.panel.table.choose(rows[1].id)

    qtbot.waitUntil(lambda: card.ways._here == rows[1].id)
    assert card.ways.accessibleName().count("\n") >= 10


def way_panel(page: IndicatorsPage) -> WayPanel:
    found = page.panel.inspector.findChildren(WayPanel)  # type: ignore[union-attr]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("height", [640, 1300])
def test_that_the_inspector_tells_and_draws_where_an_indicator_goes(
    qtbot: QtBot, context: Context, height: int
) -> None:
    page = page_of(qtbot, context, height)
    rows = page.panel.model.rows
    panel = way_panel(page)

    for row in rows:
        page.panel.table.choose(row.id)
        found = way_of(context.session.portfolio, row)
        assert panel.sentence == sentence(found)
        assert panel.way.isVisible() is bool(found.known)


def test_that_an_edit_of_a_target_is_told_at_once(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 640)
    model = page.panel.model
    before = way_panel(page).sentence
    column = [each.key for each in model.columns].index("target-2025")

    assert model.setData(model.index(0, column), "≥48")

    assert way_panel(page).sentence != before
    assert "48" in way_panel(page).sentence


def test_that_values_without_room_for_their_unit_stand_alone(
    qtbot: QtBot, context: Context
) -> None:
    chart = WayChart(context.theme)
    qtbot.addWidget(chart)
    found = way("385.1", "392.8", "400.5", unit="万立方米")
    chart.show_way(found)

    chart.resize(700, 240)
    assert chart._said(found.points[1]) == "392.8 万立方米"
    chart.resize(290, 240)
    assert chart._said(found.points[1]) == "392.8"


def test_that_a_low_window_leaves_the_room_to_the_list(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 640)

    assert page.panel.below.isHidden()


def test_that_a_click_on_a_line_takes_its_indicator_in_hand(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context, 1300)
    ways = page.panel.below.ways
    qtbot.waitUntil(lambda: bool(ways._ways))
    wanted = ways._ways[3].id

    height = context.theme.px(26)
    qtbot.mouseClick(
        ways, Qt.MouseButton.LeftButton, pos=QPoint(50, 3 * height + height // 2)
    )

    assert page.panel.table.row_id == wanted
    named = {row.id: row for row in context.session.portfolio.all(Indicator)}
    assert named[wanted].name in ways.accessibleName()
