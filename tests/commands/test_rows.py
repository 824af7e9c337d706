"""Rows of every kind can be added, changed, renamed, listed and removed by a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.store.reading import reading
from ecoplanner.model.store.row_edit import SORTS
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecoplanner.model.portfolio import Portfolio
    from tests.commands.conftest import Ran

NAME = "森林抚育"
#: One row of every kind: kind, name, owner, fields.
ADDED: list[tuple[str, ...]] = [
    ("phase", "远期二", "first_year=2036", "last_year=2040"),
    ("zone", "甲区", "area=505.07km2", "short_name=甲"),
    ("place", "甲镇", "kind=镇"),
    ("zone-place", "甲镇", "--to", "甲区", "coverage=include"),
    ("village", "甲村", "--to", "甲区/甲镇"),
    ("task", "甲任务", "--to", "甲区"),
    ("program", "甲工程", "--to", "甲任务", "label=专栏9"),
    ("agency", "甲局", "full_name=某县甲局"),
    ("project", "甲项目", "--to", "甲工程", "need=5", "leads=甲局"),
    ("quantity", "修复矿山", "--to", "甲项目", "value=34", "unit=座"),
    ("cost", "equipment", "--to", "甲项目", "amount=5"),
    ("project-zone", "甲区", "--to", "甲项目", "amount=3"),
    ("project-place", "甲镇", "--to", "甲项目", "zone=甲区"),
    ("link", NAME, "--to", "甲项目", "kind=requires"),
    ("group", "甲类"),
    ("indicator", "甲指标", "--to", "甲类", "unit=%", "nature=binding"),
    ("target", "target 2030", "--to", "甲指标", "value=47", "relation=ge"),
    ("source", "甲资金", "root=local", "level=county", "needs_income=是"),
    ("note", "甲注", "table_key=schedule"),
]


def portfolio(path: Path) -> Portfolio:
    with reading(path) as reader:
        return reader.portfolio()


def test_that_every_kind_is_added_listed_changed_and_removed(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    before = run("info", shanggao_file, "--format", "json").json
    assert {kind for kind, *_ in ADDED} == SORTS.keys() - {"plan"}

    for kind, name, *more in ADDED:
        ran = run("add", shanggao_file, kind, name, *more)
        assert (ran.code, ran.err) == (0, ""), (kind, ran.err)
        listed = run("rows", shanggao_file, kind, "--format", "json").json
        assert name in {row["name"] for row in listed}
        assert name in run("rows", shanggao_file, kind).out
    for kind, name, *more in reversed(ADDED):
        owner = more[:2] if more[:1] == ["--to"] else []
        ran = run("remove", shanggao_file, kind, name, *owner)
        assert (ran.code, ran.err) == (0, ""), (kind, ran.err)

    assert run("info", shanggao_file, "--format", "json").json == before


def test_that_added_rows_say_what_was_typed(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    for kind, name, *more in ADDED:
        run("add", shanggao_file, kind, name, *more)

    found = portfolio(shanggao_file)
    zone = found.named(Zone, "甲区")
    project = found.named(Project, "甲项目")
    assert zone is not None
    assert project is not None
    assert zone.area_m2 == 505_070_000
    assert project.need_fen == 5_000_000
    (part,) = found.having(ProjectZone, "project_id", project.id)
    assert (part.zone_id, part.amount_fen) == (zone.id, 3_000_000)
    (place,) = found.having(ProjectPlace, "project_id", project.id)
    assert place.zone_id == zone.id


def test_that_fields_are_changed_and_rows_moved(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    first, second, *_ = [z.name for z in portfolio(shanggao_file).all(Zone)]

    run("change", shanggao_file, "zone", second, "area=3亩", "after=")
    run("rename", shanggao_file, "zone", first, "甲区")
    run("change", shanggao_file, "plan", ".", "title=新标题", "base_year=2019年")

    found = portfolio(shanggao_file)
    assert [zone.name for zone in found.all(Zone)][:2] == [second, "甲区"]
    assert found.all(Zone)[0].area_m2 == 2000
    assert (found.plan.title, found.plan.base_year) == ("新标题", 2019)
    run("change", shanggao_file, "zone", second, "area=", "after=甲区")
    found = portfolio(shanggao_file)
    assert [zone.name for zone in found.all(Zone)][:2] == ["甲区", second]
    assert found.all(Zone)[1].area_m2 is None


def test_that_one_place_of_a_full_list_is_made_room_for(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    for name in "甲乙丙":
        run("add", plan_file, "agency", name)
    for number in range(30):
        run("change", plan_file, "agency", "丙乙"[number % 2], "after=甲")

    rows = run("rows", plan_file, "agency", "--format", "json").json
    assert [row["name"] for row in rows] == ["甲", "乙", "丙"]


def test_that_removing_says_what_hangs_on_a_row(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    before = shanggao_file.read_bytes()

    ran = run("remove", shanggao_file, "project", NAME, "--dry-run", "--lang", "zh")

    assert ran.out.startswith(f"会删除子项目：{NAME}，连同 建设规模 1、")
    assert "方案资金安排 20" in ran.out
    assert shanggao_file.read_bytes() == before
    ran = run("remove", shanggao_file, "project", NAME)
    assert "20" in ran.out
    run("undo", shanggao_file)
    assert portfolio(shanggao_file).named(Project, NAME) is not None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("remove", "program", "矿山生态修复重大工程"), "still used by 2 project"),
        (("remove", "zone", "没有"), "There is no zone named “没有”"),
        (("change", "zone", "没有", "name=a"), "There is no zone named “没有”"),
        (("change", "task", "x", "a"), "'a' is not FIELD=VALUE"),
        (("add", "quantity", "x", "--to", "没有", "value=1"), "no project named"),
        (("add", "quantity", "x", "--to", NAME), "Value is empty"),
        (("add", "quantity", "x", "--to", NAME, "value=多"), "is not a number"),
        (("add", "zone", "甲", "area=3座"), "“3座” is not a number"),
        (("add", "zone", "甲", "foo=3"), "There is no field “foo”"),
        (("add", "zone", "甲", "kind=x"), "choose one of zone, key_area"),
        (("add", "phase", "甲", "first_year=x", "last_year=2030"), "“x”"),
        (("add", "phase", "甲", "first_year=2036", "last_year=2030"), "reversed"),
        (("add", "source", "甲", "root=local", "level=city", "parent=x"), "(x)"),
        (("add", "agency", "水利局"), "exists already"),
        (("add", "source", "甲", "needs_income=也许"), "choose one of yes, no"),
        (("add", "agency", "字" * 10_000), "10000 characters"),
        (("change", "zone", "东北区", "parent=东北区"), "cannot belong to itself"),
    ],
)
def test_that_what_cannot_be_is_refused_in_one_sentence(
    refused: Callable[..., str],
    shanggao_file: Path,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    zones = portfolio(shanggao_file).all(Zone)
    command, *more = [
        each.replace("东北区", zones[0].name).replace(
            "parent=东北区", f"parent={zones[0].name}"
        )
        for each in arguments
    ]

    before = shanggao_file.read_bytes()

    assert said in refused(command, shanggao_file, *more)

    assert shanggao_file.read_bytes() == before


def test_that_rows_of_one_name_are_told_apart_by_their_owner(
    run: Callable[..., Ran], refused: Callable[..., str], plan_file: Path
) -> None:
    for project in ("废弃矿山", "尾矿库"):
        run("add", plan_file, "quantity", "面积", "--to", project, "value=1")

    assert "--of" in refused("remove", plan_file, "quantity", "面积")
    run("remove", plan_file, "quantity", "面积", "--of", "尾矿库")

    (row,) = portfolio(plan_file).all(Quantity)
    assert row.project_id == "project-1"
    run("change", plan_file, "quantity", row.id, "value=2")
    assert portfolio(plan_file).all(Quantity)[0].value == "2"


def test_that_the_lists_of_a_project_are_set(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    zone = portfolio(shanggao_file).all(Zone)[0]

    ran = run(
        *("set", shanggao_file, NAME, "need=1800"),
        "quantities=修复矿山 34 座；治理面积 56.438 hm2\n新建 1～2 个；长度：1,200m",
        *("costs=建筑安装 800；equipment 1000", f"zone_amounts={zone.name} 500"),
        f"places@{zone.name}=塔下乡、田心镇",
    )
    assert (ran.code, ran.err) == (0, "")

    found = portfolio(shanggao_file)
    project = found.named(Project, NAME)
    assert project is not None
    rows = found.having(Quantity, "project_id", project.id)
    assert [(row.name, row.value, row.upper, row.unit) for row in rows] == [
        ("修复矿山", "34", None, "座"),
        ("治理面积", "56.438", None, "hm2"),
        ("新建", "1", "2", "个"),
        ("长度", "1200", None, "m"),
    ]
    costs = {
        row.kind: row.amount_fen for row in found.having(Cost, "project_id", project.id)
    }
    assert costs == {"construction": 800_000_000, "equipment": 1_000_000_000}
    amounts = {
        row.zone_id: row.amount_fen
        for row in found.having(ProjectZone, "project_id", project.id)
    }
    assert amounts[zone.id] == 500_000_000
    places = found.having(ProjectPlace, "project_id", project.id)
    assert sum(row.zone_id == zone.id for row in places) == 2


def test_that_a_quantity_that_stays_keeps_its_id(
    run: Callable[..., Ran], plan_file: Path
) -> None:
    run("set", plan_file, "尾矿库", "quantities=甲 1 座；乙 2 座")
    before = {row.name: row.id for row in portfolio(plan_file).all(Quantity)}

    run("set", plan_file, "尾矿库", "quantities=乙 3 座；丙 4 座")

    after = {row.name: row.id for row in portfolio(plan_file).all(Quantity)}
    assert after.keys() == {"乙", "丙"}
    assert after["乙"] == before["乙"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("quantities=修复矿山若干", "“修复矿山若干” is not understood"),
        ("costs=人工 5", "does not know “人工”"),
        ("costs=建筑安装 —", "has no amount"),
        ("costs=建筑安装 五", "is not an amount"),
        ("zone_amounts=没有 5", "(没有)"),
        ("places@没有=甲", "(没有)"),
    ],
)
@pytest.mark.usefixtures("untouched")
def test_that_a_list_that_is_not_understood_is_refused(
    refused: Callable[..., str], plan_file: Path, value: str, said: str
) -> None:
    assert said in refused("set", plan_file, "尾矿库", value)


def test_that_a_link_says_what_a_project_requires_or_excludes(
    run: Callable[..., Ran], shanggao_file: Path
) -> None:
    one, two, *_ = [p.name for p in portfolio(shanggao_file).all(Project)]

    run("add", shanggao_file, "link", two, "--to", one, "kind=requires")
    again = run("add", shanggao_file, "link", two, "--to", one, "kind=excludes")
    itself = run("add", shanggao_file, "link", one, "--to", one, "kind=requires")
    strange = run("add", shanggao_file, "link", one, "--to", two, "kind=likes")
    bare = run("add", shanggao_file, "link", one, "--to", two)
    run("change", shanggao_file, "link", two, "--of", one, "kind=excludes")

    (link,) = portfolio(shanggao_file).all(ProjectLink)
    names = {p.id: p.name for p in portfolio(shanggao_file).all(Project)}
    assert (names[link.project_id], names[link.other_id]) == (one, two)
    assert link.kind == "excludes"
    assert f"“{two}” already: change that one" in again.err
    for refused in (again, itself, strange, bare):
        assert refused.code == 2, refused.err
        assert refused.err
