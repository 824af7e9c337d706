"""The notice that shows work on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.notice import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def notice(qtbot: QtBot, context: Context) -> Notice:
    made = Notice(context.theme)
    qtbot.addWidget(made)
    return made


def test_that_its_height_stays_where_it_is_too_late_to_stop(notice: Notice) -> None:
    notice.show_progress("Under way…", lambda: None)
    notice.adjustSize()
    before = notice.sizeHint()

    notice.show_progress("Under way…", None)

    assert notice.progress_button.isHidden()
    assert notice.sizeHint() == before


def test_that_a_sentence_keeps_no_room_for_the_button(notice: Notice) -> None:
    notice.show_sentence("Saved.", "done")
    before = notice.sizeHint()
    notice.show_progress("Under way…", None)
    notice.end_progress()

    notice.show_sentence("Saved.", "done")

    assert notice.sizeHint() == before
