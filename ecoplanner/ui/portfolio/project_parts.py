"""What the inspector writes of costs, zones, places and links, inside one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Place
from ecoplanner.ui.amounts import typed_fen
from ecoplanner.ui.portfolio.gestures import create_named

if TYPE_CHECKING:
    from ecoplanner.model.project import CostKind
    from ecoplanner.model.project import LinkKind
    from ecoplanner.model.store.access import Writer

_COMMA = "、"


def set_cost(writer: Writer, project_id: str, kind: CostKind, text: str) -> None:
    """Set a part of the cost of a project; an empty text takes it away.

    Raises:
        InvalidInputError: the words are no amount.
    """
    where = "project_id = ? AND kind = ?"
    before = writer.entities(Cost, where, [project_id, kind])
    amount = _amount(text)
    if amount is None:
        writer.delete(*before.values())
        return
    for cost in before.values():
        writer.save(replace(cost, amount_fen=amount))
    if not before:
        made = Cost(id=new_id(), project_id=project_id, kind=kind, amount_fen=amount)
        writer.save(made)


def set_zone_amount(writer: Writer, project_id: str, zone_id: str, text: str) -> None:
    """Set what a project takes in a zone; an empty text leaves it to the plan's rule.

    Raises:
        InvalidInputError: the words are no amount.
    """
    amount = _amount(text)
    where = "project_id = ? AND zone_id = ?"
    for part in writer.entities(ProjectZone, where, [project_id, zone_id]).values():
        writer.save(replace(part, amount_fen=amount))


def add_place(writer: Writer, project_id: str, wanted: str, *, is_new: bool) -> None:
    """Add a place behind those of a project.

    Args:
        writer: inside an edit.
        project_id: the project.
        wanted: id of the place, or the name of one to make.
        is_new: `wanted` is a name.
    """
    if is_new:
        create_named(writer, "places", [wanted])
        wanted = next(iter(writer.entities(Place, "name = ?", [wanted])))
    links = writer.entities(ProjectPlace, "project_id = ?", [project_id]).values()
    if any(link.place_id == wanted for link in links):
        return
    last = max((link.position for link in links), default=0)
    made = ProjectPlace(
        id=new_id(), project_id=project_id, place_id=wanted, position=last + GAP
    )
    writer.save(made)
    project = writer.get(Project, project_id)
    if project.places_text:
        # The words say more than the names of the places linked for them.
        words = f"{project.places_text}{_COMMA}{writer.get(Place, wanted).name}"
        writer.save(replace(project, places_text=words))


def set_place_zone(
    writer: Writer, project_id: str, place_id: str, zone_id: str
) -> None:
    """Say in which of its zones a place of a project is meant; empty for any."""
    where = "project_id = ? AND place_id = ?"
    for link in writer.entities(ProjectPlace, where, [project_id, place_id]).values():
        writer.save(replace(link, zone_id=zone_id or None))


def add_link(writer: Writer, project_id: str, other_id: str, kind: LinkKind) -> None:
    """Let a project require or exclude another; a link there was changes its kind.

    Raises:
        InvalidInputError: a project cannot require or exclude itself.
    """
    where = "project_id = ? AND other_id = ?"
    before = writer.entities(ProjectLink, where, [project_id, other_id])
    for link in before.values():
        writer.save(replace(link, kind=kind))
    if not before:
        made = ProjectLink(
            id=new_id(), project_id=project_id, other_id=other_id, kind=kind
        )
        writer.save(made)


def remove_link(writer: Writer, project_id: str, other_id: str) -> None:
    """Let a project neither require nor exclude another."""
    where = "project_id = ? AND other_id = ?"
    writer.delete(*writer.entities(ProjectLink, where, [project_id, other_id]).values())


def _amount(text: str) -> int | None:
    if not text.strip():
        return None
    amount = typed_fen(text, field_name="amount_fen")
    if isinstance(amount, Problem):
        raise InvalidInputError([amount])
    return amount
