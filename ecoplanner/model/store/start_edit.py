"""Giving projects other years to start in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.store.access import Writer


def move_starts(writer: Writer, moved: Mapping[str, int]) -> None:
    """Move the years of projects, and write words that say so.

    Args:
        writer: inside an edit.
        moved: by project by how many years it starts later; below zero for earlier.

    Raises:
        NotFoundError: no such project.
        InvalidInputError: a year that may not be.
    """
    for id_, shift in moved.items():
        row = writer.get(Project, id_)
        years = [
            year + shift for year in (row.first_year, row.last_year) if year is not None
        ]
        if not years:
            continue
        writer.save(
            replace(
                row,
                first_year=years[0],
                last_year=years[-1],
                schedule_text="-".join(str(year) for year in dict.fromkeys(years)),
            )
        )
