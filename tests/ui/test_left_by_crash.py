"""Edits that a crash left, of plans that were renamed or copied since."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.store.document import Document
from ecoplanner.model.zone import Zone
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
    assert qtbot is not None
    with program(qapp, tmp_path, None) as made:
        yield made


def _delete_a_zone(path: Path) -> str:
    """Leave an edit unpublished; return the id of the zone that went."""
    crashed = Document.open(path)
    zone = next(iter(crashed.entities(Zone).values()))
    with crashed.edit("delete") as writer:
        writer.delete(zone)
    crashed.close()
    return zone.id


def _zones(app: App) -> set[str]:
    assert app.session is not None
    return {row.id for row in app.session.portfolio.all(Zone)}


def test_that_edits_of_a_renamed_plan_are_here_again(app: App, tmp_path: Path) -> None:
    plan = plan_file(tmp_path)
    gone = _delete_a_zone(plan)

    app.open_plan(plan.rename(tmp_path / "renamed.ecoplan"))

    assert gone not in _zones(app)
    assert app.notice is not None
    assert "They are here again" in app.notice.text


def test_that_edits_that_may_be_of_another_copy_are_told_of(
    app: App, tmp_path: Path
) -> None:
    plan = plan_file(tmp_path)
    copy = tmp_path / "copy.ecoplan"
    shutil.copy2(plan, copy)
    gone = _delete_a_zone(plan)
    plan.rename(tmp_path / "renamed.ecoplan")

    app.open_plan(copy)

    assert gone in _zones(app)
    assert app.notice is not None
    assert "1 step (the last of" in app.notice.text
    assert str(plan) in app.notice.text
