"""The sentence of every code, in both languages, with what its code really passes."""

from __future__ import annotations

import ast
import re
import string
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import Any
from typing import get_type_hints
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import ecoplanner
from ecoplanner import errors
from ecoplanner import words as words_module
from ecoplanner.errors import EcoplannerError
from ecoplanner.messages import error_text
from ecoplanner.messages import finding_text
from ecoplanner.messages import notice_text
from ecoplanner.messages import problem_text
from ecoplanner.messages import sentence
from ecoplanner.messages import sentences
from ecoplanner.messages import system_language
from ecoplanner.model import rule
from ecoplanner.model.award_rule import award_condition_problems
from ecoplanner.model.award_rule import award_step_problems
from ecoplanner.model.award_rule import AwardCondition
from ecoplanner.model.award_rule import AwardStep
from ecoplanner.model.choice import choice_problems
from ecoplanner.model.choice import Rules
from ecoplanner.model.finding import Finding
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import ceiling_problems
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.indicator import Target
from ecoplanner.model.indicator import target_problems
from ecoplanner.model.kinds import KINDS
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
from ecoplanner.model.rulebook import read_book
from ecoplanner.model.store import funding_edit
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.document import reading
from ecoplanner.model.store.project_edit import FIELDS as SETTABLE
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
from ecoplanner.words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.messages import Language
    from ecoplanner.model.allotment import Key

SOURCE = Path(ecoplanner.__file__).parent
LANGUAGES: tuple[Language, ...] = ("zh", "en")
WORDS_OF_MONEY = [
    *("", "3O0", "5-6", "3000多吨", "-5", "9999999999999", "0.00000000001"),
    *("1,07", "$5", "约5万", "五"),
]


def _trees() -> Iterator[ast.AST]:
    for path in SOURCE.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _text(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    return set()


#: Functions that take a code, and the place of it among their arguments.
_MAKERS = {"Problem": 0, "Notice": 0, "Loss": 0, "_about": 1, "Finding": -1}
_AMOUNT_CODE = re.compile(r"amount_(?!fen|wan)[a-z_]+")


def _codes_in_source() -> dict[str, set[str]]:
    """Return the codes that the program makes, by what makes them."""
    found: dict[str, set[str]] = {name: set() for name in (*_MAKERS, "amount")}
    for node in _trees():
        if isinstance(node, ast.expr):
            found["amount"] |= set(filter(_AMOUNT_CODE.fullmatch, _text(node)))
        if not isinstance(node, ast.Call) or _name(node.func) not in _MAKERS:
            continue
        name = _name(node.func)
        at = _MAKERS[name]
        places = node.args[at : at + 1] if at >= 0 else []
        named = [word.value for word in node.keywords if word.arg == "code"]
        for place in (*places, *named):
            found[name] |= _text(place)
    return found


def _errors() -> list[type[EcoplannerError]]:
    """Return all errors of the model; no other part has its own."""
    for module in walk_packages([str(SOURCE / "model")], "ecoplanner.model."):
        import_module(module.name)
    found, todo = [], [EcoplannerError]
    while todo:
        kinds = todo.pop().__subclasses__()
        found += kinds
        todo += kinds
    return found


def test_that_every_code_has_a_sentence() -> None:
    found = _codes_in_source()

    assert all(found.values())
    assert sorted(set().union(*found.values()) - sentences().keys()) == []


def test_that_every_error_has_a_sentence() -> None:
    codes = {
        text
        for node in _trees()
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error")
        for line in node.body
        if isinstance(line, ast.Assign) and _name(line.targets[0]) == "code"
        for text in _text(line.value)
    } - {EcoplannerError.code}

    assert "plan_damaged" in codes
    assert sorted(codes - sentences().keys()) == []


def test_that_no_sentence_is_left_over() -> None:
    said = {
        node.value
        for node in _trees()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert sorted(sentences().keys() - said) == []


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(sentences()))
def test_that_a_sentence_stands_on_one_line_in_both_languages(code: str) -> None:
    said = sentences()[code]

    assert set(said) == set(LANGUAGES)
    assert _placeholders(said["zh"]) == _placeholders(said["en"])
    for text in said.values():
        assert text.isprintable()
        assert text.strip() or code == "invalid_input"
        assert not set("!！") & set(text)
    if code != "invalid_input":
        assert said["zh"].endswith("。")
        assert said["en"].endswith(".")


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
    # What only the search itself finds carries nothing.
    for code in ("choice_stopped", "choice_impossible", "solve_no_whole_fen"):
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
    ]
    for change in changes:
        with pytest.raises(InvalidInputError) as caught, document.edit("x") as writer:
            change(writer)
        yield from caught.value.problems


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

    def setting(name: str, value: str) -> Callable[[Any], object]:
        def store(writer: Any) -> None:
            store_setting(writer, "schedule", name, value)
            problems = [*refusals(writer.portfolio(), "schedule", [name])]
            raise InvalidInputError(problems)

        return store

    works: list[Callable[[Any], object]] = [
        twice,
        lambda writer: set_lists(writer, project.id, {"quantities": "若干"}),
        setting("head_mm", "40"),
        setting("column_widths_mm", '{"need": 900}'),
        setting("hidden_columns", '["foo"]'),
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
        *_store_problems(document),
        *_typed_problems(document),
        *_funding_problems(),
        *_choice_problems(),
    ]

    for problem in problems:
        for language in LANGUAGES:
            text = problem_text(problem, language)
            assert text.isprintable()
            assert not {"{", "}"} & set(text)
            assert "None" not in text
    found = _codes_in_source()
    known = found["Problem"] | found["amount"]
    assert sorted(known - {problem.code for problem in problems}) == []


