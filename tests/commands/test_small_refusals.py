"""Refusals and words that name the mend which fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store import backups
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

NEW = ("--title", "甲", "--region", "乙", "--from", "2026", "--to", "2030")


def test_that_a_copy_into_no_folder_is_refused_in_the_user_s_language(
    refused: Callable[..., str], plan_file: Path, plans: Path
) -> None:
    target = plans / "nonexist" / "p.ecoplan"

    chinese = refused("copy", plan_file, target, "--lang", "zh")
    english = refused("copy", plan_file, target)

    assert "没有这个文件夹，或不能写入" in chinese
    assert "there is no such folder" in english
    for text in (chinese, english):
        assert "unable to open" not in text
        assert ".tmp" not in text


def test_that_a_damaged_plan_is_said_with_its_backups_and_the_rescue(
    run: Callable[..., Ran], refused: Callable[..., str], plan_file: Path
) -> None:
    first = plan_file.read_bytes()
    at = first.index("废弃矿山".encode())

    def damage(data: bytes) -> None:
        plan_file.write_bytes(data[:at] + b"X" + data[at + 1 :])

    damage(first)
    alone = refused("info", plan_file)
    assert f'ecoplanner rescue "{plan_file}"' in alone
    assert "backup" not in alone

    plan_file.write_bytes(first)
    run("set", plan_file, "尾矿库", "need=3")
    with reading(plan_file) as reader:
        folder = backups.folder(reader.plan_id)
    second = plan_file.read_bytes()
    at = second.index("废弃矿山".encode())
    damage(second)
    for language in ("zh", "en"):
        said = refused("info", plan_file, "--lang", language)
        assert str(folder) in said
        assert f'ecoplanner rescue "{plan_file}"' in said
    plan_file.write_bytes(second[:-4096])
    assert str(folder) in refused("info", plan_file)


def test_that_a_comparison_says_kind_and_amount(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    run("version", plan_file, "--name", "甲")
    run("set", plan_file, "尾矿库", "costs=建筑安装 800；设备购置 278")

    said = run("version", plan_file, "--compare", "甲", "--lang", "zh").out

    assert "尾矿库" in said
    assert "800" in said
    assert "278" in said
    assert "✓" not in said
    assert len(set(said.splitlines())) == len(said.splitlines())


def test_that_demo_asks_for_a_folder(
    refused: Callable[..., str], plan_file: Path
) -> None:
    before = plan_file.read_bytes()

    assert f"{plan_file} is a file: name a folder" in refused("demo", plan_file)
    assert "写一个文件夹" in refused("demo", plan_file, "--lang", "zh")
    assert plan_file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "zone", "甲", "area=-5"), "“-5” is below zero"),
        (("add", "zone", "甲", "area=-5 km2"), "“-5 km2” is below zero"),
        (
            ("add", "target", "target 2030", "--to", "森林覆盖率", "value=≥50"),
            "value=50 relation=ge",
        ),
        (
            ("add", "target", "target 2030", "--to", "森林覆盖率", "value=<= 50"),
            "value=50 relation=le",
        ),
    ],
)
def test_that_a_number_is_refused_for_what_is_wrong_with_it(
    run: Callable[..., Ran],
    refused: Callable[..., str],
    plan_file: Path,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    run("add", plan_file, "group", "自然生态质量")
    run("add", plan_file, "indicator", "森林覆盖率", "--to", "自然生态质量")
    command, *more = arguments

    assert said in refused(command, plan_file, *more)


@pytest.mark.parametrize(
    "call", [("sample", "shanggao", "PLAN"), ("new", "PLAN", *NEW)]
)
def test_that_a_plan_without_its_ending_is_made_and_said(
    run: Callable[..., Ran], plans: Path, call: tuple[str, ...]
) -> None:
    path = plans / "noext"

    ran = run(*(path if each == "PLAN" else each for each in call))

    assert (ran.code, ran.out) == (0, f"Made {path}\n")
    assert path.is_file()
    assert ran.err.count("\n") == 1
    assert ".ecoplan" in ran.err
    named = plans / "named.ecoplan"
    assert run(*(named if each == "PLAN" else each for each in call)).err == ""


STRANGE = [
    *("CON?.ecoplan", "a:b.ecoplan", "a|b.ecoplan", "con.ecoplan", "LPT1.ecoplan"),
    *("NUL", "a.ecoplan.", "a.ecoplan "),
]


@pytest.mark.parametrize("name", STRANGE)
def test_that_a_name_that_windows_forbids_is_not_made(
    refused: Callable[..., str], plan_file: Path, plans: Path, name: str
) -> None:
    path = plans / name
    before = sorted(plans.iterdir())

    for call in (
        ("new", path, *NEW),
        ("sample", "shanggao", path),
        ("copy", plan_file, path),
        ("rescue", plan_file, path),
    ):
        said = refused(*call)
        assert "Windows" in said
        assert name.strip() in said
        assert sorted(plans.iterdir()) == before
    assert "换一个文件名" in refused("copy", plan_file, path, "--lang", "zh")


def test_that_samples_are_listed_for_scripts(run: Callable[..., Ran]) -> None:
    rows = run("sample", "--list", "--format", "json").json

    assert [row["name"] for row in rows] == list(SAMPLES)
    assert all(row["title"] for row in rows)


def test_that_one_page_is_one_page(
    run: Callable[..., Ran], plan_file: Path, plans: Path
) -> None:
    output = plans / "n.pdf"

    ran = run("report", plan_file, "--table", "schedule", "-o", output)

    assert ran.out == f"Wrote {output}, 1 page\n"
