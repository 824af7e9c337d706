"""Words that several tables print: names, places, agencies, times, notes, titles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import TableNote
from ecoplanner.model.annex import Wording
from ecoplanner.model.period import period_text
from ecoplanner.model.plan import Phase
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.zone import Place
from ecoplanner.reports.table import Across
from ecoplanner.reports.table import Cell
from ecoplanner.reports.table import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.program import Program
    from ecoplanner.model.program import Task
    from ecoplanner.model.project import AgencyRole
    from ecoplanner.model.project import Project
    from ecoplanner.model.zone import Zone
    from ecoplanner.reports.options import TableOptions

TOTAL = "合　计"
SUBTOTAL = "小　计"
NUMBER_HEADER = "序号"
ANNEX_LABEL = "附表{number}"
TEXT_LABEL = "表{number}"
SCENARIO_TITLE = "{title}（{scenario}）"
ILLUSTRATION_NOTE = "“{scenario}”的数字是虚构的示例，不是规划内容。"

#: In the order in which they are numbered where the plan gives no label.
IN_TEXT = ("tasks", "zones", "investment", "indicators")
#: Tables of the annex; one that is not named here counts as the last.
ANNEXED = (
    *("schedule", "funding", "annual", "agencies", "scenarios", "findings"),
    "gantt",
)

LIST_COMMA = "、"


def wording(
    portfolio: Portfolio,
    table_key: str,
    row: Task | Program | Project | Zone | Agency,
) -> str:
    """Return the name of a row as one printed table spells it."""
    for each in portfolio.having(Wording, "of_id", row.id):
        if each.table_key == table_key and each.of_table == row.TABLE:
            return each.words
    return row.name


def named(
    portfolio: Portfolio,
    table_key: str,
    row: Task | Program | Project | Zone | Agency,
    rows: int = 1,
) -> Cell:
    """Return the cell of a name as a printed table spells it."""
    words = wording(portfolio, table_key, row)
    return Cell(words, rows=rows, fact=Fact(row.TABLE, row.id, "name"))


def heading(
    portfolio: Portfolio, table_key: str, row: Zone | Agency, rows: int
) -> Cell:
    """Return the cell of a zone or an agency beside its rows, in the middle."""
    return centred(named(portfolio, table_key, row, rows))


def centred(cell: Cell) -> Cell:
    """Return a cell in the middle of its column, as groups beside their rows are."""
    return replace(cell, across=Across.CENTER)


def places_cell(portfolio: Portfolio, project: Project) -> Cell:
    """Return where a project is carried out, in its own words or as a list."""
    if project.places_text:
        fact = Fact(project.TABLE, project.id, "places_text")
        return Cell(project.places_text, fact=fact)
    parts = portfolio.having(ProjectPlace, "project_id", project.id)
    names = [portfolio.get(Place, part.place_id).name for part in parts]
    fact = Fact(project.TABLE, project.id, "places")
    return Cell(LIST_COMMA.join(names), fact=fact)


def agencies_cell(portfolio: Portfolio, project: Project, role: AgencyRole) -> Cell:
    """Return the agencies that lead or support a project, as a list."""
    parts = portfolio.having(ProjectAgency, "project_id", project.id)
    names = [
        portfolio.get(Agency, part.agency_id).name
        for part in parts
        if part.role == role
    ]
    fact = Fact(project.TABLE, project.id, f"{role}s")
    return Cell(LIST_COMMA.join(names), fact=fact)


def schedule_cell(project: Project) -> Cell:
    """Return when a project is carried out, in its own words where it has any."""
    words = project.schedule_text or period_text(
        project.first_year,
        project.last_year,
        project.first_month,
        project.last_month,
    )
    return Cell(words, fact=Fact(project.TABLE, project.id, "schedule_text"))


def phase_name(portfolio: Portfolio, years: Iterable[tuple[int, int]]) -> str:
    """Return the name of the phase that holds all these spans, or nothing.

    Args:
        portfolio: the plan.
        years: first and last year of each span.
    """
    spans = list(years)
    for phase in portfolio.all(Phase) if spans else ():
        if all(phase.first_year <= a and b <= phase.last_year for a, b in spans):
            return phase.name
    return ""


def is_annexed(table_key: str) -> bool:
    """Tell whether a table is annexed, on turned pages, or stands in the text."""
    return table_key not in IN_TEXT


def label_of(table_key: str, options: TableOptions) -> str:
    """Return the plan's label of a table, or its number among its like.

    Those that are printed together are counted by `annex`.
    """
    if options.label is not None:
        return options.label
    if not is_annexed(table_key):
        return TEXT_LABEL.format(number=IN_TEXT.index(table_key) + 1)
    keys = (*ANNEXED, table_key)
    return ANNEX_LABEL.format(number=keys.index(table_key) + 1)


def title_of(own: str, options: TableOptions, scenario: Scenario | None = None) -> str:
    """Return the plan's title of a table or its own; with the scenario it shows."""
    title = own if options.title is None else options.title
    if scenario is None:
        return title
    return SCENARIO_TITLE.format(title=title, scenario=scenario.name)


def notes_of(portfolio: Portfolio, table_key: str) -> tuple[str, ...]:
    """Return the plan's notes under a table."""
    rows = portfolio.having(TableNote, "table_key", table_key)
    return tuple(row.words for row in rows)


def scenario_notes(scenario: Scenario | None) -> tuple[str, ...]:
    """Return what has to be said under a table that shows a scenario."""
    if scenario is None:
        return ()
    example = ILLUSTRATION_NOTE.format(scenario=scenario.name)
    notes = (scenario.note, example if scenario.is_illustration else "")
    return tuple(note for note in notes if note)
