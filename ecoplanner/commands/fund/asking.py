"""What solving and choosing share: limits typed, locks, scenarios written to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.shared import known_level
from ecoplanner.commands.fund.shared import named
from ecoplanner.commands.fund.shared import pair_of
from ecoplanner.commands.shared import not_found
from ecoplanner.messages import saying_text
from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import locked_pairs
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.limit_rules import year_problems
from ecoplanner.model.limit_text import typed_limit
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store import money_edit
from ecoplanner.model.store.funding_edit import apply_amounts
from ecoplanner.model.zone import Zone
from ecoplanner.terminal import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Bound
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.saying import Saying
    from ecoplanner.model.store.access import Writer


def with_limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--at-most`, `--at-least` and `--year-limit`."""
    command = click.option(
        "--year-limit",
        "year_limits",
        multiple=True,
        metavar="[YEAR=]AMOUNT",
        help="The most that all money may come to in each year, or in one.",
    )(command)
    command = click.option(
        "--at-least",
        multiple=True,
        metavar="NAME=LIMIT",
        help="As --at-most: the least.",
    )(command)
    return click.option(
        "--at-most",
        multiple=True,
        metavar="NAME=LIMIT",
        help="The most of a source or level, or in a zone or programme: 8000 or 30%.",
    )(command)


def typed_ceilings(
    portfolio: Portfolio,
    at_most: Iterable[str],
    at_least: Iterable[str],
    year_limits: Iterable[str],
) -> tuple[Ceiling, ...]:
    """Return the limits typed; they hold for this call only.

    Raises:
        InvalidInputError: a limit that is no amount and no share.
        NotFoundError: no source, zone or programme of a name.
    """
    found = [_ceiling(portfolio, text, "most") for text in at_most]
    found += [_ceiling(portfolio, text, "least") for text in at_least]
    for text in year_limits:
        found += _year_ceilings(portfolio, text)
    return tuple(found)


def apply(
    writer: Writer,
    portfolio: Portfolio,
    base: Scenario | None,
    name: str,
    amounts: Mapping[Key, int],
) -> Scenario:
    """Write changes of the money of `base` into a scenario, made where there is none.

    Raises:
        InvalidInputError: the scenario is locked, money of it that is locked would
            change, or money that may not be.
    """
    target = portfolio.named(Scenario, name)
    if target is None:
        target = money_edit.new_scenario(writer, name, base.id if base else None)
        apply_amounts(writer, target.id, amounts)
        return target
    now = _money(portfolio, target)
    full = dict.fromkeys(now, 0) | _money(portfolio, base) | dict(amounts)
    locked = locked_pairs(portfolio, target)
    for key, fen in full.items():
        if key[:2] in locked and fen != now.get(key, 0):
            params = {
                "scenario": target.name,
                "project": portfolio.get(Project, key[0]).name,
                "source": portfolio.get(Source, key[1]).name,
            }
            raise InvalidInputError([Problem("locked_money_changed", "target", params)])
    apply_amounts(writer, target.id, full)
    return target


def project_ids(portfolio: Portfolio, names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of projects named."""
    return tuple(named(portfolio, Project, name).id for name in names)


def outside(portfolio: Portfolio, scope: Iterable[Project]) -> frozenset[str]:
    """Return the ids of the projects that are not asked about."""
    asked = {row.id for row in scope}
    return frozenset(row.id for row in portfolio.all(Project) if row.id not in asked)


def money_ids(portfolio: Portfolio, names: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return project and source of the money that projects or sources named have.

    Raises:
        NotFoundError: neither a project nor a source of a name.
    """
    found: set[tuple[str, str]] = set()
    for name in names:
        project = portfolio.named(Project, name)
        source = portfolio.named(Source, name)
        if project is None and source is None:
            raise not_found(portfolio, name, Source, Project)
        projects = portfolio.all(Project) if project is None else (project,)
        sources = portfolio.all(Source) if source is None else (source,)
        found.update((a.id, b.id) for a in projects for b in sources)
    return frozenset(found)


def texts(speaker: Speaker, sayings: Iterable[Saying]) -> list[str]:
    """Return sentences in the language of the run."""
    return [saying_text(each, speaker.language) for each in sayings]


def say(speaker: Speaker, sayings: Iterable[Saying]) -> None:
    """Print sentences, one a line."""
    for text in texts(speaker, sayings):
        write(text)


def _ceiling(portfolio: Portfolio, text: str, bound: Bound) -> Ceiling:
    name, value = pair_of(text)
    limit = typed_limit(value)
    if isinstance(limit, Problem):
        raise InvalidInputError([limit], where=name)
    made = Ceiling(
        id=f"typed-{bound}-{name}",
        bound=bound,
        amount_fen=limit.amount_fen,
        share_ppm=limit.share_ppm,
    )
    fields: tuple[tuple[type[Any], str], ...] = (
        (Source, "source_id"),
        (Zone, "zone_id"),
        (Program, "program_id"),
    )
    for kind, field in fields:
        row = portfolio.named(kind, name)
        if row is not None:
            values: dict[str, Any] = {field: row.id}
            return replace(made, **values)
    level = known_level(name)
    if level is not None:
        return replace(made, level=level)
    raise not_found(portfolio, name, Source, Zone, Program)


def _year_ceilings(portfolio: Portfolio, text: str) -> Iterator[Ceiling]:
    year, equals, amount = text.rpartition("=")
    limit = typed_limit(amount)
    where = f"--year-limit {year}".rstrip()
    if isinstance(limit, Problem):
        raise InvalidInputError([limit], where=where)
    if equals and not year.strip().isdecimal():
        problem = Problem("not_a_number", "year", {"text": year})
        raise InvalidInputError([problem], where="--year-limit")
    years = {int(year)} if equals else {*_years(portfolio)}
    for each in sorted(years):
        made = Ceiling(
            id=f"typed-year-{each}",
            year=each,
            amount_fen=limit.amount_fen,
            share_ppm=limit.share_ppm,
        )
        problems = [*year_problems(portfolio, made)]
        if problems:
            raise InvalidInputError(problems, where=where)
        yield made


def _years(portfolio: Portfolio) -> Iterator[int]:
    """Yield every year in which anything may be spent."""
    plan = portfolio.plan
    yield from range(plan.first_year, plan.last_year + 1)
    for project in portfolio.all(Project):
        yield from project.years


def _money(portfolio: Portfolio, scenario: Scenario | None) -> dict[Key, int]:
    return {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in allotted(portfolio, scenario)
    }
