"""The annex page, shown, and what its pages say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.annex.page import AnnexPage
from tests.ui.annex.shown import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Context], AnnexPage]:
    """Show the annex page of a context."""

    def show_page(context: Context) -> AnnexPage:
        page = AnnexPage(context)
        qtbot.addWidget(page)
        page.resize(1278, 620)
        page.show()
        settled(qtbot, page)
        return page

    return show_page


@pytest.fixture
def page(show: Callable[[Context], AnnexPage], context: Context) -> AnnexPage:
    """The annex page of the Shanggao sample."""
    return show(context)
