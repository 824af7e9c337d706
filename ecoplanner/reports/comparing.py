"""The plan and its scenarios side by side: what is summed, and its printed tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports.answer_charts import level_bars
from ecoplanner.reports.answer_charts import money_chart
from ecoplanner.reports.answer_table import AnswerTable
from ecoplanner.reports.figure import GAP
from ecoplanner.words import GAP as GAP_WORDS
from ecoplanner.words import ROOTS
from ecoplanner.words import TIERS as TIER_WORDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.comparison import Cell
    from ecoplanner.model.comparison import Comparison
    from ecoplanner.model.comparison import Way
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.figure import Chart
    from ecoplanner.reports.manner import Manner

#: What the money is parted by on pages: the key of the lines, and the title.
_PARTS = (
    ("source", "按来源", "By source"),
    ("tier", "按落实程度", "By tier"),
    ("year", "按年度", "By year"),
    ("program", "按工程", "By programme"),
    ("gap_year", "分年缺口", "Gap by year"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sum of each way.

    Attributes:
        by: what is summed by: `need`, `given` and `gap` in all, else `root`,
            `source`, `tier`, `year`, `program` or `gap_year`.
        key: id, code or year of what is summed.
        name: what it is called.
        fens: what each way has, whole fen.
    """

    by: str
    key: str
    name: str
    fens: tuple[int, ...]


def compared_lines(
    portfolio: Portfolio, ways: Sequence[Way], manner: Manner
) -> Iterator[Line]:
    """Yield every sum of the ways; parts that none has are left out."""
    language = manner.language
    for by, field in (("need", "need_fen"), ("given", "given_fen"), ("gap", "gap_fen")):
        fens = tuple(getattr(way, field) for way in ways)
        yield Line(by=by, key="", name="", fens=fens)
    for root in ROOTS:
        yield _line("root", root, word(ROOTS, root, language), ways)
    for source in portfolio.all(Source):
        found = _line("source", source.id, source.name, ways)
        if any(found.fens):
            yield found
    for tier in TIERS:
        yield _line("tier", tier, word(TIER_WORDS, tier, language), ways)
    for year in _years(ways, lambda way: way.by_year):
        yield _line("year", year, manner.year(year), ways)
    for program in portfolio.all(Program):
        found = _line("program", program.id, program.name, ways)
        if any(found.fens):
            yield found
    for year in _years(ways, lambda way: way.gap_by_year):
        yield _line("gap_year", year, manner.year(year), ways)


def comparison_tables(
    portfolio: Portfolio, found: Comparison, names: Sequence[str], manner: Manner
) -> tuple[AnswerTable, ...]:
    """Return ways side by side as printed tables, with charts.

    Args:
        portfolio: the plan.
        found: the ways; the first is what the others differ from.
        names: what the ways are called.
        manner: how it is written.
    """
    lines = [*compared_lines(portfolio, found.ways, manner)]
    heads = [manner.say("项目", "Part"), names[0]]
    for name in names[1:]:
        heads += [name, "±"]
    numbers = (False, *(True for _ in heads[1:]))
    tables = []
    for by, chinese, english in _PARTS:
        rows = [*_rows(portfolio, lines, by, manner)]
        tables.append(
            AnswerTable(
                title=manner.titled(chinese, english),
                heads=tuple(heads),
                numbers=numbers,
                rows=tuple(_texts(line, words, manner) for words, line, _ in rows),
                totals=frozenset(
                    at for at, (_, _, is_sum) in enumerate(rows) if is_sum
                ),
                chart=_chart(portfolio, found.ways, names, by, manner),
            )
        )
    return tuple(tables)


def cell_table(
    portfolio: Portfolio,
    cells: Sequence[Cell],
    name: Callable[[Cell], str],
    manner: Manner,
) -> AnswerTable:
    """Return every amount that differs as a printed table.

    Args:
        portfolio: the plan.
        cells: the amounts.
        name: what the way of a cell is called.
        manner: how it is written.
    """
    return AnswerTable(
        title=manner.titled("有变化的金额", "Amounts that differ"),
        heads=cell_heads(manner),
        numbers=CELL_NUMBERS,
        rows=tuple(cell_texts(portfolio, each, name(each), manner) for each in cells),
    )


