"""What a row of the plan says now, field by field, for cards beside it."""

from __future__ import annotations

from typing import Any
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import Target
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.period import period_text
from ecoplanner.model.project import Project
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.lists.readable import Reader
from ecoplanner.ui.lists.row_projects import projects_of
from ecoplanner.ui.portfolio.inspector_facts import facts_of
from ecoplanner.ui.unit_words import with_powers
from ecoplanner.words import FIELDS
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio

#: Rows that hang on another are told with it: field of the link, class of the other.
_OWNERS: dict[str, tuple[str, type[Any]]] = {
    "targets": ("indicator_id", Indicator),
    "zone_places": ("zone_id", Zone),
}
#: Fields of a row that are links or long words of a form are told last.
_LONG = frozenset(("content", "condition", "problems", "direction", "note"))
#: Left out of a project that says nothing there.
_OPTIONAL = frozenset(("supports", "quantities", "content"))
_HIDDEN = frozenset(("id", "position", "name", "title"))
#: So many projects are named; of more only the number is said.
_NAMED = 12


class Fact(NamedTuple):
    """One field of a row in words.

    Attributes:
        field: its key.
        title: what it is called.
        words: what it says, empty for nothing.
    """

    field: str
    title: str
    words: str


class Subject(NamedTuple):
    """A row that is spoken of.

    Attributes:
        table: its table.
        row: the row.
        kind: what it is, in words.
        name: its name; empty without one.
    """

    table: str
    row: Any
    kind: str
    name: str


def subject_of(
    portfolio: Portfolio, table: str, row_id: str, language: Language
) -> Subject | None:
    """Return the row, or the one that it hangs on; None where it is gone."""
    kind = KINDS.get(table)
    row = portfolio.find(kind, row_id) if kind is not None else None
    if row is None:
        return None
    project_id = getattr(row, "project_id", None)
    if project_id:
        return subject_of(portfolio, Project.TABLE, project_id, language)
    if getattr(row, "of_table", ""):
        return subject_of(portfolio, row.of_table, row.of_id, language)
    if table in _OWNERS:
        field, owner = _OWNERS[table]
        return subject_of(portfolio, owner.TABLE, getattr(row, field), language)
    name = getattr(row, "name", "") or getattr(row, "title", "")
    return Subject(table, row, word(TABLES, table, language), name)


def facts_about(
    portfolio: Portfolio, subject: Subject, language: Language
) -> list[Fact]:
    """Return what a row says, short fields before long words."""
    if isinstance(subject.row, Project):
        found = [*_of_project(portfolio, subject.row, language)]
    else:
        found = [
            *_of_fields(portfolio, subject.row, language),
            *_of_what_hangs(portfolio, subject.row, language),
        ]
    return sorted(found, key=lambda each: each.field in _LONG)


def _of_project(
    portfolio: Portfolio, project: Project, language: Language
) -> Iterator[Fact]:
    facts = facts_of(portfolio, project, None, language)
    years = schedule_words(project)
    need = "" if project.need_fen is None else _money(project.need_fen, language)
    scale = (
        f"{each.name} {each.value} {with_powers(each.unit)}".strip()
        for each in facts.quantities
    )
    for field, words in (
        ("program_id", facts.program.name),
        ("need_fen", need),
        ("schedule", years),
        ("leads", _joined(each.name for each in facts.leads)),
        ("supports", _joined(each.name for each in facts.supports)),
        ("zones", _joined(each.name for each in facts.zones)),
        ("places", facts.places),
        ("quantities", _joined(scale)),
        ("content", project.content),
    ):
        if words or field not in _OPTIONAL:
            yield Fact(field, word(FIELDS, field, language), words)


def schedule_words(project: Project) -> str:
    """Return the years of a project as its row shows them."""
    months = (project.first_month, project.last_month)
    words = period_text(project.first_year, project.last_year, *months)
    return project.schedule_text or words


def _of_fields(portfolio: Portfolio, row: Any, language: Language) -> Iterator[Fact]:
    reader = Reader(portfolio, language)
    for field in row.__dataclass_fields__:
        value = getattr(row, field)
        if field not in _HIDDEN and value not in (None, "", ()) and field in FIELDS:
            yield Fact(field, word(FIELDS, field, language), reader.value(field, value))


def _of_what_hangs(
    portfolio: Portfolio, row: Any, language: Language
) -> Iterator[Fact]:
    if isinstance(row, Indicator):
        for target in portfolio.having(Target, "indicator_id", row.id):
            yield Fact("targets", str(target.year), target.text)
    if isinstance(row, Zone):
        parts = portfolio.having(ZonePlace, "zone_id", row.id)
        names = (portfolio.get(Place, part.place_id).name for part in parts)
        yield Fact("places", word(FIELDS, "places", language), _joined(names))
    parts_of = projects_of(portfolio, row)
    if parts_of is not None:
        title = word(TABLES, Project.TABLE, language)
        need = _money(sum(fen or 0 for _, fen in parts_of), language)
        yield Fact("need_fen", word(FIELDS, "need_fen", language), need)
        if len(parts_of) > _NAMED:
            yield Fact("projects", title, f"{len(parts_of):,}")
        else:
            names = (project.name for project, _ in parts_of)
            yield Fact("projects", title, _joined(names))


def _money(fen: int, language: Language) -> str:
    words = "{amount} 万元" if language == "zh" else "{amount} (10,000 yuan)"
    return in_unit(words).format(amount=money_text(fen))


def _joined(words: Iterator[str]) -> str:
    return "、".join(words)
