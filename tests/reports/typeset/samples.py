"""Tables made up for tests: facts like a county plan's, in words of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Column
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role
from ecoplanner.reports.table import Row
from ecoplanner.reports.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.reports.typeset.faces import Face


class PlainMetrics:
    """Half an em for what is narrow, an em for the rest."""

    def advances(self, face: Face) -> Mapping[str, float]:  # noqa: ARG002  # a protocol
        return _ADVANCES

    def has(self, face: Face, character: str) -> bool:  # noqa: ARG002  # a protocol
        return True


class _Advances(dict[str, float]):
    def __missing__(self, character: str) -> float:
        return 0.5 if ord(character) < 0x250 else 1.0


_ADVANCES = _Advances()

COLUMNS = (
    Column("serial", Kind.NO),
    Column("program", Kind.NAME),
    Column("project", Kind.NAME),
    Column("places", Kind.LIST),
    Column("content", Kind.PROSE),
    Column("period", Kind.WORD),
    Column("agency", Kind.LIST),
    Column("need", Kind.NUM),
)
HEADER = (
    *("序号", "重大工程名称", "子项目名称", "实施区域"),
    *("建设内容及规模", "建设时序", "责任牵头单位", "资金需求"),
)
PROGRAMS = (
    ("矿山生态修复工程", 1),
    ("河湖水系和湿地保护修复重大工程", 4),
    ("森林生态保护修复重大工程", 3),
    ("农村土地综合整治与土壤污染防治重大工程", 4),
    ("城乡人居环境品质提升重大工程", 4),
)
PROJECTS = (
    *("废弃矿山复绿治理", "小流域水土流失综合治理", "中小河流水环境整治"),
    *("水系连通及美丽河湖建设", "沿江湿地恢复", "重点公益林保护和修复"),
    *("低产低效林改造", "中幼林抚育", "耕地占补平衡项目", "农业面源污染防治"),
    *("受污染耕地安全利用", "高标准农田建设", "城区山体修复与管控"),
    *("城镇污水管网改造工程", "城市绿地系统建设", "农村人居环境整治"),
)
TOWNS = ("东河镇", "西岭乡", "南塘街道", "北坪镇", "石桥乡", "青龙山林场", "开发区")
CONTENT = (
    "清除危岩，回填土壤，种树种草，治理矿山34座，面积56.438hm2。",
    (
        "修梯田、谷坊和小型蓄水池，封禁治理坡面，新增治理水土流失面积1.46km2，"
        "其中东河镇0.8km2、西岭乡0.66km2；同步建设监测点3个。"
    ),
    (
        "截污、清淤、护岸（含生态护坡），治理河段长61.9km，铺设DN400-900管道12.5km，"
        "改造“老旧”泵站2-3座，2021-2025年分三期完成……"
    ),
    "造林0.45万亩，封山育林1万亩。",
)
NEEDS = (1078, 1020, 22600, 45280, 40000, 350, 3450, 1800, 3600, 1000, 1500, 35700)
AGENCIES = ("自然资源局", "水利局", "林业局", "农业农村局", "城管局、住建局")


def schedule(count: int = 16, **changes: object) -> Table:
    """Return a schedule of so many projects, merged as an annex merges."""
    rows: list[Row] = []
    program, number = 0, 0
    while number < count:
        name, size = PROGRAMS[program % len(PROGRAMS)]
        size = min(size, count - number)
        program += 1
        for place in range(size):
            cells = _project(number)
            if place == 0:
                title = f"{name}{program}" if program > len(PROGRAMS) else name
                cells[0] = Cell(str(program), rows=size)
                cells[1] = Cell(title, rows=size)
                agency = AGENCIES[program % len(AGENCIES)]
                cells[6] = Cell(agency, rows=size, across=Across.CENTER)
            rows.append(
                Row(
                    cells=dict(sorted(cells.items())),
                    section=str(program),
                    section_title=name if place == 0 else "",
                    row_id=f"project-{number}",
                )
            )
            number += 1
    if rows:
        total = sum(NEEDS[each % len(NEEDS)] for each in range(count))
        label = Cell("合　计", columns=7)
        rows.append(Row(cells={0: label, 7: Cell(str(total))}, role=Role.TOTAL))
    return table(tuple(rows), **changes)


def table(rows: tuple[Row, ...], **changes: object) -> Table:
    """Return a schedule of rows."""
    values: dict[str, object] = {
        "key": "schedule",
        "label": "附表",
        "title": "东河县国土空间生态修复近期重点工程安排表",
        "columns": COLUMNS,
        "header": ({place: Cell(name) for place, name in enumerate(HEADER)},),
        "rows": rows,
        "is_annex": True,
        "is_turned": True,
        "unit": "单位：万元",
        "notes": ("资金为估算数。", "建设时序为起止年份。"),
        **changes,
    }
    return Table(**values)  # type: ignore[arg-type]  # names are the fields


def _project(number: int) -> dict[int, Cell]:
    name = PROJECTS[number % len(PROJECTS)]
    towns = "、".join(TOWNS[: 1 + number % len(TOWNS)])
    if number >= len(PROJECTS):
        name += str(number)
    return {
        2: Cell(name),
        3: Cell(towns),
        4: Cell(CONTENT[number % len(CONTENT)]),
        5: Cell("2021-2025"),
        7: Cell(str(NEEDS[number % len(NEEDS)])),
    }


def investment() -> Table:
    """Return a small portrait table with subtotals and shares."""
    rows = []
    for serial in range(1, 4):
        for place in range(3):
            cells = {2: Cell(PROJECTS[serial * 3 + place]), 3: Cell("1200")}
            cells[4] = Cell("8.33")
            if place == 0:
                cells |= {0: Cell(str(serial), rows=4)}
                cells |= {1: Cell(PROGRAMS[serial][0], rows=4)}
            rows.append(Row(cells=dict(sorted(cells.items())), section=str(serial)))
        cells = {2: Cell("小　计"), 3: Cell("3600"), 4: Cell("25.00")}
        rows.append(Row(cells=cells, role=Role.SUBTOTAL, section=str(serial)))
    cells = {0: Cell("合　计", columns=3), 3: Cell("10800"), 4: Cell("100.00")}
    rows.append(Row(cells=cells, role=Role.TOTAL))
    kinds = (Kind.NO, Kind.NAME, Kind.NAME, Kind.NUM, Kind.NUM)
    names = ("序号", "重点工程", "子项目", "总投资", "占比（%）")
    return Table(
        key="investment",
        label="表5-1",
        title="投资估算表",
        columns=tuple(Column(f"c{n}", kind) for n, kind in enumerate(kinds)),
        header=({n: Cell(name) for n, name in enumerate(names)},),
        rows=tuple(rows),
        unit="单位：万元",
    )


def money(years: int = 5) -> Table:
    """Return a money table of many columns with a grouped header."""
    columns = [
        Column("serial", Kind.NO),
        Column("name", Kind.NAME),
        Column("all", Kind.NUM),
    ]
    columns += [Column(f"s{n}", Kind.NUM, group_start=n == 0) for n in range(4)]
    columns += [Column(f"y{n}", Kind.NUM, group_start=n == 0) for n in range(years)]
    first = {
        0: Cell("序号", rows=2),
        1: Cell("重大工程 / 子项目", rows=2),
        2: Cell("总投资", rows=2),
        3: Cell("资金来源", columns=4),
        7: Cell("年度资金需求", columns=years),
    }
    second = {
        3 + n: Cell(name) for n, name in enumerate(("中央", "省级", "市县", "社会"))
    }
    second |= {7 + n: Cell(f"{2021 + n}年") for n in range(years)}
    rows = []
    for serial in range(1, 5):
        role = Role.LEAD
        for place in range(4):
            name = PROGRAMS[serial][0] if place == 0 else PROJECTS[serial * 3 + place]
            number = f"{serial}.{place}" if place else str(serial)
            texts = [number, name, str(1000 * serial + place * 37)]
            texts += [str(100 * serial + n) for n in range(4 + years)]
            cells = {n: Cell(text) for n, text in enumerate(texts)}
            rows.append(Row(cells=cells, role=role, section=str(serial)))
            role = Role.ROW
    texts = ["", "合　计", "10000", *(["1000"] * (4 + years))]
    cells = {n: Cell(text) for n, text in enumerate(texts)}
    rows.append(Row(cells=cells, role=Role.TOTAL))
    texts = ["", "占总投资（%）", "100.00", *(["12.50"] * (4 + years))]
    cells = {n: Cell(text) for n, text in enumerate(texts)}
    rows.append(Row(cells=cells, role=Role.SHARE))
    return Table(
        key="funding",
        label="附表2",
        title="资金安排表",
        columns=tuple(columns),
        header=(first, second),
        rows=tuple(rows),
        is_annex=True,
        is_turned=True,
        is_money=True,
        unit="单位：万元",
        stub=3,
    )
