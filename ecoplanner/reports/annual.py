"""The annexed table of sources by year."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Source
from ecoplanner.model.percents import money_percents
from ecoplanner.model.percents import WHOLE
from ecoplanner.model.project import Project
from ecoplanner.model.rounding import half_up
from ecoplanner.reports import funds
from ecoplanner.reports import texts
from ecoplanner.reports.amounts import amounts_of
from ecoplanner.reports.amounts import PERCENT_HEADER
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
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.funding import Root
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.percents import MoneyPercents
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.amounts import Amounts
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table

KEY = "annual"
TITLE = "{region}分年度资金安排表"
ARRANGED = "已安排合计"
GAP = "资金缺口"
NEED = "资金需求"
GROUPS = {"years": "年度资金安排"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What each year has, exact and as printed, whole fen."""

    exact: tuple[int, ...]
    printed: tuple[int, ...]


#: A root with the sources of it that give money.
_Group = tuple["Root", list[tuple[Source, _Line]]]


def compose(
    portfolio: Portfolio, options: TableOptions, scenario: Scenario | None = None
) -> Table:
    """Return what each source gives in each year, with the gap and the need."""
    parts = allotted(portfolio, scenario)
    years = funds.years_of(parts)
    by_year = funds.sum_by(parts, lambda part: (part.source_id, part.year))
    amounts = amounts_of([*by_year.values(), need_fen(portfolio)], options)
    groups = _groups(portfolio, parts, years, amounts)
    columns = [
        ColumnDraft(key="number", kind=Kind.NO, words=texts.NUMBER_HEADER),
        ColumnDraft(key="source", kind=Kind.NAME, words="资金来源"),
        *(
            ColumnDraft(
                key=funds.year_key(year),
                kind=Kind.NUM,
                words=funds.year_words(year),
                group="years",
                is_money=True,
                starts_group=at == 0,
            )
            for at, year in enumerate(years)
        ),
        ColumnDraft(
            key="total", kind=Kind.NUM, words="合计", is_money=True, starts_group=True
        ),
        ColumnDraft(key="share", kind=Kind.NUM, words=PERCENT_HEADER),
    ]
    draft = Draft(
        key=KEY,
        title=TITLE.format(region=portfolio.plan.region),
        columns=columns,
        rows=list(_rows(portfolio, parts, groups, years, amounts)),
        groups=GROUPS,
        scenario=scenario,
        stub=("number", "source"),
        notes=amounts.notes(),
        is_money=True,
    )
    return finished(portfolio, draft, options)


def _groups(
    portfolio: Portfolio,
    parts: Sequence[Allotted],
    years: Sequence[int | None],
    amounts: Amounts,
) -> list[_Group]:
    """Return the sources that give money, by root."""
    by_year = funds.sum_by(parts, lambda part: (part.source_id, part.year))
    given = {source_id for source_id, _ in by_year}
    sources = [source for source in portfolio.all(Source) if source.id in given]
    exact = [
        tuple(by_year.get((source.id, year), 0) for year in years) for source in sources
    ]
    lines = [
        (source, _Line(exact=row, printed=printed))
        for source, row, printed in zip(
            sources, exact, amounts.cells(exact), strict=True
        )
    ]
    grouped = [
        (root, [(source, line) for source, line in lines if source.root == root])
        for root in funds.ROOTS
    ]
    return [(root, members) for root, members in grouped if members]


def _sum(lines: Iterable[_Line], width: int) -> _Line:
    lines = list(lines)
    return _Line(
        exact=sums([line.exact for line in lines], width),
        printed=sums([line.printed for line in lines], width),
    )


def _rows(
    portfolio: Portfolio,
    parts: Sequence[Allotted],
    groups: Sequence[_Group],
    years: Sequence[int | None],
    amounts: Amounts,
) -> Iterator[RowDraft]:
    shares = money_percents(portfolio, parts)
    for at, (root, members) in enumerate(groups):
        words = funds.root_words(portfolio, root)
        whole = _sum((line for _, line in members), len(years))
        share = shares.roots[root] if shares else None
        fact = Fact(Source.TABLE, "", f"allotted_fen/{root}")
        yield RowDraft(
            cells={
                "number": Cell(str(at + 1)),
                "source": Cell(words),
                **_cells(years, whole, share, amounts, fact),
            },
            role=Role.LEAD,
            section=root,
            section_title=words,
        )
        for place, (source, line) in enumerate(members, start=1):
            share = shares.sources[source.id] if shares else None
            fact = Fact(source.TABLE, source.id, "allotted_fen")
            yield RowDraft(
                cells={
                    "number": Cell(f"{at + 1}.{place}"),
                    "source": Cell(
                        source.name, fact=Fact(source.TABLE, source.id, "name")
                    ),
                    **_cells(years, line, share, amounts, fact),
                },
                section=root,
                row_id=source.id,
            )
    if groups or need_fen(portfolio):
        lines = (line for _, members in groups for _, line in members)
        whole = _sum(lines, len(years))
        yield from _last_rows(portfolio, years, whole, shares, amounts)


def _last_rows(
    portfolio: Portfolio,
    years: Sequence[int | None],
    whole: _Line,
    shares: MoneyPercents | None,
    amounts: Amounts,
) -> Iterator[RowDraft]:
    """Yield what is set aside, the gap and the need, which is both together."""
    given, gap = (shares.given, shares.gap) if shares else (None, None)
    fact = Fact(Source.TABLE, "", "allotted_fen")
    yield RowDraft(
        cells=_cells(years, whole, given, amounts, fact),
        label=ARRANGED,
        role=Role.SUBTOTAL,
    )
    exact = need_fen(portfolio)
    need = half_up(exact, amounts.unit)
    missing = exact - sum(whole.exact)
    printed = need - sum(whole.printed)
    share = None if shares is None else WHOLE
    fact = Fact(Project.TABLE, "", "gap_fen")
    yield RowDraft(
        cells=_end_cells(years, printed, missing, gap, amounts, fact),
        label=GAP,
        role=Role.SUBTOTAL,
    )
    fact = Fact(Project.TABLE, "", "need_fen")
    yield RowDraft(
        cells=_end_cells(years, need, exact, share, amounts, fact),
        label=NEED,
        role=Role.TOTAL,
    )


def _cells(
    years: Sequence[int | None],
    line: _Line,
    share: int | None,
    amounts: Amounts,
    of: Fact,
) -> dict[str, Cell]:
    """Return the cells of a line; `of` is the fact of its total."""
    cells = {
        funds.year_key(year): Cell(
            amounts.text(value, exact),
            fact=replace(of, field=f"{of.field}/{funds.year_key(year)}"),
        )
        for year, value, exact in zip(years, line.printed, line.exact, strict=True)
    }
    total, exact = sum(line.printed), sum(line.exact)
    return _end_cells((), total, exact, share, amounts, of) | cells


def _end_cells(  # noqa: PLR0913, PLR0917 - an amount, exact and printed, and its share
    years: Sequence[int | None],
    printed: int,
    exact: int,
    share: int | None,
    amounts: Amounts,
    of: Fact,
) -> dict[str, Cell]:
    """Return the cells of a total; those of the years stay empty."""
    return {
        **{funds.year_key(year): Cell("") for year in years},
        "total": Cell(amounts.text(printed, exact), fact=of),
        "share": Cell(
            amounts.percent(share, exact), fact=replace(of, field=f"{of.field}/share")
        ),
    }
