"""What the money of a source may come to, on printed pages."""

from __future__ import annotations

from ecoplanner.model.mixture import Terms
from ecoplanner.model.solving import solve_interval
from ecoplanner.reports.interval import interval_tables
from ecoplanner.reports.manner import in_wan
from tests.model.money_plans import limit
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN

PLAN = portfolio(
    project("a", 100),
    money("a", "central", 2021, 30),
    money("a", "social", 2021, 20),
    limit("1", source_id="central", amount_fen=30 * WAN),
    limit("2", source_id="county", amount_fen=40 * WAN),
)


def test_that_an_interval_has_its_ends_and_the_mixes_there() -> None:
    found = solve_interval(PLAN, None, "social", Terms(covering="need"))
    assert found is not None

    ends, sources = interval_tables(PLAN, found, "社会资本", in_wan("en"))

    assert ends.title == "What 社会资本 may come to (10,000 yuan)"
    assert ends.rows == (
        ("now", "20", "20.00%"),
        ("at the least", "30", "30.00%"),
        ("at the most", "100", "100.00%"),
    )
    rows = {row[0]: row[1:] for row in sources.rows}
    assert rows["社会资本"] == ("20", "30", "100")
    assert rows["中央"] == ("30", "30", "0")
    assert rows["县级财政"] == ("0", "40", "0")
    assert rows["gap"] == ("50", "0", "0")
    assert "专项债" not in rows


def test_that_the_chart_has_the_mix_of_today_and_of_both_ends() -> None:
    found = solve_interval(PLAN, None, "social", Terms(covering="need"))
    assert found is not None

    _, sources = interval_tables(PLAN, found, "社会资本", in_wan("zh"))

    assert sources.chart
    assert [each.words for each in sources.chart.stacks] == ["现为", "最少时", "最多时"]
    assert [each.total for each in sources.chart.stacks] == ["100"] * 3
