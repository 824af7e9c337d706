"""A screen for each test, where the machine has what one is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.window.screen import missing_parts
from tests.window.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def screen(plans: Path) -> Iterator[Screen]:
    """A screen on which nothing runs yet; plans lie in the user's own folder."""
    missing = missing_parts()
    if missing:
        pytest.skip(f"no screen can be made here without {', '.join(missing)}")
    with Screen(plans) as made:
        yield made
