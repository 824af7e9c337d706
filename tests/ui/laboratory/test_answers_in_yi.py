"""The laboratory in 亿元: limits and budgets typed, answers told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Ceiling
from ecoplanner.ui.amounts import write_as
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.laboratory.ceilings import CeilingsPanel
from ecoplanner.ui.laboratory.choosing import ChoosingPanel
from ecoplanner.ui.laboratory.laboratory import PANELS
from ecoplanner.ui.laboratory.solving import SolvingPanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage
    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.laboratory.question import QuestionPanel

WAN = 1_000_000


@pytest.fixture(autouse=True)
def _in_yi() -> Iterator[None]:
    """Put 亿元 in force before any panel is made."""
    write_as("yi", "")
    yield
    write_as("wan", "")


def _open(page: FundingPage, name: str) -> LabPanel:
    laboratory = page.widgets.laboratory
    at = next(at for at, each in enumerate(PANELS, start=1) if each.startswith(name))
    index = page.widgets.scope.model.index_of(Scope())
    page.widgets.scope.tree.setCurrentIndex(index)
    laboratory.tabs.group.button(at).click()
    assert laboratory.panel is not None
    return laboratory.panel


def _answered(qtbot: QtBot, panel: QuestionPanel) -> str:
    panel.ask()
    qtbot.waitUntil(lambda: not panel.runner.is_running, timeout=60_000)
    return str(panel.said.text())


@pytest.mark.parametrize(
    ("text", "fen", "shown"),
    [("0.8", 8_000 * WAN, "0.8"), ("9000万", 9_000 * WAN, "0.9")],
)
def test_that_a_limit_is_typed_in_the_unit_shown(
    page: FundingPage, text: str, fen: int, shown: str
) -> None:
    panel = _open(page, "ceilings")
    assert isinstance(panel, CeilingsPanel)
    assert panel.list is not None
    model = panel.list.model
    panel.list.add_button.click()
    panel.list.commit_editor()
    keys = [each.key for each in model.columns]
    index = model.index(0, keys.index("limit"))

    assert model.setData(index, text)

    (ceiling,) = page.session.portfolio.all(Ceiling)
    assert ceiling.amount_fen == fen
    assert index.data() == shown
    assert model.setData(index, "15%")
    (ceiling,) = page.session.portfolio.all(Ceiling)
    assert (ceiling.amount_fen, ceiling.share_ppm) == (None, 150_000)


def test_that_a_budget_and_its_answer_are_in_the_unit_shown(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, "choosing")
    assert isinstance(panel, ChoosingPanel)
    panel.budget.setText("6")

    said = _answered(qtbot, panel)

    assert "亿元" in said
    assert "万元" not in said


def test_that_what_is_to_be_relaxed_is_told_in_the_unit_shown(
    qtbot: QtBot, page: FundingPage
) -> None:
    panel = _open(page, "solving")
    assert isinstance(panel, SolvingPanel)
    panel.covering.setCurrentIndex(panel.covering.findData("need"))
    panel.most.setText("10")

    said = _answered(qtbot, panel)

    assert "9.3578 " in said
