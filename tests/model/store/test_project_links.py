"""Places, zones and agencies of a project, set by the words a person types."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from tests.model.store.typed_fields import problems_of
from tests.model.store.typed_fields import project_of
from tests.model.store.typed_fields import set_words

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document


def _linked(document: Document, kind: type[Any], key: str, **more: str) -> list[Any]:
    links = document.portfolio().having(kind, "project_id", project_of(document).id)
    return [
        getattr(link, key)
        for link in links
        if all(getattr(link, name) == value for name, value in more.items())
    ]


def _ids(document: Document, kind: type[Any], *names: str) -> list[str]:
    rows = [document.portfolio().named(kind, name) for name in names]
    return [row.id for row in rows if row is not None]


def test_that_places_are_linked_and_other_words_kept(shanggao: Document) -> None:
    stored = set_words(shanggao, places="锦江镇，某处；田心镇")

    assert stored.places_text == "锦江镇，某处；田心镇"
    assert _linked(shanggao, ProjectPlace, "place_id") == _ids(
        shanggao, Place, "锦江镇", "田心镇"
    )


def test_that_a_plain_list_of_places_needs_no_words(shanggao: Document) -> None:
    stored = set_words(shanggao, places=" 田心镇、锦江镇 ")

    assert stored.places_text == ""
    assert _linked(shanggao, ProjectPlace, "place_id") == _ids(
        shanggao, Place, "田心镇", "锦江镇"
    )


def test_that_places_can_be_emptied(shanggao: Document) -> None:
    stored = set_words(shanggao, places="")

    assert stored.places_text == ""
    assert _linked(shanggao, ProjectPlace, "place_id") == []


def test_that_zones_are_linked_by_name_or_short_name(shanggao: Document) -> None:
    zones = shanggao.portfolio().all(Zone)

    set_words(shanggao, zones=f"{zones[0].short_name}, {zones[2].name}")

    assert set(_linked(shanggao, ProjectZone, "zone_id")) == {zones[0].id, zones[2].id}


def test_that_a_link_that_stays_keeps_its_id_and_place(shanggao: Document) -> None:
    portfolio = shanggao.portfolio()
    project_id = project_of(shanggao).id
    kept = portfolio.having(ProjectZone, "project_id", project_id)[0]
    zone = portfolio.get(Zone, kept.zone_id)
    new = next(each for each in portfolio.all(Zone) if each.id != zone.id)
    place_links = portfolio.having(ProjectPlace, "project_id", project_id)
    place = portfolio.get(Place, place_links[-1].place_id)

    set_words(
        shanggao, zones=f"{new.name}、{zone.name}", places=f"锦江镇、{place.name}"
    )

    assert shanggao.portfolio().get(ProjectZone, kept.id) == kept
    assert place_links[-1].id in _linked(shanggao, ProjectPlace, "id")
    assert _linked(shanggao, ProjectPlace, "place_id")[-1] == place.id


def test_that_agencies_lead_and_support_in_the_order_typed(shanggao: Document) -> None:
    set_words(shanggao, leads="林业局、水利局", supports="城管局")

    links = _linked(shanggao, ProjectAgency, "agency_id", role="lead")
    assert links == _ids(shanggao, Agency, "林业局", "水利局")
    links = _linked(shanggao, ProjectAgency, "agency_id", role="support")
    assert links == _ids(shanggao, Agency, "城管局")


def test_that_a_supporting_agency_can_become_the_lead(shanggao: Document) -> None:
    set_words(shanggao, leads="水利局", supports="城管局、林业局")
    before = _linked(shanggao, ProjectAgency, "id")

    set_words(shanggao, leads="城管局")

    assert _linked(shanggao, ProjectAgency, "agency_id", role="lead") == _ids(
        shanggao, Agency, "城管局"
    )
    assert _linked(shanggao, ProjectAgency, "agency_id", role="support") == _ids(
        shanggao, Agency, "林业局"
    )
    assert set(_linked(shanggao, ProjectAgency, "id")) <= set(before)


def test_that_leads_can_be_emptied_while_supports_stay(shanggao: Document) -> None:
    set_words(shanggao, leads="水利局", supports="城管局")

    set_words(shanggao, leads="")

    assert _linked(shanggao, ProjectAgency, "role") == ["support"]


def test_that_no_agency_both_leads_and_supports(shanggao: Document) -> None:
    assert problems_of(shanggao, leads="水利局、林业局", supports="林业局") == [
        ("agency_named_twice", "supports")
    ]


def test_that_a_name_typed_twice_counts_once(shanggao: Document) -> None:
    set_words(shanggao, leads="水利局、水利局，水利局")

    assert len(_linked(shanggao, ProjectAgency, "id", role="lead")) == 1
