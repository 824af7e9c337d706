"""Where the program finds its resources and keeps what is its own."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
#: In a wheel the resources lie inside the package, in a checkout beside it.
_HOMES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")

#: Environment variable that moves the program's own folder, for tests and sticks.
STATE_VARIABLE = "ECOPLANNER_STATE_DIR"


def resource(name: str) -> Path:
    """Return the path of a bundled file, such as `fonts/OFL.txt`."""
    for home in _HOMES:
        if home.is_dir():
            return home / name
    return _HOMES[-1] / name


def state_folder() -> Path:
    """Return the user's own folder for working copies and backups."""
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named)
    return Path(platformdirs.user_state_dir("ecoplanner", appauthor=False))
