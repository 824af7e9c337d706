"""A place added to a project leaves those that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.zone import Place
from ecoplanner.ui.portfolio.project_parts import add_place

if TYPE_CHECKING:
    from ecoplanner.ui.session import Session

WHOLE = "全县各乡镇"


def _linked(session: Session, project: Project) -> list[str]:
    portfolio = session.portfolio
    links = portfolio.having(ProjectPlace, "project_id", project.id)
    return [portfolio.get(Place, link.place_id).name for link in links]


@pytest.mark.parametrize("text", [WHOLE, ""])
@pytest.mark.parametrize("is_new", [False, True])
def test_that_an_added_place_joins_those_linked_for_free_words(
    session: Session, text: str, *, is_new: bool
) -> None:
    rows = session.portfolio.all(Project)
    project = next(row for row in rows if row.places_text == WHOLE)
    session.edit("x", lambda w: w.save(replace(project, places_text=text)))
    before = _linked(session, project)
    free = next(row for row in session.portfolio.all(Place) if row.name not in before)
    wanted = "新设镇" if is_new else free.id
    name = "新设镇" if is_new else free.name

    session.edit("x", lambda w: add_place(w, project.id, wanted, is_new=is_new))
    known = _id(session, name)
    session.edit("x", lambda w: add_place(w, project.id, known, is_new=False))

    assert _linked(session, project) == [*before, name]
    words = session.portfolio.get(Project, project.id).places_text
    assert words == (f"{WHOLE}、{name}" if text else "")


def _id(session: Session, name: str) -> str:
    place = session.portfolio.named(Place, name)
    assert place is not None
    return place.id
