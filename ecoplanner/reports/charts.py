"""Charts of the money under its tables: amounts and shares by source.

They are made of the very cells of the table, so chart and table cannot disagree: a
year or a source that the plan leaves out of the table is not in the chart either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.percents import percents
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.reports import annual
from ecoplanner.reports import funding
from ecoplanner.reports import funds
from ecoplanner.reports import scenarios
from ecoplanner.reports.amounts import percent_text
from ecoplanner.reports.figure import Chart
from ecoplanner.reports.figure import GAP
from ecoplanner.reports.figure import Part
from ecoplanner.reports.figure import Stack

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Cell
    from ecoplanner.reports.table import Table

AMOUNTS_TITLE = "{title}：各{of}资金来源（{unit}）"
SHARES_TITLE = "{title}：各{of}资金构成（%）"
LABEL = "图{table}{number}"
GAP_WORDS = "资金缺口"
ALL_WORDS = "合计"
YEAR, PROGRAM, WAY = "年度", "重大工程", "方案"

#: More bars than this say less than their sum.
MOST_STACKS = 40
_HUNDRED = 100
_WHOLE = 100_00
_AMOUNT = re.compile(r"[−－-]?\d+(?:\.\d+)?")
_LEVEL = re.compile(r"level/\w+/(\w+)|root/(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """A bar before it is drawn.

    Attributes:
        words: what it is of.
        amounts: printed amounts by look, units of the last decimal.
        shares: its shares by look as the table prints them, hundredths of a percent;
            none where the table has none.
    """

    words: str
    amounts: Mapping[str, int]
    shares: Mapping[str, int] = field(default_factory=dict)


def with_charts(table: Table, portfolio: Portfolio, options: TableOptions) -> Table:
    """Return a table with the charts that are due under it."""
    make = _MAKERS.get(table.key)
    if make is None or not options.charts or not table.rows:
        return table
    of, bars, decimals = make(table, portfolio)
    money = any(amount for bar in bars for amount in _given(bar).values())
    if not money:
        return table
    if len(bars) > MOST_STACKS:
        bars = [_sum(bars)]
    looks = [
        look
        for look in (*funds.LEVELS, GAP)
        if any(bar.amounts.get(look) for bar in bars)
    ]

    def level_of(source_id: str) -> str:
        return portfolio.get(Source, source_id).level

    amounts = _amounts(table, of, bars, looks, decimals, options.money_unit, level_of)
    return replace(table, charts=(amounts, _shares(table, of, bars, looks)))


def labelled(table: Table) -> Table:
    """Return a table whose charts are counted: 图2-1 under 附表2, 图1 under 附表."""
    number = "".join(re.findall(r"\d+", table.label)[:1])
    before = f"{number}-" if number else ""
    charts = tuple(
        replace(chart, label=LABEL.format(table=before, number=at))
        for at, chart in enumerate(table.charts, start=1)
    )
    return replace(table, charts=charts) if charts else table


def _amounts(  # noqa: PLR0913, PLR0917 - what both charts are made of
    table: Table,
    of: str,
    bars: Sequence[_Bar],
    looks: Sequence[str],
    decimals: int,
    unit: str,
    level_of: Callable[[str], str],
) -> Chart:
    def text(value: int) -> str:
        sign, digits = ("−" if value < 0 else ""), str(abs(value)).zfill(decimals + 1)
        whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
        return f"{sign}{whole}.{rest}" if decimals else sign + digits

    # Scenarios are alternatives: together they are no sum.
    is_sum = of != WAY
    sums = _sum(bars).amounts
    shares = _printed_shares(table, level_of)
    return Chart(
        label="",
        title=AMOUNTS_TITLE.format(title=table.title, of=of, unit=unit),
        unit=unit,
        parts=tuple(
            Part(
                look=look,
                words=_words(look),
                amount=text(sums.get(look, 0)) if is_sum else "",
                share=percent_text(shares[look]) if is_sum and look in shares else "",
            )
            for look in looks
        ),
        stacks=tuple(
            Stack(
                words=bar.words,
                values=tuple(max(bar.amounts.get(look, 0), 0) for look in looks),
                texts=tuple(text(bar.amounts.get(look, 0)) for look in looks),
                total=text(sum(bar.amounts.values())),
            )
            for bar in bars
        ),
        scale=10**decimals,
    )


def _printed_shares(table: Table, level_of: Callable[[str], str]) -> dict[str, int]:
    """Return the table's own shares in the need by look, hundredths of a percent."""
    found: dict[str, int] = {}
    for cell in _cells(table):
        fact = cell.fact
        if fact is None or not fact.field.endswith("/share"):
            continue
        field, *middle = fact.field.split("/")[:-1]
        look = ""
        if fact.table == Source.TABLE and fact.row_id and not middle:
            look = level_of(fact.row_id)
        elif fact.table == Project.TABLE and field == "gap_fen":
            look = GAP
        elif fact.table == Project.TABLE and middle:
            look = middle[0]
        if look and _AMOUNT.fullmatch(cell.text):
            share = int(Decimal(_plain(cell.text)).scaleb(2))
            # Of the sources a level's shares add up; a total has its own.
            found[look] = share + (found.get(look, 0) if fact.row_id else 0)
    return found


def _shares(table: Table, of: str, bars: Sequence[_Bar], looks: Sequence[str]) -> Chart:
    stacks = []
    for bar in bars:
        amounts = [bar.amounts.get(look, 0) for look in looks]
        # One figure for one fact: what the table prints is what is drawn.
        parts: Sequence[int] = percents(amounts)
        if sum(bar.shares.values()) == _WHOLE:
            parts = [bar.shares.get(look, 0) for look in looks]
        stacks.append(
            Stack(
                words=bar.words,
                values=tuple(max(part, 0) for part in parts),
                texts=tuple(map(percent_text, parts)),
                total="",
            )
        )
    return Chart(
        label="",
        title=SHARES_TITLE.format(title=table.title, of=of),
        unit="%",
        parts=tuple(
            Part(look=look, words=_words(look), amount="", share="") for look in looks
        ),
        stacks=tuple(stacks),
        scale=_HUNDRED,
        most=_WHOLE,
    )


