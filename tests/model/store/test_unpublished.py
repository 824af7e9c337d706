"""How many edits a plan file does not say yet, as a user would count them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.journal import Stacks
from ecoplanner.model.store.journal import Step
from ecoplanner.model.store.project_edit import set_fields

if TYPE_CHECKING:
    from pathlib import Path


def do(document: Document, what: str) -> None:
    """Do one thing, as a letter names it."""
    if what == "e":
        project = document.portfolio().all(Project)[0]
        values = {"need": f"{document._steps_taken + 1}"}
        with document.edit("need") as writer:
            set_fields(writer, project.id, values)
    elif what == "n":
        document.name_version(f"v{document._others}")
    else:
        does = {"u": document.undo, "r": document.redo, "p": document.publish}
        does[what]()


@pytest.mark.parametrize(
    ("done", "count"),
    [
        ("", 0),
        ("e", 1),
        ("ee", 2),
        ("eu", 0),
        ("eur", 1),
        ("eue", 1),
        ("eeuu", 0),
        ("n", 0),
        ("en", 1),
        ("ep", 0),
        ("epu", 1),
        ("epur", 0),
        ("epue", 2),
        ("eepuu", 2),
        ("epe", 1),
        ("enp", 0),
    ],
)
def test_that_changes_are_counted_that_the_file_does_not_say(
    shanggao_file: Path, done: str, count: int
) -> None:
    document = Document.open(shanggao_file)

    for what in done:
        do(document, what)

    assert document.unpublished_count == count
    # What happened meanwhile is to be published all the same.
    assert document.is_changed == bool(done and done[-1] != "p")
    document.publish()
    assert (document.unpublished_count, document.is_changed) == (0, False)
    document.close()


def test_that_edits_made_while_it_is_published_are_counted(
    shanggao_file: Path,
) -> None:
    document = Document.open(shanggao_file)
    do(document, "e")
    publication = document.start_publishing()
    assert publication is not None
    do(document, "e")
    do(document, "e")

    document.end_publishing(publication, publication.run())

    assert document.unpublished_count == 2
    document.close(discard=True)


def test_that_edits_that_a_crash_left_are_one(shanggao_file: Path) -> None:
    document = Document.open(shanggao_file)
    do(document, "e")
    do(document, "e")
    document.close()
    document = Document.open(shanggao_file)
    assert document.was_recovered
    assert document.unpublished_count == 1

    do(document, "e")

    assert document.unpublished_count == 2
    do(document, "p")
    assert document.unpublished_count == 0
    document.close()


@given(st.lists(st.sampled_from("eurp")))
def test_that_the_count_is_of_edits_that_stand_here_or_there_alone(
    moves: list[str],
) -> None:
    stacks, published = Stacks(), Stacks()
    for seq, move in enumerate(moves, start=1):
        if move == "p":
            published = stacks
        elif move == "e":
            stacks = stacks.after(Step(seq, "edit", None, "", "", ""))
        elif move == "u" and stacks.done:
            stacks = stacks.after(Step(seq, "undo", stacks.done[-1], "", "", ""))
        elif move == "r" and stacks.undone:
            stacks = stacks.after(Step(seq, "redo", stacks.undone[-1], "", "", ""))
        count = len(set(stacks.done) ^ set(published.done))
        assert stacks.apart_from(published.done) == count
        # One that is shown and not yet written has no number.
        shown = stacks.after(Step(0, "edit", None, "", "", ""))
        assert shown.apart_from(published.done) == count + 1
