"""The command line: a thin layer over the calls that the window makes too.

Exit codes: 0 done; 1 done, with findings of severity error; 2 the input or the call
is at fault, said in one line, with nothing written or changed.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

import ecoplanner
from ecoplanner.commands.help import speaking
from ecoplanner.commands.help import SpeakingContext
from ecoplanner.commands.shared import Speaker
from ecoplanner.commands.shared import with_language
from ecoplanner.commands.usage import asked_language
from ecoplanner.commands.usage import usage_text
from ecoplanner.errors import EcoplannerError
from ecoplanner.terminal import write_error

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Command -> (module and name in `ecoplanner.commands`, what it does).
COMMANDS: dict[str, tuple[str, str]] = {
    "open": ("window:open_", "Open the window."),
    "demo": ("demo:demo", "Make the sample plan, its shares and its printed annex."),
    "new": ("making:new", "Make an empty plan, or one with the frame of a sample."),
    "sample": ("making:sample", "Make a bundled plan, or list them."),
    "info": ("reading:info", "Say what a plan is and how much is in it."),
    "projects": ("reading:projects", "List the projects in the order of the annex."),
    "shares": ("reading:shares", "Show budget shares by program, zone, source, ..."),
    "check": ("reading:check", "Say what in a plan a person should look at."),
    "history": ("happened:history", "Say who changed what and when."),
    "report": ("printing:report", "Print annex tables to a file."),
    "page": ("paging:page", "Show or change how tables are printed."),
    "set": ("editing:set_", "Change fields of a project."),
    "rows": ("rows:rows", "List the rows of a kind: zones, places, sources, ..."),
    "add": ("rows:add", "Add a row of any kind."),
    "change": ("rows:change", "Change fields of a row of any kind."),
    "rename": ("rows:rename", "Give a row another name."),
    "remove": ("rows:remove", "Remove a row, and say what hangs on it."),
    "undo": ("editing:undo", "Undo the last change."),
    "redo": ("editing:redo", "Redo the last change that was undone."),
    "version": ("happened:version", "Name, list, compare versions, or go back to one."),
    "copy": ("making:copy", "Save a copy, with or without its history."),
    "rescue": ("making:rescue", "Save what can be read of a damaged plan."),
    "fund": ("fund.group:fund", "Funding: mixes, limits, stress, solving, awards."),
    "import": ("window:import_", "Read tables from other programs' files."),
    "bench": ("bench:bench", "Measure the times that a user feels."),
}


class _LazyGroup(click.Group):
    """Imports a command when it is called: most runs need only one."""

    context_class = SpeakingContext

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _colon, attribute = COMMANDS[name][0].partition(":")
        loaded = import_module(f"ecoplanner.commands.{module}")
        command: click.Command = getattr(loaded, attribute)
        return speaking(command)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(ecoplanner.__version__, prog_name="ecoplanner")
@with_language
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Plan ecological restoration: portfolio, funding, checks and printed annex."""
    if ctx.invoked_subcommand is None:
        window = import_module("ecoplanner.commands.window")
        ctx.exit(window.open_window(None))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the program with its exit code."""
    speaker = Speaker()
    given = sys.argv[1:] if arguments is None else list(arguments)
    speaker.language = asked_language(given) or speaker.language
    try:
        code = cli.main(
            given,
            "ecoplanner",
            standalone_mode=False,
            obj=speaker,
        )
    except EcoplannerError as error:
        write_error(speaker.refusal(error))
        code = 2
    except click.ClickException as error:
        write_error(usage_text(error, speaker.language))
        code = 2
    except (click.Abort, KeyboardInterrupt):
        code = 130
    sys.exit(code if isinstance(code, int) else 0)
