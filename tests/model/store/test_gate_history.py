"""What strangers hide in the history of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import PlanDamagedError
from ecoplanner.model.store.content import blob_digest
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.packed import packed
from tests.model.store.sealing import assert_refused
from tests.model.store.sealing import sealed

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE_CHANGES = [
    ("projects SET note = 'x' --", "project-1", '{"name": "a"}', '{"name": "b"}'),
    ("sqlite_schema", "project-1", '{"name": "a"}', '{"name": "b"}'),
    ("revisions", "project-1", '{"who": "a"}', '{"who": "b"}'),
    ("projects", "project-1", '{"note = 1, name": "a"}', '{"name": "b"}'),
    ("projects", "project-1", '{"name": ["a"]}', '{"name": "b"}'),
    ("projects", "project-1", "[]", '{"name": "b"}'),
    ("projects", "project-1", "not JSON", '{"name": "b"}'),
    ("projects", "project-1", "[" * 100_000, None),
]


@pytest.mark.parametrize("values", HOSTILE_CHANGES)
def test_that_undo_runs_no_words_of_a_strangers_history(
    values: tuple[str, ...], plan_file: Path
) -> None:
    sql = "INSERT INTO steps VALUES (1, 'aaaaaaaa', 'edit', NULL, '改', '', '')"
    sealed(plan_file, sql)
    sql = "INSERT INTO changes VALUES (1, 1, ?, ?, ?, ?)"
    sealed(plan_file, sql, *values)
    document = Document.open(plan_file)
    before = read_content(document)

    with pytest.raises(PlanDamagedError):
        document.undo()

    assert read_content(document) == before
    document.close()


HOSTILE_STEPS = [
    "(1, 'aaaaaaaa', 'undo', 1, '撤销', '', '')",
    "(1, 'aaaaaaaa', 'redo', NULL, '重做', '', '')",
    "(1, 'aaaaaaaa', 'edit', 1, '', '', ''), (2, 'bbbbbbbb', 'undo', 7, '', '', '')",
]


@pytest.mark.parametrize("steps", HOSTILE_STEPS)
def test_that_a_history_that_contradicts_itself_is_refused(
    steps: str, plan_file: Path, state_folder: Path
) -> None:
    sealed(plan_file, f"INSERT INTO steps VALUES {steps}")
    before = plan_file.read_bytes()

    with pytest.raises(PlanDamagedError):
        Document.open(plan_file)

    assert plan_file.read_bytes() == before
    assert [path.name for path in plan_file.parent.iterdir()] == [plan_file.name]
    left = [path.name for path in state_folder.rglob("*") if path.is_file()]
    assert left in ([], ["lock"])


HOSTILE_PACKS: list[tuple[object, object]] = [
    ({}, {}),
    ([[1]], {}),
    ([["1", "aaaaaaaa", "edit", None, "改", "", ""]], {}),
    ([[1, "aaaaaaaa", "edit", None, ["改"], "", ""]], {}),
]


@pytest.mark.parametrize("pack", HOSTILE_PACKS)
def test_that_a_strangers_pack_of_steps_is_refused(
    pack: tuple[object, object], plan_file: Path
) -> None:
    datas = [packed(part) for part in pack]
    sql = "INSERT INTO history_packs VALUES (1, 1, ?, ?, ?)"
    sealed(plan_file, sql, blob_digest(*datas), *datas)

    with pytest.raises(PlanDamagedError):
        Document.open(plan_file)


@pytest.mark.parametrize("changes", [[], {"x": []}, {"1": 7}, {"1": [[1]]}])
def test_that_a_strangers_pack_of_changes_is_refused(
    changes: object, plan_file: Path
) -> None:
    steps = packed([[1, "aaaaaaaa", "edit", None, "改", "", ""]])
    sql = "INSERT INTO history_packs VALUES (1, 1, ?, ?, ?)"
    datas = [steps, packed(changes)]
    sealed(plan_file, sql, blob_digest(*datas), *datas)
    document = Document.open(plan_file)

    with pytest.raises(PlanDamagedError):
        document.undo()

    document.close()


def test_that_a_pack_without_the_step_it_should_hold_is_refused(
    plan_file: Path,
) -> None:
    steps = packed([[5, "aaaaaaaa", "edit", None, "改", "", ""]])
    sql = "INSERT INTO history_packs VALUES (1, 1, ?, ?, ?)"
    datas = [steps, packed({})]
    sealed(plan_file, sql, blob_digest(*datas), *datas)

    with pytest.raises(PlanDamagedError):
        Document.open(plan_file)


@pytest.mark.parametrize("data", [b"", b"not zlib", packed(None)[:-5]])
def test_that_a_pack_that_cannot_be_unpacked_is_refused(
    data: bytes, plan_file: Path
) -> None:
    sql = "INSERT INTO history_packs VALUES (1, 1, ?, ?, ?)"
    sealed(plan_file, sql, blob_digest(data, data), data, data)

    with pytest.raises(PlanDamagedError):
        Document.open(plan_file)


def test_that_packed_bytes_must_fit_their_digest(
    plan_file: Path, state_folder: Path
) -> None:
    data = packed([])
    sql = "INSERT INTO history_packs VALUES (1, 1, ?, ?, ?)"
    sealed(plan_file, sql, blob_digest(data), data, data)

    assert_refused(plan_file, PlanDamagedError, state_folder)


ROW = {"id": "agency-1", "name": "局", "full_name": "", "position": 0}
HOSTILE_VERSIONS: list[object] = [
    [],
    {"sqlite_schema": {}},
    {"agencies": []},
    {"agencies": {"agency-1": []}},
    {"agencies": {"agency-2": ROW}},
    {"agencies": {"agency-1": ROW | {"name = 'x', name": "y"}}},
    {"agencies": {"agency-1": ROW | {"name": None}}},
    {"agencies": {"agency-1": ROW}},
    {"plan": {}, "projects": {"p": {"id": "p"}}},
]


@pytest.mark.parametrize("content", HOSTILE_VERSIONS)
def test_that_going_back_takes_nothing_but_a_plan(
    content: object, plan_file: Path
) -> None:
    data = packed(content)
    sql = "INSERT INTO versions VALUES ('version-1', '旧', '', '', '', '', ?, ?)"
    sealed(plan_file, sql, blob_digest(data), data)
    document = Document.open(plan_file)
    before = read_content(document)

    with pytest.raises(PlanDamagedError):
        document.go_back("旧")

    assert read_content(document) == before
    document.close()


def test_that_a_plan_id_of_a_stranger_names_no_folder(
    plan_file: Path, tmp_path: Path, state_folder: Path
) -> None:
    evil = f"../../{tmp_path.name}-evil"
    sealed(plan_file, "UPDATE plan SET id = ?", evil)
    document = Document.open(plan_file)
    with document.edit("改") as writer:
        writer.database.execute("UPDATE plan SET title = '改'")

    assert document.publish()

    document.close()
    assert len(list((state_folder / "backups").rglob("*.ecoplan"))) == 1
    assert not tmp_path.with_name(f"{tmp_path.name}-evil").exists()
    assert not (tmp_path / f"{tmp_path.name}-evil").exists()
