"""Exceptions that nobody expected: logged, told, and the plan as it was."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from threading import ExceptHookArgs

import pytest
from PySide6.QtCore import QCoreApplication

from ecoplanner import paths
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from ecoplanner.ui.bugs import BugReports
from ecoplanner.ui.bugs import LOG
from ecoplanner.ui.bugs import LOG_NAME

ROOT = Path(__file__).parents[2]
#: Opens a plan as the program does, makes a mistake, and looks at what came of it.
CHILD = """
import sys
import threading
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ecoplanner import app as program
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields

kind = sys.argv[2]
real = program.App.start


def change(app, need):
    project = app.session.portfolio.all(Project)[0]
    work = partial(set_fields, project_id=project.id, values={"need": need})
    app.session.edit("x", work)


def fail(*_):
    raise ZeroDivisionError("mistake in " + kind)


def half(app):
    # The edit is half made when it fails.
    project = app.session.portfolio.all(Project)[0]

    def work(writer):
        set_fields(writer, project.id, {"need": "999"})
        fail()

    app.session.edit("half", work)


def start(app, path):
    real(app, path)
    change(app, "501")
    slots = {
        "slot": fail,
        "edit": lambda: half(app),
        "thread": lambda: threading.Thread(target=fail).start(),
        "painting": lambda: paint(app),
    }
    QTimer.singleShot(0, slots[kind])
    timer = QTimer(app)
    timer.timeout.connect(lambda: look(app, timer))
    timer.start(50)


def paint(app):
    app.window.page.__class__.paintEvent = fail
    app.window.page.update()


def look(app, timer):
    if not app.notice.text:
        return
    timer.stop()
    first, second = app.notice.choices
    first.click()
    details = QApplication.clipboard().text()
    assert "ZeroDivisionError: mistake in " + kind in details, details
    assert app.window.isVisible()
    assert app.session.undo_label == "x"
    change(app, "502")
    print("told", flush=True)
    app.end()


program.App.start = start
sys.exit(program.run(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("kind", ["slot", "edit", "thread", "painting"])
def test_that_a_mistake_is_logged_and_told_and_the_plan_goes_on(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "plan.ecoplan"
    rows = sample_rows("shanggao")
    Document.create(path, lambda writer: writer.save(*rows)).close()
    state = tmp_path / "state"

    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), kind],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ
        | {
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            paths.STATE_VARIABLE: str(state),
        },
    )

    assert child.stdout == "told\n", child.stderr
    assert child.returncode == 0
    log = (state / LOG_NAME).read_text(encoding="utf-8")
    assert f"mistake in {kind}" in log
    with reading(path) as reader:
        project = reader.portfolio().all(Project)[0]
    assert project.need_fen == 502 * 1_000_000


@pytest.mark.usefixtures("qapp")
def test_that_the_same_mistake_in_a_row_is_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bugs = BugReports()
    told: list[str] = []
    bugs.met.connect(told.append)

    with caplog.at_level(logging.ERROR, LOG.name):
        for _ in range(3):
            bugs._report(ValueError, ValueError("one"), None)
        bugs._report(ValueError, ValueError("two"), None)
        QCoreApplication.processEvents()

    assert ["one" in each for each in told] == [True, False]
    assert len(caplog.records) == 2


@pytest.mark.usefixtures("qapp")
def test_that_a_thread_that_ends_itself_is_no_mistake(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bugs = BugReports()
    with caplog.at_level(logging.ERROR, LOG.name):
        bugs._report_thread(ExceptHookArgs((SystemExit, None, None, None)))
        bugs._report_thread(ExceptHookArgs((ValueError, None, None, None)))

    assert len(caplog.records) == 1