def _words(look: str) -> str:
    return GAP_WORDS if look == GAP else funds.LEVEL_WORDS[look]  # type: ignore[index]


def _given(bar: _Bar) -> dict[str, int]:
    return {look: amount for look, amount in bar.amounts.items() if look != GAP}


def _sum(bars: Sequence[_Bar]) -> _Bar:
    amounts: dict[str, int] = {}
    for bar in bars:
        for look, amount in bar.amounts.items():
            amounts[look] = amounts.get(look, 0) + amount
    return _Bar(words=ALL_WORDS, amounts=amounts)


#: Look and field of the fact of each cell that is a part of a bar, with its column.
_Found = tuple[str, str, str]
_Made = tuple[str, list[_Bar], int]


def _by_year(table: Table, portfolio: Portfolio) -> _Made:
    """Return a bar for each year, of what each level of source gives in it."""

    def find(cell: Cell) -> tuple[str, str] | None:
        fact = cell.fact
        if fact is None or fact.table != Source.TABLE or not fact.row_id:
            return None
        field, slash, year = fact.field.partition("/")
        if field != "allotted_fen" or not slash or year == "share":
            return None
        return year, portfolio.get(Source, fact.row_id).level

    parts, decimals = _parts(table, find)
    words = {
        funds.year_key(year): funds.year_words(year) for year in (*_years(parts), None)
    }
    bars = [_Bar(words=words[key], amounts=parts[key]) for key in words if key in parts]
    return YEAR, bars, decimals


def _years(keys: Mapping[str, object]) -> list[int]:
    return sorted(int(key) for key in keys if key.isdecimal())


def _by_program(table: Table, portfolio: Portfolio) -> _Made:
    """Return a bar for each programme, of its sources and its gap."""
    names = {row.row_id: row for row in table.rows}

    def find(cell: Cell) -> tuple[str, str] | None:
        fact = cell.fact
        if fact is None or fact.table != Program.TABLE:
            return None
        if fact.field == "gap_fen":
            return fact.row_id, GAP
        field, _, level = fact.field.partition("/")
        is_part = field == "allotted_fen" and level in funds.LEVEL_WORDS
        return (fact.row_id, level) if is_part else None

    parts, decimals = _parts(table, find)
    bars = [
        _Bar(words=portfolio.get(Program, id_).name, amounts=amounts)
        for id_, amounts in parts.items()
        if id_ in names and any(amounts.values())
    ]
    return PROGRAM, bars, decimals


def _by_way(table: Table, portfolio: Portfolio) -> _Made:
    """Return a bar for the plan and each scenario, of its sources and its gap."""
    seen: set[str] = set()

    def find(cell: Cell) -> tuple[str, str] | None:
        fact = cell.fact
        if fact is None or fact.table != Scenario.TABLE:
            return None
        if fact.field == GAP:
            return fact.row_id, GAP
        match = _LEVEL.fullmatch(fact.field)
        if match is None:
            return None
        if match[1]:
            seen.add(fact.field.split("/")[1])
        return fact.row_id, match[1] or f"root/{match[2]}"

    def of_levels(found: Mapping[str, int]) -> dict[str, int]:
        # A root stands for its levels, unless these have lines of their own.
        return {
            look.removeprefix("root/"): amount
            for look, amount in found.items()
            if look.removeprefix("root/") not in seen or not look.startswith("root/")
        }

    def find_share(cell: Cell) -> tuple[str, str] | None:
        fact = cell.fact
        if fact is None or not fact.field.endswith("/share"):
            return None
        bare = replace(fact, field=fact.field.removesuffix("/share"))
        return find(replace(cell, fact=bare))

    parts, decimals = _parts(table, find)
    shares, places = _parts(table, find_share)
    scale = _HUNDRED // 10**places
    bars = [
        _Bar(
            words=portfolio.get(Scenario, id_).name if id_ else scenarios.PLAN,
            amounts=of_levels(found),
            shares={
                look: share * scale
                for look, share in of_levels(shares.get(id_, {})).items()
            },
        )
        for id_, found in parts.items()
    ]
    return WAY, bars, decimals


def _parts(
    table: Table, find: Callable[[Cell], tuple[str, str] | None]
) -> tuple[dict[str, dict[str, int]], int]:
    """Return by bar and look the sums of printed amounts, and their decimals.

    Amounts are whole units of the last decimal.
    """
    read = [
        (*place, Decimal((_AMOUNT.fullmatch(cell.text) and _plain(cell.text)) or "0"))
        for cell in _cells(table)
        if (place := find(cell)) is not None
    ]
    decimals = max((_decimals(value) for *_, value in read), default=0)
    found: dict[str, dict[str, int]] = {}
    for key, look, value in read:
        amounts = found.setdefault(key, {})
        amounts[look] = amounts.get(look, 0) + int(value.scaleb(decimals))
    return found, decimals


def _cells(table: Table) -> Iterator[Cell]:
    for row in table.rows:
        yield from row.cells.values()


def _plain(text: str) -> str:
    return text.replace("−", "-").replace("－", "-")


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


_MAKERS: dict[str, Callable[[Table, Portfolio], _Made]] = {
    annual.KEY: _by_year,
    funding.KEY: _by_program,
    scenarios.KEY: _by_way,
}
