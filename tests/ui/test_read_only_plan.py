"""A plan that may only be read can be opened as a copy."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.store import workcopy
from ecoplanner.ui.dialogs import files
from tests.ui.programs import plan_file
from tests.ui.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ecoplanner.app import App


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program on its welcome window."""
    with program(qapp, tmp_path, None) as made:
        yield made


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return plan_file(tmp_path)


def _copied(app: App) -> None:
    assert app.notice is not None
    app.notice.choices[0].click()


def test_that_a_read_only_file_can_be_opened_as_a_copy(
    app: App, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.ecoplan"
    monkeypatch.setattr(files, "ask_new", lambda *_: copy)
    plan.chmod(0o444)

    assert not app.open_plan(plan)
    _copied(app)

    assert app.session is not None
    assert app.session.path == copy
    assert app.session.portfolio.all(Project)
    assert not plan.stat().st_mode & 0o222
    plan.chmod(0o644)


def test_that_a_plan_in_a_read_only_folder_can_be_opened_as_a_copy(
    app: App, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []
    copy = tmp_path / "copy.ecoplan"

    def ask(_window: object, _title: str, path: Path) -> Path:
        proposed.append(path)
        return copy

    def refuse(_path: Path, _data: bytes) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(files, "ask_new", ask)
    monkeypatch.setattr(os, "access", lambda place, _mode: place != plan.parent)
    with monkeypatch.context() as patch:
        patch.setattr(workcopy, "write_file", refuse)
        assert not app.open_plan(plan)
    _copied(app)

    assert app.session is not None
    assert app.session.path == copy
    # Beside the plan there is no room for it.
    assert [path.name for path in proposed] == [plan.name]
    assert proposed[0].parent != plan.parent
