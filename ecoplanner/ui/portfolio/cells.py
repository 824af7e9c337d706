"""What a cell shows and how it looks, as one value for the painter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from typing import NamedTuple

Tone = Literal["", "quiet", "derived", "danger", "warn", "needed", "second"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is painted.

    Attributes:
        text: one line.
        tone: which colour the text takes; `needed` also tints the ground.
        is_right: whether the text stands at the right.
        is_bold: weight 600.
        bar: length of the share bar, 0-1.
        mark: severity of a finding on the cell, or empty.
        is_invalid: whether it keeps words that could not be understood.
    """

    text: str
    tone: Tone = ""
    is_right: bool = False
    is_bold: bool = False
    bar: float = 0.0
    mark: str = ""
    is_invalid: bool = False


#: A sum of nothing, which is neither zero nor to be filled.
NOTHING = Cell("—", "quiet", is_right=True)


class Pending(NamedTuple):
    """Words typed into a cell that could not be understood, and why.

    Attributes:
        text: the words.
        sentence: why not.
        label: of the edit they came with, which takes them along when it is undone.
    """

    text: str
    sentence: str
    label: str = ""
