"""A mix is solved for a level, under limits of levels, as at the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import saying_text
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import LEVEL_NAMES
from ecoplanner.model.funding import LEVEL_WORDS
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.mixture import Terms
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_interval
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.solving_words import solved_words
from ecoplanner.reports.interval import interval_tables
from ecoplanner.reports.manner import in_wan
from ecoplanner.ui.laboratory.ceilings import ceiling_listing
from ecoplanner.ui.laboratory.solving import SolvingPanel
from ecoplanner.ui.laboratory.sources import level_key
from ecoplanner.ui.laboratory.sources import money_choices
from ecoplanner.ui.laboratory.sources import money_of
from tests.ui.laboratory.hands import answered
from tests.ui.laboratory.hands import opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.solving import Solved
    from ecoplanner.ui.funding.page import FundingPage

WAN = 1_000_000


@pytest.fixture
def panel(page: FundingPage) -> SolvingPanel:
    """The panel; each project gets all it needs."""
    return opened(page, SolvingPanel)


def _solved(panel: SolvingPanel, goal: Goal, terms: Terms) -> Solved:
    solved = solve_mix(panel.session.portfolio, panel.scenario, goal, terms)
    assert solved is not None
    return solved


def test_that_levels_and_sources_are_offered(panel: SolvingPanel) -> None:
    for box in (panel.source, panel.most_source, panel.year_source):
        words = [box.itemText(at).strip() for at in range(box.count())]
        assert "县级" in words
        assert "市级" in words
        assert "县级财政专项资金" in words
        assert len(words) == len(set(words))


def test_that_the_least_of_a_level_is_what_the_model_says(
    qtbot: QtBot, panel: SolvingPanel
) -> None:
    panel.source.setCurrentIndex(panel.source.findText("县级"))
    panel.year_source.setCurrentIndex(panel.year_source.findText("市级"))
    panel.yearly.setText("1000")

    answered(qtbot, panel)

    goal = Goal(aim="least", level="county")
    words = solved_words(
        panel.session.portfolio, goal, _solved(panel, goal, Terms(covering="need"))
    )
    assert panel.said.text().splitlines()[0] == saying_text(words[0], panel.language)
    (change,) = panel.changes
    levels = {row.id: row.level for row in panel.session.portfolio.all(Source)}
    sums: dict[tuple[str, int | None], int] = {}
    for (_, source_id, year, _tier), fen in change.amounts.items():
        at = (levels[source_id], year)
        sums[at] = sums.get(at, 0) + fen
    assert all(fen <= 1000 * WAN for (level, _), fen in sums.items() if level == "city")
    assert panel.scenario_words().endswith("县级")


def test_that_a_share_of_a_level_is_kept(qtbot: QtBot, panel: SolvingPanel) -> None:
    panel.aim.setCurrentIndex(panel.aim.findData("most"))
    panel.source.setCurrentIndex(panel.source.findText("县级"))
    panel.most_source.setCurrentIndex(panel.most_source.findText("县级"))
    panel.most.setText("10%")

    answered(qtbot, panel)

    assert "10.00%" in panel.said.text().replace(" %", "%")


def test_that_an_interval_of_a_level_is_told(qtbot: QtBot, panel: SolvingPanel) -> None:
    panel.aim.setCurrentIndex(panel.aim.findData("interval"))
    panel.source.setCurrentIndex(panel.source.findText("市级"))

    answered(qtbot, panel)

    least, most = panel.said.text().splitlines()
    assert "市级" in least
    assert "市级" in most
    assert panel.chart.bars is None


def test_that_an_interval_is_shown_and_printed_with_both_its_ends(
    qtbot: QtBot, panel: SolvingPanel
) -> None:
    panel.aim.setCurrentIndex(panel.aim.findData("interval"))
    panel.source.setCurrentIndex(panel.source.findText("市级"))
    answered(qtbot, panel)
    portfolio = panel.session.portfolio
    scenario = portfolio.all(Scenario)[0]
    terms = Terms(covering=panel.covering.currentData())
    interval = solve_interval(portfolio, scenario, None, terms, level="city")
    assert interval is not None
    manner = in_wan(panel.language)

    answer = panel.printed()

    assert answer is not None
    assert answer.tables == interval_tables(portfolio, interval, "市级", manner)
    assert len(panel.table.result_model.heads) == 4
    assert [row.cells for row in panel.table.rows] == [*answer.tables[1].rows]
    panel.aim.setCurrentIndex(panel.aim.findData("least"))
    answered(qtbot, panel)
    answer = panel.printed()
    assert answer is not None
    (table,) = answer.tables
    assert table.heads[-1] == panel._heads[-1].title


def test_that_levels_are_named_in_the_language_of_the_window(
    panel: SolvingPanel,
) -> None:
    portfolio = panel.session.portfolio
    county = money_choices(portfolio, "en")[list(LEVEL_WORDS).index("county")]
    limit = Ceiling(id="limit", level="county", amount_fen=1)
    money = ceiling_listing(None, "en").columns(portfolio)[0]

    assert county == (level_key("county"), LEVEL_NAMES["county"])
    assert money.text(portfolio, limit) == LEVEL_NAMES["county"]


@pytest.mark.parametrize(
    ("key", "money"),
    [
        ("", (None, None)),
        (level_key("county"), (None, "county")),
        ("level", ("level", None)),
        ("an id", ("an id", None)),
    ],
)
def test_that_a_choice_of_money_is_read(
    key: str, money: tuple[str | None, str | None]
) -> None:
    assert money_of(key) == money
