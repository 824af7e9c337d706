"""Publishing, and every way in which it can fail."""

from __future__ import annotations

import dataclasses
import errno
import os
import shutil
import sqlite3
import stat
from pathlib import Path
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import NotPublishedError
from ecoplanner.errors import PlanMovedOnError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.project import Project
from ecoplanner.model.store import gate
from ecoplanner.model.store import replace
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.sqlite import Database
from ecoplanner.paths import STATE_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable


def _edit(document: Document, need_fen: int) -> None:
    with document.edit("改资金") as writer:
        row = writer.get(Project, "project-1")
        writer.save(dataclasses.replace(row, need_fen=need_fen))


def _need(path: Path) -> int | None:
    with reading(path) as reader:
        return reader.get(Project, "project-1").need_fen


WRITING = ("VACUUM", "BEGIN", "COMMIT", "INSERT", "UPDATE", "DELETE")


class Failing:
    """Makes the n-th call that touches the disk fail, once or from then on."""

    def __init__(self, patch: pytest.MonkeyPatch, number: int, *, stays: bool) -> None:
        self._left = number
        self._stays = stays
        self.has_failed = False
        for owner, name in (
            (Path, "read_bytes"),
            (Path, "write_bytes"),
            (Path, "mkdir"),
            (Path, "stat"),
            (Path, "replace"),
            (os, "fsync"),
            (os, "open"),
        ):
            patch.setattr(owner, name, self._wrapped(getattr(owner, name), _no_space))
        real = Database.execute
        failing = self._wrapped(real, _full)

        def execute(db: Database, sql: str, *params: Any) -> sqlite3.Cursor:
            call = failing if sql.startswith(WRITING) else real
            return call(db, sql, *params)

        patch.setattr(Database, "execute", execute)

    def _wrapped(
        self, real: Callable[..., Any], fail: Callable[[], None]
    ) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self._left -= 1
            if self._left == 0 or (self._stays and self._left < 0):
                self.has_failed = True
                fail()
            return real(*args, **kwargs)

        return call


def _no_space() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _full() -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


@pytest.mark.parametrize("stays", [False, True])
def test_that_a_failure_anywhere_leaves_the_old_file_or_the_new(
    plan_file: Path, state_folder: Path, *, stays: bool
) -> None:
    document = Document.open(plan_file)
    failures = 0
    kinds: set[type] = set()
    for number in range(1, 500):
        published = _need(plan_file)
        shutil.rmtree(state_folder / "backups", ignore_errors=True)
        _edit(document, number)
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(patch, number, stays=stays)
            try:
                document.publish()
            except EcoplannerError as error:
                failures += 1
                kinds.add(type(error))
        assert _need(plan_file) in (published, number)
        assert document.get(Project, "project-1").need_fen == number
        names = {path.name for path in plan_file.parent.iterdir()}
        assert names == {plan_file.name, f".~lock.{plan_file.name}#"}
        assert list(state_folder.rglob("*.tmp")) == []
        if not failing.has_failed:
            break
        if document.is_changed:
            assert document.publish()
        assert _need(plan_file) == number
    assert not failing.has_failed
    assert failures > 12
    assert kinds <= {NotPublishedError, PlanUnavailableError}
    document.close()


@pytest.mark.parametrize("stays", [False, True])
def test_that_a_failure_anywhere_in_an_edit_undoes_it(
    plan_file: Path, *, stays: bool
) -> None:
    document = Document.open(plan_file)
    document.portfolio()
    for number in range(1, 200):
        before = read_content(document)
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(patch, number, stays=False)
            try:
                _edit(document, number)
            except PlanUnavailableError:
                assert failing.has_failed
        if not failing.has_failed:
            break
        assert read_content(document) == before
    assert number > 4
    assert document.get(Project, "project-1").need_fen == number
    document.close()


def test_that_a_failure_anywhere_in_opening_leaves_the_file_alone(
    plan_file: Path, state_folder: Path
) -> None:
    before = plan_file.read_bytes()
    for number in range(1, 500):
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(patch, number, stays=False)
            try:
                document = Document.open(plan_file)
            except EcoplannerError:
                assert failing.has_failed
            else:
                document.close()
        assert plan_file.read_bytes() == before
        assert list(plan_file.parent.iterdir()) == [plan_file]
        if not failing.has_failed:
            break
    assert not failing.has_failed


