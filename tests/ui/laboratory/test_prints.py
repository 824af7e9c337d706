"""Every answer goes to a printer and to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from ecoplanner.model.comparison import compared
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario
from ecoplanner.model.rulebook import book
from ecoplanner.model.store.money_edit import new_scenario
from ecoplanner.reports.comparing import comparison_tables
from ecoplanner.reports.manner import in_wan
from ecoplanner.ui.amounts import write_as
from ecoplanner.ui.annex import printing
from ecoplanner.ui.laboratory.awards import AwardsPanel
from ecoplanner.ui.laboratory.backfill import BackfillPanel
from ecoplanner.ui.laboratory.ceilings import CeilingsPanel
from ecoplanner.ui.laboratory.choosing import ChoosingPanel
from ecoplanner.ui.laboratory.comparing import ComparingPanel
from ecoplanner.ui.laboratory.differences import DifferencesPanel
from ecoplanner.ui.laboratory.question import QuestionPanel
from ecoplanner.ui.laboratory.risk import RiskPanel
from ecoplanner.ui.laboratory.solving import SolvingPanel
from ecoplanner.ui.laboratory.stress import StressPanel
from tests.ui.laboratory.hands import answered
from tests.ui.laboratory.hands import opened
from tests.ui.laboratory.hands import WAIT_MS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.laboratory.panel import LabPanel

KINDS: list[type[LabPanel]] = [
    CeilingsPanel,
    StressPanel,
    BackfillPanel,
    RiskPanel,
    SolvingPanel,
    ChoosingPanel,
    AwardsPanel,
    ComparingPanel,
    DifferencesPanel,
]
#: How many charts the pages of an answer have.
CHARTS = {
    StressPanel: 1,
    BackfillPanel: 1,
    RiskPanel: 1,
    SolvingPanel: 1,
    ChoosingPanel: 1,
    ComparingPanel: 2,
}


@pytest.fixture
def printer_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the pages sent to the printer go."""
    target = tmp_path / "printed.pdf"

    def ask(*_: object) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return printer

    monkeypatch.setattr(printing, "ask_printer", ask)
    return target


