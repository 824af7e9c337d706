"""The inspector, as it is used: by typing, by keys and by clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QApplication

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import set_fields
from tests.ui.portfolio.inspecting import NAME
from tests.ui.portfolio.inspecting import names_of
from tests.ui.portfolio.inspecting import project_of
from tests.ui.portfolio.inspecting import type_into
from tests.ui.portfolio.inspecting import type_need

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.inspector import Inspector

WAN = 1_000_000
Key = Qt.Key


def test_that_a_project_is_shown_whole(inspector: Inspector) -> None:
    assert inspector.fields["name"].text == NAME
    assert inspector.fields["schedule"].text == "2021-2025"
    assert inspector.fields["need"].text == "45,280"
    assert inspector.fields["places"].text == "锦江及主要支流"
    assert inspector.share_chip.text() == "23.39% of all"
    assert names_of(inspector.leads) == ["水利局"]
    assert names_of(inspector.supports) == [""]
    assert len(inspector.scale.rows) == 4


def test_that_another_project_in_hand_is_shown(
    inspector: Inspector, context: Context
) -> None:
    context.focus.set_project(project_of(context.session, "森林抚育").id)

    assert inspector.fields["name"].text == "森林抚育"
    assert inspector.fields["need"].text == "1,800"


def test_that_without_a_project_only_a_word_is_shown(
    inspector: Inspector, context: Context
) -> None:
    context.focus.set_project("")

    assert not inspector.fields["name"].isVisible()
    assert inspector.close_button.isVisible()


@pytest.mark.parametrize(
    ("key", "typed", "attribute", "stored"),
    [
        ("name", "水系连通", "name", "水系连通"),
        ("schedule", "2022-2024", "first_year", 2022),
        ("need", "1,234.5", "need_fen", 1_234_500_000),
        ("content", "挖塘", "content", "挖塘"),
        ("places", "锦江、某某村等", "places_text", "锦江、某某村等"),
        ("note", "待定", "note", "待定"),
    ],
)
def test_that_each_field_is_stored_and_undone(
    key: str, typed: str, attribute: str, stored: object, inspector: Inspector
) -> None:
    session = inspector._session
    before = project_of(session)

    type_into(inspector, key, typed)
    QTest.keyClick(
        inspector.fields[key].input, Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    after = session.portfolio.get(Project, before.id)
    session.undo()

    assert getattr(after, attribute) == stored
    assert project_of(session) == before


def test_that_a_field_left_is_stored(inspector: Inspector) -> None:
    type_into(inspector, "need", "100")

    inspector.fields["schedule"].setFocus()

    assert project_of(inspector._session).need_fen == 100 * WAN


def test_that_escape_brings_back_what_the_plan_says(inspector: Inspector) -> None:
    type_into(inspector, "need", "abc")

    QTest.keyClick(inspector.fields["need"].input, Key.Key_Escape)

    assert inspector.fields["need"].text == "45,280"
    assert inspector._session.undo_label is None


def test_that_refused_words_are_kept_and_explained(inspector: Inspector) -> None:
    type_need(inspector, "约三千万x")
    field = inspector.fields["need"]

    inspector.fields["schedule"].setFocus()

    assert field.text == "约三千万x"
    assert field.is_wrong
    assert "约三千万x" in field.problem
    assert field.input.accessibleDescription() == field.problem
    assert inspector._session.undo_label is None


def test_that_refused_words_wait_while_another_project_is_in_hand(
    inspector: Inspector, context: Context
) -> None:
    type_need(inspector, "约三千万x")

    context.focus.set_project(project_of(context.session, "森林抚育").id)
    other = inspector.fields["need"].text
    context.focus.set_project(project_of(context.session).id)

    assert other == "1,800"
    assert inspector.fields["need"].text == "约三千万x"
    assert inspector.fields["need"].is_wrong


def test_that_mended_words_are_not_marked_any_more(inspector: Inspector) -> None:
    type_need(inspector, "约三千万x")

    type_need(inspector, "3000")

    assert not inspector.fields["need"].is_wrong
    assert inspector.fields["need"].text == "3,000"


def test_that_words_typed_survive_an_edit_elsewhere(inspector: Inspector) -> None:
    session = inspector._session
    type_into(inspector, "content", "新的内容")
    id_ = project_of(session).id

    session.edit("备注", lambda w: set_fields(w, id_, {"note": "别处"}))

    assert inspector.fields["content"].text == "新的内容"
    assert inspector.fields["note"].text == "别处"


def test_that_composed_text_is_stored_on_leaving(inspector: Inspector) -> None:
    field = inspector.fields["note"]
    field.setFocus()
    QApplication.sendEvent(field.input, QInputMethodEvent("湿地", []))

    inspector.fields["schedule"].setFocus()

    assert project_of(inspector._session).note.endswith("湿地")


def test_that_typing_money_says_the_difference(inspector: Inspector) -> None:
    type_into(inspector, "need", "45380")

    assert "100" in inspector.fields["need"].below.text()
    assert not inspector.fields["need"].is_wrong


def test_that_an_emptied_need_is_marked(inspector: Inspector) -> None:
    field = inspector.fields["need"]
    field.setFocus()
    field.input.selectAll()
    QTest.keyClick(field.input, Key.Key_Delete)
    QTest.keyClick(field.input, Key.Key_Return)

    assert project_of(inspector._session).need_fen is None
    assert field.input.property("tone") == "needed"
    assert not inspector.share_chip.isVisible()


def test_that_sections_fold_and_keep_their_place(inspector: Inspector) -> None:
    before = list(inspector.sections)

    QTest.keyClick(inspector.sections["scale"].head, Key.Key_Space)

    assert not inspector.scale.isVisible()
    assert inspector.sections["scale"].isVisible()
    assert list(inspector.sections) == before


def test_that_money_shows_sources_and_what_is_missing(inspector: Inspector) -> None:
    session = inspector._session
    id_ = project_of(session).id
    source = next(
        each for each in session.portfolio.all(Source) if each.level == "central"
    )

    def fill(writer: Writer) -> None:
        for year in (2021, 2022):
            writer.save(
                Allocation(
                    id=new_id(),
                    project_id=id_,
                    source_id=source.id,
                    year=year,
                    amount_fen=21_000 * WAN,
                )
            )

    session.edit("资金", fill)

    assert "42,000" in inspector.money_bar.words
    assert "−3,280" in inspector.money_bar.words
    assert inspector.years.isVisible()
    assert "21,000" in inspector.years.accessibleDescription()


def test_that_the_header_asks_for_the_next_project_and_for_closing(
    inspector: Inspector, qtbot: QtBot
) -> None:
    steps: list[int] = []
    inspector.step_requested.connect(steps.append)

    inspector.next_button.click()
    inspector.previous_button.click()
    with qtbot.waitSignal(inspector.close_requested):
        inspector.close_button.click()

    assert steps == [1, -1]


def test_that_every_control_has_a_name(inspector: Inspector) -> None:
    buttons = inspector.findChildren(QAbstractButton)

    assert all(button.accessibleName() or button.text() for button in buttons)
    assert all(field.input.accessibleName() for field in inspector.fields.values())
