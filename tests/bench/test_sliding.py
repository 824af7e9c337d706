"""The benchmark of sliders and typed shares."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ecoplanner.bench import measure
from ecoplanner.bench.sliding import sliding_rows
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario


def test_that_the_plan_has_limits_of_every_kind_and_no_scenario() -> None:
    rows = sliding_rows(20)

    limits = [row for row in rows if isinstance(row, Ceiling)]
    assert any(row.zone_id for row in limits)
    assert any(row.program_id and row.bound == "least" for row in limits)
    assert any(row.share_ppm for row in limits)
    assert any(row.year for row in limits)
    assert not any(isinstance(row, Scenario) for row in rows)


def test_that_sliders_and_shares_of_each_scope_are_measured() -> None:
    pytest.importorskip("PySide6.QtWidgets")

    call = [sys.executable, "-m", "ecoplanner.bench.sliding", "17", "1"]
    done = subprocess.run(call, check=True, capture_output=True)

    said = json.loads(done.stdout)
    scopes = ("project", "program", "plan")
    assert list(said) == [
        f"{what}_of_{scope}" for scope in scopes for what in ("slider", "share")
    ]
    for times in said.values():
        assert set(times) == {"painted_ms", "longest_ms", "worked_ms"}
        assert 0 < times["painted_ms"] <= times["longest_ms"]


def test_that_sliders_and_shares_of_the_whole_plan_are_rows_of_the_benchmark() -> None:
    pytest.importorskip("PySide6.QtWidgets")

    rows = [*measure._slid(17, 1)]

    assert [row["case"] for row in rows] == ["window_slider", "window_typed_share"]
    for row in rows:
        assert row["projects"] == 17
        assert 0 < row["median_ms"] <= row["p95_ms"]
        assert row["worked_ms"] > 0