#: What each finding rests on; `tests/model/checks` sees that the rules pass it.
EVIDENCE: dict[str, dict[str, object]] = {
    "costs_differ_from_need": {"need_fen": None, "parts_fen": 5},
    "zones_differ_from_need": {"need_fen": 7, "parts_fen": 5},
    "more_than_needed": {"need_fen": None, "allocated_fen": 5_000_000},
    "scenario_more_than_needed": {
        "need_fen": 1,
        "allocated_fen": 5,
        "scenario": "方案一",
    },
    "income_missing": {"need_fen": 1, "sources": "债券"},
    "need_missing": {"need_fen": None},
    "outside_period": {"year": 2050, "first": 2021, "last": 2035},
    "money_outside_schedule": {"years": "2020、2030", "first": 2021, "last": 2025},
    "time_missing": {"words": ""},
    "time_unclear": {"words": "近期"},
    "place_without_zone": {"projects": 2},
    "zone_contradicts_places": {"zones": "北部", "by_places": "南部"},
    "lead_missing": {},
    "name_differs": {"tables": "zones", "words": "矿山"},
    "ceiling_broken": {"limit_fen": 1, "allocated_fen": 2},
    "scenario_ceiling_broken": {"limit_fen": 1, "allocated_fen": 2, "scenario": "一"},
    "floor_missed": {"limit_fen": 2, "allocated_fen": 1},
    "scenario_floor_missed": {"limit_fen": 2, "allocated_fen": 1, "scenario": "一"},
    "floors_above_ceiling": {"limit_fen": 1, "against_fen": 2, "floors": "县 ≥ 2"},
    "floor_above_need": {"limit_fen": 2, "against_fen": 1},
    "ceiling_below_locked": {"limit_fen": 1, "against_fen": 2},
    "award_exceeded": {"limit_fen": 1, "allocated_fen": 2},
    "scenario_award_exceeded": {"limit_fen": 1, "allocated_fen": 2, "scenario": "一"},
    "award_not_claimable": {"allocated_fen": 2, "words": "实施期 3 年"},
    "award_barred": {"allocated_fen": 2, "words": "有责任主体"},
    "award_unanswered": {"count": 2, "words": "有责任主体"},
    "award_out_of_force": {"years": "2030", "first": 2024},
    "scenario_money_outside_schedule": {
        "years": "2030",
        "first": 2021,
        "last": 2025,
        "scenario": "方案一",
    },
    "start_outside_bounds": {"year": 2030, "bounds": "2021—2025"},
    "start_bounds_impossible": {
        "bounds": "2036—",
        "length": 2,
        "first": 2021,
        "last": 2035,
    },
    "links_contradict": {"others": "乙"},
}


