"""Findings and history of a project in its inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.annex import Waiver
from ecoplanner.model.store.project_edit import set_fields
from tests.ui.portfolio.inspecting import compose
from tests.ui.portfolio.inspecting import project_of
from tests.ui.portfolio.inspecting import type_into
from tests.ui.portfolio.inspecting import type_need

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.inspector import Inspector
    from ecoplanner.ui.portfolio.inspector_findings import FindingRow

Key = Qt.Key


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
