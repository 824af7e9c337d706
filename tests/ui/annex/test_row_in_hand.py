"""The row of the project in hand on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.ui.annex.page import AnnexPage
    from ecoplanner.ui.page import Context


def test_that_the_pages_open_at_the_project_in_hand(
    show: Callable[[Context], AnnexPage], context: Context
) -> None:
    project = context.session.portfolio.all(Project)[-1]
    context.focus.set_project(project.id)

    desk = show(context).desk

    assert desk.page > 0
    top = desk.verticalScrollBar().value()
    seen = QRectF(desk.viewport().rect()).translated(0, top)
    assert any(seen.intersects(spot) for spot in desk.outlines())


def test_that_cells_shared_with_other_rows_are_not_outlined(page: AnnexPage) -> None:
    desk, focus = page.desk, page.focus
    named = {row.name: row.id for row in page.session.portfolio.all(Project)}
    focus.set_project(named["低产低效林改造"])
    (index,) = desk.sheets.places[named["低产低效林改造"]] if desk.sheets else ()
    whole = desk.place_on_desk(
        index, desk.drawing(index).anchors[named["低产低效林改造"]]
    )

    spots = desk.outlines()

    # Number and programme stand before the first, place and agency are shared too.
    assert len(spots) == 3
    assert spots[0].left() > whole.left()
    assert spots[-1].right() == whole.right()
    assert sum(spot.width() for spot in spots) < whole.width()
