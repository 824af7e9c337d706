"""Every funding command answers a script in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from ecoplanner.commands.fund.group import ACTIONS
from ecoplanner.commands.fund.group import fund

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from tests.commands.conftest import Ran

BASE = "示例筹资方案"
COUNTY = "县级财政专项资金"
RESTORING = "重点生态修复资金"


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Yield a command and those below it, each with what is typed to call it."""
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _commands(below, f"{path} {name}")


def test_that_every_funding_command_takes_the_format() -> None:
    found = dict(_commands(fund, "fund"))

    assert len(found) > len(ACTIONS)
    lacking = [
        path
        for path, command in found.items()
        if "form" not in {each.name for each in command.params}
    ]
    assert lacking == []


def test_that_scenarios_are_renamed_locked_and_removed_in_json(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    def told(*call: object) -> object:
        ran = run("fund", shanggao_file, *call, "--format", "json")
        assert (ran.code, ran.err) == (0, "")
        return ran.json

    id_ = told("new", "甲", "--like", BASE)["id"]  # type: ignore[index]
    assert told("rename", "甲", " 乙 ") == {"id": id_, "name": "乙", "old_name": "甲"}
    locked = {"scenario": "乙", "is_locked": True, "sources": [], "projects": []}
    assert told("lock", "--scenario", "乙") == locked
    assert told("unlock", "--scenario", "乙") == {**locked, "is_locked": False}
    only = ("--source", COUNTY, "--project", "森林抚育")
    assert told("lock", "--scenario", "乙", *only) == {
        "scenario": "乙",
        "is_locked": True,
        "sources": [COUNTY],
        "projects": ["森林抚育"],
    }
    assert told("delete", "乙") == {"id": id_, "deleted": "乙"}


def test_that_a_removed_limit_is_told_in_json(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    call = ("fund", shanggao_file, "ceiling")
    added = run(
        *(*call, "add", "--level", "county", "--year", "2023", "--most", "8000"),
        *("--format", "json"),
    ).json

    ran = run(*call, "remove", "1", "--format", "json")

    assert ran.json == {"removed": added}
    # A script finds the plan's words whatever the language of the run.
    assert added["words"] == "县级 2023年 ≤ 8,000 万元"
    assert run(*call, "list", "--format", "json").json["ceilings"] == []


@pytest.mark.parametrize("action", ["lock", "unlock", "delete", "rename"])
def test_that_a_refusal_prints_no_json(
    refused: Callable[..., str], shanggao_file: Path, action: str
) -> None:
    call = {
        "lock": ("--scenario", "无"),
        "unlock": ("--scenario", "无"),
        "delete": ("无",),
        "rename": ("无", "有"),
    }[action]

    said = refused("fund", shanggao_file, action, *call, "--format", "json")

    assert "“无”" in said


def test_that_award_rules_are_kept_changed_and_answered_in_json(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    def told(*call: object) -> dict[str, object]:
        ran = run("fund", shanggao_file, "award", *call, "--format", "json")
        assert (ran.code, ran.err) == (0, "")
        found: dict[str, object] = ran.json
        return found

    kept = told("keep", "shanshui-2021", "--source", RESTORING)
    assert (kept["key"], kept["source"]) == ("shanshui-2021", RESTORING)
    answered = told("answer", "shanshui-2021", "1", "no", "--note", "查过")
    assert (answered["number"], answered["answer"]) == (1, False)
    assert answered["note"] == "查过"
    fact = told("fact", "responsible_party", "no", "--project", "森林抚育")
    assert fact["projects"] == ["森林抚育"]
    made = told("new", "省级", "省级办法", "--source", COUNTY, "--first-year", "2021")
    assert (made["name"], made["years"]) == ("省级办法", [2021, None])
    step = told("step", "省级办法", "--from", "1亿元", "--grant", "500")
    assert step["step"] == {
        "from_fen": 10**10,
        "grant_fen": 5 * 10**8,
        "most_fen": None,
        "rate_fen": None,
        "measure": "",
        "unit": "",
        "share": None,
    }
    assert told("step", "省级办法", "--from", "1亿元", "--remove")["is_removed"]
    asked = told("condition", "省级办法", "requires", "须为县级项目")
    assert (asked["is_removed"], asked["words"]) == (False, "须为县级项目")
    assert told("condition", "省级办法", "remove", "1")["is_removed"]
    assert told("drop", "省级办法")["dropped"] == "省级办法"
