"""What belongs to the printed tables alone; and waivers."""

from __future__ import annotations

from typing import Any

import pytest

from ecoplanner.model.annex import table_note_problems
from ecoplanner.model.annex import table_setting_problems
from ecoplanner.model.annex import TableNote
from ecoplanner.model.annex import TableSetting
from ecoplanner.model.annex import Waiver
from ecoplanner.model.annex import waiver_problems
from ecoplanner.model.annex import Wording
from ecoplanner.model.annex import wording_problems


@pytest.mark.parametrize(
    ("key", "words", "problems"),
    [
        ("schedule", "来源\n二", []),
        ("", "来源", [("text_missing", "table_key")]),
        ("schedule", "\x00", [("text_has_control_characters", "words")]),
    ],
)
def test_that_a_note_names_its_table(
    key: str, words: str, problems: list[tuple[str, str]]
) -> None:
    note = TableNote(id="note-0001", table_key=key, words=words)

    assert [(p.code, p.field_name) for p in table_note_problems(note)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"table_key": ""}, []),
        ({"table_key": "k" * 2001}, [("text_too_long", "table_key")]),
        ({"name": ""}, [("text_missing", "name")]),
        ({"value": "1" * 20_001}, [("text_too_long", "value")]),
    ],
)
def test_that_all_problems_of_a_setting_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    fields = {"id": "setting-1", "table_key": "schedule", "name": "top", "value": "1"}
    setting = TableSetting(**(fields | changes))

    assert [(p.code, p.field_name) for p in table_setting_problems(setting)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"of_table": "zones"}, []),
        ({"table_key": ""}, [("text_missing", "table_key")]),
        ({"words": ""}, [("text_missing", "words")]),
        ({"of_table": "targets"}, [("not_a_choice", "of_table")]),
        ({"of_table": ""}, [("not_a_choice", "of_table")]),
    ],
)
def test_that_all_problems_of_a_wording_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    fields = {
        "id": "wording-1",
        "table_key": "zones",
        "of_table": "projects",
        "of_id": "project-1",
        "words": "矿山",
    }
    wording = Wording(**(fields | changes))

    assert [(p.code, p.field_name) for p in wording_problems(wording)] == problems


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"of_table": "projects", "of_id": "project-1", "field": "need_fen"}, []),
        ({"reason": "多行\n理由"}, []),
        ({"reason": "理" * 2000}, []),
        ({"reason": "理" * 2001}, [("text_too_long", "reason")]),
        ({"reason": " "}, [("text_missing", "reason")]),
        ({"code": ""}, [("text_missing", "code")]),
        ({"who": "a\nb"}, [("text_has_control_characters", "who")]),
        ({"of_table": "a" * 2001}, [("text_too_long", "of_table")]),
        ({"of_id": "a" * 2001}, [("text_too_long", "of_id")]),
        ({"field": "a" * 2001}, [("text_too_long", "field")]),
        ({"waived_at": "a" * 2001}, [("text_too_long", "waived_at")]),
    ],
)
def test_that_all_problems_of_a_waiver_are_named_at_once(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    waiver = Waiver(
        **({"id": "waiver-01", "code": "need_missing", "reason": "待定"} | changes)
    )

    assert [(p.code, p.field_name) for p in waiver_problems(waiver)] == problems
