"""The sentence beside a chart: subject, share, change, then the gap."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextLayout

from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.shares import GAP
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.charts.parts import percent_text

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.shares import By
    from ecoplanner.ui.charts.parts import Chart
    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.theme import Theme

translate = QCoreApplication.translate
_TIE = "\N{WORD JOINER}"
_UNIT = re.compile(r"([0-9%]|\{value\})( ?)(个百分点|万元|亿元|points)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A piece of a sentence.

    Attributes:
        text: a template, with `{value}` and perhaps `{name}`.
        name: who it is about.
        value: the figure, which stands out.
        tone: colour of the figure, by its token.
    """

    text: str
    name: str = ""
    value: str = ""
    tone: str = "text"

    def plain(self) -> str:
        """Return its words."""
        return self.text.format(name=self.name, value=self.value)

    def rich(self, theme: Theme) -> str:
        """Return its words for a label with rich text."""
        colour = theme.color(self.tone).name()
        value = html.escape(self.value)
        strong = f'<span style="color:{colour};font-weight:600">{value}</span>'
        words = html.escape(unbroken(self.text))
        return words.format(name=html.escape(self.name), value=strong)


def unbroken(text: str) -> str:
    """Return words, or a template with `{value}`, with figures tied to their units.

    A line then ends neither between them nor inside the unit.
    """

    def tied(match: re.Match[str]) -> str:
        space = "\N{NO-BREAK SPACE}" if match[2] else ""
        return match[1] + _TIE + space + _TIE + _TIE.join(match[3])

    return _UNIT.sub(tied, text)


def broken(text: str, font: QFont, width: float) -> list[str]:
    """Return the lines of a text of so many pixels, each as it was written.

    A picture must not have the ties of `unbroken` in it: not every font knows them.
    """
    layout = QTextLayout(unbroken(text), font)
    layout.beginLayout()
    ends = [0]
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    whole = layout.text()
    lines = (whole[start:end] for start, end in pairwise(ends))
    plain = (
        line.replace(_TIE, "").replace("\N{NO-BREAK SPACE}", " ") for line in lines
    )
    return [line.strip() for line in plain]


def clauses(
    chart: Chart, before: Chart | None, subject: Part | None, gap_fen: int
) -> list[Clause]:
    """Return the sentence of a chart, piece by piece; empty without money.

    Args:
        chart: the parts as they are now.
        before: the same when the plan was last published, if that is known.
        subject: the part that it is about.
        gap_fen: what is missing in the whole plan; negative for an excess.
    """
    if chart.total_fen <= 0:
        return []
    found = []
    if subject is not None:
        text = translate("charts", "{name} takes {value}")
        name = subject.name
        if chart.by == "year" and name.isdigit():
            name = translate("charts", "year {year}").format(year=name)
        share = percent_text(subject.share)
        found.append(Clause(text=text, name=name, value=share))
        found += _change(subject, before.part(subject.key) if before else None)
    return [*found, _gap(gap_fen, is_first=not found)]


def subject_of(chart: Chart, keys: frozenset[str], here: str) -> Part | None:
    """Return what a sentence is about.

    Args:
        chart: the parts.
        keys: those chosen; the one, if there is one.
        here: else the part of the project in hand; else the largest is taken.
    """
    key = next(iter(keys)) if len(keys) == 1 else here
    found = chart.part(key) if key else None
    if found is not None:
        return found
    parts = [part for part in chart.all_parts if part.key != GAP]
    parts = [part for part in parts if part.amount_fen > 0]
    return max(parts, key=lambda part: part.amount_fen, default=None)


def part_here(portfolio: Portfolio, project_id: str, by: By) -> str:
    """Return the key of the first part that a project belongs to; perhaps empty."""
    if not project_id:
        return ""
    if by == "program":
        found = [row for row in portfolio.all(Project) if row.id == project_id]
        return found[0].program_id if found else ""
    if by == "zone":
        zones = portfolio.having(ProjectZone, "project_id", project_id)
        return zones[0].zone_id if zones else ""
    if by == "agency":
        agencies = portfolio.having(ProjectAgency, "project_id", project_id)
        leads = [row.agency_id for row in agencies if row.role == "lead"]
        return leads[0] if leads else ""
    return ""


def _change(now: Part, before: Part | None) -> list[Clause]:
    moved = now.share - before.share if before else 0
    if not moved:
        return []
    points = percent_text(abs(moved)).removesuffix("%")
    if moved > 0:
        text = translate("charts", ", {value} points more than last published")
    else:
        text = translate("charts", ", {value} points less than last published")
    return [Clause(text=text, value=points, tone="accenttext")]


def _gap(gap_fen: int, *, is_first: bool) -> Clause:
    amount = short_text(abs(gap_fen))
    if gap_fen > 0:
        first, next_ = (
            in_unit(translate("charts", "{value} (10,000 yuan) still missing.")),
            in_unit(translate("charts", "; {value} (10,000 yuan) still missing.")),
        )
        text = first if is_first else next_
        return Clause(text=text, value=amount, tone="danger")
    if gap_fen < 0:
        first, next_ = (
            in_unit(translate("charts", "{value} (10,000 yuan) more than needed.")),
            in_unit(translate("charts", "; {value} (10,000 yuan) more than needed.")),
        )
        text = first if is_first else next_
        return Clause(text=text, value=amount, tone="warn")
    first, next_ = (
        translate("charts", "All money is set aside."),
        translate("charts", "; all money is set aside."),
    )
    return Clause(text=first if is_first else next_)
