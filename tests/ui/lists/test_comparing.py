"""Comparing with a version says how far it is, and can be stopped."""

from __future__ import annotations

import threading
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ecoplanner.model.project import Project
from ecoplanner.model.store.pace import along
from ecoplanner.ui import pace_watch
from ecoplanner.ui.lists import comparing
from ecoplanner.ui.lists.history import HistoryPage
from ecoplanner.ui.lists.history import VERSIONS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Reader
    from ecoplanner.ui.lists.readable import Line
    from ecoplanner.ui.page import Context

#: What has not come after so long does not come.
LIMIT_S = 20


class Held:
    """Comparing that goes on until the test lets it, or it is stopped."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = threading.Event()
        self.begun: list[str] = []
        self._really = comparing._lines
        monkeypatch.setattr(comparing, "_lines", self._lines)

    def _lines(
        self, version: str, portfolio: Portfolio, language: Language, reader: Reader
    ) -> list[Line]:
        self.begun.append(version)
        end = monotonic() + LIMIT_S
        for _ in along("reading", range(1_000_000)):
            if self.go_on.wait(0.005) or monotonic() > end:
                break
        return self._really(version, portfolio, language, reader)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Comparing that waits for the test, behind the window."""
    monkeypatch.setattr(pace_watch, "SAY_AFTER_MS", 20)
    monkeypatch.setattr(pace_watch, "COUNT_AFTER_MS", 0)
    monkeypatch.setattr(comparing, "MANY", 0)
    return Held(monkeypatch)


@pytest.fixture
def page(qtbot: QtBot, context: Context, held: Held) -> HistoryPage:
    """The page with two versions, comparing with the second one."""
    assert not held.begun
    session = context.session
    session.name_version("甲")
    session.edit("gone", lambda w: w.delete(session.portfolio.all(Project)[0]))
    session.name_version("乙")
    made = HistoryPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.show_part(VERSIONS)
    made._choose(made.entries.row_of("乙"))
    qtbot.waitUntil(lambda: held.begun[-1:] == ["乙"])
    held.begun[:-1] = []
    qtbot.waitUntil(made._about.stop_button.isVisible)
    return made


@pytest.mark.parametrize("way", ["button", "key"])
def test_that_comparing_can_be_stopped_and_taken_up_again(
    qtbot: QtBot, page: HistoryPage, held: Held, way: str
) -> None:
    qtbot.waitUntil(lambda: "of 1,000,000 tables read." in page.about)
    before = page.session.portfolio

    if way == "button":
        qtbot.mouseClick(page._about.stop_button, Qt.MouseButton.LeftButton)
    else:
        page.view.setFocus()
        qtbot.keyClick(page.view, Qt.Key.Key_Escape)

    assert page.about == "Stopped: nothing was compared."
    assert not page._about.stop_button.isVisible()
    assert page.shown_lines == []
    qtbot.waitUntil(lambda: not page._comparing._background.is_busy)
    assert page.session.portfolio is before
    assert page.about == "Stopped: nothing was compared."

    held.go_on.set()
    qtbot.mouseClick(page._about.again_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.about.startswith("0 differences"))
    assert not page._about.again_button.isVisible()


def test_that_another_version_does_not_wait_for_the_one_before(
    qtbot: QtBot, page: HistoryPage, held: Held
) -> None:
    assert held.begun == ["乙"]

    page._choose(page.entries.row_of("甲"))
    qtbot.waitUntil(lambda: held.begun == ["乙", "甲"])
    held.go_on.set()

    qtbot.waitUntil(lambda: bool(page.shown_lines))
    assert held.begun == ["乙", "甲"]
    assert not page._about.stop_button.isVisible()


def test_that_back_and_forth_compares_with_the_last_one(
    qtbot: QtBot, page: HistoryPage, held: Held
) -> None:
    for name in ("甲", "乙", "甲", "乙"):
        page._choose(page.entries.row_of(name))
    held.go_on.set()

    qtbot.waitUntil(lambda: page.about.startswith("0 differences"))
    assert held.begun[-1] == "乙"
