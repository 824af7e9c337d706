"""Setting many pages tells how far it has come, and can be stopped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.annex import progress
from ecoplanner.ui.annex.counting import RowsCounted
from ecoplanner.ui.annex.counting import StoppedError
from tests.ui.annex.shown import settled
from tests.ui.annex.shown import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.annex.page import AnnexPage


def change(page: AnnexPage, need: str) -> None:
    """Type another need of the first project."""
    project = page.session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": need})
    page.session.edit("need", work)


def test_that_rows_are_counted_over_all_tables() -> None:
    told: list[tuple[int, int]] = []
    rows = RowsCounted(30, lambda done, count: told.append((done, count)), bool)

    for row in range(10):
        rows._told_at = 0.0
        rows(row, 10)
    for row in (0, 10):
        rows._told_at = 0.0
        rows(row, 20)

    assert told == [*((row, 30) for row in range(10)), (10, 30), (20, 30)]


def test_that_nothing_is_set_after_a_stop() -> None:
    rows = RowsCounted(30, lambda *_: None, lambda: True)

    with pytest.raises(StoppedError):
        rows(0, 30)


@pytest.fixture
def stop_once(page: AnnexPage, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Press Stop while rows are being set, the next time they are."""
    walk = RowsCounted.__call__

    def arm() -> None:
        def stopping(rows: RowsCounted, row: int, count: int) -> None:
            monkeypatch.setattr(RowsCounted, "__call__", walk)
            page._composer.stop()
            walk(rows, row, count)

        monkeypatch.setattr(RowsCounted, "__call__", stopping)

    return arm


def test_that_setting_can_be_stopped_and_gone_on_with(
    qtbot: QtBot, page: AnnexPage, stop_once: Callable[[], None]
) -> None:
    assert page.desk.sheets is not None
    former = page.desk.sheets.order
    stop_once()

    with qtbot.waitSignal(page._composer.unset, timeout=WAIT_MS):
        change(page, "501")

    assert page.desk.sheets.order is former
    said = page._bar.progress
    assert said.text
    assert not said.button.isHidden()
    said.button.click()
    settled(qtbot, page)
    assert page.desk.sheets.order is not former
    assert not said.text


def test_that_an_edit_after_a_stop_sets_all_pages(
    qtbot: QtBot, page: AnnexPage, stop_once: Callable[[], None]
) -> None:
    stop_once()
    with qtbot.waitSignal(page._composer.unset, timeout=WAIT_MS):
        change(page, "501")

    change(page, "502")

    settled(qtbot, page)


def test_that_long_work_is_told_with_figures(
    page: AnnexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = page._bar.progress
    monkeypatch.setattr(type(page._composer), "is_busy", True)
    monkeypatch.setattr(said._long, "isActive", lambda: False)

    said._on_rows_counted(5, 10)
    with_pages = said.text
    monkeypatch.setattr(type(page._feed), "known_pages", 0)
    said._on_rows_counted(5, 10)

    assert page.desk.sheets is not None
    assert str(len(page.desk.sheets.layout.pages)) in with_pages
    assert "5" in said.text
    assert "10" in said.text
    assert said.button.text() == said.tr("Stop")
    assert progress._COUNT_AFTER_MS <= 1_000


def test_that_a_mistake_of_the_program_does_not_keep_the_next_edit_from_the_pages(
    qtbot: QtBot, page: AnnexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = RowsCounted.__call__

    def fail(*_: object) -> None:
        monkeypatch.setattr(RowsCounted, "__call__", walk)
        raise ZeroDivisionError

    monkeypatch.setattr(RowsCounted, "__call__", fail)
    with qtbot.captureExceptions() as caught:
        change(page, "501")
        qtbot.waitUntil(lambda: bool(caught), timeout=WAIT_MS)
    change(page, "502")

    settled(qtbot, page)
    assert [each[0] for each in caught] == [ZeroDivisionError]
