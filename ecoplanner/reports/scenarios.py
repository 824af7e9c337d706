"""The annexed table that sets the plan's money and its scenarios side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.percents import money_percents
from ecoplanner.model.percents import WHOLE
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.rounding import half_up
from ecoplanner.model.rounding import rounded_parts
from ecoplanner.reports import funds
from ecoplanner.reports import texts
from ecoplanner.reports.amounts import amounts_of
from ecoplanner.reports.draft import ColumnDraft
from ecoplanner.reports.draft import Draft
from ecoplanner.reports.draft import finished
from ecoplanner.reports.draft import RowDraft
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Fact
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role
from ecoplanner.words import TIERS as TIER_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.amounts import Amounts
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "scenarios"
TITLE = "{region}筹资方案比较表"
PLAN = "规划"
AMOUNT = "金额"
SHARE = "占总投资（%）"
SOURCES = "资金来源"
PROGRAMS = "重大工程"
TIERS_PART = "落实程度"
YEARS_PART = "分年安排"
CHANGED = "各方案不同的安排"
ARRANGED = "已安排合计"
GAP = "资金缺口"
NEED = "资金需求"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The plan or a scenario: exact and printed amounts and shares by row.

    Rows are `level/<root>/<level>`, `root/<root>`, `tier/<tier>`, `year/<year>`,
    `program/<id>`, and `given`, `gap` and `need`.

    Attributes:
        key: `plan`, or the scenario's id.
        name: as printed.
        exact: whole fen by row.
        printed: units by row.
        shares: hundredths of a percent by row; none without a need.
        single: whole fen by project, source, year and tier.
    """

    key: str
    name: str
    exact: Mapping[str, int]
    printed: Mapping[str, int]
    shares: Mapping[str, int]
    single: Mapping[Key, int]


def compose(portfolio: Portfolio, options: TableOptions) -> Table:
    """Return sources, gap and programmes in the plan and in each scenario."""
    sums = [
        (key, name, parts, _sums(portfolio, parts))
        for key, name, parts in (
            ("plan", PLAN, allotted(portfolio)),
            *(
                (scenario.id, scenario.name, allotted(portfolio, scenario))
                for scenario in portfolio.all(Scenario)
            ),
        )
    ]
    amounts = amounts_of(
        [value for *_, exact in sums for value in exact.values()], options
    )
    ways = [
        _Way(
            key=key,
            name=name,
            exact=exact,
            printed=_printed(exact, amounts),
            shares=_shares(portfolio, parts),
            single=_single(parts),
        )
        for key, name, parts, exact in sums
    ]
    has_rows = any(value for way in ways for value in way.exact.values())
    draft = Draft(
        key=KEY,
        title=TITLE.format(region=portfolio.plan.region),
        columns=list(_columns(ways)),
        rows=list(_rows(portfolio, ways, amounts)) if has_rows else [],
        groups={way.key: way.name for way in ways},
        stub=("part", "name"),
        notes=(
            *(
                texts.ILLUSTRATION_NOTE.format(scenario=row.name)
                for row in portfolio.all(Scenario)
                if row.is_illustration
            ),
            *amounts.notes(),
        ),
        is_money=True,
    )
    return finished(portfolio, draft, options)


def _columns(ways: Sequence[_Way]) -> Iterator[ColumnDraft]:
    yield ColumnDraft(key="part", kind=Kind.NAME, words="类别")
    yield ColumnDraft(key="name", kind=Kind.NAME, words="项目")
    for way in ways:
        yield ColumnDraft(
            key=f"{way.key}_amount",
            kind=Kind.NUM,
            words=AMOUNT,
            group=way.key,
            is_money=True,
            starts_group=True,
        )
        yield ColumnDraft(
            key=f"{way.key}_share", kind=Kind.NUM, words=SHARE, group=way.key
        )


def _sums(portfolio: Portfolio, parts: Sequence[Allotted]) -> dict[str, int]:
    """Return the exact amounts by row, whole fen."""
    given = sum(part.amount_fen for part in parts)
    need = need_fen(portfolio)
    found = {"given": given, "gap": need - given, "need": need}
    for part in parts:
        source = funds.source_of(portfolio, part)
        project = portfolio.get(Project, part.project_id)
        for key in (
            f"root/{source.root}",
            f"level/{source.root}/{source.level}",
            f"program/{project.program_id}",
            f"tier/{part.tier}",
            f"year/{funds.year_key(part.year)}",
        ):
            found[key] = found.get(key, 0) + part.amount_fen
    return found


