"""Words of ours that go into sentences of either language, such as names of limits.

Most of what the model names is the plan's own, the same in every sentence. What it
puts together itself is not: a list parted by 、, or what money of a level is called.
"""

from __future__ import annotations

from typing import Literal
from typing import Self
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

Mark = Literal["、", "；", " "]

_ENGLISH: dict[Mark, str] = {"、": ", ", "；": "; ", " ": " "}
#: Follows a list of which the end is left out.
MORE = "…"


class Bilingual(str):
    """Words in Chinese, which know what they are in English.

    Attributes:
        english: the same in English.
    """

    __slots__ = ("english",)
    english: str

    def __new__(cls, chinese: str, english: str) -> Self:
        """Return words of which the English is known."""
        made = super().__new__(cls, chinese)
        made.english = english
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Return what copies are made of."""
        return type(self), (str(self), self.english)


def english_of(text: str) -> str:
    """Return words in English; those of the plan are what they are."""
    return text.english if isinstance(text, Bilingual) else text


def in_language(text: str, language: str) -> str:
    """Return words in Chinese or in English."""
    return str(text) if language == "zh" else english_of(text)


def joined(parts: Iterable[str], mark: Mark = "、") -> Bilingual:
    """Return a list in words: parted as Chinese does, and as English does."""
    every = tuple(parts)
    english = _ENGLISH[mark].join(map(english_of, every))
    return Bilingual(mark.join(every), english)


def shortened(parts: Sequence[str], most: int, mark: Mark = "、") -> Bilingual:
    """Return a list in words of which no more than the first few are named."""
    found = joined(parts[:most], mark)
    if len(parts) <= most:
        return found
    return Bilingual(found + MORE, found.english + MORE)
