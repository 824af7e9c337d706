"""The card of budget shares, as it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.ui.charts.bars import Bars
from ecoplanner.ui.charts.bars import StackBar
from ecoplanner.ui.charts.donut import Donut
from ecoplanner.ui.charts.legend import Legend
from ecoplanner.ui.charts.numbers import NumbersModel
from ecoplanner.ui.charts.numbers import NumbersTable
from ecoplanner.ui.charts.parts import OTHER_KEY
from ecoplanner.ui.charts.shares_card import SharesCard
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.focus import Focus
from ecoplanner.ui.page import Context
from ecoplanner.ui.session import Session

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer

WAN = 1_000_000


@pytest.fixture
def card(qtbot: QtBot, context: Context) -> SharesCard:
    made = SharesCard(context)
    qtbot.addWidget(made)
    made.resize(320, 297)
    with qtbot.waitExposed(made):
        made.show()
    return made


def project_named(session: Session, name: str) -> Project:
    found = session.portfolio.named(Project, name)
    assert found is not None
    return found


def set_need(session: Session, need: str) -> None:
    project = project_named(session, "水系连通及水美乡村建设")
    session.edit("资金", lambda w: set_fields(w, project.id, {"need": need}))


def shares_of(card: SharesCard) -> list[str]:
    return [part.share_text for part in card.chart.parts]


def legend_of(card: SharesCard) -> Legend:
    return card.findChildren(Legend)[0]


def test_that_the_sample_has_the_shares_of_the_annex(card: SharesCard) -> None:
    assert shares_of(card) == ["0.56%", "56.26%", "2.89%", "21.59%", "18.70%"]
    assert card.chart.is_ring


def test_that_the_card_follows_an_edit_and_its_undo(
    card: SharesCard, context: Context
) -> None:
    before = shares_of(card)

    set_need(context.session, "90000")
    edited = shares_of(card)
    context.session.undo()

    assert edited != before
    assert shares_of(card) == before


def test_that_an_edit_elsewhere_leaves_the_chart_alone(
    card: SharesCard, context: Context
) -> None:
    chart = card.chart
    plan = context.session.portfolio.plan
    project = context.session.portfolio.all(Project)[0]

    context.session.edit("x", lambda w: w.save(Scenario(id=new_id(), name="甲")))
    context.session.edit("y", lambda w: set_fields(w, project.id, {"note": "注"}))

    assert card.chart == chart
    assert context.session.portfolio.plan == plan


def test_that_the_sentence_compares_with_what_was_published(
    card: SharesCard, context: Context, qtbot: QtBot
) -> None:
    unchanged = card.sentence

    set_need(context.session, "90000")
    changed = card.sentence
    with qtbot.waitSignal(card.sentence_changed):
        context.session.publish_now()

    assert "points" not in unchanged
    assert "points more than last published" in changed
    assert "points" not in card.sentence
    assert "238,298" in card.sentence


def test_that_a_click_filters_and_a_second_click_shows_all(
    card: SharesCard, context: Context, qtbot: QtBot
) -> None:
    legend = legend_of(card)
    part = card.chart.parts[1]
    place = legend.shape_of(part).boundingRect().center().toPoint()

    QTest.mouseClick(legend, Qt.MouseButton.LeftButton, pos=place)
    first = context.focus.filter
    QTest.mouseClick(legend, Qt.MouseButton.LeftButton, pos=place)

    assert first == Filter("program", frozenset({part.key}))
    assert context.focus.filter == Filter()


def test_that_shift_adds_to_the_filter(
    card: SharesCard, context: Context, qtbot: QtBot
) -> None:
    legend = legend_of(card)
    keys = [part.key for part in card.chart.parts]
    for index, modifier in (
        (0, Qt.KeyboardModifier.NoModifier),
        (2, Qt.KeyboardModifier.ShiftModifier),
    ):
        place = legend.shape_of(card.chart.parts[index]).boundingRect().center()
        QTest.mouseClick(legend, Qt.MouseButton.LeftButton, modifier, place.toPoint())

    assert context.focus.filter.keys == {keys[0], keys[2]}


def test_that_a_slice_of_the_ring_can_be_clicked(
    card: SharesCard, context: Context, qtbot: QtBot
) -> None:
    donut = card.findChildren(Donut)[0]
    # The largest part lies at the right: the ring begins at twelve o'clock.
    place = QPoint(
        donut.width() // 2 + int(min(donut.width(), donut.height()) * 0.4),
        donut.height() // 2,
    )

    QTest.mouseClick(donut, Qt.MouseButton.LeftButton, pos=place)

    assert context.focus.filter.keys == {card.chart.parts[1].key}
    assert donut.part_at(donut.rect().center().toPointF()) is None


def test_that_keys_walk_over_the_parts_and_enter_filters(
    card: SharesCard, context: Context, qtbot: QtBot
) -> None:
    legend = legend_of(card)
    legend.setFocus()

    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(legend, key)

    assert context.focus.filter.keys == {card.chart.parts[3].key}
    assert card.chart.parts[3].full_name in legend.accessibleDescription()


def test_that_the_sentence_is_about_the_part_that_filters(
    card: SharesCard, context: Context
) -> None:
    part = card.chart.parts[0]

    context.focus.toggle_filter("program", part.key)

    assert card.sentence.startswith(part.name)


def test_that_the_sentence_is_about_the_project_in_hand(
    card: SharesCard, context: Context
) -> None:
    project = project_named(context.session, "森林抚育")

    context.focus.set_project(project.id)

    assert card.sentence.startswith(card.chart.parts[2].name)


def test_that_every_way_is_shown_by_its_action(card: SharesCard) -> None:
    for by, action in card.way_actions.items():
        action.trigger()

        assert card.chart.by == by
        assert sum(part.amount_fen for part in card.chart.parts) == 193_578 * WAN


def test_that_numbers_are_copied_for_a_spreadsheet(
    card: SharesCard, qtbot: QtBot
) -> None:
    card.table_action.trigger()
    table = card.findChildren(NumbersTable)[0]

    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().split("\n")
    assert table.isVisible()
    assert len(lines) == 7
    assert lines[2].split("\t") == ["水生态和湿地保护修复重大工程", "108900", "56.26%"]
    assert lines[-1].split("\t") == ["合计", "193578", "100.00%"]


def test_that_only_chosen_rows_are_copied(card: SharesCard, qtbot: QtBot) -> None:
    card.table_action.trigger()
    table = card.findChildren(NumbersTable)[0]
    table.selectRow(0)

    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().count("\n") == 0


def test_that_the_copy_action_needs_no_table(card: SharesCard) -> None:
    card.copy_action.trigger()

    assert "108900" in QGuiApplication.clipboard().text()


def test_that_the_model_of_the_numbers_is_sound(
    card: SharesCard, context: Context
) -> None:
    model = NumbersModel(context.theme, "zh")
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning
    )

    model.show_chart(card.chart)
    card.show_way("source")
    model.show_chart(card.chart)

    assert tester.model() is model
    assert model.rowCount() == 2


def test_that_money_is_that_of_the_scenario_shown(
    card: SharesCard, context: Context
) -> None:
    source = next(
        each
        for each in context.session.portfolio.all(Source)
        if each.level == "central" and each.parent_id
    )
    project = project_named(context.session, "森林抚育")
    scenario = Scenario(id=new_id(), name="方案甲")

    def fill(writer: Writer) -> None:
        said = {"project_id": project.id, "source_id": source.id, "year": 2022}
        writer.save(Allocation(id=new_id(), amount_fen=1000 * WAN, **said))  # type: ignore[arg-type]
        writer.save(scenario)
        writer.save(
            Override(
                id=new_id(),
                scenario_id=scenario.id,
                amount_fen=1800 * WAN,
                **said,  # type: ignore[arg-type]
            )
        )

    context.session.edit("资金", fill)
    card.show_way("source")
    planned = [part.amount_fen // WAN for part in card.chart.parts]
    context.focus.set_scenario(scenario.id)

    assert planned == [1000, 192_578]
    assert [part.amount_fen // WAN for part in card.chart.parts] == [1800, 191_778]
    assert "191,778" in card.sentence


def test_that_a_level_of_sources_filters_by_all_of_its_sources(
    card: SharesCard, context: Context, qtbot: QtBot
) -> None:
    test_that_money_is_that_of_the_scenario_shown(card, context)
    bar = card.findChildren(StackBar)[0]

    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(0, 5))
    chosen = context.focus.filter
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(0, 5))

    levels = {
        source.level
        for source in context.session.portfolio.all(Source)
        if source.id in chosen.keys
    }
    assert chosen.by == "source"
    assert levels == {"central"}
    assert context.focus.filter == Filter()


def test_that_many_programmes_are_grouped_and_open_into_their_list(
    card: SharesCard, context: Context, qtbot: QtBot
) -> None:
    def fill(writer: Writer) -> None:
        for at in range(12):
            program = Program(id=new_id(), name=f"新增{at}", position=2**30 + at)
            writer.save(program)
            writer.save(
                Project(
                    id=new_id(),
                    program_id=program.id,
                    name=f"新项目{at}",
                    need_fen=WAN,
                )
            )

    context.session.edit("加", fill)
    grouped = [part.key for part in card.chart.parts]
    legend = legend_of(card)
    place = legend.shape_of(card.chart.parts[-1]).boundingRect().center().toPoint()
    QTest.mouseClick(legend, Qt.MouseButton.LeftButton, pos=place)

    assert grouped[-1] == OTHER_KEY
    assert len(card.chart.parts) == 17
    assert card.findChildren(Bars)[0].isVisible()
    assert context.focus.filter == Filter()


def test_that_an_empty_plan_has_a_grey_ring_and_a_word(
    qtbot: QtBot, context: Context
) -> None:
    plan = context.session.portfolio.plan
    session = Session(Document.in_memory(lambda w: w.save(plan)))
    empty = SharesCard(Context(session, Focus(), context.theme, context.settings))
    qtbot.addWidget(empty)

    assert empty.sentence == "Shown once money is filled in"
    assert empty.findChildren(Donut)[0].part_at(QPoint(5, 5).toPointF()) is None
    assert not legend_of(empty).isVisibleTo(empty)
    session.close()


def test_that_a_tall_card_shows_sources_by_programme_too(
    card: SharesCard, qtbot: QtBot
) -> None:
    def titles() -> set[str]:
        labels = card.findChildren(QLabel)
        return {label.text() for label in labels if label.isVisible()}

    low = titles()
    card.resize(508, 900)

    assert "Sources by programme" not in low
    assert "Sources by programme" in titles()
    assert "Money by year" in titles()
