"""A gap and an excess: said alike wherever the funding page says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ecoplanner.model.project import Project
from ecoplanner.ui.charts.sources import plan_parts
from ecoplanner.ui.charts.sources import project_parts
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from tests.ui.funding.hands import enter
from tests.ui.funding.hands import project_in_hand

if TYPE_CHECKING:
    from ecoplanner.ui.funding.page import FundingPage

#: A share of 5,000, and how what is left or too much is said.
CASES = [
    ("15", "Gap", "−4,250"),
    ("100", "Gap", "0"),
    ("150%", "Excess", "+2,500"),
]


@pytest.mark.parametrize(("share", "name", "figure"), CASES)
def test_that_strip_matrix_list_and_tooltip_say_the_same_gap(
    page: FundingPage, share: str, name: str, figure: str
) -> None:
    said: list[str] = []
    page.summary_changed.connect(said.append)
    project = project_in_hand(page)

    enter(page, Column.SHARE, share)

    foot = page.widgets.foot_model
    assert foot.index(2, Column.NAME).data() == name
    assert foot.index(2, foot.columnCount() - 1).data() == figure
    words = f"{name.lower()} {figure}"
    assert said[-1].endswith(f"set aside {int(share.rstrip('%')) * 50:,} · {words}")
    scope = page.widgets.scope.model
    line = scope.index_of(Scope("project", project.id))
    assert line.siblingAtColumn(1).data() == figure
    tip = line.data(Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[-1] == f"need 5,000, {words} × 10,000 yuan"


def test_that_no_figure_of_the_page_has_more_than_two_decimals(
    page: FundingPage,
) -> None:
    said: list[str] = []
    page.summary_changed.connect(said.append)
    project_in_hand(page)

    enter(page, Column.SHARE, "33.333333")

    widgets = page.widgets
    foot, compared = widgets.foot_model, widgets.comparison
    texts = [
        str(model.index(row, column).data())
        for model, first in ((foot, Column.YEARS), (compared, 0))
        for row in range(model.rowCount())
        for column in range(first, model.columnCount())
    ]
    texts += said[-1].split()
    decimals = [text.partition(".")[2] for text in texts]
    assert max(map(len, decimals)) == 2
    assert any(text.startswith("≈") for text in texts)


def test_that_a_chart_names_an_excess(page: FundingPage) -> None:
    project = project_in_hand(page)

    enter(page, Column.SHARE, "150%")

    portfolio = page.session.portfolio
    fresh = portfolio.get(Project, project.id)
    *_, last = project_parts(portfolio, fresh, None, "zh")
    assert (last.name, last.amount_fen) == ("超出", -2_500_000_000)
    *_, last = plan_parts(portfolio, None, "zh")
    assert last.name == "资金缺口"
