"""Units of measure as a reader writes them."""

from __future__ import annotations

import re

_POWER = re.compile(r"(?<![A-Za-z])(hm|km|dm|cm|mm|m)([23])(?![0-9])")
_RAISED = {"2": "²", "3": "³"}


def with_powers(unit: str) -> str:
    """Return a unit with its power raised, as it is printed: `hm2` is `hm²`."""
    return _POWER.sub(lambda found: f"{found[1]}{_RAISED[found[2]]}", unit)
