"""Agencies, zones and the programme of a project, chosen by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from ecoplanner.model.agency import Agency
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from tests.ui.portfolio.inspecting import compose
from tests.ui.portfolio.inspecting import names_of
from tests.ui.portfolio.inspecting import project_of

if TYPE_CHECKING:
    from ecoplanner.ui.portfolio.inspector import Inspector

Key = Qt.Key


def test_that_a_lead_is_added_from_the_list_by_keys(inspector: Inspector) -> None:
    inspector.leads.add_button.setFocus()
    QTest.keyClick(
        inspector.leads.add_button, Key.Key_Down, Qt.KeyboardModifier.AltModifier
    )
    chooser = inspector.leads.chooser
    assert chooser is not None
    compose(chooser.search, "林业")
    QTest.keyClick(chooser.search, Key.Key_Return)

    assert names_of(inspector.leads) == ["水利局", "林业局"]


def test_that_names_are_found_by_pinyin_initials(inspector: Inspector) -> None:
    inspector.supports.add_button.click()
    chooser = inspector.supports.chooser
    assert chooser is not None

    compose(chooser.search, "cgj")
    QTest.keyClick(chooser.search, Key.Key_Return)

    assert names_of(inspector.supports) == ["城管局"]


def test_that_a_new_agency_is_made_in_one_step(inspector: Inspector) -> None:
    session = inspector._session
    inspector.supports.add_button.click()
    chooser = inspector.supports.chooser
    assert chooser is not None
    chooser.search.setText("文旅局")
    QTest.keyClick(chooser.search, Key.Key_Return)
    made = session.portfolio.named(Agency, "文旅局")

    session.undo()

    assert made is not None
    assert session.portfolio.named(Agency, "文旅局") is None
    assert names_of(inspector.supports) == [""]


def test_that_an_agency_leads_or_supports_but_not_both(inspector: Inspector) -> None:
    session = inspector._session
    water = session.portfolio.named(Agency, "水利局")
    assert water is not None

    inspector.supports.added.emit(water.id, False)  # noqa: FBT003 - a signal

    assert names_of(inspector.supports) == ["水利局"]
    assert names_of(inspector.leads) == [""]


def test_that_a_chip_is_removed_and_comes_back_by_undo(inspector: Inspector) -> None:
    session = inspector._session
    id_ = project_of(session).id
    before = session.portfolio.having(ProjectAgency, "project_id", id_)
    button = next(
        each
        for each in inspector.leads.findChildren(QAbstractButton)
        if "水利局" in each.accessibleName()
    )

    button.click()
    after = session.portfolio.having(ProjectAgency, "project_id", id_)
    session.undo()

    assert not after
    assert session.portfolio.having(ProjectAgency, "project_id", id_) == before
    assert names_of(inspector.leads) == ["水利局"]


def test_that_a_zone_is_added_and_removed(inspector: Inspector) -> None:
    session = inspector._session
    id_ = project_of(session).id
    inspector.zones.add_button.click()
    chooser = inspector.zones.chooser
    assert chooser is not None
    compose(chooser.search, "东北部")
    QTest.keyClick(chooser.search, Key.Key_Return)
    added = session.portfolio.having(ProjectZone, "project_id", id_)

    inspector.zones.removed.emit(added[-1].zone_id)

    left = session.portfolio.having(ProjectZone, "project_id", id_)
    assert len(left) == len(added) - 1


def test_that_the_programme_is_chosen_from_a_list(inspector: Inspector) -> None:
    inspector.program_button.click()
    chooser = inspector.chooser
    assert chooser is not None
    compose(chooser.search, "森林")
    QTest.keyClick(chooser.search, Key.Key_Return)

    assert inspector.program_button.text().startswith("3")
