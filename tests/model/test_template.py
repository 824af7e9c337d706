"""New plans: empty, or with the frame of another."""

from __future__ import annotations

from dataclasses import fields
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Source
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.kinds import problems_of
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.store.document import Document
from ecoplanner.model.template import empty_rows
from ecoplanner.model.template import FRAME
from ecoplanner.model.template import rows_from_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.plan import Plan

ROOTS = [("中央", "central"), ("地方", "local"), ("社会资本", "social")]


@pytest.fixture
def plan(make_plan: Callable[..., Plan]) -> Plan:
    """A plan for the next period."""
    return make_plan(base_year=2025, first_year=2026, last_year=2030)


def test_that_an_empty_plan_has_the_three_roots_of_money(plan: Plan) -> None:
    first, *roots = empty_rows(plan)

    assert first == plan
    assert [(r.name, r.root) for r in roots if isinstance(r, Source)] == ROOTS
    assert not any(list(problems_of(row)) for row in (first, *roots))


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_new_plan_has_the_frame_of_the_other_and_nothing_else(
    plan: Plan, name: str
) -> None:
    template = sample_rows(name)

    made, *rows = rows_from_template(plan, template)

    assert made == plan
    frame = [type(row) for row in template if isinstance(row, FRAME)]
    has_money = any(isinstance(row, Source) for row in template)
    assert [type(row) for row in rows] == frame + ([] if has_money else [Source] * 3)


@pytest.mark.parametrize("name", SAMPLES)
def test_that_no_row_of_a_new_plan_has_an_id_of_the_other(
    plan: Plan, name: str
) -> None:
    template = sample_rows(name)

    ids = [row.id for row in rows_from_template(plan, template)]

    assert len(set(ids)) == len(ids)
    assert not set(ids) & {row.id for row in template}


@pytest.mark.parametrize("name", SAMPLES)
def test_that_the_links_of_a_new_plan_stay_within_it(plan: Plan, name: str) -> None:
    rows = rows_from_template(plan, sample_rows(name))
    ids = {row.id for row in rows}

    document = Document.in_memory(lambda writer: writer.save(*rows))
    document.close()

    for row in rows:
        links = [f.name for f in fields(row) if f.name.endswith("_id")]
        assert {getattr(row, link) for link in links} <= ids | {None}


def test_that_rows_of_a_new_plan_say_what_those_of_the_other_say(plan: Plan) -> None:
    template = [row for row in sample_rows("shanggao") if isinstance(row, FRAME)]
    names = {row.id: getattr(row, "name", "") for row in template}

    rows = rows_from_template(plan, template)[1:]

    new_names = {row.id: getattr(row, "name", "") for row in rows}
    for old, new in zip(template, rows, strict=True):
        for field in fields(old):
            before, after = getattr(old, field.name), getattr(new, field.name)
            if field.name == "note_id":
                assert after is None
            elif field.name.endswith("_id"):
                assert names.get(before) == new_names.get(after)
            elif field.name != "id":
                assert after == before


def test_that_the_note_of_an_indicator_stays_behind(plan: Plan) -> None:
    template = sample_rows("shanggao")
    with_note = [r for r in template if isinstance(r, Indicator) and r.note_id]

    rows = rows_from_template(plan, template)

    assert with_note
    assert not [row for row in rows if isinstance(row, Indicator) and row.note_id]


def test_that_a_template_without_money_leaves_the_three_roots(plan: Plan) -> None:
    rows = rows_from_template(plan, [replace(plan, id="plan-0002")])

    assert [(r.name, r.root) for r in rows if isinstance(r, Source)] == ROOTS
