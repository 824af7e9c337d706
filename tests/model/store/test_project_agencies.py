"""Agencies that lead keep leading until the user says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.agency import Agency
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.store.project_edit import set_fields

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document

NAME = "小流域水土保持综合治理"


def _set(document: Document, **values: str) -> None:
    project = document.portfolio().named(Project, NAME)
    assert project is not None
    with document.edit("改") as writer:
        set_fields(writer, project.id, values)


def _agencies(document: Document) -> dict[str, str]:
    portfolio = document.portfolio()
    project = portfolio.named(Project, NAME)
    assert project is not None
    links = portfolio.having(ProjectAgency, "project_id", project.id)
    return {portfolio.get(Agency, each.agency_id).name: each.role for each in links}


@pytest.mark.parametrize("supports", ["水利局", "林业局、水利局"])
def test_that_naming_a_lead_as_support_does_not_take_the_lead_away(
    shanggao: Document, supports: str
) -> None:
    _set(shanggao, leads="水利局", supports="城管局")
    before = _agencies(shanggao)

    with pytest.raises(InvalidInputError) as caught:
        _set(shanggao, supports=supports)

    (problem,) = caught.value.problems
    assert (problem.code, problem.field_name) == ("agency_leads", "supports")
    assert problem.params == {"name": "水利局"}
    assert _agencies(shanggao) == before


@pytest.mark.parametrize("leads", ["林业局", ""])
def test_that_a_lead_becomes_a_support_where_the_leads_are_named(
    shanggao: Document, leads: str
) -> None:
    _set(shanggao, leads="水利局", supports="")

    _set(shanggao, supports="水利局", leads=leads)

    assert _agencies(shanggao) == {"水利局": "support"} | (
        {leads: "lead"} if leads else {}
    )
