"""Why the system or SQLite refused something, in Chinese and in English.

Both give their reasons in English, or in the language of the system; what is not
known here is passed on as it came.
"""

from __future__ import annotations

import errno
import os
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Words = tuple[str, str]

#: By number of the system's error.
_SYSTEM: dict[int, Words] = {
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("没有权限", "permission denied"),
    errno.ENOENT: ("没有这个文件或文件夹", "no such file or folder"),
    errno.ENOSPC: ("磁盘已满", "no space left on the disk"),
    errno.EROFS: ("磁盘是只读的", "the disk is read-only"),
    errno.EISDIR: ("这是一个文件夹", "it is a folder"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENAMETOOLONG: ("文件名太长", "the name is too long"),
    errno.EBUSY: ("正被别的程序占用", "another program holds it"),
    errno.ETXTBSY: ("正被别的程序占用", "another program holds it"),
    errno.EEXIST: ("已经存在", "it exists already"),
    errno.EIO: ("磁盘读写出错", "the disk failed to read or write"),
    errno.EFBIG: ("文件太大", "the file is too large"),
    errno.EMFILE: ("打开的文件太多", "too many files are open"),
    errno.ENFILE: ("打开的文件太多", "too many files are open"),
    errno.ELOOP: ("链接绕成了圈", "its links run in a circle"),
    errno.EINVAL: ("路径写得不对", "the path is not a valid one"),
    errno.ENOMEM: ("内存不够", "not enough memory"),
    errno.ENODEV: ("磁盘已断开", "the disk is gone"),
    errno.ENXIO: ("磁盘已断开", "the disk is gone"),
}
#: By how SQLite, Windows or the gate of plan files begin their reason.
_BEGINNINGS: dict[str, Words] = {
    "database or disk is full": _SYSTEM[errno.ENOSPC],
    "attempt to write a readonly database": _SYSTEM[errno.EROFS],
    "disk i/o error": _SYSTEM[errno.EIO],
    "unable to open database file": ("打不开文件", "the file cannot be opened"),
    "unable to open database:": (
        "没有这个文件夹，或不能写入",
        "there is no such folder, or nothing may be written there",
    ),
    "the system cannot find the path": _SYSTEM[errno.ENOENT],
    "the system cannot find the file": _SYSTEM[errno.ENOENT],
    "the filename, directory name, or volume label syntax": _SYSTEM[errno.EINVAL],
    "database is locked": _SYSTEM[errno.EBUSY],
    "database disk image is malformed": ("内部结构损坏", "its structure is damaged"),
    "malformed database schema": ("目录损坏", "its list of tables is damaged"),
    "file is not a database": ("开头损坏", "its first bytes are damaged"),
    "out of memory": _SYSTEM[errno.ENOMEM],
    "access is denied": _SYSTEM[errno.EACCES],
    "the process cannot access the file": _SYSTEM[errno.EBUSY],
    "there is not enough space on the disk": _SYSTEM[errno.ENOSPC],
    "the media is write protected": _SYSTEM[errno.EROFS],
    "the device is not ready": _SYSTEM[errno.ENODEV],
    "embedded null": _SYSTEM[errno.EINVAL],
    "lstat: embedded null": _SYSTEM[errno.EINVAL],
    "content_digest": ("内容与校验值不符", "its content is not what was published"),
    "record_digest": ("历史与校验值不符", "its history is not what was published"),
    "digest": ("历史与校验值不符", "its history is not what was published"),
    "user_version": ("格式号不对", "no such format"),
    "revisions": ("没有发布记录", "it was never published"),
    "wal": ("写它的程序没有正常关闭", "its program did not close it"),
    "wrong # of entries": ("索引损坏", "an index is damaged"),
    "row ": ("索引损坏", "an index is damaged"),
    "tree ": ("内部结构损坏", "its structure is damaged"),
    "*** in database": ("内部结构损坏", "its structure is damaged"),
    "interrupted": ("读取时间过长", "reading it takes too long"),
    "string or blob too big": ("有一项大得不合情理", "a value is too large"),
}
#: How Python words an error of the system.
_ERRNO = re.compile(r"\[(?:Errno|WinError) \d+\] (.+?)(?:: '.*')?", re.DOTALL)
_CUT = re.compile(r"(\d+) < (\d+)")


@cache
def _by_text() -> Mapping[str, Words]:
    """Return the words by the text that the system of this run uses."""
    return {os.strerror(code).lower(): words for code, words in _SYSTEM.items()}


def reason_text(reason: str, language: str) -> str:
    """Return a reason in the language; one that is not known as it is."""
    at = 0 if language == "zh" else 1
    if python := _ERRNO.fullmatch(reason):
        reason = python[1]
    said = reason.strip().lower().rstrip(".")
    found = _by_text().get(said) or next(
        (words for begin, words in _BEGINNINGS.items() if said.startswith(begin)), None
    )
    if found is not None:
        return found[at]
    if cut := _CUT.fullmatch(said):
        words = ("只有 {} 字节，应有 {}", "{} bytes of {}")
        return words[at].format(*cut.groups())
    if said.endswith(("-journal", "-wal")):
        words = ("写它的程序留下了 {}", "its program left {} behind")
        return words[at].format(reason)
    return reason
