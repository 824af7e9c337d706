"""Units as they are shown."""

from __future__ import annotations

import pytest

from ecoplanner.ui.unit_words import with_powers


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("hm2", "hm²"),
        ("万hm2", "万hm²"),
        ("m3/s", "m³/s"),
        ("km²", "km²"),
        ("%", "%"),
        ("Nm2", "Nm2"),
        ("PM2.5", "PM2.5"),
        ("m20", "m20"),
        ("", ""),
    ],
)
def test_that_powers_of_metres_are_raised(unit: str, shown: str) -> None:
    assert with_powers(unit) == shown
