"""The first project of an empty plan gets a programme to stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.entity import new_id
from ecoplanner.model.plan import Plan
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document
from ecoplanner.model.template import empty_rows
from ecoplanner.ui.portfolio.gestures import add_project
from ecoplanner.ui.portfolio.gestures import FIRST_PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def document() -> Iterator[Document]:
    """A new plan."""
    plan = Plan(
        id=new_id(),
        title="规划",
        region="上高县",
        base_year=2020,
        first_year=2021,
        last_year=2035,
    )
    made = Document.in_memory(lambda writer: writer.save(*empty_rows(plan)))
    yield made
    made.close()


def test_that_it_is_not_called_as_the_project_is(document: Document) -> None:
    for name in ("小流域治理", "湿地恢复"):
        with document.edit("new") as writer:
            add_project(writer, "", name=name)

    portfolio = document.portfolio()
    (program,) = portfolio.all(Program)
    assert program.name == FIRST_PROGRAM
    projects = portfolio.having(Project, "program_id", program.id)
    assert [each.name for each in projects] == ["小流域治理", "湿地恢复"]
