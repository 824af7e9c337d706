"""How much memory a measured process takes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ecoplanner.bench.memory import peak_mb

_CHILD = "from ecoplanner.bench.memory import peak_mb; print(peak_mb())"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="said by /proc")
def test_that_the_peak_of_a_process_is_its_own() -> None:
    held = bytearray(200_000_000)

    said = subprocess.run(
        [sys.executable, "-c", _CHILD], check=True, capture_output=True, text=True
    )

    mine = peak_mb()
    assert mine is not None
    assert mine > len(held) / 2**20
    assert 1 < float(said.stdout) < 100
