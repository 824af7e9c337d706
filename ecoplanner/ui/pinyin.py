"""Finding Chinese words by what is typed: characters, pinyin whole or its initials."""

from __future__ import annotations

import unicodedata
from functools import cache
from functools import lru_cache

from ecoplanner.model.text import folded


class Search:
    """What is looked for: words parted by blanks, all of which must be there.

    A word is found as it stands, or as pinyin in which each character gives its first
    letter, its whole syllable or anything between: `zjl`, `zijin`, `zijl` find 资金列.
    """

    def __init__(self, text: str) -> None:
        self._words = folded(text.strip()).replace("ü", "v").split()

    def __bool__(self) -> bool:
        return bool(self._words)

    def rank(self, text: str) -> int | None:
        """Return how well a text matches, 0 best; None where it does not."""
        line = folded(text)
        worst = 0
        for word in self._words:
            found = _rank(word, line)
            if found is None:
                return None
            worst = max(worst, found)
        return worst


def _rank(word: str, line: str) -> int | None:
    at = line.find(word)
    if at == 0:
        return 0
    if at > 0:
        # The start of a word says more than its middle.
        return 1 if not line[at - 1].isalnum() or line[at - 1] > "\u2e80" else 3
    if not word.isascii() or not word.isalnum():
        return None
    sounds = _sounds(line)
    starts = (
        at
        for at, syllables in enumerate(sounds)
        if any(each[0] == word[0] for each in syllables) and _runs(word, sounds, at)
    )
    first = next(starts, None)
    return None if first is None else 1 if first == 0 else 2


def _runs(word: str, sounds: tuple[tuple[str, ...], ...], at: int) -> bool:
    """Whether a word is read from a place on."""
    if not word:
        return True
    if at >= len(sounds):
        return False
    for syllable in sounds[at]:
        most = 0
        while most < min(len(word), len(syllable)) and word[most] == syllable[most]:
            most += 1
        if any(_runs(word[taken:], sounds, at + 1) for taken in range(most, 0, -1)):
            return True
    return False


@lru_cache(maxsize=20_000)
def _sounds(line: str) -> tuple[tuple[str, ...], ...]:
    """Return how each character may be read, without tones; punctuation is skipped."""
    return tuple(_readings(char) for char in line if char.isalnum())


@cache
def _readings(char: str) -> tuple[str, ...]:
    """Return readings of a character without tones; ü is typed as v, or as u."""
    # Loading the dictionary takes a moment: not before somebody types a letter.
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - see above

    sounds = PINYIN_DICT.get(ord(char), char)
    apart = unicodedata.normalize("NFD", sounds)
    with_v = apart.replace("u\u0308", "v")
    letters = "".join(each for each in with_v if not unicodedata.combining(each))
    found = {each for each in letters.split(",") if each}
    return tuple(sorted(found | {each.replace("v", "u") for each in found}))
