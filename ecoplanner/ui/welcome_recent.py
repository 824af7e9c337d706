"""What can be said cheaply of a plan file without opening it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.errors import EcoplannerError
from ecoplanner.model import checks
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.project import Project
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from pathlib import Path

#: A larger file is not read only to be listed: it would take a second.
READ_LIMIT = 4_000_000
_LOCK_LIMIT = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """What the list of recent plans says of one.

    Attributes:
        title: its title, or the name of its file.
        is_missing: there is no file.
        problem: why it cannot be read, or None.
        in_use_by: who has it open; empty for somebody unknown, None for nobody.
        projects: how many projects; None where it was not read.
        need_fen: what they need.
        errors: how many findings are errors.
        changed_at: when the file was replaced, seconds since 1970; 0 unknown.
    """

    title: str
    is_missing: bool = False
    problem: EcoplannerError | None = None
    in_use_by: str | None = None
    projects: int | None = None
    need_fen: int = 0
    errors: int = 0
    changed_at: float = 0


def look_at(path: Path) -> Recent:
    """Return what is known of the plan at `path`; nothing is locked or written."""
    try:
        known = path.stat()
    except OSError:
        return Recent(title=path.stem, is_missing=True)
    user = _holder(path)
    if known.st_size > READ_LIMIT:
        return Recent(title=path.stem, in_use_by=user, changed_at=known.st_mtime)
    try:
        with reading(path) as reader:
            portfolio = reader.portfolio()
    except EcoplannerError as error:
        return Recent(title=path.stem, problem=error, changed_at=known.st_mtime)
    found = checks.findings(portfolio)
    errors = sum(each.severity == "error" and each.waived is None for each in found)
    return Recent(
        title=portfolio.plan.title,
        in_use_by=user,
        projects=len(portfolio.all(Project)),
        need_fen=need_fen(portfolio),
        errors=errors,
        changed_at=known.st_mtime,
    )


def _holder(path: Path) -> str | None:
    """Return who says beside the file that it is open."""
    sign = path.with_name(f".~lock.{path.name}#")
    try:
        with sign.open(encoding="utf-8") as file:
            said = json.loads(file.read(_LOCK_LIMIT))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        return ""
    return str(said.get("user", "")) if isinstance(said, dict) else ""
