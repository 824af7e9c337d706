"""Typed words for the cells of many projects, stored together, inside one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.store.project_edit import read_fields
from ecoplanner.ui.portfolio import gestures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.problem import Problem
    from ecoplanner.model.project import Project
    from ecoplanner.model.store.access import Writer

#: By project and column.
Wrong = dict[tuple[str, str], "Problem"]


def set_all_that_fit(writer: Writer, values: Mapping[str, Mapping[str, str]]) -> Wrong:
    """Set those fields of projects whose words can be understood.

    It does what `set_what_fits` does for one project after another.

    Args:
        writer: inside an edit.
        values: by project and field the words.

    Returns:
        What is wrong with the others, which stay as they were.
    """
    wrong: Wrong = {}
    ready: dict[str, Project] = {}

    def one_by_one(ids: list[str]) -> None:
        for id_ in ids:
            found = gestures.set_what_fits(writer, id_, values[id_])
            wrong.update({(id_, field): each for field, each in found.items()})

    def store() -> None:
        try:
            writer.save(*ready.values())
        except InvalidInputError:
            one_by_one([*ready])
        ready.clear()

    known = gestures.projects_of(writer, values)
    for id_, fields in values.items():
        # Where a project goes depends on where the others went.
        if id_ in known and "program" not in fields:
            words = gestures.in_wan(fields)
            project, problems = read_fields(writer, known[id_], words)
            if not problems and writer.is_sound(project):
                ready[id_] = project
                continue
        store()
        one_by_one([id_])
    store()
    return wrong
