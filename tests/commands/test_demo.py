"""The main job in one command."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pypdf

from ecoplanner.commands import demo as demo_module
from ecoplanner.errors import NoWindowError
from ecoplanner.model.project import Project
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.commands.conftest import Ran

SHARES = ("0.56", "56.26", "2.89", "21.59", "18.70")


def test_that_the_demo_makes_plan_shares_and_annex(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "空 文件夹"

    done = run("demo", folder, "--no-window", "--lang", "zh")

    assert (done.code, done.err) == (0, "")
    assert all(share in done.out for share in (*SHARES, "193,578", "100.00"))
    assert sorted(path.name for path in folder.iterdir()) == [
        "shanggao-annex.pdf",
        "shanggao.ecoplan",
    ]
    with reading(folder / "shanggao.ecoplan") as reader:
        assert len(reader.portfolio().all(Project)) == 17
    pages = pypdf.PdfReader(folder / "shanggao-annex.pdf").pages
    assert f"{len(pages)} 页" in done.out


def test_that_a_second_demo_keeps_the_plan_and_says_so(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    run("demo", tmp_path, "--no-window")
    plan = tmp_path / "shanggao.ecoplan"
    assert run("set", plan, "森林抚育", "need=1801").code == 0
    before = plan.read_bytes()

    done = run("demo", tmp_path, "--no-window")

    assert done.code == 0
    assert "Keeping" in done.out
    assert "193,579" in done.out
    assert plan.read_bytes() == before


def test_that_a_demo_over_another_file_refuses(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "shanggao.ecoplan").write_text("precious")

    done = run("demo", tmp_path, "--no-window")

    assert done.code == 2
    assert (tmp_path / "shanggao.ecoplan").read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir()] == ["shanggao.ecoplan"]


def test_that_the_demo_runs_without_qt(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "from ecoplanner.cli import main\n"
        "main(['demo', sys.argv[1], '--no-window'])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "demo")],
        check=False,
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo" / "shanggao-annex.pdf").is_file()


def test_that_the_window_opens_where_there_is_a_screen(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []

    def open_window(plan: Path | None) -> int:
        opened.append(plan)
        return 0

    monkeypatch.setattr(demo_module, "has_screen", lambda: True)
    monkeypatch.setattr(demo_module, "open_window", open_window)

    assert run("demo", tmp_path).code == 0
    assert run("demo", tmp_path, "--no-window").code == 0

    assert opened == [tmp_path / "shanggao.ecoplan"]


def test_that_a_window_that_cannot_open_does_not_undo_the_job(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_window(_: Path | None) -> int:
        raise NoWindowError(reason="libGL.so.1")

    monkeypatch.setattr(demo_module, "has_screen", lambda: True)
    monkeypatch.setattr(demo_module, "open_window", open_window)

    done = run("demo", tmp_path)

    assert done.code == 0
    assert "libGL.so.1" in done.err
    assert (tmp_path / "shanggao-annex.pdf").is_file()
