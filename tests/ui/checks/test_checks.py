"""The page of findings."""

from __future__ import annotations

import ast
from dataclasses import replace
from importlib import import_module
from inspect import getsource
from pkgutil import iter_modules
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtCore import QTime
from PySide6.QtTest import QAbstractItemModelTester

from ecoplanner.model import checks
from ecoplanner.model import limits
from ecoplanner.model.annex import Waiver
from ecoplanner.model.finding import Finding
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.project import Project
from ecoplanner.sentences import sentences
from ecoplanner.ui.checks import words
from ecoplanner.ui.checks.model import FindingsModel
from ecoplanner.ui.checks.model import GROUP_SIZE
from ecoplanner.ui.checks.page import ChecksPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.messages import Language
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ChecksPage:
    made = ChecksPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    return made


def _many(session: Session, count: int) -> list[Finding]:
    project = session.portfolio.all(Project)[0]
    return [
        Finding(
            code="lead_missing" if number % 2 else "need_missing",
            severity="warning",
            table=Project.TABLE,
            row_id=project.id,
            name=f"{project.name} {number}",
            field=f"field {number}",
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 7, 100])
def test_that_the_list_is_a_sound_model(session: Session, count: int) -> None:
    model = FindingsModel("zh")
    QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning
    )

    model.show_findings(_many(session, count), {}, session.portfolio)

    assert model.rowCount() >= min(count, 1)


def test_that_many_findings_are_grouped_by_rule(session: Session) -> None:
    model = FindingsModel("zh")
    model.show_findings(_many(session, 100), {}, session.portfolio)
    kinds = [item.kind for item in model.items]
    assert kinds.count("group") == 2
    assert kinds.count("finding") == 2 * GROUP_SIZE

    more = next(item for item in model.items if item.kind == "more")
    model.toggle(more)

    kinds = [item.kind for item in model.items]
    assert kinds.count("finding") == 3 * GROUP_SIZE
    model.toggle(model.items[0])
    assert [item.kind for item in model.items][:2] == ["group", "group"]


