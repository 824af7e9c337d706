"""What the installed packages must not do to the program."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 1_000


def test_that_a_call_without_a_result_keeps_the_references_to_none() -> None:
    # PySide6 6.12.0 loses one for each such call; on Python 3.11 painting then aborts
    # the interpreter. From 3.12 on None is immortal and its count says nothing.
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("name")

    assert abs(sys.getrefcount(None) - before) < CALLS // 10
