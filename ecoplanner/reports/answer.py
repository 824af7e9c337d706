"""An answer of the funding laboratory as printed pages.

What was asked and what came of it stand in a table of their own, then follow the
tables of the answer with their charts; all are descriptions like those of the annex,
set and drawn by the same hands.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import ecoplanner
from ecoplanner.reports.annex import page_settings
from ecoplanner.reports.answer_table import AnswerTable
from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.draw.pdf import Press
from ecoplanner.reports.settings import Grouping
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Column
from ecoplanner.reports.table import Kind
from ecoplanner.reports.table import Role
from ecoplanner.reports.table import Row
from ecoplanner.reports.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.draw.pdf import PdfResult
    from ecoplanner.reports.figure import Chart
    from ecoplanner.reports.typeset.layout import Layout

__all__ = ["Answer", "AnswerTable", "answer_layout", "answer_pdf", "answer_tables"]

KEY = "answer"
#: Texts up to so many characters stand in a column of names.
_LONGEST_NAME = 24
_LONGEST_WORD = 6
_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "plan": "规划",
        "result": "结论",
        "table": "表{number}",
        "chart": "图{number}",
    },
    "en": {
        "plan": "Plan",
        "result": "Answer",
        "table": "Table {number}",
        "chart": "Figure {number}",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was asked and what came of it.

    Attributes:
        title: the question.
        facts: what it was asked about: label and words, such as scope and scenario.
        said: the answer in sentences.
        tables: its tables.
        is_grouped: whether commas part the thousands in its texts.
    """

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    said: tuple[str, ...] = ()
    tables: tuple[AnswerTable, ...] = ()
    is_grouped: bool = True


def answer_tables(
    portfolio: Portfolio, answer: Answer, language: Language = "zh"
) -> tuple[Table, ...]:
    """Return the description of an answer: what was asked first, then its tables."""
    words = _WORDS[language]
    lines = [(words["plan"], portfolio.plan.title), *answer.facts]
    lines += [(words["result"], each) for each in answer.said if each]
    charts = 0
    found = [_summary(answer.title, lines)]
    for number, each in enumerate(answer.tables, start=1):
        label = words["table"].format(number=number)
        drawn: tuple[Chart, ...] = ()
        if each.chart is not None and each.rows:
            charts += 1
            drawn = (replace(each.chart, label=words["chart"].format(number=charts)),)
        found.append(_table(f"{KEY}{number}", label, each, drawn))
    return tuple(found)


def answer_layout(
    press: Press, portfolio: Portfolio, answer: Answer, language: Language = "zh"
) -> Layout:
    """Set an answer on pages, on the plan's own paper and in its faces.

    Raises:
        InvalidInputError: a page setting kept in the plan cannot be used.
        FontUnusableError: a font of the settings cannot be embedded.
    """
    # Words of an answer have their commas already; the axes of charts are to agree.
    grouping = Grouping.COMMA if answer.is_grouped else Grouping.NONE
    settings = replace(page_settings(portfolio, KEY), grouping=grouping)
    return press.lay_out(answer_tables(portfolio, answer, language), settings)


def answer_pdf(
    portfolio: Portfolio, answer: Answer, language: Language = "zh"
) -> PdfResult:
    """Return an answer as a PDF; see `answer_layout`."""
    plan = portfolio.plan
    info = DocumentInfo(
        title=f"{plan.title} · {answer.title}",
        author=plan.compiled_by,
        subject=answer.title,
        keywords=", ".join(filter(None, (plan.region, plan.region_code))),
        creator=f"ecoplanner {ecoplanner.__version__}",
    )
    press = Press()
    return press.draw(answer_layout(press, portfolio, answer, language), info)


def _summary(title: str, lines: Sequence[tuple[str, str]]) -> Table:
    rows: list[Row] = []
    at = 0
    while at < len(lines):
        label = lines[at][0]
        end = at + 1
        while end < len(lines) and lines[end][0] == label:
            end += 1
        for number in range(at, end):
            cells = {1: Cell(lines[number][1])}
            if number == at:
                cells[0] = Cell(label, rows=end - at)
            rows.append(Row(cells=dict(sorted(cells.items())), section=label))
        at = end
    return Table(
        key=KEY,
        label="",
        title=title,
        columns=(Column("label", Kind.WORD), Column("words", Kind.PROSE)),
        header=(),
        rows=tuple(rows),
    )


def _table(
    key: str, label: str, table: AnswerTable, charts: tuple[Chart, ...]
) -> Table:
    return Table(
        key=key,
        label=label,
        title=table.title,
        columns=tuple(
            Column(str(at), _kind(table, at)) for at in range(len(table.heads))
        ),
        header=(dict(enumerate(map(Cell, table.heads))),),
        rows=tuple(
            Row(
                cells=dict(enumerate(map(Cell, cells))),
                role=Role.TOTAL if number in table.totals else Role.ROW,
            )
            for number, cells in enumerate(table.rows)
        ),
        stub=1,
        charts=charts,
    )


def _kind(table: AnswerTable, at: int) -> Kind:
    if table.numbers[at]:
        return Kind.NUM
    longest = max((len(cells[at]) for cells in table.rows), default=0)
    if longest > _LONGEST_NAME:
        return Kind.PROSE
    return Kind.NAME if longest > _LONGEST_WORD else Kind.WORD
