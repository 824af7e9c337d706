"""Sentences about results, worded from a code and its values."""

from __future__ import annotations

import pytest

from ecoplanner.messages import saying_text
from ecoplanner.model.saying import Saying


@pytest.mark.parametrize(
    ("saying", "zh", "en"),
    [
        # Money is said in 万元, a share in percent.
        (
            Saying("mix_gave", {"source": "县级", "amount_fen": 1_500_000}),
            "县级让出 1.5 万元。",
            "县级 gives way by 1.5 × 10,000 yuan.",
        ),
        (
            Saying("mix_share", {"source": "县级", "old_ppm": 0, "new_ppm": 333_333}),
            "县级 0.00% → 33.33%。",
            "县级 0.00% → 33.33%.",
        ),
        (
            Saying("money_of_tier", {"tier": "applied"}),
            "拟申请资金。",
            "money applied for.",
        ),
        # Clauses lose their full stops.
        (
            Saying("mix_rest", {"moves": (Saying("mix_gap_same"),)}),
            "其余：缺口不变。",
            "The rest: the gap stays.",
        ),
        (
            Saying(
                "mix_rest",
                {"moves": (Saying("mix_gap_same"), Saying("mix_gap_same"))},
            ),
            "其余：缺口不变，缺口不变。",
            "The rest: the gap stays, the gap stays.",
        ),
    ],
)
def test_that_a_saying_is_worded(saying: Saying, zh: str, en: str) -> None:
    assert saying_text(saying, "zh") == zh
    assert saying_text(saying, "en") == en


@pytest.mark.parametrize(("count", "said"), [(0, "0 projects"), (1, "1 project")])
def test_that_english_counts_one_and_many(count: int, said: str) -> None:
    saying = Saying("backfill_passed", {"projects": count})

    assert saying_text(saying, "en") == f"{said} cannot take its money."
    assert saying_text(saying, "zh") == f"{count} 个项目不能用这项资金。"
