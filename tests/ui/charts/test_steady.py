"""What stays where it is while the figures of the card of shares change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextDocument
from PySide6.QtGui import QTextOption

from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.project import Project
from ecoplanner.ui.charts.donut import Donut
from ecoplanner.ui.charts.parts import Look
from ecoplanner.ui.charts.parts import Part
from ecoplanner.ui.charts.sentence import broken
from ecoplanner.ui.charts.sentence import Clause
from ecoplanner.ui.charts.sentence import unbroken
from ecoplanner.ui.charts.shares_card import SharesCard
from ecoplanner.ui.charts.stack_legend import stack_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme

SENTENCE = "水生态和湿地占 56.26%，比上次发布高 0.53 个百分点；仍缺 193,416.3 万元。"
TIES = str.maketrans("", "", "\N{WORD JOINER}")


def test_that_the_first_source_of_money_moves_no_chart(
    qtbot: QtBot, context: Context
) -> None:
    card = SharesCard(context)
    qtbot.addWidget(card)
    card.resize(320, 297)
    with qtbot.waitExposed(card):
        card.show()
    donut = card.findChild(Donut)
    assert isinstance(donut, Donut)
    before = QRect(donut.mapTo(card, donut.rect().topLeft()), donut.size())
    portfolio = context.session.portfolio

    def give(writer: Writer) -> None:
        project, source = portfolio.all(Project)[0], portfolio.all(Source)[1]
        row = Allocation(
            id=new_id(),
            project_id=project.id,
            source_id=source.id,
            year=2021,
            amount_fen=100_000_000,
        )
        writer.save(row)

    context.session.edit("give", give)
    qtbot.wait(10)

    assert QRect(donut.mapTo(card, donut.rect().topLeft()), donut.size()) == before


@pytest.mark.parametrize("width", range(120, 560, 7))
def test_that_no_line_ends_between_a_figure_and_its_unit(
    width: int, theme: Theme
) -> None:
    document = QTextDocument(unbroken(SENTENCE))
    document.setDefaultFont(theme.font(12))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    document.setTextWidth(width)
    block = document.begin()
    layout = block.layout()
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    starts = [block.text()[line.textStart() :].translate(TIES) for line in lines]

    assert not any(
        start.lstrip().startswith(("万", "元", "个百", "百分点", "分点", "点；"))
        for start in starts
    )


def test_that_ties_change_no_word() -> None:
    clause = Clause(text="; {value} (10,000 yuan) still missing.", value="5")

    assert clause.plain() == "; 5 (10,000 yuan) still missing."
    assert unbroken(SENTENCE) != SENTENCE
    plain = unbroken(SENTENCE).translate(TIES)
    assert plain.replace("\N{NO-BREAK SPACE}", " ") == SENTENCE


@pytest.mark.parametrize("width", [140, 260, 600])
def test_that_lines_of_a_picture_have_no_ties(width: int, theme: Theme) -> None:
    lines = broken(SENTENCE, theme.font(12), width)

    assert "".join(lines).replace(" ", "") == SENTENCE.replace(" ", "")
    assert len(lines) == {140: 4, 260: 2, 600: 1}[width]
    assert not any(line.startswith(("万元", "个百分点")) for line in lines)


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ((8, 9_992), ["中央0.08%", "省99.92%"]),
        ((5_050, 4_950), ["中央51%", "省49%"]),
        ((10_000, 0), ["中央100%", "省<0.01%"]),
        ((4_999, 5_001), ["中央50%", "省50%"]),
    ],
)
def test_that_little_is_not_nothing_and_much_is_not_all(
    shares: tuple[int, int], words: list[str]
) -> None:
    look = Look(kind="source", level="central")
    parts = [
        Part(key=name, name=name, full_name=name, amount_fen=1, share=share, look=look)
        for name, share in zip(("中央", "省"), shares, strict=True)
    ]

    assert stack_words(parts) == words
