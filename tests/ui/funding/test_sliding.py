"""What a slider shows while it moves is what is stored when it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from typing_extensions import override

from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Source
from ecoplanner.model.limits import uses
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.program import Program
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.funding.edits import ALL
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.money import Scope
from ecoplanner.ui.funding.would import Moving
from ecoplanner.ui.funding.would import Would
from ecoplanner.ui.funding.year_chart import year_bars
from tests.ui.funding.hands import cell_of
from tests.ui.funding.hands import choose
from tests.ui.funding.hands import KEY
from tests.ui.funding.hands import money_given
from tests.ui.funding.hands import project_in_hand
from tests.ui.funding.hands import SOURCE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.funding.page import FundingPage


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _figures(page: FundingPage) -> list[list[str]]:
    """Return every figure of the lines and the sums below."""
    found = []
    for model in (page.widgets.model, page.widgets.foot_model):
        for row in range(model.rowCount()):
            indexes = (model.index(row, at) for at in range(model.columnCount()))
            found.append([str(index.data()) for index in indexes])
    return found


def _slide(page: FundingPage, qtbot: QtBot, times: int = 1) -> None:
    cell_of(page, Column.SLIDER)
    page.widgets.matrix.setFocus()
    with qtbot.waitSignal(page._sliding.shown):
        for _ in range(times):
            QTest.keyClick(page.widgets.matrix, KEY.Key_Right)


def test_that_years_gap_and_chart_follow_while_a_slider_moves(
    qtbot: QtBot, page: FundingPage
) -> None:
    project_in_hand(page)
    before, bars = _figures(page), page.widgets.chart.tsv()
    hint = page.widgets.moved_text

    _slide(page, qtbot, 7)
    during, during_bars = _figures(page), page.widgets.chart.tsv()

    assert not money_given(page)
    years = slice(Column.YEARS, -1)
    assert [row[years] for row in during[-3:]] != [row[years] for row in before[-3:]]
    assert during_bars != bars
    assert page.widgets.moved_text != hint
    assert not page.widgets.undo_button.isVisibleTo(page)

    page.widgets.matrix.commit_slider()
    assert money_given(page)
    assert _figures(page) == during
    assert page.widgets.chart.tsv() == during_bars


def test_that_a_slider_put_back_leaves_no_trace(
    qtbot: QtBot, page: FundingPage
) -> None:
    project_in_hand(page)
    before, bars = _figures(page), page.widgets.chart.tsv()
    hint = page.widgets.moved_text
    _slide(page, qtbot)
    assert _figures(page) != before

    page.widgets.matrix.cancel_slider()

    assert _figures(page) == before
    assert page.widgets.chart.tsv() == bars
    assert page.widgets.moved_text == hint


@pytest.mark.parametrize("kind", ["plan", "program"])
@pytest.mark.parametrize("wan", [0, 1, 377, 25_000])
def test_that_what_would_be_is_what_is_then(
    wan: int, kind: str, page: FundingPage
) -> None:
    program = page.session.portfolio.all(Program)[0]
    scope = Scope() if kind == "plan" else Scope("program", program.id)
    choose(page, scope)
    source = page.session.portfolio.named(Source, SOURCE)
    assert source is not None
    total = wan * FEN_PER_WAN

    edit = CellEdit(source.id, ALL, total, SOURCE)
    would = Moving(page._standing(), edit).at(total)
    assert isinstance(would, Would)
    page.widgets.model.cell_edited.emit(edit)

    now = page._standing().matrix
    assert would.matrix.years == now.years
    assert year_bars(would.matrix) == year_bars(now)
    for row, other in zip(would.matrix.rows, now.rows, strict=True):
        assert (row.kind, row.total, row.share) == (
            other.kind,
            other.total,
            other.share,
        )
        for year in now.years:
            assert row.amounts.get(year, 0) == other.amounts.get(year, 0)


def test_that_a_limit_is_seen_to_break_before_anything_is_stored(
    qtbot: QtBot, page: FundingPage
) -> None:
    _limited(page)
    project_in_hand(page)

    _slide(page, qtbot, 3)

    assert f"{SOURCE} ≤" in page.widgets.moved_text
    assert not money_given(page)


def _limited(page: FundingPage) -> Ceiling:
    """Put a limit on the source, which the first step of its slider breaks."""
    source = page.session.portfolio.named(Source, SOURCE)
    assert source is not None
    limit = Ceiling(
        id="ceiling-1", source_id=source.id, bound="most", amount_fen=FEN_PER_WAN
    )
    page.session.edit("limit", lambda writer: writer.save(limit))
    return limit


def test_that_what_is_used_of_limits_follows_while_a_slider_moves(
    qtbot: QtBot, page: FundingPage
) -> None:
    limit = _limited(page)
    project_in_hand(page)
    below = page.widgets.below
    assert not below._limits_said.isHidden()
    at = [use.ceiling.id for use in below.limits.uses].index(limit.id)
    assert not below.limits.uses[at].used_fen

    _slide(page, qtbot, 3)

    during = below.limits.uses[at]
    assert during.is_broken
    assert below.limits.index(at, 1).data() == money_text(during.used_fen)
    assert below.limits.index(at, 2).data().startswith("−")
    assert not money_given(page)

    page.widgets.matrix.commit_slider()
    assert below.limits.uses[at] == during
    assert uses(page.session.portfolio)[at] == during

    page.session.undo()
    assert not below.limits.uses[at].used_fen


def test_that_a_slider_put_back_puts_the_limits_back(
    qtbot: QtBot, page: FundingPage
) -> None:
    _limited(page)
    project_in_hand(page)
    before = page.widgets.below.limits.uses
    _slide(page, qtbot, 3)
    assert page.widgets.below.limits.uses != before

    page.widgets.matrix.cancel_slider()

    assert page.widgets.below.limits.uses == before


def test_that_a_share_typed_is_painted_before_it_is_stored(page: FundingPage) -> None:
    _limited(page)
    project_in_hand(page)
    seen: list[tuple[list[list[str]], bool]] = []
    painted = Painted(page.widgets.matrix.viewport())

    def note() -> None:
        assert painted.count, "what is shown is not painted"
        seen.append((_figures(page), bool(money_given(page))))

    page.figures_shown.connect(note)
    painted.count = 0
    index = cell_of(page, Column.SHARE)
    page.widgets.model.setData(index, "15%")

    figures, was_stored = seen[0]
    assert not was_stored
    assert money_given(page)
    assert figures == _figures(page)
    assert "≤" in page.widgets.moved_text
    assert page.widgets.undo_button.isVisibleTo(page)


def test_that_what_cannot_be_stored_is_taken_back(
    page: FundingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_in_hand(page)
    before, bars = _figures(page), page.widgets.chart.tsv()
    monkeypatch.setattr(page.session, "edit_rows", lambda *_: False)

    page.widgets.model.setData(cell_of(page, Column.SHARE), "15%")

    assert _figures(page) == before
    assert page.widgets.chart.tsv() == bars
