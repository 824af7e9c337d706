"""The cases of the benchmark that change very many rows."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ecoplanner.bench.bulk import bulk_rows
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override


def test_that_each_project_has_fifteen_amounts_and_a_scenario_says_others() -> None:
    rows = bulk_rows(20)

    kinds = [type(row) for row in rows]
    assert kinds.count(Override) == kinds.count(Allocation) >= 20 * 15


def test_that_each_case_is_done_undone_and_redone() -> None:
    pytest.importorskip("PySide6.QtWidgets")

    call = [sys.executable, "-m", "ecoplanner.bench.bulk", "17", "1"]
    done = subprocess.run(call, check=True, capture_output=True)

    said = json.loads(done.stdout)
    cases = (
        *("paste_over", "fill_down", "paste_new", "delete"),
        *("share_of_program", "share_of_plan", "adopt"),
    )
    ends = ("", "_undo", "_redo")
    assert list(said) == [f"{case}{end}" for case in cases for end in ends]
    for times in said.values():
        assert set(times) == {"painted_ms", "held_ms", "worked_ms"}
        assert times["held_ms"] > 0
