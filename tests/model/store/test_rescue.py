"""What is saved out of damaged files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.errors import ForeignObjectsError
from ecoplanner.errors import NotAPlanError
from ecoplanner.errors import PlanDamagedError
from ecoplanner.model.project import Project
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import reading
from ecoplanner.model.store.rescue import rescue
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from pathlib import Path


def _script(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)


def _rescued(path: Path) -> tuple[Path, list[str]]:
    before = path.read_bytes()
    target = path.with_name("救回.ecoplan")
    losses = rescue(path, target)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == sorted([path, target])
    return target, losses


def test_that_a_sound_plan_loses_its_history_alone(shanggao_file: Path) -> None:
    target, losses = _rescued(shanggao_file)

    assert len(losses) == 1
    with reading(target) as found, reading(shanggao_file) as wanted:
        assert read_content(found) == read_content(wanted)


def test_that_changed_text_is_taken_with_a_warning(shanggao_file: Path) -> None:
    _script(shanggao_file, "UPDATE projects SET note = '改'")
    with pytest.raises(PlanDamagedError), reading(shanggao_file):
        pass

    target, losses = _rescued(shanggao_file)

    assert len(losses) == 2
    assert "校验值" in losses[1]
    with reading(target) as found:
        assert {row.note for row in found.entities(Project).values()} == {"改"}


def test_that_bad_rows_stay_behind_and_are_named(shanggao_file: Path) -> None:
    _script(
        shanggao_file,
        """
        PRAGMA ignore_check_constraints = ON;
        UPDATE projects SET need_fen = -1
            WHERE id = (SELECT min(id) FROM projects);
        UPDATE projects SET note = CAST(x'e5b081ff' AS TEXT)
            WHERE id = (SELECT max(id) FROM projects);
        DELETE FROM plan;
        """,
    )
    with closing(sqlite3.connect(shanggao_file)) as db:
        db.row_factory = sqlite3.Row
        db.text_factory = bytes
        first = db.execute("SELECT min(id), count(*) FROM projects").fetchone()

    target, losses = _rescued(shanggao_file)

    with reading(target) as found:
        projects = found.entities(Project)
        assert len(projects) == first[1] - 1
        assert first[0].decode() not in projects
        assert found.portfolio().plan.title == "上高"
    assert any("amount_negative" in loss for loss in losses)
    assert any("\ufffd" in loss for loss in losses)
    assert any(loss.startswith("plan：") for loss in losses)


def test_that_a_row_whose_parent_is_lost_is_cut_loose(plan_file: Path) -> None:
    _script(
        plan_file,
        """
        INSERT INTO zones (id, parent_id, kind, name, position) VALUES
            ('zone-0001', 'zone-0002', 'zone', '甲', 1),
            ('zone-0002', NULL, 'zone', '乙', 2),
            ('zone-0003', 'zone-9999', 'zone', '丙', 3),
            ('zone-0004', 'zone-0005', 'zone', '丁', 4),
            ('zone-0005', 'zone-0004', 'zone', '戊', 5);
        UPDATE projects SET program_id = 'program-9' WHERE id = 'project-2';
        """,
    )

    target, losses = _rescued(plan_file)

    with reading(target) as found:
        zones = found.entities(Zone)
        assert zones["zone-0001"].parent_id == "zone-0002"
        assert zones["zone-0003"].parent_id is None
        assert {row.name for row in found.entities(Project).values()} == {"废弃矿山"}
        assert len(zones) == 4
    assert any("丙" in loss and "parent_id" in loss for loss in losses)
    assert any("尾矿库" in loss for loss in losses)
    assert any("zone-0004" in loss for loss in losses)


def test_that_rows_of_the_wrong_type_stay_behind(plan_file: Path) -> None:
    data = plan_file.read_bytes()
    # Serial type 9 is the number 1 where the flag stands; 8 is 0; NULL is 0.
    with closing(sqlite3.connect(plan_file)) as db:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'projects'"
        (page,) = db.execute(sql).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    start = (page - 1) * size
    part = bytearray(data[start : start + size])
    header = part.find(b"project-1") - 17
    spot = part.index(0x09, header, header + 17)
    part[spot] = 0
    plan_file.write_bytes(data[:start] + part + data[start + size :])

    target, losses = _rescued(plan_file)

    with reading(target) as found:
        assert set(found.entities(Project)) == {"project-2"}
    assert any("project-1" in loss for loss in losses)


def test_that_a_plan_is_rescued_from_any_damage_or_refused(shanggao_file: Path) -> None:
    data = shanggao_file.read_bytes()
    with reading(shanggao_file) as reader:
        whole = read_content(reader)
    rescued = 0
    for number, cut in enumerate(range(len(data) - 1, 0, -len(data) // 25)):
        path = shanggao_file.with_name(f"{number}.ecoplan")
        path.write_bytes(data[:cut])
        target = shanggao_file.with_name(f"{number} 救回.ecoplan")
        try:
            losses = rescue(path, target)
        except EcoplannerError:
            assert not target.exists()
            continue
        rescued += 1
        with reading(target) as found:
            assert len(losses) > 1 or read_content(found) == whole
    assert rescued > 5


def test_that_pages_written_over_lose_their_rows_alone(shanggao_file: Path) -> None:
    with reading(shanggao_file) as reader:
        total = len(reader.entities(Project))
        pages = reader.rows(
            "SELECT rootpage FROM sqlite_schema WHERE name IN "
            "('projects_program_id', 'quantities', 'changes')"
        )
    data = bytearray(shanggao_file.read_bytes())
    for (page,) in pages:
        data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    shanggao_file.write_bytes(data)

    target, losses = _rescued(shanggao_file)

    assert any(loss.startswith("quantities") for loss in losses)
    with reading(target) as found:
        assert len(found.entities(Project)) == total


def test_that_only_plans_are_rescued(plan_file: Path) -> None:
    target = plan_file.with_name("救回.ecoplan")
    other = plan_file.with_name("other.ecoplan")
    other.write_bytes(b"text")
    with pytest.raises(NotAPlanError):
        rescue(other, target)
    data = bytearray(plan_file.read_bytes())
    data[100:4096] = bytes(3996)
    other.write_bytes(data)
    with pytest.raises(PlanDamagedError):
        rescue(other, target)
    with pytest.raises(FileExistsAlreadyError):
        rescue(plan_file, plan_file)
    _script(plan_file, "CREATE VIEW v AS SELECT 1")
    with pytest.raises(ForeignObjectsError):
        rescue(plan_file, target)

    assert not target.exists()
