"""What was refused is told until something else is done; what was done goes soon."""

from __future__ import annotations

from functools import partial
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context

SAID = "there is only a heading to paste"


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    """The window on the Shanggao sample."""
    made = MainWindow(context, "zh")
    qtbot.addWidget(made)
    made.show()
    return made


def shown(window: MainWindow) -> tuple[str, bool, Any]:
    """Return what is told, whether it goes by itself, and how it looks."""
    strip = window._strip
    return strip._text.text(), strip._timer.isActive(), strip._text.property("role")


@pytest.mark.parametrize("key", ["projects", "schedule", "funding", "checks"])
def test_that_a_refusal_stays_until_the_next_action(
    window: MainWindow, key: str
) -> None:
    window.show_page(key)

    window.page.refused.emit(SAID)

    assert shown(window) == (SAID, False, "danger")

    project = window.page.session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": "777"})
    window.page.session.edit("need", work)

    assert shown(window)[0] != SAID
    assert shown(window)[2] == "secondary"


def test_that_what_was_done_goes_by_itself(window: MainWindow) -> None:
    window.page.refused.emit("no")
    window.page.notice.emit(SAID, True)  # noqa: FBT003 - a signal has no names

    assert shown(window) == (SAID, True, "secondary")


def test_that_a_refused_gesture_of_the_grid_is_a_refusal(window: MainWindow) -> None:
    page: Any = window.page
    page.commands._transfer.refused.emit(SAID)
    assert shown(window) == (SAID, False, "danger")

    page.commands._edits.refused.emit(SAID + ".")
    assert shown(window) == (SAID + ".", False, "danger")


def test_that_a_chart_that_cannot_be_saved_is_told(
    window: MainWindow, tmp_path: Path
) -> None:
    page: Any = window.page
    shares = page.side.cards["shares"]

    assert not shares.save_picture(tmp_path / "missing" / "chart.png")
    text, goes, role = shown(window)
    assert "missing" in text
    assert (goes, role) == (False, "danger")

    assert shares.save_picture(tmp_path / "chart.png")
    text, goes, role = shown(window)
    assert "chart.png" in text
    assert (goes, role) == (True, "secondary")
