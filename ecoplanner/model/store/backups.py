"""Earlier states of a plan file, kept on this computer and thinned with age.

All of the last two days, the last of each day for thirty days and of each month for a
year, at most 500 MB a plan; the newest is never removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from typing import TYPE_CHECKING

from ecoplanner import paths
from ecoplanner.model.store.replace import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_BYTES = 500_000_000
_ALL = timedelta(days=2)
_DAILY = timedelta(days=30)
_MONTHLY = timedelta(days=366)
_FORM = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"\d{8}T\d{12}Z\.ecoplan")


def folder(plan_id: str) -> Path:
    """Return the folder of a plan's backups.

    The id may come from a stranger's file, so it names no folder as it stands.
    """
    name = hashlib.sha256(plan_id.encode()).hexdigest()[:20]
    return paths.state_folder() / "backups" / name


def backups(plan_id: str) -> list[Path]:
    """Return the backups of a plan, newest first."""
    home = folder(plan_id)
    if not home.is_dir():
        return []
    found = [path for path in home.iterdir() if _NAME.fullmatch(path.name)]
    return sorted(found, reverse=True)


def keep(plan_id: str, data: bytes, when: datetime | None = None) -> Path:
    """Keep the bytes of a plan file, then thin what is older.

    Args:
        plan_id: the plan.
        data: the whole file.
        when: time in UTC, now by default.
    """
    when = when or datetime.now(UTC)
    path = _write(plan_id, data, f"{when.strftime(_FORM)}.ecoplan")
    # Another window may thin the same folder; what cannot go now goes next time.
    with contextlib.suppress(OSError):
        for old in superfluous(backups(plan_id), when):
            old.unlink(missing_ok=True)
    return path


def keep_unread(plan_id: str, data: bytes) -> Path:
    """Keep the bytes of a working copy that cannot be read; they are never thinned."""
    return _write(plan_id, data, f"{datetime.now(UTC).strftime(_FORM)}.unread")


def _write(plan_id: str, data: bytes, name: str) -> Path:
    path = folder(plan_id) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, data)
    return path


def superfluous(newest_first: Sequence[Path], now: datetime) -> list[Path]:
    """Return the backups that the rule above no longer keeps.

    When there is too much, the many of the last days go first, the one a month last.
    """
    ranks: dict[Path, int] = {}
    seen: set[str] = set()
    for number, path in enumerate(newest_first):
        made = datetime.strptime(path.stem, _FORM).replace(tzinfo=UTC)
        spans = (f"{made:%Y-%m}", f"{made:%Y-%m-%d}", path.stem)
        ages = (_MONTHLY, _DAILY, _ALL)
        reasons = [
            rank
            for rank, (span, age) in enumerate(zip(spans, ages, strict=True), start=1)
            if span not in seen and now - made <= age
        ]
        seen.update(spans)
        if number == 0 or reasons:
            ranks[path] = 0 if number == 0 else reasons[0]
    size = 0
    kept: set[Path] = set()
    for path in sorted(ranks, key=ranks.__getitem__):
        size += path.stat().st_size
        if ranks[path] == 0 or size <= MAX_BYTES:
            kept.add(path)
    return [path for path in newest_first if path not in kept]
