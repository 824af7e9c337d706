"""What tests of the laboratory do to it, as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.page import FundingPage
from ecoplanner.ui.laboratory.laboratory import PANELS
from ecoplanner.ui.laboratory.question import QuestionPanel

if TYPE_CHECKING:
    from typing import TypeVar

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.page import Context

    P = TypeVar("P", bound=LabPanel)

WAIT_MS = 60_000


def shown_page(qtbot: QtBot, context: Context, wide: int = 1302) -> FundingPage:
    """Show the page of money as high as a small screen leaves it."""
    page = FundingPage(context)
    qtbot.addWidget(page)
    page.resize(wide, 664)
    page.show()
    return page


def opened(page: FundingPage, kind: type[P]) -> P:
    """Open a panel about the whole plan."""
    laboratory = page.widgets.laboratory
    names = [each.rpartition(".")[2] for each in PANELS]
    index = page.widgets.scope.model.index_of(Scope())
    page.widgets.scope.tree.setCurrentIndex(index)
    laboratory.tabs.group.button(names.index(kind.__name__) + 1).click()
    panel = laboratory.panel
    assert isinstance(panel, kind)
    return panel


def answered(qtbot: QtBot, panel: LabPanel) -> None:
    """Wait for the answer to what is asked now."""
    assert isinstance(panel, QuestionPanel)
    panel.ask()
    qtbot.waitUntil(lambda: not panel.runner.is_running, timeout=WAIT_MS)
