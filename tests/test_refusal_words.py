"""What a refusal offers to do instead, in words."""

from __future__ import annotations

from functools import partial
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import problem_text
from ecoplanner.model.agency import Agency
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.project_edit import set_fields

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.model.store.access import Writer


@pytest.mark.parametrize(
    ("language", "none", "some"),
    [
        (
            "zh",
            "没有名为“丁”的责任单位：先建立它。",
            "没有名为“丁”的责任单位：先建立它，或从这些中选：甲、乙。",
        ),
        (
            "en",
            "There is no agency named “丁”: make it first.",
            "There is no agency named “丁”: make it first, or choose one of 甲, 乙.",
        ),
    ],
)
def test_that_only_what_there_is_can_be_chosen(
    language: Language, none: str, some: str
) -> None:
    plan = [
        Program(id="program-1", name="工程"),
        Project(id="project-1", program_id="program-1", name="项目"),
    ]
    agencies = [
        Agency(id=f"agency-{at}", name=name, position=at)
        for at, name in enumerate("甲乙")
    ]
    said = []
    for rows in (plan, [*plan, *agencies]):
        document = Document.in_memory(partial(_save, rows))
        with pytest.raises(InvalidInputError) as caught, document.edit("x") as writer:
            set_fields(writer, "project-1", {"leads": "丁"})
        said.append(problem_text(caught.value.problems[0], language))
        document.close()

    assert said == [none, some]


def _save(rows: list[Any], writer: Writer) -> None:
    writer.save(*rows)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "与“乙”已经有一条项目关联：修改那一条，或先删去它。"),
        (
            "en",
            (
                "There is a link between projects with “乙” already: change that one, "
                "or remove it first."
            ),
        ),
    ],
)
def test_that_a_second_link_is_told_from_a_name_that_is_taken(
    language: Language, words: str
) -> None:
    params = {"name": "乙", "table": "project_links"}

    assert problem_text(Problem("tied_already", "name", params), language) == words
