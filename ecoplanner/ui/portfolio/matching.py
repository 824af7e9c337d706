"""Finding text by Chinese characters or by their pinyin, initials or whole."""

from __future__ import annotations

import os
import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

Key = TypeVar("Key")

# The dictionary of phrases takes ten times as long to load, and is not asked.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
#: Tones of the phonetic alphabet, as marks that combine; the dots of ü stay.
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
#: So many ways to part letters into syllables are tried.
_MOST_WAYS = 6
_LONGEST_SYLLABLE = 6
#: Names that have so much in common are taken for one with a slip; 农业局 and 林业局
#: have less.
_ALIKE = 0.75
#: The block of characters that names and texts are written in (CJK Unified).
_COMMON = frozenset(range(0x4E00, 0xA000))


class Match(NamedTuple):
    """Where words typed were found: from one character up to another."""

    start: int
    end: int


class Needle:
    """What is looked for: words parted by spaces, all of which must be there.

    A letter stands for itself and for every character that may be read with it, so
    `slj` finds 水利局; so do syllables, whole or begun: `shuiliju`, `shuilj`. Any
    reading of a character will do. Case and width do not matter.
    """

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        self._patterns = [_pattern(word) for word in folded(self.text).split()]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def is_in(self, text: str) -> bool:
        """Whether a text has all the words."""
        return self.is_in_folded(folded(text))

    def is_in_folded(self, text: str) -> bool:
        """Whether a text has all the words that is folded already."""
        return all(pattern.search(text) for pattern in self._patterns)

    def found_in(self, texts: Mapping[Key, str]) -> set[Key]:
        """Return the keys of the texts, folded already, that have all the words."""
        found: Iterable[tuple[Key, str]] = texts.items()
        for pattern in self._patterns:
            search = pattern.search
            found = [pair for pair in found if search(pair[1])]
        return {key for key, _ in found}

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


def are_alike(name: str, other: str) -> bool:
    """Whether one name is rather the other, written short or with a slip."""
    if name in other or other in name:
        return True
    pairs = tuple(zip(name, other, strict=False))
    if len(name) == len(other) and all(_sound_alike(*pair) for pair in pairs):
        return True
    return SequenceMatcher(None, name, other).ratio() >= _ALIKE


def _sound_alike(char: str, other: str) -> bool:
    """Whether an input method offers one character for the other."""
    is_read = any(char in chars and other in chars for chars in _readings().values())
    return char == other or is_read


@lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str]:
    parts = (
        _letters(part) if _is_letter(part[0]) else re.escape(part)
        for part in re.findall("[a-zü]+|[^a-zü]+", word)
    )
    return re.compile("".join(parts))


def _is_letter(char: str) -> bool:
    return "a" <= char <= "z" or char == "ü"


def _letters(typed: str) -> str:
    """Return a pattern of the characters that letters may be meant for."""
    ways = ["".join(f"[{char}{_begun(char)}]" for char in typed)]
    ways += (
        "".join(f"[{_begun(each)}]" for each in syllables)
        for syllables in islice(_parted(typed), _MOST_WAYS)
        if len(syllables) < len(typed)
    )
    return f"(?:{'|'.join(ways)})"


def _parted(typed: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part letters into syllables, whole or begun; longest first."""
    if not typed:
        yield ()
    for length in range(min(len(typed), _LONGEST_SYLLABLE), 0, -1):
        if _begun(typed[:length]):
            for rest in _parted(typed[length:]):
                yield (typed[:length], *rest)


@lru_cache(maxsize=512)
def _begun(letters: str) -> str:
    """Return the characters that have a reading that begins with these letters."""
    found = (chars for sound, chars in _readings().items() if sound.startswith(letters))
    return "".join(dict.fromkeys("".join(found)))


@cache
def _readings() -> Mapping[str, str]:
    """Return by syllable without tone the characters that may be read so."""
    # Loading the dictionary takes a moment: not before somebody types a letter, or
    # nobody does anything.
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - see above

    found: dict[str, list[str]] = {}
    for code in _COMMON & PINYIN_DICT.keys():
        for sound in PINYIN_DICT[code].split(","):
            for syllable in _syllables(sound):
                found.setdefault(syllable, []).append(chr(code))
    return {syllable: "".join(chars) for syllable, chars in found.items()}


@cache
def _syllables(sound: str) -> tuple[str, ...]:
    """Return a reading without its tone; ü is also typed as v and u."""
    plain = unicodedata.normalize("NFD", sound).translate(_TONES)
    plain = unicodedata.normalize("NFC", plain).replace("ê", "e")
    if "ü" not in plain:
        return (plain,) if plain else ()
    return plain, plain.replace("ü", "v"), plain.replace("ü", "u")
