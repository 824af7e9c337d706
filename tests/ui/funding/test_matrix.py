"""The matrix of money and the Qt models over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.funding_edit import apply_amounts
from ecoplanner.ui.funding.comparison import compared
from ecoplanner.ui.funding.comparison import ComparisonModel
from ecoplanner.ui.funding.comparison import GAP
from ecoplanner.ui.funding.comparison import GIVEN
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.matrix_model import MatrixModel
from ecoplanner.ui.funding.money import Matrix
from ecoplanner.ui.funding.money import matrix_of
from ecoplanner.ui.funding.money import money_of
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.scope_model import scope_nodes
from ecoplanner.ui.funding.scope_model import ScopeModel
from ecoplanner.ui.funding.year_chart import year_bars

if TYPE_CHECKING:
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme

WARNING = QAbstractItemModelTester.FailureReportingMode.Warning


def _matrix(session: Session, scope: Scope, *, in_scenario: bool = True) -> Matrix:
    portfolio = session.portfolio
    scenario = portfolio.all(Scenario)[0] if in_scenario else None
    return matrix_of(portfolio, money_of(portfolio, scenario), scope)


def _scopes(session: Session) -> list[Scope]:
    programs = session.portfolio.all(Program)
    projects = session.portfolio.all(Project)
    return [
        Scope(),
        *(Scope("program", row.id) for row in programs),
        *(Scope("project", row.id) for row in projects),
        Scope("project", "gone"),
    ]


@pytest.mark.parametrize("in_scenario", [False, True])
def test_that_every_matrix_adds_up(
    session: Session,
    in_scenario: bool,  # noqa: FBT001 - a case
) -> None:
    for scope in _scopes(session):
        matrix = _matrix(session, scope, in_scenario=in_scenario)
        sources = [row for row in matrix.rows if row.kind == "source"]
        given, need, gap = matrix.rows[-3:]
        assert sum(row.total for row in sources) == given.total
        assert given.total + gap.total == need.total == matrix.need
        for year in matrix.years:
            column = sum(row.amounts.get(year, 0) for row in sources)
            assert column == given.amounts.get(year, 0)
            assert column + gap.amounts.get(year, 0) == need.amounts[year]
        assert sum(need.amounts.values()) == need.total


def test_that_shares_and_gap_make_a_hundred_percent(session: Session) -> None:
    for scope in _scopes(session):
        matrix = _matrix(session, scope)
        if not matrix.need:
            continue
        leaves = [row for row in matrix.rows if row.kind in {"source", "gap"}]
        assert sum(row.share or 0 for row in leaves) == 10_000
        roots = [row for row in matrix.rows if row.source and not row.depth]
        assert sum(row.share or 0 for row in roots) == matrix.rows[-3].share


def test_that_the_bars_of_a_year_are_its_money_and_its_gap(session: Session) -> None:
    matrix = _matrix(session, Scope())

    bars = year_bars(matrix)

    assert [bar.year for bar in bars] == list(matrix.years)
    assert sum(bar.total for bar in bars) == matrix.need


def test_that_the_comparison_agrees_with_the_matrix(session: Session) -> None:
    plan, scenario = compared(session.portfolio)

    assert plan.sums[GIVEN] == 0
    assert plan.sums[GAP] == _matrix(session, Scope()).need
    assert scenario.sums[GIVEN] == _matrix(session, Scope()).given


def test_that_qt_finds_no_fault_with_the_matrix_model(session: Session) -> None:
    model = MatrixModel("zh")
    foot = MatrixModel("zh", is_foot=True)
    testers = [QAbstractItemModelTester(each, WARNING) for each in (model, foot)]

    for scope in reversed(_scopes(session)):
        for each in (model, foot):
            each.show_matrix(_matrix(session, scope))
    model.toggle_fold(0)
    folded = model.rowCount()
    model.toggle_fold(0)
    model.show_only_money(only=True)

    assert folded == 18
    assert model.rowCount() < 23
    assert foot.rowCount() == 3
    assert [each.model() for each in testers] == [model, foot]


def test_that_only_sources_can_be_edited(session: Session) -> None:
    model = MatrixModel("zh")
    model.show_matrix(_matrix(session, Scope()))
    editable = Qt.ItemFlag.ItemIsEditable

    for row in range(model.rowCount()):
        kind = model.row_at(model.index(row, 0)).kind
        flags = model.flags(model.index(row, Column.YEARS))
        assert bool(flags & editable) == (kind == "source")
    model.show_matrix(_matrix(session, Scope()), can_edit=False)
    assert not model.flags(model.index(1, Column.YEARS)) & editable


def test_that_a_cell_passes_on_its_new_sum(session: Session) -> None:
    model = MatrixModel("zh")
    model.show_matrix(_matrix(session, Scope()))
    seen: list[CellEdit] = []
    model.cell_edited.connect(seen.append)
    cell = model.index(1, Column.YEARS)

    stored = model.setData(cell, "1,234.5")

    source = model.row_at(cell).source
    assert stored
    assert source is not None
    assert seen == [CellEdit(source.id, 2021, 1_234_500_000, source.name)]


def test_that_a_refused_text_stays_in_its_cell_with_the_reason(
    session: Session,
) -> None:
    model = MatrixModel("zh")
    model.show_matrix(_matrix(session, Scope()))
    cell = model.index(1, Column.YEARS)
    before = cell.data()

    stored = model.setData(cell, "-5")
    text, reason = cell.data(), cell.data(Qt.ItemDataRole.ToolTipRole)
    model.forget_refused(cell)

    assert not stored
    assert text == "-5"
    assert "小于 0" in reason
    assert cell.data() == before


def test_that_an_amount_with_fen_is_short_in_its_cell_alone(
    session: Session,
) -> None:
    source = session.portfolio.named(Source, "重点生态修复资金")
    project = session.portfolio.all(Project)[0]
    assert source is not None
    key = (project.id, source.id, 2021, "secured")
    fen = 12_345_678_901
    session.edit("钱", lambda writer: apply_amounts(writer, None, {key: fen}))
    model, foot = MatrixModel("zh"), MatrixModel("zh", is_foot=True)
    for each in (model, foot):
        each.show_matrix(_matrix(session, Scope(), in_scenario=False))

    cell = model.index(1, Column.YEARS)

    assert model.row_at(cell).source == source
    assert cell.data() == "≈12,345.68"
    assert cell.data(Qt.ItemDataRole.EditRole) == "12345.678901"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "12,345.678901"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).endswith("12,345.678901")
    gap = foot.index(2, foot.columnCount() - 1)
    assert gap.data().startswith("≈−")
    assert gap.data(Qt.ItemDataRole.ToolTipRole).startswith("−")
    whole = foot.index(1, foot.columnCount() - 1)
    assert whole.data() == "193,578"


def test_that_a_slider_in_motion_moves_share_and_gap_alone(session: Session) -> None:
    model, foot = MatrixModel("zh"), MatrixModel("zh", is_foot=True)
    for each in (model, foot):
        each.show_matrix(_matrix(session, Scope()))
    row = model.row_at(model.index(1, 0))
    assert row.source is not None

    for each in (model, foot):
        each.show_preview(row.source.id, row.total + 10**9)

    gap = foot.row_at(foot.index(2, 0))
    assert model.total(row) == row.total + 10**9
    assert foot.total(gap) == gap.total - 10**9
    foot.show_preview(row.source.id, None)
    assert foot.total(gap) == gap.total


def test_that_qt_finds_no_fault_with_the_tree(session: Session) -> None:
    model = ScopeModel()
    tester = QAbstractItemModelTester(model, WARNING)

    model.show_nodes(scope_nodes(session.portfolio, {}))
    model.show_nodes(scope_nodes(session.portfolio, {}, lambda name: "湿地" in name))

    program = session.portfolio.all(Program)[1]
    assert model.rowCount() == 2
    assert model.index_of(Scope("program", program.id)).isValid()
    assert tester.model() is model


def test_that_a_line_of_the_tree_has_children_where_it_has_rows(
    session: Session,
) -> None:
    model = ScopeModel()
    model.show_nodes(scope_nodes(session.portfolio, {}))

    for row in range(model.rowCount()):
        index = model.index(row, 0)
        below = session.portfolio.having(
            Project, "program_id", model.node(index).scope.id
        )
        assert model.rowCount(index) == len(below)
        assert model.hasChildren(index) == bool(below)
        names = [model.index(at, 0, index).data() for at in range(len(below))]
        assert names == [project.name for project in below]


def test_that_the_tree_keeps_its_places_while_figures_change(session: Session) -> None:
    model = ScopeModel()
    model.show_nodes(scope_nodes(session.portfolio, {}))
    project = session.portfolio.all(Project)[0]
    index = model.index_of(Scope("project", project.id)).siblingAtColumn(1)
    before = index.data()

    model.show_nodes(scope_nodes(session.portfolio, {project.id: 10**9 + 78 * 10**6}))

    assert (before, index.data()) == ("−1,078", "0")


def test_that_qt_finds_no_fault_with_the_comparison(
    session: Session, theme: Theme
) -> None:
    model = ComparisonModel(theme)
    tester = QAbstractItemModelTester(model, WARNING)

    model.show_compared(compared(session.portfolio))
    model.show_compared(compared(session.portfolio))

    assert (model.rowCount(), model.columnCount()) == (8, 2)
    last = model.index(7, 1)
    assert last.data(Qt.ItemDataRole.UserRole) > 0
    assert tester.model() is model
