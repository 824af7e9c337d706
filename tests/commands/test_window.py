"""Commands that are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ((), "window"),
        (("open",), "open"),
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
def test_that_the_window_and_import_leave_a_plan_alone(
    refused: Callable[..., str], plan_file: Path
) -> None:
    refused("open", plan_file)
    refused("import", "a.docx", "--into", plan_file)
