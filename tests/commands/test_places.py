"""Words for places: known places are linked, and what is not known is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.store.reading import reading
from ecoplanner.model.zone import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

NAME = "小流域水土保持综合治理"
WHOLE = "全县各乡镇"


def _places(path: Path, name: str = NAME) -> tuple[str, list[str]]:
    """Return the words of a project's places, and the names of those linked."""
    with reading(path) as reader:
        portfolio = reader.portfolio()
    project = portfolio.named(Project, name)
    assert project is not None
    links = portfolio.having(ProjectPlace, "project_id", project.id)
    names = [portfolio.get(Place, link.place_id).name for link in links]
    return project.places_text, names


def _codes(run: Callable[..., Ran], path: Path) -> list[tuple[str, str]]:
    found = run("check", path, "--format", "json").json["findings"]
    return [
        (each["where"]["name"], each["severity"])
        for each in found
        if each["code"] == "places_unknown"
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_words_that_name_no_known_place_are_kept_and_said(
    run: Callable[..., Ran], shanggao_file: Path, language: str
) -> None:
    run("set", shanggao_file, NAME, "places=塔下乡、田心镇")

    ran = run("set", shanggao_file, NAME, "places=不存在镇", "--lang", language)

    assert ran.code == 0
    assert ran.err.count("\n") == 1
    gone = "塔下乡、田心镇" if language == "zh" else "塔下乡, 田心镇"
    for each in (NAME, "不存在镇", gone):
        assert each in ran.err
    assert _places(shanggao_file) == ("不存在镇", [])
    assert _codes(run, shanggao_file) == [(NAME, "warning")]


def test_that_a_place_that_is_not_known_among_others_is_said(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run("set", shanggao_file, NAME, "places=塔下乡")

    ran = run("set", shanggao_file, NAME, "places=塔下乡、不存在镇")

    assert "“不存在镇”" in ran.err
    assert "塔下乡" not in ran.err
    assert _places(shanggao_file) == ("塔下乡、不存在镇", ["塔下乡"])
    assert _codes(run, shanggao_file) == []


@pytest.mark.parametrize("words", ["塔下乡、田心镇", ""])
def test_that_known_places_and_none_need_no_words(
    run: Callable[..., Ran], shanggao_file: Path, words: str
) -> None:
    ran = run("set", shanggao_file, NAME, f"places={words}")

    assert ran.err == ""
    assert _codes(run, shanggao_file) == []


def test_that_free_words_typed_again_keep_their_places(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    with reading(shanggao_file) as reader:
        rows = reader.portfolio().all(Project)
    project = next(row for row in rows if row.places_text == WHOLE)
    before = _places(shanggao_file, project.name)

    ran = run("set", shanggao_file, project.name, f"places={WHOLE}")

    assert ran.err == ""
    assert len(before[1]) > 10
    assert _places(shanggao_file, project.name) == before


def test_that_words_typed_again_find_a_place_listed_since(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    run("set", shanggao_file, NAME, "places=新设镇一带、新设镇")
    run("add", shanggao_file, "place", "新设镇")

    run("set", shanggao_file, NAME, "places=新设镇一带、新设镇")

    assert _places(shanggao_file) == ("新设镇一带、新设镇", ["新设镇"])


def test_that_a_plan_that_knows_no_places_is_not_blamed_for_words(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    run("set", plan_file, "尾矿库", "places=某处")

    assert _codes(run, plan_file) == []
    run("add", plan_file, "place", "塔下乡")
    assert _codes(run, plan_file) == [("尾矿库", "warning")]
