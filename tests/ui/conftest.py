"""Fixtures for widgets."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.ui.focus import Focus
from ecoplanner.ui.page import Context
from ecoplanner.ui.session import Session
from ecoplanner.ui.settings import Settings
from ecoplanner.ui.theme import load_fonts
from ecoplanner.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


#: What has not come after so long does not come; a busy machine is not wrong.
PATIENCE_MS = 60_000


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Wait longer than the fixture of this name does, where a test says nothing."""
    assert qapp is not None
    bot = QtBot(request)
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        setattr(bot, name, partial(getattr(bot, name), timeout=PATIENCE_MS))
    return bot


@pytest.fixture(scope="session", autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing of Python's behind: a clipboard without a screen outlives it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _goes_on(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a program end while Qt goes on: after `exit` no later loop waits at all."""
    monkeypatch.setattr(qapp, "exit", lambda *_: None)


@pytest.fixture(autouse=True)
def _keys(qapp: QApplication) -> Iterator[None]:
    """Let go of Ctrl and the like: for Qt they stay down after a key of a test."""
    yield
    if qapp.keyboardModifiers():
        anywhere = QWidget()
        QTest.keyRelease(anywhere, Qt.Key.Key_F35)
        assert not qapp.keyboardModifiers()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light look, put on the application once."""
    load_fonts()
    qapp.setStyle("Fusion")
    look = Theme()
    look.apply(qapp, "light")
    return look


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session on the Shanggao sample in a real file."""
    rows = sample_rows("shanggao")
    document = Document.create(
        tmp_path / "shanggao.ecoplan", lambda writer: writer.save(*rows)
    )
    made = Session(document)
    yield made
    made.close()


@pytest.fixture
def context(session: Session, theme: Theme) -> Context:
    """What a page is given."""
    return Context(session, Focus(), theme, Settings(language="zh"))
