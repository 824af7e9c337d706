"""How much memory a process took at its peak."""

from __future__ import annotations

import sys


def peak_mb() -> float | None:
    """Return the peak of this process in MB; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - only POSIX has it

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes / 1024, 1)
