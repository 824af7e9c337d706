"""Projects as lines of a table."""

from __future__ import annotations

from functools import partial
from typing import Literal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.model.project import Project
from ecoplanner.model.shares import GAP
from ecoplanner.model.shares import shares
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.figures import GROUPINGS
from ecoplanner.ui.portfolio.filters import Wanted
from ecoplanner.ui.portfolio.grid_model import GridModel
from ecoplanner.ui.portfolio.rows import Invitation
from ecoplanner.ui.portfolio.rows import Sorting

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.figures import Grouping

TOTAL_FEN = 193_578 * 1_000_000


def watched(model: GridModel) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    return QAbstractItemModelTester(model, mode)


def names(model: GridModel) -> list[str]:
    lines = range(model.rowCount())
    rows = (model.index(line, AT["name"]) for line in lines)
    return [index.data() for index in rows if model.project(index)]


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_that_the_model_keeps_the_rules_of_qt(
    context: Context, grouping: Grouping
) -> None:
    model = GridModel(context)
    tester = watched(model)

    model.set_grouping(grouping)
    model.set_sorting(Sorting("need", is_falling=True))
    model.set_folded(list(model.figures.groups)[:2])
    model.invite(Invitation(next(iter(model.figures.groups)), ""))
    model.set_wanted(Wanted(text="水利"))
    model.set_wanted(Wanted())
    for name in ("甲", "乙"):
        context.session.edit("改", partial(rename_first, name=name))
    context.session.undo()
    context.session.undo()
    context.session.redo()

    assert tester.model() is model


def rename_first(writer: Writer, *, name: str) -> None:
    first = next(iter(writer.entities(Project)))
    set_fields(writer, first, {"name": name, "need": "5"})


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_that_subtotals_and_shares_add_up(context: Context, grouping: Grouping) -> None:
    model = GridModel(context)

    model.set_grouping(grouping)
    figures = model.figures

    assert figures.need_fen == TOTAL_FEN
    assert sum(figures.group_shares.values()) == 10_000
    for key, group in figures.groups.items():
        assert sum(member.need_fen or 0 for member in group.members) == group.need_fen
        assert sum(figures.shares_of(key)) == figures.group_shares[key]


@pytest.mark.parametrize("by", ["program", "zone", "agency"])
def test_that_groups_have_the_sums_of_the_budget_shares(
    context: Context, by: Literal["program", "zone", "agency"]
) -> None:
    model = GridModel(context)

    model.set_grouping(by)

    wanted = {
        row.key: row.amount_fen
        for row in shares(context.session.portfolio, by).rows
        if row.amount_fen
    }
    sums = {key: group.need_fen for key, group in model.figures.groups.items()}
    assert {key: amount for key, amount in sums.items() if amount} == wanted


def test_that_lines_are_groups_projects_and_one_invitation(context: Context) -> None:
    model = GridModel(context)

    kinds = [row.kind for row in model.rows]

    assert kinds.count("group") == 5
    assert kinds.count("project") == 17
    assert kinds[-1] == "invite"
    assert kinds.count("invite") == 1


def test_that_an_edit_tells_only_what_it_touches(
    context: Context, qtbot: QtBot
) -> None:
    model = GridModel(context)
    project = context.session.portfolio.all(Project)[0]
    line = model.line_of(project.id)

    with (
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged) as changed,
    ):
        context.session.edit(
            "改", lambda writer: set_fields(writer, project.id, {"need": "1079"})
        )

    assert changed.args is not None
    assert [index.row() for index in changed.args[:2]] == [line, line]
    assert model.index(line, AT["need"]).data() == "1,079"


@pytest.mark.parametrize("column", [column.key for column in COLUMNS])
def test_that_sorting_keeps_groups_and_projects(context: Context, column: str) -> None:
    model = GridModel(context)
    before = sorted(names(model))

    model.set_sorting(Sorting(column))
    rising = [row.group for row in model.rows if row.kind == "group"]
    model.set_sorting(Sorting(column, is_falling=True))

    assert sorted(names(model)) == before
    assert rising == [row.group for row in model.rows if row.kind == "group"]


def test_that_what_has_no_need_comes_last_either_way(context: Context) -> None:
    model = GridModel(context)
    model.set_grouping("none")

    for is_falling in (False, True):
        model.set_sorting(Sorting("need", is_falling=is_falling))

        assert names(model)[-1] == "非煤矿山源头治理"


def test_that_a_filter_keeps_what_belongs_to_a_part(context: Context) -> None:
    model = GridModel(context)
    program = context.session.portfolio.all(Project)[2].program_id

    context.focus.set_filter(Filter("program", frozenset({program})))

    assert len(names(model)) == 4
    assert all(row.group == program for row in model.rows)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(text="水利局"), 5),
        (Wanted(text="slj"), 5),
        (Wanted(text="锦江 slj"), 4),
        (Wanted(is_unpriced=True), 1),
        (Wanted(has_gap=True), 16),
        (Wanted(filter=Filter("source", frozenset({GAP}))), 16),
        (Wanted(filter=Filter("year", frozenset({"2021"}))), 0),
        (Wanted(text="没有这样的项目"), 0),
    ],
)
def test_that_words_and_ticks_narrow_the_table(
    context: Context, wanted: Wanted, count: int
) -> None:
    model = GridModel(context)

    model.set_wanted(wanted)

    assert len(names(model)) == count


@pytest.mark.parametrize("count", [0, 1, 1_000])
def test_that_plans_of_any_size_are_shown(
    make_context: Callable[[int], Context], count: int
) -> None:
    model = GridModel(make_context(count))
    tester = watched(model)

    for grouping in GROUPINGS:
        model.set_grouping(grouping)

    assert model.figures.need_fen == sum(range(1, count + 1)) * 1_000_000
    assert tester.model() is model


def test_that_a_large_plan_opens_on_its_sums(
    make_context: Callable[[int], Context],
) -> None:
    model = GridModel(make_context(2_000))

    assert [row.kind for row in model.rows] == ["group"] * 10 + ["invite"]


def test_that_figures_are_read_out_with_project_and_column(context: Context) -> None:
    model = GridModel(context)
    index = model.index(1, AT["need"])

    said = model.data(index, Qt.ItemDataRole.AccessibleTextRole)

    assert "历史遗留废弃矿山生态修复" in said
    assert "1,078" in said


def test_that_findings_mark_their_cell(context: Context) -> None:
    model = GridModel(context)
    unpriced = context.session.portfolio.named(Project, "非煤矿山源头治理")
    assert unpriced is not None

    cell = model.cell(model.index(model.line_of(unpriced.id), AT["need"]))

    assert cell.mark == "warning"
    assert cell.tone == "needed"
