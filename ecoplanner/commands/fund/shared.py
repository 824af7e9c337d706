"""What the funding commands share: whose money, which projects, what was typed."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any
from typing import NoReturn
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.shared import not_found
from ecoplanner.commands.shared import Speaker
from ecoplanner.messages import saying_text
from ecoplanner.model.bilingual import joined
from ecoplanner.model.funding import LEVEL_NAMES
from ecoplanner.model.funding import LEVEL_WORDS
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.limits import BY_LEVEL
from ecoplanner.model.money import wan_fen
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.text import folded
from ecoplanner.words import NONE
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence
    from typing import TypeVar

    from ecoplanner.messages import Language
    from ecoplanner.model.entity import Entity
    from ecoplanner.model.funding import SourceLevel
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.saying import Saying

    E = TypeVar("E", bound=Entity)

#: Hands the path of the plan on; the group has read it.
pass_plan = click.make_pass_decorator(Path)

TIER = click.Choice(TIERS)
_HUNDRED = 100
_PERCENT = re.compile(r"([0-9]{1,7}(?:\.[0-9]{1,9})?) *%?")


def with_scenario(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--scenario`."""
    return click.option(
        "--scenario", help="Name of a scenario; the plan's own money by default."
    )(command)


def with_projects(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--program` and `--project`, passed on as `programs` and `projects`."""
    command = click.option(
        "--project", "projects", multiple=True, help="Only this project; repeatable."
    )(command)
    return click.option(
        "--program",
        "programs",
        multiple=True,
        help="Only the projects of this programme; repeatable.",
    )(command)


def named(portfolio: Portfolio, kind: type[E], name: str) -> E:
    """Return the row of that name or id.

    Raises:
        NotFoundError: there is none.
    """
    found = portfolio.named(kind, name)
    rows = (found,) if found is not None else portfolio.having(kind, "id", name)
    if not rows:
        raise not_found(portfolio, name, kind)
    return rows[0]


def scenario_of(portfolio: Portfolio, name: str | None) -> Scenario | None:
    """Return the scenario of that name; None is the plan itself."""
    return None if name is None else named(portfolio, Scenario, name)


def source_id(portfolio: Portfolio, name: str) -> str:
    """Return the id of the source of that name."""
    return named(portfolio, Source, name).id


def level_of(text: str) -> SourceLevel:
    """Return a level of money typed by its code, `county`, or in words, `县级`.

    Raises:
        InvalidInputError: there is no such level.
    """
    level = known_level(text)
    if level is None:
        known = joined(f"{code} {words}" for code, words in LEVEL_WORDS.items())
        said = {"text": text, "levels": known}
        raise InvalidInputError([Problem("not_a_level", "level", said)])
    return level


def money_of(portfolio: Portfolio, name: str) -> tuple[str | None, SourceLevel | None]:
    """Return the source or the level of that name; the other one is None.

    Raises:
        NotFoundError: there is neither.
    """
    level = None if portfolio.named(Source, name) else known_level(name)
    return (None, level) if level else (source_id(portfolio, name), None)


def known_level(text: str) -> SourceLevel | None:
    """Return the level of that code or those words, or None."""
    wanted = folded(text).strip()
    for ending in (BY_LEVEL, BY_LEVEL.english):
        wanted = wanted.removesuffix(folded(ending)).strip()
    for code, words in LEVEL_WORDS.items():
        if wanted in {code, folded(words), folded(LEVEL_NAMES[code])}:
            return code
    return None


def projects_of(
    portfolio: Portfolio, programs: Iterable[str], projects: Iterable[str]
) -> Sequence[Project]:
    """Return the projects asked for, in the plan's order; all where none are."""
    wanted = {named(portfolio, Project, name).id for name in projects}
    of_programs = {named(portfolio, Program, name).id for name in programs}
    if not wanted and not of_programs:
        return portfolio.all(Project)
    return [
        row
        for row in portfolio.all(Project)
        if row.id in wanted or row.program_id in of_programs
    ]


def share_of(text: str, where: str) -> Fraction:
    """Return a part of the whole, 0-1, typed as `15`, `15%` or `12.5`.

    Args:
        text: as typed.
        where: the option, or what in it the part is of.

    Raises:
        InvalidInputError: no number, or more than 100 %.
    """
    words = folded(text).strip()
    match = _PERCENT.fullmatch(words)
    if match is None and words[:1] in "-−" and _PERCENT.fullmatch(words[1:].strip()):
        said = {"share": f"{words.removesuffix('%').strip()}%"}
        raise InvalidInputError(
            [Problem("share_negative", "share_ppm", said)], where=where
        )
    if match is None:
        problem = Problem("not_a_number", "share_ppm", {"text": text})
        raise InvalidInputError([problem], where=where)
    share = Fraction(match[1]) / _HUNDRED
    if share > 1:
        problem = Problem("share_over_all", "share_ppm", {"share": f"{match[1]}%"})
        raise InvalidInputError([problem], where=where)
    return share


def fen_of(text: str, where: str) -> int:
    """Return an amount typed in 10,000 yuan, or with its unit, as whole fen.

    Args:
        text: as typed.
        where: the option, or what in it the amount is of.

    Raises:
        InvalidInputError: it is no amount.
    """
    fen = wan_fen(text)
    if isinstance(fen, Problem):
        raise InvalidInputError([fen], where=where)
    return fen


def misuse(chinese: str, english: str) -> NoReturn:
    """Say in the run's language that a command was called wrongly.

    Raises:
        UsageError: always.
    """
    speaker = click.get_current_context().ensure_object(Speaker)
    raise click.UsageError(speaker.say(chinese, english))


def pair_of(text: str) -> tuple[str, str]:
    """Return the two sides of `NAME=VALUE`."""
    name, equals, value = text.rpartition("=")
    if not equals:
        misuse(f"“{text}”不是 名称=数值", f"'{text}' is not NAME=VALUE")
    return name.strip(), value.strip()


def own_name(speaker: Speaker, scenario: Scenario | None) -> str:
    """Return the name of a scenario, or of the plan's own money."""
    return scenario.name if scenario else speaker.say("规划", "the plan")


def year_name(year: int | None, language: Language) -> str:
    """Return a year, or what money without one is called."""
    return word(NONE, "year", language) if year is None else str(year)


def project_count(speaker: Speaker, count: int) -> str:
    """Return `3 个项目` or `1 project`."""
    english = "1 project" if count == 1 else f"{count} projects"
    return speaker.say(f"{count} 个项目", english)


def saying_record(saying: Saying, language: Language) -> dict[str, object]:
    """Return a sentence with its code and values, for JSON."""
    return {"code": saying.code, "text": saying_text(saying, language)}
