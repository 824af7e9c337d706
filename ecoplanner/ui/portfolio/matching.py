"""Finding text by Chinese characters or by the initials of their pinyin."""

from __future__ import annotations

import re
from functools import cache
from functools import lru_cache
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

#: Toned vowels that a syllable may begin with.
_PLAIN = {"ā": "a", "á": "a", "ǎ": "a", "à": "a", "ē": "e", "é": "e", "ě": "e"}
_PLAIN |= {"è": "e", "ō": "o", "ó": "o", "ǒ": "o", "ò": "o", "ê": "e"}
_PLAIN |= {"ń": "n", "ň": "n", "ǹ": "n", "ḿ": "m"}


class Match(NamedTuple):
    """Where words typed were found: from one character up to another."""

    start: int
    end: int


class Needle:
    """What is looked for: words parted by spaces, all of which must be there.

    A letter stands for itself and for every character that may be read with it, so
    `slj` finds 水利局. Case and width do not matter.
    """

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        self._patterns = [_pattern(word) for word in folded(self.text).split()]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def is_in(self, text: str) -> bool:
        """Whether a text has all the words."""
        line = folded(text)
        return all(pattern.search(line) for pattern in self._patterns)

    def matches(self, text: str) -> list[Match]:
        """Return where any of the words is in a text, for marking."""
        line = folded(text)
        if len(line) != len(text):
            # Characters without width vanished: the places would be wrong.
            return []
        return sorted(
            Match(*found.span())
            for pattern in self._patterns
            for found in pattern.finditer(line)
        )


@lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str]:
    parts = [_class(char) for char in word]
    return re.compile("".join(parts))


def _class(char: str) -> str:
    if "a" <= char <= "z":
        return f"[{char}{_readings().get(char, '')}]"
    return re.escape(char)


@cache
def _readings() -> Mapping[str, str]:
    """Return by letter the characters that may be read with it."""
    # Loading the dictionary takes a moment: not before somebody types a letter.
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - see above

    found: dict[str, list[str]] = {}
    for code, sounds in PINYIN_DICT.items():
        for letter in _initials(sounds):
            found.setdefault(letter, []).append(chr(code))
    return {letter: "".join(chars) for letter, chars in found.items()}


def _initials(sounds: str) -> Iterator[str]:
    yield from {_PLAIN.get(sound[0], sound[0]) for sound in sounds.split(",") if sound}
