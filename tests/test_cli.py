"""The command line as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import ecoplanner
from ecoplanner import cli
from ecoplanner.commands.shared import Speaker
from ecoplanner.errors import EcoplannerError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(ecoplanner.__file__).parent.parent
SLOW = ("pandas", "numpy", "reportlab", "PySide6", "pyqtgraph")
Process = subprocess.CompletedProcess[bytes]


@pytest.fixture
def program(state_folder: Path) -> Callable[..., Process]:
    """Run the program in a process of its own."""

    def run(*arguments: object, **environment: str) -> Process:
        said = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}
        # Without a screen, real or not, no window opens that nobody would close.
        screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        known = {key: os.environ[key] for key in os.environ if key not in screens}
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "ecoplanner", *map(str, arguments)],
            capture_output=True,
            check=False,
            env=known | said | environment,
            timeout=120,
        )

    return run


def test_that_done_is_0_and_says_nothing_on_the_error_stream(
    program: Callable[..., Process], shanggao_file: Path
) -> None:
    ran = program("info", shanggao_file, "--format", "json")

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout.decode("utf-8"))["region"] == "上高县"


def test_that_a_fault_of_the_call_is_2_and_one_line(
    program: Callable[..., Process], plan_file: Path, plans: Path
) -> None:
    before = plan_file.read_bytes()
    for arguments in (
        ("set", plan_file, "废弃矿山", "need=-5"),
        ("info", plans / "none.ecoplan"),
        ("frob",),
        *([()] if sys.platform == "linux" else []),
    ):
        ran = program(*arguments)

        assert (ran.returncode, ran.stdout) == (2, b"")
        assert ran.stderr.count(b"\n") == 1
        assert b"Traceback" not in ran.stderr
    assert plan_file.read_bytes() == before
    assert list(plans.iterdir()) == [plan_file]


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("shares", "{}"),
        ("info", "{}", "--lang", "zh"),
        ("check", "{}"),
        ("history", "{}"),
        ("set", "--help"),
        ("set", "{}", "小流域水土保持综合治理", "note=m² 😀"),
        ("sample", "--list"),
    ],
)
def test_that_any_terminal_can_be_printed_to(
    program: Callable[..., Process],
    shanggao_file: Path,
    encoding: str,
    arguments: tuple[str, ...],
) -> None:
    filled = [each.replace("{}", str(shanggao_file)) for each in arguments]

    ran = program(*filled, PYTHONIOENCODING=encoding)

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_that_json_is_utf8_on_any_terminal(
    program: Callable[..., Process], shanggao_file: Path, encoding: str
) -> None:
    ran = program(
        "projects", shanggao_file, "--format", "json", PYTHONIOENCODING=encoding
    )

    said = json.loads(ran.stdout.decode("utf-8"))
    assert said[0]["name"] == "历史遗留废弃矿山生态修复"
    failed = program("set", shanggao_file, "😀", "need=1", PYTHONIOENCODING=encoding)
    assert failed.returncode == 2
    failed.stderr.decode(encoding)


@pytest.mark.parametrize("command", ["info", "projects", "shares", "check", "history"])
def test_that_reading_loads_no_slow_package(shanggao_file: Path, command: str) -> None:
    code = (
        "import sys, ecoplanner.cli as cli\n"
        "try:\n"
        f"    cli.main([{command!r}, sys.argv[1], '--format', 'json'])\n"
        "except SystemExit as end:\n"
        "    assert end.code == 0, end.code\n"
        f"loaded = [name for name in {SLOW!r} if sys.modules.get(name)]\n"
        "sys.stderr.write(' '.join(loaded))\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code, str(shanggao_file)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )

    assert ran.stderr == b""
    assert ran.stdout.startswith((b"{", b"["))


def test_that_a_reader_that_goes_away_is_no_fault_of_ours(
    program: Callable[..., Process], shanggao_file: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "ecoplanner", "projects", str(shanggao_file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait()

    assert b"Traceback" not in said


def _code(arguments: list[str]) -> object:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    return caught.value.code


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_that_help_lists_every_command(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert _code([option]) == 0

    said = capsys.readouterr().out
    for name, (_, text) in cli.COMMANDS.items():
        assert name in said
        assert text.split()[0] in said


def test_that_a_shell_can_complete_the_commands() -> None:
    context = click.Context(cli.cli)

    assert cli.cli.list_commands(context) == list(cli.COMMANDS)


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_that_every_command_has_help_and_a_language(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert _code([command, "--help"]) == 0

    said = capsys.readouterr().out
    assert said.startswith(f"Usage: ecoplanner {command}")
    assert "--lang [zh|en]" in said


def test_that_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert _code(["--version"]) == 0
    assert ecoplanner.__version__ in capsys.readouterr().out


@pytest.mark.parametrize("name", ["frob", "", "INFO", "\x1b[31m"])
def test_that_an_unknown_command_is_refused(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert _code([name]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("No such command")
    assert "\x1b" not in err
    assert err.endswith("(ecoplanner --help)\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "zh", "info", "none.ecoplan"],
        ["info", "--lang", "zh", "none.ecoplan"],
        ["info", "none.ecoplan", "--lang", "zh"],
        ["--lang", "en", "info", "none.ecoplan", "--lang", "zh"],
    ],
)
def test_that_the_language_is_named_before_or_after_the_command(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    assert _code(arguments) == 2
    assert "没有文件" in capsys.readouterr().err


def test_that_the_language_is_that_of_the_system_by_default(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    _code(["info", "none.ecoplan"])
    chinese = capsys.readouterr().err
    _code(["info", "none.ecoplan", "--lang", "en"])

    assert "没有文件" in chinese
    assert "There is no file" in capsys.readouterr().err
    assert Speaker().say("中", "en") == "中"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_that_a_run_that_is_stopped_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr("ecoplanner.commands.reading.reading", stopped)

    assert _code(["info", "a.ecoplan"]) == 130


def test_that_a_bug_surfaces(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ecoplanner.commands.reading.reading", broken)

    with pytest.raises(ZeroDivisionError):
        cli.main(["info", "a.ecoplan"])
    assert not issubclass(ZeroDivisionError, EcoplannerError)


def test_that_the_arguments_of_the_process_count_where_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ecoplanner", "sample", "--list"])

    with pytest.raises(SystemExit) as caught:
        cli.main()

    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("shanggao")


_STOPPED_ON_LOADING = """
import runpy, sys
wanted = sys.argv.pop()
class Stop:
    def find_spec(self, name, *_):
        if name == wanted:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
runpy.run_module("ecoplanner", run_name="__main__")
"""


@pytest.mark.parametrize(
    "module", ["ecoplanner.cli", "click", "ecoplanner.messages", "ecoplanner.records"]
)
def test_that_ctrl_c_while_it_is_loaded_ends_without_a_traceback(
    state_folder: Path, module: str
) -> None:
    command = [sys.executable, "-c", _STOPPED_ON_LOADING, "projects", "a", module]
    ran = subprocess.run(
        command,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
    )

    # The end of the line that Ctrl+C stands in.
    assert (ran.returncode, ran.stderr.strip()) == (130, b"")


def test_that_the_installed_program_starts_where_it_can_be_stopped() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert said["project"]["scripts"] == {"ecoplanner": "ecoplanner.entry:main"}
