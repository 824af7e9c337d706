"""Tasks and programmes."""

from __future__ import annotations

from typing import Any

import pytest

from ecoplanner.model.program import heading_problems
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task


@pytest.mark.parametrize("kind", [Task, Program])
@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"content": "一\n二", "label": "专栏1"}, []),
        ({"name": ""}, [("text_missing", "name")]),
        ({"name": "a" * 201}, [("text_too_long", "name")]),
        ({"short_name": "a" * 2001}, [("text_too_long", "short_name")]),
        ({"label": "a\nb"}, [("text_has_control_characters", "label")]),
        ({"content": "a" * 20_001}, [("text_too_long", "content")]),
        (
            {"name": "", "label": "a\nb"},
            [("text_missing", "name"), ("text_has_control_characters", "label")],
        ),
    ],
)
def test_that_all_problems_of_a_heading_are_named_at_once(
    kind: type[Task | Program],
    changes: dict[str, Any],
    problems: list[tuple[str, str]],
) -> None:
    heading = kind(**({"id": "heading-1", "name": "矿山修复"} | changes))

    assert [(p.code, p.field_name) for p in heading_problems(heading)] == problems
