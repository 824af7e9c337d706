"""Text cut into runs that never break: characters with their marks, numbers, words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ecoplanner.reports.typeset.words import CHINESE_UNITS
from ecoplanner.reports.typeset.words import CLOSERS
from ecoplanner.reports.typeset.words import LATIN_UNITS
from ecoplanner.reports.typeset.words import LIST_MARKS
from ecoplanner.reports.typeset.words import OPENERS

_OPEN = "[" + re.escape(OPENERS) + "]"
_CLOSE = "[" + re.escape(CLOSERS) + "]"
_HAN = "[\u3007\u4e00-\u9fff]"
_SPACE = "[ \u00a0\u3000\u2009]"
_MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\u200b-\u200d\u2060\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff]"
)
_FIGURE = r"\d+(?:[.,]\d+)*"


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LATIN_UNIT = f"(?:{_any_of(LATIN_UNITS)})(?![A-Za-z])(?:/[A-Za-z]+[²³]?)?"
_CHINESE_UNIT = _any_of(CHINESE_UNITS)
_UNIT = f"(?: ?(?:{_LATIN_UNIT}|{_CHINESE_UNIT}|号)|[%‰％])?"
_NUMBER = (
    r"[第表图]?[≥≤＞＜=±+−－-]?[A-Za-zΦφ]{0,4}"
    f"{_FIGURE}{_UNIT}(?:(?<=[年月]){_FIGURE}[月日])*"
    f"(?: ?[-–—－～~/×:∶至] ?[A-Za-zΦφ]{{0,4}}{_FIGURE}{_UNIT}"
    f"(?:(?<=[年月]){_FIGURE}[月日])*)*"
)
_LATIN = r"[A-Za-z0-9\u00c0-\u024f\u0370-\u052f][A-Za-z0-9\u00c0-\u052f./&@+'_²³-]*"
_DOCUMENT = r"[〔\[【（(]\d{4}[〕\]】）)]第?\d+号"
#: Any one character with what must follow it; a joiner takes the next one along.
_ONE = f"(?:.{_MARKS}*\u200d)*.{_MARKS}*"
_TAIL = f"(?:{_SPACE}*{_CLOSE}{_MARKS}*)*{_SPACE}*"
_HEAD = f"(?:{_OPEN}{_SPACE}*)*"

_RUN = re.compile(
    # The plain case first: most of the text.
    f"(?![第表图]){_HAN}(?={_HAN})"
    f"|(?:{_DOCUMENT}|{_HEAD}(?:{_NUMBER}|—+|…+|{_LATIN}|{_ONE})){_TAIL}",
    re.DOTALL,
)
_ATOM = re.compile(f"{_HEAD}{_ONE}{_TAIL}", re.DOTALL)
_ITEM = re.compile(f"[^{LIST_MARKS}]*(?:[{LIST_MARKS}]+{_TAIL})?", re.DOTALL)
_RANGE_PART = re.compile(r".*?[-–—－～~至](?=.)|.+", re.DOTALL)

_BREAKS = (0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029)
_DROPPED = (
    *range(0x20),
    *range(0x7F, 0xA0),
    *(0xAD, 0x200E, 0x200F, 0xFEFF, 0xFFFE, 0xFFFF),
    # Marks of writing direction, and halves of surrogate pairs.
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)
_CLEAN: dict[int, int | None] = {
    **dict.fromkeys(_DROPPED),
    **dict.fromkeys(_BREAKS, 0x0A),
    0x09: 0x20,
}


def printable(text: str) -> str:
    """Strip what cannot be printed: control characters and halves of pairs.

    Line breaks of every kind become a line feed, tabs a space.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)


@lru_cache(maxsize=4096)
def runs_of(text: str) -> list[str]:
    """Cut a paragraph into runs; joined they are the paragraph again.

    The list is kept and shared: do not change it.
    """
    return _RUN.findall(text)


def atoms_of(
    run: str, width: float, measure: dict[str, float], hangs: dict[str, float]
) -> list[str]:
    """Cut a run that is wider than its column, mark rules still in force.

    Args:
        run: the run.
        width: of the column, em.
        measure: widths of words in em.
        hangs: what of them may hang over a line's end.
    """
    parts = _RANGE_PART.findall(run)
    pieces: list[str] = []
    for part in parts if len(parts) > 1 else [run]:
        if len(parts) > 1 and measure[part] - hangs[part] <= width:
            pieces.append(part)
            continue
        for atom in _ATOM.findall(part):
            if measure[atom] - hangs[atom] <= width:
                pieces.append(atom)
            else:
                pieces.extend(_clusters(atom))
    return pieces


@lru_cache(maxsize=4096)
def items_of(text: str) -> list[str]:
    """Cut a list after its 、 and ， and ；. The list is kept and shared."""
    return [item for item in _ITEM.findall(text) if item]


def is_mark(character: str) -> bool:
    """Tell whether a character is a closing mark or blank."""
    return character in CLOSERS or character.isspace()


def _clusters(atom: str) -> list[str]:
    """Cut a pile of marks wider than a column into single characters."""
    found: list[str] = []
    for character in atom:
        if found and unicodedata.combining(character):
            found[-1] += character
        else:
            found.append(character)
    return found
