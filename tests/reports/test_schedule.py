"""The annexed schedule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import Wording
from ecoplanner.model.plan import Phase
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.zone import Place
from ecoplanner.reports import schedule
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Role
from tests.reports.county import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import Merge
    from ecoplanner.reports.table import Table

WAN = 1_000_000
ONE = Program(id="one", name="甲工程", position=1)
TWO = Program(id="two", name="乙工程", position=2)
A = Project(id="a", program_id="one", name="甲一", places_text="东镇", position=1)
B = Project(id="b", program_id="one", name="甲二", places_text="东镇", position=2)
C = Project(id="c", program_id="two", name="乙一", places_text="东镇", position=3)
BUREAU = Agency(id="bureau", name="林业局", position=1)
OTHER = Agency(id="other", name="水利局", position=2)


def led(project: Project, agency: Agency, position: int = 0) -> ProjectAgency:
    return ProjectAgency(
        id=f"{project.id}/{agency.id}",
        project_id=project.id,
        agency_id=agency.id,
        position=position,
    )


LEADS = (BUREAU, led(A, BUREAU), led(B, BUREAU), led(C, BUREAU))


def column_spans(table: Table, key: str) -> list[int]:
    at = [column.key for column in table.columns].index(key)
    return [row.cells[at].rows if at in row.cells else 0 for row in table.rows]


def test_that_the_schedule_is_that_of_the_document(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    golden: Callable[[str, Table], None],
) -> None:
    golden("schedule", table_of(shanggao, "schedule"))


def test_that_the_document_has_16_rows_and_merges_only_the_forest(
    shanggao: Portfolio, table_of: Callable[..., Table]
) -> None:
    table = table_of(shanggao, "schedule")

    assert [row.role for row in table.rows] == [Role.ROW] * 16 + [Role.TOTAL]
    for key in ("number", "program"):
        assert column_spans(table, key)[:16] == [
            *(1, 4, 0, 0, 0, 3, 0, 0),
            *(4, 0, 0, 0, 4, 0, 0, 0),
        ]
    for key in ("places", "leads"):
        assert column_spans(table, key)[:16] == [*[1] * 5, 3, 0, 0, *[1] * 8]
    for key in ("project", "content", "schedule", "need"):
        assert column_spans(table, key)[:16] == [1] * 16
    total = table.rows[-1].cells
    assert [(cell.text, cell.columns) for cell in total.values()] == [
        ("合　计", 7),
        ("193578", 1),
    ]
    assert (table.is_annex, table.is_turned, table.stub) == (True, True, 3)


def test_that_each_amount_of_the_document_stands_once(
    shanggao: Portfolio,
    table_of: Callable[..., Table],
    texts_of: Callable[[Table, str], list[str]],
) -> None:
    needs = texts_of(table_of(shanggao, "schedule"), "need")

    printed = [row for row in shanggao.all(Project) if row.is_printed]
    assert needs[:-1] == [str((row.need_fen or 0) // WAN) for row in printed]
    assert sum(map(int, needs[:-1])) == int(needs[-1])


def test_that_a_cell_knows_its_fact(shanggao: Portfolio) -> None:
    table = schedule.compose(shanggao, TableOptions())

    project = shanggao.named(Project, "湿地恢复与治理")
    assert project is not None
    row = next(row for row in table.rows if row.row_id == project.id)
    assert row.cells[7].fact == Fact("projects", project.id, "need_fen")
    assert row.cells[3].fact == Fact("projects", project.id, "places_text")


def test_that_programmes_without_printed_projects_are_left_out_and_uncounted(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    hidden = [replace(project, is_printed=False) for project in (A, B)]
    plan = plan_of(PLAN, ONE, TWO, *hidden, C)

    table = schedule.compose(plan, TableOptions())

    assert texts_of(table, "number") == ["1"]
    assert texts_of(table, "program") == ["乙工程"]
    assert [row.section_title for row in table.rows] == ["乙工程"]


def test_that_equal_neighbours_of_two_programmes_stay_apart(
    plan_of: Callable[..., Portfolio],
) -> None:
    table = schedule.compose(plan_of(PLAN, ONE, TWO, A, B, C), TableOptions())

    assert column_spans(table, "places") == [2, 0, 1]


def test_that_nothing_is_merged_where_the_plan_says_so(
    plan_of: Callable[..., Portfolio],
) -> None:
    plan = plan_of(PLAN, ONE, TWO, A, B, C, *LEADS)
    options = TableOptions(merge_places="never", merge_agencies="never")

    table = schedule.compose(plan, options)

    assert column_spans(table, "places") == [1, 1, 1]
    assert column_spans(table, "leads") == [1, 1, 1]


def test_that_agencies_merge_with_places_only_over_their_rows(
    plan_of: Callable[..., Portfolio],
) -> None:
    elsewhere = replace(B, places_text="西镇")

    def spans_of(merge: Merge, *projects: Project) -> list[int]:
        plan = plan_of(PLAN, ONE, TWO, *projects, *LEADS)
        options = TableOptions(merge_agencies=merge)
        return column_spans(schedule.compose(plan, options), "leads")

    assert spans_of("with_places", A, B, C) == [2, 0, 1]
    assert spans_of("with_places", A, elsewhere, C) == [1, 1, 1]
    assert spans_of("always", A, elsewhere, C) == [2, 0, 1]


def test_that_empty_neighbours_stay_apart(
    plan_of: Callable[..., Portfolio],
) -> None:
    nowhere = [replace(project, places_text="") for project in (A, B)]

    table = schedule.compose(plan_of(PLAN, ONE, *nowhere), TableOptions())

    assert column_spans(table, "places") == [1, 1]


def test_that_places_agencies_and_times_are_worded_from_the_plan(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    project = replace(A, places_text="", first_year=2026, last_year=2028)
    places = [
        row
        for at, name in enumerate(("东镇", "西镇"))
        for row in (
            Place(id=name, name=name),
            ProjectPlace(id=name, project_id="a", place_id=name, position=at),
        )
    ]
    support = replace(led(A, OTHER), role="support")
    plan = plan_of(PLAN, ONE, project, *places, BUREAU, OTHER, led(A, BUREAU), support)

    table = schedule.compose(plan, TableOptions(hidden_columns=()))

    assert texts_of(table, "places") == ["东镇、西镇"]
    assert texts_of(table, "schedule") == ["2026-2028"]
    assert texts_of(table, "leads") == ["林业局"]
    assert texts_of(table, "supports") == ["水利局"]


def test_that_a_time_in_words_is_printed_as_written(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    project = replace(A, schedule_text="分期实施", first_year=2026, last_year=2028)

    table = schedule.compose(plan_of(PLAN, ONE, project), TableOptions())

    assert texts_of(table, "schedule") == ["分期实施"]


def test_that_a_project_without_a_price_has_an_empty_amount(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    priced = replace(B, need_fen=5 * WAN)
    free = replace(C, need_fen=0)

    table = schedule.compose(plan_of(PLAN, ONE, TWO, A, priced, free), TableOptions())

    assert texts_of(table, "need") == ["", "5", "—", "5"]


def test_that_there_is_no_total_where_nothing_has_a_price(
    plan_of: Callable[..., Portfolio],
) -> None:
    table = schedule.compose(plan_of(PLAN, ONE, TWO, A, B, C), TableOptions())

    assert [row.role for row in table.rows] == [Role.ROW] * 3


def test_that_subtotals_stand_behind_their_programmes(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    rows = [replace(project, need_fen=2 * WAN) for project in (A, B)]
    plan = plan_of(PLAN, ONE, TWO, *rows, C)

    table = schedule.compose(plan, TableOptions(subtotals=True))

    assert texts_of(table, "need") == ["2", "2", "4", "", "4"]
    assert [row.role.value for row in table.rows] == [
        "row",
        "row",
        "subtotal",
        "row",
        "total",
    ]
    assert table.rows[2].section == "one"
    assert not table.rows[-1].section


def test_that_the_title_names_the_phase_of_all_projects(
    plan_of: Callable[..., Portfolio],
) -> None:
    near = Phase(id="near", name="近期", first_year=2026, last_year=2027)
    early = replace(A, first_year=2026, last_year=2027)
    late = replace(B, first_year=2026, last_year=2028)

    def title(*projects: Project) -> str:
        plan = plan_of(PLAN, near, ONE, *projects)
        return schedule.compose(plan, TableOptions()).title

    assert title(early) == "某县国土空间生态修复近期重点工程安排表"
    assert title(early, late) == "某县国土空间生态修复重点工程安排表"
    assert title(early, B) == "某县国土空间生态修复重点工程安排表"


def test_that_a_name_is_spelled_as_in_this_table(
    plan_of: Callable[..., Portfolio], texts_of: Callable[[Table, str], list[str]]
) -> None:
    wordings = [
        Wording(id=key, table_key=key, of_table="projects", of_id="a", words=words)
        for key, words in (("schedule", "甲一工程"), ("tasks", "别名"))
    ]

    table = schedule.compose(plan_of(PLAN, ONE, A, *wordings), TableOptions())

    assert texts_of(table, "project") == ["甲一工程"]
