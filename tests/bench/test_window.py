"""The cases of the benchmark that drive the window."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ecoplanner.bench import measure
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from pathlib import Path

MODULE = "ecoplanner.bench.window"


def test_that_every_run_of_a_case_is_measured_on_a_copy(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtWidgets")
    plan = tmp_path / "a.ecoplan"
    rows = sample_rows("shanggao")
    Document.create(plan, lambda writer: writer.save(*rows)).close()
    before = plan.read_bytes()

    call = [sys.executable, "-m", MODULE, str(plan), "1"]
    done = subprocess.run(call, check=True, capture_output=True)

    said = json.loads(done.stdout)
    counts = {case: len(seconds) for case, seconds in said.items()}
    assert counts == {
        "window_start": 1,
        "window_edit": 3,
        "window_annex_edit": 3,
        "window_annex_all": 3,
    }
    pairs = zip(said["window_annex_edit"], said["window_annex_all"], strict=True)
    assert all(0 < first <= last for first, last in pairs)
    assert plan.read_bytes() == before


def test_that_a_machine_without_qt_is_told_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text("raise ImportError('libEGL.so.1 is missing')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert measure.window_refusal() == "libEGL.so.1 is missing"


def test_that_a_machine_with_qt_has_nothing_to_refuse() -> None:
    pytest.importorskip("PySide6.QtWidgets")

    assert measure.window_refusal() == ""
