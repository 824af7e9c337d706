"""Finding by characters and by pinyin initials."""

from __future__ import annotations

import pytest

from ecoplanner.ui.portfolio.matching import Needle


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("水利", "县水利局"),
        ("slj", "县水利局"),
        ("SLJ", "县水利局"),
        ("ｓｌｊ", "县水利局"),
        ("水lj", "县水利局"),
        ("锦江 水利局", "锦江沿岸\n水利局"),
        ("slj jj", "锦江沿岸\n水利局"),
        ("ppp", "PPP 模式"),
        ("(一)", "（一）矿山"),
        ("zd", "重点"),
        ("cq", "重庆"),
    ],
)
def test_that_words_and_initials_find_a_text(typed: str, text: str) -> None:
    assert Needle(typed).is_in(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("slj", "林业局"), ("水利 林业", "水利局"), ("lsj", "水利局"), (".*", "甲")],
)
def test_that_others_are_not_found(typed: str, text: str) -> None:
    assert not Needle(typed).is_in(text)


def test_that_nothing_typed_finds_everything() -> None:
    assert not Needle("  ")
    assert Needle("").is_in("甲")


def test_that_what_is_found_is_marked() -> None:
    assert Needle("slj").matches("县水利局") == [(1, 4)]
