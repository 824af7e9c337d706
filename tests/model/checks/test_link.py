"""Rules about projects that require or exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.checks import link
from ecoplanner.model.project import ProjectLink

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("", {}),
        ("a>b b>a", {}),
        ("a-b", {}),
        ("a>b a-c", {}),
        ("a>b b-a", {"a": "b"}),
        ("a>b b-c", {}),
        ("a>b a>c b-c", {"a": "b、c"}),
        ("a>b b>c c-a", {"a": "c"}),
        ("a>b b>c a-c d>a", {"a": "c", "d": "a、c"}),
        ("a>b b>a a-c b>c", {"a": "c", "b": "a、c"}),
    ],
)
def test_that_a_project_that_can_never_be_chosen_is_found(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    links: str,
    found: dict[str, str],
) -> None:
    projects = [
        make_project(id=name, name=name, position=at) for at, name in enumerate("abcd")
    ]
    rows = [
        ProjectLink(
            id=text,
            project_id=text[0],
            other_id=text[2],
            kind="requires" if text[1] == ">" else "excludes",
        )
        for text in links.split()
    ]

    said = list(link.links_contradict(make_portfolio(*projects, *rows)))

    assert {each.row_id: each.evidence["others"] for each in said} == found
    assert all(each.severity == "error" for each in said)
