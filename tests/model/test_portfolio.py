"""A whole plan as values."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotFoundError
from ecoplanner.model.agency import Agency
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def portfolio(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> Portfolio:
    """Two projects, stored out of order, and one agency."""
    return make_portfolio(
        make_project(id="project-2", name="乙", position=2),
        make_project(id="project-1", name="甲", position=1),
        Agency(id="agency-01", name="水利局"),
        ProjectAgency(id="part-0001", project_id="project-1", agency_id="agency-01"),
    )


def test_that_rows_come_in_the_order_of_their_positions(portfolio: Portfolio) -> None:
    assert [row.name for row in portfolio.all(Project)] == ["甲", "乙"]


def test_that_rows_of_one_position_come_by_id(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    rows = [make_project(id=f"project-{letter}", name=letter) for letter in "cab"]

    found = make_portfolio(*rows).all(Project)

    assert [row.name for row in found] == ["a", "b", "c"]


def test_that_a_row_is_found_by_id(portfolio: Portfolio) -> None:
    assert portfolio.get(Project, "project-2").name == "乙"


def test_that_a_row_that_is_not_there_is_named(portfolio: Portfolio) -> None:
    with pytest.raises(NotFoundError) as caught:
        portfolio.get(Agency, "agency-99")

    assert caught.value.params == {"table": "agencies", "name": "agency-99"}


def test_that_a_row_is_found_by_name(portfolio: Portfolio) -> None:
    found = portfolio.named(Project, "乙")

    assert found is not None
    assert found.id == "project-2"
    assert portfolio.named(Project, "丙") is None


def test_that_rows_are_found_by_a_field(portfolio: Portfolio) -> None:
    found = portfolio.having(ProjectAgency, "project_id", "project-1")

    assert [row.id for row in found] == ["part-0001"]
    assert portfolio.having(ProjectAgency, "project_id", "project-2") == ()


def test_that_a_kind_without_rows_is_empty(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    assert make_portfolio().all(Project) == ()
    assert make_portfolio().named(Project, "甲") is None


def test_that_an_edit_gives_the_next_portfolio_and_leaves_the_former(
    portfolio: Portfolio, make_project: Callable[..., Project]
) -> None:
    former = portfolio.all(Project)
    portfolio.named(Project, "甲")
    portfolio.having(Project, "program_id", "program-1")
    portfolio.having(ProjectAgency, "project_id", "project-1")
    new = make_project(id="project-3", name="丙", position=0)
    renamed = replace(portfolio.get(Project, "project-2"), name="丁")
    changed = {"project-3": new, "project-2": renamed, "project-1": None}

    after = portfolio.updated({Project: changed})

    assert [row.name for row in after.all(Project)] == ["丙", "丁"]
    assert after.named(Project, "甲") is None
    assert after.named(Project, "丁") == renamed
    assert len(after.having(Project, "program_id", "program-1")) == 2
    assert portfolio.all(Project) == former
    assert portfolio.named(Project, "甲") is not None


def test_that_an_edit_shares_what_it_did_not_touch(
    portfolio: Portfolio, make_project: Callable[..., Project]
) -> None:
    agencies = portfolio.all(Agency)

    after = portfolio.updated({Project: {"project-3": make_project(id="project-3")}})

    assert after.all(Agency) is agencies


def test_that_the_first_row_of_a_kind_can_be_added(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    agency = Agency(id="agency-01", name="水利局")

    after = make_portfolio().updated({Agency: {agency.id: agency}})

    assert after.all(Agency) == (agency,)


@pytest.mark.parametrize("count", [1, 7, 300])
@pytest.mark.parametrize("seed", range(5))
def test_that_a_portfolio_after_edits_is_one_made_anew(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    count: int,
    seed: int,
) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret
    rows = {
        f"project-{at}": make_project(id=f"project-{at}", position=at % 9)
        for at in range(400)
    }
    portfolio = make_portfolio(*rows.values())
    for _ in range(6):
        if rng.random() < 0.8:
            # What was asked for before is kept up to date.
            portfolio.all(Project)
            portfolio.having(Project, "program_id", "program-1")
            portfolio.named(Project, "甲")
        ids = rng.sample([*rows, *(f"new-{rng.random()}" for _ in range(9))], count)
        changed = {
            id_: rng.choice(
                [
                    None,
                    make_project(
                        id=id_,
                        name=rng.choice("甲乙丙"),
                        position=rng.randint(0, 9),
                        program_id=f"program-{rng.randint(1, 3)}",
                    ),
                ]
            )
            for id_ in ids
        }
        portfolio = portfolio.updated({Project: changed})
        rows = {id_: row for id_, row in {**rows, **changed}.items() if row is not None}
        anew = make_portfolio(*rows.values())

        assert portfolio.all(Project) == anew.all(Project)
        for number in range(1, 5):
            id_ = f"program-{number}"
            assert portfolio.having(Project, "program_id", id_) == anew.having(
                Project, "program_id", id_
            )
        assert portfolio.named(Project, "甲") == anew.named(Project, "甲")
        if len(rows) <= count + 9:
            break


def test_that_a_narrowed_portfolio_has_what_hangs_on_its_rows(
    portfolio: Portfolio,
) -> None:
    portfolio.having(ProjectAgency, "project_id", "project-1")
    hanging = {ProjectAgency: "project_id"}

    first = portfolio.narrowed(Project, {"project-1", "project-9"}, hanging)
    second = portfolio.narrowed(Project, {"project-2"}, hanging)

    assert [row.name for row in first.all(Project)] == ["甲"]
    assert len(first.all(ProjectAgency)) == 1
    assert second.all(ProjectAgency) == ()
    assert second.having(ProjectAgency, "project_id", "project-1") == ()
    assert second.named(Agency, "水利局") is not None
    assert len(portfolio.all(Project)) == 2


def test_that_a_calculation_is_made_once_for_each_state_of_the_plan(
    portfolio: Portfolio,
) -> None:
    made: list[int] = []

    def work_out() -> int:
        made.append(len(made))
        return made[-1]

    assert portfolio.once("key", work_out) == portfolio.once("key", work_out) == 0
    assert portfolio.once("another", work_out) == 1
    assert portfolio.updated({}).once("key", work_out) == 2


def test_that_after_an_edit_only_the_rows_touched_are_made_anew(
    portfolio: Portfolio,
) -> None:
    made: list[str] = []

    def name(row: Project) -> str:
        made.append(row.name)
        return row.name

    first, second = portfolio.all(Project)
    after = portfolio.updated({Project: {second.id: replace(second, name="丙")}})
    gone = after.updated({Project: {first.id: None}})

    assert portfolio.each(Project, name) == ["甲", "乙"]
    assert after.each(Project, name) == ["甲", "丙"]
    assert gone.each(Project, name) == ["丙"]
    assert made == ["甲", "乙", "丙"]
    assert portfolio.each(Project, name) == ["甲", "乙"]


def test_that_what_is_kept_is_made_again_only_where_its_rows_changed() -> None:
    projects = [
        Project(id=f"project-{at}", program_id=f"program-{at % 2}", name=str(at))
        for at in range(4)
    ]
    portfolio = Portfolio({Project: {row.id: row for row in projects}})
    made: list[str] = []

    def names(plan: Portfolio, program_id: str) -> str:
        rows = plan.having(Project, "program_id", program_id)

        def work_out() -> str:
            made.append(program_id)
            return "".join(row.name for row in rows)

        return plan.kept((names, program_id), (rows,), work_out)

    programs = ("program-0", "program-1", "program-none")
    assert [names(portfolio, each) for each in programs] == ["02", "13", ""]
    after = portfolio.updated({Project: {"project-1": replace(projects[1], name="9")}})
    made.clear()
    assert [names(after, each) for each in programs] == ["02", "93", ""]
    assert made == ["program-1"]
    # The former plan still says what it said.
    assert [names(portfolio, each) for each in programs] == ["02", "13", ""]


def test_that_after_an_edit_only_the_groups_touched_are_made_anew() -> None:
    projects = [
        Project(id=f"project-{at}", program_id=f"program-{at % 3}", name=str(at))
        for at in range(6)
    ]
    portfolio = Portfolio({Project: {row.id: row for row in projects}})
    made: list[str] = []

    def names(rows: tuple[Project, ...]) -> str:
        made.append(rows[0].program_id)
        return "".join(row.name for row in rows)

    def found(plan: Portfolio) -> dict[object, str]:
        made.clear()
        return dict(plan.each_group(Project, "program_id", names))

    all_of_them = {"program-0": "03", "program-1": "14", "program-2": "25"}
    assert found(portfolio) == all_of_them
    moved = portfolio.updated(
        {Project: {"project-1": replace(projects[1], program_id="program-0")}}
    )
    assert found(moved) == {"program-0": "013", "program-1": "4", "program-2": "25"}
    assert sorted(made) == ["program-0", "program-1"]
    gone = moved.updated({Project: {"project-4": None}})
    assert found(gone) == {"program-0": "013", "program-2": "25"}
    assert made == []
    # The former plan still says what it said.
    assert found(portfolio) == all_of_them
