"""The annexed table of money: need, sources, gap and years of every project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Source
from ecoplanner.model.percents import money_percents
from ecoplanner.model.percents import percents
from ecoplanner.model.percents import WHOLE
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports import funds
from ecoplanner.reports import texts
from ecoplanner.reports.amounts import amounts_of
from ecoplanner.reports.amounts import sums
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
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.percents import MoneyPercents
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.amounts import Amounts
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "funding"
TITLE = "{region}重大工程资金安排表"
SHARE_LABEL = "占总投资（%）"
GAP_NOTE = "缺口为总投资减去已安排的各来源资金。"
ZERO_NOTE = "“—”表示没有安排。"
GROUPS = {"sources": "资金来源", "years": "年度资金安排"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The money of a project, a programme or the plan, whole fen.

    Attributes:
        need: the need; 0 where the plan prices none.
        sources: by column of sources.
        gap: what is missing; negative for an excess.
        years: by column of years.
    """

    need: int
    sources: tuple[int, ...]
    gap: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A programme with its projects, and the money of each as it is and as printed."""

    program: Program
    projects: tuple[Project, ...]
    exact: tuple[_Line, ...]
    printed: tuple[_Line, ...]


#: A programme, its projects and the money of each.
_Member = tuple[Program, tuple[Project, ...], tuple[_Line, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The columns that there are.

    Attributes:
        sources: words of the columns of sources, by key: levels, or the roots while
            there is no money.
        places: key of the column that the money of a source stands in, by its id.
        shares: shares of all money in the need; None without a need.
        years: the years.
    """

    sources: Mapping[str, str]
    places: Mapping[str, str]
    shares: MoneyPercents | None
    years: tuple[int | None, ...]


def compose(
    portfolio: Portfolio, options: TableOptions, scenario: Scenario | None = None
) -> Table:
    """Return need, sources, gap and years, in the plan or in a scenario."""
    parts = allotted(portfolio, scenario)
    layout = _layout(portfolio, parts)
    members = _members(portfolio, layout, parts)
    amounts = amounts_of(
        (
            fen
            for _, _, lines in members
            for line in lines
            for fen in (line.need, *line.sources, *line.years)
        ),
        options,
    )
    groups = _groups(members, amounts)
    zero_note = ZERO_NOTE if options.zero == "—" else ""
    gap_notes = (GAP_NOTE + zero_note,) if groups else ()
    draft = Draft(
        key=KEY,
        title=TITLE.format(region=portfolio.plan.region),
        columns=_columns(layout),
        rows=list(_rows(portfolio, layout, groups, amounts)),
        groups=GROUPS,
        scenario=scenario,
        stub=("number", "name", "need"),
        notes=(*gap_notes, *amounts.notes()),
        is_money=True,
    )
    return finished(portfolio, draft, options)


def _layout(portfolio: Portfolio, parts: Sequence[Allotted]) -> _Layout:
    places = {source.id: source.level for source in portfolio.all(Source)}
    used = {places[part.source_id] for part in parts}
    return _Layout(
        sources={
            level: words for level, words in funds.LEVEL_WORDS.items() if level in used
        }
        or {str(root): words for root, words in funds.ROOT_WORDS.items()},
        places=places,
        shares=money_percents(portfolio, parts),
        years=tuple(funds.years_of(parts)),
    )


def _columns(layout: _Layout) -> list[ColumnDraft]:
    return [
        ColumnDraft(key="number", kind=Kind.NO, words=texts.NUMBER_HEADER),
        ColumnDraft(key="name", kind=Kind.NAME, words="重大工程/子项目"),
        ColumnDraft(key="need", kind=Kind.NUM, words="总投资", is_money=True),
        *(
            ColumnDraft(
                key=key,
                kind=Kind.NUM,
                words=words,
                group="sources",
                is_money=True,
                starts_group=at == 0,
            )
            for at, (key, words) in enumerate(layout.sources.items())
        ),
        ColumnDraft(
            key="gap", kind=Kind.NUM, words="缺口", is_money=True, starts_group=True
        ),
        ColumnDraft(key="gap_share", kind=Kind.NUM, words="缺口率（%）"),
        *(
            ColumnDraft(
                key=funds.year_key(year),
                kind=Kind.NUM,
                words=funds.year_words(year),
                group="years",
                is_money=True,
                starts_group=at == 0,
            )
            for at, year in enumerate(layout.years)
        ),
    ]


def _members(
    portfolio: Portfolio, layout: _Layout, parts: Sequence[Allotted]
) -> list[_Member]:
    """Return the programmes with all projects that need or are given money."""
    given = funds.sum_by(parts, lambda part: part.project_id)
    by_source = funds.sum_by(
        parts, lambda part: (part.project_id, layout.places[part.source_id])
    )
    by_year = funds.sum_by(parts, lambda part: (part.project_id, part.year))

    def line(project: Project) -> _Line:
        need = project.need_fen or 0
        return _Line(
            need=need,
            sources=tuple(
                by_source.get((project.id, key), 0) for key in layout.sources
            ),
            gap=need - given.get(project.id, 0),
            years=tuple(by_year.get((project.id, year), 0) for year in layout.years),
        )

    found: list[_Member] = []
    for program in portfolio.all(Program):
        projects = tuple(
            project
            for project in portfolio.having(Project, "program_id", program.id)
            if project.need_fen is not None or project.id in given
        )
        if projects:
            found.append((program, projects, tuple(map(line, projects))))
    return found


