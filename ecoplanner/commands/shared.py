"""What all commands share: the language they speak, and the options for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from typing import NoReturn
from typing import TYPE_CHECKING

import click

from ecoplanner.errors import NotFoundError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.messages import error_text
from ecoplanner.messages import system_language
from ecoplanner.model.bilingual import in_language
from ecoplanner.model.problem import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.messages import Language
    from ecoplanner.model.entity import Entity
    from ecoplanner.model.portfolio import Portfolio

#: What no file of Windows is called; plans travel.
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$')
_DEVICES = re.compile(r"CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]", re.IGNORECASE)
#: Errors that say nothing of a file: what is wrong stands in the plan, or should.
_IN_A_PLAN = (InvalidInputError, NotFoundError)


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


class Speaker:
    """Remembers the language of one run, and the plan that it is about.

    Attributes:
        language: what is spoken.
        plan: the file of the plan; None before the call is understood, or without one.
    """

    def __init__(self) -> None:
        self.language: Language = system_language()
        self.plan: Path | None = None

    def say(self, chinese: str, english: str) -> str:
        """Return the text in the language of the run."""
        return chinese if self.language == "zh" else english

    def word(self, text: str) -> str:
        """Return words of ours in the language of the run; names stay as they are."""
        return in_language(text, self.language)

    def refuse(self, chinese: str, english: str) -> NoReturn:
        """End a call that is not as it is meant.

        Raises:
            UsageError: always.
        """
        context = click.get_current_context(silent=True)
        raise click.UsageError(self.say(chinese, english), context)

    def refusal(self, error: EcoplannerError) -> str:
        """Return one line for an error, which names the plan that it is about."""
        text = error_text(error, self.language)
        if self.plan is None or not isinstance(error, _IN_A_PLAN):
            return text
        return self.say(f"{self.plan}：{text}", f"{self.plan}: {text}")


def _remember_plan(ctx: click.Context, _: click.Parameter, value: Path) -> Path:
    ctx.ensure_object(Speaker).plan = value
    return value


PLAN = click.argument("plan", type=file_path, callback=_remember_plan)


def _new_file(
    ctx: click.Context, param: click.Parameter, value: Path | None
) -> Path | None:
    """Refuse a name that another computer could not have; remember a new plan."""
    if value is None:
        return None
    speaker = ctx.ensure_object(Speaker)
    stem = value.name.partition(".")[0].strip()
    strange = _FORBIDDEN.search(value.name)
    if strange or _DEVICES.fullmatch(stem):
        bad = strange[0] if strange else stem
        speaker.refuse(
            f"{value}：Windows 的文件名里不能有“{bad}”，换一个文件名",
            f"{value}: Windows allows no “{bad}” there: choose another file name",
        )
    if param.name == "plan" and param.required:
        speaker.plan = value
    return value


NEW_PLAN = click.argument("plan", type=file_path, callback=_new_file)
MAYBE_NEW_PLAN = click.argument(
    "plan", type=file_path, callback=_new_file, required=False
)
TARGET = click.argument("target", type=file_path, callback=_new_file)


def examples(*lines: str) -> str:
    """Return examples for the help of a command, each on a line of its own."""
    return "\n".join(("\b", "Examples:", *lines, ""))


def written(speaker: Speaker, output: Path, pages: int) -> str:
    """Return that a file was written, and how long it is."""
    count = "1 page" if pages == 1 else f"{pages} pages"
    return speaker.say(f"已写出 {output}，{pages} 页", f"Wrote {output}, {count}")


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
