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
from ecoplanner.errors import PlanTooNewError
from ecoplanner.messages import loss_text
from ecoplanner.model.project import Project
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.rescue import rescue
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.store.mending import Loss


def _script(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)


def _rescued(path: Path) -> tuple[Path, list[Loss]]:
    before = path.read_bytes()
    target = path.with_name("救回.ecoplan")
    losses = rescue(path, target)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == sorted([path, target])
    return target, losses


def test_that_a_sound_plan_loses_its_history_alone(shanggao_file: Path) -> None:
    target, losses = _rescued(shanggao_file)

    assert [loss.code for loss in losses] == ["rescue_history"]
    with reading(target) as found, reading(shanggao_file) as wanted:
        assert read_content(found) == read_content(wanted)


def test_that_changed_text_is_taken_with_a_warning(shanggao_file: Path) -> None:
    _script(shanggao_file, "UPDATE projects SET note = '改'")
    with pytest.raises(PlanDamagedError), reading(shanggao_file):
        pass

    target, losses = _rescued(shanggao_file)

    assert [loss.code for loss in losses] == ["rescue_history", "rescue_digest"]
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
    codes = [loss.code for loss in losses]
    assert {"rescue_text", "rescue_plan"} <= set(codes)
    # What hangs on the project stays behind with it.
    assert {
        (loss.table, problem.code)
        for loss in losses
        if loss.code == "rescue_row" and loss.table in {"projects", "quantities"}
        for problem in loss.problems
    } == {("projects", "amount_negative"), ("quantities", "unknown_row")}


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
    named = {(loss.code, loss.row, loss.reason) for loss in losses}
    assert ("rescue_link", "丙", "parent_id") in named
    assert ("rescue_row", "尾矿库", "") in named
    assert ("rescue_own_parent", "丁", "") in named


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
    assert ("rescue_row_damaged", "project-1") in {
        (loss.code, loss.row) for loss in losses
    }


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

    assert "quantities" in {loss.table for loss in losses}
    with reading(target) as found:
        assert len(found.entities(Project)) == total


def test_that_only_plans_are_rescued(plan_file: Path) -> None:
    target = plan_file.with_name("救回.ecoplan")
    other = plan_file.with_name("other.ecoplan")
    other.write_bytes(b"text")
    with pytest.raises(NotAPlanError):
        rescue(other, target)
    other.write_bytes(plan_file.read_bytes()[:4096] + b"\xa5" * 50_000)
    with pytest.raises(PlanDamagedError):
        rescue(other, target)
    with closing(sqlite3.connect(other := plan_file.with_name("b.sqlite"))) as db:
        db.execute("CREATE TABLE projects (id)")
    with pytest.raises(NotAPlanError):
        rescue(other, target)
    with pytest.raises(FileExistsAlreadyError):
        rescue(plan_file, plan_file)
    _script(plan_file, "CREATE VIEW v AS SELECT 1")
    with pytest.raises(ForeignObjectsError):
        rescue(plan_file, target)

    assert not target.exists()


def _flipped(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes((data[at] ^ 1 << bit,)) + data[at + 1 :]


@pytest.mark.parametrize("start", range(0, 100, 10))
def test_that_damage_to_the_first_bytes_costs_no_row(
    plan_file: Path, start: int
) -> None:
    data = plan_file.read_bytes()
    with reading(plan_file) as reader:
        whole = read_content(reader)
    for at in range(start, start + 10):
        path = plan_file.with_name(f"{at}.ecoplan")
        path.write_bytes(_flipped(data, at, at % 8))
        target = plan_file.with_name(f"{at} 救回.ecoplan")

        rescue(path, target)

        with reading(target) as found:
            assert read_content(found) == whole, at


def test_that_a_file_that_only_seems_newer_is_rescued(plan_file: Path) -> None:
    data = plan_file.read_bytes()
    plan_file.write_bytes(data[:61] + b"\x07" + data[62:])

    _, losses = _rescued(plan_file)

    assert [loss.code for loss in losses] == ["rescue_history", "rescue_header"]


def test_that_a_really_newer_plan_is_not_rescued(plan_file: Path) -> None:
    _script(
        plan_file, "ALTER TABLE projects ADD COLUMN depth TEXT; PRAGMA user_version = 9"
    )

    with pytest.raises(PlanTooNewError):
        rescue(plan_file, plan_file.with_name("救回.ecoplan"))


def test_that_damage_to_the_list_of_tables_costs_no_row(plan_file: Path) -> None:
    data = plan_file.read_bytes()
    with reading(plan_file) as reader:
        whole = read_content(reader)
        (names,) = zip(
            *reader.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"),
            strict=True,
        )
    for number, name in enumerate(names):
        words = b"CREATE TABLE " + name.encode() + b" ("
        # In the words, in the name, in the number of the page.
        for step in (3, 15, -1):
            damaged, at = data, data.find(words)
            while at >= 0:
                # Pages hold left-over copies of what once stood in them.
                damaged = _flipped(damaged, at + step, 2)
                at = data.find(words, at + 1)
            path = plan_file.with_name(f"{number}{step}.ecoplan")
            path.write_bytes(damaged)
            target = plan_file.with_name(f"{number}{step} 救回.ecoplan")

            losses = rescue(path, target)

            with reading(target) as found:
                kept = read_content(found)
            # Rows can be lost only where nothing says on which page they begin.
            lost = {loss.table for loss in losses if loss.code == "rescue_table_lost"}
            assert lost <= ({name} if step == -1 else set())
            assert kept == whole or lost
            assert kept == whole or name in {loss.table for loss in losses}


def test_that_no_flipped_byte_gives_a_traceback_or_a_wrong_success(
    plan_file: Path,
) -> None:
    data = plan_file.read_bytes()
    with reading(plan_file) as reader:
        whole = read_content(reader)
    for at in range(100, len(data), len(data) // 60):
        path = plan_file.with_name(f"{at}.ecoplan")
        path.write_bytes(_flipped(data, at, at % 8))
        target = plan_file.with_name(f"{at} 救回.ecoplan")
        try:
            losses = rescue(path, target)
        except EcoplannerError:
            assert not target.exists()
            continue
        with reading(target) as found:
            assert read_content(found) == whole or len(losses) > 1, at


def test_that_the_first_page_may_be_lost(shanggao_file: Path) -> None:
    data = shanggao_file.read_bytes()
    with reading(shanggao_file) as reader:
        projects = reader.entities(Project)
    shanggao_file.write_bytes(data[:100] + bytes(3996) + data[4096:])

    target, losses = _rescued(shanggao_file)

    assert len(losses) > 0
    with reading(target) as found:
        assert found.entities(Project) == projects


def test_that_every_loss_has_words_in_both_languages(shanggao_file: Path) -> None:
    _script(
        shanggao_file,
        "PRAGMA ignore_check_constraints = ON; UPDATE projects SET need_fen = -1",
    )

    _, losses = _rescued(shanggao_file)

    for loss in losses:
        texts = {loss_text(loss, "zh"), loss_text(loss, "en")}
        assert len(texts) == 2
