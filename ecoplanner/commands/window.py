"""The window; and the command whose part of the program is still to come."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NoScreenError
from ecoplanner.errors import NotYetError
from ecoplanner.errors import NoWindowError

if TYPE_CHECKING:
    from types import ModuleType

_UNSEEN = ("offscreen", "minimal")
#: What of the program the window stands on, for `load`.
_BELOW_THE_WINDOW = (
    "ecoplanner.model.store.document",
    "ecoplanner.model.store.project_edit",
    "ecoplanner.model.shares",
    "ecoplanner.labels",
    "ecoplanner.patterns",
)
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_screen() -> bool:
    """Return whether a person could see a window."""
    if os.environ.get("QT_QPA_PLATFORM") in _UNSEEN:
        return False
    if sys.platform == "linux":
        return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return True


def load() -> ModuleType:
    """Load the program with the window."""
    # What is loaded now stays; the window itself says when Python looks for circles.
    gc.disable()
    # Whatever needs no Qt comes before it, since Qt slows what comes after.
    for name in _BELOW_THE_WINDOW:
        import_module(name)
    import_module("PySide6.QtCore")
    put_import_back(vars(builtins))
    return import_module("ecoplanner.app")


def put_import_back(names: dict[str, Any]) -> None:
    """Import modules from now on without PySide reading the source of each.

    It looks for those that choose features by `from __feature__ import`, of which
    there is none here. It keeps the import it has replaced, under a name that its
    documents give; with a release that does not, it is slower and nothing else.

    Args:
        names: those of Python itself.
    """
    before, of_qt = names.get("__orig_import__"), names.get("__feature_import__")
    if before is not None and names["__import__"] is of_qt:
        names["__import__"] = before


def open_window(plan: Path | None) -> int:
    """Open the window and stay until it is closed.

    Qt is imported here and nowhere else outside the window: every other command
    runs without it.

    Returns:
        The exit code of the program.

    Raises:
        NoScreenError: there is no desktop.
        NoWindowError: Qt, or a library of the system that it needs, is missing.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise NoScreenError
    try:
        app = load()
    except ImportError as error:
        raise NoWindowError(reason=str(error)) from error
    code: int = app.run(plan)
    return code


@click.command("open")
@click.argument("plan", type=click.Path(path_type=Path), required=False)
@with_language
def open_(plan: Path | None) -> int:
    """Open the window."""
    return open_window(plan)


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
