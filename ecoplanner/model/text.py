"""Entered text: what may be stored, and how two texts are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

#: Most characters (code points) of a name and of running text.
NAME_LIMIT = 200
PROSE_LIMIT = 20_000

# Source: The Unicode Standard, 5.8 (new line function).
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NEVER_STORED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(p * 0x10000 + 0xFFFE) + chr(p * 0x10000 + 0xFFFF) for p in range(17)
)
_BAD_IN_LINES = re.compile(_NEVER_STORED + "]")
_BAD_IN_NAME = re.compile(_NEVER_STORED + "\t\n]")


def _folds() -> Mapping[int, str]:
    fullwidth = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}
    spaces = dict.fromkeys((0xA0, 0x2007, 0x2009, 0x202F, 0x3000), " ")
    unseen = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
    dashes = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣─"), "-")
    tildes = dict.fromkeys(map(ord, "〜∼"), "~")
    return fullwidth | spaces | unseen | dashes | tildes


_FOLDS = _folds()
#: Texts have few of these: to find them takes less time than to look up every one.
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLDS)))}]")


def folded(text: str) -> str:
    """Return `text` as search, parsing and comparison see it; never store it.

    Fullwidth ASCII becomes ASCII, wide and narrow spaces become a space, characters
    without width vanish, dashes and minus signs become `-`, wave dashes `~`, and
    capitals small. Words such as m², ㎡, CO₂ and ① stay, as NFKC would not let them.
    """
    for char in set(_FOLDED.findall(text)):
        text = text.replace(char, _FOLDS[ord(char)])
    return text.casefold()


def clean_text(text: str, *, lines: bool) -> str:
    r"""Return entered text as it is stored: the user's words, line ends as `\n`.

    With `lines` every kind of line end becomes `\n`. Without, line ends around the
    text go and each one within it becomes a space. Nothing else changes.
    """
    text = _LINE_END.sub("\n", text)
    return text if lines else text.strip("\n").replace("\n", " ")


def text_problems(
    field_name: str, text: str, *, limit: int, required: bool, lines: bool = False
) -> Iterator[Problem]:
    """Yield everything that stops a cleaned text from being stored.

    Controls, lone surrogates and noncharacters are refused; tab and line end are
    allowed where the field has `lines`.

    Args:
        field_name: where the user corrects it.
        text: what `clean_text` returned.
        limit: most code points.
        required: whether a text of nothing but space is a problem.
        lines: whether the field holds several lines.
    """
    if required and not folded(text).strip():
        yield Problem("text_missing", field_name)
    if len(text) > limit:
        params = {"limit": limit, "length": len(text)}
        yield Problem("text_too_long", field_name, params)
    if bad := (_BAD_IN_LINES if lines else _BAD_IN_NAME).search(text):
        params_of_bad = {"character": f"U+{ord(bad[0]):04X}", "position": bad.start()}
        yield Problem("text_has_control_characters", field_name, params_of_bad)
