"""A plan file that another program holds by SQLite's own locks is left to it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import PlanInUseError
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def holder(plan_file: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a program that holds the plan file until it is ended."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(plan_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    yield child
    child.kill()
    child.communicate()


def test_that_a_file_another_program_holds_is_not_edited(
    plan_file: Path, plans: Path, holder: subprocess.Popen[str]
) -> None:
    before = plan_file.read_bytes()

    with pytest.raises(PlanInUseError) as caught:
        Document.open(plan_file)

    assert caught.value.params["path"] == plan_file
    assert plan_file.read_bytes() == before
    assert list(plans.iterdir()) == [plan_file]
    with reading(plan_file) as reader:
        assert reader.plan_id == "plan-0001"

    holder.communicate("\n")
    Document.open(plan_file).close()
