"""Award rules that a plan keeps: what a source pays, and for what it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import get_args
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model import rule
from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A and B are official texts and newspapers, C others; the last was seen nowhere.
Confidence = Literal["A", "B", "C", "unconfirmed"]
#: What is asked of each project.
ProjectFactName = Literal[
    "central_funded",
    "responsible_party",
    "breaks_protection",
    "showpiece",
    "hidden_debt",
]
#: What a condition is about: a project, all projects together, or words alone.
FactName = Literal[
    "central_funded",
    "responsible_party",
    "breaks_protection",
    "showpiece",
    "hidden_debt",
    "earns_income",
    "total_at_least",
    "years_at_most",
    "area_at_least",
    "other",
]
ConditionKind = Literal["requires", "excludes", "note"]

#: Facts of a single project, one of them the project's own field.
OF_PROJECT: frozenset[str] = frozenset((*get_args(ProjectFactName), "earns_income"))
#: Facts that are compared with a number: 万元, whole years, km².
WITH_VALUE = frozenset(("total_at_least", "years_at_most", "area_at_least"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRule:
    """The edition of an award rule that a plan uses for a source of money.

    Attributes:
        id: row id.
        source_id: the source that pays by it.
        program_id: the programme that is the package applied for; None for all
            projects of the plan.
        line: line of money of which this is an edition, stable over editions.
        rule_key: entry of the rule book that it was taken from, or empty.
        name: its name.
        document: name of the document.
        number: number of the document, or empty.
        issued: when it was made, as written.
        first_year: first year in force.
        last_year: last year in force; None while it is.
        address: where its text was read.
        confidence: how sure we are; what is `unconfirmed` binds nobody.
        note: anything about it.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "award_rules"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("line", "source_id"),)

    id: str
    source_id: str
    program_id: str | None = None
    line: str
    rule_key: str = ""
    name: str
    document: str = ""
    number: str = ""
    issued: str = ""
    first_year: int
    last_year: int | None = None
    address: str = ""
    confidence: Confidence
    note: str = ""
    position: int = 0

    @property
    def is_hard(self) -> bool:
        """Whether what it says binds; else it is only worth knowing."""
        return self.confidence != "unconfirmed"


def award_rule_problems(award: AwardRule) -> Iterator[Problem]:
    """Yield everything that stops `award` from being stored."""
    yield from rule.name("line", award.line)
    yield from rule.name("name", award.name)
    for field in ("rule_key", "document", "number", "issued", "address"):
        yield from rule.short(field, getattr(award, field))
    yield from rule.prose("note", award.note)
    yield from rule.one_of("confidence", award.confidence, Confidence)
    if award.last_year is None:
        yield from rule.year("first_year", award.first_year)
    else:
        yield from rule.span(award.first_year, award.last_year)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardStep:
    """What a rule pays from a total on: an amount, a share, or a rate a unit.

    Attributes:
        id: row id.
        rule_id: the rule.
        from_fen: the total from which it applies, up to the next step; whole fen.
        grant_fen: a fixed amount, whole fen, or None.
        share_ppm: the most as a share of the total, parts per million, or None.
        most_fen: the most that a share comes to, whole fen; None without such.
        rate_fen: an amount for each unit done, whole fen, or None.
        measure: what a rate is paid for (人工造乔木林), or empty.
        unit: the unit of a rate (亩), or empty.
    """

    TABLE: ClassVar[str] = "award_steps"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("rule_id", "from_fen", "measure"),
    )

    id: str
    rule_id: str
    from_fen: int = 0
    grant_fen: int | None = None
    share_ppm: int | None = None
    most_fen: int | None = None
    rate_fen: int | None = None
    measure: str = ""
    unit: str = ""


def award_step_problems(step: AwardStep) -> Iterator[Problem]:
    """Yield everything that stops `step` from being stored."""
    for field in ("from_fen", "grant_fen", "most_fen", "rate_fen"):
        yield from rule.money(field, getattr(step, field))
    yield from rule.share("share_ppm", step.share_ppm)
    yield from rule.short("measure", step.measure)
    yield from rule.short("unit", step.unit)
    ways = (step.grant_fen, step.share_ppm, step.rate_fen)
    if sum(way is not None for way in ways) != 1:
        yield Problem("step_needs_one_way", "grant_fen")
    if step.most_fen is not None and step.share_ppm is None:
        yield Problem("most_without_share", "most_fen")
    is_rate = step.rate_fen is not None
    if bool(step.measure) != is_rate or bool(step.unit) != is_rate:
        yield Problem("rate_needs_measure", "measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCondition:
    """What a rule asks of a project, or of all that apply together.

    Attributes:
        id: row id.
        rule_id: the rule.
        kind: `requires` it, `excludes` who has it, or `note`, which binds nobody.
        fact: what is asked; `other` is said by the words alone.
        value: the number asked for, decimal: 万元, whole years or km²; else None.
        words: the condition, as people say it.
        confidence: how sure we are; what is `unconfirmed` is only a note.
        answer: whether it holds for all that apply; None where nobody said, and
            for what is asked of each project.
        note: what the answer rests on.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "award_conditions"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = ()

    id: str
    rule_id: str
    kind: ConditionKind
    fact: FactName = "other"
    value: str | None = None
    words: str
    confidence: Confidence
    answer: bool | None = None
    note: str = ""
    position: int = 0


def award_condition_problems(condition: AwardCondition) -> Iterator[Problem]:
    """Yield everything that stops `condition` from being stored."""
    yield from rule.one_of("kind", condition.kind, ConditionKind)
    yield from rule.one_of("fact", condition.fact, FactName)
    yield from rule.amount("value", condition.value)
    yield from rule.remark("words", condition.words)
    yield from rule.one_of("confidence", condition.confidence, Confidence)
    yield from rule.prose("note", condition.note)
    if condition.kind != "note" and condition.confidence == "unconfirmed":
        yield Problem("unconfirmed_binds", "confidence")
    if (condition.value is not None) != (condition.fact in WITH_VALUE):
        yield Problem("condition_value_mismatch", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFact:
    """An answer about a project that award rules ask for.

    Attributes:
        id: row id.
        project_id: the project.
        fact: what was asked.
        answer: whether it is so; without a row nobody said.
        note: what the answer rests on.
    """

    TABLE: ClassVar[str] = "project_facts"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("project_id", "fact"),)

    id: str
    project_id: str
    fact: ProjectFactName
    answer: bool
    note: str = ""


def project_fact_problems(fact: ProjectFact) -> Iterator[Problem]:
    """Yield everything that stops `fact` from being stored."""
    yield from rule.one_of("fact", fact.fact, ProjectFactName)
    yield from rule.prose("note", fact.note)
