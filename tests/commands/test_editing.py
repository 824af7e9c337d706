"""Commands that change a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotPublishedError
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

NAME = "小流域水土保持综合治理"


@pytest.fixture
def project(run: Callable[..., Ran]) -> Callable[[Path], dict[str, object]]:
    """Return the project as the command line prints it."""

    def read(path: Path) -> dict[str, object]:
        rows = run("projects", path, "--format", "json").json
        return next(row for row in rows if row["name"] == NAME)

    return read


def test_that_a_project_is_changed_by_name_or_id(
    run: Callable[..., Ran],
    shanggao_file: Path,
    project: Callable[[Path], dict[str, object]],
) -> None:
    ran = run("set", shanggao_file, NAME, "need=1,000.5", "leads=林业局、水利局")

    assert (ran.code, ran.out, ran.err) == (0, f"Changed: {NAME}\n", "")
    said = project(shanggao_file)
    assert (said["need_fen"], said["leads"]) == (1_000_500_000, ["林业局", "水利局"])
    ran = run("set", shanggao_file, said["id"], " need = 7 ", "--lang", "zh")
    assert ran.out == f"已修改：{NAME}\n"
    assert project(shanggao_file)["need_fen"] == 7_000_000


def test_that_a_value_may_hold_an_equals_sign(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    run("set", plan_file, "废弃矿山", "content=a=b=c", "note=")

    rows = run("projects", plan_file, "--format", "json").json
    assert rows[0]["content"] == "a=b=c"


def test_that_changes_are_undone_and_redone_in_turn(
    run: Callable[..., Ran],
    shanggao_file: Path,
    project: Callable[[Path], dict[str, object]],
) -> None:
    first = project(shanggao_file)
    run("set", shanggao_file, NAME, "need=1")
    run("set", shanggao_file, NAME, "need=2", "places=某处", "leads=")
    second = project(shanggao_file)

    label = f"Change {NAME}: Need, Places, Leads"
    assert run("undo", shanggao_file).out == f"Undone: {label}\n"
    assert project(shanggao_file)["need_fen"] == 1_000_000
    assert run("undo", shanggao_file, "--lang", "zh").out.startswith("已撤销：")
    assert project(shanggao_file) == first
    assert run("undo", shanggao_file).out == "There is nothing to undo.\n"
    run("redo", shanggao_file)
    said = f"已重做：修改 {NAME}：资金需求、实施区域、牵头单位\n"
    assert run("redo", shanggao_file, "--lang", "zh").out == said
    assert project(shanggao_file) == second
    assert run("redo", shanggao_file, "--lang", "zh").out == "没有可以重做的修改。\n"
    steps = run("history", shanggao_file, "--format", "json").json
    assert [step["kind"] for step in steps] == [
        *("edit", "edit", "undo", "undo", "redo", "redo")
    ]


def test_that_only_the_plan_stays_in_its_folder(
    run: Callable[..., Ran], plan_file: Path, plans: Path
) -> None:
    for arguments in (
        ("set", plan_file, "废弃矿山", "need=5"),
        ("undo", plan_file),
        ("redo", plan_file),
        ("version", plan_file, "--name", "甲"),
    ):
        assert run(*arguments).code == 0
        assert list(plans.iterdir()) == [plan_file]


def test_that_nothing_to_undo_leaves_the_file_alone(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    before = plan_file.read_bytes()

    assert run("undo", plan_file).code == 0
    assert run("redo", plan_file).code == 0
    assert plan_file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("无此项目", "need=1"), "There is no project named “无此项目”"),
        (("废弃矿山", "need=-5"), "Need “-5” cannot be negative"),
        (("废弃矿山", "need=abc"), "Need “abc” is not an amount"),
        (("废弃矿山", "need=1e5"), "Need “1e5” holds letters"),
        (("废弃矿山", "need=" + "9" * 400), "is not an amount"),
        (("废弃矿山", "leads=水务局"), "There is no agency named “水务局”"),
        (("废弃矿山", "program=无"), "choose one of 矿山修复工程"),
        (("废弃矿山", "name="), "Name is empty"),
        (("废弃矿山", "name=" + "字" * 10_000), "Name has 10000 characters"),
        (("废弃矿山", "name=a\x1b[2Jb"), "control character U+001B"),
        (("废弃矿山", "name=尾矿库"), "“尾矿库” exists already"),
        (("废弃矿山", "colour=red"), "There is no field “colour”: choose one of name"),
        (("废弃矿山", "=red"), "There is no field “”"),
        (("废弃矿山", "red"), "'red' is not FIELD=VALUE"),
        (("废弃矿山", "need=1", "need=2"), "'need' is given twice"),
        (("废弃矿山",), "Missing argument 'FIELD=VALUE ...'"),
        (("废弃矿山\x1b[2J", "need=1"), "There is no project named"),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_that_a_change_nobody_understands_changes_nothing(
    refused: Callable[..., str],
    plan_file: Path,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    before = plan_file.read_bytes()

    text = refused("set", plan_file, *arguments)

    assert said in text
    assert "\x1b" not in text
    assert plan_file.read_bytes() == before


@pytest.mark.usefixtures("untouched")
def test_that_all_problems_are_said_at_once(
    refused: Callable[..., str], plan_file: Path
) -> None:
    said = refused(
        *("set", plan_file, "废弃矿山", "need=-5", "name=", "printed=2", "--lang", "zh")
    )

    assert said == (
        f"{plan_file}：废弃矿山：资金需求“-5”不能小于 0："
        "写 0 或更大的数；缺口不用填，会自己算出。 "
        "印入附表不认识“2”：从 yes, no 中选。 名称不能为空：填上它。"
    )


@pytest.mark.parametrize("command", ["set", "undo", "redo", "version"])
def test_that_a_plan_somebody_edits_is_left_to_them(
    refused: Callable[..., str], plan_file: Path, command: str
) -> None:
    more = {"set": ["废弃矿山", "need=1"], "version": ["--name", "甲"]}
    document = Document.open(plan_file)
    before = plan_file.read_bytes()
    try:
        said = refused(command, plan_file, *more.get(command, []))
    finally:
        document.close()

    assert "is being edited by" in said
    assert plan_file.read_bytes() == before


def test_that_a_refused_edit_keeps_what_a_crash_left(
    run: Callable[..., Ran], refused: Callable[..., str], plan_file: Path
) -> None:
    document = Document.open(plan_file)
    with document.edit("改") as writer:
        writer.save(
            Project(
                id="project-1", program_id="program-1", name="废弃矿山", need_fen=777
            )
        )
    document.close()

    refused("set", plan_file, "废弃矿山", "need=-1")
    run("set", plan_file, "尾矿库", "need=3")

    rows = run("projects", plan_file, "--format", "json").json
    assert {row["name"]: row["need_fen"] for row in rows} == {
        "废弃矿山": 777,
        "尾矿库": 3_000_000,
    }


def test_that_an_edit_that_cannot_be_published_is_not_kept(
    run: Callable[..., Ran],
    refused: Callable[..., str],
    plan_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(document: Document) -> bool:
        raise NotPublishedError(path=document.path, reason="disk full")

    with monkeypatch.context() as patch:
        patch.setattr(Document, "publish", fail)
        said = refused("set", plan_file, "废弃矿山", "need=5")

    assert "could not be written (disk full)" in said
    assert run("history", plan_file, "--format", "json").json == []
    assert run("undo", plan_file).out == "There is nothing to undo.\n"


def test_that_a_version_is_named_compared_and_gone_back_to(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    assert run("version", plan_file).out == (
        "No version is named yet: name one with --name.\n"
    )
    assert run("version", plan_file, "--format", "json").json == []
    ran = run("version", plan_file, "--name", "送审稿", "--note", "一")
    assert (ran.code, ran.out) == (0, "Version named: 送审稿\n")
    run("set", plan_file, "废弃矿山", "need=5")

    (version,) = run("version", plan_file, "--format", "json").json
    compared = run("version", plan_file, "--compare", "送审稿", "--format", "json").json

    assert set(version) == {"name", "note", "at", "who"}
    assert (version["name"], version["note"]) == ("送审稿", "一")
    assert compared == [
        {
            "table": "projects",
            "id": "project-1",
            "field": "need_fen",
            "before": 100,
            "after": 5_000_000,
        }
    ]
    assert run("version", plan_file).out.split()[-2:] == ["送审稿", "一"]
    assert run("version", plan_file, "--compare", "送审稿").out == (
        "project 废弃矿山 Need: 0.0001 → 5\n"
    )
    ran = run("version", plan_file, "--back", "送审稿", "--lang", "zh")
    assert ran.out == "已回到版本：送审稿\n"
    assert (
        run("version", plan_file, "--compare", "送审稿", "--format", "json").json == []
    )
    assert run("projects", plan_file, "--format", "json").json[0]["need_fen"] == 100
    run("undo", plan_file)
    rows = run("projects", plan_file, "--format", "json").json
    assert rows[0]["need_fen"] == 5_000_000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--name", ""), "Name is empty"),
        (("--name", "a\nb"), "control character U+000A"),
        (("--name", "字" * 201), "at most 200"),
        (("--back", "无"), "There is no version named “无”"),
        (("--compare", "无"), "There is no version named “无”"),
        (("--name", "甲", "--back", "乙"), "exclude each other"),
        (("--compare", "甲", "--back", "乙"), "exclude each other"),
        (("--note", "甲"), "--note goes with --name"),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_that_a_bad_version_is_refused(
    refused: Callable[..., str],
    plan_file: Path,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    before = plan_file.read_bytes()

    assert said in refused("version", plan_file, *arguments)
    assert plan_file.read_bytes() == before
