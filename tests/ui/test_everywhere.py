"""What holds on every page and in every dialog: names, words that fit, no scrolling."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractScrollArea
from PySide6.QtWidgets import QAbstractSpinBox
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.model.plan import Phase
from ecoplanner.ui.annex.options_dialog import OptionsDialog
from ecoplanner.ui.dialogs.new_plan import NewPlanDialog
from ecoplanner.ui.dialogs.properties import PropertiesDialog
from ecoplanner.ui.dialogs.settings import SettingsDialog
from ecoplanner.ui.dialogs.version import VersionDialog
from ecoplanner.ui.help_panel import HelpPanel
from ecoplanner.ui.keys import all_commands
from ecoplanner.ui.pages import PAGES
from tests.ui.programs import assert_fits
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.ui.main_window import MainWindow
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.pages import PageEntry

KEYS = [entry.key for entry in PAGES]
LANGUAGES = ("zh", "en")
DIALOGS = ("new", "properties", "settings", "version", "help", "options")
SIZE = (1366, 728)
#: After so long a page stands as it stays.
LAID_OUT_MS = 10_000
#: Less than the air at the sides of a button.
NEARLY = 4


@pytest.fixture(scope="module", params=LANGUAGES)
def app(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[App]:
    """The program with the Shanggao sample, in each language."""
    home = tmp_path_factory.mktemp("everywhere")
    with program(qapp, home, plan_file(home), language=request.param) as made:
        assert made.window is not None
        made.window.resize(*SIZE)
        yield made


def shown(qtbot: QtBot, app: App, page: str) -> MainWindow:
    window = app.window
    assert window is not None
    window.show_page(page)
    qtbot.wait(60)
    return window


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, qtbot: QtBot, app: App) -> Iterator[QDialog]:
    """Each dialog, shown."""
    assert app.session is not None
    portfolio, language = app.session.portfolio, app.look.language
    makers: dict[str, Callable[[], QDialog]] = {
        "new": lambda: NewPlanDialog(app.theme, language, app._documents),
        "properties": lambda: PropertiesDialog(
            app.theme, language, portfolio.plan, portfolio.all(Phase)
        ),
        "settings": lambda: SettingsDialog(app.theme, app.settings),
        "version": lambda: VersionDialog(app.theme, language, set()),
        "help": lambda: HelpPanel(app.theme, all_commands(), "projects"),
        "options": lambda: OptionsDialog(app.theme, language, portfolio, "schedule"),
    }
    made = makers[request.param]()
    qtbot.addWidget(made)
    made.show()
    qtbot.wait(30)
    yield made
    made.reject()


def nameless(top: QWidget) -> list[str]:
    """Return the widgets that the keys reach and that a reader cannot name."""
    return [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}: "
        f"{each.toolTip()!r} {each.geometry()}"
        for each in top.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and not _is_inner(each)
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text().strip())
    ]


def cut(top: QWidget) -> list[str]:
    """Return the words that are wider than the widget that says them."""
    found = []
    for each in top.findChildren(QWidget):
        text = _words(each)
        if not text or not each.isVisible() or each.property("elided"):
            continue
        if hasattr(each, "_whole") or not each.visibleRegion().boundingRect().width():
            continue  # it ends in … on purpose, or is scrolled out of sight
        wanted = each.sizeHint().width()
        if wanted > each.width() + NEARLY:
            found.append(
                f"{text!r} in {type(each.parentWidget()).__name__}: "
                f"{wanted} > {each.width()}"
            )
    return found


def _is_inner(widget: QWidget) -> bool:
    """Whether it is a part of a control, such as the line in a number field."""
    return widget.objectName().startswith("qt_") or isinstance(
        widget.parentWidget(), QComboBox
    )


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and not widget.wordWrap() and not _is_rich(widget):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        style = getattr(widget, "toolButtonStyle", None)
        only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
        if style is not None and style() == only_icon and not widget.icon().isNull():
            return ""
        return widget.text()
    return ""


def _is_rich(label: QLabel) -> bool:
    return "<" in label.text() and label.textFormat() != Qt.TextFormat.PlainText


@pytest.mark.parametrize("page", KEYS)
def test_that_everything_the_keys_reach_on_a_page_has_a_name(
    qtbot: QtBot, app: App, page: str
) -> None:
    assert nameless(shown(qtbot, app, page)) == []


def test_that_everything_the_keys_reach_in_a_dialog_has_a_name(
    dialog: QDialog,
) -> None:
    assert nameless(dialog) == []


@pytest.mark.parametrize("page", KEYS)
def test_that_no_words_are_cut_on_a_small_screen(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = shown(qtbot, app, page)

    # What has been told of late is laid out late, on a busy machine.
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: cut(window) == [], timeout=LAID_OUT_MS)
    assert cut(window) == []


def test_that_no_words_are_cut_in_a_dialog(dialog: QDialog) -> None:
    assert cut(dialog) == []


def test_that_a_number_in_a_dialog_can_be_read(dialog: QDialog) -> None:
    for box in dialog.findChildren(QAbstractSpinBox):
        if box.isVisible():
            line = box.lineEdit()
            wide = line.fontMetrics().horizontalAdvance(box.text())
            assert line.width() >= wide, box.accessibleName()


@pytest.mark.parametrize("page", KEYS)
def test_that_a_page_fits_a_small_screen_without_scrolling(
    qtbot: QtBot, app: App, page: str
) -> None:
    window = shown(qtbot, app, page)

    assert_fits(window, SIZE)
    assert not isinstance(window.page.parentWidget(), QAbstractScrollArea)


class Flashes(QObject):
    """Notes each window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("entry", PAGES, ids=lambda each: each.key)
def test_that_no_part_of_a_page_flashes_as_a_window(
    qtbot: QtBot, qapp: QApplication, context: Context, entry: PageEntry
) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)

    page = entry.make(context)

    qapp.removeEventFilter(flashes)
    qtbot.addWidget(page)
    assert flashes.seen == []
