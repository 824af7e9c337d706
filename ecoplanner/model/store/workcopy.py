"""The working copy: where edits live until they are published.

It lies in the user's own folder, one for each plan file. A lock of the operating
system, freed when the program ends however it ends, keeps two windows from editing
one file; a small file beside the plan tells people at other computers who edits it.
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import hashlib
import json
import os
import platform
import sqlite3
from pathlib import Path
from typing import Any
from typing import NamedTuple
from typing import TYPE_CHECKING

from filelock import FileLock
from filelock import Timeout

from ecoplanner import paths
from ecoplanner.errors import PlanInUseError
from ecoplanner.errors import PlanReadOnlyError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.store.journal import now
from ecoplanner.model.store.replace import flush
from ecoplanner.model.store.replace import is_writable
from ecoplanner.model.store.replace import replace
from ecoplanner.model.store.replace import write_file
from ecoplanner.model.store.sqlite import connect
from ecoplanner.model.store.sqlite import primary_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.store.sqlite import Database

_MADE = ".made"
_NEXT = ".next"
_OF = ".of"
_DATABASE = "plan.sqlite"
_SIDECAR_LIMIT = 10_000
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def user_name() -> str:
    """Return the name under which edits are recorded."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def real_path(path: Path) -> Path:
    """Return the file that a link points at; a link itself is never replaced."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path.absolute()


def identity(path: Path) -> tuple[int, int] | None:
    """Return what a file keeps when it is renamed, and no copy of it has."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns


class Sign(NamedTuple):
    """Whose working copy it is.

    Attributes:
        path: the plan file.
        plan_id: the plan in it.
        file: `identity` of the file when it was last read or written.
    """

    path: Path
    plan_id: str
    file: tuple[int, int] | None


