"""Words that sentences of either language take."""

from __future__ import annotations

import copy
import pickle

import pytest

from ecoplanner.messages import problem_text
from ecoplanner.messages import saying_text
from ecoplanner.model.bilingual import Bilingual
from ecoplanner.model.bilingual import english_of
from ecoplanner.model.bilingual import in_language
from ecoplanner.model.bilingual import joined
from ecoplanner.model.bilingual import shortened
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.saying import Saying

COUNTY = Bilingual("县级", "county")


def test_that_words_are_chinese_and_know_their_english() -> None:
    assert COUNTY == "县级"
    assert (in_language(COUNTY, "zh"), in_language(COUNTY, "en")) == ("县级", "county")
    assert english_of("森林抚育") == "森林抚育"


def test_that_copies_know_their_english_too() -> None:
    copies = (
        copy.copy(COUNTY),
        copy.deepcopy(COUNTY),
        # Our own words: nothing from outside is loaded.
        pickle.loads(pickle.dumps(COUNTY)),  # noqa: S301
    )

    assert [english_of(each) for each in copies] == ["county"] * 3


@pytest.mark.parametrize(
    ("mark", "zh", "en"),
    [
        ("、", "县级、甲", "county, 甲"),
        ("；", "县级；甲", "county; 甲"),
        (" ", "县级 甲", "county 甲"),
    ],
)
def test_that_lists_are_parted_as_each_language_does(
    mark: str, zh: str, en: str
) -> None:
    found = joined([COUNTY, "甲"], mark)  # type: ignore[arg-type]

    assert (found, found.english) == (zh, en)


def test_that_a_long_list_is_shortened() -> None:
    names = [COUNTY, "甲", "乙"]

    found = shortened(names, 2)

    assert (found, found.english) == ("县级、甲…", "county, 甲…")
    assert shortened(names, 3) == "县级、甲、乙"


def test_that_sentences_take_the_words_of_their_language() -> None:
    said = Saying("why_full", {"limits": joined([COUNTY, "甲"], "；")})

    assert saying_text(said, "zh") == "没有余量：县级；甲。"
    assert saying_text(said, "en") == "No room left: county; 甲."


def test_that_problems_take_the_words_of_their_language() -> None:
    problem = Problem("limit_twice", "amount_fen", {"limit": COUNTY})

    assert "县级" in problem_text(problem, "zh")
    assert "county" in problem_text(problem, "en")
    assert "county" in str(InvalidInputError([problem]))
