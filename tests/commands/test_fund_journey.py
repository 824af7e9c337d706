"""One real question, from the mix to the printed tables, by the command line alone."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from pypdf import PdfReader

from tests.commands.printed_levels import printed_county

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

TOWNS = "城乡生态功能与人居品质提升重大工程"
COUNTY = "县级财政专项资金"
PROVINCE = "省级财政专项资金"
YEARS = range(2021, 2026)
WAN = 1_000_000


def test_that_the_county_answers_what_if_the_centre_gives_a_fifth_less(
    run: Callable[..., Ran], shanggao_file: Path, tmp_path: Path
) -> None:
    def fund(*call: str) -> Ran:
        ran = run("fund", shanggao_file, *call)
        assert ran.code == 0, ran.err
        return ran

    def data(*call: str) -> Any:
        return fund(*call, "--format", "json").json

    fund("rename", "示例筹资方案", "基准")
    fund("ceiling", "add", "--source", "中央", "--most", "90000")
    for year in YEARS:
        limit = ("--year", str(year), "--most", "8000")
        fund("ceiling", "add", "--level", "county", *limit)
    least = ("--program", TOWNS, "--source", "社会资本", "--least", "15%")
    fund("ceiling", "add", *least)

    # Mixed: a flatter county share, and more social money in the fifth programme.
    fund("mix", "--scenario", "基准", "--share", f"{COUNTY}=14", "--profile", "even")
    fund(
        *("mix", "--scenario", "基准", "--program", TOWNS),
        *("--share", "社会资本=16", "--keep", COUNTY),
    )
    limits = data("ceiling", "list", "--scenario", "基准")
    assert len(limits["ceilings"]) == 7
    assert not any(each["is_broken"] for each in limits["ceilings"])
    assert limits["contradictions"] == []

    # Stressed: a fifth less from the centre.
    central = ("--source", "中央", "--falls", "20")
    stress = data("stress", "--scenario", "基准", *central, "--into", "中央少两成")
    assert stress["lost_fen"] == 16_451 * WAN

    # Backfilled, within every limit.
    fund("new", "补缺", "--like", "中央少两成")
    rules = (
        *("--rule", f"fill:{COUNTY}", "--rule", f"later:{COUNTY}"),
        *("--rule", f"fill:{PROVINCE}", "--rule", "postpone:1"),
    )
    filled = data("backfill", "--scenario", "补缺", "--like", "基准", *rules)
    assert filled["gap_after_fen"] < filled["gap_before_fen"]
    after = data("ceiling", "list", "--scenario", "补缺")["ceilings"]
    assert not any(each["is_broken"] for each in after)
    county = [each for each in after if each["level"] == "county"]
    assert sum(each["used_fen"] for each in county) <= 5 * 8000 * WAN
    for name in ("基准", "中央少两成", "补缺"):
        printed = printed_county(shanggao_file, name)
        assert len(printed) == len(YEARS)
        assert max(printed) <= 8000, name

    # Compared in three scenarios.
    found = data("compare", "基准", "中央少两成", "补缺", "--without-plan")
    gaps = [way["gap_fen"] for way in found["ways"]]
    assert [way["name"] for way in found["ways"]] == ["基准", "中央少两成", "补缺"]
    assert gaps[1] - gaps[0] == 16_451 * WAN
    assert gaps[2] == filled["gap_after_fen"]
    assert any("减少 20" in cell["note"] or cell["note"] for cell in found["cells"])

    # Adopted, and printed.
    adopted = data("adopt", "补缺")
    assert max(printed_county(shanggao_file)) <= 8000
    info = run("info", shanggao_file, "--format", "json").json
    assert info["gap_fen"] == gaps[2]
    versions = run("version", shanggao_file, "--format", "json").json
    assert [each["name"] for each in versions] == [adopted["version"]]
    tables = ("--table", "funding", "--table", "annual", "--table", "scenarios")
    for name, more in (("plan", ()), ("scenario", ("--scenario", "中央少两成"))):
        output = tmp_path / f"{name}.pdf"
        ran = run("report", shanggao_file, *tables, *more, "-o", output)
        assert ran.code == 0, ran.err
        words = "".join(page.extract_text() for page in PdfReader(output).pages)
        assert "中央少两成" in "".join(words.split())

    # And back again, in one step.
    assert "补缺" in run("undo", shanggao_file).out
    assert run("info", shanggao_file, "--format", "json").json["allocated_fen"] == 0
