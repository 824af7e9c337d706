"""The annex page with text of one and a half times the size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.annex.projects_model import NAME
from ecoplanner.ui.annex.projects_model import NEED
from ecoplanner.ui.page import Context
from ecoplanner.ui.settings import Settings
from ecoplanner.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from ecoplanner.ui.annex.page import AnnexPage


@pytest.fixture
def large(qapp: QApplication, theme: Theme) -> Iterator[Theme]:
    """The look at 150 %; the usual one is put back after."""
    made = Theme()
    made.apply(qapp, "light", 1.5)
    yield made
    theme.apply(qapp, "light")


def test_that_names_and_sums_of_projects_can_be_read_at_150_percent(
    show: Callable[[Context], AnnexPage], context: Context, large: Theme
) -> None:
    page = show(Context(context.session, context.focus, large, Settings(language="zh")))
    view = page._card.view

    assert view.columnWidth(NAME) >= large.px(130)
    sums = view.fontMetrics().horizontalAdvance("193,578")
    assert view.columnWidth(NEED) >= sums
    across = sum(view.columnWidth(column) for column in range(4))
    assert across <= view.viewport().width()
    zoom = page._bar._fit
    assert zoom.width() >= zoom.sizeHint().width()
