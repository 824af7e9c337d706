"""An annex page that goes while its pages are being set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.annex.page import AnnexPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def pages(qtbot: QtBot, context: Context) -> list[AnnexPage]:
    """Two pages of one plan, which are closed with work under way."""
    made = [AnnexPage(context), AnnexPage(context)]
    for page in made:
        qtbot.addWidget(page)
        page.resize(1278, 620)
    return made


@pytest.mark.parametrize("delay", range(0, 80, 16))
def test_that_pages_are_closed_at_any_moment(
    qtbot: QtBot, pages: list[AnnexPage], delay: int
) -> None:
    first, second = pages
    first.show()
    qtbot.wait(delay)
    first.set_options({"merge_agencies": "with_places"})
    second.show()
    first.set_options({"merge_schedule": "always"})
    assert first.close()
