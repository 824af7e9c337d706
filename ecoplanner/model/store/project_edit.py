"""Editing a project by the words a person types, field by field.

The grid's cells, the command line and scripts all come through here, so a text means
the same wherever it is typed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.bilingual import shortened
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.money import wan_fen
from ecoplanner.model.period import read_period
from ecoplanner.model.plan import Phase
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.text import clean_text
from ecoplanner.model.text import folded
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.store.access import Writer

_LIST = re.compile(r"[、，,;；\n]")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_YES = {"1", "yes", "true", "是", "有"}
_NO = {"0", "no", "false", "否", "无"}
_UNKNOWN = {
    Agency: "unknown_agency",
    Program: "unknown_program",
    Zone: "unknown_zone",
}
#: Most names that a sentence lists.
_LISTED = 12


def set_fields(writer: Writer, project_id: str, values: Mapping[str, str]) -> Project:
    """Set fields of a project from typed words; an empty text empties the field.

    Args:
        writer: inside an edit.
        project_id: the project.
        values: by field of `FIELDS` the words.

    Returns:
        The project as stored.

    Raises:
        NotFoundError: no such project.
        InvalidInputError: all words that cannot be understood, all at once; the
            whole edit is undone by the caller's transaction.
    """
    before = writer.get(Project, project_id)
    project, problems = read_fields(writer, before, values)
    try:
        writer.save(project)
    except InvalidInputError as error:
        problems += error.problems
    if problems:
        raise InvalidInputError(problems, where=before.name)
    return project


def read_fields(
    writer: Writer, project: Project, values: Mapping[str, str]
) -> tuple[Project, list[Problem]]:
    """Return a project as typed words make it, to be saved, and what is wrong.

    What the words say of its places, zones and agencies is stored here and now.
    """
    problems = list(_led_already(writer, project, values))
    for field, text in values.items():
        setter = FIELDS.get(field)
        if setter is None:
            known = {"name": field, "known": ", ".join(FIELDS)}
            problems.append(Problem("unknown_field", field, known))
            continue
        try:
            project = setter(writer, project, text)
        except InvalidInputError as error:
            problems += error.problems
    problems += _named_twice(values)
    return project, problems


def _led_already(
    writer: Writer, project: Project, values: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem where a lead shall support, and nobody says who leads then."""
    if "supports" not in values or "leads" in values:
        return
    supports = set(_names(values["supports"]))
    for row in _links(writer, ProjectAgency, project):
        agency = writer.get(Agency, row.agency_id)
        if row.role == "lead" and agency.name in supports:
            yield Problem("agency_leads", "supports", {"name": agency.name})


