"""The group of funding commands; each is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click
from typing_extensions import override

from ecoplanner.commands.help import speaking
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotYetError

if TYPE_CHECKING:
    from pathlib import Path

#: Action -> (module and name in `ecoplanner.commands.fund`, what it does).
ACTIONS: dict[str, tuple[str, str]] = {
    "list": ("listing:list_", "List the plan's own funding and its scenarios."),
    "new": ("listing:new", "Make a scenario from the plan or another one."),
    "rename": ("listing:rename", "Give a scenario another name."),
    "lock": ("listing:lock", "Lock a scenario, or money of a source for projects."),
    "unlock": ("listing:unlock", "Unlock a scenario, or money of a source."),
    "delete": ("listing:delete", "Remove a scenario."),
    "mix": ("mixing:mix", "Give sources shares or amounts; say what moved."),
    "allocate": ("mixing:allocate", "Set what a source gives a project by year."),
    "ceiling": ("limiting:ceiling", "List, add or remove limits."),
    "compare": ("comparing:compare", "Set the plan and scenarios side by side."),
    "adopt": ("comparing:adopt", "Make a scenario the plan; keep the old plan."),
    "stress": ("stressing:stress", "What if a source falls, comes late, or fails?"),
    "backfill": ("filling:backfill", "Fill the gap by an ordered list of rules."),
    "risk": ("filling:risk", "How large may the gap become, P50 and P80?"),
    "solve": ("solving:solve", "The mix that is best under limits, or why none is."),
    "choose": ("choosing:choose", "Which projects, and when, with limited money?"),
    "frontier": ("frontier:frontier", "What each budget achieves at best."),
    "award": ("awards:award", "What award rules grant, and how far to the next step."),
}


class LazyGroup(click.Group):
    """Imports an action when it is called; one that is not there yet says so."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        plan, rest = args[:1], args[1:]
        if plan and not plan[0].startswith("-"):
            if rest[:1] and rest[0] in ctx.help_option_names:
                args = rest[:1]
            elif not rest or rest[0].startswith("-"):
                args = [*plan, "list", *rest]
        return super().parse_args(ctx, args)

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(ACTIONS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ACTIONS:
            return None
        module, _colon, attribute = ACTIONS[cmd_name][0].partition(":")
        path = f"ecoplanner.commands.fund.{module}"
        if find_spec(path) is None:
            return _to_come(cmd_name)
        command: click.Command = getattr(import_module(path), attribute)
        return speaking(command)

    @override
    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Actions"):
            formatter.write_dl([(name, text) for name, (_, text) in ACTIONS.items()])


def _to_come(name: str) -> click.Command:
    def say() -> None:
        raise NotYetError(what=f"fund {name}")

    settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    return click.Command(name, callback=say, context_settings=settings)


@click.group("fund", cls=LazyGroup, subcommand_metavar="[ACTION] ...")
@PLAN
@with_language
@click.pass_context
def fund(ctx: click.Context, plan: Path) -> None:
    """Funding scenarios: mixes, limits, comparison, stress tests, solving.

    Without an action the plan's own funding and its scenarios are listed.

    Example: ecoplanner fund plan.ecoplan mix --scenario 甲 --share 社会资本=15
    """
    ctx.obj = plan
