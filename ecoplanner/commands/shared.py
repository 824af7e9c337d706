"""What all commands share: the language they speak, and the options for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from typing import NoReturn
from typing import TYPE_CHECKING

import click

from ecoplanner.errors import NotFoundError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.messages import system_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.messages import Language
    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio


def file_path(text: str) -> Path:
    """Return the path of a file that the user names; nothing need be there.

    Raises:
        PlanUnavailableError: the system cannot look up such a name.
    """
    path = Path(text)
    try:
        path.lstat()
    except FileNotFoundError:
        return path
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PlanUnavailableError(path=path, reason=reason) from error
    return path


def not_found(portfolio: Portfolio, name: str, *kinds: type[Entity]) -> NotFoundError:
    """Return that no row of these kinds has a name; it says which names come near."""
    # Kinds that are named have their names in the field `name`.
    rows: list[Any] = [row for kind in kinds for row in portfolio.all(kind)]
    choices = [row.name for row in rows]
    return NotFoundError(table=kinds[0].TABLE, name=name, choices=choices)


PLAN = click.argument("plan", type=file_path)


class Speaker:
    """Remembers the language of one run."""

    def __init__(self) -> None:
        self.language: Language = system_language()

    def say(self, chinese: str, english: str) -> str:
        """Return the text in the language of the run."""
        return chinese if self.language == "zh" else english

    def refuse(self, chinese: str, english: str) -> NoReturn:
        """End a call that is not as it is meant.

        Raises:
            UsageError: always.
        """
        context = click.get_current_context(silent=True)
        raise click.UsageError(self.say(chinese, english), context)


def examples(*lines: str) -> str:
    """Return examples for the help of a command, each on a line of its own."""
    return "\n".join(("\b", "Examples:", *lines, ""))


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