def test_that_the_evidence_of_every_finding_is_known() -> None:
    found = _codes_in_source()

    assert found["Finding"] | found["_about"] <= EVIDENCE.keys()


@pytest.mark.parametrize("code", EVIDENCE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_sentence_of_a_finding_names_its_row(
    code: str, language: Language
) -> None:
    finding = Finding(
        code=code,
        severity="error",
        table="projects",
        row_id="project-1",
        name="矿\n山 {need}",
        evidence=EVIDENCE[code],
    )

    text = finding_text(finding, language)

    assert "矿 山 {need}" in text
    assert text.isprintable()
    assert "None" not in text


def test_that_a_sentence_names_money_in_wan() -> None:
    finding = Finding(
        code="more_than_needed",
        severity="error",
        table="projects",
        row_id="a",
        name="甲",
        evidence={"need_fen": 10_780_000, "allocated_fen": 10_785_000},
    )

    assert "10.785 万元，超过资金需求 10.78 万元" in finding_text(finding, "zh")


def test_that_a_notice_fills_its_sentence() -> None:
    said = notice_text("not_yet", {"what": "打印"}, "zh")

    assert said == "打印 还没有做：这个版本不支持。"


def _raised(work: Callable[[], object]) -> EcoplannerError:
    with pytest.raises(EcoplannerError) as caught:
        work()
    return caught.value


def _read(path: Path) -> None:
    with reading(path):
        pass


def test_that_errors_of_files_name_the_file_and_the_mend(
    plan_file: Path, plans: Path
) -> None:
    text_file = plans / "text.ecoplan"
    text_file.write_text("no plan", encoding="utf-8")
    half = plans / "half.ecoplan"
    half.write_bytes(plan_file.read_bytes()[:5000])
    newer = bytearray(plan_file.read_bytes())
    newer[63] = 99
    later = plans / "later.ecoplan"
    later.write_bytes(newer)
    document = Document.open(plan_file)
    try:
        found = [
            _raised(lambda: _read(text_file)),
            _raised(lambda: _read(half)),
            _raised(lambda: _read(later)),
            _raised(lambda: _read(plans)),
            _raised(lambda: _read(plans / "missing.ecoplan")),
            _raised(lambda: Document.open(plan_file)),
            _raised(lambda: Document.create(plan_file, lambda _: None)),
        ]
    finally:
        document.close()

    for error in found:
        for language in LANGUAGES:
            text = error_text(error, language)
            assert str(error.params["path"]) in text
            assert text.isprintable()
    assert [error.code for error in found] == [
        "not_a_plan",
        "plan_damaged",
        "plan_too_new",
        "plan_unavailable",
        "plan_missing",
        "plan_in_use",
        "file_exists_already",
    ]


@pytest.mark.parametrize(
    ("error", "zh", "en"),
    [
        (
            errors.PlanInUseError(path="a", who="", since=""),
            "a 正由 别的窗口 编辑：等对方关闭，或另存一份再改。",
            (
                "a is being edited by another window: wait until it is closed, "
                "or work on a copy."
            ),
        ),
        (
            errors.PlanInUseError(path="a", who="张三@pc", since="8:00"),
            "a 正由 张三@pc (8:00) 编辑：等对方关闭，或另存一份再改。",
            (
                "a is being edited by 张三@pc (8:00): wait until it is closed, "
                "or work on a copy."
            ),
        ),
        (
            errors.NotFoundError(table="scenarios", name="甲"),
            "没有名为“甲”的筹资方案：检查名称。",
            "There is no scenario named “甲”: check the name.",
        ),
        (
            errors.NotFoundError(
                table="sources", name="县财政", choices=["中央", "县级财政", "省级财政"]
            ),
            "没有名为“县财政”的资金来源：可能是“县级财政”、“省级财政”。",
            (
                "There is no source of money named “县财政”: "
                "perhaps “县级财政”, “省级财政” is meant."
            ),
        ),
        (
            errors.NotFoundError(table="sources", name="甲", choices=["中央", ""]),
            "没有名为“甲”的资金来源：检查名称。",
            "There is no source of money named “甲”: check the name.",
        ),
        (
            InvalidInputError([Problem("text_missing", "name")], where="projects 甲"),
            "子项目 甲：名称不能为空：填上它。",
            "project 甲: Name is empty: fill it in.",
        ),
        (
            InvalidInputError([Problem("text_missing", "title")], where="plan"),
            "规划：规划名称不能为空：填上它。",
            "plan: Title is empty: fill it in.",
        ),
        (
            InvalidInputError([Problem("text_missing", "name")], where="某项目"),
            "某项目：名称不能为空：填上它。",
            "某项目: Name is empty: fill it in.",
        ),
        (
            InvalidInputError(
                [Problem("text_missing", "name"), Problem("text_missing", "region")]
            ),
            "名称不能为空：填上它。 地区不能为空：填上它。",
            "Name is empty: fill it in. Region is empty: fill it in.",
        ),
        (
            InvalidInputError(
                [
                    Problem(
                        "unknown_row", "program_id", {"name": "x", "table": "programs"}
                    )
                ]
            ),
            "重大工程指向不存在的重大工程（x）：先建立它。",
            "Programme points at a programme that does not exist (x): make it first.",
        ),
    ],
)
def test_that_an_error_is_said_in_one_line(
    error: EcoplannerError, zh: str, en: str
) -> None:
    assert error_text(error, "zh") == zh
    assert error_text(error, "en") == en


def test_that_other_errors_fill_their_sentences() -> None:
    params: dict[str, object] = {
        "path": "a",
        "reason": "disk full",
        "names": "x",
        "limit": 500,
        "version": 9,
        "known": 1,
        "table": "projects",
        "name": "甲",
        "what": "x",
        "where": "x",
    }

    for kind in _errors():
        if kind is not InvalidInputError and kind.code != "plan_in_use":
            assert "{" not in error_text(kind(**params), "en")


def test_that_a_long_or_strange_value_stays_short_and_on_one_line() -> None:
    text = sentence("not_yet", "en", {"what": "a\r\nb\x1b[31m" + "字" * 1000})

    assert text.startswith("a b�[31m字")
    assert len(text) < 400
    assert text.isprintable()


@pytest.mark.parametrize(
    ("environment", "locale_", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "", "zh"),
        ({"LANG": "en_GB.UTF-8"}, "", "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "", "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW"}, "", "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "", "zh"),
        ({}, "Chinese (Simplified)_China", "zh"),
        ({}, "zh_CN", "zh"),
        ({}, "de_DE", "en"),
        ({}, None, "en"),
    ],
)
def test_that_the_language_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    locale_: str | None,
    language: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("locale.getlocale", lambda: (locale_, "UTF-8"))

    assert system_language() == language


def test_that_every_field_of_a_row_has_a_word() -> None:
    fields = {
        name
        for kind in KINDS.values()
        for name in get_type_hints(kind)
        if name.islower() and name not in ("id", "position")
    }

    assert sorted(fields - FIELDS.keys()) == []


def test_that_every_field_that_can_be_set_has_a_word() -> None:
    assert sorted(SETTABLE.keys() - FIELDS.keys()) == []


@pytest.mark.parametrize(
    "name",
    [
        *("TABLES", "FIELDS", "TIERS", "SEVERITIES", "LEVELS", "WAYS", "NONE"),
        *("FACTS", "CONDITION_KINDS", "CONFIDENCES"),
    ],
)
def test_that_words_are_in_chinese_and_in_english(name: str) -> None:
    for chinese, english in getattr(words_module, name).values():
        assert not chinese.isascii()
        assert english.isascii()


def test_that_a_key_without_a_word_stands_for_itself() -> None:
    assert words_module.word(FIELDS, "head_mm", "zh") == "head_mm"
