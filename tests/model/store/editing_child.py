"""Edits a plan and publishes it until it is killed; says what is done on its output.

Run as a program by `test_crash.py`: python editing_child.py PLAN
"""

from __future__ import annotations

import dataclasses
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from ecoplanner.model.project import Project
from ecoplanner.model.store import history
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ecoplanner.model.store.publish import Publication
    from ecoplanner.model.store.publish import Published

history.KEPT_STEPS = 20


def main() -> None:
    """Count up the need of a project, one edit at a time."""
    document = Document.open(Path(sys.argv[1]))
    project = document.get(Project, "project-1")
    number = project.need_fen or 0
    pool = ThreadPoolExecutor(max_workers=1)
    going: tuple[Publication, Future[Published]] | None = None
    while True:
        number += 1
        with document.edit(f"改到 {number}") as writer:
            writer.save(dataclasses.replace(project, need_fen=number))
        if number % 7 == 0:
            document.undo()
            document.redo()
        if number % 6 == 0 and going is None:
            document.publish()
        elif number % 3 == 0 and going is None:
            # As the window does: edited on while another thread publishes.
            publication = document.start_publishing()
            assert publication is not None
            going = publication, pool.submit(publication.run)
        elif going is not None and going[1].done():
            document.end_publishing(going[0], going[1].result())
            going = None
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
