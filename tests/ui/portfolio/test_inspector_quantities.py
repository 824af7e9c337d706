"""Quantities of a project, added and edited in its inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ecoplanner.model.project import Quantity
from ecoplanner.ui.portfolio.inspector_links import number_words
from tests.ui.portfolio.inspecting import compose
from tests.ui.portfolio.inspecting import project_of

if TYPE_CHECKING:
    from ecoplanner.ui.portfolio.inspector import Inspector
    from ecoplanner.ui.portfolio.inspector_scale import QuantityRow
    from ecoplanner.ui.session import Session

Key = Qt.Key


def quantities(session: Session) -> list[tuple[str, str, str | None, str]]:
    rows = session.portfolio.having(Quantity, "project_id", project_of(session).id)
    return [(row.name, row.value, row.upper, row.unit) for row in rows]


def row_type(row: QuantityRow, *texts: str) -> None:
    for field, text in zip(row.fields, texts, strict=True):
        field.setFocus()
        compose(field.input, text)
    QTest.keyClick(row.unit.input, Key.Key_Return)


def test_that_a_quantity_is_added_in_one_step(inspector: Inspector) -> None:
    session = inspector._session
    before = quantities(session)

    inspector.add_quantity_button.click()
    row_type(inspector.scale.rows[-1], "新建水闸", "3-5", "座")
    added = quantities(session)
    session.undo()

    assert added == [*before, ("新建水闸", "3", "5", "座")]
    assert quantities(session) == before
    assert len(inspector.scale.rows) == len(before)


def test_that_a_quantity_is_edited_and_undone(inspector: Inspector) -> None:
    session = inspector._session
    before = quantities(session)
    value = inspector.scale.rows[0].value

    value.setFocus()
    value.input.selectAll()
    compose(value.input, "1,070")
    QTest.keyClick(value.input, Key.Key_Return)
    after = quantities(session)
    session.undo()

    assert after[0][1] == "1070"
    assert after[1:] == before[1:]
    assert inspector.scale.rows[0].value.text == before[0][1]


def test_that_a_quantity_without_a_number_is_kept_and_explained(
    inspector: Inspector,
) -> None:
    row = inspector.scale.rows[0]
    before = quantities(inspector._session)
    row.value.setFocus()
    row.value.input.selectAll()
    compose(row.value.input, "many")
    QTest.keyClick(row.value.input, Key.Key_Return)

    assert row.value.text == "many"
    assert row.value.is_wrong
    assert quantities(inspector._session) == before


def test_that_a_quantity_is_removed_and_undone(inspector: Inspector) -> None:
    session = inspector._session
    before = quantities(session)

    inspector.scale.rows[1].remove.click()
    after = quantities(session)
    session.undo()

    assert after == [before[0], *before[2:]]
    assert [row.name.text for row in inspector.scale.rows] == [q[0] for q in before]


def test_that_a_new_quantity_is_given_up_by_escape(inspector: Inspector) -> None:
    count = len(inspector.scale.rows)
    inspector.add_quantity_button.click()

    QTest.keyClick(inspector.scale.rows[-1].name.input, Key.Key_Escape)

    assert len(inspector.scale.rows) == count


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("28", ("28", None)),
        ("1,070.5", ("1070.5", None)),
        ("１２", ("12", None)),
        ("1-2", ("1", "2")),
        ("1 ～ 2", ("1", "2")),
        ("many", ("many", None)),
    ],
)
def test_that_a_number_or_a_range_is_read(
    typed: str, stored: tuple[str, str | None]
) -> None:
    assert number_words(typed) == stored
