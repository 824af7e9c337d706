"""Text cut into runs that never break: characters with their marks, numbers, words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ecoplanner.reports.typeset.words import CHINESE_FIGURES
from ecoplanner.reports.typeset.words import CHINESE_UNITS
from ecoplanner.reports.typeset.words import CLOSERS
from ecoplanner.reports.typeset.words import COUNTERS
from ecoplanner.reports.typeset.words import LIST_MARKS
from ecoplanner.reports.typeset.words import OPENERS

_OPEN = "[" + re.escape(OPENERS) + "]"
_CLOSE = "[" + re.escape(CLOSERS) + "]"
_SPACE = "[ \u00a0\u3000\u2009]"
_MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\u200b-\u200d\u2060\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff]"
)


def _any_of(words: tuple[str, ...]) -> str:
    """Return a pattern of words with powers of ten before them; cheap to compile."""
    bare = {word.lstrip("万亿") or word for word in words}
    longer = sorted((word for word in bare if len(word) > 1), key=len, reverse=True)
    single = "".join(sorted(word for word in bare if len(word) == 1))
    return f"[百千万亿]{{0,2}}?(?:{'|'.join(longer)}|[{single}])"


#: Letters of words: Latin, Greek, Cyrillic, of full width, and of squared units.
_LETTER = (
    r"A-Za-zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"
    r"\u2126\u212a\u212b\uff21-\uff3a\uff41-\uff5a\u3380-\u33df"
)
_RAISED = "²³¹⁰⁴-⁹⁺⁻₀-₉"
_DIGIT = r"\d\u2160-\u2188"
_SIGN = "≥≤＞＜><=≈±+−－¥￥$#№-"
_GAP = "[ \u00a0]?"
_INNER = f"[{_LETTER}{_DIGIT}{_RAISED}°′″℃℉#]"
#: A figure and what is written onto it: `4+200`, `28°15′30″`, `1.2×10⁴`, `0.5t/hm²`.
_BODY = (
    f"[{_DIGIT}](?:{_INNER}++|[-.,:∶/+·×*'_\u2009\u00a0](?=[{_DIGIT}])"
    rf"|[-./·×*_](?={_INNER})| \d{{3}}(?![\d.])|\([A-Za-z\d]{{1,3}}\))*+"
)
_CHINESE_UNIT = _any_of((*CHINESE_UNITS, *COUNTERS))
#: Every Latin unit is a word of some letters, as are units of no list.
_LATIN_UNIT = (
    f"[{_LETTER}℃°]{{1,5}}(?![{_LETTER}])[{_RAISED}23]*+"
    rf"(?:[·⋅]{_INNER}++)*+(?:\([A-Za-z]{{1,3}}\))?"
)
_PER = (
    f"(?:{_GAP}[/·]{_GAP}(?:{_CHINESE_UNIT}|{_INNER}++"
    f"|[(（](?:{_INNER}|[·⋅/])++[)）]))*+"
)
_UNIT = (
    f"(?:[%‰％]|{_GAP}(?:[百千万亿]{{0,2}}+{_GAP}{_LATIN_UNIT}"
    f"|{_CHINESE_UNIT}|[百千万亿]{{1,2}}))?{_PER}"
)
#: Letters before a figure: `DN400`, `GB/T 9704`, `No.5`.
_BEFORE = (
    rf"(?:[A-Z]{{1,4}}\d{{0,3}}/[A-Z]{{1,3}}{_GAP}|[A-Z][A-Za-z]{{0,5}}[. ]"
    f"|[{_LETTER}]{{1,6}})?"
)
#: A limit is written with air behind its sign: `≤ 8,000 万元`.
_LIMIT = f"(?:[≥≤]{_GAP})?"
_AMOUNT = f"{_LIMIT}[{_SIGN}]{{0,2}}{_BEFORE}[{_SIGN}]?{_BODY}{_UNIT}"
#: Amounts one behind another, or with the sign of a range between them. There is but
#: one of them in the pattern, which is slow to compile.
_NUMBER = (
    f"(?:第|附?[表图]|专?栏)?(?:{_AMOUNT}"
    f"(?:{_GAP}[-–—－～~/×*:∶至+±]{_GAP}"
    f"(?=[{_SIGN}]{{0,2}}[A-Za-zΦφ]{{0,6}}[{_DIGIT}]))?)++"
)
_COUNT = f"[{CHINESE_FIGURES}]++(?:(?:点|分之)[{CHINESE_FIGURES}]++)?"
_COUNTED = (
    f"(?:第|百分之)?{_COUNT}(?:[—～至-]{_COUNT})?(?:/?(?:{_CHINESE_UNIT})){{0,2}}"
)
_GRADE = "[A-Z]{1,5}(?:[—～–~-][A-Z]{1,5})?[类级型]"
_LATIN = (
    rf"[{_LETTER}\d](?:[{_LETTER}\d{_RAISED}&@+'_/-]++|[.:·×~?=#%—～](?=[{_LETTER}\d/])"
    r"|\([A-Za-z\d]{1,3}\))*+"
)
_DOCUMENT = r"[〔\[【（(]\d{4}[〕\]】）)]第?\d+号"
#: Any one character with what must follow it; a joiner takes the next one along.
_ONE = f"(?:.{_MARKS}*\u200d)*.{_MARKS}*"
_TAIL = f"(?:{_SPACE}*{_CLOSE}{_MARKS}*)*{_SPACE}*"
_HEAD = f"(?:{_OPEN}{_SPACE}*)*"


def _others(characters: str) -> str:
    """Return what a class of the Han characters but these lists."""
    found, first = "", 0x4E00
    for code in sorted(ord(each) for each in characters if ord(each) >= first):
        found += f"{chr(first)}-{chr(code - 1)}" if code > first else ""
        first = code + 1
    return f"[{found}{chr(first)}-\u9fff]"


#: Characters that no figure begins with, one of Chinese included.
_PLAIN = _others(f"第百表图附专栏{CHINESE_FIGURES}")

_RUN = re.compile(
    # The plain case first: most of the text.
    f"{_PLAIN}(?:(?=[\u3007\u4e00-\u9fff])|(?=[、，。；）]){_TAIL})"
    f"|(?:{_DOCUMENT}|{_HEAD}"
    f"(?:{_NUMBER}|{_COUNTED}|—+|…+|{_GRADE}|{_LATIN}|{_ONE})){_TAIL}",
    re.DOTALL,
)
_ATOM = re.compile(f"{_HEAD}{_ONE}{_TAIL}", re.DOTALL)
_ITEM = re.compile(f"[^{LIST_MARKS}]*(?:[{LIST_MARKS}]+{_TAIL})?", re.DOTALL)
_RANGE_PART = re.compile(r".+?[-–—－～~至](?=.)|.+", re.DOTALL)
#: A figure, its unit, and what it is counted by; no opening mark stays behind.
_SOFT_PART = re.compile(
    rf".+?(?:(?<![{re.escape(OPENERS)} ])[/ ](?=[^/ {re.escape(CLOSERS)}])"
    r"|(?<=\d)(?=[\u4e00-\u9fff]))|.+",
    re.DOTALL,
)

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
    pieces: list[str] = []
    for pattern in (_RANGE_PART, _SOFT_PART):
        parts = pattern.findall(run)
        if len(parts) > 1:
            for part in parts:
                if measure[part] - hangs[part] <= width:
                    pieces.append(part)
                else:
                    pieces.extend(atoms_of(part, width, measure, hangs))
            return pieces
    for atom in _ATOM.findall(run):
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