def _groups(members: Sequence[_Member], amounts: Amounts) -> list[_Group]:
    printed = iter(_printed([lines for _, _, lines in members], amounts))
    return [
        _Group(
            program=program,
            projects=projects,
            exact=lines,
            printed=tuple(next(printed) for _ in lines),
        )
        for program, projects, lines in members
    ]


def _printed(groups: Sequence[Sequence[_Line]], amounts: Amounts) -> list[_Line]:
    """Return the lines as printed: needs first, then their parts within them."""
    needs = [
        need
        for group in amounts.grouped(
            [[line.need for line in group] for group in groups]
        )
        for need in group
    ]
    lines = [line for group in groups for line in group]
    halves = amounts.cells([(sum(line.sources), line.gap) for line in lines], needs)
    givens = [given for given, _ in halves]
    sources = amounts.cells([line.sources for line in lines], givens)
    years = amounts.cells([line.years for line in lines], givens)
    return [
        _Line(need=need, sources=sources[at], gap=halves[at][1], years=years[at])
        for at, need in enumerate(needs)
    ]


def _sum(lines: Sequence[_Line], layout: _Layout) -> _Line:
    return _Line(
        need=sum(line.need for line in lines),
        sources=sums([line.sources for line in lines], len(layout.sources)),
        gap=sum(line.gap for line in lines),
        years=sums([line.years for line in lines], len(layout.years)),
    )


def _rows(
    portfolio: Portfolio, layout: _Layout, groups: Sequence[_Group], amounts: Amounts
) -> Iterator[RowDraft]:
    for number, group in enumerate(groups, start=1):
        name = texts.named(portfolio, KEY, group.program)
        exact = _sum(group.exact, layout)
        fact = Fact(group.program.TABLE, group.program.id, "")
        yield RowDraft(
            cells={
                "number": Cell(str(number)),
                "name": name,
                **_cells(layout, _sum(group.printed, layout), exact, amounts, fact),
            },
            role=Role.LEAD,
            section=group.program.id,
            section_title=name.text,
            row_id=group.program.id,
        )
        lines = zip(group.projects, group.exact, group.printed, strict=True)
        for place, (project, line, printed) in enumerate(lines, start=1):
            fact = Fact(project.TABLE, project.id, "")
            cells = _cells(layout, printed, line, amounts, fact)
            if project.need_fen is None:
                cells["need"] = Cell("", fact=cells["need"].fact)
            yield RowDraft(
                cells={
                    "number": Cell(f"{number}.{place}"),
                    "name": texts.named(portfolio, KEY, project),
                    **cells,
                },
                section=group.program.id,
                row_id=project.id,
            )
    if groups:
        yield from _last_rows(layout, groups, amounts)


def _last_rows(
    layout: _Layout, groups: Sequence[_Group], amounts: Amounts
) -> Iterator[RowDraft]:
    """Yield the total and, where there is a need, the shares in it."""
    exact = _sum([line for group in groups for line in group.exact], layout)
    printed = _sum([line for group in groups for line in group.printed], layout)
    shares = layout.shares
    fact = Fact(Project.TABLE, "", "")
    yield RowDraft(
        cells=_cells(layout, printed, exact, amounts, fact),
        label=texts.TOTAL,
        role=Role.TOTAL,
    )
    if shares is None:
        return
    levels: dict[str, int] = {}
    for (_, level), share in shares.levels.items():
        levels[level] = levels.get(level, 0) + share
    line = _Line(
        need=WHOLE,
        sources=tuple(levels.get(key, 0) for key in layout.sources),
        gap=shares.gap,
        years=tuple(shares.years[year] for year in layout.years),
    )
    yield RowDraft(
        cells={
            key: Cell(
                amounts.percent(value, fen),
                fact=Fact(Project.TABLE, "", f"{field}/share"),
            )
            for key, field, value, fen in [
                *_values(layout, line, exact),
                ("gap_share", "gap_fen", shares.gap, exact.gap),
            ]
        },
        label=SHARE_LABEL,
        role=Role.SHARE,
    )


def _values(
    layout: _Layout, line: _Line, exact: _Line
) -> Iterator[tuple[str, str, int, int]]:
    """Yield column, name of the figure, printed and exact value of each amount."""
    yield "need", "need_fen", line.need, exact.need
    sources = zip(layout.sources, line.sources, exact.sources, strict=True)
    for key, value, fen in sources:
        yield key, f"allotted_fen/{key}", value, fen
    yield "gap", "gap_fen", line.gap, exact.gap
    for year, value, fen in zip(layout.years, line.years, exact.years, strict=True):
        key = funds.year_key(year)
        yield key, f"allotted_fen/{key}", value, fen


def _cells(
    layout: _Layout, line: _Line, exact: _Line, amounts: Amounts, of: Fact
) -> dict[str, Cell]:
    cells = {
        key: Cell(amounts.text(value, fen), fact=Fact(of.table, of.row_id, field))
        for key, field, value, fen in _values(layout, line, exact)
    }
    text = amounts.percent(_rate(exact), exact.gap)
    cells["gap_share"] = Cell(text, fact=Fact(of.table, of.row_id, "gap_share"))
    return cells


def _rate(line: _Line) -> int | None:
    """Return the gap in hundredths of a percent of the need; None without a need."""
    if not line.need:
        return None
    return percents([line.need - line.gap, line.gap])[1]
