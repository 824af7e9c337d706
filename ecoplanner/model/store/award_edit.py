"""Award rules of a plan: kept from the rule book, and answered; one step each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.errors import NotFoundError
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardRule
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.award_rule import ProjectFact
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.money import wan_text

if TYPE_CHECKING:
    from ecoplanner.model.award_rule import ProjectFactName
    from ecoplanner.model.rulebook import BookEntry
    from ecoplanner.model.store.access import Writer


def keep_edition(
    writer: Writer, entry: BookEntry, source_id: str, program_id: str | None = None
) -> AwardRule:
    """Take an entry of the rule book into the plan, for one source of money.

    Another edition of the same line goes; what was answered to the same conditions
    stays. A newer rule book does not change what is kept.

    Args:
        writer: inside an edit.
        entry: the entry.
        source_id: the source that pays by it.
        program_id: the programme that is the package; None for all projects.

    Raises:
        InvalidInputError: an unknown source or programme.
    """
    sql = "source_id = ? AND line = ?"
    former = writer.entities(AwardRule, sql, [source_id, entry.line])
    answers: dict[tuple[str, str | None, str], AwardCondition] = {}
    for old in former.values():
        asked = writer.entities(AwardCondition, "rule_id = ?", [old.id])
        answers |= {_what(each): each for each in asked.values()}
        writer.delete(old)
    last = writer.value("SELECT max(position) FROM award_rules") or 0
    kept = replace(
        entry.rule,
        id=new_id(),
        source_id=source_id,
        program_id=program_id,
        position=last + GAP,
    )
    writer.save(kept)
    for step in entry.steps:
        writer.save(replace(step, id=new_id(), rule_id=kept.id))
    for condition in entry.conditions:
        was = answers.get(_what(condition))
        made = replace(condition, id=new_id(), rule_id=kept.id)
        if was is not None:
            made = replace(made, answer=was.answer, note=was.note)
        writer.save(made)
    return kept


def new_rule(writer: Writer, award: AwardRule) -> AwardRule:
    """Store a rule that is in no rule book, last in the list; its id is given here.

    Raises:
        InvalidInputError: it cannot be stored, or the source has one of that line.
    """
    last = writer.value("SELECT max(position) FROM award_rules") or 0
    made = replace(award, id=new_id(), position=last + GAP)
    writer.save(made)
    return made


def set_step(writer: Writer, step: AwardStep) -> AwardStep:
    """Store a step in the place of the one that begins at the same total.

    Raises:
        InvalidInputError: it cannot be stored.
    """
    former = _same_step(writer, step.rule_id, step.from_fen, step.measure)
    made = replace(step, id=former.id if former else new_id())
    writer.save(made)
    return made


def remove_step(writer: Writer, rule_id: str, from_fen: int, measure: str) -> None:
    """Take the step away that begins at that total.

    Raises:
        NotFoundError: there is none.
    """
    former = _same_step(writer, rule_id, from_fen, measure)
    if former is None:
        name = measure or wan_text(from_fen, grouped=True)
        raise NotFoundError(table=AwardStep.TABLE, name=name)
    writer.delete(former)


def add_condition(writer: Writer, condition: AwardCondition) -> AwardCondition:
    """Store a new condition, last of its rule; its id is given here.

    Raises:
        InvalidInputError: it cannot be stored.
    """
    sql = "SELECT max(position) FROM award_conditions WHERE rule_id = ?"
    last = writer.value(sql, [condition.rule_id]) or 0
    made = replace(condition, id=new_id(), position=last + GAP)
    writer.save(made)
    return made


def drop_rule(writer: Writer, rule_id: str) -> None:
    """Take an award rule out of the plan, with its steps and conditions.

    Raises:
        NotFoundError: no such rule.
    """
    writer.delete(writer.get(AwardRule, rule_id))


def answer_condition(
    writer: Writer, condition_id: str, *, answer: bool | None, note: str = ""
) -> None:
    """Say whether a condition holds for all that apply; None takes it back.

    Raises:
        NotFoundError: no such condition.
    """
    condition = writer.get(AwardCondition, condition_id)
    writer.save(replace(condition, answer=answer, note=note))


def answer_fact(
    writer: Writer,
    project_id: str,
    fact: ProjectFactName,
    *,
    answer: bool | None,
    note: str = "",
) -> None:
    """Say whether a fact holds for a project; None takes it back.

    Raises:
        InvalidInputError: an unknown project or fact.
    """
    sql = "project_id = ? AND fact = ?"
    known = writer.entities(ProjectFact, sql, [project_id, fact])
    if answer is None:
        writer.delete(*known.values())
        return
    id_ = next(iter(known), None) or new_id()
    writer.save(
        ProjectFact(id=id_, project_id=project_id, fact=fact, answer=answer, note=note)
    )


def _same_step(
    writer: Writer, rule_id: str, from_fen: int, measure: str
) -> AwardStep | None:
    sql = "rule_id = ? AND from_fen = ? AND measure = ?"
    rows = writer.entities(AwardStep, sql, [rule_id, from_fen, measure])
    return next(iter(rows.values()), None)


def _what(condition: AwardCondition) -> tuple[str, str | None, str]:
    """Return what makes two conditions ask the same."""
    return condition.fact, condition.value, condition.words
