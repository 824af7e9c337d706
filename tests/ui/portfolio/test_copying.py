"""Very many cells copied: pasted at once, worded when there is time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ecoplanner.ui.portfolio import late_cells
from ecoplanner.ui.portfolio.clipboard import block_of
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.late_cells import LateCells
from tests.ui.portfolio.cells import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.portfolio.figures import Grouping
    from ecoplanner.ui.portfolio.page import PortfolioPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _clipboard() -> Iterator[None]:
    yield
    # What is left there is asked for when all is gone.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def _as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the few cells of the sample be copied like many."""
    monkeypatch.setattr(late_cells, "_MANY", 0)


def _copied_all(page: PortfolioPage, qtbot: QtBot) -> QMimeData:
    qtbot.keyClick(page.view, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(page.view, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().mimeData()


@pytest.mark.parametrize("grouping", ["program", "agency", "zone", "none"])
def test_that_many_cells_say_what_few_would(
    grouping: Grouping,
    page: PortfolioPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.model.set_grouping(grouping)
    for column in range(len(COLUMNS)):
        page.view.setColumnHidden(column, False)  # noqa: FBT003 - Qt
    few = _copied_all(page, qtbot)
    assert not isinstance(few, LateCells)
    said = few.text(), few.html()
    lines = [at for at, row in enumerate(page.model.rows) if row.kind == "project"]
    cells = block_of(said[0])
    assert len(cells) == len(lines) > 0
    names = [page.model.index(line, AT["name"]).data() for line in lines]
    assert [row[AT["name"]] for row in cells] == names

    monkeypatch.setattr(late_cells, "_MANY", 0)
    many = _copied_all(page, qtbot)
    assert isinstance(many, LateCells)
    assert (many.hasText(), many.hasHtml(), many.hasUrls()) == (True, True, False)
    assert (many.html(), many.text()) == said[::-1]
    assert many.data("image/png").isEmpty()


@pytest.mark.usefixtures("_as_many")
def test_that_titles_of_groups_are_copied_late_as_well(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    page.model.set_folded(page.model.figures.groups)
    groups = [each.name for each in page.model.figures.groups.values()]
    data = _copied_all(page, qtbot)
    assert isinstance(data, LateCells)
    names = [row[1] for row in block_of(data.text())]
    assert [name.split("  ")[1] for name in names] == groups


@pytest.mark.usefixtures("_as_many")
def test_that_copied_cells_say_what_they_said_when_copied(
    page: PortfolioPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_cells, "_NEXT_MS", 60_000)
    names, need = shown(page), page.model.index(1, AT["need"]).data()
    data = _copied_all(page, qtbot)
    assert isinstance(data, LateCells)
    assert not data.is_worded

    ids = [row.project_id for row in page.model.rows if row.kind == "project"]
    page.commands.delete_rows()
    assert not shown(page)
    assert len(ids) == len(names)

    cells = block_of(data.text())
    assert data.is_worded
    assert [row[1] for row in cells] == names
    assert need.replace(",", "") in cells[0]


@pytest.mark.usefixtures("_as_many")
def test_that_cells_are_worded_while_the_window_takes_input(
    page: PortfolioPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_cells, "_WORDS_S", 0)
    steps: list[bool] = []
    word = LateCells._word_line

    def noted(data: LateCells, lines: Iterator[list[str]]) -> None:
        word(data, lines)
        steps.append(data.is_worded)

    monkeypatch.setattr(LateCells, "_word_line", noted)
    data = _copied_all(page, qtbot)
    assert isinstance(data, LateCells)
    assert not steps
    qtbot.waitUntil(lambda: data.is_worded)
    assert len(steps) == len(shown(page)) + 1
    assert len(block_of(data.text())) == len(shown(page))


@pytest.mark.usefixtures("_as_many")
def test_that_copied_cells_are_left_behind_as_plain_words(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    data = _copied_all(page, qtbot)
    assert isinstance(data, LateCells)
    said = data.text(), data.html()

    data._on_about_to_quit()

    left = QGuiApplication.clipboard().mimeData()
    assert type(left) is QMimeData
    assert (left.text(), left.html()) == said


@pytest.mark.usefixtures("_as_many")
def test_that_what_was_copied_since_is_left_alone(
    page: PortfolioPage, qtbot: QtBot
) -> None:
    _copied_all(page, qtbot)
    QGuiApplication.clipboard().setText("其他")
    qtbot.wait(20)
    assert QGuiApplication.clipboard().text() == "其他"
