"""Edits of one plan: what they leave behind, and what they refuse."""

from __future__ import annotations

import dataclasses
import sqlite3
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotFoundError
from ecoplanner.errors import PlanInUseError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.agency import Agency
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store import journal
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.stepping import Change
from tests.model.store.renaming import rename

if TYPE_CHECKING:
    from pathlib import Path


def test_that_a_failed_edit_leaves_no_trace(document: Document) -> None:
    told: list[Change] = []
    document.subscribe(told.append)
    before = read_content(document)

    with (
        pytest.raises(InvalidInputError) as found,
        document.edit("两行，一行不行") as writer,
    ):
        writer.save(Agency(id="agency-1", name="自然资源局"))
        writer.save(
            Project(id="project-3", program_id="program-9", name="", need_fen=-1)
        )

    codes = [problem.code for problem in found.value.problems]
    assert codes == ["text_missing", "amount_negative", "unknown_row"]
    assert read_content(document) == before
    assert (document.undo_label, told) == (None, [])
    assert document.value("SELECT count(*) FROM changes") == 0
    assert document.portfolio().all(Agency) == ()


def test_that_a_failed_edit_leaves_no_trace_in_the_portfolio(
    document: Document,
) -> None:
    def fail() -> None:
        with document.edit("不成") as writer:
            writer.save(Agency(id="agency-1", name="自然资源局"))
            assert len(document.portfolio().all(Agency)) == 1
            raise KeyError

    with pytest.raises(KeyError):
        fail()

    assert document.portfolio().all(Agency) == ()


def test_that_an_edit_that_a_full_disk_rolled_back_is_gone(document: Document) -> None:
    def fail() -> None:
        with document.edit("满了") as writer:
            writer.save(Agency(id="agency-1", name="自然资源局"))
            # SQLite does this of itself when it runs out of space.
            writer.database.execute("ROLLBACK")
            raise KeyError

    with pytest.raises(KeyError):
        fail()

    assert document.entities(Agency) == {}
    rename(document, "新名")
    assert document.undo() == "改名 新名"


def test_that_a_missing_file_within_an_edit_is_no_failure_of_the_plan(
    document: Document, plans: Path
) -> None:
    with pytest.raises(FileNotFoundError), document.edit("导入"):
        (plans / "missing").read_bytes()


def test_that_an_edit_that_changes_nothing_is_no_step(document: Document) -> None:
    told: list[Change] = []
    document.subscribe(told.append)

    with document.edit("没有变") as writer:
        writer.save(writer.get(Project, "project-1"))

    assert (document.undo_label, told) == (None, [])
    assert history.last_seq(document) == 0


def test_that_edits_do_not_nest(document: Document) -> None:
    with document.edit("外"), pytest.raises(RuntimeError), document.edit("内"):
        pass


def test_that_a_new_edit_ends_what_could_be_redone(document: Document) -> None:
    rename(document, "一")
    rename(document, "二")
    document.undo()
    assert (document.undo_label, document.redo_label) == ("改名 一", "改名 二")

    rename(document, "三")

    assert (document.undo_label, document.redo_label) == ("改名 三", None)
    assert document.redo() is None


def test_that_names_can_be_swapped_and_swapped_back(document: Document) -> None:
    with document.edit("对调") as writer:
        one = writer.get(Project, "project-1")
        two = writer.get(Project, "project-2")
        writer.save(dataclasses.replace(one, name="临时"))
        writer.save(dataclasses.replace(two, name=one.name))
        writer.save(dataclasses.replace(one, name=two.name))
    after = read_content(document)

    document.undo()
    assert document.get(Project, "project-1").name == "废弃矿山"
    document.redo()

    assert read_content(document) == after


