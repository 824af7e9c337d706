"""What the panels draw: the same bars as their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.reports.answer_charts import Bars
from ecoplanner.reports.figure import GAP
from ecoplanner.ui.laboratory.backfill import BackfillPanel
from ecoplanner.ui.laboratory.bars import BarsCard
from ecoplanner.ui.laboratory.risk import RiskPanel
from ecoplanner.ui.laboratory.solving import SolvingPanel
from ecoplanner.ui.laboratory.stress import StressPanel
from tests.ui.laboratory.hands import answered
from tests.ui.laboratory.hands import opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.page import Context

WAN = 1_000_000
NEED, GIVEN, MISSING = 193_578 * WAN, 180_559 * WAN, 13_019 * WAN
PANELS = [StressPanel, BackfillPanel, RiskPanel, SolvingPanel]


def _sums(bars: Bars) -> dict[str, int]:
    return {
        look: sum(fens[at] for _, fens in bars.rows)
        for at, (look, _) in enumerate(bars.parts)
    }


@pytest.mark.parametrize("kind", PANELS)
def test_that_bars_are_seen_and_said(
    qtbot: QtBot,
    page: FundingPage,
    kind: type[StressPanel | BackfillPanel | RiskPanel | SolvingPanel],
) -> None:
    panel = opened(page, kind)
    answered(qtbot, panel)

    card = panel.chart
    assert card.isVisible()
    assert card.bars is not None
    said = card.columns.accessibleDescription()
    for name, _ in card.bars.rows:
        assert f"{name}: " in said
    for _, words in card.bars.parts:
        assert words in card.legend.accessibleName()
    answer = panel.printed()
    assert answer is not None
    (chart,) = [table.chart for table in answer.tables if table.chart is not None]
    assert [stack.words for stack in chart.stacks] == [n for n, _ in card.bars.rows]


def test_that_what_is_filled_and_what_is_not_are_the_whole_gap(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = opened(page, BackfillPanel)
    while panel.rules.count() > 1:
        panel.rules.setCurrentRow(1)
        panel._remove()
    answered(qtbot, panel)

    assert panel.chart.bars is not None
    sums = _sums(panel.chart.bars)
    assert sum(sums.values()) == MISSING


def test_that_each_year_has_its_sources_before_and_after(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = opened(page, SolvingPanel)
    panel.aim.setCurrentIndex(panel.aim.findData("covered"))
    panel.covering.setCurrentIndex(panel.covering.findData("today"))
    answered(qtbot, panel)

    bars = panel.chart.bars
    assert bars is not None
    assert len(bars.rows) == 10
    looks = [look for look, _ in bars.parts]
    before = [fens for _, fens in bars.rows[::2]]
    after = [fens for _, fens in bars.rows[1::2]]
    assert sum(map(sum, before)) == NEED
    assert sum(fens[looks.index(GAP)] for fens in before) == MISSING
    assert sum(map(sum, after)) == NEED
    assert sum(fens[looks.index(GAP)] for fens in after) == 0


def test_that_bars_go_with_the_answer(qtbot: QtBot, page: FundingPage) -> None:
    panel = opened(page, SolvingPanel)
    answered(qtbot, panel)
    assert panel.chart.isVisible()
    panel.most.setText("100000")

    answered(qtbot, panel)

    assert panel.said.property("tone") == "danger"
    assert not panel.chart.isVisible()


def test_that_a_bar_is_called_by_its_whole_name(qtbot: QtBot, context: Context) -> None:
    card = BarsCard(context.theme, "来源")
    qtbot.addWidget(card)
    parts = (("central", "中央"), (GAP, "缺口"))
    rows = (("2021 现在", (5 * WAN, 0)), ("2021 求解后", (7 * WAN, 2 * WAN)))

    card.show_bars(Bars(title="来源", parts=parts, rows=rows))

    said = card.columns.accessibleDescription()
    assert said == "2021 现在: 中央 5；2021 求解后: 中央 7, 缺口 −2"
    assert [each.name for each in card.columns._columns] == ["2021 现在", "求解后"]
    card.show_bars(Bars(title="来源", parts=parts, rows=(("2021", (0, 0)),)))
    assert card.isHidden()


def test_that_a_gap_is_filled_in_the_years_that_a_scenario_says(
    qtbot: QtBot, page: FundingPage
) -> None:
    stress = opened(page, StressPanel)
    stress.kind.setCurrentIndex(stress.kind.findData("falls"))
    answered(qtbot, stress)
    after = {row.cells[0]: row.cells[2] for row in stress.gaps.rows}
    tested = page.focus.scenario_id
    stress.new_button.click()
    panel = opened(page, BackfillPanel)

    panel.like.setCurrentIndex(panel.like.findData(tested))
    answered(qtbot, panel)

    assert panel.chart.bars is not None
    for name, fens in panel.chart.bars.rows:
        missing = after[name].replace(",", "").replace("−", "")
        assert sum(fens) == round(float(missing) * WAN)
