"""Each control of the laboratory says what it is and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QAbstractSpinBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.laboratory.laboratory import PANELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.ui.funding.page import FundingPage

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)


def _controls(top: QWidget, kinds: tuple[type, ...]) -> Iterator[QWidget]:
    """Yield what somebody works with: parts of a control of Qt's are not asked."""
    whole = (QComboBox, QAbstractSpinBox, QAbstractItemView)
    for each in top.findChildren(QWidget):
        if isinstance(each, kinds) and each.isVisibleTo(top):
            parent = each.parentWidget()
            while parent is not None and parent is not top:
                if isinstance(parent, whole):
                    break
                parent = parent.parentWidget()
            else:
                yield each


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


@pytest.mark.parametrize("at", range(len(PANELS) + 1))
def test_that_every_control_has_a_name_and_teaches(page: FundingPage, at: int) -> None:
    laboratory = page.widgets.laboratory
    laboratory.show_panel(at)
    top = page if at == 0 else laboratory

    controls = [*_controls(top, CONTROLS)]

    assert controls
    assert [each for each in controls if not _name(each)] == []
    assert [_name(each) for each in controls if not each.toolTip()] == []
    views = [*_controls(top, (QAbstractItemView,))]
    assert [each for each in views if not each.accessibleName()] == []
