"""Saving and printing the annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from ecoplanner.cli import main
from ecoplanner.ui.annex import printing
from ecoplanner.ui.annex.counting import Counted
from tests.ui.annex.shown import WAIT_MS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.annex.page import AnnexPage


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_that_the_pdf_is_the_one_of_the_command_line(
    qtbot: QtBot, page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = tmp_path / "window.pdf", tmp_path / "command.pdf"
    choose(monkeypatch, ours)

    with qtbot.waitSignal(page.notice, timeout=WAIT_MS) as told:
        page.save_action.trigger()
    page.session.publish_now()
    call = ["report", str(page.session.path), "--table", "schedule", "-o", str(theirs)]
    with pytest.raises(SystemExit) as left:
        main(call)

    assert left.value.code == 0
    assert ours.read_bytes() == theirs.read_bytes()
    assert told.args is not None
    assert "window.pdf" in told.args[0]


def test_that_a_file_name_without_ending_gets_one(
    qtbot: QtBot, page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "附表 2.0")

    with qtbot.waitSignal(page.notice, timeout=WAIT_MS):
        page.save_action.trigger()

    assert (tmp_path / "附表 2.0.pdf").exists()
    assert page._memory.pdf == str(tmp_path / "附表 2.0.pdf")


def test_that_a_cancelled_dialog_writes_nothing(
    page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")

    page.save_action.trigger()

    assert not page._composer.is_busy
    assert not list(tmp_path.glob("*.pdf"))


def test_that_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "no such folder" / "annex.pdf")

    with qtbot.waitSignal(page.notice, timeout=WAIT_MS) as told:
        page.save_action.trigger()

    assert told.args is not None
    assert "annex.pdf" in told.args[0]


def test_that_writing_can_be_stopped(
    qtbot: QtBot, page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "annex.pdf")
    walk = Counted.__iter__

    def stopping(pages: Counted) -> object:
        page._composer.stop()
        return walk(pages)

    monkeypatch.setattr(Counted, "__iter__", stopping)
    with qtbot.waitSignal(page._composer.stopped, timeout=WAIT_MS):
        page.save_action.trigger()

    assert not list(tmp_path.glob("*.pdf"))


def test_that_pages_are_sent_to_the_printer(
    qtbot: QtBot, page: AnnexPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"

    def ask(*_: object) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return printer

    monkeypatch.setattr(printing, "ask_printer", ask)
    with qtbot.waitSignal(page.notice, timeout=WAIT_MS):
        page.print_action.trigger()

    assert page.desk.sheets is not None
    pdf = pypdfium2.PdfDocument(target)
    sizes = [(each.get_width(), each.get_height()) for each in pdf]
    pdf.close()
    assert len(sizes) == len(page.desk.sheets.layout.pages)
    assert all(width > height for width, height in sizes)