class WorkFolder:
    """The folder of one plan file's working copy, held by this program alone."""

    def __init__(self, path: Path, folder: Path | None = None) -> None:
        """Name the folder; nothing is made yet.

        Args:
            path: the plan file.
            folder: by default the one that belongs to the path.
        """
        self.path = real_path(path)
        real = os.fsencode(os.path.realpath(self.path))
        key = hashlib.sha256(real).hexdigest()[:20]
        self.folder = folder or paths.state_folder() / "work" / key
        self._sidecar = self.path.with_name(f".~lock.{self.path.name}#")
        # A plan may be opened in one thread and closed in another.
        self._lock = FileLock(self.folder / "lock", timeout=0, thread_local=False)
        self._has_sidecar = False

    @property
    def database(self) -> Path:
        """The working copy itself."""
        return self.folder / _DATABASE

    def hold(self) -> None:
        """Take the folder and tell others that the plan is being edited.

        Raises:
            PlanInUseError: another window or another computer edits the plan.
            PlanReadOnlyError: the plan is read-only, or there is no place to write
                beside it.
            PlanUnavailableError: there is no place to write for the user.
        """
        try:
            if not is_writable(self.path):
                reason = os.strerror(errno.EACCES)
                raise PlanReadOnlyError(path=self.path, reason=reason)
            if _is_held(self.path):
                raise PlanInUseError(path=self.path, who="", since="")
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout as error:
            raise PlanInUseError(path=self.path, who=user_name(), since="") from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise PlanUnavailableError(path=self.path, reason=reason) from error
        try:
            self._take_sidecar()
        except BaseException:
            self._lock.release()
            raise

    def release(self) -> None:
        """Let others edit the plan."""
        if self._has_sidecar:
            # On a stick that was pulled out there is nothing left to remove.
            with contextlib.suppress(OSError):
                self._sidecar.unlink(missing_ok=True)
            self._has_sidecar = False
        self._lock.release()

    def discard(self) -> None:
        """Remove the working copy; what it held is published or set aside."""
        for ending in ("", "-journal", _MADE, _NEXT, _OF):
            self._beside(ending).unlink(missing_ok=True)
        # What a crash left of a file that was being written; staying does no harm.
        with contextlib.suppress(OSError):
            for path in self.folder.glob(f".~{self.database.name}*.tmp"):
                path.unlink(missing_ok=True)

    def fill(self, source: Database) -> None:
        """Make the working copy of a plan that passed the gate: whole, or not at all.

        The rows are written anew, so nothing of the file but them comes along.
        """
        self.discard()
        made = self._beside(_MADE)
        source.execute("PRAGMA query_only = OFF")
        source.conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
        source.execute("VACUUM INTO ?", [str(made)])
        flush(made)
        replace(made, self.database)

    def intend(self, revision: Mapping[str, object]) -> None:
        """Write down which revision the plan file is about to be."""
        data = json.dumps(dict(revision), ensure_ascii=False).encode()
        write_file(self._beside(_NEXT), data)

    def intended(self) -> Mapping[str, object]:
        """Return which revision the plan file was last about to be; perhaps empty."""
        try:
            said = json.loads(self._beside(_NEXT).read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}

    def sign(self, plan_id: str) -> None:
        """Write down whose working copy it is, as the plan file now is."""
        said = {
            "path": str(self.path),
            "plan_id": plan_id,
            "file": identity(self.path),
        }
        # Without it a file that is renamed is not known again; nothing is lost.
        with contextlib.suppress(OSError):
            write_file(self._beside(_OF), json.dumps(said).encode())

    def signed(self) -> Sign | None:
        """Return whose working copy it is, where that was written down."""
        try:
            said = json.loads(self._beside(_OF).read_bytes())
            file = said["file"]
            return Sign(Path(said["path"]), said["plan_id"], file and (*file,))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def try_lock(self) -> bool:
        """Keep others from the folder; False where somebody has it."""
        try:
            self._lock.acquire()
        except (Timeout, OSError):
            return False
        return True

    def unlock(self) -> None:
        """Let others have the folder again."""
        self._lock.release()

    def take_over(self, other: WorkFolder) -> None:
        """Take the working copy out of another folder; both are held by us."""
        other.left()
        with contextlib.suppress(FileNotFoundError):
            write_file(self._beside(_NEXT), other._beside(_NEXT).read_bytes())
        replace(other.database, self.database)
        other.discard()
        # The crash left it beside a name that no plan has any more.
        if _is_mine(_read_sidecar(other._sidecar)):
            with contextlib.suppress(OSError):
                other._sidecar.unlink()

    def peek(self) -> bytes:
        """Return the working copy as it is, although somebody may be editing it.

        Raises:
            sqlite3.Error: it cannot be read just now, or needs mending first.
        """
        place = f"{self.database.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(place, timeout=0.2, uri=True)) as db:
            db.execute("BEGIN")
            return db.serialize()

    def left(self) -> bytes | None:
        """Return the working copy that a crash left here, None when there is none."""
        if not self.database.is_file():
            return None
        try:
            connect(self.database).close()
        except sqlite3.DatabaseError as error:
            # What SQLite cannot mend is returned as it stands.
            if primary_code(error) not in _BROKEN:
                raise
        return self.database.read_bytes()

    def _beside(self, ending: str) -> Path:
        return self.database.with_name(self.database.name + ending)

    def _take_sidecar(self) -> None:
        mine = _me() | {"since": now(), "program": "ecoplanner"}
        there = _read_sidecar(self._sidecar)
        if there and not _is_mine(there):
            raise PlanInUseError(
                path=self.path,
                who=f"{there.get('user', '')}@{there.get('host', '')}",
                since=str(there.get("since", "")),
            )
        try:
            # Mine and yet not held: the program ended without removing it.
            data = json.dumps(mine, ensure_ascii=False).encode()
            write_file(self._sidecar, data)
        except OSError as error:
            reason = error.strerror or str(error)
            raise PlanReadOnlyError(path=self.path, reason=reason) from error
        self._has_sidecar = True


def _is_held(path: Path) -> bool:
    """Return whether another program works in a plan file itself.

    Nothing of the file is run or changed; only its first page is read, under the
    lock that any reader takes.
    """
    try:
        place = f"{path.as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(place, timeout=0, uri=True)) as db:
            db.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        return primary_code(error) in _BUSY
    return False


def others(work: WorkFolder) -> Iterator[WorkFolder]:
    """Yield all other folders with a working copy that says whose it is."""
    for database in sorted(work.folder.parent.glob(f"*/{_DATABASE}")):
        folder = WorkFolder(work.path, database.parent)
        sign = folder.signed()
        if sign is not None and folder.folder != work.folder:
            yield WorkFolder(sign.path, folder.folder)


def _me() -> dict[str, str]:
    """Return who edits here."""
    return {"host": platform.node(), "user": user_name()}


def _is_mine(sidecar: Mapping[str, Any]) -> bool:
    return all(sidecar.get(key) == value for key, value in _me().items())


def _read_sidecar(path: Path) -> dict[str, Any]:
    strange = {"user": "?", "host": path.name}
    try:
        with path.open(encoding="utf-8") as file:
            said = json.loads(file.read(_SIDECAR_LIMIT))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        return strange
    return said if isinstance(said, dict) and said else strange
