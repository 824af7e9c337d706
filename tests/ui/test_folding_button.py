"""A button folds to its icon, and is still told by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.ui.folding_button import FoldingButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.theme import Theme

WORDS = "Only sources with money"


@pytest.fixture
def button(qtbot: QtBot, theme: Theme) -> FoldingButton:
    """A button with words."""
    made = FoldingButton(theme.icon("plus"), WORDS)
    qtbot.addWidget(made)
    return made


def test_that_words_go_to_the_tip_and_come_back(button: FoldingButton) -> None:
    whole = button.sizeHint().width()
    assert button.minimumSizeHint().width() < whole

    button.fold(is_on=True)

    assert button.is_folded
    assert button.sizeHint().width() < whole
    assert button.toolTip() == WORDS
    assert button.accessibleName() == WORDS

    button.fold(is_on=False)

    assert button.text() == WORDS
    assert button.toolTip() == ""
    assert button.sizeHint().width() == whole


def test_that_a_tip_of_its_own_stays(button: FoldingButton) -> None:
    button.setToolTip("Why")

    button.fold(is_on=True)
    assert button.toolTip() == "Why"
    button.fold(is_on=False)
    assert button.toolTip() == "Why"
