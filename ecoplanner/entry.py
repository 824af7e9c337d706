"""Where the program starts: it may be stopped while it is still being loaded."""

from __future__ import annotations

import sys

#: What a shell says of a program that Ctrl+C ended.
STOPPED = 130


def main() -> None:
    """Load the command line and run it; it leaves with its exit code."""
    try:
        from ecoplanner.cli import main as run  # noqa: PLC0415 - this takes a moment

        run()
    except KeyboardInterrupt:
        sys.exit(STOPPED)
