"""Every answer of the funding commands as a printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

BASE = ("--scenario", "示例筹资方案")
COUNTY = "县级财政专项资金"
BUDGET = ("--budget", "150000", "--by", "priority")
ANSWERS = {
    "stress": (
        ("stress", *BASE, "--source", "中央", "--falls", "20"),
        ("压力测试", "分年缺口", "16,451", "图1", "整个规划，17个项目"),
    ),
    "backfill": (
        ("backfill", *BASE, "--rule", f"fill:{COUNTY}", "--dry-run"),
        ("补缺", "逐步补缺", "仍缺", "图1", "分年缺口"),
    ),
    "risk": (("risk", *BASE, "--seed", "7"), ("P80", "种子7", "图1")),
    "solve": (
        ("solve", *BASE, "--minimise", "县级"),
        ("求解", "变化的来源", COUNTY, "图1", "分年资金来源", "2021改为"),
    ),
    "interval": (
        ("solve", *BASE, "--interval", "县级"),
        ("求解", "县级的可行范围", "两端的资金来源", "最少时", "最多时", "图1"),
    ),
    "compare": (
        ("compare", "示例筹资方案", "--cells"),
        ("方案比较", "按来源", "分年缺口", "图1", "图2", "−180,559", "有变化的金额"),
    ),
    "impossible": (
        ("solve", *BASE, "--nearest", "--at-most", "中央=0", "--keep", "中央"),
        ("做不到",),
    ),
    "choose": (
        ("choose", *BASE, *BUDGET),
        ("项目取舍", "未选入的原因", "湿地恢复与治理"),
    ),
    "frontier": (
        ("frontier", *BASE, *BUDGET, "--step", "50"),
        ("限额与成效", "图1"),
    ),
    "award": (("award",), ("奖补测算",)),
    "limits": (("ceiling", "list", *BASE), ("限额", "没有限额")),
    "part": (
        ("risk", *BASE, "--project", "森林抚育"),
        ("范围", "森林抚育"),
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_that_an_answer_is_printed(
    run: Callable[..., Ran], shanggao_file: Path, tmp_path: Path, name: str
) -> None:
    call, words = ANSWERS[name]
    output = tmp_path / "answer.pdf"

    plain = run("fund", shanggao_file, *call, "--lang", "zh")
    ran = run("fund", shanggao_file, *call, "--lang", "zh", "-o", output)

    assert ran.code == plain.code, ran.err
    assert plain.out in ran.out
    pages = PdfReader(output).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    for each in words:
        assert "".join(each.split()) in text, each


def test_that_limits_are_printed_with_what_is_used_of_them(
    run: Callable[..., Ran], shanggao_file: Path, tmp_path: Path
) -> None:
    output = tmp_path / "limits.pdf"
    limit = ("--level", "县级", "--year", "2023", "--most", "8000", "--lang", "zh")
    run("fund", shanggao_file, "ceiling", "add", *limit)

    call = ("fund", shanggao_file, "ceiling", "list", *BASE, "-o", output)
    ran = run(*call, "--lang", "zh")

    assert ran.code == 0
    text = "".join(page.extract_text() for page in PdfReader(output).pages)
    for each in ("限额与使用情况", "县级2023年", "9,895", "突破"):
        assert each in "".join(text.split())


def test_that_an_answer_is_printed_beside_json(
    run: Callable[..., Ran], shanggao_file: Path, tmp_path: Path
) -> None:
    output = tmp_path / "answer.pdf"

    call = ("stress", *BASE, "--source", "中央", "--falls", "20", "--format", "json")
    ran = run("fund", shanggao_file, *call, "-o", output)

    assert ran.json["lost_fen"] > 0
    assert len(PdfReader(output).pages) >= 1


def test_that_a_page_is_a_pdf(
    run: Callable[..., Ran], shanggao_file: Path, tmp_path: Path
) -> None:
    before = shanggao_file.read_bytes()
    call = ("stress", *BASE, "--fails", "--source", "中央", "--into", "甲")

    ran = run("fund", shanggao_file, *call, "-o", tmp_path / "a.docx", "--lang", "zh")

    assert ran.code == 2
    assert ".pdf" in ran.err
    assert shanggao_file.read_bytes() == before
