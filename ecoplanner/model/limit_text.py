"""A limit as it is typed: an amount in 万元 or a share of the need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.money import wan_fen
from ecoplanner.model.problem import Problem
from ecoplanner.model.text import folded

_SHARE = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?) *%")
_PPM_PER_PERCENT = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """An amount or a share; the other one is None.

    Attributes:
        amount_fen: whole fen.
        share_ppm: parts per million of the need.
    """

    amount_fen: int | None = None
    share_ppm: int | None = None


def typed_limit(text: str) -> Limit | Problem:
    """Return the limit typed, `8000`, `0.8 亿元` or `15%`, or what is wrong with it."""
    match = _SHARE.fullmatch(folded(text).strip())
    if match is None:
        found = wan_fen(text, field_name="amount_fen")
        return found if isinstance(found, Problem) else Limit(amount_fen=found)
    ppm = int(Decimal(match[1]) * _PPM_PER_PERCENT)
    if ppm > ONE_PPM:
        said = {"share": f"{Decimal(match[1]).normalize():f}%"}
        return Problem("share_over_all", "share_ppm", said)
    return Limit(share_ppm=ppm)
