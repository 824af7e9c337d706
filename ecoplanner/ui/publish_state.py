"""In how few words it can be said why a plan file was not replaced."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.errors import PlanMovedOnError

if TYPE_CHECKING:
    from ecoplanner.errors import EcoplannerError

#: What systems call it: numbers of Unix, and those of Windows besides.
_IN_USE = (errno.EACCES, errno.EPERM, errno.EBUSY), (5, 32, 33)
_FULL = (errno.ENOSPC, errno.EDQUOT), (39, 112)


def refused_text(error: EcoplannerError) -> str:
    """Return that a plan is not published, and why where that is short."""
    translate = QCoreApplication.translate
    why = ""
    if isinstance(error, PlanMovedOnError):
        why = translate("publish_state", "changed elsewhere")
    elif _is_said(error, *_IN_USE):
        why = translate("publish_state", "the file is in use")
    elif _is_said(error, *_FULL):
        why = translate("publish_state", "the disk is full")
    if not why:
        return translate("publish_state", "Not published")
    return translate("publish_state", "Not published: {why}").format(why=why)


def _is_said(
    error: EcoplannerError, numbers: tuple[int, ...], of_windows: tuple[int, ...]
) -> bool:
    """Return whether a refusal has one of these reasons, in the system's words."""
    import ctypes  # noqa: PLC0415 - late: no window needs it to stand

    words = {os.strerror(number) for number in numbers}
    said_by_windows = getattr(ctypes, "FormatError", None)
    if said_by_windows is not None:
        words |= {said_by_windows(number) for number in of_windows}
    reason = str(error.params.get("reason", ""))
    return _plain(reason) in {_plain(each) for each in words}


def _plain(words: str) -> str:
    # Python takes the end off what Windows says; so does this.
    return words.rstrip(" .\r\n")
