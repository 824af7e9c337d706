"""Between what the money of a source may lie, as printed tables with a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.funding import Source
from ecoplanner.model.rounding import half_up
from ecoplanner.reports.amounts import percent_text
from ecoplanner.reports.answer_charts import level_bars
from ecoplanner.reports.answer_charts import money_chart
from ecoplanner.reports.answer_table import AnswerTable
from ecoplanner.reports.figure import GAP
from ecoplanner.words import GAP as GAP_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.solving import Interval
    from ecoplanner.reports.figure import Chart
    from ecoplanner.reports.manner import Manner

_HUNDREDTHS = 10_000


def interval_tables(
    portfolio: Portfolio, found: Interval, name: str, manner: Manner
) -> tuple[AnswerTable, ...]:
    """Return the ends of an interval, and the mix at each end beside today's.

    Args:
        portfolio: the plan.
        found: the interval.
        name: what its money is called.
        manner: how it is written.
    """
    now, least, most = (
        manner.say("现为", "now"),
        manner.say("最少时", "at the least"),
        manner.say("最多时", "at the most"),
    )
    ends = ((now, found.least.before_fen), (least, found.least.aim_fen))
    need, sums = found.least.need_fen, _sums(found)
    return (
        AnswerTable(
            title=manner.titled(f"{name}的可行范围", f"What {name} may come to"),
            heads=(
                manner.say("情形", "mix"),
                manner.say("金额", "amount"),
                manner.say("占资金需求", "of the need"),
            ),
            numbers=(False, True, True),
            rows=tuple(
                (words, manner.amount(fen), _percent(fen, need))
                for words, fen in (*ends, (most, found.most.aim_fen))
            ),
        ),
        AnswerTable(
            title=manner.titled("两端的资金来源", "Sources at both ends"),
            heads=(manner.say("资金来源", "source"), now, least, most),
            numbers=(False, True, True, True),
            rows=(
                *(
                    (row.name, *map(manner.amount, sums[row.id]))
                    for row in portfolio.all(Source)
                    if any(sums.get(row.id, ()))
                ),
                (manner.say(*GAP_WORDS), *map(manner.amount, _gaps(found))),
            ),
            chart=_chart(portfolio, found, (now, least, most), manner),
        ),
    )


def _sums(found: Interval) -> Mapping[str, Sequence[int]]:
    """Return by source what it gives today, at the least and at the most."""
    mixture = found.least.mixture
    columns = (mixture.now, found.least.fen, found.most.fen)
    sums: dict[str, list[int]] = {}
    for at, cell in enumerate(mixture.cells):
        three = sums.setdefault(cell[1], [0, 0, 0])
        for column, fens in enumerate(columns):
            three[column] += fens[at]
    return sums


def _gaps(found: Interval) -> tuple[int, int, int]:
    """Return the gap today, at the least and at the most."""
    mixture, need = found.least.mixture, found.least.need_fen
    given = sum(
        mixture.now[at]
        for row in mixture.rows
        if row.project_id is not None
        for at in row.terms
    )
    return need - given, found.least.gap_fen, found.most.gap_fen


def _percent(fen: int, need: int) -> str:
    share = half_up(fen * _HUNDREDTHS, need) // need if need else 0
    return f"{percent_text(share)}%"


def _chart(
    portfolio: Portfolio, found: Interval, words: Sequence[str], manner: Manner
) -> Chart | None:
    rows: list[tuple[str, dict[str, int]]] = []
    sums, gaps = _sums(found), _gaps(found)
    for at, text in enumerate(words):
        levels: dict[str, int] = {GAP: gaps[at]}
        for source_id, fens in sums.items():
            level = portfolio.get(Source, source_id).level
            levels[level] = levels.get(level, 0) + fens[at]
        rows.append((text, levels))
    title = manner.say("两端的资金来源", "Sources at both ends")
    bars = level_bars(title, manner.levels(), rows)
    return None if bars.is_empty else money_chart(bars, manner.unit, manner.unit_fen)
