"""What the table says, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ecoplanner.messages import system_language
from ecoplanner.model.period import period_text
from ecoplanner.model.rounding import half_up
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.portfolio.cells import Cell
from ecoplanner.ui.portfolio.cells import NOTHING
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import OF_NEEDS
from ecoplanner.ui.telling import finding_text
from ecoplanner.ui.telling import problem_text
from ecoplanner.words import NONE
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtCore import QPersistentModelIndex

    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.project import Project
    from ecoplanner.ui.portfolio.cells import Tone
    from ecoplanner.ui.portfolio.columns import Column
    from ecoplanner.ui.portfolio.figures import Figures
    from ecoplanner.ui.portfolio.figures import Group
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.rows import Row
    from ecoplanner.ui.portfolio.still import Still
    from ecoplanner.ui.settings import Settings


class Wording:
    """Sentences and figures of the table in the language in force."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def language(self) -> Language:
        """The language in force."""
        if self._settings.language in ("zh", "en"):
            return "zh" if self._settings.language == "zh" else "en"
        return system_language()

    def tr(self, text: str) -> str:
        """Return a text in the language in force."""
        return QCoreApplication.translate("Wording", text)

    def finding(self, finding: Finding) -> str:
        """Return what a check found."""
        return finding_text(finding, self.language)

    def problem(self, problem: Problem) -> str:
        """Return what is wrong with words typed."""
        return problem_text(problem, self.language)

    def projects(self, count: int) -> str:
        """Return how many projects."""
        text = self.tr("1 project") if count == 1 else self.tr("{count} projects")
        return text.format(count=count)

    def invitation(self) -> str:
        """Return what the line for a new project says."""
        return self.tr(
            "Type a name here to add a project, or paste from a spreadsheet (Ctrl+V)"
        )

    def group_name(self, figures: Figures, group: Group) -> str:
        """Return the name of a group, also of what belongs to none."""
        return group.name or word(NONE, figures.grouping, self.language)

    def group(self, figures: Figures, group: Group) -> str:
        """Return number and name of a group."""
        name = self.group_name(figures, group)
        return f"{group.series + 1}  {name}" if group.name else name

    def empty(self, column: Column, *, is_marked: bool) -> Cell:
        """Return a cell without a value."""
        if column.is_needed:
            tone: Tone = "needed" if is_marked else "danger"
            is_right = column.is_right
            return Cell(self.tr("not filled"), tone, is_right=is_right)
        return Cell("—", "quiet", is_right=column.is_right)

    def figure(
        self,
        key: str,
        amounts: tuple[int, int, int],
        share: int,
        *,
        is_derived: bool = True,
        is_typed: bool = False,
    ) -> Cell:
        """Return a figure of a project, a group or all.

        Args:
            key: column of the figure.
            amounts: need, what is set aside, and what is missing (negative for an
                excess), whole fen.
            share: hundredths of a percent.
            is_derived: whether it shows that the program worked it out; sums need
                not.
            is_typed: whether the need was typed and not worked out.
        """
        need, given, gap = amounts
        if key == "share":
            share_tone: Tone = "derived" if is_derived else ""
            return Cell(percent(share), share_tone, is_right=True)
        if key == "gap":
            return gap_cell(gap)
        amount = need if key == "need" else given
        tone: Tone = "derived" if is_derived and key != "need" else ""
        # What was typed is shown whole; sums and parts may have many decimals.
        text = money_text(amount) if is_typed else short_text(amount)
        cell = Cell(text, tone, is_right=True)
        return cell if amount else replace(cell, tone="quiet")

    def total(self, key: str, figures: Figures) -> Cell:
        """Return a cell of the line of totals."""
        if key == "name":
            return Cell(self.tr("Total"), is_bold=True)
        if key == "places":
            return Cell(self._counts(figures), "second")
        need, given = figures.need_fen, figures.given_fen
        if not figures.priced and (key in OF_NEEDS or not given):
            return NOTHING
        is_share = key == "share" and need
        share = sum(figures.group_shares.values()) if is_share else 0
        amounts = (need, given, need - given)
        cell = self.figure(key, amounts, share, is_derived=False)
        return replace(cell, is_bold=True)

    def _counts(self, figures: Figures) -> str:
        if figures.is_filtered:
            projects = figures.facts.projects
            everything = sum(each.need_fen or 0 for each in projects)
            return self.tr("{shown} of {count} shown · all {amount}").format(
                shown=len(figures.shown),
                count=len(projects),
                amount=money_text(everything),
            )
        priced = self.tr("{count} priced").format(count=figures.priced)
        if not figures.unpriced:
            return priced
        missing = self.tr("{count} not filled").format(count=figures.unpriced)
        return f"{priced} · {missing}"

    def tooltip(
        self, model: GridModel, index: QModelIndex | QPersistentModelIndex
    ) -> str:
        """Return what a cell says in full, and what is to know about it."""
        row, column = model.row(index), COLUMNS[index.column()]
        if row.kind != "project":
            # A narrow column cuts sums and the invitation as well.
            said = [model.cell(index).text, _exact(model, index)]
            return "\n".join(dict.fromkeys(filter(None, said)))
        lines = [model.stored_text(index)] if column.key != "need" else []
        if kept := model.pending_of(index):
            lines = [kept.sentence]
        lines += model.findings_of(index)
        project = model.project(index)
        if column.key == "schedule" and project is not None and lines[0]:
            lines.append(self.meaning(project))
        if not model.is_typed(index):
            lines += [_exact(model, index), column.hint_text]
        return "\n".join(filter(None, lines))

    def meaning(self, project: Project) -> str:
        """Return how the words of a schedule were understood."""
        text = period_text(
            project.first_year,
            project.last_year,
            project.first_month,
            project.last_month,
            dash="—",
        )
        if not text:
            return self.tr("No years could be told from these words.")
        return self.tr("Understood as {period}").format(period=text)

    def spoken(
        self, model: GridModel, index: QModelIndex | QPersistentModelIndex
    ) -> str:
        """Return what a screen reader says of a cell."""
        row, column, cell = (
            model.row(index),
            COLUMNS[index.column()],
            model.cell(index),
        )
        if row.kind == "invite":
            return self.invitation()
        group = model.group(row)
        if row.kind == "group":
            is_folded = row.group in model.folded
            state = self.tr("folded") if is_folded else self.tr("open")
            text = in_unit(
                self.tr("Group {name}, {projects}, subtotal {amount}, {state}")
            )
            return text.format(
                name=self.group_name(model.figures, group),
                projects=self.projects(len(group.members)),
                amount=money_text(group.need_fen),
                state=state,
            )
        project = model.project(index)
        name = project.name if project is not None else ""
        text = self.tr("{name}, {column}, {value}")
        if model.is_typed(index):
            text = self.tr("{name}, {column}, {value}, editable")
        return text.format(name=name, column=column.heading, value=cell.text)


