"""Agencies."""

from __future__ import annotations

import pytest

from ecoplanner.model.agency import Agency
from ecoplanner.model.agency import agency_problems


@pytest.mark.parametrize(
    ("name", "full_name", "problems"),
    [
        ("水利局", "上高县水利局", []),
        ("水利局", "", []),
        ("", "", [("text_missing", "name")]),
        ("局" * 201, "", [("text_too_long", "name")]),
        ("水利局", "a\nb", [("text_has_control_characters", "full_name")]),
    ],
)
def test_that_an_agency_has_a_name(
    name: str, full_name: str, problems: list[tuple[str, str]]
) -> None:
    agency = Agency(id="agency-01", name=name, full_name=full_name)

    assert [(p.code, p.field_name) for p in agency_problems(agency)] == problems
