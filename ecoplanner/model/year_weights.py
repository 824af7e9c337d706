"""Weights of years as they are typed."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from ecoplanner.model.text import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

_PART = re.compile(r"([0-9]{4})\s*[:=]\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*%?")
_BETWEEN = re.compile(r"[,;、，；\s]+(?=[0-9]{4}\s*[:=])")


def typed_weights(text: str) -> Mapping[int, Fraction] | None:
    """Return weights by year typed as `2021:10 2022:20`; None where that is none.

    Years said twice, and weights that are all zero, are none either.
    """
    found: dict[int, Fraction] = {}
    for part in _BETWEEN.split(folded(text).strip()):
        match = _PART.fullmatch(part.strip(" ,;、"))
        if match is None or int(match[1]) in found:
            return None
        found[int(match[1])] = Fraction(match[2])
    return found if any(found.values()) else None
