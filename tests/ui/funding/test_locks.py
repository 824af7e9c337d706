"""Locked money stays, and limits stand on the sliders as ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.store.funding_edit import add_ceiling
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.page import FundingPage

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context

KEY = Qt.Key
WAN = 1_000_000


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> FundingPage:
    """The page with the illustration and the fifth programme in hand."""
    made = FundingPage(context)
    qtbot.addWidget(made)
    made.resize(1302, 696)
    made.show()
    portfolio = context.session.portfolio
    context.focus.set_scenario(portfolio.all(Scenario)[0].id)
    scope = Scope("program", portfolio.all(Program)[4].id)
    index = made.widgets.scope.model.index_of(scope)
    made.widgets.scope.tree.setCurrentIndex(index)
    return made


def _slider(page: FundingPage) -> tuple[Source, QModelIndex]:
    """Return the first source with money, and take its slider in hand."""
    model = page.widgets.model
    for row in range(model.rowCount()):
        index = model.index(row, Column.SLIDER)
        line = model.row_at(index)
        if line.kind == "source" and line.source is not None and line.total:
            page.widgets.matrix.setFocus()
            page.widgets.matrix.setCurrentIndex(index)
            return line.source, index
    raise AssertionError


def _sum(page: FundingPage, source: Source) -> int:
    portfolio = page.session.portfolio
    parts = allotted(portfolio, portfolio.all(Scenario)[0])
    scope = {
        project.id
        for project in page.widgets.model.matrix.projects  # type: ignore[union-attr]
    }
    return sum(
        part.amount_fen
        for part in parts
        if part.source_id == source.id and part.project_id in scope
    )


def test_that_l_locks_a_source_and_unlocks_it_again(page: FundingPage) -> None:
    source, index = _slider(page)
    QTest.keyClick(page.widgets.matrix, KEY.Key_L)
    locks = page.session.portfolio.all(FundingLock)
    assert {lock.source_id for lock in locks} == {source.id}
    matrix = page.widgets.model.matrix
    assert matrix is not None
    assert {lock.project_id for lock in locks} == {row.id for row in matrix.projects}
    share = index.siblingAtColumn(Column.SHARE)
    assert not share.flags() & Qt.ItemFlag.ItemIsEditable
    before = _sum(page, source)
    QTest.keyClick(page.widgets.matrix, KEY.Key_Right)
    page.widgets.matrix.commit_slider()
    assert _sum(page, source) == before > 0
    page.widgets.matrix.setCurrentIndex(index)
    QTest.keyClick(page.widgets.matrix, KEY.Key_L)
    assert page.session.portfolio.all(FundingLock) == ()


def test_that_the_lock_is_toggled_by_mouse(page: FundingPage) -> None:
    source, index = _slider(page)
    matrix = page.widgets.matrix
    cell = matrix.visualRect(index.siblingAtColumn(Column.SHARE))
    place = cell.center()
    place.setX(cell.right() - 8)
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    found = page.session.portfolio.all(FundingLock)
    assert {lock.source_id for lock in found} == {source.id}


def test_that_money_locked_for_one_project_stays_when_the_programme_moves(
    page: FundingPage,
) -> None:
    source, index = _slider(page)
    portfolio = page.session.portfolio
    scenario = portfolio.all(Scenario)[0]
    parts = [
        part for part in allotted(portfolio, scenario) if part.source_id == source.id
    ]
    matrix = page.widgets.model.matrix
    assert matrix is not None
    scope = [row.id for row in matrix.projects]
    kept = next(part for part in parts if part.project_id in scope)

    def lock(writer: Writer) -> None:
        writer.save(
            FundingLock(
                id="lock-of-a-test",
                scenario_id=scenario.id,
                project_id=kept.project_id,
                source_id=source.id,
            )
        )

    page.session.edit("Lock", lock)
    page.widgets.model.setData(index.siblingAtColumn(Column.SHARE), "30%")
    after = allotted(page.session.portfolio, scenario)
    assert kept.amount_fen in {
        part.amount_fen
        for part in after
        if (part.project_id, part.source_id, part.year)
        == (kept.project_id, kept.source_id, kept.year)
    }
    assert _sum(page, source) == matrix.need * 30 // 100


def test_that_less_than_what_is_locked_is_refused_in_words(page: FundingPage) -> None:
    source, index = _slider(page)
    scenario = page.session.portfolio.all(Scenario)[0]
    matrix = page.widgets.model.matrix
    assert matrix is not None
    first = next(
        part
        for part in allotted(page.session.portfolio, scenario)
        if part.source_id == source.id
        and part.project_id in {row.id for row in matrix.projects}
    )

    def lock(writer: Writer) -> None:
        writer.save(
            FundingLock(
                id="lock-of-a-test",
                scenario_id=scenario.id,
                project_id=first.project_id,
                source_id=source.id,
            )
        )

    page.session.edit("Lock", lock)
    said: list[str] = []
    page.refused.connect(said.append)
    before = _sum(page, source)
    page.widgets.model.setData(index.siblingAtColumn(Column.SHARE), "0%")
    assert _sum(page, source) == before
    assert len(said) == 1


def test_that_home_and_end_go_to_floor_and_ceiling(page: FundingPage) -> None:
    source, _ = _slider(page)
    program_id = page.scope.id

    def limits(writer: Writer) -> None:
        for bound, ppm in (("least", 50_000), ("most", 400_000)):
            add_ceiling(
                writer,
                Ceiling(
                    id="new",
                    source_id=source.id,
                    program_id=program_id,
                    bound=bound,  # type: ignore[arg-type]
                    share_ppm=ppm,
                ),
            )

    page.session.edit("Limits", limits)
    matrix = page.widgets.model.matrix
    assert matrix is not None
    _slider(page)
    QTest.keyClick(page.widgets.matrix, KEY.Key_End)
    page.widgets.matrix.commit_slider()
    assert _sum(page, source) == matrix.need * 40 // 100
    _slider(page)
    QTest.keyClick(page.widgets.matrix, KEY.Key_Home)
    page.widgets.matrix.commit_slider()
    assert _sum(page, source) == matrix.need * 5 // 100


def test_that_the_years_are_laid_anew_in_one_step(page: FundingPage) -> None:
    portfolio = page.session.portfolio
    scenario = portfolio.all(Scenario)[0]
    matrix = page.widgets.model.matrix
    assert matrix is not None
    scope = {row.id for row in matrix.projects}

    def by_year() -> dict[int | None, int]:
        sums: dict[int | None, int] = {}
        for part in allotted(page.session.portfolio, scenario):
            if part.project_id in scope:
                sums[part.year] = sums.get(part.year, 0) + part.amount_fen
        return sums

    before = by_year()
    button = page.widgets.profile_button
    button.field.setText("2021:25 2022:75")
    QTest.keyClick(button.field, KEY.Key_Return)
    after = by_year()
    assert sum(after.values()) == sum(before.values())
    assert {year for year, fen in after.items() if fen} == {2021, 2022}
    assert after[2022] > 2 * after[2021]
    page.session.undo()
    assert by_year() == before
    button.even_action.trigger()
    spread = by_year()
    assert sum(spread.values()) == sum(before.values())
    assert max(spread.values()) - min(spread.values()) < sum(spread.values()) // 20


def test_that_weights_that_are_none_are_marked_and_change_nothing(
    page: FundingPage,
) -> None:
    before = allotted(page.session.portfolio, page.session.portfolio.all(Scenario)[0])
    button = page.widgets.profile_button
    button.field.setText("前重后轻")
    QTest.keyClick(button.field, KEY.Key_Return)
    assert button.field.property("state") == "invalid"
    button.field.setText("2031:100")
    said: list[str] = []
    page.refused.connect(said.append)
    QTest.keyClick(button.field, KEY.Key_Return)
    assert len(said) == 1
    after = allotted(page.session.portfolio, page.session.portfolio.all(Scenario)[0])
    assert after == before


def test_that_several_projects_are_mixed_together(page: FundingPage) -> None:
    portfolio = page.session.portfolio
    scenario = portfolio.all(Scenario)[0]
    matrix = page.widgets.model.matrix
    assert matrix is not None
    first, second = matrix.projects[0], matrix.projects[2]
    tree, model = page.widgets.scope.tree, page.widgets.scope.model
    tree.setFocus()
    tree.setCurrentIndex(model.index_of(Scope("project", first.id)))
    other = model.index_of(Scope("project", second.id))
    tree.scrollTo(other)
    place = tree.visualRect(other).center()
    QTest.mouseClick(
        tree.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        place,
    )
    assert page.scope == Scope("selection", ids=(first.id, second.id))
    source, index = _slider(page)
    page.widgets.model.setData(index.siblingAtColumn(Column.SHARE), "20%")
    matrix = page.widgets.model.matrix
    assert matrix is not None
    assert [row.id for row in matrix.projects] == [first.id, second.id]
    given = sum(
        part.amount_fen
        for part in allotted(page.session.portfolio, scenario)
        if part.source_id == source.id and part.project_id in {first.id, second.id}
    )
    assert given == matrix.need * 20 // 100
    assert page.scope == Scope("selection", ids=(first.id, second.id))