def test_that_a_file_changed_elsewhere_is_not_overwritten(
    plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    # Another computer has the plan on a share, and sees no lock of ours.
    plan_file.with_name(f".~lock.{plan_file.name}#").unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(STATE_VARIABLE, str(tmp_path / "elsewhere"))
        other = Document.open(plan_file)
        _edit(other, 7)
        other.publish()
        other.close()
    theirs = plan_file.read_bytes()

    with pytest.raises(PlanMovedOnError):
        document.publish()

    assert plan_file.read_bytes() == theirs
    assert document.get(Project, "project-1").need_fen == 5
    copy = plan_file.with_name("我的.ecoplan")
    document.save_copy(copy)
    assert (_need(plan_file), _need(copy)) == (7, 5)
    document.close()

    document = Document.open(plan_file)
    assert document.get(Project, "project-1").need_fen == 7
    assert not document.was_recovered
    assert document.set_aside is not None
    assert _need(document.set_aside) == 5
    document.close()


def test_that_a_file_that_was_removed_is_written_again(plan_file: Path) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    plan_file.unlink()

    document.publish()

    assert _need(plan_file) == 5
    document.close()


def test_that_a_folder_that_went_away_keeps_the_edits(
    plans: Path, plan_file: Path
) -> None:
    folder = plans / "stick"
    folder.mkdir()
    path = plan_file.rename(folder / "a.ecoplan")
    document = Document.open(path)
    _edit(document, 5)
    gone = folder.rename(plans / "gone")

    with pytest.raises(NotPublishedError):
        document.publish()

    document.close()
    gone.rename(folder)
    document = Document.open(path)
    assert document.was_recovered
    assert document.get(Project, "project-1").need_fen == 5
    document.close()


def test_that_a_read_only_file_is_not_opened_for_editing(
    plan_file: Path, state_folder: Path
) -> None:
    plan_file.chmod(stat.S_IRUSR)

    with pytest.raises(PlanUnavailableError):
        Document.open(plan_file)

    assert _need(plan_file) == 100
    assert not state_folder.exists()
    plan_file.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_that_a_file_made_read_only_meanwhile_is_not_replaced(plan_file: Path) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    plan_file.chmod(stat.S_IRUSR)

    with pytest.raises(NotPublishedError):
        document.publish()

    assert _need(plan_file) == 100
    plan_file.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert document.publish()
    document.close()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are of POSIX")
def test_that_a_published_file_keeps_its_mode(plan_file: Path) -> None:
    plan_file.chmod(0o660)
    document = Document.open(plan_file)
    _edit(document, 5)

    document.publish()

    assert stat.S_IMODE(plan_file.stat().st_mode) == 0o660
    document.close()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser writes all"
)
def test_that_a_plan_in_a_read_only_folder_is_not_opened_for_editing(
    plan_file: Path,
) -> None:
    plan_file.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)

    with pytest.raises(PlanUnavailableError):
        Document.open(plan_file)

    plan_file.parent.chmod(stat.S_IRWXU)


def test_that_a_plan_too_large_to_open_again_is_not_published(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    with monkeypatch.context() as patch:
        patch.setattr(gate, "MAX_BYTES", 1_000)

        with pytest.raises(NotPublishedError) as found:
            document.publish()

    assert found.value.params["reason"] == "plan_too_large"
    assert _need(plan_file) == 100
    document.close()


def test_that_what_was_written_is_checked_before_it_replaces_the_file(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(plan_file)
    _edit(document, 5)
    real = Path.read_bytes

    def rotten(path: Path) -> bytes:
        data = real(path)
        if path.suffix == ".tmp":
            return data.replace("废弃矿山".encode(), "废弃矿仙".encode())
        return data

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", rotten)
        with pytest.raises(NotPublishedError):
            document.publish()

    assert _need(plan_file) == 100
    assert document.publish()
    document.close()


def test_that_on_windows_a_held_target_is_tried_again(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace
    held = [True, True, False]
    pauses: list[float] = []

    def grudging(path: Path, target: Path) -> Path:
        if target == plan_file and held.pop(0):
            raise PermissionError(errno.EACCES, "held")
        return real(path, target)

    document = Document.open(plan_file)
    _edit(document, 5)
    with monkeypatch.context() as patch:
        patch.setattr(replace, "_IS_WINDOWS", True)
        patch.setattr(Path, "replace", grudging)
        patch.setattr("time.sleep", pauses.append)

        document.publish()

        held += [True] * 7
        _edit(document, 6)
        with pytest.raises(NotPublishedError):
            document.publish()
        assert _need(plan_file) == 5

        held += [*[True] * 6, False]
        assert document.publish()

    assert (_need(plan_file), pauses[:2]) == (6, [0.05, 0.1])
    document.close()


def test_that_a_folder_that_cannot_be_flushed_is_no_failure(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def refuse(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no folders")
        real(handle)

    document = Document.open(plan_file)
    _edit(document, 5)
    monkeypatch.setattr(os, "fsync", refuse)

    assert document.publish()

    assert _need(plan_file) == 5
    document.close()
