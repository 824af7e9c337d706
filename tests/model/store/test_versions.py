"""Named versions of a plan."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotFoundError
from ecoplanner.model.funding import Source
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.versions import Difference
from ecoplanner.model.store.versions import differences
from ecoplanner.model.store.versions import version_content
from ecoplanner.model.store.versions import versions
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage
from tests.model.store.random_rows import RandomEdits
from tests.model.store.random_rows import seeded

if TYPE_CHECKING:
    from pathlib import Path


def test_that_a_version_is_kept_with_the_plan(plan_file: Path) -> None:
    document = Document.open(plan_file, who="张三")

    made = document.name_version("送审稿", "第一次送审")

    assert document.is_changed
    assert document.undo_label is None
    document.publish()
    document.close()
    with reading(plan_file) as reader:
        assert versions(reader) == [made]
        assert version_content(reader, "送审稿") == read_content(reader)
    assert (made.name, made.note, made.who) == ("送审稿", "第一次送审", "张三")


def test_that_a_version_that_was_named_survives_a_crash(plan_file: Path) -> None:
    document = Document.open(plan_file)
    document.name_version("送审稿")
    document.close()

    document = Document.open(plan_file)

    assert document.was_recovered
    assert [version.name for version in versions(document)] == ["送审稿"]
    document.close()


@pytest.mark.parametrize("name", ["", " ", "送审稿", "长" * 201, "a\0"])
def test_that_a_version_needs_a_name_of_its_own(name: str, document: Document) -> None:
    document.name_version("送审稿")

    with pytest.raises(InvalidInputError):
        document.name_version(name)

    assert len(versions(document)) == 1


def test_that_only_versions_that_are_there_are_found(document: Document) -> None:
    with pytest.raises(NotFoundError):
        document.go_back("没有")
    with pytest.raises(NotFoundError):
        version_content(document, "没有")


def test_that_going_back_is_one_step_that_can_be_undone(document: Document) -> None:
    document.name_version("起初")
    start = read_content(document)
    with document.edit("删") as writer:
        writer.delete(writer.get(Project, "project-1"))
    later = read_content(document)

    document.go_back("起初")

    assert read_content(document) == start
    assert document.undo_label == "回到版本：起初"
    document.undo()
    assert read_content(document) == later
    document.redo()
    assert read_content(document) == start


def test_that_going_back_swaps_names_back(document: Document) -> None:
    document.name_version("起初")
    start = read_content(document)
    with document.edit("对调") as writer:
        one = writer.get(Project, "project-1")
        two = writer.get(Project, "project-2")
        writer.save(dataclasses.replace(one, name="临时"))
        writer.save(dataclasses.replace(two, name=one.name))
        writer.save(dataclasses.replace(one, name=two.name))

    document.go_back("起初")

    assert read_content(document) == start


def test_that_going_back_moves_rows_off_what_goes(document: Document) -> None:
    document.name_version("起初")
    start = read_content(document)
    with document.edit("移到新工程") as writer:
        writer.save(Program(id="program-2", name="新工程"))
        for row in writer.entities(Project).values():
            writer.save(dataclasses.replace(row, program_id="program-2"))
        writer.delete(writer.get(Program, "program-1"))

    document.go_back("起初")

    assert read_content(document) == start
    document.undo()
    document.redo()
    assert read_content(document) == start


def test_that_going_back_removes_a_tree_of_rows(document: Document) -> None:
    document.name_version("起初")
    start = read_content(document)
    with document.edit("加来源") as writer:
        for number in range(3, -1, -1):
            # Ids run against the order of the tree.
            parent = f"source-{number + 1}" if number < 3 else None
            writer.save(
                Source(
                    id=f"source-{number}",
                    parent_id=parent,
                    root="central",
                    level="central",
                    name=f"来源 {number}",
                )
            )

    document.go_back("起初")

    assert read_content(document) == start


def test_that_going_back_keeps_what_a_cascade_takes(document: Document) -> None:
    with document.edit("分区") as writer:
        writer.save(
            Zone(id="zone-0001", name="一区"),
            Place(id="place-001", name="镇"),
            ZonePlace(id="part-0001", zone_id="zone-0001", place_id="place-001"),
            ZoneVillage(id="village-1", zone_place_id="part-0001", name="村"),
        )
    document.name_version("起初")
    start = read_content(document)
    with document.edit("移到二区") as writer:
        writer.save(Zone(id="zone-0002", name="二区"))
        part = writer.get(ZonePlace, "part-0001")
        writer.save(dataclasses.replace(part, zone_id="zone-0002"))

    document.go_back("起初")

    assert read_content(document) == start


@pytest.mark.parametrize("seed", range(6))
def test_that_going_back_reaches_any_state_from_any_other(seed: int) -> None:
    rng = seeded(seed)
    edits = RandomEdits(rng)
    document = Document.in_memory(lambda writer: writer.save(*sample_rows("shanggao")))
    states = {}
    for number in range(4):
        with document.edit("改") as writer:
            for _ in range(25):
                edits.change(writer)
        document.name_version(f"版本 {number}")
        states[f"版本 {number}"] = read_content(document)

    for _ in range(8):
        before = read_content(document)
        name = rng.choice(list(states))
        document.go_back(name)
        assert read_content(document) == states[name]
        if before != states[name]:
            document.undo()
            assert read_content(document) == before
            document.redo()
            assert read_content(document) == states[name]
    document.close()


def test_that_differences_name_rows_and_cells(document: Document) -> None:
    before = read_content(document)
    with document.edit("改") as writer:
        row = writer.get(Project, "project-1")
        writer.save(dataclasses.replace(row, need_fen=300))
        writer.delete(writer.get(Project, "project-2"))
        writer.save(Program(id="program-2", name="新工程"))
    after = read_content(document)

    assert differences(before, after) == [
        Difference("programs", "program-2", "", None, after["programs"]["program-2"]),
        Difference("projects", "project-1", "need_fen", 100, 300),
        Difference("projects", "project-2", "", before["projects"]["project-2"], None),
    ]
    assert differences(after, after) == []
