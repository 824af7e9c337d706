"""One real question through the laboratory, by the keyboard alone.

Ceilings are set, the money is mixed, central money falls, the gap is filled, three
scenarios are compared, one is adopted, and the comparison is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import uses
from ecoplanner.model.program import Program
from ecoplanner.model.store.versions import versions
from ecoplanner.ui.annex import printing
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.laboratory.backfill import BackfillPanel
from ecoplanner.ui.laboratory.ceilings import CeilingsPanel
from ecoplanner.ui.laboratory.comparing import ComparingPanel
from ecoplanner.ui.laboratory.laboratory import PANELS
from ecoplanner.ui.laboratory.stress import StressPanel
from tests.ui.programs import plan_file
from tests.ui.programs import program
from tests.ui.test_journeys_by_hand import press
from tests.ui.test_journeys_by_hand import type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TypeVar

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.laboratory.question import QuestionPanel

    P = TypeVar("P", bound=LabPanel)

WAN = 1_000_000
YEARS = range(2021, 2026)
SOCIAL = "企业补偿"


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[FundingPage]:
    """The funding page in the real window, on the Shanggao sample."""
    with program(qapp, tmp_path, None) as app:
        app.open_plan(plan_file(tmp_path))
        window = app.window
        assert window is not None
        window.resize(1366, 728)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.page.setFocus()
        press(qtbot, "Ctrl+3")
        yield window.page  # type: ignore[misc]  # Ctrl+3 is the funding page


def _tab_to(qtbot: QtBot, wanted: QWidget) -> None:
    """Go on with Tab until a control has the keys, as somebody does who sees it."""
    for _ in range(120):
        here = QApplication.focusWidget()
        assert here is not None
        if here is wanted:
            return
        # Tab moves within a table.
        is_table = here.inherits("QAbstractItemView")
        press(qtbot, "Ctrl+Tab" if is_table else "Tab")
    message = f"no Tab leads to {wanted.accessibleName() or wanted}"
    raise AssertionError(message)


def _opened(qtbot: QtBot, page: FundingPage, kind: type[P]) -> P:
    names = [each.rpartition(".")[2] for each in PANELS]
    laboratory = page.widgets.laboratory
    _to_panel(qtbot, page, names.index(kind.__name__) + 1)
    assert isinstance(laboratory.panel, kind)
    return laboratory.panel


def _to_panel(qtbot: QtBot, page: FundingPage, at: int) -> None:
    """Tab comes to the panel that is shown, arrows go to the others."""
    group = page.widgets.laboratory.tabs.group
    _tab_to(qtbot, group.button(group.checkedId()))
    while group.checkedId() != at:
        before = group.checkedId()
        press(qtbot, "Right" if before < at else "Left")
        assert group.checkedId() != before


def _choose(qtbot: QtBot, box: QComboBox, key: str) -> None:
    """Choose with the arrows in a list that has the keys."""
    assert QApplication.focusWidget() is box
    press(qtbot, "Home")
    while box.currentData() != key:
        before = box.currentIndex()
        press(qtbot, "Down")
        assert box.currentIndex() > before, key


def _in_cell(qtbot: QtBot, panel: CeilingsPanel, column: str) -> None:
    """Go to a cell of the limit in hand with the arrows."""
    assert panel.list is not None
    table = panel.list.table
    table.setFocus()
    at = [each.key for each in panel.list.model.columns].index(column)
    assert QApplication.focusWidget() is table
    while table.currentIndex().column() != at:
        is_right = table.currentIndex().column() < at
        press(qtbot, "Right" if is_right else "Left")


def _type_limit(qtbot: QtBot, panel: CeilingsPanel, **said: str) -> None:
    """Make a limit with the keys: choices by their key, the rest as typed."""
    assert panel.list is not None
    _tab_to(qtbot, panel.list.add_button)
    press(qtbot, "Space")
    panel.list.commit_editor()
    QApplication.processEvents()
    panel.list.table.setFocus()
    for column, text in said.items():
        _in_cell(qtbot, panel, column)
        press(qtbot, "F2")
        popup = QApplication.activePopupWidget()
        if popup is None:
            press(qtbot, "Ctrl+A")
            type_text(qtbot, text)
            press(qtbot, "Return")
        else:
            _pick(qtbot, panel, text)


def _pick(qtbot: QtBot, panel: CeilingsPanel, key: str) -> None:
    """Choose with the arrows in the list that is open."""
    assert panel.list is not None
    box = panel.list.table.viewport().findChildren(QComboBox)[-1]
    view = box.view()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    while view.currentIndex().row() != box.findData(key):
        before = view.currentIndex().row()
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert view.currentIndex().row() > before, key
    qtbot.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()


def _asked(qtbot: QtBot, panel: QuestionPanel) -> None:
    qtbot.waitUntil(
        lambda: not panel.runner.is_running and panel.new_button.isEnabled()
    )


def _into_new_scenario(
    qtbot: QtBot, page: FundingPage, panel: QuestionPanel
) -> Scenario:
    before = {row.id for row in page.session.portfolio.all(Scenario)}
    _tab_to(qtbot, panel.new_button)
    press(qtbot, "Space")
    (made,) = (
        row for row in page.session.portfolio.all(Scenario) if row.id not in before
    )
    assert page.focus.scenario_id == made.id
    return made


def _source(page: FundingPage, name: str) -> Source:
    found = page.session.portfolio.named(Source, name)
    assert found is not None
    return found


def _set_ceilings(qtbot: QtBot, page: FundingPage) -> None:
    """Central money, county money a year, social money of the fifth programme."""
    limits = _opened(qtbot, page, CeilingsPanel)
    central = _source(page, "中央")
    _type_limit(qtbot, limits, source_id=central.id, limit="90000")
    county = {"source_id": "level:county", "limit": "8000"}
    for year in YEARS:
        _type_limit(qtbot, limits, **county, year=str(year))
    fifth = page.session.portfolio.all(Program)[4].id
    social = {"source_id": "level:social", "program_id": fifth}
    _type_limit(qtbot, limits, **social, limit="15%", bound="least")
    rows = page.session.portfolio.all(Ceiling)
    assert sorted((row.level, row.year, row.bound) for row in rows if row.level) == [
        *(("county", year, "most") for year in YEARS),
        ("social", None, "least"),
    ]


def _mix(qtbot: QtBot, page: FundingPage) -> None:
    """Give the fifth programme more social money; try a slider and put it back."""
    fifth = page.session.portfolio.all(Program)[4]
    _to_panel(qtbot, page, 0)
    _tab_to(qtbot, page.widgets.scope.tree)
    press(qtbot, "Home")
    while page.scope != Scope("program", fifth.id):
        press(qtbot, "Down")
    matrix, below = page.widgets.matrix, page.widgets.below
    _tab_to(qtbot, matrix)
    press(qtbot, "Ctrl+Home")
    source = _source(page, SOCIAL)
    while page.widgets.model.row_at(matrix.currentIndex()).source != source:
        press(qtbot, "Down")
    # On a slider the arrows move it.
    press(qtbot, *["Tab"] * Column.SHARE)
    used = {use.ceiling.level: use.used_fen for use in below.limits.uses}
    press(qtbot, "F2", "Ctrl+A")
    type_text(qtbot, "3%")
    press(qtbot, "Return")
    need = sum(row.need_fen or 0 for row in page._matrix.projects)
    now = {use.ceiling.level: use.used_fen for use in below.limits.uses}
    assert now["social"] - used["social"] == need * 3 // 100
    press(qtbot, "Left", "Ctrl+Right", "Escape")
    assert page._matrix.rows[-1].total == need - page._matrix.given


def _stress_and_fill(
    qtbot: QtBot, page: FundingPage, base: Scenario
) -> tuple[Scenario, Scenario]:
    """Let central money fall by a fifth, then fill the gap; each a scenario."""
    central = _source(page, "中央")
    stress = _opened(qtbot, page, StressPanel)
    _tab_to(qtbot, stress.source)
    _choose(qtbot, stress.source, central.id)
    _tab_to(qtbot, stress.percent)
    press(qtbot, "Ctrl+A")
    type_text(qtbot, "20")
    _asked(qtbot, stress)
    qtbot.waitUntil(lambda: "20.00%" in stress.said.text())
    fallen = _into_new_scenario(qtbot, page, stress)
    filling = _opened(qtbot, page, BackfillPanel)
    _asked(qtbot, filling)
    _tab_to(qtbot, filling.like)
    _choose(qtbot, filling.like, base.id)
    _asked(qtbot, filling)
    return fallen, _into_new_scenario(qtbot, page, filling)


def test_that_one_question_goes_through_the_laboratory_with_the_keys(
    qtbot: QtBot,
    page: FundingPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "printed.pdf"

    def ask(*_: object) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return printer

    monkeypatch.setattr(printing, "ask_printer", ask)
    session = page.session
    (base,) = session.portfolio.all(Scenario)
    press(qtbot, "Ctrl+PgDown")
    assert page.focus.scenario_id == base.id

    _set_ceilings(qtbot, page)
    _mix(qtbot, page)
    fallen, filled = _stress_and_fill(qtbot, page, base)
    given = {
        row.id: sum(part.amount_fen for part in allotted(session.portfolio, row))
        for row in session.portfolio.all(Scenario)
    }
    assert given[fallen.id] < given[filled.id]

    # Side by side: the plan and three scenarios, on paper too.
    comparing = _opened(qtbot, page, ComparingPanel)
    names = [head.title for head in comparing.table.result_model.heads]
    assert {base.name, fallen.name, filled.name} <= {*names}
    with qtbot.waitSignal(page.widgets.laboratory.told):
        press(qtbot, "Ctrl+P")
    assert PdfReader(target).pages

    # Adopted: the plan has the money of the scenario, and what was is a version.
    wanted = {part[:5] for part in allotted(session.portfolio, filled)}
    _tab_to(qtbot, page.widgets.scenarios.adopt_button)
    press(qtbot, "Space")
    qtbot.waitUntil(lambda: page.focus.scenario_id == "")
    assert {part[:5] for part in allotted(session.portfolio)} == wanted
    assert len(versions(session.reader)) == 1
    assert not any(use.is_broken for use in uses(session.portfolio))
