"""What a gesture in the inspector does to the plan, inside one edit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import Waiver
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.store.journal import now
from ecoplanner.model.store.workcopy import user_name
from ecoplanner.model.text import folded
from ecoplanner.ui.portfolio.gestures import create_named

if TYPE_CHECKING:
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.project import AgencyRole
    from ecoplanner.model.store.access import Writer

_RANGE = re.compile(r"([0-9.,]+)\s*[-–—~～至]+\s*([0-9.,]+)")


def add_agency(
    writer: Writer, project_id: str, wanted: str, role: AgencyRole, *, is_new: bool
) -> None:
    """Let an agency lead or support a project; it does one or the other.

    Args:
        writer: inside an edit.
        project_id: the project.
        wanted: id of the agency, or the name of one to make.
        role: what it shall do.
        is_new: `wanted` is a name.
    """
    if is_new:
        key = "leads" if role == "lead" else "supports"
        create_named(writer, key, [wanted])
        found = writer.entities(Agency, "name = ?", [wanted])
        wanted = next(iter(found))
    links = writer.entities(ProjectAgency, "project_id = ?", [project_id])
    last = max((link.position for link in links.values()), default=0)
    for link in links.values():
        if link.agency_id == wanted:
            writer.save(replace(link, role=role, position=last + GAP))
            return
    writer.save(
        ProjectAgency(
            id=new_id(),
            project_id=project_id,
            agency_id=wanted,
            role=role,
            position=last + GAP,
        )
    )


def remove_agency(writer: Writer, project_id: str, agency_id: str) -> None:
    """Take an agency off a project."""
    where = "project_id = ? AND agency_id = ?"
    links = writer.entities(ProjectAgency, where, [project_id, agency_id])
    writer.delete(*links.values())


def add_zone(writer: Writer, project_id: str, zone_id: str) -> None:
    """Put a project into a zone, at the end of its list."""
    links = writer.entities(ProjectZone, "zone_id = ?", [zone_id]).values()
    last = max((link.position for link in links), default=0)
    writer.save(
        ProjectZone(
            id=new_id(),
            project_id=project_id,
            zone_id=zone_id,
            position=last + GAP,
        )
    )


def remove_zone(writer: Writer, project_id: str, zone_id: str) -> None:
    """Take a project out of a zone."""
    where = "project_id = ? AND zone_id = ?"
    links = writer.entities(ProjectZone, where, [project_id, zone_id])
    writer.delete(*links.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A quantity as typed.

    Attributes:
        id: row id; empty for a new one.
        name: what is measured.
        value: a number or a range.
        unit: its unit.
    """

    id: str
    name: str
    value: str
    unit: str


def set_quantity(writer: Writer, project_id: str, typed: Typed) -> None:
    """Change a quantity of a project, or add one.

    Raises:
        InvalidInputError: what cannot be stored.
    """
    unit = typed.unit.strip()
    first, upper = number_words(typed.value)
    if typed.id:
        before = writer.get(Quantity, typed.id)
        is_same = (before.value, before.upper, before.unit) == (first, upper, unit)
    else:
        rows = writer.entities(Quantity, "project_id = ?", [project_id]).values()
        last = max((row.position for row in rows), default=0)
        before = Quantity(
            id=new_id(),
            project_id=project_id,
            name="",
            value="",
            position=last + GAP,
        )
        is_same = False
    # Words round a number (约28公里) say what the number said before.
    writer.save(
        replace(
            before,
            name=typed.name.strip(),
            value=first,
            upper=upper,
            unit=unit,
            words=before.words if is_same else "",
        )
    )


def delete_quantity(writer: Writer, quantity_id: str) -> None:
    """Take a quantity away."""
    writer.delete(writer.get(Quantity, quantity_id))


def waive(writer: Writer, finding: Finding, reason: str) -> None:
    """Let a finding stand, with the reason.

    Raises:
        InvalidInputError: no reason is given.
    """
    writer.save(
        Waiver(
            id=new_id(),
            code=finding.code,
            of_table=finding.table,
            of_id=finding.row_id,
            field=finding.field,
            reason=reason.strip(),
            who=user_name(),
            waived_at=now(),
        )
    )


def take_up_again(writer: Writer, finding: Finding) -> None:
    """Let a finding that was left standing count again."""
    where = "code = ? AND of_table = ? AND of_id = ? AND field = ?"
    key = [finding.code, finding.table, finding.row_id, finding.field]
    writer.delete(*writer.entities(Waiver, where, key).values())


def number_words(text: str) -> tuple[str, str | None]:
    """Return a number as the plan keeps it, and the upper end of a range."""
    words = folded(text).strip()
    if match := _RANGE.fullmatch(words):
        return match[1].replace(",", ""), match[2].replace(",", "")
    return words.replace(",", ""), None
