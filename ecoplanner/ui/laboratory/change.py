"""What an answer of the laboratory would write into the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Key


@dataclass(frozen=True, slots=True)
class Change:
    """Amounts to be written as one step.

    Attributes:
        amounts: whole fen by project, source, year and tier.
        note: why, in a sentence; the name of the step and the note of each amount.
    """

    amounts: Mapping[Key, int]
    note: str
