"""One small edit, to see what becomes of it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document


def rename(document: Document, name: str, id_: str = "project-1") -> None:
    with document.edit(f"改名 {name}") as writer:
        row = writer.get(Project, id_)
        writer.save(dataclasses.replace(row, name=name))
