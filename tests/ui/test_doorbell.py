"""A second start of the program shows the window that has the plan open."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate

from ecoplanner.ui.dates import day_text
from ecoplanner.ui.dates import local_moment
from ecoplanner.ui.doorbell import Doorbell
from ecoplanner.ui.doorbell import ring
from ecoplanner.ui.language import speak
from ecoplanner.ui.pinyin import Search
from ecoplanner.ui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def rung(qtbot: QtBot, plan: Path) -> bool:
    """Ring as another process would, while this one goes on."""
    answers: list[bool] = []
    other = Thread(target=lambda: answers.append(ring(plan)))
    other.start()
    qtbot.waitUntil(lambda: bool(answers))
    other.join()
    return answers[0]


def test_that_the_window_of_a_plan_hears_that_it_is_opened_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bell = Doorbell()
    plan = tmp_path / "a.ecoplan"
    bell.answer_for(plan)

    with qtbot.waitSignal(bell.rung):
        assert rung(qtbot, plan)

    bell.answer_for(None)


def test_that_nobody_answers_for_a_plan_that_is_not_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bell = Doorbell()
    bell.answer_for(tmp_path / "a.ecoplan")

    assert not rung(qtbot, tmp_path / "b.ecoplan")
    bell.answer_for(None)
    assert not rung(qtbot, tmp_path / "a.ecoplan")


def test_that_a_plan_is_the_same_by_whatever_way_it_is_named(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bell = Doorbell()
    bell.answer_for(tmp_path / "a.ecoplan")

    assert rung(qtbot, tmp_path / "folder" / ".." / "a.ecoplan")
    bell.answer_for(None)


@pytest.mark.parametrize(
    ("form", "language", "said"),
    [
        ("iso", "zh", "2026-05-12"),
        ("", "zh", "2026年5月12日"),
        ("", "en", "12 May 2026"),
        ("long", "en", "Tuesday, May 12, 2026"),
    ],
)
def test_that_a_day_is_written_as_chosen(
    qapp: QApplication, form: str, language: str, said: str
) -> None:
    before = speak(qapp, "zh" if language == "zh" else "en", ())

    text = day_text(QDate(2026, 5, 12), Settings(dates=form))

    speak(qapp, "en", before)
    assert text == said


@pytest.mark.parametrize("text", ["2026-05-12T03:04:05Z", "2026-05-12T03:04:05"])
def test_that_moments_are_read_as_utc(text: str) -> None:
    moment = local_moment(text).toUTC()

    assert moment.toString("yyyy-MM-dd HH:mm") == "2026-05-12 03:04"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("水系", "水系连通"),
        ("sxlt", "水系连通"),
        ("shuixi", "水系连通"),
        ("shuixlt", "水系连通"),
        ("xilian", "水系连通"),
        ("lvhua", "绿化"),
        ("luhua", "绿化"),
        ("chongxin", "重新"),
        ("zhongdian", "重点"),
        ("UNDO", "Undo"),
        ("fill down", "Fill down"),
        ("f8", "Next finding F8"),
    ],
)
def test_that_words_are_found_as_they_are_typed(typed: str, text: str) -> None:
    assert Search(typed).rank(text) is not None


@pytest.mark.parametrize(
    ("typed", "text"), [("sxt", "水系连通"), ("shuilian", "水系连通"), ("x y", "水系")]
)
def test_that_other_words_are_not_found(typed: str, text: str) -> None:
    assert Search(typed).rank(text) is None


def test_that_the_start_of_a_text_ranks_before_its_middle() -> None:
    ranks = [Search("shui").rank(each) for each in ("水系", "治水", "Undo")]

    assert ranks[0] is not None
    assert ranks[1] is not None
    assert ranks[0] < ranks[1]
    assert ranks[2] is None
