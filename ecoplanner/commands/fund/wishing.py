"""What is asked of a choice of projects, as typed."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.asking import outside
from ecoplanner.commands.fund.asking import project_ids
from ecoplanner.commands.fund.asking import typed_ceilings
from ecoplanner.commands.fund.asking import with_limits
from ecoplanner.commands.fund.shared import fen_of
from ecoplanner.commands.fund.shared import projects_of
from ecoplanner.commands.fund.shared import with_projects
from ecoplanner.commands.fund.shared import with_scenario
from ecoplanner.commands.fund.sheet import with_output
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.variants import Wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project
    from ecoplanner.model.variants import Measure


def with_wish(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what both commands ask for."""
    options = (
        click.option(
            "--by",
            type=click.Choice(["benefit", "priority"]),
            default="benefit",
            show_default=True,
            help="What is added up: benefits as typed, or ranks.",
        ),
        click.option("--budget", metavar="AMOUNT", help="The most in all."),
        with_limits,
        click.option(
            "--in",
            "locked_in",
            multiple=True,
            metavar="PROJECT",
            help="This project in any case; repeatable.",
        ),
        click.option(
            "--out",
            "locked_out",
            multiple=True,
            metavar="PROJECT",
            help="Not this project; repeatable.",
        ),
        click.option("--own-years", is_flag=True, help="Projects start as planned."),
        click.option(
            "--seconds",
            type=click.FloatRange(0.1),
            default=8.0,
            show_default=True,
            help="When to stop searching; the best found then is shown.",
        ),
        with_scenario,
        with_projects,
        with_output,
    )
    for option in reversed(options):
        command = option(command)
    return command


def wish_of(portfolio: Portfolio, asked: dict[str, Any]) -> Wish:
    """Return what was asked of a choice."""
    ceilings = typed_ceilings(
        portfolio, asked["at_most"], asked["at_least"], asked["year_limits"]
    )
    if asked["budget"] is not None:
        fen = fen_of(asked["budget"], "--budget")
        ceilings = (*ceilings, Ceiling(id="typed-budget", amount_fen=fen))
    by: Measure = asked["by"]
    return Wish(
        by=by,
        ceilings=ceilings,
        locked_in=project_ids(portfolio, asked["locked_in"]),
        locked_out=project_ids(portfolio, asked["locked_out"]),
        moves=not asked["own_years"],
        stays=outside(portfolio, scope_of(portfolio, asked)),
    )


def scope_of(portfolio: Portfolio, asked: dict[str, Any]) -> Sequence[Project]:
    """Return the projects that a choice is about."""
    return projects_of(portfolio, asked["programs"], asked["projects"])