#: Which columns of the table of cells have figures.
CELL_NUMBERS = (False, False, False, False, False, True, True, True, False)


def cell_heads(manner: Manner) -> tuple[str, ...]:
    """Return the words over the columns of the table of cells."""
    words = manner.say(
        "方案 子项目 资金来源 年度 落实程度 原 新 增减 备注",
        "scenario project source year tier old new change note",
    )
    return tuple(words.split())


def cell_texts(
    portfolio: Portfolio, cell: Cell, name: str, manner: Manner
) -> tuple[str, ...]:
    """Return the texts of a changed amount by column."""
    return (
        name,
        portfolio.get(Project, cell.project_id).name,
        portfolio.get(Source, cell.source_id).name,
        manner.year(cell.year),
        word(TIER_WORDS, cell.tier, manner.language),
        manner.amount(cell.old_fen),
        manner.amount(cell.new_fen),
        manner.amount(cell.difference_fen),
        " ".join(cell.note.split()),
    )


#: Where a way keeps what a line sums.
_FIELDS = {
    "root": "by_root",
    "source": "by_source",
    "tier": "by_tier",
    "year": "by_year",
    "program": "by_program",
    "gap_year": "gap_by_year",
}


def _line(by: str, key: str | int | None, name: str, ways: Sequence[Way]) -> Line:
    fens = tuple(getattr(way, _FIELDS[by]).get(key, 0) for way in ways)
    return Line(by=by, key=str(key or ""), name=name, fens=fens)


def _years(
    ways: Sequence[Way], sums: Callable[[Way], Mapping[int | None, int]]
) -> list[int | None]:
    years = {year for way in ways for year, fen in sums(way).items() if fen}
    dated: list[int | None] = [*sorted(year for year in years if year is not None)]
    return [*dated, None] if None in years else dated


def _rows(
    portfolio: Portfolio, lines: Sequence[Line], by: str, manner: Manner
) -> Iterator[tuple[str, Line, bool]]:
    """Yield the lines of a table: words, the line, and whether it is a sum."""
    listed = [line for line in lines if line.by == by]
    if by == "source":
        roots = {row.id: row.root for row in portfolio.all(Source)}
        for root in (line for line in lines if line.by == "root"):
            yield root.name, root, True
            for line in listed:
                if roots[line.key] == root.key:
                    # Names already stand under their root.
                    yield f"　{line.name}", line, False
    else:
        for line in listed:
            yield line.name, line, False
    (given,) = (line for line in lines if line.by == "given")
    (gap,) = (line for line in lines if line.by == "gap")
    if by != "gap_year":
        yield manner.say("已安排", "set aside"), given, True
    yield manner.say(*GAP_WORDS), gap, True


def _texts(line: Line, words: str, manner: Manner) -> tuple[str, ...]:
    first, *others = line.fens
    texts = [words, manner.amount(first)]
    for fen in others:
        texts += [manner.amount(fen), manner.change(fen - first)]
    return tuple(texts)


def _chart(
    portfolio: Portfolio,
    ways: Sequence[Way],
    names: Sequence[str],
    by: str,
    manner: Manner,
) -> Chart | None:
    """Return the sources of each way by level, or the gap of each way by year."""
    rows: list[tuple[str, dict[str, int]]] = []
    if by == "source":
        title = manner.say("各方案的资金来源", "Sources of each scenario")
        levels = {row.id: row.level for row in portfolio.all(Source)}
        for name, way in zip(names, ways, strict=True):
            sums: dict[str, int] = {GAP: way.gap_fen}
            for source_id, fen in way.by_source.items():
                sums[levels[source_id]] = sums.get(levels[source_id], 0) + fen
            rows.append((name, sums))
    elif by == "gap_year":
        title = manner.say("各方案的分年缺口", "Gap by year of each scenario")
        rows = [
            (f"{manner.year(year)} {name}", {GAP: way.gap_by_year.get(year, 0)})
            for year in _years(ways, lambda way: way.gap_by_year)
            for name, way in zip(names, ways, strict=True)
        ]
    else:
        return None
    bars = level_bars(title, manner.levels(), rows)
    return None if bars.is_empty else money_chart(bars, manner.unit, manner.unit_fen)
