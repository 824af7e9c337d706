"""Groups and their lines after edits: those of the plan, kept where it stays."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.kinds import KINDS
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.samples import sample_rows
from ecoplanner.reports.groups import Group
from ecoplanner.reports.groups import GROUPINGS
from ecoplanner.reports.groups import groups_of
from ecoplanner.reports.groups import Member
from ecoplanner.reports.months import QUARTER
from ecoplanner.reports.months import Span
from ecoplanner.ui.schedule.heads import head_of
from ecoplanner.ui.schedule.rows import every_group
from ecoplanner.ui.schedule.rows import homes_of
from ecoplanner.ui.schedule.rows import lines_of
from ecoplanner.ui.schedule.rows import spans_of

if TYPE_CHECKING:
    from ecoplanner.model.entity import Entity
    from ecoplanner.reports.groups import Grouping
    from ecoplanner.ui.schedule.rows import Line

Changed = dict[type[Any], dict[str, Any]]
#: Months of a few years.
_MONTHS = st.tuples(st.integers(24_240, 24_300), st.integers(1, 60))


def _portfolio() -> Portfolio:
    by_kind: dict[type[Any], dict[str, Entity]] = {kind: {} for kind in KINDS.values()}
    for row in sample_rows("shanggao"):
        by_kind[type(row)][row.id] = row
    return Portfolio(by_kind)


def _anew(portfolio: Portfolio) -> Portfolio:
    """The same plan, of which nothing is known yet."""
    return Portfolio(
        {kind: {row.id: row for row in portfolio.all(kind)} for kind in KINDS.values()}
    )


def _edit(portfolio: Portfolio, random: Random) -> Changed:
    """Return a change of a row, or a project that comes, goes or moves."""
    project = random.choice(portfolio.all(Project))
    program = random.choice(portfolio.all(Program))
    first_year = random.choice([None, 2021, 2024])
    agency = random.choice(portfolio.all(ProjectAgency))
    zone = random.choice(portfolio.all(ProjectZone))
    changes: list[Changed] = [
        {Project: {project.id: replace(project, name=f"{project.name}改")}},
        {Project: {project.id: replace(project, need_fen=random.randrange(10**9))}},
        {Project: {project.id: replace(project, first_year=first_year)}},
        {Project: {project.id: replace(project, program_id=program.id)}},
        {Project: {"more": replace(project, id="more", position=random.randrange(9))}},
        {Program: {program.id: replace(program, position=random.randrange(9))}},
        {ProjectAgency: {agency.id: replace(agency, role="support")}},
        {ProjectZone: {zone.id: None}},
    ]
    if "more" in {row.id for row in portfolio.all(Project)}:
        changes.append({Project: {"more": None}})
    plan = portfolio.plan
    changes.append({type(plan): {plan.id: replace(plan, last_year=2040)}})
    return random.choice(changes)


def _lines(portfolio: Portfolio, grouping: Grouping) -> list[Line]:
    return lines_of(portfolio, (), spans_of(portfolio), None, grouping)


@pytest.mark.parametrize("grouping", GROUPINGS)
@pytest.mark.parametrize("seed", range(3))
def test_that_lines_after_edits_are_those_of_the_plan(
    grouping: Grouping, seed: int
) -> None:
    random = Random(f"{grouping} {seed}")  # noqa: S311 - no secret
    portfolio = _portfolio()
    for _ in range(25):
        before = portfolio
        portfolio = portfolio.updated(_edit(portfolio, random))
        if random.random() < 0.7:
            groups = groups_of(portfolio, grouping, keeps_empty=grouping == "program")
            assert [*every_group(portfolio, grouping)] == groups
            assert _lines(portfolio, grouping) == _lines(_anew(portfolio), grouping)
        if random.random() < 0.3:
            # As when an edit is undone.
            portfolio = before
            assert _lines(portfolio, grouping) == _lines(_anew(portfolio), grouping)


@pytest.mark.parametrize("grouping", ["program", "zone", "agency"])
def test_that_a_group_stays_the_same_where_no_edit_touched_it(
    grouping: Grouping,
) -> None:
    portfolio = _portfolio()
    groups, lines = every_group(portfolio, grouping), _lines(portfolio, grouping)
    project = groups[0].members[0].project

    changed = {Project: {project.id: replace(project, note="改")}}
    after = portfolio.updated(changed)

    homes = homes_of(portfolio, grouping, project.id)
    for was, now in zip(groups, every_group(after, grouping), strict=True):
        assert (was is now) == (was.key not in homes)
    for line, same in zip(lines, _lines(after, grouping), strict=True):
        if line.group not in homes and not line.is_group:
            assert line is same


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_that_a_project_is_at_home_in_the_groups_that_have_it(
    grouping: Grouping,
) -> None:
    portfolio = _portfolio()
    for project in portfolio.all(Project):
        groups = groups_of(portfolio, grouping, lambda each: each.id == project.id)  # noqa: B023 - called at once
        keys = [group.key for group in groups]
        assert homes_of(portfolio, grouping, project.id) == keys
    assert homes_of(portfolio, grouping, "") == []


@given(st.lists(st.none() | _MONTHS, max_size=8))
def test_that_a_head_counts_what_is_under_work_in_each_quarter(
    months: list[tuple[int, int] | None],
) -> None:
    pattern = _portfolio().all(Project)[0]
    projects = [replace(pattern, id=str(at)) for at in range(len(months))]
    spans = {
        str(at): each and Span(each[0], each[0] + each[1])
        for at, each in enumerate(months)
    }
    members = tuple(Member(each, 1, 0, 7) for each in projects)
    group = Group(key="g", row=None, number=1, members=members)

    head = head_of(group, spans)

    known = [span for span in spans.values() if span is not None]
    assert head.need == group.need_fen
    if not known:
        assert (head.span, head.density) == (None, ())
        return
    first, end = min(each.first for each in known), max(each.end for each in known)
    assert head.span == Span(first, end)
    counted = {
        quarter: count
        for start, stop, count in head.density
        for quarter in range(start, stop)
    }
    assert all(start < stop for start, stop, _ in head.density)
    for quarter in range(first // QUARTER - 1, end // QUARTER + 2):
        at_work = sum(
            each.first // QUARTER <= quarter < -(-each.end // QUARTER) for each in known
        )
        assert counted.get(quarter, 0) == at_work
