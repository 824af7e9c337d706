"""The list of findings by rule, and leaving the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ecoplanner.ui.checks.page import ChecksPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ChecksPage:
    made = ChecksPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    return made


def test_that_the_findings_of_one_rule_are_looked_at_alone(page: ChecksPage) -> None:
    count = len(page.model.items)
    page.rules_menu.aboutToShow.emit()
    every, first, *_ = page.rules_menu.actions()
    assert every.isChecked()

    first.trigger()

    codes = {item.code for item in page.model.items}
    assert codes == {first.data()}
    assert len(page.model.items) < count
    page.rules_menu.aboutToShow.emit()
    assert page.rules_menu.actions()[1].isChecked()
    page.rules_menu.actions()[0].trigger()
    assert len(page.model.items) == count


def test_that_the_list_is_copied_as_it_is_filtered(page: ChecksPage) -> None:
    told: list[str] = []
    page.notice.connect(lambda text, _: told.append(text))
    page.search("锦江镇")

    page.copy_action.trigger()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(page.model.listed()) + 1
    assert all("锦江镇" in line for line in lines[1:])
    assert len(lines[0].split("\t")) == 5
    assert str(len(lines) - 1) in told[0]


def test_that_the_list_is_saved_as_pdf(
    page: ChecksPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "findings.pdf"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(target), "PDF (*.pdf)")
    )

    with qtbot.waitSignal(page.notice):
        page.pdf_action.trigger()

    text = "".join(each.extract_text() for each in pypdf.PdfReader(target).pages)
    assert "锦江镇" in "".join(text.split())
