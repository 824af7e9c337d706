"""What all commands share: the language they speak, and the options for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.messages import system_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.messages import Language

PLAN = click.argument("plan", type=click.Path(path_type=Path))


class Speaker:
    """Remembers the language of one run."""

    def __init__(self) -> None:
        self.language: Language = system_language()

    def say(self, chinese: str, english: str) -> str:
        """Return the text in the language of the run."""
        return chinese if self.language == "zh" else english


pass_speaker = click.make_pass_decorator(Speaker, ensure=True)


def _choose_language(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        ctx.ensure_object(Speaker).language = "zh" if value == "zh" else "en"


def with_language(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang`."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        is_eager=True,
        callback=_choose_language,
        help="Language of the text; the system's by default.",
    )(command)


def with_format(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--format`, passed on as `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="text for people, json for scripts.",
    )(command)
