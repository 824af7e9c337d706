"""The sentence beside a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator
from typing_extensions import override

from ecoplanner.ui.charts.parts import Chart
from ecoplanner.ui.charts.parts import Look
from ecoplanner.ui.charts.parts import Part
from ecoplanner.ui.charts.sentence import clauses
from ecoplanner.ui.charts.sentence import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from ecoplanner.ui.theme import Theme

WAN = 1_000_000
CHINESE = {
    "{name} takes {value}": "{name}占 {value}",
    ", {value} points more than last published": "，比上次发布高 {value} 个百分点",
    ", {value} points less than last published": "，比上次发布低 {value} 个百分点",
    "; {value} (10,000 yuan) still missing.": "；仍缺 {value} 万元。",
    "; {value} (10,000 yuan) more than needed.": "；比需求多安排 {value} 万元。",
    "; all money is set aside.": "；资金已全部安排。",
}


class Chinese(QTranslator):
    """The words of the sentence, as the translation has them."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, text: str, note: str | None = None, n: int = -1
    ) -> str | None:
        return CHINESE.get(text) if context == "charts" else None


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translator = Chinese()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def chart(*shares: int) -> Chart:
    parts = tuple(
        Part(
            key=f"k{at}",
            name="水生态和湿地" if at == 1 else f"n{at}",
            full_name="",
            amount_fen=share * WAN,
            share=share,
            look=Look(kind="series", index=at),
        )
        for at, share in enumerate(shares)
    )
    return Chart(by="program", total_fen=sum(shares) * WAN, parts=parts)


@pytest.mark.parametrize(
    ("before", "gap", "expected"),
    [
        (
            5571,
            13_561,
            "，比上次发布高 0.55 个百分点；仍缺 13,561 万元。",
        ),
        (
            5676,
            13_561,
            "，比上次发布低 0.50 个百分点；仍缺 13,561 万元。",
        ),
        (5626, 13_561, "；仍缺 13,561 万元。"),
        (None, 0, "；资金已全部安排。"),
        (None, -120, "；比需求多安排 120 万元。"),
    ],
)
def test_that_a_sentence_says_share_change_and_gap(
    before: int | None, gap: int, expected: str, chinese: None
) -> None:
    now = chart(4374, 5626)
    published = None if before is None else chart(10_000 - before, before)

    found = clauses(now, published, now.part("k1"), gap * WAN)

    said = "".join(clause.plain() for clause in found)
    assert said == f"水生态和湿地占 56.26%{expected}"


def test_that_names_cannot_become_markup(theme: Theme) -> None:
    now = chart(5000, 5000)
    part = Part(
        key="x",
        name="<b>&",
        full_name="",
        amount_fen=1,
        share=1,
        look=Look(kind="bar"),
    )

    found = clauses(now, None, part, 0)

    assert "&lt;b&gt;&amp;" in found[0].rich(theme)


def test_that_an_empty_plan_has_no_sentence() -> None:
    assert clauses(chart(), None, None, 0) == []


def test_that_a_part_new_since_the_last_publication_has_no_change() -> None:
    now = chart(3000, 7000)

    found = clauses(now, chart(10_000), now.part("k1"), 0)

    assert len(found) == 2


@pytest.mark.parametrize(
    ("keys", "here", "expected"),
    [
        (frozenset({"k0"}), "k1", "k0"),
        (frozenset({"k0", "k1"}), "k1", "k1"),
        (frozenset(), "k2", "k2"),
        (frozenset(), "", "k1"),
        (frozenset(), "gone", "k1"),
    ],
)
def test_that_the_subject_is_chosen_in_hand_or_largest(
    keys: frozenset[str], here: str, expected: str
) -> None:
    found = subject_of(chart(10, 60, 30), keys, here)

    assert found is not None
    assert found.key == expected