def _exact(model: GridModel, index: QModelIndex | QPersistentModelIndex) -> str:
    """Return the exact amount of a cell that shows a rounded one."""
    if not model.cell(index).text.startswith("≈"):
        return ""
    return money_text(amount_of(model, index) or 0)


def amount_of(
    model: GridModel, index: QModelIndex | QPersistentModelIndex
) -> int | None:
    """Return the amount a cell shows, whole fen; a gap is negative where money lacks.

    None for a cell without an amount.
    """
    return amount_in(model, model.row(index), COLUMNS[index.column()].key)


def amount_in(model: GridModel | Still, row: Row, key: str) -> int | None:
    """Return the amount in a line and a column; see `amount_of`."""
    if row.kind == "invite" or key not in ("need", "given", "gap"):
        return None
    of = model.group(row) if row.kind == "group" else model.member(row)
    if of is None:
        return None
    need, given = of.need_fen, of.given_fen
    if need is None and (key == "need" or not given):
        return None
    return {"need": need, "given": given, "gap": given - (need or 0)}[key]


def mean_text(amounts: Sequence[int]) -> str:
    """Return the average of amounts, `≈` before one that had to be rounded."""
    total, count = sum(amounts), len(amounts)
    text = short_text(half_up(total, count) // count)
    return f"≈{text}" if total % count and not text.startswith("≈") else text


def percent(share: int) -> str:
    """Return hundredths of a percent as printed: 5626 is "56.26%"."""
    whole, rest = divmod(share, 100)
    return f"{whole}.{rest:02}%"


def gap_cell(gap: int) -> Cell:
    """Return a gap with its sign: missing is `−`, an excess `+`."""
    if not gap:
        return Cell("0", "quiet", is_right=True)
    if gap > 0:
        return Cell(short_text(-gap), "danger", is_right=True)
    text = short_text(-gap)
    sign = f"≈+{text[1:]}" if text.startswith("≈") else f"+{text}"
    return Cell(sign, "warn", is_right=True)
