"""A plan made by the command has the phases of its years, and prints their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran


@pytest.mark.parametrize(
    ("years", "names"),
    [
        ((2021, 2035), ["近期", "中期", "远期"]),
        ((2026, 2035), ["近期", "远期"]),
        ((2026, 2030), []),
    ],
)
def test_that_a_new_plan_has_the_phases_of_its_years(
    run: Callable[..., Ran], plans: Path, years: tuple[int, int], names: list[str]
) -> None:
    path = plans / "a.ecoplan"
    words = ("--title", "规划", "--region", "上高县", "--lang", "zh")
    run("new", path, *words, "--from", str(years[0]), "--to", str(years[1]))

    said = run("info", path, "--format", "json").json

    assert [each["name"] for each in said["phases"]] == names
    if names:
        assert said["phases"][0]["years"][0] == years[0]
        assert said["phases"][-1]["years"][1] == years[1]
