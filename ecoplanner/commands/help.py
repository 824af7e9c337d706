"""The help of commands in the language of the run.

The English words stand in the commands. Their Chinese, `resources/i18n/help.toml`, is
read when Chinese help is asked for, and not before.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

import click
from typing_extensions import override

from ecoplanner import paths
from ecoplanner.commands.shared import Speaker
from ecoplanner.terminal import width

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

# Patterns are compiled when help is asked for: most runs ask for none.
#: What stays on one line: a Chinese character, or other ones up to a blank or a bar;
#: with the marks that open before and close after them.
_PIECE = (
    r"\s+|[（《“]*(?:[^\s|\u2e80-\uffef]+\|?|\||[\u2e80-\uffef])[，。；：、？）》”]*"
)
_WORD = r"\s+|\S+"
_NAME = r"\b[A-Z]{2,}(?: RANGE)?\b"
_EXTRA = r"(?:^|  )\[([^\[\]]+)\]$"
_RANGE = r"(?:(?P<low>\S+?)<=)?x(?:<=(?P<high>\S+)|>=(?P<least>\S+))?"
_EXAMPLE = "Example: "
_AS_IT_STANDS = "\b"
_CUT = "..."
#: Columns that a usage or the text of a row has at least.
_LEAST_USAGE = 20
_LEAST_TEXT = 10


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the Chinese of the `texts` of help and of the `names` of values."""
    path = paths.resource("i18n/help.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def named(text: str) -> str:
    """Return a call or the pattern of one, its values named in Chinese."""
    names = words()["names"]
    return re.sub(_NAME, lambda match: names.get(match[0], match[0]), text)


def said(text: str) -> str:
    """Return a paragraph in Chinese, or as it came where nobody has translated it."""
    texts = words()["texts"]
    if text not in texts and text.endswith(_CUT):
        # Lists of commands show the beginning of what a command does.
        start = text.removesuffix(_CUT)
        text = next((each for each in texts if each.startswith(start)), text)
    return texts.get(text, text)


class SpeakingContext(click.Context):
    """A call whose help is in the language of the run."""

    @override
    def make_formatter(self) -> click.HelpFormatter:
        speaker = self.find_object(Speaker)
        if speaker is None or speaker.language != "zh":
            return super().make_formatter()
        return _Chinese(width=self.terminal_width, max_width=self.max_content_width)


def speaking(command: click.Command) -> click.Command:
    """Return the command; it and those below it speak the language of the run.

    A call that lacks its command is refused in a line, as any other wrong call is.
    """
    command.context_class = SpeakingContext
    if isinstance(command, click.Group):
        command.no_args_is_help = False
        for each in command.commands.values():
            speaking(each)
    return command


class _Chinese(click.HelpFormatter):
    """Writes help in Chinese; columns line up although its characters are wide."""

    @override
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        start = f"{prefix or said('Usage')}：{named(prog)} "
        room = self.width - width(start)
        if room < _LEAST_USAGE:
            self.write(f"{start.rstrip()}\n")
            start = " " * 2 * self.indent_increment
            room = self.width - len(start)
        lines = wrapped(named(args), room)
        body = f"\n{' ' * width(start)}".join(lines)
        self.write(f"{start}{body}".rstrip() + "\n")

    @override
    def write_heading(self, heading: str) -> None:
        self.write(f"{' ' * self.current_indent}{said(heading)}：\n")

    @override
    def write_text(self, text: str) -> None:
        blank = " " * self.current_indent
        parts = (
            "\n".join(f"{blank}{line}" for line in lines)
            for lines in _paragraphs(text, self.width - self.current_indent)
        )
        self.write("\n\n".join(parts) + "\n")

    @override
    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,
        col_spacing: int = 2,
    ) -> None:
        table = [(named(first), _row_text(second)) for first, second in rows]
        wide = min(max(width(first) for first, _ in table), col_max) + col_spacing
        start = " " * self.current_indent
        blank = " " * (self.current_indent + wide)
        for first, second in table:
            room = max(self.width - len(blank), _LEAST_TEXT)
            lines = wrapped(second, room)
            head = f"{start}{first}"
            if width(first) + col_spacing <= wide and lines:
                head += " " * (wide - width(first)) + lines.pop(0)
            self.write("".join([f"{head}\n", *(f"{blank}{line}\n" for line in lines)]))


def wrapped(text: str, room: int, pieces: str = _PIECE) -> list[str]:
    """Return a text as lines of at most `room` columns, where it can be parted so."""
    lines = [""]
    for piece in re.findall(pieces, text):
        if width(lines[-1]) + width(piece.rstrip()) > room and lines[-1].strip():
            lines.append("")
        if lines[-1] or piece.strip():
            lines[-1] += piece
    return [line.rstrip() for line in lines if line.strip()]


def _paragraphs(text: str, room: int) -> Iterator[list[str]]:
    """Yield the lines of each paragraph in Chinese."""
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        lines = [line.strip() for line in block.splitlines()]
        if lines[0] == _AS_IT_STANDS:
            head, *rest = lines[1:]
            yield [said(head), *map(named, rest)]
            continue
        whole = " ".join(lines)
        example = whole.removeprefix(_EXAMPLE)
        if example == whole:
            yield wrapped(said(whole), room)
        else:
            line = f"{said(_EXAMPLE.strip())}{named(example)}"
            yield wrapped(line, room, _WORD)


def _row_text(text: str) -> str:
    """Return what a row says, with what click adds to it: default, range, need."""
    match = re.search(_EXTRA, text)
    if match is None:
        return said(text) if text else ""
    before = text[: match.start()].strip()
    extra = "；".join(map(_extra, match[1].split("; ")))
    return f"{said(before)}（{extra}）" if before else f"（{extra}）"


def _extra(text: str) -> str:
    name, colon, value = text.partition(": ")
    if colon:
        return f"{said(name)} {value}"
    if match := re.fullmatch(_RANGE, text):
        low, high = match["low"] or match["least"], match["high"]
        if low and high:
            return f"{low} 到 {high}"
        return f"≥ {low}" if low else f"≤ {high}"
    return said(text)
