"""Figures after an edit: those of the whole plan, and told where they are others."""

from __future__ import annotations

from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.kinds import KINDS
from ecoplanner.model.need_percents import need_percents
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.facts import Facts
from ecoplanner.ui.portfolio.figures import Figures
from ecoplanner.ui.portfolio.grid_model import GridModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.cells import Cell
    from ecoplanner.ui.portfolio.figures import Grouping

_EDITS = 12


def _random(seed: str) -> Random:
    return Random(seed)  # noqa: S311 - no secret


def _made_anew(portfolio: Portfolio) -> Portfolio:
    """The same plan, of which nothing is known yet."""
    return Portfolio(
        {kind: {row.id: row for row in portfolio.all(kind)} for kind in KINDS.values()}
    )


def _edit(context: Context, random: Random) -> None:
    """Change the need of a project, or move it to another programme."""
    portfolio = context.session.portfolio
    project = random.choice(portfolio.all(Project))
    values = {"need": random.choice(("", "0", "7.5", "1200", "33333"))}
    if random.random() < 0.25:
        values = {"program": random.choice(portfolio.all(Program)).name}
    work = partial(set_fields, project_id=project.id, values=values)
    context.session.edit("改", work)


def _cells(model: GridModel) -> dict[tuple[int, int], Cell]:
    return {
        (line, column): model.cell(model.index(line, column))
        for line in range(model.rowCount())
        for column in range(len(COLUMNS))
    }


@pytest.mark.parametrize("grouping", ["program", "zone", "task", "agency", "none"])
def test_that_figures_after_edits_are_those_of_the_plan_read_anew(
    context: Context, grouping: Grouping
) -> None:
    model, random = GridModel(context), _random(grouping)
    model.set_grouping(grouping)
    for _ in range(_EDITS):
        _edit(context, random)

        anew = _made_anew(context.session.portfolio)
        wanted, known = Figures(Facts(anew), grouping), model.figures
        assert known.groups.keys() == wanted.groups.keys()
        assert known.group_shares == wanted.group_shares
        for key, group in wanted.groups.items():
            assert known.groups[key].sums == group.sums
            assert known.shares_of(key) == wanted.shares_of(key)
        assert need_percents(context.session.portfolio) == need_percents(anew)


@pytest.mark.parametrize("is_folded", [False, True])
@pytest.mark.parametrize("grouping", ["program", "zone", "agency"])
def test_that_every_cell_that_shows_something_else_is_told(
    context: Context,
    grouping: Grouping,
    is_folded: bool,  # noqa: FBT001 - a parameter of the case
) -> None:
    model, random = GridModel(context), _random(grouping)
    model.set_grouping(grouping)
    if is_folded:
        model.set_folded(model.figures.groups)
    told: set[tuple[int, int]] = set()

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.update(
            (line, column)
            for line in range(first.row(), last.row() + 1)
            for column in range(first.column(), last.column() + 1)
        )

    model.dataChanged.connect(note)
    for _ in range(_EDITS):
        rows, before = list(model.rows), _cells(model)
        told.clear()
        _edit(context, random)
        if model.rows == rows:
            now = _cells(model)
            assert {at for at in now if now[at] != before[at]} <= told


def test_that_words_kept_already_move_nothing(context: Context) -> None:
    model = GridModel(context)
    project = context.session.portfolio.all(Project)[0]
    told: list[object] = []
    model.dataChanged.connect(lambda *index: told.append(index))

    model.mark_pending({(project.id, "need"): None})

    assert told == []
