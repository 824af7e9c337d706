"""Commands run in this process, as a script would call them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did.

    Attributes:
        code: its exit code.
        out: what it printed.
        err: what it said on the error stream.
    """

    code: object
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands speak English where they are not told otherwise."""
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command; say what came of it."""

    def call(*arguments: object) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as caught:
            main([str(each) for each in arguments])
        out, err = capfd.readouterr()
        return Ran(caught.value.code, out, err)

    return call


@pytest.fixture
def untouched(plan_file: Path, state_folder: Path) -> Iterator[None]:
    """See that a test leaves the folder of plans and all working copies alone."""
    plans = plan_file.parent
    before = {path: path.read_bytes() for path in plans.rglob("*") if path.is_file()}
    yield
    after = {path: path.read_bytes() for path in plans.rglob("*") if path.is_file()}
    assert after == before
    left = [path for path in (state_folder / "work").rglob("*") if path.is_file()]
    assert [path.name for path in left if path.name != "lock"] == []


@pytest.fixture
def refused(run: Callable[..., Ran]) -> Callable[..., str]:
    """Run a command that fails; return its one line."""

    def call(*arguments: object) -> str:
        ran = run(*arguments)
        assert ran.code == 2
        assert ran.out == ""
        assert ran.err.endswith("\n")
        assert ran.err.count("\n") == 1
        assert "Traceback" not in ran.err
        assert len(ran.err) < 2000
        return ran.err[:-1]

    return call
