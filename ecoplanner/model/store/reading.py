"""A plan that is read alone, not opened."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ecoplanner.model.store import backups
from ecoplanner.model.store import gate
from ecoplanner.model.store import recovery
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.sqlite import database_errors
from ecoplanner.model.store.sqlite import surroundings
from ecoplanner.model.store.workcopy import real_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a plan for reading alone: nothing is locked and nothing is written.

    Raises:
        EcoplannerError: what the gate found.
    """
    with surroundings(path):
        real = real_path(path)
    checked = gate.check(gate.read_bytes(real), real)
    with recovery.up_to_date(checked) as db, database_errors(path):
        yield Reader(db)


def backups_of(path: Path) -> list[Path]:
    """Return the backups kept of the plan at `path`, newest first."""
    with reading(path) as reader:
        return backups.backups(reader.plan_id)
