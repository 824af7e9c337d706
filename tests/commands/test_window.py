"""The window without a screen, and the command that is still to come."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("import", "a.docx"), "import"),
        (("import", "a.docx", "--dry-run", "--format", "json"), "import"),
        (("import", "a.xlsx", "--table", "2", "--mapping", "m"), "import"),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_that_what_is_to_come_says_so(
    refused: Callable[..., str], arguments: tuple[str, ...], what: str
) -> None:
    assert refused(*arguments) == f"{what} is not there yet in this version."
    assert refused("--lang", "zh", *arguments).startswith(f"{what} 还没有做")


@pytest.mark.usefixtures("untouched")
def test_that_an_import_leaves_a_plan_alone(
    refused: Callable[..., str], plan_file: Path
) -> None:
    refused("import", "a.docx", "--into", plan_file)


@pytest.mark.parametrize("arguments", [(), ("open",), ("open", "a.ecoplan")])
@pytest.mark.usefixtures("untouched")
def test_that_a_machine_without_a_screen_says_so(
    refused: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert refused(*arguments) == sentence("no_screen", "en", {})
    assert refused("--lang", "zh", *arguments) == sentence("no_screen", "zh", {})
