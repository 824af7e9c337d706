"""The record in words that a reader of the plan knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.annex import Waiver
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.journal import changes_of
from ecoplanner.model.store.journal import steps
from ecoplanner.ui.lists.history import HistoryPage
from ecoplanner.ui.lists.readable import Line
from ecoplanner.ui.lists.readable import Reader

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.messages import Language
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.session import Session


def _last_lines(session: Session, language: Language) -> list[Line]:
    seq = list(steps(session.reader))[-1].seq
    reader = Reader(session.portfolio, language)
    return reader.lines_of_changes(changes_of(session.reader, seq))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "zh",
            (
                "保留的核对问题“非煤矿山源头治理 · Missing amount”",
                "新增",
                "",
                "由企业承担",
            ),
        ),
        (
            "en",
            (
                "waiver “非煤矿山源头治理 · Missing amount”",
                "added",
                "",
                "由企业承担",
            ),
        ),
    ],
)
def test_that_a_waiver_says_what_it_lets_stand_and_why(
    session: Session, language: Language, line: tuple[str, str, str, str]
) -> None:
    named = {row.name: row for row in session.portfolio.all(Project)}
    waiver = Waiver(
        id=new_id(),
        code="need_missing",
        of_table="projects",
        of_id=named["非煤矿山源头治理"].id,
        field="need",
        reason="由企业承担",
        who="张工",
        waived_at="2026-11-21T06:00:00Z",
    )

    session.edit("waive", lambda writer: writer.save(waiver))

    (said,) = _last_lines(session, language)
    assert (said.row, said.field, said.before, said.after) == line


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "1,850 万元，2021 年，拟申请"),
        ("en", "1,850 (10,000 yuan), 2021, applied for"),
    ],
)
def test_that_the_amount_of_what_was_deleted_comes_first(
    session: Session, language: Language, words: str
) -> None:
    row = Allocation(
        id=new_id(),
        project_id=session.portfolio.all(Project)[0].id,
        source_id=session.portfolio.all(Source)[0].id,
        year=2021,
        tier="applied",
        amount_fen=1_850_000_000,
    )
    session.edit("add", lambda writer: writer.save(row))

    session.edit("delete", lambda writer: writer.delete(row))

    (said,) = _last_lines(session, language)
    assert (said.before, said.after) == (words, "")


def test_that_the_side_that_says_something_has_the_room(
    qtbot: QtBot, context: Context
) -> None:
    rows = [
        Allocation(
            id=new_id(),
            project_id=context.session.portfolio.all(Project)[0].id,
            source_id=context.session.portfolio.all(Source)[0].id,
            year=year,
            amount_fen=1_850_000_000,
        )
        for year in (2021, 2022)
    ]
    context.session.edit("add", lambda writer: writer.save(*rows))
    context.session.edit("delete", lambda writer: writer.delete(*rows))
    page = HistoryPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()

    table = page._lines
    before, after = table.columnWidth(2), table.columnWidth(3)

    assert before > 2 * after
    words = table.lines_model.index(0, 2).data()
    assert before > table.fontMetrics().horizontalAdvance(words)


def test_that_long_words_take_several_lines(qtbot: QtBot, context: Context) -> None:
    page = HistoryPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()

    page._lines.show_lines([Line("a", "b", "修复" * 60, "c"), Line("a", "b", "", "d")])

    assert page._lines.rowHeight(0) > 2 * page._lines.rowHeight(1)


@pytest.mark.parametrize(
    ("language", "rows", "told"),
    [
        (
            "zh",
            ["子项目“新建湿地”", "资金安排“新建湿地 · {source}”"],
            "　删除 子项目“新建湿地”",
        ),
        (
            "en",
            ["project “新建湿地”", "allocation “新建湿地 · {source}”"],
            "　deleted project “新建湿地”",
        ),
    ],
)
def test_that_what_is_gone_keeps_the_name_it_had(
    qtbot: QtBot, context: Context, language: Language, rows: list[str], told: str
) -> None:
    session, source = context.session, context.session.portfolio.all(Source)[0]
    row = Project(
        id=new_id(),
        program_id=session.portfolio.all(Program)[0].id,
        name="新建湿地",
    )
    sum_ = Allocation(
        id=new_id(), project_id=row.id, source_id=source.id, amount_fen=100
    )
    session.edit("add", lambda writer: writer.save(row, sum_))
    session.edit("need", lambda writer: writer.save(replace(row, need_fen=500)))
    session.edit("sum", lambda writer: writer.save(replace(sum_, amount_fen=200)))
    session.edit("delete", lambda writer: writer.delete(sum_))
    session.edit("delete", lambda writer: writer.delete(row))
    context.settings.language = language
    page = HistoryPage(context)
    qtbot.addWidget(page)
    page.show()

    entries = {entry.title: entry for entry in reversed(page.entries.entries)}
    said = []
    for title in ("need", "sum"):
        page._choose(page.entries.row_of(entries[title].key))
        said.append(page.shown_lines[0][0])

    assert said == [each.format(source=source.name) for each in rows]
    newest = next(entry for entry in page.entries.entries if entry.key)
    assert page._said_with_changes(newest).endswith(told)
