"""When a plan that was opened is first checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ecoplanner.model import checks
from ecoplanner.ui import watching as module
from ecoplanner.ui.watching import Watching

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.session import Session

LONG_MS = 3_600_000


def _watching(session: Session) -> tuple[Watching, QTimer]:
    made = Watching(lambda: session.portfolio, 0, session)
    return made, made.findChildren(QTimer)[0]


def test_that_the_time_counts_from_when_the_window_stands(
    qtbot: QtBot, session: Session
) -> None:
    watching, timer = _watching(session)
    watching.start(LONG_MS)
    # As long as the window is being made, no time is counted.
    assert timer.interval() == 0

    qtbot.waitUntil(lambda: timer.interval() == LONG_MS)

    assert timer.isActive()
    assert watching.known == []


def test_that_the_plan_is_checked_at_once_where_no_time_is_given(
    qtbot: QtBot, session: Session
) -> None:
    watching, _timer = _watching(session)
    watching.start(0)

    qtbot.waitUntil(lambda: bool(watching.known))


def test_that_a_plan_closed_meanwhile_is_not_checked(
    qtbot: QtBot, session: Session
) -> None:
    watching, timer = _watching(session)
    watching.start(LONG_MS)
    watching.stop()
    qtbot.wait(20)

    assert not timer.isActive()
    assert watching.known == []


def test_that_a_long_check_leaves_time_to_the_window(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_HOLD_S", -1)
    watching, timer = _watching(session)
    turns: list[bool] = []
    timer.timeout.connect(lambda: turns.append(bool(watching.known)))

    watching.start(0)

    qtbot.waitUntil(lambda: bool(watching.known))
    assert len(turns) > len(checks.RULES)
    assert watching.known == checks.findings(session.portfolio)
