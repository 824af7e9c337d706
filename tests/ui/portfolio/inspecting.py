"""Hands on the fields of the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.portfolio.inspector import Inspector
    from ecoplanner.ui.portfolio.inspector_chips import Chips
    from ecoplanner.ui.session import Session

NAME = "水系连通及水美乡村建设"
Key = Qt.Key


def project_of(session: Session, name: str = NAME) -> Project:
    found = session.portfolio.named(Project, name)
    assert found is not None
    return found


def compose(widget: QWidget, text: str) -> None:
    """Hand a text over as an input method does, which knows Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def type_into(inspector: Inspector, key: str, text: str) -> None:
    field = inspector.fields[key]
    field.setFocus()
    field.input.selectAll()
    compose(field.input, text)


def type_need(inspector: Inspector, text: str) -> None:
    type_into(inspector, "need", text)
    QTest.keyClick(inspector.fields["need"].input, Key.Key_Return)


def names_of(chips: Chips) -> list[str]:
    return chips.accessibleDescription().split("、")
