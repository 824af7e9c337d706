"""Plan files made and copied; what goes wrong is returned, for a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import FileExistsAlreadyError
from ecoplanner.errors import NotSavedError
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.model.entity import Entity


def make_file(path: Path, rows: list[Entity]) -> EcoplannerError | None:
    """Make a plan file of rows; return what kept it from being made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        Document.create(path, lambda writer: writer.save(*rows)).close()
    except EcoplannerError as error:
        return error
    except OSError as error:
        return NotSavedError(path=path, reason=error.strerror or str(error))
    return None


def copy_bytes(path: Path, target: Path) -> EcoplannerError | None:
    """Copy a file to where nothing is; return what kept it from being copied."""
    try:
        with target.open("xb") as file:
            file.write(path.read_bytes())
    except FileExistsError:
        return FileExistsAlreadyError(path=target)
    except OSError as error:
        return NotSavedError(path=target, reason=error.strerror or str(error))
    return None
