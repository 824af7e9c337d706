"""Dialogs return values and edit nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.plan import Phase
from ecoplanner.ui.dialogs.files import file_name
from ecoplanner.ui.dialogs.files import free_path
from ecoplanner.ui.dialogs.new_plan import NewPlanDialog
from ecoplanner.ui.dialogs.properties import PropertiesDialog
from ecoplanner.ui.dialogs.settings import SettingsDialog
from ecoplanner.ui.dialogs.version import VersionDialog
from ecoplanner.ui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme


def test_that_title_and_file_follow_the_region_until_they_are_written(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    dialog = NewPlanDialog(theme, "zh", tmp_path)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog._region, "A")
    first = dialog.value()
    dialog._title.clear()
    qtbot.keyClicks(dialog._title, "Mine")
    qtbot.keyClicks(dialog._region, "B")

    assert "A" in first.plan.title
    assert dialog.value().plan.title == "Mine"
    assert dialog.value().path == tmp_path / "Mine.ecoplan"
    assert dialog.problems() == {}


def test_that_a_file_that_is_there_is_never_taken(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    dialog = NewPlanDialog(theme, "zh", tmp_path)
    qtbot.addWidget(dialog)
    there = tmp_path / "there.ecoplan"
    there.touch()

    dialog._path.setText(str(there))

    assert "path" in dialog.problems()
    assert free_path(there) == tmp_path / "there 2.ecoplan"


@pytest.mark.parametrize("name", ["规" * 300 + ".ecoplan", "gone/plan.ecoplan"])
def test_that_a_place_where_no_file_can_be_is_told_before_anything_is_lost(
    qtbot: QtBot, theme: Theme, tmp_path: Path, name: str
) -> None:
    dialog = NewPlanDialog(theme, "zh", tmp_path)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog._region, "A")

    dialog._path.setText(str(tmp_path / name))
    dialog.primary_button.click()

    assert dialog.problems()["path"]
    assert not dialog._sentences["path"].isHidden()
    assert dialog.value().plan.region == "A"


def test_that_a_folder_that_takes_no_file_is_told_beforehand(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs this may write everywhere.
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    dialog = NewPlanDialog(theme, "zh", tmp_path)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog._region, "A")

    assert "没有权限" in dialog.problems()["path"]


def test_that_reversed_years_are_told_at_the_years(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    dialog = NewPlanDialog(theme, "zh", tmp_path)
    qtbot.addWidget(dialog)
    dialog._first.setValue(2030)
    dialog._last.setValue(2026)

    dialog.accept()

    assert "颠倒" in dialog.problems()["first_year"]
    assert not dialog._sentences["first_year"].isHidden()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("上高县规划", "上高县规划.ecoplan"),
        ("a/b:c?", "a-b-c-.ecoplan"),
        ("", "plan.ecoplan"),
        ("x" * 90, "x" * 60 + ".ecoplan"),
    ],
)
def test_that_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert file_name(title) == name


def test_that_settings_return_what_was_chosen_and_change_nothing(
    qtbot: QtBot, theme: Theme
) -> None:
    settings = Settings(language="zh", theme="light", scale=100, recent=["a"])
    dialog = SettingsDialog(theme, settings)
    qtbot.addWidget(dialog)

    dialog._theme.setCurrentIndex(dialog._theme.findData("dark"))
    dialog._scale.setCurrentIndex(dialog._scale.findData(150))
    dialog._density.setCurrentIndex(dialog._density.findData(32))

    chosen = dialog.value()
    assert (chosen.theme, chosen.scale, chosen.density) == ("dark", 150, 32)
    assert chosen.recent == ["a"]
    assert settings == Settings(language="zh", theme="light", scale=100, recent=["a"])


def test_that_properties_change_plan_and_phases_as_one_edit(
    qtbot: QtBot, context: Context
) -> None:
    session = context.session
    plan, phases = session.portfolio.plan, session.portfolio.all(Phase)
    dialog = PropertiesDialog(context.theme, "zh", plan, phases)
    qtbot.addWidget(dialog)
    dialog._compiled.setText("自然资源局")
    dialog._rows[0].remove.click()
    dialog.add_phase_button.click()
    assert "phases" in dialog.problems()
    dialog._rows[-1].name.setText("展望期")
    assert dialog.problems() == {}

    session.edit("修改规划属性", dialog.value().store)

    assert session.portfolio.plan.compiled_by == "自然资源局"
    names = [phase.name for phase in session.portfolio.all(Phase)]
    assert names == [*(phase.name for phase in phases[1:]), "展望期"]
    session.undo()
    assert session.portfolio.all(Phase) == phases
    assert session.portfolio.plan == plan


def test_that_two_phases_cannot_share_a_name(qtbot: QtBot, context: Context) -> None:
    portfolio = context.session.portfolio
    dialog = PropertiesDialog(context.theme, "zh", portfolio.plan, portfolio.all(Phase))
    qtbot.addWidget(dialog)

    dialog._rows[0].name.setText(dialog._rows[1].name.text())

    assert dialog._rows[1].name.text() in dialog.problems()["phases"]


def test_that_a_version_needs_a_name_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    dialog = VersionDialog(theme, "en", {"draft"})
    qtbot.addWidget(dialog)
    assert "name" in dialog.problems()
    dialog._name.setText("draft")
    assert "name" in dialog.problems()

    dialog._name.setText("draft 2")

    assert dialog.problems() == {}
    assert dialog.value() == ("draft 2", "")