def test_that_the_history_says_when_who_what_before_and_after(
    plan_file: Path,
) -> None:
    document = Document.open(plan_file, who="李四")
    document.portfolio()
    text = "引号 ' \" “”\n第二行 😀𠀀 \\u0041"
    with document.edit("改内容") as writer:
        row = writer.get(Project, "project-1")
        writer.save(dataclasses.replace(row, content=text, need_fen=None))
        writer.save(Agency(id="agency-1", name="自然资源局"))
        writer.delete(writer.get(Project, "project-2"))
    document.undo()

    (edit, changes), (undo, undone) = journal.happened(document)

    assert (edit.seq, edit.kind, edit.label, edit.who) == (1, "edit", "改内容", "李四")
    assert edit.made_at.endswith("+00:00")
    assert (undo.kind, undo.of_seq) == ("undo", 1)
    assert [(c.table, c.row_id) for c in changes] == [
        ("projects", "project-1"),
        ("agencies", "agency-1"),
        ("projects", "project-2"),
    ]
    assert changes[0].before == {"content": "", "need_fen": 100}
    assert changes[0].after == {"content": text, "need_fen": None}
    assert changes[1].before is None
    assert changes[1].after == {
        "id": "agency-1",
        "name": "自然资源局",
        "full_name": "",
        "position": 0,
    }
    assert changes[2].after is None
    assert changes[2].before is not None
    assert changes[2].before["name"] == "尾矿库"
    assert [c.before for c in undone] == [c.after for c in reversed(changes)]
    assert journal.changes_of(document, 1) == changes
    assert journal.steps(document, 2) == [undo]
    document.close()


def test_that_listeners_learn_which_rows_an_edit_touched(document: Document) -> None:
    told: list[Change] = []
    document.subscribe(told.append)

    with document.edit("删工程") as writer:
        writer.delete(writer.get(Project, "project-1"))
    document.undo()
    document.redo()

    rows = {"projects": frozenset({"project-1"})}
    assert told == [
        Change("删工程", "edit", rows),
        Change("删工程", "undo", rows),
        Change("删工程", "redo", rows),
    ]


def test_that_a_large_change_reaches_the_portfolio(document: Document) -> None:
    document.portfolio()

    with document.edit("许多") as writer:
        writer.save(*(Agency(id=f"agency-{n:04}", name=f"局 {n}") for n in range(600)))

    assert len(document.portfolio().all(Agency)) == 600
    document.undo()
    assert document.portfolio().all(Agency) == ()


def test_that_a_row_that_is_still_used_is_not_deleted(document: Document) -> None:
    with pytest.raises(InvalidInputError) as found, document.edit("删") as writer:
        writer.delete(writer.get(Program, "program-1"))

    assert [p.code for p in found.value.problems] == ["still_used"]
    assert found.value.problems[0].params["count"] == 2


def test_that_rows_that_are_not_there_are_not_found(document: Document) -> None:
    with pytest.raises(NotFoundError):
        document.get(Project, "project-9")
    with pytest.raises(NotFoundError), document.edit("删") as writer:
        writer.delete(Agency(id="agency-9", name="没有"))


def test_that_the_plan_itself_is_not_deleted(document: Document) -> None:
    with pytest.raises(ValueError, match="plan"), document.edit("删") as writer:
        writer.delete(writer.portfolio().plan)


def test_that_the_plan_itself_can_be_changed(document: Document) -> None:
    with document.edit("改题目") as writer:
        row = writer.get(Plan, "plan-0001")
        writer.save(dataclasses.replace(row, title="新题目"))

    assert document.portfolio().plan.title == "新题目"


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "\x1b[0m", "\ufffe"])
def test_that_text_that_no_file_can_keep_is_refused(
    text: str, document: Document
) -> None:
    with pytest.raises(InvalidInputError), document.edit("坏字") as writer:
        row = writer.get(Project, "project-1")
        writer.save(dataclasses.replace(row, content=text, name=text))


def test_that_a_full_disk_undoes_the_edit_and_nothing_more(plan_file: Path) -> None:
    document = Document.open(plan_file)
    rename(document, "先改的")
    before = read_content(document)
    pages = document.value("PRAGMA page_count")
    document._db.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(PlanUnavailableError), document.edit("太多") as writer:
        for number in range(100):
            row = writer.get(Project, "project-1")
            text = f"{number}" + "字" * 10_000
            writer.save(dataclasses.replace(row, content=text))

    assert read_content(document) == before
    document._db.execute("PRAGMA max_page_count = 1000000")
    rename(document, "后改的")
    document.undo()
    assert read_content(document) == before
    document.close()


def test_that_a_working_copy_that_another_program_holds_is_said_so(
    plan_file: Path, state_folder: Path
) -> None:
    document = Document.open(plan_file)
    document._db.execute("PRAGMA busy_timeout = 0")
    (copy,) = state_folder.rglob("plan.sqlite")
    other = sqlite3.connect(copy)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(PlanInUseError):
        rename(document, "新名")

    other.close()
    rename(document, "新名")
    document.close()
