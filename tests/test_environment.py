"""What the installed packages must not do to the program, nor the tests to the user."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QObject

from ecoplanner.paths import state_folder

CALLS = 1_000


def test_that_a_call_without_a_result_keeps_the_references_to_none() -> None:
    # PySide6 6.12.0 loses one for each such call; on Python 3.11 painting then aborts
    # the interpreter. From 3.12 on None is immortal and its count says nothing.
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("name")

    assert abs(sys.getrefcount(None) - before) < CALLS // 10


@pytest.fixture(scope="module")
def of_the_module() -> Path:
    return state_folder()


def test_that_what_is_opened_for_a_module_stays_out_of_the_folder_of_the_user(
    of_the_module: Path,
) -> None:
    own = Path(platformdirs.user_state_dir("ecoplanner", appauthor=False))
    assert of_the_module != own
    assert own not in of_the_module.parents
