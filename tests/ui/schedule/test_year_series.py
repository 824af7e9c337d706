"""A tall chart shows the year's money by programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.schedule import year_series
from ecoplanner.ui.schedule.rows import money_of
from ecoplanner.ui.schedule.year_series import series_of

if TYPE_CHECKING:
    import pytest

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.schedule.page import SchedulePage


def test_that_programmes_add_up_to_the_money_of_all(context: Context) -> None:
    portfolio = context.session.portfolio
    projects = portfolio.all(Project)
    whole = money_of(portfolio, None)

    found = series_of(portfolio, None, projects)

    assert [each.number for each in found] == list(range(len(portfolio.all(Program))))
    for year in whole.years:
        assert sum(each.money.need(year) for each in found) == whole.need(year)
    needs = sum(project.need_fen or 0 for project in projects)
    assert sum(each.total for each in found) == needs


def test_that_a_programme_that_is_not_shown_has_no_line(context: Context) -> None:
    portfolio = context.session.portfolio
    last = portfolio.all(Program)[-1]
    shown = portfolio.having(Project, "program_id", last.id)

    found = series_of(portfolio, None, shown)

    assert [each.number for each in found] == [len(portfolio.all(Program)) - 1]


def test_that_too_many_programmes_are_not_told_apart(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(year_series, "MOST", 4)
    portfolio = context.session.portfolio

    assert series_of(portfolio, None, portfolio.all(Project)) == ()


def test_that_only_a_tall_chart_gives_its_room_to_programmes(
    page: SchedulePage,
) -> None:
    scene, px = page.chart.scene, page.theme.px
    assert scene.series
    scene.height = px(600)
    low = scene.footer

    scene.height = px(1200)

    assert scene.has_series
    assert scene.footer > low + px(20) * len(scene.series)
    scene.series = ()
    assert scene.footer == low
