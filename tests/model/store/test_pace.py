"""Work that is stopped leaves everything as it was, wherever it was stopped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from ecoplanner import paths
from ecoplanner.model.project import Project
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.pace import along
from ecoplanner.model.store.pace import at_pace
from ecoplanner.model.store.pace import check
from ecoplanner.model.store.pace import Pace
from ecoplanner.model.store.pace import settle
from ecoplanner.model.store.pace import Step
from ecoplanner.model.store.pace import StoppedError
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.versions import versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

#: Of the many places where work may be stopped, every so manieth is tried.
_EVERY = 11


class StopsAt(Pace):
    """Is told to stop when it is asked for the nth time."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._left = at

    @override
    def check(self) -> None:
        self._left -= 1
        if self._left == 0:
            self.stop()
        super().check()


def stops_of(work: Callable[[], object]) -> Iterator[bool]:
    """Do something again and again, stopped later each time; yield whether it was."""
    was_stopped, at = True, 1
    while was_stopped:
        try:
            with at_pace(StopsAt(at)):
                work()
        except StoppedError:
            pass
        else:
            was_stopped = False
        yield was_stopped
        at += _EVERY


def edited(document: Document) -> None:
    project = document.portfolio().all(Project)[0]
    with document.edit("need") as writer:
        set_fields(writer, project.id, {"need": "4321"})


@pytest.mark.parametrize("has_left", [False, True])
def test_that_a_plan_whose_opening_was_stopped_is_free_and_whole(
    shanggao_file: Path,
    has_left: bool,  # noqa: FBT001 - a case
) -> None:
    if has_left:
        document = Document.open(shanggao_file)
        edited(document)
        document.close()
    before = shanggao_file.read_bytes()
    opened: list[Document] = []
    tries = 0

    for was_stopped in stops_of(lambda: opened.append(Document.open(shanggao_file))):
        tries += was_stopped
        assert shanggao_file.read_bytes() == before
        if was_stopped:
            assert not list(shanggao_file.parent.glob(".~lock*"))
        assert not [*paths.state_folder().glob("backups/*/*")]

    assert tries > 5
    (document,) = opened
    assert document.was_recovered == has_left
    assert document.set_aside is None
    document.close()


def test_that_an_edit_that_was_stopped_changed_nothing(shanggao_file: Path) -> None:
    document = Document.open(shanggao_file)
    document.name_version("甲")
    edited(document)
    portfolio, content = document.portfolio(), read_content(document)

    def back() -> None:
        aside = document.going_back("甲")
        assert aside is not None
        document.end_aside(aside.run()[0])

    tries = 0
    for was_stopped in stops_of(back):
        tries += was_stopped
        if was_stopped:
            assert document.portfolio() is portfolio
            assert read_content(document) == content
            assert document.unpublished_count == 1

    assert tries > 5
    assert document.undo_label == "回到版本：甲"
    document.undo()
    assert read_content(document) == content
    document.close(discard=True)


def test_that_a_version_whose_naming_was_stopped_is_not_there(
    shanggao_file: Path,
) -> None:
    document = Document.open(shanggao_file)

    for was_stopped in stops_of(
        lambda: document.keep_version(document.naming("甲").run())
    ):
        assert [each.name for each in versions(document)] == ["甲"] * (not was_stopped)

    document.close()


def test_that_nothing_is_left_of_a_copy_that_was_stopped(
    shanggao_file: Path, tmp_path: Path
) -> None:
    document = Document.open(shanggao_file)
    edited(document)
    target = tmp_path / "copies" / "copy.ecoplan"
    target.parent.mkdir()

    for was_stopped in stops_of(lambda: document.copying(target).run()):
        names = [each.name for each in target.parent.iterdir()]
        assert names == ["copy.ecoplan"] * (not was_stopped)

    document.close()


def test_that_it_is_told_how_far_work_is() -> None:
    pace, seen = Pace(), list[Step | None]()
    with at_pace(pace):
        seen += [pace.step for _ in along("reading", "abc")]
        assert pace.can_stop
        settle()
        pace.stop()
        check()

    assert seen == [Step("reading", done, 3) for done in range(3)]
    assert (pace.can_stop, pace.is_stopped, pace.step) == (False, False, None)
    # Nobody watches.
    assert [*along("reading", "abc")] == ["a", "b", "c"]


def test_that_only_the_thread_that_was_asked_is_stopped() -> None:
    pace, others = Pace(), list[bool]()
    with at_pace(pace):
        pace.stop()

        def other() -> None:
            check()
            others.append(True)

        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        with pytest.raises(StoppedError):
            check()
        # What cleans up goes on.
        check()
    check()

    assert others == [True]
    assert pace.is_stopped
