"""Words for the cells of many projects: the same as for one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.agency import Agency
from ecoplanner.model.entity import GAP
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.ui.portfolio import gestures
from ecoplanner.ui.portfolio.many_cells import set_all_that_fit

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    Values = dict[str, dict[str, str]]

COUNT = 70


@pytest.fixture
def document() -> Iterator[Document]:
    """A plan with some dozens of projects."""
    made = Document.in_memory(lambda writer: writer.save(*sample_rows("shanggao")))
    program = made.portfolio().all(Program)[0]
    with made.edit("more") as writer:
        rows = [
            Project(
                id=f"project-{at:03}",
                program_id=program.id,
                name=f"项目{at}",
                position=at * GAP,
            )
            for at in range(COUNT)
        ]
        writer.save(*rows)
    yield made
    made.close()


def _plain(document: Document) -> Values:
    leads = "、".join(row.name for row in document.portfolio().all(Agency)[:2])
    return {
        row.id: {"need": f"{at + 1}", "schedule": "2023-2025年", "leads": leads}
        for at, row in enumerate(document.portfolio().all(Project))
    }


def _bad_words(document: Document) -> Values:
    values = _plain(document)
    for at, fields in enumerate(values.values()):
        if at % 9 == 4:
            fields["need"] = "许多"
        if at % 9 == 7:
            fields["schedule"] = "2030-2020年"
    return values


def _bad_rows(document: Document) -> Values:
    values = _plain(document)
    for at, fields in enumerate(values.values()):
        if at % 20 == 3:
            fields["name"] = ""
        if at % 20 == 6:
            fields["need"] = "-5"
    return values


def _taken_names(document: Document) -> Values:
    values = _plain(document)
    for at, fields in enumerate(values.values()):
        fields["name"] = "同名" if at in (5, 40) else f"名{at}"
    return values


def _other_programs(document: Document) -> Values:
    values = _plain(document)
    name = document.portfolio().all(Program)[-1].name
    for at, fields in enumerate(values.values()):
        if at % 7 == 2:
            fields["program"] = name
    return values


@pytest.mark.parametrize(
    "make", [_plain, _bad_words, _bad_rows, _taken_names, _other_programs]
)
def test_that_many_cells_are_set_as_one_after_another(
    make: Callable[[Document], Values], document: Document
) -> None:
    values = make(document)
    before = read_content(document)
    with document.edit("one by one") as writer:
        expected = {
            (id_, field): problem
            for id_, fields in values.items()
            for field, problem in gestures.set_what_fits(writer, id_, fields).items()
        }
    after = read_content(document)
    document.undo()
    assert read_content(document) == before

    with document.edit("at once") as writer:
        wrong = set_all_that_fit(writer, values)

    # Links get ids by chance; all else is equal.
    now = read_content(document)
    assert wrong == expected
    assert bool(wrong) == (make in (_bad_words, _bad_rows, _taken_names))
    assert now["projects"] == after["projects"]
    assert _without_ids(now["project_agencies"]) == _without_ids(
        after["project_agencies"]
    )
    document.undo()
    assert read_content(document) == before


def _without_ids(rows: dict[str, dict[str, object]]) -> list[str]:
    return sorted(
        str({key: value for key, value in row.items() if key != "id"})
        for row in rows.values()
    )
