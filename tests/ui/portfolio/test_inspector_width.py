"""The inspector fits its panel, whatever names a plan has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.agency import Agency
from ecoplanner.model.program import Program

if TYPE_CHECKING:
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.inspector import Inspector

LONG = "城乡生态功能与人居环境品质整体提升和长期维护重大工程"


def lengthen(context: Context) -> None:
    portfolio = context.session.portfolio

    def work(writer: Writer) -> None:
        for row in portfolio.all(Program):
            writer.save(replace(row, name=f"{LONG}{row.position}", short_name=""))
        for agency in portfolio.all(Agency):
            writer.save(replace(agency, name=f"{agency.name}{LONG}"))

    context.session.edit("names", work)


@pytest.mark.parametrize("width", [280, 320, 420])
def test_that_long_names_are_shortened_and_nothing_is_cut(
    inspector: Inspector, context: Context, width: int
) -> None:
    lengthen(context)
    inspector.resize(width, 700)

    area = inspector._area
    content = area.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= area.viewport().width()
    chip = inspector.program_button
    assert LONG in chip.words
    assert LONG in chip.toolTip()
    assert chip.text() != chip.words
    share = inspector.share_chip
    assert share.width() >= share.sizeHint().width()
    right = share.mapTo(content, share.rect().topRight()).x()
    assert right < area.viewport().width()
    leads = inspector.leads
    for chip_of_lead in leads.children():
        if chip_of_lead.property("kind") == "chip":
            assert chip_of_lead.geometry().right() <= leads.width()  # type: ignore[attr-defined]  # a frame


def test_that_short_names_are_shown_whole(inspector: Inspector) -> None:
    assert inspector.program_button.text() == inspector.program_button.words
