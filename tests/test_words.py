"""Words of fields, tables and kinds in both languages."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from ecoplanner import words as words_module
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.store.project_edit import FIELDS as SETTABLE
from ecoplanner.words import FIELDS


def test_that_every_field_of_a_row_has_a_word() -> None:
    fields = {
        name
        for kind in KINDS.values()
        for name in get_type_hints(kind)
        if name.islower() and name not in ("id", "position")
    }

    assert sorted(fields - FIELDS.keys()) == []


def test_that_every_field_that_can_be_set_has_a_word() -> None:
    assert sorted(SETTABLE.keys() - FIELDS.keys()) == []


@pytest.mark.parametrize(
    "name",
    [
        *("TABLES", "FIELDS", "TIERS", "SEVERITIES", "LEVELS", "WAYS", "NONE"),
        *("FACTS", "CONDITION_KINDS", "CONFIDENCES"),
    ],
)
def test_that_words_are_in_chinese_and_in_english(name: str) -> None:
    for chinese, english in getattr(words_module, name).values():
        assert not chinese.isascii()
        assert english.isascii()


def test_that_a_key_without_a_word_stands_for_itself() -> None:
    assert words_module.word(FIELDS, "head_mm", "zh") == "head_mm"