def _keys(sums: Mapping[str, int], start: str) -> list[str]:
    return [key for key in sums if key.startswith(f"{start}/")]


def _printed(exact: Mapping[str, int], amounts: Amounts) -> dict[str, int]:
    """Round from the whole downwards, so that every part adds up."""
    unit = amounts.unit
    given, gap = rounded_parts([exact["given"], exact["gap"]], unit)
    found = {"given": given, "gap": gap, "need": given + gap}
    for start in ("root", "program", "tier", "year"):
        keys = _keys(exact, start)
        values = [exact[key] for key in keys]
        parts = rounded_parts(values, unit, total=given)
        found |= dict(zip(keys, parts, strict=True))
    for root in _keys(exact, "root"):
        keys = _keys(exact, root.replace("root", "level"))
        values = [exact[key] for key in keys]
        parts = rounded_parts(values, unit, total=found[root])
        found |= dict(zip(keys, parts, strict=True))
    return found


def _shares(portfolio: Portfolio, parts: Sequence[Allotted]) -> dict[str, int]:
    """Return the shares in the need, hundredths of a percent; none without a need."""
    shares = money_percents(portfolio, parts)
    if shares is None:
        return {}
    return {
        "given": shares.given,
        "gap": shares.gap,
        "need": WHOLE,
        **{f"program/{id_}": share for id_, share in shares.programs.items()},
        **{f"root/{root}": share for root, share in shares.roots.items()},
        **{f"tier/{tier}": share for tier, share in shares.tiers.items()},
        **{
            f"year/{funds.year_key(year)}": share
            for year, share in shares.years.items()
        },
        **{
            f"level/{root}/{level}": share
            for (root, level), share in shares.levels.items()
        },
    }


def _rows(
    portfolio: Portfolio, ways: Sequence[_Way], amounts: Amounts
) -> Iterator[RowDraft]:
    sources = list(_source_lines(portfolio, ways))
    for at, (key, cell, role) in enumerate(sources):
        first = {} if at else {"part": Cell(SOURCES, rows=len(sources))}
        yield RowDraft(
            cells={**first, "name": cell, **_cells(ways, key, amounts)},
            role=role,
            section="sources",
            section_title="" if at else SOURCES,
        )
    for key, label, role in (
        ("given", ARRANGED, Role.SUBTOTAL),
        ("gap", GAP, Role.SUBTOTAL),
        ("need", NEED, Role.TOTAL),
    ):
        yield RowDraft(cells=_cells(ways, key, amounts), label=label, role=role)
    yield from _plain_rows("tiers", TIERS_PART, _tier_lines(ways), ways, amounts)
    yield from _plain_rows("years", YEARS_PART, _year_lines(ways), ways, amounts)
    programs = [
        program
        for program in portfolio.all(Program)
        if any(way.exact.get(f"program/{program.id}") for way in ways)
    ]
    for at, program in enumerate(programs):
        first = {} if at else {"part": Cell(PROGRAMS, rows=len(programs))}
        yield RowDraft(
            cells={
                **first,
                "name": texts.named(portfolio, KEY, program),
                **_cells(ways, f"program/{program.id}", amounts),
            },
            section="programs",
            section_title="" if at else PROGRAMS,
            row_id=program.id,
        )
    if programs:
        cells = _cells(ways, "given", amounts)
        yield RowDraft(cells=cells, label=ARRANGED, role=Role.TOTAL)
    yield from _changed_rows(portfolio, ways, amounts)


def _plain_rows(
    section: str,
    title: str,
    lines: Sequence[tuple[str, str]],
    ways: Sequence[_Way],
    amounts: Amounts,
) -> Iterator[RowDraft]:
    for at, (key, words) in enumerate(lines):
        first = {} if at else {"part": Cell(title, rows=len(lines))}
        yield RowDraft(
            cells={**first, "name": Cell(words), **_cells(ways, key, amounts)},
            section=section,
            section_title="" if at else title,
        )


def _tier_lines(ways: Sequence[_Way]) -> list[tuple[str, str]]:
    return [
        (f"tier/{tier}", word(TIER_WORDS, tier, "zh"))
        for tier in TIERS
        if any(way.exact.get(f"tier/{tier}") for way in ways)
    ]


