"""Finding by characters and by pinyin."""

from __future__ import annotations

import subprocess
import sys

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
        ("shuiliju", "县水利局"),
        ("shuilj", "县水利局"),
        ("shlj", "县水利局"),
        ("sliju", "县水利局"),
        ("水li局", "县水利局"),
        ("chongqing", "重庆"),
        ("zhongdian", "重点"),
        ("yinhang", "银行"),
        ("xingzheng", "行政"),
        ("changjiang", "长江"),
        ("zhenzhang", "镇长"),
        ("xian", "西安"),
        ("xian", "县"),
        ("lvse", "绿色"),
        ("lüse", "绿色"),
        ("eco2030", "ECO2030 示范"),
    ],
)
def test_that_words_and_initials_find_a_text(typed: str, text: str) -> None:
    assert Needle(typed).is_in(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("slj", "林业局"),
        ("shuilin", "水利"),
        ("uiliju", "水利局"),
        ("水利 林业", "水利局"),
        ("lsj", "水利局"),
        (".*", "甲"),
    ],
)
def test_that_others_are_not_found(typed: str, text: str) -> None:
    assert not Needle(typed).is_in(text)


def test_that_nothing_typed_finds_everything() -> None:
    assert not Needle("  ")
    assert Needle("").is_in("甲")


def test_that_what_is_found_is_marked() -> None:
    assert Needle("slj").matches("县水利局") == [(1, 4)]
    assert Needle("shuili").matches("县水利局") == [(1, 3)]


def test_that_the_dictionary_waits_until_a_letter_is_typed() -> None:
    code = (
        "import sys, ecoplanner.ui.portfolio.matching as m\n"
        "assert m.Needle('水利').is_in('水利局')\n"
        "assert 'pypinyin' not in sys.modules\n"
        "assert m.Needle('shui').is_in('水利局')\n"
        "assert 'pypinyin' in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("typed", ["水利", "slj 河", "水利 河", "甲", ""])
def test_that_of_many_texts_those_are_found_that_have_all_words(typed: str) -> None:
    texts = dict(enumerate(["县水利局\n河道", "水利", "河", "slj河", ""]))

    found = Needle(typed).found_in(texts)

    assert found == {at for at, text in texts.items() if Needle(typed).is_in(text)}
