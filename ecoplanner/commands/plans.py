"""Plans that a command reads or edits, and what a crash left of them.

Edits that are not in the file are told of on the error stream, so that the output
stays what a script expects.
"""

from __future__ import annotations

from contextlib import contextmanager
from signal import SIGINT
from signal import signal
from threading import current_thread
from threading import main_thread
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.shared import Speaker
from ecoplanner.errors import EcoplannerError
from ecoplanner.messages import leftover_text
from ecoplanner.messages import sentence
from ecoplanner.model.store import reading as plan_files
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.leftovers import unpublished
from ecoplanner.terminal import write_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.leftovers import Leftover

#: How the names of plans end.
ENDING = ".ecoplan"


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a plan for reading alone; say what is not in the file yet."""
    with _interruptible(), plan_files.reading(path) as reader:
        _say_waiting(path, unpublished(path, reader))
        yield reader


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl+C end what is read, whatever became of it on the way.

    The library that reads plans calls ours, and takes what is raised there for a
    fault of the file.
    """
    if current_thread() is not main_thread():
        yield
        return
    asked: list[int] = []

    def stop(number: int, _frame: object) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    before = signal(SIGINT, stop)
    try:
        yield
    except EcoplannerError as error:
        if asked:
            raise KeyboardInterrupt from error
        raise
    finally:
        signal(SIGINT, before)
    if asked:
        raise KeyboardInterrupt


@contextmanager
def editing(path: Path) -> Iterator[Document]:
    """Open a plan, let it be edited, publish it; on an error the file is as it was."""
    document = Document.open(path)
    try:
        _say_set_aside(path, document)
        yield document
        document.publish()
    except BaseException:
        # Edits that an earlier crash left are not this command's to throw away.
        document.close(discard=not document.was_recovered)
        raise
    document.close()
    # Had the edit been refused, all this would wait as before, and be said then.
    if document.was_recovered:
        _say("work_recovered", path, document.found.left)
    _say_elsewhere(path, document.found.elsewhere)


def make_plan(path: Path, rows: Iterable[Entity]) -> None:
    """Make a plan file with these rows."""
    document = Document.create(path, lambda writer: writer.save(*rows))
    document.close()
    _say_set_aside(path, document)
    say_ending(path)


def say_ending(path: Path) -> None:
    """Say so where the name of a new plan does not tell what it is."""
    if path.suffix.lower() != ENDING:
        said = {"path": path, "name": f"{path.name}{ENDING}"}
        write_error(sentence("ending_missing", _speaker().language, said))


def _say_set_aside(path: Path, document: Document) -> None:
    if document.set_aside is not None:
        _say("work_set_aside", path, document.found.left, document.set_aside)


def _say_waiting(path: Path, found: Iterable[Leftover]) -> None:
    for left in found:
        if left.follows:
            _say("work_waiting", path, left)
        elif left.made_in == path.absolute():
            _say("work_astray", path, left)
        else:
            _say_elsewhere(path, [left])


def _say_elsewhere(path: Path, found: Iterable[Leftover]) -> None:
    for left in found:
        _say("work_elsewhere", path, left)


def _say(
    code: str, path: Path, left: Leftover | None, kept: Path | None = None
) -> None:
    write_error(leftover_text(code, path, left, _speaker().language, kept))


def _speaker() -> Speaker:
    context = click.get_current_context(silent=True)
    return (context and context.find_object(Speaker)) or Speaker()
