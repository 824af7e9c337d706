"""The stalls of a window, as the benchmark sees them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

window = pytest.importorskip("ecoplanner.bench.window")

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_STALL_S = 0.05


def test_that_a_stall_is_seen_as_long_as_it_was(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    monkeypatch.setattr(window, "_LOOKS_MS", 20)

    assert window.Ticks().longest(lambda: time.sleep(_STALL_S)) >= _STALL_S
