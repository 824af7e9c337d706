"""The window fits the smallest screen in every language and at every size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.pages import PAGES
from ecoplanner.ui.portfolio.columns import SUMMED
from ecoplanner.ui.portfolio.page import PortfolioPage
from ecoplanner.ui.titlebar_parts import NameButton
from ecoplanner.ui.titlebar_parts import SearchField
from tests.ui.programs import assert_fits
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.main_window import MainWindow

#: The smallest screen, without the bar of the system.
SIZE = (1366, 728)
KEYS = [entry.key for entry in PAGES]
SCALES = (100, 125, 150)


@pytest.fixture(
    scope="module",
    params=[(language, scale) for language in ("zh", "en") for scale in SCALES],
    ids=lambda each: f"{each[0]}-{each[1]}",
)
def app(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[App]:
    """The program with the Shanggao sample, in a language and a size of text."""
    home = tmp_path_factory.mktemp("sizes")
    language, scale = request.param
    with program(qapp, home, plan_file(home), language=language, scale=scale) as made:
        yield made


def shown(qtbot: QtBot, app: App, page: str) -> MainWindow:
    window = app.window
    assert window is not None
    window.show_page(page)
    window.resize(*SIZE)
    qtbot.wait(30)
    return window


def cut(frame: QWidget) -> list[str]:
    """Return what is smaller than it needs to be, other than by its own will."""
    gives_way = (NameButton, SearchField, ElidedLabel)
    found = []
    for part in frame.findChildren(QWidget):
        is_known = isinstance(part, (QLabel, QPushButton, QToolButton))
        if not is_known or not part.isVisible() or isinstance(part, gives_way):
            continue
        if isinstance(part.parentWidget(), gives_way):
            continue
        wanted, has = part.sizeHint(), part.size()
        corner = part.mapTo(frame, part.rect().bottomRight())
        if wanted.width() > has.width() or not frame.rect().contains(corner):
            found.append(f"{part} wants {wanted}, has {has}, ends at {corner}")
    return found


@pytest.mark.parametrize("page", KEYS)
def test_that_the_window_fits_the_smallest_screen_with_nothing_around_a_page_cut(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = shown(qtbot, app, page)

    assert_fits(window, SIZE)
    for frame in (window._title, window._strip, window._rail):
        assert cut(frame) == []


def test_that_no_total_is_cut(qtbot: QtBot, app: App) -> None:
    window = shown(qtbot, app, "projects")
    page = window.page
    assert isinstance(page, PortfolioPage)
    edge = page.view.viewport().width()

    for key, area in page.panel.total.areas():
        if key in SUMMED:
            bold = QFontMetrics(app.theme.font(13, 700))
            wide = bold.horizontalAdvance(page.panel.total.text(key))
            assert area.right() <= edge
            assert wide <= area.width() - app.theme.px(16)


def test_that_a_long_name_gives_way_and_is_told_in_the_tip(
    qtbot: QtBot, app: App
) -> None:
    window = shown(qtbot, app, "history")
    title = "很长的规划名称" * 20
    window._title.show_plan(title, "县级")
    qtbot.wait(10)

    name = window._title._name
    assert name.text().endswith("…")
    assert name.text() != title
    assert title in name.toolTip()
    assert name.accessibleName() == title
    assert name.fontMetrics().horizontalAdvance(name.text()) < name.width()
    assert window.minimumSizeHint().width() <= SIZE[0]

    window._title.show_plan("短", "县级")
    qtbot.wait(10)
    assert name.text() == "短"
    assert title not in name.toolTip()


def test_that_the_search_gives_way_before_the_name(qtbot: QtBot, app: App) -> None:
    window = shown(qtbot, app, "history")
    bar, theme = window._title, app.theme
    search, name = bar._search, bar._name
    assert search.width() <= theme.px(300)
    assert name.width() >= name.sizeHint().width() or search.width() == theme.px(140)

    window.resize(theme.px(2000), SIZE[1])
    qtbot.wait(10)
    assert search.width() == theme.px(420)
    assert name.text() == name.whole


def test_that_a_long_sentence_in_the_strip_ends_in_dots(qtbot: QtBot, app: App) -> None:
    window = shown(qtbot, app, "funding")
    window._strip.show_notice("一句很长的话，" * 60, can_undo=True)
    qtbot.wait(10)

    assert window._strip._text.toolTip().startswith("一句很长的话，")
    assert window.minimumSizeHint().width() <= SIZE[0]
    assert cut(window._strip) == []
    window._strip.dismiss()
