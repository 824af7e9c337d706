"""Figures in the PDF: vectors, words, and the same bytes again."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pypdf
import pytest

from ecoplanner.model.funding import Scenario
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.draw.figure import Looks
from ecoplanner.reports.draw.figure import shapes
from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.draw.pdf import draw_pdf
from ecoplanner.reports.settings import PageSettings
from ecoplanner.reports.settings import Turned
from ecoplanner.reports.typeset.layout import Fill
from ecoplanner.reports.typeset.layout import Line

if TYPE_CHECKING:
    from ecoplanner.model.entity import Entity
    from ecoplanner.reports.draw.pdf import PdfResult

INFO = DocumentInfo(title="进度图")
#: Operators that draw a pattern: a clip, then the strip.
DO = re.compile(rb"re W n 1 0 0 1 [\d.]+ [\d.]+ cm /X\d+ Do Q")


@pytest.fixture(scope="module")
def plan() -> Portfolio:
    kinds: dict[type[Entity], dict[str, Entity]] = {}
    for row in sample_rows("shanggao"):
        kinds.setdefault(type(row), {})[row.id] = row
    return Portfolio(kinds)


def drawn(plan: Portfolio, *keys: str, **settings: object) -> PdfResult:
    annex = annex_of(plan, keys, plan.all(Scenario)[0])
    looks = PageSettings(**settings) if settings else annex.settings  # type: ignore[arg-type]  # settings by name
    return draw_pdf(annex.tables, looks, INFO)


def reader_of(result: PdfResult) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(result.content))


def words_of(result: PdfResult) -> str:
    pages = reader_of(result).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("keys", [("gantt",), ("funding", "annual", "scenarios")])
def test_that_the_same_plan_gives_the_same_bytes(
    plan: Portfolio, keys: tuple[str, ...]
) -> None:
    assert drawn(plan, *keys).content == drawn(plan, *keys).content


@pytest.mark.parametrize("turned", list(Turned))
def test_that_the_chart_of_the_schedule_says_all_of_its_table(
    plan: Portfolio, turned: Turned
) -> None:
    (table,) = annex_of(plan, ("gantt",), plan.all(Scenario)[0]).tables

    said = words_of(drawn(plan, "gantt", turned=turned, printed_forms=False))

    for row in table.rows:
        for cell in row.cells.values():
            assert "".join(cell.text.split()) in said
    for project in plan.all(Project):
        assert (project.name in said) == project.is_printed


def test_that_bars_are_vectors_of_one_pattern_for_each_programme(
    plan: Portfolio,
) -> None:
    result = drawn(plan, "gantt")

    reader = reader_of(result)
    bars = 0
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        bars += len(DO.findall(contents.get_data()))
    objects = reader.pages[0]["/Resources"]["/XObject"]  # type: ignore[index]  # pypdf's objects
    kinds = {each.get_object()["/Subtype"] for each in objects.values()}
    # The first programme, of one project, is solid.
    assert bars == sum(project.is_printed for project in plan.all(Project)) - 1
    assert len(objects) == 4
    assert kinds == {"/Form"}


def test_that_tables_without_figures_have_no_patterns(plan: Portfolio) -> None:
    reader = reader_of(drawn(plan, "schedule"))

    assert "/XObject" not in reader.pages[0]["/Resources"]  # type: ignore[operator]  # pypdf's objects


def test_that_charts_have_bookmarks_under_their_tables(plan: Portfolio) -> None:
    reader = reader_of(drawn(plan, "annual", "scenarios"))

    sections = [entry for entry in reader.outline if isinstance(entry, list)]
    titles = [
        str(entry["/Title"])
        for section in sections
        for entry in section
        if not isinstance(entry, list)
    ]
    charts = [title for title in titles if title.startswith("图")]
    assert [title.split("　")[0] for title in charts] == [
        "图1-1",
        "图1-2",
        "图2-1",
        "图2-2",
    ]


def test_that_pages_count_on_through_charts(plan: Portfolio) -> None:
    result = drawn(plan, "annual", "gantt")

    labels = reader_of(result).page_labels
    assert labels == [str(number + 1) for number in range(result.pages)]
    for number, page in enumerate(reader_of(result).pages, start=1):
        assert f"—{number}—" in page.extract_text()


def test_that_a_line_and_a_fill_become_operators_from_below() -> None:
    looks = Looks()

    found = shapes(
        [
            Line(0.25, 10, 20, 10, 50, 40),
            Fill(10, 20, 30, 8, "#FFFFFF", "solid", 0.75, dashed=True),
            Fill(10, 20, 30, 8, "#33526B", "rising"),
        ],
        100,
        looks,
    )

    assert "0.60 G 0.25 w 10.00 80.00 m 10.00 50.00 l S" in found
    assert "1.000 1.000 1.000 rg 10.00 72.00 30.00 8.00 re f" in found
    assert "[2.4 1.8] 0 d 0.75 w 10.38 72.38 29.25 7.25 re S" in found
    assert "10.00 72.00 30.00 8.00 re W n 1 0 0 1 10.00 72.00 cm /X1 Do Q" in found
    assert looks.name("#33526B", "rising") == "X1"
    assert not shapes([], 100, looks)