def _year_lines(ways: Sequence[_Way]) -> list[tuple[str, str]]:
    keys = sorted({key for way in ways for key in _keys(way.exact, "year")})
    undated = f"year/{funds.year_key(None)}"
    lines = [
        (key, funds.year_words(int(key.removeprefix("year/"))))
        for key in keys
        if key != undated
    ]
    return [*lines, (undated, funds.year_words(None))] if undated in keys else lines


def _single(parts: Sequence[Allotted]) -> dict[Key, int]:
    return {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in parts
    }


def _changed_rows(
    portfolio: Portfolio, ways: Sequence[_Way], amounts: Amounts
) -> Iterator[RowDraft]:
    """Yield every single amount in which the ways that have money differ.

    A plan without money of its own says nothing to differ from.
    """
    given = [way for way in ways if way.single]
    keys = {key for way in given for key in way.single}
    changed = [
        key for key in keys if len({way.single.get(key, 0) for way in given}) > 1
    ]
    projects = {row.id: at for at, row in enumerate(portfolio.all(Project))}
    sources = {row.id: at for at, row in enumerate(portfolio.all(Source))}
    changed.sort(
        key=lambda key: (
            projects[key[0]],
            sources[key[1]],
            key[2] is None,
            key[2] or 0,
            TIERS.index(key[3]),
        )
    )
    by_project: dict[str, list[Key]] = {}
    for key in changed:
        by_project.setdefault(key[0], []).append(key)
    is_first = True
    for project_id, mine in by_project.items():
        for at, key in enumerate(mine):
            part = Cell(portfolio.get(Project, project_id).name, rows=len(mine))
            yield RowDraft(
                cells={
                    **({} if at else {"part": part}),
                    "name": Cell(_single_words(portfolio, key)),
                    **_single_cells(ways, key, amounts),
                },
                section=f"changed {project_id}",
                section_title=CHANGED if is_first else "",
                row_id=project_id,
            )
            is_first = False


def _single_words(portfolio: Portfolio, key: Key) -> str:
    _, source_id, year, tier = key
    source = portfolio.get(Source, source_id).name
    when = funds.year_words(year)
    return f"{source}（{when}，{word(TIER_WORDS, tier, 'zh')}）"


def _single_cells(ways: Sequence[_Way], key: Key, amounts: Amounts) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for way in ways:
        exact = way.single.get(key, 0)
        row_id = "" if way.key == "plan" else way.key
        fact = Fact(Scenario.TABLE, row_id, f"amount/{'/'.join(map(str, key))}")
        text = amounts.text(half_up(exact, amounts.unit), exact)
        cells[f"{way.key}_amount"] = Cell(text, fact=fact)
        cells[f"{way.key}_share"] = Cell("")
    return cells


def _source_lines(
    portfolio: Portfolio, ways: Sequence[_Way]
) -> Iterator[tuple[str, Cell, Role]]:
    """Yield key, name and role: each root that gives money, then its levels.

    A root whose money is all of one level that is called like it has no more rows.
    """
    for root in funds.ROOTS:
        levels = [
            level
            for level in funds.LEVELS
            if any(way.exact.get(f"level/{root}/{level}") for way in ways)
        ]
        if not levels:
            continue
        words = funds.root_words(portfolio, root)
        yield f"root/{root}", Cell(words), Role.LEAD
        if [funds.LEVEL_WORDS[level] for level in levels] == [funds.ROOT_WORDS[root]]:
            continue
        for level in levels:
            cell = Cell(funds.LEVEL_WORDS[level])
            yield f"level/{root}/{level}", cell, Role.ROW


def _cells(ways: Sequence[_Way], key: str, amounts: Amounts) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for way in ways:
        row_id = "" if way.key == "plan" else way.key
        exact = way.exact.get(key, 0)
        share = way.shares.get(key, 0) if way.shares else None
        cells[f"{way.key}_amount"] = Cell(
            amounts.text(way.printed.get(key, 0), exact),
            fact=Fact(Scenario.TABLE, row_id, key),
        )
        cells[f"{way.key}_share"] = Cell(
            amounts.percent(share, exact),
            fact=Fact(Scenario.TABLE, row_id, f"{key}/share"),
        )
    return cells
