"""Commands whose part of the program is still to come."""

from __future__ import annotations

from pathlib import Path

import click

from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotYetError


@click.command("open")
@click.argument("plan", type=click.Path(path_type=Path), required=False)
@with_language
def open_(plan: Path | None) -> None:
    """Open the window."""
    del plan
    raise NotYetError(what="open")


@click.command("import", context_settings={"ignore_unknown_options": True})
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), help="Plan to read into.")
@click.option("--table", type=int, help="Number of the table in the file.")
@click.option("--mapping", help="Which column is which.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@with_format
@with_language
def import_(**_: object) -> None:
    """Read tables from other programs' files."""
    raise NotYetError(what="import")
