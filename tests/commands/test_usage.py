"""A call that is not as it is meant is said so in the language of the run."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from ecoplanner.commands.usage import asked_language
from ecoplanner.reasons import reason_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("shares", "{plan}", "--byy", "x"), "没有选项 --byy，是不是 --by"),
        (
            ("report", "{plan}", "--tabel", "x"),
            "没有选项 --tabel，是不是 --help、--table",
        ),
        (("--wrong",), "没有选项 --wrong"),
        (("shares",), "缺少参数 规划文件"),
        (("shares", "{plan}", "--by", "foo"), "--by 不能是“foo”：从 program、project"),
        (("shares", "{plan}", "--by"), "选项 --by 后面要写值"),
        (("nothing",), "没有命令 nothing"),
        (("new", "x", "--title", "t"), "缺少选项 --region"),
        (("new", "x", "--title", "t", "--from", "a"), "--from “a”不是整数"),
        (("bench", "--projects", "0"), "--projects 0 不在 1 到 100000 之间"),
        (("info", "{plan}", "more"), "多出了 more"),
        (("report", "{plan}"), "缺少选项 -o、--output"),
        (("report", "{plan}", "-o", "a.txt"), "a.txt：文件名要以 .pdf 结尾"),
        (("sample",), "写 名称 规划文件，或 --list"),
        (("set", "{plan}", "甲", "need"), "“need”不是 字段=值"),
        (("set", "{plan}", "甲", "need=1", "need=2"), "need 写了两次"),
        (("version", "{plan}", "--note", "x"), "--note 要和 --name 一起写"),
        (
            ("version", "{plan}", "--name", "a", "--back", "b"),
            "--name、--back 和 --compare 只能写一个",
        ),
        (("add", "{plan}", "project", "x"), "--to：写明所属的重大工程"),
        (("add", "{plan}", "agency", "x", "--to", "y"), "--to：agency不属于谁"),
        (("add", "{plan}", "plan", "x"), "一个文件只有一个规划"),
        (("remove", "{plan}", "plan", "x"), "规划本身不能删除"),
        (("change", "{plan}", "zone", "x"), "缺少 字段=值"),
        (("rename", "{plan}", "cost", "x", "y"), "cost 没有自己的名称"),
    ],
)
def test_that_a_wrong_call_is_said_in_chinese(
    refused: Callable[..., str], plan_file: Path, arguments: tuple[str, ...], said: str
) -> None:
    call = [each.format(plan=plan_file) for each in arguments]

    text = refused(*call, "--lang=zh") if call[-1] != "--by" else ""
    text = text or refused("--lang", "zh", *call)

    assert text.startswith(said)
    assert "（用法见 ecoplanner" in text


def test_that_english_names_the_help_of_the_command(
    refused: Callable[..., str], plan_file: Path
) -> None:
    assert refused("shares", plan_file, "--byy", "x").endswith(
        "(ecoplanner shares --help)"
    )


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "zh"], "zh"),
        (["info", "--lang=en", "x"], "en"),
        (["--lang"], None),
        (["--lang", "fr"], None),
        (["info", "lang"], None),
    ],
)
def test_that_the_language_asked_for_is_found_in_a_wrong_call(
    arguments: list[str], language: str | None
) -> None:
    assert asked_language(arguments) == language


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (os.strerror(errno.EACCES), "没有权限", "permission denied"),
        (os.strerror(errno.ENOSPC), "磁盘已满", "no space left on the disk"),
        ("database or disk is full", "磁盘已满", "no space left on the disk"),
        ("disk I/O error", "磁盘读写出错", "the disk failed to read or write"),
        ("Access is denied.", "没有权限", "permission denied"),
        ("5000 < 8192", "只有 5000 字节，应有 8192", "5000 bytes of 8192"),
        (
            "a.ecoplan-wal",
            "写它的程序留下了 a.ecoplan-wal",
            "its program left a.ecoplan-wal behind",
        ),
        ("something else", "something else", "something else"),
    ],
)
def test_that_reasons_of_the_system_are_said_in_words(
    reason: str, zh: str, en: str
) -> None:
    assert reason_text(reason, "zh") == zh
    assert reason_text(reason, "en") == en


def test_that_a_folder_without_permission_is_said_in_chinese(
    refused: Callable[..., str], plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("ecoplanner.commands.printing.write_file", denied)

    text = refused("report", plan_file, "-o", "a.pdf", "--lang", "zh")

    assert "（没有权限）" in text
