"""A sentence about a result, as data: a code and what fills its placeholders."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Saying:
    """Something that was done, or that follows, for people to read.

    Attributes:
        code: stable key into `ecoplanner.messages`.
        params: values for the placeholders. One called `…_fen` is money and is
            worded in 万元, one called `…_ppm` is a share, worded in percent with two
            decimals; a tuple of sayings is worded as one clause after the other.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
