"""The cold window: a process that says when it stands, and ends.

    python -m ecoplanner.bench.standing PLAN

It goes the road of `ecoplanner open PLAN`, and loads nothing before that the command
does not load.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

#: What it says.
STANDS = b"stands"


def main(plan: Path) -> None:
    """Open the window as the command does, and say when it is painted and idle."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Commands stand above the benchmark; what they load is part of the road.
    import_module("ecoplanner.cli")
    import_module("ecoplanner.commands.window").load()
    # Qt first comes with the window.
    from ecoplanner.bench.opening import app_of  # noqa: PLC0415 - see above
    from ecoplanner.bench.opening import Paints  # noqa: PLC0415

    app = app_of(plan)
    assert app.window is not None  # noqa: S101 - the plan was just made
    Paints(app.window).wait_once()
    sys.stdout.buffer.write(STANDS + b"\n")
    sys.stdout.flush()
    app.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
