"""Rows and portfolios made without a file."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.award import AwardState
from ecoplanner.model.award import states
from ecoplanner.model.plan import Plan
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.entity import Entity


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Plan]:
    """Make a valid plan; name only the fields that matter to the test."""

    def make(**changes: Any) -> Plan:
        fields: dict[str, Any] = {
            "id": "plan-0001",
            "title": "生态修复规划",
            "region": "上高县",
            "base_year": 2020,
            "first_year": 2021,
            "last_year": 2035,
        }
        return Plan(**(fields | changes))

    return make


@pytest.fixture(scope="session")
def make_project() -> Callable[..., Project]:
    """Make a valid project; name only the fields that matter to the test."""

    def make(**changes: Any) -> Project:
        fields: dict[str, Any] = {
            "id": "project-1",
            "program_id": "program-1",
            "name": "矿山修复",
            "first_year": 2021,
            "last_year": 2025,
            "need_fen": 1_000_000,
        }
        return Project(**(fields | changes))

    return make


@pytest.fixture(scope="session")
def make_portfolio(make_plan: Callable[..., Plan]) -> Callable[..., Portfolio]:
    """Make a portfolio of rows; a plan is added where none is among them."""

    def make(*rows: Entity) -> Portfolio:
        found: dict[type[Any], dict[str, Entity]] = {}
        for row in rows:
            found.setdefault(type(row), {})[row.id] = row
        found.setdefault(Plan, {"plan-0001": make_plan()})
        return Portfolio(found)

    return make


@pytest.fixture(scope="session")
def sample_portfolio(
    make_portfolio: Callable[..., Portfolio],
) -> Callable[[str], Portfolio]:
    """Return a bundled plan as values."""
    made: dict[str, Portfolio] = {}

    def make(name: str) -> Portfolio:
        if name not in made:
            made[name] = make_portfolio(*sample_rows(name))
        return made[name]

    return make


@pytest.fixture
def state_of(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> Callable[..., AwardState]:
    """Evaluate the one rule among the rows, for a project of that need."""

    def evaluated(*rows: Entity, need: int | None = None, **changes: Any) -> AwardState:
        fields = {"need_fen": need, "last_year": 2023} | changes
        portfolio = make_portfolio(make_project(**fields), *rows)
        (state,) = states(portfolio)
        return state

    return evaluated
