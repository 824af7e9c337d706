"""The smaller facts of a project: costs, zones, time, places, choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Place
from ecoplanner.ui.portfolio.inspector import Inspector
from tests.ui.portfolio.inspecting import compose
from tests.ui.portfolio.inspecting import project_of as named

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.inspector_edit import Field
    from ecoplanner.ui.session import Session

WAN = 1_000_000
#: In two zones, with places that lie in several.
NAME = "历史遗留废弃矿山生态修复"
Key = Qt.Key


@pytest.fixture
def inspector(qtbot: QtBot, context: Context) -> Inspector:
    made = Inspector(context)
    qtbot.addWidget(made)
    made.resize(420, 1300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    context.focus.set_project(project_of(context.session).id)
    return made


def project_of(session: Session, name: str = NAME) -> Project:
    return named(session, name)


def type_into(field: Field, text: str) -> None:
    field.setFocus()
    field.input.selectAll()
    compose(field.input, text)
    QTest.keyClick(field.input, Key.Key_Return)


def test_that_costs_by_kind_are_typed_and_compared_with_the_need(
    inspector: Inspector, context: Context
) -> None:
    costs = inspector.details.costs
    type_into(costs.fields["construction"], "1,000")
    type_into(costs.fields["other"], "58")

    session = context.session
    id_ = project_of(session).id
    stored = session.portfolio.having(Cost, "project_id", id_)
    assert {row.kind: row.amount_fen for row in stored} == {
        "construction": 1_000 * WAN,
        "other": 58 * WAN,
    }
    assert "1,058" in costs.sentence.text()
    assert "20" in costs.sentence.text()

    costs.fields["other"].setFocus()
    costs.fields["other"].input.selectAll()
    QTest.keyClick(costs.fields["other"].input, Key.Key_Delete)
    QTest.keyClick(costs.fields["other"].input, Key.Key_Return)
    assert len(session.portfolio.having(Cost, "project_id", id_)) == 1
    session.undo()
    assert costs.fields["other"].text == "58"


def test_that_a_cost_not_understood_is_kept_and_said(
    inspector: Inspector, context: Context
) -> None:
    field = inspector.details.costs.fields["equipment"]

    type_into(field, "约三千万")

    assert field.is_wrong
    assert field.text == "约三千万"
    assert not context.session.portfolio.all(Cost)


def test_that_a_zone_takes_what_is_typed_and_the_other_the_rest(
    inspector: Inspector, context: Context
) -> None:
    rows = inspector.details.zone_amounts
    first, second = rows.fields.values()
    assert rows.isVisibleTo(inspector)
    assert first.input.placeholderText() == "539"

    type_into(first, "1000")

    id_ = project_of(context.session).id
    parts = context.session.portfolio.having(ProjectZone, "project_id", id_)
    assert [part.amount_fen for part in parts] == [1_000 * WAN, None]
    assert second.input.placeholderText() == "78"
    type_into(second, "10")
    assert "68" in rows.sentence.text()


def test_that_a_project_in_one_zone_has_no_amounts_by_zone(
    inspector: Inspector, context: Context
) -> None:
    context.focus.set_project(project_of(context.session, "高标准农田建设").id)

    assert not inspector.details.zone_amounts.isVisibleTo(inspector)


@pytest.mark.parametrize(("at", "earns"), [(1, True), (2, False), (0, None)])
def test_that_income_has_three_answers(
    inspector: Inspector, context: Context, at: int, *, earns: bool | None
) -> None:
    box = inspector.details.income
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)

    box.setCurrentIndex(at)
    box.activated.emit(at)

    assert project_of(context.session).earns_income is earns


def test_that_a_project_is_left_out_of_the_annex_by_space(
    inspector: Inspector, context: Context
) -> None:
    box = inspector.details.printed
    box.setFocus()

    QTest.keyClick(box, Key.Key_Space)
    assert not project_of(context.session).is_printed
    context.session.undo()

    assert box.isChecked()


def test_that_time_is_chosen_by_year_and_month_from_the_keyboard(
    inspector: Inspector, context: Context
) -> None:
    button = inspector.details.period_button
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)
    chooser = inspector.details.period_chooser
    assert chooser is not None
    assert chooser.first_year.hasFocus()

    QTest.keyClick(chooser.first_year, Key.Key_Down)
    chooser.first_month.setCurrentIndex(3)
    chooser.last_month.setCurrentIndex(9)
    QTest.keyClick(chooser.first_month, Key.Key_Return)

    project = project_of(context.session)
    assert (project.first_year, project.first_month) == (2022, 3)
    assert (project.last_year, project.last_month) == (2025, 9)
    assert inspector.fields["schedule"].text == project.schedule_text
    assert button.hasFocus()


def test_that_a_phase_is_taken_whole_by_mouse(
    inspector: Inspector, context: Context
) -> None:
    inspector.details.period_button.click()
    chooser = inspector.details.period_chooser
    assert chooser is not None

    QTest.mouseClick(chooser.phase_buttons[1], Qt.MouseButton.LeftButton)

    project = project_of(context.session)
    assert (project.first_year, project.last_year) == (2026, 2030)
    assert project.schedule_text == "2026-2030"


def test_that_esc_leaves_the_time_alone(inspector: Inspector, context: Context) -> None:
    inspector.details.period_button.click()
    chooser = inspector.details.period_chooser
    assert chooser is not None

    chooser.first_year.setCurrentIndex(5)
    QTest.keyClick(chooser.first_year, Key.Key_Escape)

    assert context.session.undo_label is None


def test_that_a_new_place_is_made_where_it_is_first_needed(
    inspector: Inspector, context: Context
) -> None:
    inspector.details.add_place_button.click()
    chooser = inspector.details.chooser
    assert chooser is not None

    compose(chooser.search, "新垦殖场")
    QTest.keyClick(chooser.search, Key.Key_Return)

    portfolio = context.session.portfolio
    place = portfolio.named(Place, "新垦殖场")
    assert place is not None
    links = portfolio.having(ProjectPlace, "project_id", project_of(context.session).id)
    assert links[-1].place_id == place.id
    assert inspector.fields["places"].text.endswith("、新垦殖场")


def test_that_the_zone_meant_for_a_place_is_chosen(
    inspector: Inspector, context: Context
) -> None:
    details = inspector.details
    place_id, box = next(iter(details._place_boxes.items()))
    zone_id = box.itemData(2)

    box.setCurrentIndex(2)
    box.activated.emit(2)

    id_ = project_of(context.session).id
    links = context.session.portfolio.having(ProjectPlace, "project_id", id_)
    assert [row.zone_id for row in links if row.place_id == place_id] == [zone_id]
    assert box.currentData() == zone_id


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("priority", "3", 3),
        ("benefit", "12.5", "12.5"),
        ("start_from", "2022年", 2022),
        ("start_to", "2024", 2024),
        ("priority", "", None),
    ],
)
def test_that_what_choosing_rests_on_is_typed(
    inspector: Inspector, context: Context, key: str, typed: str, stored: object
) -> None:
    type_into(inspector.details.selection.fields[key], typed)

    assert getattr(project_of(context.session), key) == stored


@pytest.mark.parametrize(
    ("key", "typed"), [("priority", "0"), ("priority", "高"), ("start_from", "22")]
)
def test_that_what_cannot_be_is_refused_and_kept(
    inspector: Inspector, context: Context, key: str, typed: str
) -> None:
    field = inspector.details.selection.fields[key]

    type_into(field, typed)

    assert field.is_wrong
    assert field.text == typed
    assert getattr(project_of(context.session), key) is None


def test_that_projects_are_required_and_excluded_by_pinyin(
    inspector: Inspector, context: Context
) -> None:
    facts = inspector.details.selection
    for chips, typed in ((facts.requires, "senlinfuyu"), (facts.excludes, "sdhf")):
        chips.add_button.click()
        assert chips.chooser is not None
        QTest.keyClicks(chips.chooser.search, typed)
        QTest.keyClick(chips.chooser.search, Key.Key_Return)

    session = context.session
    links = session.portfolio.having(ProjectLink, "project_id", project_of(session).id)
    named = {
        session.portfolio.get(Project, link.other_id).name: link.kind for link in links
    }
    assert named == {"森林抚育": "requires", "湿地恢复与治理": "excludes"}
    facts.requires.removed.emit(project_of(session, "森林抚育").id)
    assert len(session.portfolio.all(ProjectLink)) == 1


def test_that_sections_stay_as_they_were_left(
    inspector: Inspector, context: Context, qtbot: QtBot
) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(inspector.sections["money"].head, left)
    inspector.sections["history"].set_open(is_open=False)
    inspector.sections["history"].head.setFocus()
    QTest.keyClick(inspector.sections["history"].head, Key.Key_Space)

    again = Inspector(context)
    qtbot.addWidget(again)
    again.resize(320, 700)
    again.show()

    assert not again.sections["money"].is_open
    assert again.sections["history"].is_open
    assert not again.sections["years"].is_open
