"""The annexed table of sources by year."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import need_fen
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.rounding import apportion
from ecoplanner.model.rounding import half_up
from ecoplanner.reports import funds
from ecoplanner.reports import texts
from ecoplanner.reports.amounts import amounts_of
from ecoplanner.reports.amounts import PERCENT_HEADER
from ecoplanner.reports.amounts import percent_text
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
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.funding import Root
    from ecoplanner.model.funding import Scenario
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

_WHOLE = 100_00


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The money of a source: what each year has, exact and as printed, whole fen."""

    source: Source
    exact: tuple[int, ...]
    printed: tuple[int, ...]


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
        rows=list(_rows(portfolio, groups, years, amounts)),
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
) -> list[tuple[Root, list[_Line]]]:
    """Return the sources that give money, by root."""
    by_year = funds.sum_by(parts, lambda part: (part.source_id, part.year))
    given = {source_id for source_id, _ in by_year}
    sources = [source for source in portfolio.all(Source) if source.id in given]
    exact = [
        tuple(by_year.get((source.id, year), 0) for year in years) for source in sources
    ]
    lines = [
        _Line(source=source, exact=row, printed=printed)
        for source, row, printed in zip(
            sources, exact, amounts.cells(exact), strict=True
        )
    ]
    grouped = [
        (root, [line for line in lines if line.source.root == root])
        for root in funds.ROOTS
    ]
    return [(root, members) for root, members in grouped if members]


def _rows(
    portfolio: Portfolio,
    groups: Sequence[tuple[Root, list[_Line]]],
    years: Sequence[int | None],
    amounts: Amounts,
) -> Iterator[RowDraft]:
    exact = [sum(sum(line.exact) for line in lines) for _, lines in groups]
    shares = funds.arranged_share(portfolio, sum(exact))
    root_shares = apportion(shares[0], exact) if shares else ()
    for at, (root, lines) in enumerate(groups):
        words = funds.root_words(portfolio, root)
        printed = sums([line.printed for line in lines], len(years))
        share = root_shares[at] if shares else None
        yield RowDraft(
            cells={
                "number": Cell(str(at + 1)),
                "source": Cell(words),
                **_cells(
                    years,
                    printed,
                    share,
                    amounts,
                    Fact(Source.TABLE, "", f"allotted_fen/{root}"),
                ),
            },
            role=Role.LEAD,
            section=root,
            section_title=words,
        )
        parts = apportion(share or 0, [sum(line.exact) for line in lines])
        for place, (line, part) in enumerate(zip(lines, parts, strict=True), start=1):
            source = line.source
            cells = _cells(
                years,
                line.printed,
                None if share is None else part,
                amounts,
                Fact(source.TABLE, source.id, "allotted_fen"),
            )
            yield RowDraft(
                cells={
                    "number": Cell(f"{at + 1}.{place}"),
                    "source": Cell(
                        source.name, fact=Fact(source.TABLE, source.id, "name")
                    ),
                    **cells,
                },
                section=root,
                row_id=source.id,
            )
    if groups or need_fen(portfolio):
        lines = [line for _, members in groups for line in members]
        printed = sums([line.printed for line in lines], len(years))
        yield from _last_rows(portfolio, years, printed, shares, amounts)


def _last_rows(
    portfolio: Portfolio,
    years: Sequence[int | None],
    printed: Sequence[int],
    shares: tuple[int, int] | None,
    amounts: Amounts,
) -> Iterator[RowDraft]:
    """Yield what is set aside, the gap and the need, which is both together."""
    given, gap = shares or (None, None)
    yield RowDraft(
        cells=_cells(
            years, printed, given, amounts, Fact(Source.TABLE, "", "allotted_fen")
        ),
        label=ARRANGED,
        role=Role.SUBTOTAL,
    )
    need = half_up(need_fen(portfolio), amounts.unit)
    for label, field, value, share, role in (
        (GAP, "gap_fen", need - sum(printed), gap, Role.SUBTOTAL),
        (NEED, "need_fen", need, None if shares is None else _WHOLE, Role.TOTAL),
    ):
        yield RowDraft(
            cells={
                **{funds.year_key(year): Cell("") for year in years},
                "total": Cell(amounts.text(value), fact=Fact(Project.TABLE, "", field)),
                "share": _share_cell(share, amounts, Fact(Project.TABLE, "", field)),
            },
            label=label,
            role=role,
        )


def _cells(
    years: Sequence[int | None],
    printed: Sequence[int],
    share: int | None,
    amounts: Amounts,
    of: Fact,
) -> dict[str, Cell]:
    """Return the cells of a line; `of` is the fact of its total."""
    cells = {
        funds.year_key(year): Cell(
            amounts.text(value),
            fact=replace(of, field=f"{of.field}/{funds.year_key(year)}"),
        )
        for year, value in zip(years, printed, strict=True)
    }
    cells["total"] = Cell(amounts.text(sum(printed)), fact=of)
    cells["share"] = _share_cell(share, amounts, of)
    return cells


def _share_cell(share: int | None, amounts: Amounts, of: Fact) -> Cell:
    text = "" if share is None else percent_text(share) if share else amounts.zero
    return Cell(text, fact=replace(of, field=f"{of.field}/share"))
