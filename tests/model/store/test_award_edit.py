"""Award rules kept by a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.award import evaluate
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import ProjectFact
from ecoplanner.model.funding import Source
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.rulebook import book
from ecoplanner.model.rulebook import BookEntry
from ecoplanner.model.store.award_edit import answer_condition
from ecoplanner.model.store.award_edit import answer_fact
from ecoplanner.model.store.award_edit import drop_rule
from ecoplanner.model.store.award_edit import keep_edition
from ecoplanner.model.store.content import content_digest

if TYPE_CHECKING:
    from ecoplanner.model.store.document import Document


def _entry(key: str) -> BookEntry:
    return next(entry for entry in book() if entry.key == key)


@pytest.fixture
def plan(document: Document) -> Document:
    """Open a plan with two central sources of money."""
    with document.edit("来源") as writer:
        for number in (1, 2):
            writer.save(
                Source(
                    id=f"source-0{number}",
                    root="central",
                    level="central",
                    name=f"来源 {number}",
                )
            )
    return document


def _keep(plan: Document, key: str, source_id: str = "source-01") -> AwardRule:
    with plan.edit("采用规则") as writer:
        return keep_edition(writer, _entry(key), source_id)


@pytest.mark.parametrize("entry", book(), ids=lambda entry: entry.key)
def test_that_every_entry_can_be_kept_as_it_is(
    plan: Document, entry: BookEntry
) -> None:
    kept = _keep(plan, entry.key)

    same: dict[str, Any] = {"id": "", "source_id": "", "position": 0}
    assert replace(kept, **same) == replace(entry.rule, **same)
    steps = plan.entities(AwardStep).values()
    assert {replace(step, id="", rule_id="") for step in steps} == {
        replace(step, id="", rule_id="") for step in entry.steps
    }
    conditions = plan.portfolio().having(AwardCondition, "rule_id", kept.id)
    assert [each.words for each in conditions] == [
        each.words for each in entry.conditions
    ]


def test_that_keeping_an_edition_is_one_step_to_undo(plan: Document) -> None:
    before = content_digest(plan)
    _keep(plan, "shanshui-2024")
    after = content_digest(plan)

    assert plan.undo() == "采用规则"
    assert content_digest(plan) == before
    plan.redo()
    assert content_digest(plan) == after


def test_that_another_edition_takes_the_place_and_the_answers(plan: Document) -> None:
    _keep(plan, "mine-call-2024")
    (area,) = plan.entities(AwardCondition, "fact = 'area_at_least'").values()
    with plan.edit("答复") as writer:
        answer_condition(writer, area.id, answer=True, note="测绘报告")

    kept = _keep(plan, "mine-call-2025")

    assert [row.rule_key for row in plan.entities(AwardRule).values()] == [
        "mine-call-2025"
    ]
    (again,) = plan.entities(AwardCondition, "fact = 'area_at_least'").values()
    assert (again.rule_id, again.answer, again.note) == (kept.id, True, "测绘报告")
    others = plan.entities(AwardCondition, "fact <> 'area_at_least'").values()
    assert {each.answer for each in others} == {None}


def test_that_lines_and_sources_keep_their_own_rules(plan: Document) -> None:
    _keep(plan, "shanshui-2024")
    _keep(plan, "mine-2024")
    _keep(plan, "mine-2024", "source-02")

    rules = plan.portfolio().all(AwardRule)

    assert [(row.source_id, row.line) for row in rules] == [
        ("source-01", "shanshui"),
        ("source-01", "mine"),
        ("source-02", "mine"),
    ]


def test_that_what_is_kept_may_be_changed_and_the_book_stays(plan: Document) -> None:
    kept = _keep(plan, "mine-2026")
    (step,) = plan.entities(AwardStep).values()

    with plan.edit("改规则") as writer:
        writer.save(replace(step, share_ppm=500_000), replace(kept, note="省里口径"))

    state = evaluate(plan.portfolio(), plan.get(AwardRule, kept.id))
    assert state.step is not None
    assert state.step.share_ppm == 500_000
    (entry_step,) = _entry("mine-2026").steps
    assert entry_step.share_ppm == 600_000


def test_that_a_rule_goes_with_its_parts_and_its_source(plan: Document) -> None:
    kept = _keep(plan, "shanshui-2024")
    with plan.edit("删规则") as writer:
        drop_rule(writer, kept.id)
    assert not plan.entities(AwardStep)
    assert not plan.entities(AwardCondition)
    plan.undo()

    with plan.edit("删来源") as writer:
        writer.delete(writer.get(Source, "source-01"))

    assert not plan.entities(AwardRule)
    assert not plan.entities(AwardCondition)


def test_that_a_fact_can_be_said_corrected_and_taken_back(plan: Document) -> None:
    for answer in (True, False):
        with plan.edit("事实") as writer:
            answer_fact(writer, "project-1", "central_funded", answer=answer, note="函")
        (fact,) = plan.entities(ProjectFact).values()
        assert (fact.answer, fact.note) == (answer, "函")

    for _ in range(2):
        with plan.edit("收回") as writer:
            answer_fact(writer, "project-1", "central_funded", answer=None)
        assert not plan.entities(ProjectFact)


def test_that_an_unknown_source_keeps_nothing(plan: Document) -> None:
    before = content_digest(plan)

    with pytest.raises(InvalidInputError):
        _keep(plan, "shanshui-2024", "source-99")

    assert content_digest(plan) == before