def _named_twice(values: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem where one agency shall both lead and support."""
    supports = _names(values.get("supports", ""))
    for name in _names(values.get("leads", "")):
        if name in supports:
            yield Problem("agency_named_twice", "supports", {"name": name})


def _set_name(_: Writer, project: Project, text: str) -> Project:
    return replace(project, name=clean_text(text, lines=False).strip())


def _set_prose(field: str) -> Callable[[Writer, Project, str], Project]:
    def set_text(_: Writer, project: Project, text: str) -> Project:
        values: dict[str, Any] = {field: clean_text(text, lines=True).strip()}
        return replace(project, **values)

    return set_text


def _set_need(_: Writer, project: Project, text: str) -> Project:
    if not text.strip():
        return replace(project, need_fen=None)
    amount = wan_fen(text, field_name="need")
    if isinstance(amount, Problem):
        raise InvalidInputError([amount])
    return replace(project, need_fen=amount)


def _set_number(field: str) -> Callable[[Writer, Project, str], Project]:
    """A whole number: a rank or a year, within its own rules; empty is none."""

    def set_number(_: Writer, project: Project, text: str) -> Project:
        word = folded(text).strip().removesuffix("年")
        if word and not _WHOLE.fullmatch(word):
            raise InvalidInputError(
                [Problem("not_a_whole_number", field, {"text": text})]
            )
        values: dict[str, Any] = {field: int(word) if word else None}
        return replace(project, **values)

    return set_number


def _set_benefit(_: Writer, project: Project, text: str) -> Project:
    return replace(project, benefit=folded(text).strip().replace(",", "") or None)


#: Most projects of a plan share a few spans of years.
_period = lru_cache(maxsize=1024)(read_period)


def _set_schedule(writer: Writer, project: Project, text: str) -> Project:
    """Keep the words; take the years out of them, or those of the phase they name."""
    words = clean_text(text, lines=False).strip()
    period = _period(words)
    if period.phase and not period.has_years:
        phases = writer.entities(Phase, "name = ?", [period.phase])
        for phase in phases.values():
            period = replace(
                period, first_year=phase.first_year, last_year=phase.last_year
            )
    if "reversed" in period.flags:
        raise InvalidInputError(
            [Problem("period_reversed", "schedule", {"text": words})]
        )
    if "out_of_range" in period.flags:
        raise InvalidInputError(
            [Problem("period_out_of_range", "schedule", {"text": words})]
        )
    return replace(
        project,
        schedule_text=words,
        first_year=period.first_year,
        first_month=period.first_month,
        last_year=period.last_year,
        last_month=period.last_month,
    )


def _set_program(writer: Writer, project: Project, text: str) -> Project:
    program = _named(writer, Program, text, "program")
    if program.id == project.program_id:
        return project
    last = writer.value("SELECT max(position) FROM projects")
    return replace(project, program_id=program.id, position=last + GAP)


def _set_flag(
    name: str, field: str, *, is_open: bool
) -> Callable[[Writer, Project, str], Project]:
    def set_flag(_: Writer, project: Project, text: str) -> Project:
        word = folded(text).strip()
        if word in _YES | _NO or (is_open and not word):
            values: dict[str, Any] = {field: word in _YES if word else None}
            return replace(project, **values)
        choices = {"value": text, "choices": "yes, no"}
        raise InvalidInputError([Problem("not_a_choice", name, choices)])

    return set_flag


def _set_places(writer: Writer, project: Project, text: str) -> Project:
    """Link the places that are known; keep the words where they say more."""
    words = clean_text(text, lines=True).strip()
    names = _names(words)
    places = writer.entities(Place)
    known = {place.name: place for place in places.values()}
    found = [known[name] for name in names if name in known]
    linked = {row.place_id for row in _links(writer, ProjectPlace, project)}
    if (
        words
        and words == project.places_text
        and linked.issuperset(place.id for place in found)
    ):
        # They say more than names do, and the places were linked for them.
        return project
    _replace_links(
        writer,
        ProjectPlace,
        project,
        [{"place_id": place.id} for place in found],
        "place_id",
    )
    is_plain = words == "、".join(place.name for place in found)
    return replace(project, places_text="" if is_plain else words)


def unlisted_places(writer: Writer, text: str) -> list[str]:
    """Return the names among typed words that no place of the plan has."""
    known = {place.name for place in writer.entities(Place).values()}
    return [name for name in _names(text) if name not in known]


def linked_places(writer: Writer, project_id: str) -> list[str]:
    """Return the names of the places of a project, in its order."""
    links = writer.entities(ProjectPlace, "project_id = ?", [project_id]).values()
    ordered = sorted(links, key=lambda row: (row.position, row.id))
    return [writer.get(Place, row.place_id).name for row in ordered]


def _set_zones(writer: Writer, project: Project, text: str) -> Project:
    zones = [_named(writer, Zone, name, "zones") for name in _names(text)]
    _replace_links(
        writer,
        ProjectZone,
        project,
        [{"zone_id": zone.id} for zone in zones],
        "zone_id",
    )
    return project


def _set_agencies(role: str) -> Callable[[Writer, Project, str], Project]:
    def set_agencies(writer: Writer, project: Project, text: str) -> Project:
        field = f"{role}s"
        named = [_named(writer, Agency, name, field) for name in _names(text)]
        kept = [
            row
            for row in _links(writer, ProjectAgency, project)
            if row.role != role and row.agency_id not in {each.id for each in named}
        ]
        wanted = [{"agency_id": each.id, "role": role} for each in named]
        others = [{"agency_id": row.agency_id, "role": row.role} for row in kept]
        ordered = wanted + others if role == "lead" else others + wanted
        _replace_links(writer, ProjectAgency, project, ordered, "agency_id")
        return project

    return set_agencies


def _names(text: str) -> list[str]:
    names = [name.strip() for name in _LIST.split(clean_text(text, lines=True))]
    return list(dict.fromkeys(name for name in names if name))


def _named(writer: Writer, kind: type[Any], text: str, field: str) -> Any:
    """Return the row of that name or, where there is none, of that short name."""
    name = text.strip()
    rows = sorted(writer.entities(kind).values(), key=lambda row: row.position)
    for key in ("name", "short_name"):
        for row in rows:
            if name and getattr(row, key, "") == name:
                return row
    names = [row.name for row in rows]
    params = {"name": name, "known": shortened(names, _LISTED)}
    raise InvalidInputError([Problem(_UNKNOWN[kind], field, params)])


def _links(writer: Writer, kind: type[Any], project: Project) -> list[Any]:
    rows = writer.entities(kind, "project_id = ?", [project.id])
    return sorted(rows.values(), key=lambda row: (row.position, row.id))


def _replace_links(
    writer: Writer,
    kind: type[Any],
    project: Project,
    wanted: list[dict[str, Any]],
    key: str,
) -> None:
    """Make the links of a project those wanted; a link that stays keeps its id."""
    before = {getattr(row, key): row for row in _links(writer, kind, project)}
    wanted_keys = {values[key] for values in wanted}
    for value, row in before.items():
        if value not in wanted_keys:
            writer.delete(row)
    for number, values in enumerate(wanted, start=1):
        row = before.get(values[key])
        position = number * GAP
        if row is None:
            made = kind(id=new_id(), project_id=project.id, position=position, **values)
        elif kind is ProjectZone:
            # A zone's list has its own order, which naming zones does not change.
            made = row
        else:
            made = replace(row, position=position, **values)
        if made != row:
            writer.save(made)


FIELDS: dict[str, Callable[[Writer, Project, str], Project]] = {
    "name": _set_name,
    "program": _set_program,
    "content": _set_prose("content"),
    "places": _set_places,
    "zones": _set_zones,
    "schedule": _set_schedule,
    "leads": _set_agencies("lead"),
    "supports": _set_agencies("support"),
    "need": _set_need,
    "note": _set_prose("note"),
    "printed": _set_flag("printed", "is_printed", is_open=False),
    "income": _set_flag("income", "earns_income", is_open=True),
    "priority": _set_number("priority"),
    "benefit": _set_benefit,
    "start_from": _set_number("start_from"),
    "start_to": _set_number("start_to"),
}
