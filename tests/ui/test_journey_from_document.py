"""With the program and the text of a document alone, to the same printed annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QToolButton

from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.reports.annex import annex_of
from ecoplanner.ui.annex.options_bar import OptionsBar
from ecoplanner.ui.dialogs.new_plan import NewPlanDialog
from ecoplanner.ui.portfolio.inspector import Inspector
from ecoplanner.ui.portfolio.page import PortfolioPage
from tests.ui.annex.shown import settled
from tests.ui.programs import program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.table import Table

#: Told of in the document, but not a row of its table.
UNPRICED = "非煤矿山源头治理"


def press(qtbot: QtBot, *keys: str) -> None:
    """Press keys where the keys go just now."""
    for each in keys:
        pressed = QKeySequence(each)[0]  # type: ignore[index]  # its stubs do not know
        target = QApplication.focusWidget()
        assert target is not None, each
        qtbot.keyClick(target, pressed.key(), pressed.keyboardModifiers())
        QApplication.processEvents()


def say(text: str) -> None:
    """Hand words over as an input method does, where the keyboard is."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    widget = QApplication.focusWidget()
    assert widget is not None
    QApplication.sendEvent(widget, event)


def printed(portfolio: Portfolio) -> Table:
    return annex_of(portfolio, ["schedule"]).tables[0]


def words(table: Table) -> list[list[tuple[int, str, int, int]]]:
    """Return where each cell stands, what it says and how much it covers."""
    rows = [*table.header, *(row.cells for row in table.rows)]
    return [
        [(at, cell.text, cell.rows, cell.columns) for at, cell in cells.items()]
        for cells in rows
    ]


def document_text(table: Table) -> str:
    """Return the table as a document saved as text has it: one cell a line.

    Merged cells are empty but for the first; a blank line parts rows.
    """
    rows = [*table.header, *(row.cells for row in table.rows)]
    lines = ["附表", table.title]
    for cells in rows:
        last = max(at + cell.columns for at, cell in cells.items())
        is_sum = any(cell.columns > 1 for cell in cells.values())
        texts = [cells[at].text if at in cells else "" for at in range(last)]
        texts = ["", *filter(None, texts)] if is_sum else texts
        lines += [*(f"\t{text}" for text in texts), ""]
    return "\n".join([*lines, " 附图\t"])


def make_plan(qtbot: QtBot, app: App) -> None:
    """Make an empty plan from the welcome page."""
    assert app.welcome is not None
    app.welcome.activateWindow()
    qtbot.waitUntil(app.welcome.isActiveWindow)
    qtbot.keyClick(app.welcome, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewPlanDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    say("上高县")
    chips = dialog.findChildren(QToolButton)
    next(each for each in chips if each.text() == "2021—2035").click()
    press(qtbot, "Return")
    assert app.window is not None
    app.window.resize(1366, 728)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)


@pytest.fixture(scope="module")
def annex() -> Table:
    """The annex of the Shanggao sample."""
    rows = sample_rows("shanggao")
    document = Document.in_memory(lambda writer: writer.save(*rows))
    table = printed(document.portfolio())
    document.close()
    return table


def test_that_the_text_of_a_document_leads_to_the_same_printed_annex(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    annex: Table,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "annex.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    data = QMimeData()
    data.setText(document_text(annex))
    QGuiApplication.clipboard().setMimeData(data)
    with program(qapp, tmp_path, None, language="zh") as app:
        make_plan(qtbot, app)
        assert app.window is not None
        assert app.session is not None
        page = app.window.page
        assert isinstance(page, PortfolioPage)
        page.setFocus()
        press(qtbot, "Ctrl+V")
        assert len(app.session.portfolio.all(Project)) == 16
        assert not page.model.pending

        # The one that the table does not list is typed below the first.
        press(qtbot, "Ctrl+Home", "Down", "Ctrl+Shift+N")
        say(UNPRICED)
        press(qtbot, "Return", "Escape")
        inspector = page.side.cards["inspector"]
        assert isinstance(inspector, Inspector)
        inspector.details.printed.click()

        press(qtbot, "Ctrl+4")
        shown = app.window.page
        bar = shown.findChild(OptionsBar)
        assert bar is not None
        merges = [
            each
            for each in bar.menus.more.findChildren(QAction)
            if each.text() == "随实施区域"
        ]
        merges[0].trigger()
        settled(qtbot, shown)  # type: ignore[arg-type]  # the page of the annex
        press(qtbot, "Ctrl+Shift+P")
        qtbot.waitUntil(target.exists)

        portfolio = app.session.portfolio
        assert len(portfolio.all(Project)) == 17
        assert words(printed(portfolio)) == words(annex)
    text = "".join(
        "".join(sheet.extract_text().split()) for sheet in PdfReader(target).pages
    )
    assert annex.title in text
    assert UNPRICED not in text
    needs = [cells.cells[7].text for cells in annex.rows if 7 in cells.cells]
    assert len(needs) == 17
    for need in needs:
        assert need in text
