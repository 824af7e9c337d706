"""The chart of scenarios prints the very shares of the table above it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.plan import Plan
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports import scenarios
from ecoplanner.reports.charts import with_charts
from ecoplanner.reports.options import TableOptions
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from ecoplanner.reports.table import Table

WAN = 1_000_000
SOURCES = (
    Source(id="c", root="central", level="central", name="中央"),
    Source(id="s", root="local", level="city", name="市级"),
    Source(id="x", root="local", level="county", name="县级"),
    Source(id="m", root="social", level="social", name="社会资本"),
)


def _plan(need: int, fens: list[list[int]]) -> Portfolio:
    rows: dict[Any, dict[str, Any]] = {
        Plan: {"p": PLAN},
        Program: {"g": Program(id="g", name="工程")},
        Project: {"a": Project(id="a", program_id="g", name="项目", need_fen=need)},
        Source: {row.id: row for row in SOURCES},
        Scenario: {},
        Override: {},
    }
    for number, way in enumerate(fens):
        id_ = f"way-{number}"
        rows[Scenario][id_] = Scenario(id=id_, name=f"方案{number}", position=number)
        for source, fen in zip(SOURCES, way, strict=True):
            if fen:
                key = f"{id_}-{source.id}"
                rows[Override][key] = Override(
                    id=key,
                    scenario_id=id_,
                    project_id="a",
                    source_id=source.id,
                    year=2026 + number,
                    amount_fen=fen,
                )
    return Portfolio(rows)


def _printed(table: Table, way: str) -> dict[str, str]:
    """Return the share cells of a scenario by field, without those of sums."""
    return {
        cell.fact.field: cell.text
        for row in table.rows
        for cell in row.cells.values()
        if cell.fact is not None
        and cell.fact.row_id == way
        and cell.fact.field.endswith("/share")
    }


@given(
    fens=st.lists(
        st.lists(st.integers(0, 40 * WAN), min_size=4, max_size=4),
        min_size=1,
        max_size=3,
    ),
    need=st.integers(100 * WAN, 200 * WAN),
)
def test_that_chart_and_table_print_the_same_shares(
    fens: list[list[int]], need: int
) -> None:
    plan, options = _plan(need, fens), TableOptions()

    table = with_charts(scenarios.compose(plan, options), plan, options)

    if not table.charts:
        # What is less than half a 万元 is printed as nothing, and nothing is drawn.
        assert max(map(sum, fens)) < 2 * WAN
        return
    chart = table.charts[1]
    looks = [part.look for part in chart.parts]
    fields = {
        "central": "root/central",
        "city": "level/local/city",
        "county": "level/local/county",
        "social": "root/social",
        "gap": "gap",
    }
    assert len(chart.stacks) == len(fens) + 1
    for number, stack in enumerate(chart.stacks[1:]):
        printed = _printed(table, f"way-{number}")
        for look, text in zip(looks, stack.texts, strict=True):
            said = printed[f"{fields[look]}/share"]
            shown = Fraction(said) if said not in {"—", "＜0.01"} else Fraction(0)
            assert Fraction(text.rstrip("%")) == shown or "0.01" in said, (look, said)


def test_that_tiers_years_and_every_changed_amount_are_set_side_by_side() -> None:
    plan = _plan(100 * WAN, [[10 * WAN, 0, 5 * WAN, 0], [10 * WAN, 3 * WAN, 0, 0]])

    table = scenarios.compose(plan, TableOptions())

    lines = [[cell.text for cell in row.cells.values()] for row in table.rows]
    text = ["|".join(line) for line in lines]
    assert "落实程度|意向|—|—|15|15.00|13|13.00" in text
    assert "分年安排|2026年|—|—|15|15.00|—|—" in text
    assert "2027年|—|—|—|—|13|13.00" in text
    # The plan has no money of its own: the scenarios differ from each other.
    assert "项目|中央（2026年，意向）|—||10||—|" in text
    assert "市级（2027年，意向）|—||—||3|" in text
    assert [row.section_title for row in table.rows].count(scenarios.CHANGED) == 1
