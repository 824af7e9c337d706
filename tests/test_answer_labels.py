"""Answers of the laboratory, kept as words, in the language of the reader."""

from __future__ import annotations

import pytest

from ecoplanner.labels import label_text
from ecoplanner.messages import Language
from ecoplanner.messages import saying_text
from ecoplanner.model.saying import Saying

WAN = 1_000_000
SAID = [
    Saying(
        "stress_falls",
        {
            "what": (Saying("money_of_source", {"source": "中央"}),),
            "amount_fen": 82_255 * WAN,
            "share": "20.00",
            "lost_fen": 16_451 * WAN,
            "projects": 5,
        },
    ),
    Saying(
        "stress_late",
        {
            "what": (
                Saying("money_of_source", {"source": "中央"}),
                Saying("money_of_tier", {"tier": "applied"}),
            ),
            "amount_fen": 3 * WAN,
            "years": 1,
            "lost_fen": WAN // 2,
            "projects": 1,
        },
    ),
    Saying(
        "backfill_filled",
        {
            "source": "县级财政专项资金",
            "amount_fen": 7_745 * WAN,
            "projects": 10,
            "moves": (
                Saying("backfill_passed", {"projects": 1}),
                Saying("backfill_left", {"amount_fen": 5_274 * WAN}),
            ),
        },
    ),
    Saying("backfill_not_needed", {"source": "企业补偿"}),
    Saying("backfill_none_postponed", {}),
    Saying("backfill_postponed", {"project": "森林抚育", "amount_fen": 120 * WAN}),
    Saying(
        "solve_least",
        {
            "source": "县级",
            "new_fen": 0,
            "share": "0.00",
            "old_fen": 82_255 * WAN,
        },
    ),
    Saying("solve_nearest", {"new_fen": 1_234_567}),
]


@pytest.mark.parametrize("saying", SAID, ids=lambda each: each.code)
@pytest.mark.parametrize(("made", "read"), [("zh", "en"), ("en", "zh")])
def test_that_an_answer_is_told_in_the_language_of_the_reader(
    saying: Saying, made: Language, read: Language
) -> None:
    kept = saying_text(saying, made)

    assert label_text(kept, read) == saying_text(saying, read) != kept
    assert label_text(kept, made) == kept


def test_that_amounts_in_the_larger_unit_keep_it() -> None:
    kept = "推迟森林抚育：让出 0.012 亿元给排在前面的项目。"

    assert label_text(kept, "en") == (
        "森林抚育 slips: it gives up 0.012 × 100m yuan to projects before it."
    )


@pytest.mark.parametrize("words", ["省里已答复，减少 20%。", "A note of my own.", ""])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_words_of_the_user_stay(words: str, language: Language) -> None:
    assert label_text(words, language) == words