def test_that_only_findings_that_are_shown_are_put_into_words(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, worded, said = FindingsModel("zh"), list[str](), words.said

    def count(finding: Finding, language: Language) -> tuple[str, str]:
        worded.append(finding.name)
        return said(finding, language)

    monkeypatch.setattr(words, "said", count)
    findings = _many(session, 100)
    model.show_findings(findings, {}, session.portfolio)
    assert len(worded) == 2 * GROUP_SIZE

    # What is folded away is listed and found all the same.
    assert [item.finding for item in model.listed()] == findings
    model.show_matches(f"{findings[77].name}")
    assert [item.finding for item in model.items] == [findings[77]]


def test_that_a_severity_shows_its_findings_alone(page: ChecksPage) -> None:
    page._on_tab_clicked(2)

    found = checks.findings(page.session.portfolio)
    warnings = [each for each in found if each.severity == "warning"]
    assert [item.finding for item in page.model.items] == warnings


def test_that_one_reason_waives_all_that_are_selected(
    qtbot: QtBot, page: ChecksPage
) -> None:
    page.view.selectAll()
    count = len(page.selected)
    assert count > 10

    page.waive("已会审")

    assert len(page.session.portfolio.all(Waiver)) == count
    qtbot.waitUntil(lambda: [item.kind for item in page.model.items] == ["fold"])
    page.session.undo()
    assert page.session.portfolio.all(Waiver) == ()


@pytest.mark.parametrize("typed", ["", "  "])
@pytest.mark.parametrize("where", ["view", "reason_edit"])
def test_that_a_missing_reason_is_told_at_its_field(
    qtbot: QtBot, page: ChecksPage, where: str, typed: str
) -> None:
    detail = page.detail
    detail.reason_edit.setPlainText(typed)
    page.activateWindow()
    widget = page.view if where == "view" else detail.reason_edit
    widget.setFocus()

    qtbot.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert page.session.portfolio.all(Waiver) == ()
    assert detail.lacking
    assert page.focusWidget() is detail.reason_edit
    assert detail.reason_edit.property("state") == "invalid"
    detail.reason_edit.setPlainText("价格待定")
    assert detail.lacking == ""
    assert detail.reason_edit.property("state") == ""
    qtbot.keyClick(
        detail.reason_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert [each.reason for each in page.session.portfolio.all(Waiver)] == ["价格待定"]


def test_that_a_mended_finding_leaves_the_list(qtbot: QtBot, page: ChecksPage) -> None:
    before = len(page.model.items)
    finding = page.selected[0]
    assert finding.code == "need_missing"
    project = page.session.portfolio.get(Project, finding.row_id)

    page.session.edit("删除", lambda writer: writer.delete(project))

    qtbot.waitUntil(lambda: len(page.model.items) < before)
    assert all(item.finding != finding for item in page.model.items)


def test_that_it_says_when_the_plan_was_checked_not_when_that_is_shown(
    qtbot: QtBot, context: Context, page: ChecksPage
) -> None:
    session = page.session
    then = QTime.currentTime().addSecs(-3 * 60 * 60)
    assert session.findings
    session._watching.checked_at = then

    shown = ChecksPage(context)
    qtbot.addWidget(shown)
    shown.show()
    assert then.toString("HH:mm") in shown._about.text()

    project = session.portfolio.all(Project)[0]
    session.edit("x", lambda writer: writer.save(replace(project, name="某项目")))
    assert session.findings
    assert then.secsTo(session.checked_at) % (24 * 60 * 60) >= 3 * 60 * 60 - 1


def test_that_a_search_keeps_what_it_says(page: ChecksPage) -> None:
    page.search("锦江镇")

    assert page.model.items
    assert all("锦江镇" in item.title for item in page.model.items)
    page.search("no such words")
    assert page.model.items == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_each_finding_is_parted_into_what_and_what_now(
    session: Session, language: str
) -> None:
    for finding in checks.findings(session.portfolio):
        head, tail = words.said(finding, language)  # type: ignore[arg-type]

        assert head.endswith("。" if language == "zh" else ".")
        assert tail


def _codes() -> list[str]:
    """Return every code that the modules of checks, or of limits, spell out."""
    inside = iter_modules(checks.__path__, f"{checks.__name__}.")
    found: set[str] = set()
    for name in (*(each.name for each in inside), limits.__name__):
        for node in ast.walk(ast.parse(getsource(import_module(name)))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return sorted(found & sentences().keys())


@pytest.mark.parametrize("code", _codes())
def test_that_every_code_of_the_checks_has_a_name_and_ways_to_mend(code: str) -> None:
    assert words.rule_name(code) != code
    assert len(words.ways_to_mend(code)) > 1


@pytest.mark.parametrize("code", _codes())
def test_that_every_figure_in_a_sentence_is_shown_with_its_name(code: str) -> None:
    asked = {field for _, field, _, _ in Formatter().parse(sentences()[code]["en"])}
    for name in asked - {None, "name"}:
        evidence: list[dict[str, object]] = [{f"{name}": 1}, {f"{name}_fen": 1}]
        shown = [
            words.evidence(
                Finding(
                    code=code,
                    severity="error",
                    table="projects",
                    row_id="",
                    name="",
                    evidence=each,
                ),
                "en",
            )
            for each in evidence
        ]
        assert any(shown), name


def test_that_the_walk_finds_the_codes() -> None:
    assert {"ceiling_broken", "floors_above_ceiling", "award_barred"} <= {*_codes()}
    assert len(_codes()) > len(checks.RULES)


def test_that_a_broken_ceiling_shows_by_how_much() -> None:
    found = Finding(
        code="ceiling_broken",
        severity="error",
        table=Ceiling.TABLE,
        row_id="",
        name="",
        evidence={"limit_fen": 800_000_000, "allocated_fen": 950_000_000},
    )

    shown = dict(words.evidence(found, "en"))

    assert shown["Limit"] == "800 (10,000 yuan)"
    assert shown["Difference"] == "150 (10,000 yuan)"
