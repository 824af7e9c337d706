"""Printed money adds up: in rows, in columns and at every level, whatever the plan."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.agency import Agency
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.reports import REPORTS
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Role
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ecoplanner.model.funding import Root
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.reports.table import Row
    from ecoplanner.reports.table import Table

LEVELS: tuple[tuple[Root, SourceLevel], ...] = (
    ("central", "central"),
    ("local", "province"),
    ("local", "county"),
    ("local", "bond"),
    ("social", "social"),
)
#: Whole and half wan, and amounts that no two decimals can hold.
FENS = st.one_of(
    st.integers(0, 40).map(lambda halves: halves * 500_000),
    st.integers(0, 20_000_000),
)


@st.composite
def plans(draw: st.DrawFn) -> Portfolio:
    rows: list[Any] = [
        PLAN,
        Scenario(id="s", name="方案"),
    ]
    rows += [Agency(id=f"y{at}", name=f"局{at}", position=at) for at in range(2)]
    rows += [
        Source(id=f"f{at}", root=root, level=level, name=f"来源{at}", position=at)
        for at, (root, level) in enumerate(LEVELS)
    ]
    count = draw(st.integers(1, 7))
    for at in range(3):
        rows.append(Program(id=f"g{at}", name=f"工程{at}", position=at))
    for at in range(count):
        id_ = f"a{at}"
        rows.append(
            Project(
                id=id_,
                program_id=f"g{draw(st.integers(0, 2))}",
                name=f"项目{at}",
                need_fen=draw(st.none() | FENS),
                position=at,
            )
        )
        rows += [
            ProjectAgency(id=f"{id_}{agency}", project_id=id_, agency_id=agency)
            for agency in draw(st.sets(st.sampled_from(["y0", "y1"])))
        ]
    places = st.tuples(
        st.integers(0, count - 1),
        st.integers(0, len(LEVELS) - 1),
        st.sampled_from([None, 2026, 2027]),
    )
    for number, (at, source, year) in enumerate(draw(st.sets(places, max_size=12))):
        rows.append(
            Allocation(
                id=f"m{number}",
                project_id=f"a{at}",
                source_id=f"f{source}",
                year=year,
                amount_fen=draw(FENS.filter(bool)),
            )
        )
    kinds: dict[type[Any], dict[str, Any]] = {}
    for row in rows:
        kinds.setdefault(type(row), {})[row.id] = row
    return Portfolio(kinds)


def composed(plan: Portfolio, key: str, **options: Any) -> Table:
    return REPORTS[key].compose(plan, TableOptions(**options))


def number(row: Row, at: int) -> Decimal:
    """Return the printed number of a cell; nothing and a dash are zero."""
    text = row.cells[at].text.replace("−", "-")
    return Decimal(text if text not in {"", "—"} else 0)


def total(rows: Iterable[Row], at: int) -> Decimal:
    return sum((number(row, at) for row in rows), Decimal(0))


def columns_of(table: Table, group: str) -> list[int]:
    """Return the places of the columns under a header cell."""
    return [
        at + offset
        for at, cell in table.header[0].items()
        if cell.text == group
        for offset in range(cell.columns)
    ]


def place(table: Table, key: str) -> int:
    return [column.key for column in table.columns].index(key)


def of_role(table: Table, *roles: Role) -> list[Row]:
    return [row for row in table.rows if row.role in roles]


def by_section(table: Table) -> list[list[Row]]:
    inner = [row for row in table.rows if row.section]
    return [list(rows) for _, rows in groupby(inner, key=lambda row: row.section)]


@given(plans())
@settings(max_examples=150, deadline=None)
def test_that_the_table_of_money_adds_up(plan: Portfolio) -> None:
    table = composed(plan, "funding")
    need, gap = place(table, "need"), place(table, "gap")
    sources = columns_of(table, "资金来源")
    years = columns_of(table, "年度资金安排")

    for row in table.rows:
        given_ = sum((number(row, at) for at in sources), Decimal(0))
        assert number(row, need) == given_ + number(row, gap)
        if years:
            assert sum((number(row, at) for at in years), Decimal(0)) == given_
    for at in (need, gap, *sources, *years):
        for lead, *projects in by_section(table):
            assert number(lead, at) == total(projects, at)
        for last in of_role(table, Role.TOTAL):
            assert number(last, at) == total(of_role(table, Role.LEAD), at)
    for row in of_role(table, Role.SHARE):
        assert number(row, need) == 100
        assert number(row, gap) == number(row, gap + 1)


@given(plans())
@settings(max_examples=150, deadline=None)
def test_that_sources_by_year_add_up(plan: Portfolio) -> None:
    table = composed(plan, "annual")
    sum_at, share = place(table, "total"), place(table, "share")
    years = columns_of(table, "年度资金安排")

    for row in table.rows[:-2]:
        assert number(row, sum_at) == sum((number(row, at) for at in years), Decimal(0))
    for lead, *sources in by_section(table):
        for at in (*years, sum_at, share):
            assert number(lead, at) == total(sources, at)
    if table.rows:
        given_, gap, need = table.rows[-3:]
        for at in (*years, sum_at, share):
            assert number(given_, at) == total(of_role(table, Role.LEAD), at)
        for at in (sum_at, share):
            assert number(need, at) == number(given_, at) + number(gap, at)


@given(plans())
@settings(max_examples=100, deadline=None)
def test_that_scenarios_add_up(plan: Portfolio) -> None:
    table = composed(plan, "scenarios")

    for at in range(2, len(table.columns)):
        sources = [row for row in table.rows if row.section == "sources"]
        programs = [row for row in table.rows if row.section == "programs"]
        roots = [row for row in sources if row.role is Role.LEAD]
        sums = [row for row in table.rows if not row.section]
        if sums:
            assert number(sums[0], at) == total(roots, at)
            assert number(sums[2], at) == number(sums[0], at) + number(sums[1], at)
            assert number(sums[0], at) == total(programs, at)
        for lead, *levels in split_at_leads(sources):
            assert not levels or number(lead, at) == total(levels, at)


def split_at_leads(rows: list[Row]) -> list[list[Row]]:
    found: list[list[Row]] = []
    for row in rows:
        if row.role is Role.LEAD:
            found.append([])
        found[-1].append(row)
    return found


@given(plans(), st.sampled_from(["investment", "agencies", "schedule"]))
@settings(max_examples=200, deadline=None)
def test_that_subtotals_and_totals_add_up(plan: Portfolio, key: str) -> None:
    table = composed(plan, key, subtotals=True)
    keys = ["need"] if key == "schedule" else ["need", "share"]

    for at in (place(table, each) for each in keys):
        for rows in by_section(table):
            for last in rows[-1:]:
                if last.role is Role.SUBTOTAL:
                    assert number(last, at) == total(rows[:-1], at)
        for last in of_role(table, Role.TOTAL):
            assert number(last, at) == total(of_role(table, Role.SUBTOTAL), at)
            assert number(last, at) == total(of_role(table, Role.ROW), at)


@given(plans())
@settings(max_examples=100, deadline=None)
def test_that_a_project_costs_the_same_in_every_table(plan: Portfolio) -> None:
    schedule, investment, funding = (
        composed(plan, key) for key in ("schedule", "investment", "funding")
    )

    def needs(table: Table) -> dict[str, Decimal]:
        at = place(table, "need")
        rows = [row for row in table.rows if row.row_id and row.role is Role.ROW]
        return {row.row_id: number(row, at) for row in rows}

    priced = {row.id for row in plan.all(Project) if row.need_fen is not None}
    assert {key: needs(schedule)[key] for key in priced} == needs(investment)
    for key in priced:
        assert needs(funding)[key] == needs(investment)[key]


@given(plans())
@settings(max_examples=100, deadline=None)
def test_that_a_printed_need_is_within_a_hundredth_of_the_truth(
    plan: Portfolio,
) -> None:
    table = composed(plan, "schedule")
    at = place(table, "need")

    for row in of_role(table, Role.ROW):
        need = plan.get(Project, row.row_id).need_fen
        assert abs(number(row, at) - Decimal(need or 0) / 1_000_000) < Decimal("0.01")
