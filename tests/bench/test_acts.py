"""What the benchmark does in the window, on a small plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project

acts = pytest.importorskip("ecoplanner.bench.acts")

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_that_every_act_is_done_once_and_undone(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    from tests.ui.programs import plan_file  # noqa: PLC0415 - needs Qt
    from tests.ui.programs import program  # noqa: PLC0415

    names = []
    with program(qapp, tmp_path, plan_file(tmp_path)) as app:
        for name, act in acts.acts(app, tmp_path):
            act()
            qtbot.wait(1)
            names.append(name)
        assert app.session is not None
        assert len(app.session.portfolio.all(Project)) == 17

    assert len(set(names)) == len(names)
    assert {path.suffix for path in tmp_path.glob("chart.*")} == {
        ".png",
        ".svg",
        ".pdf",
    }


def test_that_rows_are_edited_where_groups_are_folded(
    qapp: QApplication, tmp_path: Path
) -> None:
    from tests.ui.programs import plan_file  # noqa: PLC0415 - needs Qt
    from tests.ui.programs import program  # noqa: PLC0415

    with program(qapp, tmp_path, plan_file(tmp_path)) as app:
        page = acts._grid(app)
        page.commands.fold_all()
        name, act = next(acts._edits(app))
        act()

        assert name == "duplicate 1"
        assert len(page.session.portfolio.all(Project)) == 18
