"""The columns of the table of projects, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QT_TRANSLATE_NOOP

from ecoplanner.ui.amounts import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.project import Project
    from ecoplanner.ui.portfolio.facts import Facts

EditorKind = Literal["", "line", "text", "money", "schedule", "names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the table.

    Attributes:
        key: stable name; also of the field that `set_fields` sets, if it is typed.
        words: its heading in English, to be translated.
        width: pixels at 100 %; the widest column of text takes what is left.
        text: what a cell says; empty for figures, which rows know.
        editor: which editor its cells get; empty for derived figures.
        is_right: whether it holds figures.
        is_needed: whether an empty cell is to be filled.
        is_optional: whether it is hidden until asked for.
        findings: fields of findings that are about it.
        hint: where a derived figure is changed instead, in English.
    """

    key: str
    words: str
    width: int
    text: Callable[[Facts, Project], str] | None = None
    editor: EditorKind = ""
    is_right: bool = False
    is_needed: bool = False
    is_optional: bool = False
    findings: tuple[str, ...] = ()
    hint: str = ""

    @property
    def heading(self) -> str:
        """Its heading in the language in force."""
        return QCoreApplication.translate("columns", self.words)

    @property
    def hint_text(self) -> str:
        """Where its figures are changed, in the language in force."""
        return QCoreApplication.translate("columns", self.hint) if self.hint else ""


def _need(_: Facts, project: Project) -> str:
    return "" if project.need_fen is None else plain_text(project.need_fen)


_YEARS = ("schedule_text", "first_year", "first_month", "last_year", "last_month")


def _said(text: object) -> str:
    """Return a text that was marked for translation; the mark has no type."""
    return str(text)


COLUMNS: tuple[Column, ...] = (
    Column(
        key="number",
        words=_said(QT_TRANSLATE_NOOP("columns", "No.")),
        width=34,
        is_right=True,
        hint=_said(
            QT_TRANSLATE_NOOP(
                "columns",
                "Numbers follow the rows: Alt+Shift+Up or Down moves a row.",
            )
        ),
    ),
    Column(
        key="name",
        words=_said(QT_TRANSLATE_NOOP("columns", "Project")),
        width=196,
        text=lambda _, project: project.name,
        editor="line",
        is_needed=True,
        findings=("name",),
    ),
    Column(
        key="places",
        words=_said(QT_TRANSLATE_NOOP("columns", "Places")),
        width=138,
        text=lambda facts, project: facts.places_text(project),
        editor="names",
        findings=("places", "places_text"),
    ),
    Column(
        key="content",
        words=_said(QT_TRANSLATE_NOOP("columns", "Content and scale")),
        width=150,
        text=lambda _, project: project.content,
        editor="text",
        findings=("content",),
    ),
    Column(
        key="schedule",
        words=_said(QT_TRANSLATE_NOOP("columns", "Schedule")),
        width=84,
        text=lambda _, project: project.schedule_text,
        editor="schedule",
        findings=_YEARS,
    ),
    Column(
        key="leads",
        words=_said(QT_TRANSLATE_NOOP("columns", "Lead agency")),
        width=92,
        text=lambda facts, project: facts.agencies_text(project, "lead"),
        editor="names",
        is_needed=True,
        findings=("leads",),
    ),
    Column(
        key="supports",
        words=_said(QT_TRANSLATE_NOOP("columns", "Support")),
        width=110,
        text=lambda facts, project: facts.agencies_text(project, "support"),
        editor="names",
        is_optional=True,
        findings=("supports",),
    ),
    Column(
        key="zones",
        words=_said(QT_TRANSLATE_NOOP("columns", "Zones")),
        width=110,
        text=lambda facts, project: facts.zones_text(project, is_short=True),
        editor="names",
        is_optional=True,
        findings=("zones",),
    ),
    Column(
        key="program",
        words=_said(QT_TRANSLATE_NOOP("columns", "Programme")),
        width=150,
        text=lambda facts, project: facts.program_text(project),
        editor="names",
        is_needed=True,
        is_optional=True,
        findings=("program_id",),
    ),
    Column(
        key="need",
        words=_said(QT_TRANSLATE_NOOP("columns", "Need")),
        width=86,
        text=_need,
        editor="money",
        is_right=True,
        is_needed=True,
        findings=("need", "need_fen"),
        hint=_said(
            QT_TRANSLATE_NOOP(
                "columns",
                "This is one part of the need: group by programme to change the whole.",
            )
        ),
    ),
    Column(
        key="given",
        words=_said(QT_TRANSLATE_NOOP("columns", "Set aside")),
        width=86,
        is_right=True,
        is_optional=True,
        hint=_said(
            QT_TRANSLATE_NOOP(
                "columns",
                "Worked out from the money by source and year: change it on Funding.",
            )
        ),
    ),
    Column(
        key="gap",
        words=_said(QT_TRANSLATE_NOOP("columns", "Gap")),
        width=72,
        is_right=True,
        hint=_said(
            QT_TRANSLATE_NOOP(
                "columns",
                "Worked out: need less what is set aside. Change the need, or Funding.",
            )
        ),
    ),
    Column(
        key="share",
        words=_said(QT_TRANSLATE_NOOP("columns", "Share")),
        width=78,
        is_right=True,
        hint=_said(
            QT_TRANSLATE_NOOP("columns", "Worked out from the needs: change the need.")
        ),
    ),
)

KEYS: tuple[str, ...] = tuple(column.key for column in COLUMNS)
AT: dict[str, int] = {key: at for at, key in enumerate(KEYS)}
FROZEN = 2
#: Columns of figures that groups and the total sum.
SUMMED = frozenset({"need", "given", "gap", "share"})
#: Those that say nothing where nothing is priced.
OF_NEEDS = frozenset({"need", "share"})
#: Columns that several projects may share a list of names in.
LISTS = frozenset({"places", "leads", "supports", "zones", "program"})


def column_of_finding(field: str) -> int | None:
    """Return which column a finding about a field is shown in."""
    for at, column in enumerate(COLUMNS):
        if field in column.findings:
            return at
    return None
