"""How much memory a process took at its peak."""

from __future__ import annotations

import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_mb() -> float | None:
    """Return the peak of this process in MB; None where the system does not say."""
    if sys.platform == "win32":
        return None
    if _STATUS.exists():
        # What getrusage says includes the process that started this one.
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) / 1024, 1)
    import resource  # noqa: PLC0415 - only POSIX has it

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes / 1024, 1)
