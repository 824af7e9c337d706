"""Fields of a project, set by the words a person types."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotFoundError
from ecoplanner.model.agency import Agency
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.project_edit import FIELDS
from ecoplanner.model.store.project_edit import set_fields
from tests.model.store.typed_fields import problems_of
from tests.model.store.typed_fields import project_of
from tests.model.store.typed_fields import set_words

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        ("name", " 新名 ", {"name": "新名"}),
        ("name", "两\n行", {"name": "两 行"}),
        ("name", "<b>&", {"name": "<b>&"}),
        ("content", "一\r\n二 ", {"content": "一\n二"}),
        ("content", "", {"content": ""}),
        ("note", "备注", {"note": "备注"}),
        ("need", "1078", {"need_fen": 1_078_000_000}),
        ("need", "1.2亿元", {"need_fen": 12_000_000_000}),
        ("need", "0", {"need_fen": 0}),
        ("need", " ", {"need_fen": None}),
        (
            "schedule",
            "2022-2024",
            {"schedule_text": "2022-2024", "first_year": 2022, "last_year": 2024},
        ),
        (
            "schedule",
            "2022年3月-2023年5月",
            {"first_year": 2022, "first_month": 3, "last_year": 2023, "last_month": 5},
        ),
        ("schedule", "2023年起", {"first_year": 2023, "last_year": None}),
        (
            "schedule",
            "近期",
            {"schedule_text": "近期", "first_year": 2021, "last_year": 2025},
        ),
        (
            "schedule",
            "长期",
            {"schedule_text": "长期", "first_year": None, "last_year": None},
        ),
        ("schedule", "", {"schedule_text": "", "first_year": None, "last_year": None}),
        ("printed", "否", {"is_printed": False}),
        ("printed", "YES", {"is_printed": True}),
        ("printed", "１", {"is_printed": True}),
        ("income", "有", {"earns_income": True}),
        ("income", "无", {"earns_income": False}),
        ("income", " ", {"earns_income": None}),
    ],
)
def test_that_a_field_is_set_by_words(
    shanggao: Document, field: str, text: str, values: dict[str, Any]
) -> None:
    stored = set_words(shanggao, **{field: text})

    assert {name: getattr(stored, name) for name in values} == values
    assert shanggao.portfolio().get(Project, stored.id) == stored


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("name", "", "text_missing"),
        ("name", "字" * 10_000, "text_too_long"),
        ("name", "a\x1bb", "text_has_control_characters"),
        ("name", "农村人居环境整治", "name_taken"),
        ("content", "\x00", "text_has_control_characters"),
        ("note", "字" * 20_001, "text_too_long"),
        ("places", "\x00", "text_has_control_characters"),
        ("need", "-5", "amount_negative"),
        ("need", "三千", "amount_not_a_number"),
        ("need", "3O00", "amount_has_letters"),
        ("need", "99999999999", "amount_too_large"),
        ("need", "50000亿", "amount_too_large"),
        ("schedule", "2030-2020", "period_reversed"),
        ("schedule", "3021-3025", "period_out_of_range"),
        ("schedule", "字" * 2001, "text_too_long"),
        ("printed", "", "not_a_choice"),
        ("printed", "maybe", "not_a_choice"),
        ("income", "2", "not_a_choice"),
        ("program", "", "unknown_program"),
        ("program", "无此工程", "unknown_program"),
        ("zones", "无此分区", "unknown_zone"),
        ("leads", "无此单位", "unknown_agency"),
        ("supports", "城管局、无此单位", "unknown_agency"),
        ("colour", "red", "unknown_field"),
        ("id", "x", "unknown_field"),
    ],
)
def test_that_words_nobody_understands_are_refused(
    shanggao: Document, field: str, text: str, code: str
) -> None:
    assert [found for found, _ in problems_of(shanggao, **{field: text})] == [code]


def test_that_all_problems_are_named_at_once(shanggao: Document) -> None:
    problems = problems_of(
        shanggao,
        name="",
        need="-1",
        leads="某局",
        schedule="2030-2020",
        printed="maybe",
        colour="red",
        note="新的备注",
        places="锦江镇",
    )

    assert problems == [
        ("amount_negative", "need"),
        ("unknown_agency", "leads"),
        ("period_reversed", "schedule"),
        ("not_a_choice", "printed"),
        ("unknown_field", "colour"),
        ("text_missing", "name"),
    ]


def test_that_an_unknown_agency_is_named_with_those_known(shanggao: Document) -> None:
    with pytest.raises(InvalidInputError) as caught:
        set_words(shanggao, leads="水务局")

    (problem,) = caught.value.problems
    assert problem.params == {
        "name": "水务局",
        "known": "自然资源局、水利局、林业局、农业农村局、城管局",
    }


@pytest.mark.parametrize(("count", "known"), [(0, ""), (13, "0、1、2、3、4…")])
def test_that_only_a_few_known_ones_are_listed(
    document: Document, count: int, known: str
) -> None:
    agencies = [
        Agency(id=f"agency-{99 - n}", name=f"{n}", position=n) for n in range(count)
    ]
    with document.edit("add") as writer:
        writer.save(*agencies)

    with (
        pytest.raises(InvalidInputError) as caught,
        document.edit("set") as writer,
    ):
        set_fields(writer, "project-1", {"leads": "x"})

    said = str(caught.value.problems[0].params["known"])
    assert (said[:9] + said[-1:] if count else said) == known


def test_that_a_name_counts_before_a_short_name(document: Document) -> None:
    with document.edit("add") as writer:
        writer.save(
            Program(
                id="program-2", name="长名", short_name="矿山修复工程", position=-1
            ),
            Program(id="program-3", name="另一", short_name="简", position=9),
        )
    found = []
    for text in ("矿山修复工程", " 简 "):
        with document.edit("set") as writer:
            found.append(set_fields(writer, "project-1", {"program": text}).program_id)

    assert found == ["program-1", "program-3"]


def test_that_a_project_in_another_programme_comes_last(shanggao: Document) -> None:
    last = max(row.position for row in shanggao.portfolio().all(Project))
    before = project_of(shanggao)

    same = set_words(shanggao, program="水生态和湿地保护修复重大工程")
    moved = set_words(shanggao, program="森林生态保护修复重大工程")

    assert same == before
    assert moved.program_id != before.program_id
    assert moved.position > last


def test_that_nothing_is_recorded_where_nothing_changes(shanggao: Document) -> None:
    project = project_of(shanggao)

    set_words(shanggao, name=project.name, schedule=project.schedule_text, need="1020")

    assert shanggao.undo_label is None


def test_that_undo_takes_back_all_fields_and_links_at_once(shanggao: Document) -> None:
    before = content_digest(shanggao)

    set_words(
        shanggao, need="1", places="某处", zones="", leads="林业局", supports="城管局"
    )
    shanggao.undo()

    assert content_digest(shanggao) == before


def test_that_a_project_that_is_not_there_is_named(document: Document) -> None:
    with (
        pytest.raises(NotFoundError) as caught,
        document.edit("set") as writer,
    ):
        set_fields(writer, "project-9", {"name": "x"})

    assert caught.value.params == {"table": "projects", "name": "project-9"}


def test_that_the_fields_are_those_of_the_command() -> None:
    assert list(FIELDS) == [
        *("name", "program", "content", "places", "zones", "schedule"),
        *("leads", "supports", "need", "note", "printed", "income"),
        *("priority", "benefit", "start_from", "start_to"),
    ]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ({"priority": "３"}, {"priority": 3}),
        ({"priority": " 12 "}, {"priority": 12}),
        ({"benefit": "1,234.50"}, {"benefit": "1234.50"}),
        ({"start_from": "2026年", "start_to": "2028"}, {"start_from": 2026}),
        ({"priority": "", "benefit": " ", "start_from": ""}, {"priority": None}),
    ],
)
def test_that_rank_worth_and_start_are_set_from_words(
    document: Document, words: dict[str, str], values: dict[str, object]
) -> None:
    with document.edit("set") as writer:
        stored = set_fields(writer, "project-1", words)

    assert {name: getattr(stored, name) for name in values} == values
    assert document.get(Project, "project-1") == stored


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ({"priority": "一"}, ["not_a_whole_number"]),
        ({"priority": "1.5"}, ["not_a_whole_number"]),
        ({"priority": "0"}, ["priority_out_of_range"]),
        ({"benefit": "很大"}, ["not_a_number"]),
        ({"benefit": "-1"}, ["number_negative"]),
        ({"start_from": "2028", "start_to": "2026"}, ["years_reversed"]),
        (
            {"start_from": "明年", "priority": "x"},
            ["not_a_whole_number", "not_a_whole_number"],
        ),
    ],
)
def test_that_words_that_are_no_rank_worth_or_year_are_named(
    document: Document, words: dict[str, str], codes: list[str]
) -> None:
    before = content_digest(document)

    with (
        pytest.raises(InvalidInputError) as caught,
        document.edit("set") as writer,
    ):
        set_fields(writer, "project-1", words)

    assert [problem.code for problem in caught.value.problems] == codes
    assert content_digest(document) == before
