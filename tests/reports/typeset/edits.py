"""Edits of a plan that tables follow, and what pages show, as values."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.annex import Wording
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.zone import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from random import Random

    from ecoplanner.reports.typeset.layout import Drawing
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.reports.typeset.layout import Placed

    Rows = Mapping[type[Any], Mapping[str, Any]]

_NEEDS = (None, 0, 1_000_000, 123_456, 7, 98_765_432_100, 5_000_000, 12_000_000)
_WORDS = "治理河道修复湿地营造林草整治矿山保护水源、建设廊道，提升功能；"
_OPTIONS: Mapping[str, tuple[object, ...]] = {
    "money_unit": ("万元", "亿元"),
    "decimals": (0, 2, 6),
    "subtotals": (True, False),
    "merge_places": ("always", "never"),
    "merge_agencies": ("always", "with_places", "never"),
    "merge_schedule": ("always", "never"),
    "hidden_columns": ([], ["leads"], ["supports", "places"]),
    "column_widths_mm": ({}, {"content": 40.0}),
    "size": (7.5, 9.0, 14.0),
    "rules": ("grid", "three_line"),
    "restated_mark": ("", "（续）"),
    "running_head": ("", "初稿"),
    "long_lists_to_notes": (True, False),
    "fill_in": (True, False),
    "grouping": ("none", "comma"),
    "first_number": (7, 12),
    "column_names": ({}, {"need": "投资" * 9}),
}


def plan_of_copies(count: int) -> Portfolio:
    """Return the Shanggao sample with its projects several times over."""
    kinds: dict[type[Any], dict[str, Any]] = {}
    for row in sample_rows("shanggao"):
        kinds.setdefault(type(row), {})[row.id] = row
    for kind in (Project, ProjectPlace, ProjectAgency):
        for row in [*kinds[kind].values()]:
            for copy in range(1, count):
                changes = {"id": f"{row.id}-{copy}"}
                if kind is Project:
                    changes["name"] = f"{row.name}{copy}"
                else:
                    changes["project_id"] = f"{row.project_id}-{copy}"
                made = replace(row, **changes)
                kinds[kind][made.id] = made
    return Portfolio(kinds)


def text(random: Random, most: int) -> str:
    """Return some words, seldom as many as fill a page."""
    length = random.choice((1, 4, 9, 25, 60, most))
    return "".join(random.choices(_WORDS, k=length)).strip("、，；") or "林"


def edited(portfolio: Portfolio, random: Random, most: int = 150) -> Portfolio:
    """Return a plan after a random edit."""
    return portfolio.updated(random.choice(_EDITS)(portfolio, random, most))


def _changed(row: Any, **values: object) -> Rows:
    now = replace(row, **values)
    return {type(row): {row.id: now}}


def _need(portfolio: Portfolio, random: Random, _most: int) -> Rows:
    project = random.choice(portfolio.all(Project))
    return _changed(project, need_fen=random.choice(_NEEDS))


def _words(portfolio: Portfolio, random: Random, most: int) -> Rows:
    field = random.choice(("name", "content", "places_text", "schedule_text"))
    project = random.choice(portfolio.all(Project))
    return _changed(project, **{field: text(random, most)})


def _alike(portfolio: Portfolio, random: Random, _most: int) -> Rows:
    one, other = random.sample(portfolio.all(Project), 2)
    return _changed(one, places_text=other.places_text, need_fen=other.need_fen)


def _move(portfolio: Portfolio, random: Random, _most: int) -> Rows:
    project = random.choice(portfolio.all(Project))
    return _changed(project, program_id=random.choice(portfolio.all(Program)).id)


def _unprinted(portfolio: Portfolio, random: Random, _most: int) -> Rows:
    project = random.choice(portfolio.all(Project))
    return _changed(project, is_printed=not project.is_printed)


def _gone(portfolio: Portfolio, random: Random, _most: int) -> Rows:
    projects = portfolio.all(Project)
    if len(projects) < 4:
        return {}
    id_ = random.choice(projects).id
    hanging = (
        kind for kind in KINDS.values() if "project_id" in kind.__dataclass_fields__
    )
    rows = {
        kind: {row.id: None for row in portfolio.having(kind, "project_id", id_)}
        for kind in hanging
    }
    return {**rows, Project: {id_: None}}


def _new(portfolio: Portfolio, random: Random, most: int) -> Rows:
    program, id_ = random.choice(portfolio.all(Program)), f"new{random.random()}"
    place = random.randrange(len(portfolio.all(Project)))
    made = Project(
        id=id_, program_id=program.id, name=text(random, most), position=place
    )
    return {Project: {id_: made}}


def _named(portfolio: Portfolio, random: Random, most: int) -> Rows:
    row = random.choice(portfolio.all(random.choice((Program, Place, Agency))))
    return _changed(row, name=text(random, min(most, 60)))


def _wording(portfolio: Portfolio, random: Random, most: int) -> Rows:
    project = random.choice(portfolio.all(Project))
    made = Wording(
        id=f"w{project.id}",
        table_key="schedule",
        of_table="projects",
        of_id=project.id,
        words=text(random, most),
    )
    return {Wording: {made.id: random.choice((made, None))}}


def _option(portfolio: Portfolio, random: Random, _most: int) -> Rows:
    del portfolio
    name = random.choice([*_OPTIONS])
    value = json.dumps(random.choice(_OPTIONS[name]), ensure_ascii=False)
    made = TableSetting(id=f"s{name}", table_key="schedule", name=name, value=value)
    return {TableSetting: {made.id: random.choice((made, None))}}


_EDITS: tuple[Callable[[Portfolio, Random, int], Rows], ...] = (
    *(_need, _need, _words, _words, _alike, _move, _unprinted, _gone, _new),
    *(_named, _wording, _option),
)


def shown(layout: Layout) -> list[object]:
    """Return everything on the pages of a layout, as values."""
    pages = [
        (page.number, page.table, page.sheet, page.settings, _drawn(page.drawing()))
        for page in layout.pages
    ]
    return [pages, layout.bookmarks, layout.notices]


def _drawn(drawing: Drawing) -> list[object]:
    return [
        [*map(_placed, drawing.blocks)],
        [*map(_placed, drawing.sheet_blocks)],
        drawing.strokes,
        drawing.shades,
        drawing.shapes,
        drawing.anchors,
    ]


def _placed(placed: Placed) -> tuple[object, ...]:
    x, y, block = placed
    return x, y, block.lines, block.style, block.mark, block.mark_x, block.wide
