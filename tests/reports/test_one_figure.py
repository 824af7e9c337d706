"""One fact is printed with one percent, in every table and by every way of sharing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.agency import Agency
from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import by_lead
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.need_percents import need_percents
from ecoplanner.model.percents import money_percents
from ecoplanner.model.plan import Plan
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.shares import shares
from ecoplanner.model.shares import WAYS
from ecoplanner.reports import REPORTS
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Role
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from typing import Any

    from ecoplanner.model.funding import Root
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.reports.table import Table

SOURCES: tuple[tuple[Root, SourceLevel], ...] = (
    ("central", "central"),
    ("central", "central"),
    ("local", "province"),
    ("local", "county"),
    ("local", "county"),
    ("local", "bond"),
    ("social", "social"),
)
FENS = st.integers(0, 40).map(lambda wan: wan * 1_000_000)
WHOLE = 10_000


@st.composite
def plans(draw: st.DrawFn) -> Portfolio:
    rows: list[Any] = [
        Plan(
            id="p",
            title="某规划",
            region="某县",
            base_year=2025,
            first_year=2026,
            last_year=2030,
            lead_split=draw(st.sampled_from(["equal", "first"])),
        ),
        Scenario(id="s", name="方案"),
    ]
    rows += [Task(id=f"t{at}", name=f"任务{at}", position=at) for at in range(2)]
    rows += [Agency(id=f"y{at}", name=f"局{at}", position=at) for at in range(3)]
    rows += [
        Source(id=f"f{at}", root=root, level=level, name=f"来源{at}", position=at)
        for at, (root, level) in enumerate(SOURCES)
    ]
    rows += [
        Program(
            id=f"g{at}",
            name=f"工程{at}",
            position=at,
            task_id=draw(st.sampled_from([None, "t0", "t1"])),
        )
        for at in range(4)
    ]
    count = draw(st.integers(1, 9))
    for at in range(count):
        rows.append(
            Project(
                id=f"a{at}",
                program_id=f"g{draw(st.integers(0, 3))}",
                name=f"项目{at}",
                need_fen=draw(st.none() | FENS),
                position=at,
            )
        )
        leads = draw(st.lists(st.integers(0, 2), max_size=3, unique=True))
        rows += [
            ProjectAgency(
                id=f"a{at}y{lead}",
                project_id=f"a{at}",
                agency_id=f"y{lead}",
                position=place,
            )
            for place, lead in enumerate(leads)
        ]
    keys = st.tuples(
        st.integers(0, count - 1),
        st.integers(0, len(SOURCES) - 1),
        st.sampled_from([None, 2026, 2027]),
        st.sampled_from(TIERS),
    )
    kinds = {"m": Allocation, "o": Override}
    for mark, kind in kinds.items():
        more = {"scenario_id": "s"} if kind is Override else {}
        for number, key in enumerate(draw(st.sets(keys, max_size=10))):
            project, source, year, tier = key
            rows.append(
                kind(
                    id=f"{mark}{number}",
                    project_id=f"a{project}",
                    source_id=f"f{source}",
                    year=year,
                    tier=tier,
                    amount_fen=draw(FENS.filter(bool)),
                    **more,
                )
            )
    found: dict[type[Any], dict[str, Any]] = {}
    for row in rows:
        found.setdefault(type(row), {})[row.id] = row
    return Portfolio(found)


class Printed:
    """Every percent that is printed, by its fact; the same fact twice must agree."""

    def __init__(self) -> None:
        self.figures: dict[tuple[str, ...], Decimal] = {}

    def says(self, *fact: str, text: str) -> None:
        if text == "":
            return
        figure = Decimal("0" if text == "—" else text.replace("−", "-"))
        assert self.figures.setdefault(fact, figure) == figure, fact


def composed(plan: Portfolio, key: str, scenario: Scenario | None = None) -> Table:
    return REPORTS[key].compose(plan, TableOptions(), scenario)


def share_facts(table: Table) -> Iterable[tuple[str, str, str, str]]:
    """Yield table, row, field and text of each percent that is a share of the need."""
    for row in table.rows:
        for cell in row.cells.values():
            fact = cell.fact
            if fact is not None and fact.field.endswith("share"):
                yield fact.table, fact.row_id, fact.field, cell.text


def funding_facts(table: Table) -> Iterable[tuple[str, str]]:
    """Yield fact and text of the last rows of the table of money."""
    names = {"gap_fen": "gap", "need_fen": "need", "undated": "year/"}
    for line in table.rows:
        for cell in line.cells.values():
            if cell.fact is None:
                continue
            said = cell.fact.field.removesuffix("/share")
            said = said.removeprefix("allotted_fen/")
            if line.role is Role.SHARE:
                root = next((r for r, level in SOURCES if level == said), said)
                known = f"year/{said}" if said.isdigit() else f"level/{root}/{said}"
                yield names.get(said, known), cell.text
            if line.role is Role.TOTAL and said == "gap_share":
                yield "gap", cell.text


@given(plans())
@settings(max_examples=250, deadline=None)
def test_that_a_fact_has_one_percent_in_all_lists(plan: Portfolio) -> None:
    printed = Printed()

    for by in ("program", "project", "task", "agency"):
        found = shares(plan, by)
        for row, share in zip(found.rows, found.printed, strict=True):
            printed.says(by, row.key, text=str(Decimal(share) / 100))
    for _, row_id, _, text in share_facts(composed(plan, "investment")):
        kind = "program" if row_id.startswith("g") else "project"
        if row_id:
            printed.says(kind, row_id, text=text)
    table = composed(plan, "agencies")
    for kind, row_id, _, text in share_facts(table):
        if kind == ProjectAgency.TABLE and row_id:
            link = plan.get(ProjectAgency, row_id)
            leads = by_lead(plan, plan.get(Project, link.project_id))
            if len(leads) == 1 and link.agency_id in leads:
                printed.says("project", link.project_id, text=text)
        elif kind == Agency.TABLE and row_id:
            printed.says("agency", row_id, text=text)


@given(plans(), st.booleans())
@settings(max_examples=250, deadline=None)
def test_that_money_has_one_percent_in_all_lists(
    plan: Portfolio,
    is_plan: bool,  # noqa: FBT001 - drawn
) -> None:
    scenario = None if is_plan else plan.get(Scenario, "s")
    printed = Printed()

    for by in ("source", "year"):
        found = shares(plan, by, scenario)
        if found.total_fen:
            for row, share in zip(found.rows, found.printed, strict=True):
                said = "gap" if row.key == "gap" else f"{by}/{row.key}"
                printed.says(said, text=str(Decimal(share) / 100))
    for _, row_id, field, text in share_facts(composed(plan, "annual", scenario)):
        said = field.removesuffix("/share").removeprefix("allotted_fen")
        names = {"gap_fen": "gap", "need_fen": "need", "": "given"}
        printed.says(
            f"source/{row_id}" if row_id else names.get(said, f"root{said}"), text=text
        )
    for _, row_id, field, text in share_facts(composed(plan, "scenarios")):
        if row_id == ("" if scenario is None else "s"):
            said = field.removesuffix("/share")
            printed.says(said, text=text)
    for said, text in funding_facts(composed(plan, "funding", scenario)):
        printed.says(said, text=text)


@given(plans(), st.sampled_from(WAYS), st.booleans())
@settings(max_examples=400, deadline=None)
def test_that_every_way_adds_up_to_a_hundred(
    plan: Portfolio,
    by: Any,
    is_plan: bool,  # noqa: FBT001 - drawn
) -> None:
    found = shares(plan, by, None if is_plan else plan.get(Scenario, "s"))

    assert sum(found.printed) == (WHOLE if found.total_fen else 0)
    if found.is_exact and found.total_fen:
        for row, share in zip(found.rows, found.printed, strict=True):
            off = abs(share * found.total_fen - row.amount_fen * WHOLE)
            assert off < found.total_fen


@given(plans())
@settings(max_examples=300, deadline=None)
def test_that_printed_needs_add_up_at_every_level(plan: Portfolio) -> None:
    found = need_percents(plan)

    by_task: dict[str, int] = {}
    for program in plan.all(Program):
        key = program.task_id or ""
        by_task[key] = by_task.get(key, 0) + found.programs[program.id]
        projects = plan.having(Project, "program_id", program.id)
        inner = sum(found.projects[row.id] for row in projects)
        assert inner == found.programs[program.id]
    assert by_task == {**dict.fromkeys(by_task, 0), **found.tasks}
    for project in plan.all(Project):
        parts = [share for (id_, _), share in found.leads.items() if id_ == project.id]
        assert sum(parts) == found.projects[project.id]
    for agency, share in found.agencies.items():
        assert share == sum(
            part for (_, lead), part in found.leads.items() if lead == agency
        )


@given(plans())
@settings(max_examples=200, deadline=None)
def test_that_printed_money_adds_up_at_every_level(plan: Portfolio) -> None:
    for scenario in (None, plan.get(Scenario, "s")):
        found = money_percents(plan, allotted(plan, scenario))
        if found is None:
            continue

        assert found.given + found.gap == WHOLE
        parts: tuple[Iterable[int], ...] = (
            found.roots.values(),
            found.tiers.values(),
            found.years.values(),
            found.programs.values(),
        )
        for each in parts:
            assert sum(each) == found.given
        for root, share in found.roots.items():
            assert share == sum(v for (r, _), v in found.levels.items() if r == root)
        for (root, level), share in found.levels.items():
            assert share == sum(
                v
                for id_, v in found.sources.items()
                if SOURCES[int(id_[1:])] == (root, level)
            )


def test_that_agencies_that_no_rounding_suits_are_noted(
    plan_of: Callable[..., Portfolio],
) -> None:
    """Two programmes of one lead each, and a third of which it has a part."""
    projects = [
        Project(id=f"a{at}", program_id=f"g{at}", name=f"{at}", need_fen=1)
        for at in range(6)
    ]
    plan = plan_of(
        PLAN,
        *(Program(id=f"g{at}", name=f"{at}", position=at) for at in range(6)),
        *projects,
        Agency(id="y0", name="甲"),
        Agency(id="y1", name="乙"),
        *(
            ProjectAgency(id=f"l{at}", project_id=f"a{at}", agency_id=f"y{int(at > 3)}")
            for at in range(6)
        ),
    )

    found = need_percents(plan)

    # 16.67 four times and 16.66 twice, so the second agency has 33.32 of 33.33.
    assert [found.programs[f"g{at}"] for at in range(6)] == [1667] * 4 + [1666] * 2
    assert found.agencies == {"y0": 6668, "y1": 3332}
    assert not found.is_exact
    assert any("略有出入" in note for note in composed(plan, "agencies").notes)
    assert not shares(plan, "agency").is_exact
    assert shares(plan, "project").is_exact


@given(plans(), st.sampled_from(["schedule", "investment", "funding", "agencies"]))
@settings(max_examples=100, deadline=None)
def test_that_a_small_need_is_not_printed_like_none(plan: Portfolio, key: str) -> None:
    table = REPORTS[key].compose(plan, TableOptions(money_unit="亿元", decimals=2))
    places = {column.key: at for at, column in enumerate(table.columns)}

    for row in table.rows:
        cell = row.cells[places["need"]]
        if row.role is Role.ROW and cell.fact and cell.fact.table == Project.TABLE:
            need = plan.get(Project, cell.fact.row_id).need_fen
            assert (cell.text == "—") is (need == 0), cell
