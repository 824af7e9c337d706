"""Text for a terminal: columns that line up although Chinese is twice as wide."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

#: All but the end of a line.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(
        0
        if unicodedata.combining(each)
        else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in text
    )


def columns(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Return rows as lines whose columns line up.

    Args:
        rows: the same number of texts each.
        right: for each column whether it stands at the right.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        parts = []
        for text, wide, is_right in zip(row, widths, right, strict=True):
            blank = " " * (wide - width(text))
            parts.append(blank + text if is_right else text + blank)
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def write(text: str) -> None:
    """Print lines; a character that the terminal lacks is printed as `?`."""
    sys.stdout.write(f"{_printable(text, sys.stdout)}\n")


def write_json(value: object) -> None:
    """Print a value as UTF-8 JSON and nothing else, whatever the terminal is."""
    data = json.dumps(value, ensure_ascii=False, indent=1).encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def write_error(text: str) -> None:
    """Print one line to the error stream."""
    sys.stderr.write(f"{_printable(' '.join(text.split()), sys.stderr)}\n")


def _printable(text: str, stream: TextIO) -> str:
    """Return what a stream can print.

    Control characters, which could steer the terminal, become `?` as well: a file
    from elsewhere may hold them, and so may what was typed.
    """
    encoding = stream.encoding or "utf-8"
    plain = _CONTROLS.sub("?", text)
    return plain.encode(encoding, "replace").decode(encoding)
