"""The inspector, as it is used: by typing, by keys and by clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QApplication

from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import Waiver
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.portfolio.inspector import Inspector
from ecoplanner.ui.portfolio.inspector_links import number_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.inspector_chips import Chips
    from ecoplanner.ui.portfolio.inspector_findings import FindingRow
    from ecoplanner.ui.portfolio.inspector_scale import QuantityRow
    from ecoplanner.ui.session import Session

WAN = 1_000_000
NAME = "水系连通及水美乡村建设"
Key = Qt.Key


@pytest.fixture
def inspector(qtbot: QtBot, context: Context) -> Inspector:
    """An inspector wide enough for all sections, with a project in hand."""
    made = Inspector(context)
    qtbot.addWidget(made)
    made.resize(400, 1200)
    with qtbot.waitExposed(made):
        made.show()
    context.focus.set_project(project_of(context.session).id)
    return made


def project_of(session: Session, name: str = NAME) -> Project:
    found = session.portfolio.named(Project, name)
    assert found is not None
    return found


def compose(widget: QWidget, text: str) -> None:
    """Hand a text over as an input method does, which knows Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def type_into(inspector: Inspector, key: str, text: str) -> None:
    field = inspector.fields[key]
    field.setFocus()
    field.input.selectAll()
    compose(field.input, text)


def type_need(inspector: Inspector, text: str) -> None:
    type_into(inspector, "need", text)
    QTest.keyClick(inspector.fields["need"].input, Key.Key_Return)


def names_of(chips: Chips) -> list[str]:
    return chips.accessibleDescription().split("、")


def quantities(session: Session) -> list[tuple[str, str, str | None, str]]:
    rows = session.portfolio.having(Quantity, "project_id", project_of(session).id)
    return [(row.name, row.value, row.upper, row.unit) for row in rows]


def row_type(row: QuantityRow, *texts: str) -> None:
    for field, text in zip(row.fields, texts, strict=True):
        field.setFocus()
        compose(field.input, text)
    QTest.keyClick(row.unit.input, Key.Key_Return)


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


def test_that_a_quantity_is_added_in_one_step(inspector: Inspector) -> None:
    session = inspector._session
    before = quantities(session)

    inspector.add_quantity_button.click()
    row_type(inspector.scale.rows[-1], "新建水闸", "3-5", "座")
    added = quantities(session)
    session.undo()

    assert added == [*before, ("新建水闸", "3", "5", "座")]
    assert quantities(session) == before
    assert len(inspector.scale.rows) == len(before)


def test_that_a_quantity_is_edited_and_undone(inspector: Inspector) -> None:
    session = inspector._session
    before = quantities(session)
    value = inspector.scale.rows[0].value

    value.setFocus()
    value.input.selectAll()
    compose(value.input, "1,070")
    QTest.keyClick(value.input, Key.Key_Return)
    after = quantities(session)
    session.undo()

    assert after[0][1] == "1070"
    assert after[1:] == before[1:]
    assert inspector.scale.rows[0].value.text == before[0][1]


def test_that_a_quantity_without_a_number_is_kept_and_explained(
    inspector: Inspector,
) -> None:
    row = inspector.scale.rows[0]
    before = quantities(inspector._session)
    row.value.setFocus()
    row.value.input.selectAll()
    compose(row.value.input, "many")
    QTest.keyClick(row.value.input, Key.Key_Return)

    assert row.value.text == "many"
    assert row.value.is_wrong
    assert quantities(inspector._session) == before


def test_that_a_quantity_is_removed_and_undone(inspector: Inspector) -> None:
    session = inspector._session
    before = quantities(session)

    inspector.scale.rows[1].remove.click()
    after = quantities(session)
    session.undo()

    assert after == [before[0], *before[2:]]
    assert [row.name.text for row in inspector.scale.rows] == [q[0] for q in before]


def test_that_a_new_quantity_is_given_up_by_escape(inspector: Inspector) -> None:
    count = len(inspector.scale.rows)
    inspector.add_quantity_button.click()

    QTest.keyClick(inspector.scale.rows[-1].name.input, Key.Key_Escape)

    assert len(inspector.scale.rows) == count


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("28", ("28", None)),
        ("1,070.5", ("1070.5", None)),
        ("１２", ("12", None)),
        ("1-2", ("1", "2")),
        ("1 ～ 2", ("1", "2")),
        ("many", ("many", None)),
    ],
)
def test_that_a_number_or_a_range_is_read(
    typed: str, stored: tuple[str, str | None]
) -> None:
    assert number_words(typed) == stored


def test_that_a_finding_is_waived_with_a_reason_and_taken_up_again(
    inspector: Inspector, context: Context, qtbot: QtBot
) -> None:
    session = context.session
    context.focus.set_project(project_of(session, "非煤矿山源头治理").id)
    row = next(r for r in inspector.findings.rows if r.finding.waived is None)
    count = len(inspector.findings.rows)

    row.waive.click()
    compose(row.reason.input, "规划原文如此")
    QTest.keyClick(row.reason.input, Key.Key_Return)
    waivers = session.portfolio.all(Waiver)

    def stand() -> list[FindingRow]:
        rows = inspector.findings.rows
        return [row for row in rows if row.finding.waived is not None]

    qtbot.waitUntil(lambda: bool(stand()))
    (stands,) = stand()
    stands.take_up.click()

    assert [waiver.reason for waiver in waivers] == ["规划原文如此"]
    assert len(inspector.findings.rows) == count
    assert not session.portfolio.all(Waiver)


def test_that_a_finding_needs_a_reason_to_stand(
    inspector: Inspector, context: Context
) -> None:
    context.focus.set_project(project_of(context.session, "非煤矿山源头治理").id)
    row = inspector.findings.rows[0]
    row.waive.click()

    QTest.keyClick(row.reason.input, Key.Key_Return)

    assert row.reason.is_wrong
    assert not context.session.portfolio.all(Waiver)


def test_that_a_finding_leads_to_its_field(
    inspector: Inspector, context: Context, qtbot: QtBot
) -> None:
    context.focus.set_project(project_of(context.session, "非煤矿山源头治理").id)
    row = next(r for r in inspector.findings.rows if r.finding.code == "need_missing")
    inspector.sections["money"].set_open(is_open=False)

    with qtbot.waitSignal(inspector.jump_requested) as asked:
        row.jump.click()

    assert asked.args == ["need"]
    assert inspector.fields["need"].input.hasFocus()


def test_that_history_tells_what_changed(inspector: Inspector) -> None:
    type_need(inspector, "50000")
    type_into(inspector, "schedule", "2022-2024")
    inspector.commit_editor()
    inspector._session.undo()

    texts = inspector.history.texts

    assert texts[0] == "Undone: 建设时序 2022-2024 → 2021-2025"
    assert texts[-1] == "资金需求 45,280 → 50,000"
    assert len(texts) == 3


def test_that_history_leaves_out_other_projects(
    inspector: Inspector, context: Context
) -> None:
    other = project_of(context.session, "森林抚育")

    context.session.edit("x", lambda w: set_fields(w, other.id, {"need": "5"}))

    assert inspector.history.texts == []


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
