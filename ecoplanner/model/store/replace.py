"""Files are replaced whole: the old one stays until the new one is complete."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_IS_WINDOWS = os.name == "nt"
_RETRIES_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


def beside(path: Path) -> Path:
    """Return a name in the same folder for a file that is being made."""
    return path.with_name(f".~{path.name}.{secrets.token_hex(6)}.tmp")


def flush(path: Path) -> None:
    """Make sure that a file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def is_writable(path: Path) -> bool:
    """Return whether a file that exists may be changed, also by a superuser."""
    return bool(path.stat().st_mode & _WRITE) and os.access(path, os.W_OK)


def replace(made: Path, target: Path) -> None:
    """Put a finished file in the place of another, or leave both as they are.

    On Windows an indexer or virus scanner may hold the target for a moment, so it is
    tried again for 2.5 s.

    Raises:
        OSError: the target is read-only or stays held, or the disk refuses.
    """
    if target.exists():
        if not is_writable(target):
            # POSIX would replace it all the same.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        with contextlib.suppress(OSError):
            shutil.copymode(target, made)
    for pause in _RETRIES_S if _IS_WINDOWS else ():
        try:
            made.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    made.replace(target)
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Make a rename last; only POSIX has folders that can be flushed."""
    if _IS_WINDOWS:
        return
    # Some network and stick file systems refuse to flush a folder, and some folders
    # may be written but not read. The file is replaced by now, so that is no failure.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_file(target: Path, data: bytes) -> None:
    """Write a whole output file, replacing it only when complete.

    Raises:
        OSError: no permission, disk full, target held; the old file is as it was.
    """
    made = beside(target)
    try:
        made.write_bytes(data)
        flush(made)
        replace(made, target)
    finally:
        remove(made)


def remove(made: Path) -> None:
    """Remove a file that was being made; what stays does no harm."""
    with contextlib.suppress(OSError):
        made.unlink(missing_ok=True)