def _with_content(qtbot: QtBot, page: FundingPage, kind: type[LabPanel]) -> LabPanel:
    """Open a panel, and let it have something to print."""
    if kind is CeilingsPanel:
        limit = Ceiling(id=new_id(), amount_fen=150_000_000_000)
        page.session.edit("限额", lambda writer: writer.save(limit))
    panel = opened(page, kind)
    if isinstance(panel, AwardsPanel):
        keys = {entry.rule.rule_key for entry in book()}
        for at in range(panel.source.count()):
            panel.source.setCurrentIndex(at)
            if panel.entry.currentData() in keys:
                break
        panel.keep_button.click()
    if isinstance(panel, ChoosingPanel):
        panel.budget.setText("60000")
    if isinstance(panel, QuestionPanel):
        answered(qtbot, panel)
    return panel


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_answer_is_sent_to_the_printer(
    qtbot: QtBot, page: FundingPage, printer_file: Path, kind: type[LabPanel]
) -> None:
    laboratory = page.widgets.laboratory
    panel = _with_content(qtbot, page, kind)
    assert laboratory.bar.print_button.isVisible()

    with qtbot.waitSignal(laboratory.told, timeout=WAIT_MS):
        laboratory.bar.print_button.click()
        assert not laboratory.bar.print_button.isEnabled()

    assert PdfReader(printer_file).pages
    assert laboratory.bar.print_button.isEnabled()
    answer = panel.printed()
    assert answer is not None
    drawn = [table.chart for table in answer.tables if table.chart is not None]
    assert len(drawn) == CHARTS.get(kind, 0)
    assert all(chart.stacks for chart in drawn)


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_answer_is_saved_as_pages(
    qtbot: QtBot,
    page: FundingPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[LabPanel],
) -> None:
    laboratory = page.widgets.laboratory
    answers = (str(tmp_path / "回答"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answers)
    panel = _with_content(qtbot, page, kind)

    with qtbot.waitSignal(laboratory.told, timeout=WAIT_MS):
        laboratory.bar.pdf_button.click()

    pages = PdfReader(tmp_path / "回答.pdf").pages
    text = "".join("".join(each.extract_text().split()) for each in pages)
    assert "".join(panel.printed_title().split()) in text
    if isinstance(panel, QuestionPanel):
        assert "示例筹资方案" in text
        assert "17" in text


def test_that_what_has_to_give_way_is_printed(
    qtbot: QtBot, page: FundingPage, printer_file: Path
) -> None:
    laboratory = page.widgets.laboratory
    panel = opened(page, SolvingPanel)
    panel.most.setText("100000")
    answered(qtbot, panel)
    assert panel.said.property("tone") == "danger"

    with qtbot.waitSignal(laboratory.told, timeout=WAIT_MS):
        laboratory.bar.print_button.click()

    assert printer_file.exists()
    answer = panel.printed()
    assert answer is not None
    assert "93,578" in " ".join(answer.said)
    assert answer.tables == ()


@pytest.mark.parametrize("name", ["print_button", "pdf_button"])
@pytest.mark.parametrize("kind", [CeilingsPanel, AwardsPanel])
def test_that_it_is_said_that_there_is_nothing_to_print(
    page: FundingPage, kind: type[LabPanel], name: str
) -> None:
    laboratory = page.widgets.laboratory
    refused: list[str] = []
    laboratory.refused.connect(refused.append)
    opened(page, kind)

    getattr(laboratory.bar, name).click()

    assert len(refused) == 1
    assert laboratory.bar.print_button.isEnabled()


def test_that_nothing_is_said_where_no_printer_was_chosen(
    qtbot: QtBot, page: FundingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    laboratory = page.widgets.laboratory
    asked: list[int] = []
    monkeypatch.setattr(printing, "ask_printer", lambda _, count: asked.append(count))
    told: list[str] = []
    laboratory.told.connect(lambda words, _: told.append(words))
    answered(qtbot, opened(page, StressPanel))

    laboratory.bar.print_button.click()
    qtbot.waitUntil(lambda: asked != [], timeout=WAIT_MS)

    assert len(asked) == 1
    qtbot.waitUntil(laboratory.bar.print_button.isEnabled, timeout=WAIT_MS)
    assert told == []


def test_that_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, page: FundingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laboratory = page.widgets.laboratory
    answers = (str(tmp_path / "没有的目录" / "回答.pdf"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answers)
    answered(qtbot, opened(page, StressPanel))

    with qtbot.waitSignal(laboratory.refused, timeout=WAIT_MS) as refused:
        laboratory.bar.pdf_button.click()

    assert refused.args is not None
    assert "回答.pdf" in refused.args[0]
    assert laboratory.bar.pdf_button.isEnabled()


def test_that_the_page_prints_its_answer_and_the_money_is_left_to_the_annex(
    page: FundingPage,
) -> None:
    laboratory = page.widgets.laboratory
    laboratory.tabs.group.button(0).click()
    assert not hasattr(page, "print_action")
    assert not hasattr(page, "save_action")

    opened(page, StressPanel)

    assert page.print_action is laboratory.bar.print_action
    assert page.save_action is laboratory.bar.save_action


def test_that_an_answer_to_an_earlier_question_says_so_on_its_page(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = opened(page, SolvingPanel)
    answered(qtbot, panel)
    first = panel.printed()
    panel.aim.setCurrentIndex(panel.aim.findData("nearest"))
    then = panel.printed()

    assert first is not None
    assert then is not None
    assert then.said == (panel.words.old_note.text(), *first.said)


def test_that_a_comparison_is_printed_in_all_its_parts(page: FundingPage) -> None:
    panel = opened(page, ComparingPanel)

    answer = panel.printed()

    assert answer is not None
    heads = [table.title for table in answer.tables]
    assert len(heads) == len(set(heads)) == 5
    assert all("10,000 yuan" in title or "万元" in title for title in heads)
    chart = answer.tables[0].chart
    assert chart is not None
    # All money of the plan is in the illustration, and the plan lacks all of it.
    assert [stack.total for stack in chart.stacks] == ["193578", "193578"]
    portfolio = page.session.portfolio
    found = compared(portfolio, [None, *portfolio.all(Scenario)])
    names = [table.heads[1] for table in answer.tables][:1]
    names += [scenario.name for scenario in portfolio.all(Scenario)]
    assert answer.tables == comparison_tables(
        portfolio, found, names, in_wan(panel.language)
    )


def test_that_pages_of_a_comparison_are_in_the_unit_in_force(
    page: FundingPage,
) -> None:
    panel = opened(page, ComparingPanel)
    write_as("yi", "")
    try:
        answer = panel.printed()
    finally:
        write_as("wan", "")

    assert answer is not None
    assert all("亿元" in table.title for table in answer.tables)
    assert "19.3578" in {cell for row in answer.tables[0].rows for cell in row}


def test_that_parts_keep_their_names_beside_many_scenarios(page: FundingPage) -> None:
    def add(writer: Writer) -> None:
        for at in range(8):
            new_scenario(writer, f"方案{at}")

    page.session.edit("方案", add)
    panel = opened(page, ComparingPanel)

    assert panel.table.columnWidth(0) >= page.theme.px(200)
    assert panel.table.horizontalScrollBar().maximum() > 0
