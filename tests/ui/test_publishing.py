"""Publishing behind the window: edits, failures and closing meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import datetime
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtCore import QTimer

from ecoplanner import paths
from ecoplanner.app import App
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store import publish
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.replace import replace
from ecoplanner.ui.strip import time_text
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.session import Session

ROOT = Path(__file__).parents[2]


def _edit(session: Session, need: int) -> None:
    project = session.portfolio.all(Project)[0]
    values = {"need": str(need)}
    session.edit("改资金", partial(set_fields, project_id=project.id, values=values))


def _need(path: Path | None) -> int:
    assert path is not None
    with reading(path) as reader:
        return (reader.portfolio().all(Project)[0].need_fen or 0) // 1_000_000


class Gate:
    """Holds publications up just before the file is replaced."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()
        self.error: OSError | None = None

        def held(made: Path, target: Path) -> None:
            self.reached.set()
            assert self.opened.wait(20)
            if self.error is not None:
                raise self.error
            replace(made, target)

        patch.setattr(publish, "replace", held)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(monkeypatch)
    yield made
    made.opened.set()


def test_that_edits_go_on_while_the_file_is_replaced(
    qtbot: QtBot, session: Session, gate: Gate
) -> None:
    _edit(session, 501)
    session.publish()
    assert gate.reached.wait(20)

    _edit(session, 502)
    with qtbot.waitSignal(session.published):
        gate.opened.set()

    assert _need(session.path) == 501
    assert session.is_changed
    assert session.publish_now()
    assert _need(session.path) == 502
    assert not session.is_changed


def test_that_publishing_again_meanwhile_publishes_what_was_edited_since(
    qtbot: QtBot, session: Session, gate: Gate
) -> None:
    _edit(session, 501)
    session.publish()
    assert gate.reached.wait(20)
    _edit(session, 502)
    session.publish()
    session.publish()
    gate.opened.set()

    qtbot.waitUntil(lambda: not session.is_changed)

    assert _need(session.path) == 502


def test_that_a_publication_that_takes_long_is_told(
    qtbot: QtBot, session: Session, gate: Gate
) -> None:
    _edit(session, 501)
    with qtbot.waitSignal(session.publishing):
        session.publish()
        assert not session.is_publishing

    assert session.is_publishing
    with qtbot.waitSignal(session.published):
        gate.opened.set()
    assert not session.is_publishing


def test_that_a_failure_behind_the_window_is_told_and_keeps_the_edits(
    qtbot: QtBot, session: Session, gate: Gate
) -> None:
    gate.error = PermissionError(13, "held")
    gate.opened.set()
    _edit(session, 501)

    with qtbot.waitSignal(session.failed) as told:
        session.publish()

    assert told.args is not None
    assert told.args[0].code == "not_published"
    assert session.is_changed
    gate.error = None
    assert session.publish_now()
    assert _need(session.path) == 501


def test_that_the_published_state_is_the_one_that_was_begun_with(
    qtbot: QtBot, session: Session, gate: Gate
) -> None:
    _edit(session, 501)
    begun = session.portfolio
    session.publish()
    assert gate.reached.wait(20)
    _edit(session, 502)
    with qtbot.waitSignal(session.published):
        gate.opened.set()

    assert session.published_portfolio is begun


def test_that_waiting_lets_the_window_paint(
    qtbot: QtBot, session: Session, gate: Gate
) -> None:
    ticks = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    QTimer.singleShot(200, gate.opened.set)
    _edit(session, 501)

    assert session.publish_now()

    timer.stop()
    assert len(ticks) > 3
    assert _need(session.path) == 501


