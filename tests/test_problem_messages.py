"""The sentence of every problem, with what its code really passes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from ecoplanner.messages import problem_text
from ecoplanner.model import rule
from ecoplanner.model.agency import Agency
from ecoplanner.model.award_rule import award_condition_problems
from ecoplanner.model.award_rule import award_step_problems
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.choice import choice_problems
from ecoplanner.model.choice import Rules
from ecoplanner.model.choice import tabled
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import ceiling_problems
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.indicator import Target
from ecoplanner.model.indicator import target_problems
from ecoplanner.model.limit_text import typed_limit
from ecoplanner.model.mix import mixed
from ecoplanner.model.mix import Typed
from ecoplanner.model.money import wan_fen
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import project_link_problems
from ecoplanner.model.project import project_problems
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import Quantity
from ecoplanner.model.project import quantity_problems
from ecoplanner.model.rulebook import read_book
from ecoplanner.model.store import funding_edit
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.row_edit import add_row
from ecoplanner.model.store.row_edit import find_row
from ecoplanner.model.store.row_edit import SORTS
from ecoplanner.model.store.scale_edit import set_lists
from ecoplanner.model.store.setting_edit import store_setting
from ecoplanner.model.uncertainty import risk
from ecoplanner.model.variants import asked_of
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import zone_problems
from ecoplanner.reports import settings
from ecoplanner.reports.refusals import refusals
from tests.funding_refusals import funding_refusals
from tests.said_codes import codes_in_source
from tests.said_codes import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.store.access import Writer

WORDS_OF_MONEY = [
    *("", "3O0", "5-6", "3000多吨", "-5", "9999999999999", "0.00000000001"),
    *("1,07", "$5", "约5万", "五"),
]


def _rule_problems() -> Iterator[Problem]:
    """Yield problems of rows and settings, as their rules make them."""
    yield from rule.name("name", "")
    yield from rule.name("name", "字" * 10_000)
    yield from rule.name("name", "a\x07b")
    yield from rule.one_of("kind", "x\ny", None)
    yield from rule.span(2030, 26)
    yield from rule.money("need_fen", -1)
    yield from rule.money("need_fen", 10**15)
    yield from rule.decimal("value", "约3")
    yield from zone_problems(Zone(id="a", name="a", area_m2=-1, parent_id="a"))
    years: dict[str, Any] = {"first_year": 2021, "last_year": 2021}
    yield from project_problems(
        Project(id="a", program_id="b", name="c", first_month=13, last_month=3)
    )
    yield from project_problems(
        Project(id="a", program_id="b", name="c", first_month=5, last_month=3, **years)
    )
    target: dict[str, Any] = {"id": "a", "indicator_id": "b", "kind": "target"}
    yield from target_problems(Target(year=2025, value="3", **target))
    yield from ceiling_problems(Ceiling(id="a"))
    yield from ceiling_problems(Ceiling(id="a", share_ppm=2_000_000))
    plain: dict[str, Any] = {"id": "a", "program_id": "b", "name": "c"}
    yield from project_problems(Project(priority=0, benefit="-1", **plain))
    yield from project_link_problems(
        ProjectLink(id="a", project_id="b", other_id="b", kind="requires")
    )
    step = AwardStep(id="a", rule_id="b", most_fen=1, measure="造林")
    yield from award_step_problems(step)
    yield from award_condition_problems(
        AwardCondition(
            id="a",
            rule_id="b",
            kind="requires",
            value="3",
            words="x",
            confidence="unconfirmed",
        )
    )
    for text in ("share = '5'", "grant = '1'}, {grant = '2'", "grant = 1"):
        yield from _book_problems(text)
    for words in WORDS_OF_MONEY:
        amount = wan_fen(words, field_name="need")
        assert isinstance(amount, Problem), words
        yield amount
    wrong = {
        "colour": "red",
        "shading": 99,
        "first_number": 0,
        "size": 99,
        "head_mm": -5,
        "column_widths_mm": {"name": 0},
        "title_size": "big",
    }
    yield from settings.from_values(wrong)[1]
    yield from settings.from_values(
        {"preset": "custom", "head_mm": -5, "foot_mm": 290}
    )[1]


def _book_problems(step: str) -> Iterator[Problem]:
    """Yield what is wrong with a file of the rule book that has these steps."""
    with TemporaryDirectory() as folder:
        text = (
            "document = 'a'\nfirst_year = 2024\nconfidence = 'B'\n"
            f"[[rule]]\nkey = 'a'\nline = 'a'\nname = 'a'\nstep = [{{{step}}}]\n"
        )
        Path(folder, "a.toml").write_text(text, encoding="utf-8")
        with pytest.raises(InvalidInputError) as caught:
            read_book(Path(folder))
    yield from caught.value.problems


def _choice_problems() -> Iterator[Problem]:
    """Yield what can be wrong with a choice of projects."""
    benefit = pd.Series({"a": 1, "b": None, "c": 1}, dtype=object)
    cost = pd.DataFrame(
        {"r": [-1, None, 4], "s": [1, 1, 1]}, index=["a", "b", "c"], dtype=object
    )
    ceilings = pd.Series({"r": -1, "s": None, "x": 1}, dtype=object)
    yield from choice_problems(benefit, cost, ceilings, Rules())
    pairs = (("a", "b"), ("b", "c"))
    links = Rules(
        locked_in=("a", "c"),
        locked_out=("a", "b"),
        requires=pairs,
        excludes=(("a", "b"), ("c", "a")),
    )
    yield from choice_problems(benefit, cost, ceilings, links)
    yield from choice_problems(benefit, cost, ceilings, Rules(locked_in=("y",)))
    apart = Rules(locked_in=("a", "c"), excludes=(("a", "c"),))
    yield from choice_problems(benefit, cost, ceilings, apart)
    twice = pd.DataFrame({"r": [1, 1]}, index=["a", "a"])
    yield from choice_problems(benefit, twice, ceilings, Rules())
    kept = Rules(locked_in=("c",), locked_out=("a", "b"))
    yield from choice_problems(benefit, cost, pd.Series({"r": 3}), kept)
    halves = pd.DataFrame([[1, 1]], index=["a"], columns=["r", "r"])
    limits = pd.Series([1, 1], index=["r", "r"])
    triple = Rules(requires=(("a", "b", "c"),))  # type: ignore[arg-type]
    yield from choice_problems(benefit, cost, ceilings, triple)
    yield from choice_problems(benefit, halves, limits, Rules())
    with pytest.raises(InvalidInputError) as caught:
        tabled([1, 2], cost, ceilings)  # type: ignore[arg-type]
    yield from caught.value.problems
    # What only the search itself finds carries nothing.
    for code in (
        "choice_stopped",
        "mix_stopped",
        "choice_impossible",
        "solve_no_whole_fen",
    ):
        yield Problem(code, "chosen")


def _store_problems(document: Document) -> Iterator[Problem]:
    """Yield problems that only a whole plan can see."""
    project = document.portfolio().all(Project)[0]
    program = document.portfolio().all(Program)[0]
    changes: list[Callable[[Any], object]] = [
        lambda writer: writer.save(
            Project(id="project-9", program_id="program-9", name=project.name)
        ),
        lambda writer: writer.delete(program),
        lambda writer: set_fields(
            writer,
            project.id,
            {
                "schedule": "2030-2020",
                "program": "x",
                "leads": "水利局",
                "supports": "水利局",
                "zones": "x",
                "colour": "red",
            },
        ),
        lambda writer: set_fields(writer, project.id, {"schedule": "3000年"}),
        lambda writer: set_fields(writer, project.id, {"priority": "一"}),
        lambda writer: _let_the_lead_support(writer, project.id),
    ]
    for change in changes:
        with pytest.raises(InvalidInputError) as caught, document.edit("x") as writer:
            change(writer)
        yield from caught.value.problems


def _quantity_problems() -> Iterator[Problem]:
    plain = Quantity(id="amount-01", project_id="project-1", name="管网", value="1")
    for value, upper in (("0", None), ("9" * 20, None), ("3", "2")):
        yield from quantity_problems(replace(plain, value=value, upper=upper))


def _signed_problems() -> Iterator[Problem]:
    target = Target(id="target-01", indicator_id="indicator", kind="target", year=2030)
    yield from target_problems(replace(target, value="≥50"))


def _let_the_lead_support(writer: Writer, project_id: str) -> None:
    writer.save(Agency(id="agency-01", name="水利局"))
    set_fields(writer, project_id, {"leads": "水利局"})
    set_fields(writer, project_id, {"supports": "水利局"})


def _funding_problems() -> Iterator[Problem]:
    """Yield what can be wrong with a mix, and with writing money."""
    plan: dict[str, Any] = {"first_year": 2021, "last_year": 2025}
    rows: list[Any] = [
        Plan(id="plan-0001", title="甲", region="乙", base_year=2020, **plan),
        Program(id="program-1", name="工程"),
        Project(
            id="project-1", program_id="program-1", name="甲", need_fen=100, **plan
        ),
        Project(id="project-2", program_id="program-1", name="乙"),
        Source(id="source-01", name="县级", root="local", level="county"),
        Source(id="source-02", name="社会", root="social", level="social"),
        Source(
            id="source-03",
            name="企业",
            root="social",
            level="social",
            parent_id="source-02",
        ),
        Scenario(id="scenario-1", name="方案一"),
        Scenario(id="scenario-2", name="方案二", is_locked=True),
        Allocation(
            id="money-001", project_id="project-1", source_id="source-01", amount_fen=60
        ),
    ]
    money = Document.in_memory(lambda writer: writer.save(*rows))
    portfolio = money.portfolio()
    one, two = portfolio.all(Project)

    def mix(
        project: Project, *typed: tuple[str, int], **options: Any
    ) -> Callable[[Any], object]:
        wanted = [
            Typed(source_id=id_, share=Fraction(percent, 100)) for id_, percent in typed
        ]
        return lambda _: mixed(portfolio, [project], wanted, **options)

    locked = {"locked": [("project-1", "source-01")]}
    late: dict[Key, int] = {("project-1", "source-01", 2030, "secured"): 5}
    works: list[Callable[[Any], object]] = [
        mix(one, ("source-01", 60), ("source-03", 60)),
        mix(one, ("source-03", 60), **locked),
        mix(one, ("source-01", 5), **locked),
        mix(one, ("source-02", 5)),
        mix(one, ("source-02", 5), ("source-03", 5)),
        mix(two, ("source-01", 5)),
        mix(one, ("source-01", 5), profile={2030: Fraction(1)}),
        lambda writer: funding_edit.apply_amounts(writer, None, late),
        lambda writer: funding_edit.apply_amounts(writer, "scenario-2", {}),
        lambda writer: funding_edit.adopt(writer, "scenario-1", "采用前"),
        lambda _: risk(portfolio, projects=[], likelihoods={"secured": 2.0}),
        lambda _: risk(portfolio, projects=[], draws=0),
    ]
    try:
        for work in works:
            with pytest.raises(InvalidInputError) as caught, money.edit("x") as writer:
                work(writer)
            yield from caught.value.problems
    finally:
        money.close()


def _typed_problems(document: Document) -> Iterator[Problem]:
    """Yield what can be wrong with rows, lists and settings as they are typed."""
    project = document.portfolio().all(Project)[0]
    quantity = SORTS["quantity"]

    def twice(writer: Any) -> None:
        for _ in "ab":
            add_row(writer, quantity, "面积", project.name, {"value": "1"})
        find_row(writer, quantity, "面积")

    def tie_again(writer: Any) -> None:
        add_row(writer, SORTS["project"], "乙", project_program(writer), {})
        for kind in ("requires", "excludes"):
            add_row(writer, SORTS["link"], "乙", project.name, {"kind": kind})

    def project_program(writer: Any) -> str:
        return str(writer.get(Program, project.program_id).name)

    def setting(name: str, value: str) -> Callable[[Any], object]:
        def store(writer: Any) -> None:
            store_setting(writer, "schedule", name, value)
            problems = [*refusals(writer.portfolio(), "schedule", [name])]
            raise InvalidInputError(problems)

        return store

    works: list[Callable[[Any], object]] = [
        twice,
        tie_again,
        lambda writer: set_lists(writer, project.id, {"quantities": "若干"}),
        setting("head_mm", "40"),
        setting("column_widths_mm", '{"need": 900}'),
        setting("hidden_columns", '["foo"]'),
        setting("share_column", "true"),
        lambda writer: asked_of(writer.portfolio()),
    ]
    for work in works:
        with pytest.raises(InvalidInputError) as caught, document.edit("x") as writer:
            work(writer)
        yield from caught.value.problems
    found = typed_limit("120%")
    assert isinstance(found, Problem)
    yield found


def test_that_the_sentence_of_every_problem_fills_with_what_it_carries(
    document: Document,
) -> None:
    problems = [
        *_rule_problems(),
        *_quantity_problems(),
        *_signed_problems(),
        *_store_problems(document),
        *_typed_problems(document),
        *_funding_problems(),
        *_choice_problems(),
        *funding_refusals(document),
    ]

    for problem in problems:
        for language in LANGUAGES:
            text = problem_text(problem, language)
            assert text.isprintable()
            assert not {"{", "}"} & set(text)
            assert "None" not in text
    found = codes_in_source()
    known = found["Problem"] | found["amount"]
    left = sorted(known - {problem.code for problem in problems})
    assert left == []
