"""A dry run of removing says what removing would say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

STAYS = [
    ("program", "矿山生态修复重大工程"),
    ("agency", "水利局"),
    ("task", "矿山生态修复"),
    ("source", "中央财政"),
    ("zone", "没有这个分区"),
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("kind", "name"), STAYS)
def test_that_what_may_not_go_is_refused_without_trying_too(
    refused: Callable[..., str],
    shanggao_file: Path,
    kind: str,
    name: str,
    language: str,
) -> None:
    call = ("remove", shanggao_file, kind, name, "--lang", language)
    before = shanggao_file.read_bytes()

    said = refused(*call, "--dry-run")

    assert said == refused(*call)
    assert shanggao_file.read_bytes() == before


@pytest.mark.parametrize("kind", ["project", "zone"])
def test_that_what_may_go_goes_as_was_said(
    run: Callable[..., Ran], shanggao_file: Path, kind: str
) -> None:
    name = run("rows", shanggao_file, kind, "--format", "json").json[0]["name"]

    tried = run("remove", shanggao_file, kind, name, "--dry-run")
    done = run("remove", shanggao_file, kind, name)

    assert (tried.code, done.code) == (0, 0)
    assert tried.out.replace("Would remove", "Removed") == done.out