def test_that_a_session_closed_while_publishing_ends_it_first(
    tmp_path: Path, qtbot: QtBot, gate: Gate
) -> None:
    from ecoplanner.ui.session import Session as Made  # noqa: PLC0415 - a type above

    path = tmp_path / "plan.ecoplan"
    rows = sample_rows("shanggao")
    gate.opened.set()
    Document.create(path, lambda writer: writer.save(*rows)).close()
    gate.opened.clear()
    gate.reached.clear()
    session = Made(Document.open(path))
    _edit(session, 501)
    session.publish()
    assert gate.reached.wait(20)
    QTimer.singleShot(100, gate.opened.set)

    session.close()

    assert _need(path) == 501
    assert not list(path.parent.glob(".~*"))


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program with the Shanggao sample open, in English."""
    with program(qapp, tmp_path, plan_file(tmp_path)) as made:
        yield made


def test_that_a_plan_that_is_opened_needs_no_welcome(app: App) -> None:
    assert app.window is not None
    assert app.welcome is None


def test_that_a_plan_that_cannot_be_opened_is_told_of_in_the_welcome_window(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    store = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    made = App(qapp, store, tmp_path)

    made.start(tmp_path / "missing.ecoplan")

    assert made.welcome is not None
    assert made.welcome.isVisible()
    assert made.welcome.notice.isVisible()
    made.welcome.close()


def test_that_closing_while_publishing_waits_and_loses_nothing(
    app: App, gate: Gate
) -> None:
    assert app.session is not None
    assert app.window is not None
    path = app.session.path
    _edit(app.session, 501)
    app.session.publish()
    assert gate.reached.wait(20)
    _edit(app.session, 502)
    QTimer.singleShot(150, gate.opened.set)

    assert app.window.close()

    assert _need(path) == 502
    assert app.session is None


def test_that_closing_asks_first_where_the_file_cannot_be_replaced(
    app: App, gate: Gate
) -> None:
    assert app.session is not None
    assert app.window is not None
    gate.error = PermissionError(13, "held")
    gate.opened.set()
    _edit(app.session, 501)

    assert not app.window.close()
    assert app.window.notice.isVisible()
    assert app.window.close()

    assert app.session is None


def test_that_a_program_told_to_end_publishes_first(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.session is not None
    path = app.session.path
    _edit(app.session, 501)
    # Really told, Qt would leave every later event loop at once: that is tried in a
    # process of its own below.
    told: list[bool] = []
    monkeypatch.setattr(app.application, "exit", lambda: told.append(True))

    app.end()

    assert told == [True]
    assert _need(path) == 501
    assert app.session is None


def test_that_the_end_of_the_user_session_leaves_the_plan_open_and_published(
    app: App,
) -> None:
    assert app.session is not None
    _edit(app.session, 501)

    app.secure()

    assert _need(app.session.path) == 501
    assert not app.session.is_changed


CHILD = """
import sys
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from ecoplanner import app as program
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields

real = program.App.start

def start(self, path):
    real(self, path)
    project = self.session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": "777"})
    self.session.edit("x", work)
    QTimer.singleShot(0, lambda: print("ready", flush=True))

program.App.start = start
sys.exit(program.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_that_a_signal_ends_the_program_with_the_plan_published(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "plan.ecoplan"
    rows = sample_rows("shanggao")
    Document.create(path, lambda writer: writer.save(*rows)).close()
    state = tmp_path / "state"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ
        | {
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            paths.STATE_VARIABLE: str(state),
        },
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"

    child.send_signal(getattr(signal, name))

    assert child.wait(30) == 0
    child.stdout.close()
    assert _need(path) == 777
    assert not list(path.parent.glob(".~lock*"))


def test_that_the_time_of_publishing_is_that_of_the_file(session: Session) -> None:
    at = session.published_at
    assert at is not None
    assert at.tzinfo is not None

    assert time_text(at) == f"{at:%H:%M}"
    before = at - timedelta(days=3)
    assert time_text(before) == f"{before:%Y-%m-%d %H:%M}"
    assert time_text(None) == ""
    assert abs(datetime.now(at.tzinfo) - at) < timedelta(minutes=5)
