"""Annex tables from the command line, and how they are printed."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pypdf
import pytest

from ecoplanner.model.annex import TableSetting
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store.reading import reading
from ecoplanner.reports import REPORTS
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.options import TableOptions
from ecoplanner.reports.settings import PageSettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

TITLE = "上高县国土空间生态修复近期重点工程安排表"


@pytest.fixture
def plan(run: Callable[..., Ran], tmp_path: Path) -> Path:
    path = tmp_path / "shanggao.ecoplan"
    assert run("sample", "shanggao", path).code == 0
    return path


def words_of(path: Path) -> str:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return "".join(text.split())


def test_that_the_schedule_is_written_with_title_unit_and_total(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    output = tmp_path / "附表.pdf"

    done = run("report", plan, "--table", "schedule", "-o", output)

    assert (done.code, done.err) == (0, "")
    words = words_of(output)
    for expected in (TITLE, "单位：万元", "193578", "56.438hm²", "续表", "—1—"):
        assert expected in words
    reader = pypdf.PdfReader(output)
    assert reader.metadata is not None
    assert reader.metadata.author == "上高县人民政府"
    assert reader.outline


@pytest.mark.parametrize("name", SAMPLES)
def test_that_all_tables_of_every_sample_are_printed(
    run: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    path, output = tmp_path / "plan.ecoplan", tmp_path / "all.pdf"
    assert run("sample", name, path).code == 0

    done = run("report", path, "-o", output)

    assert (done.code, done.err) == (0, "")
    top = [each for each in pypdf.PdfReader(output).outline if isinstance(each, dict)]
    with reading(path) as reader:
        portfolio = reader.portfolio()
    composed = annex_of(portfolio, list(REPORTS)).tables
    assert len(composed) == len(REPORTS)
    said = [
        table
        for table in composed
        if REPORTS[table.key].is_default
        and any(at and row.cells[at].text for row in table.rows for at in row.cells)
    ]
    assert len(top) == len(said)
    asked_for = sum(not report.is_default for report in REPORTS.values())
    assert len(said) == len(REPORTS) - asked_for or name != "shanggao"
    assert "（无）" not in words_of(output)


def test_that_a_first_number_for_all_tables_counts_on(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    output = tmp_path / "a.pdf"
    assert run("page", plan, "first_number=53").code == 0

    wanted = ("--table", "schedule", "--table", "tasks", "--table", "schedule")
    assert run("report", plan, *wanted, "-o", output).code == 0

    labels = pypdf.PdfReader(output).page_labels
    assert labels == [str(53 + at) for at in range(len(labels))]


def test_that_the_same_plan_gives_the_same_bytes(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "1.pdf", tmp_path / "2.pdf"

    run("report", plan, "-o", one)
    run("report", plan, "-o", other)

    assert one.read_bytes() == other.read_bytes()


def test_that_a_scenario_is_printed_by_name_and_as_an_illustration(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    output = tmp_path / "f.pdf"

    done = run(
        *("report", plan, "--table", "funding"),
        *("--scenario", "示例筹资方案", "-o", output),
    )

    assert done.code == 0
    words = words_of(output)
    assert "（示例筹资方案）" in words
    assert "虚构的示例" in words


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("a.xlsx", "not there yet"),
        ("a.docx", "not there yet"),
        ("a.html", "not there yet"),
        ("a.txt", ".pdf"),
        ("没有/a.pdf", "was not written"),
    ],
)
def test_that_what_cannot_be_written_is_said_in_a_line(
    refused: Callable[..., str], plan: Path, tmp_path: Path, output: str, said: str
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())

    assert said in refused("report", plan, "-o", tmp_path / output)

    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_that_a_character_without_a_glyph_is_named(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    assert run("set", plan, "森林抚育", "content=种树🌲一万亩").code == 0

    done = run("report", plan, "--table", "schedule", "-o", tmp_path / "a.pdf")

    assert done.code == 0
    assert "U+1F332" in done.err
    assert re.search("Row [0-9]+ of the schedule, “森林抚育” ", done.err)
    assert done.err.count("\n") == 1


def test_that_a_character_of_a_note_is_named_by_its_table(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    assert run("add", plan, "note", "种树🌲", "table_key=schedule").code == 0

    done = run("report", plan, "--table", "schedule", "-o", tmp_path / "a.pdf")

    assert re.match("Page [0-9]+ of the schedule: no font has", done.err)


def test_that_labels_count_over_the_tables_that_are_printed(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    output = tmp_path / "a.pdf"
    scenario = ("--scenario", "示例筹资方案")

    run("report", plan, "--table", "agencies", "-o", output)
    assert re.findall("附表[0-9]*", words_of(output)) == ["附表"]
    tables = ("--table", "funding", "--table", "annual", "--table", "scenarios")
    run("report", plan, *tables, *scenario, "-o", output)
    assert re.findall("附表[0-9]*", words_of(output)) == ["附表1", "附表2", "附表3"]
    run("page", plan, "--table", "annual", "label=附表9")
    run("report", plan, *tables, *scenario, "-o", output)
    assert re.findall("附表[0-9]*", words_of(output)) == ["附表1", "附表9", "附表3"]


def test_that_page_settings_are_kept_in_the_plan_and_undone(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    output = tmp_path / "a.pdf"
    wanted = ("first_number=53", "number_form=hyphens", "fill_in=true")
    assert run("page", plan, "--table", "schedule", *wanted).code == 0

    assert run("report", plan, "--table", "schedule", "-o", output).code == 0

    words = words_of(output)
    assert "-53-" in words
    assert "填报人" in words
    assert pypdf.PdfReader(output).page_labels[0] == "53"
    shown = run("page", plan).out
    assert "first_number*" not in shown
    shown = run("page", plan, "--table", "schedule").out
    assert "first_number*" in shown
    assert run("undo", plan).code == 0
    assert "first_number*" not in run("page", plan, "--table", "schedule").out


def test_that_an_empty_value_goes_back_to_the_default(
    run: Callable[..., Ran], plan: Path
) -> None:
    assert run("page", plan, "first_number=53").code == 0
    assert run("page", plan, "first_number=").code == 0

    with reading(plan) as reader:
        names = {row.name for row in reader.portfolio().all(TableSetting)}
    assert "first_number" not in names


@pytest.mark.parametrize(
    "value",
    ["first_number=0", "colour=red", "preset=letter", "size=4", "decimals=9", "x"],
)
def test_that_settings_no_page_can_follow_are_refused(
    refused: Callable[..., str], plan: Path, value: str
) -> None:
    before = plan.read_bytes()

    refused("page", plan, value)

    assert plan.read_bytes() == before


def test_that_amounts_can_be_printed_in_yi(
    run: Callable[..., Ran], plan: Path, tmp_path: Path
) -> None:
    output = tmp_path / "a.pdf"
    assert run("page", plan, "--table", "investment", "money_unit=亿元").code == 0

    assert run("report", plan, "--table", "investment", "-o", output).code == 0

    words = words_of(output)
    assert "（亿元）" in words
    assert "19.3578" in words


def test_that_every_setting_is_listed_with_its_meaning(
    run: Callable[..., Ran], plan: Path
) -> None:
    run("page", plan, "shading=5")
    names = {
        each.name for kind in (PageSettings, TableOptions) for each in fields(kind)
    }

    rows = {row["name"]: row for row in run("page", plan, "--format", "json").json}

    assert rows.keys() == names
    assert all(row["meaning"]["zh"] and row["meaning"]["en"] for row in rows.values())
    assert all(row["allowed"] for row in rows.values())
    assert (rows["shading"]["value"], rows["shading"]["default"]) == (5, 7)
    assert [name for name, row in rows.items() if row["is_set"] and name == "shading"]
    for language in ("zh", "en"):
        text = run("page", plan, "--lang", language).out
        assert all(name in text for name in names)
    assert re.search(r"shading\* +5 +7 +0–12 ", run("page", plan).out)


@pytest.mark.parametrize(
    ("table", "values", "said"),
    [
        ("schedule", ["head_mm=40"], "preset=custom"),
        ("schedule", ["preset=custom", "head_mm=200"], "type area"),
        ("schedule", ['column_widths_mm={"need":900}'], "225 mm"),
        ("schedule", ['column_widths_mm={"need":1}'], "4 mm or more"),
        ("schedule", ['column_widths_mm={"needd":20}'], "no column needd"),
        ("schedule", ['hidden_columns=["foo"]'], "no column foo"),
        ("", ['column_order=["foo"]'], "no column foo"),
        ("schedule", ["song=/none.ttf"], "no such file or folder"),
        ("schedule", ["shadng=3"], "do you mean shading"),
        ("schedule", ["preset=letter"], "official, report, custom"),
        ("", ["decimals=9"], "0–6"),
        ("", ["shading=5", "shading=6"], "given twice"),
        ("", ["zero="], "no page setting named"),
    ],
)
def test_that_a_refused_setting_says_what_is_allowed(
    refused: Callable[..., str],
    plan: Path,
    table: str,
    values: list[str],
    said: str,
) -> None:
    before = plan.read_bytes()

    assert said in refused("page", plan, "--table", table, *values)

    assert plan.read_bytes() == before


def test_that_margins_of_ones_own_and_known_columns_are_kept(
    run: Callable[..., Ran], plan: Path
) -> None:
    for values in (
        ["preset=custom", "head_mm=30"],
        ["foot_mm=30"],
        ['column_names={"sources":"来源","need":"投资"}'],
    ):
        assert run("page", plan, "--table", "funding", *values).code == 0
