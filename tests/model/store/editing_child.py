"""Edits a plan and publishes it until it is killed; says what is done on its output.

Run as a program by `test_crash.py`: python editing_child.py PLAN
"""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store.document import Document

history.KEPT_STEPS = 20


def main() -> None:
    """Count up the need of a project, one edit at a time."""
    document = Document.open(Path(sys.argv[1]))
    project = document.get(Project, "project-1")
    number = project.need_fen or 0
    while True:
        number += 1
        with document.edit(f"改到 {number}") as writer:
            writer.save(dataclasses.replace(project, need_fen=number))
        if number % 7 == 0:
            document.undo()
            document.redo()
        if number % 3 == 0:
            document.publish()
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
