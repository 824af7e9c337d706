"""What another page hides is made anew when it is seen again, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Scenario
from ecoplanner.model.program import Program
from ecoplanner.ui.charts import shares_card
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.portfolio import inspector
from tests.ui.programs import shown_window

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.main_window import MainWindow
    from ecoplanner.ui.page import Context


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    """The window on the page of money; that of the projects is made too."""
    made = shown_window(qtbot, context)
    made.show_page("projects")
    made.show_page("funding")
    return made


def _counted(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> list[object]:
    """Return a list that gets longer with each call."""
    calls: list[object] = []
    really: Callable[..., object] = getattr(module, name)

    def counting(*args: object, **more: object) -> object:
        calls.append(args)
        return really(*args, **more)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_that_another_scenario_is_shown_where_it_is_seen(
    window: MainWindow, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = Scenario(id=new_id(), name="方案")
    context.session.edit("scenario", lambda writer: writer.save(scenario))
    window.show_page("projects")
    window.show_page("funding")
    shares = _counted(monkeypatch, shares_card, "chart_of")
    facts = _counted(monkeypatch, inspector, "facts_of")

    context.focus.set_scenario(scenario.id)

    assert not shares
    assert not facts
    window.show_page("projects")
    assert shares
    assert facts


def test_that_a_choice_of_projects_is_marked_where_it_is_seen(
    window: MainWindow, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = context.session.portfolio.all(Program)[0]
    shares = _counted(monkeypatch, shares_card, "chart_of")

    context.focus.set_filter(Filter("program", frozenset({program.id})))

    assert not shares
    window.show_page("projects")
    assert shares
