"""The annexed table that sets the plan's money and its scenarios side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Scenario
from ecoplanner.model.percents import money_percents
from ecoplanner.model.percents import WHOLE
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
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

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
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
ARRANGED = "已安排合计"
GAP = "资金缺口"
NEED = "资金需求"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The plan or a scenario: exact and printed amounts and shares by row.

    Rows are `level/<root>/<level>`, `root/<root>`, `program/<id>`, and `given`,
    `gap` and `need`.
    """

    key: str
    name: str
    exact: Mapping[str, int]
    printed: Mapping[str, int]
    shares: Mapping[str, int]


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
    for start in ("root", "program"):
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
