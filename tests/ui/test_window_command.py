"""The command that opens the window, on machines that cannot show one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ecoplanner import cli
from ecoplanner.commands import window

if TYPE_CHECKING:
    from pathlib import Path

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.parametrize("arguments", [[], ["open"], ["open", "some.ecoplan"]])
def test_that_a_machine_without_a_screen_is_told_so(
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(SystemExit) as left:
        cli.main(arguments)

    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "no screen" in said


def test_that_missing_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: str) -> None:
        msg = "libEGL.so.1: cannot open shared object file"
        raise ImportError(msg)

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(window, "import_module", fail)

    with pytest.raises(SystemExit) as left:
        cli.main(["open"])

    assert left.value.code == 2
    assert "libEGL.so.1" in capsys.readouterr().err


@pytest.mark.parametrize("code", [0, 3])
def test_that_the_window_is_run_with_the_plan_and_its_code_returned(
    code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[object] = []

    class Program:
        @staticmethod
        def run(path: Path | None) -> int:
            asked.append(path)
            return code

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(window, "import_module", lambda _: Program)

    with pytest.raises(SystemExit) as left:
        cli.main(["open", str(tmp_path / "a.ecoplan")])

    assert (left.value.code, asked) == (code, [tmp_path / "a.ecoplan"])
