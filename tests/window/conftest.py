"""A screen for each test, where the machine has what one is made of."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.window.screen import missing_parts
from tests.window.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


#: A window that hangs would hang the whole run, so these tests are asked for.
WANTED = "ECOPLANNER_REAL_WINDOW"


@pytest.fixture
def screen(plans: Path) -> Iterator[Screen]:
    """A screen on which nothing runs yet; plans lie in the user's own folder."""
    if not os.environ.get(WANTED):
        pytest.skip(f"a real window is driven only where {WANTED} is set")
    missing = missing_parts()
    if missing:
        pytest.skip(f"no screen can be made here without {', '.join(missing)}")
    with Screen(plans) as made:
        yield made
