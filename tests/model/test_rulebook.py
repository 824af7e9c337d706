"""The rule book: the shipped files, and files that people edited."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import error_text
from ecoplanner.model.award_rule import WITH_VALUE
from ecoplanner.model.funding import Source
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.rulebook import book
from ecoplanner.model.rulebook import BookEntry
from ecoplanner.model.rulebook import editions
from ecoplanner.model.rulebook import read_book
from ecoplanner.model.rulebook import RuleBookUnreadableError
from ecoplanner.model.rulebook import suited

if TYPE_CHECKING:
    from pathlib import Path

YI = 10**10


def _entry(key: str) -> BookEntry:
    return next(entry for entry in book() if entry.key == key)


@pytest.mark.parametrize("entry", book(), ids=lambda entry: entry.key)
def test_that_nothing_unconfirmed_is_a_hard_rule(entry: BookEntry) -> None:
    for condition in entry.conditions:
        if condition.confidence == "unconfirmed":
            assert condition.kind == "note"
    if entry.rule.confidence == "unconfirmed":
        assert entry.steps == ()
        assert all(condition.kind == "note" for condition in entry.conditions)


@pytest.mark.parametrize("entry", book(), ids=lambda entry: entry.key)
def test_that_an_entry_says_where_it_is_from(entry: BookEntry) -> None:
    assert entry.rule.document
    assert entry.rule.issued
    assert entry.rule.address.startswith("http")
    assert entry.rule.confidence in {"A", "B", "C"}
    assert (entry.rule.source_id, entry.rule.program_id) == ("", None)


@pytest.mark.parametrize(
    ("line", "year", "keys"),
    [
        ("shanshui", 2020, []),
        ("shanshui", 2021, ["shanshui-2021"]),
        ("shanshui", 2023, ["shanshui-2021"]),
        ("shanshui", 2024, ["shanshui-2024"]),
        ("shanshui", 2025, ["shanshui-2024"]),
        ("shanshui", 2026, ["shanshui-2026-province", "shanshui-2026-cross"]),
        ("shanshui", 2035, ["shanshui-2026-province", "shanshui-2026-cross"]),
        ("mine", 2023, ["mine-2021"]),
        ("mine", 2025, ["mine-2024"]),
        ("mine", 2026, ["mine-2026"]),
        ("unheard", 2026, []),
    ],
)
def test_that_the_edition_is_that_of_the_year(
    line: str, year: int, keys: list[str]
) -> None:
    assert [entry.key for entry in editions(book(), line, year)] == keys


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        ("shanshui-2021", [(10, 5), (20, 10), (50, 20)]),
        ("shanshui-2024", [(10, 5), (20, 10), (50, 20)]),
        ("mine-2021", [(5, 3)]),
        ("mine-2024", [(5, 3)]),
    ],
)
def test_that_the_steps_are_those_of_the_documents(
    key: str, steps: list[tuple[int, int]]
) -> None:
    found = [(step.from_fen, step.grant_fen) for step in _entry(key).steps]

    assert found == [(total * YI, grant * YI) for total, grant in steps]


@pytest.mark.parametrize(
    ("key", "share", "most"),
    [
        ("shanshui-2026-province", 750_000, 20),
        ("shanshui-2026-cross", 800_000, 25),
        ("mine-2026", 600_000, 3),
    ],
)
def test_that_the_shares_of_2026_have_their_maximum(
    key: str, share: int, most: int
) -> None:
    (step,) = _entry(key).steps

    assert (step.share_ppm, step.most_fen, step.from_fen) == (share, most * YI, 0)


@pytest.mark.parametrize(
    ("region", "yuan"),
    [
        ("east", [700, 300, 550, 100, 160]),
        ("central", [800, 350, 600, 100, 160]),
        ("west", [900, 400, 650, 100, 160]),
        ("northeast", [900, 400, 650, 100, 160]),
    ],
)
def test_that_a_mu_has_its_rate_by_region(region: str, yuan: list[int]) -> None:
    steps = _entry(f"restoration-budget-{region}").steps

    assert [step.rate_fen for step in steps] == [each * 100 for each in yuan]
    assert {step.unit for step in steps} == {"亩"}


def test_that_numbers_nobody_confirmed_are_not_given() -> None:
    for key in ("shanshui-2021", "shanshui-2026-province", "bond-2024", "capital-2019"):
        assert _entry(key).rule.number == ""


@pytest.mark.parametrize(
    ("kind", "level", "line", "is_suited"),
    [
        ("transfer", "central", "shanshui", True),
        ("transfer", "county", "shanshui", False),
        ("group", "central", "shanshui", False),
        ("bond", "bond", "bond", True),
        ("ppp", "social", "ppp-income", True),
        ("ppp", "social", "bond", False),
        ("donation", "social", "social-capital", True),
    ],
)
def test_that_a_source_is_offered_what_it_may_mean(
    kind: Any, level: Any, line: str, *, is_suited: bool
) -> None:
    source = Source(id="s", root="central", kind=kind, level=level, name="x")

    lines = {entry.line for entry in suited(book(), source, 2026)}

    assert (line in lines) is is_suited


HEAD = """
document = "办法"
first_year = 2024
confidence = "B"
"""
RULE = """
[[rule]]
key = "a"
line = "a"
name = "甲"
"""


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("first_year = ", "rules.toml 读不懂"),
        ('colour = "red"', "colour"),
        ("first_year = '2024'", "first_year = 2024 不是这里要的：写成 2024"),
        (HEAD + "rule = 3", "rules.toml：rule = 3 不是"),
        (HEAD + "rule = [3]", "rules.toml rule 1：rule = 3 不是"),
        (HEAD + "[[rule]]\nkey = 'a'\nline = 'a'", "rule 1：名称不能为空"),
        ("first_year = 2024\nconfidence='B'" + RULE, "rule 1：文件名称不能为空"),
        ('document = "a"\nconfidence="B"' + RULE, "rule 1：开始年份不能为空"),
        (HEAD.replace("2024", "24") + RULE, "rule 1：开始年份 24"),
        (HEAD.replace('"B"', '"D"') + RULE, "rule 1：把握程度不认识“D”"),
        (HEAD + RULE + "kinds = ['gift']", "rule 1：类型不认识“gift”"),
        (HEAD + RULE + RULE, "rules.toml："),
        (HEAD + RULE + "step = [{}]", "rule 1 step 1：一档只能有一种算法"),
        (HEAD + RULE + "step = [3]", "rule 1 step 1"),
        (HEAD + RULE + "step = [{grant = 5}]", "step 1：grant = 5 不是这里要的"),
        (HEAD + RULE + "step = [{grant = '五个亿吨'}]", "step 1：定额奖补"),
        (HEAD + RULE + "step = [{share = '0.75'}]", "step 1：占比“0.75”不是百分数"),
        (HEAD + RULE + "step = [{share = '101%'}]", "step 1：占比 1.01"),
        (
            HEAD + RULE + "step = [{grant = '5亿元'}, {grant = '6亿元'}]",
            "rule 1：两档的总投资起点相同",
        ),
        (
            HEAD + RULE + "step = [{grant = '5亿元', confidence = 'unconfirmed'}]",
            "step 1：没有查证",
        ),
        (
            HEAD.replace('"B"', '"unconfirmed"') + RULE + "step=[{grant = '5亿元'}]",
            "step 1：没有查证",
        ),
        (
            HEAD + RULE + "step = [{grant = '5亿元', confidence = 'Z'}]",
            "step 1：把握程度不认识“Z”",
        ),
        (HEAD + RULE + "[[rule.condition]]\nkind = 'note'", "文字不能为空"),
        (
            HEAD + RULE + "[[rule.condition]]\nkind = 'requires'\nwords = 'x'\n"
            "confidence = 'unconfirmed'",
            "rule 1 condition 1：没有查证",
        ),
        (
            HEAD + "[[condition]]\nkind = 'must'\nwords = 'x'" + RULE,
            "rule 1 condition 1：类型不认识“must”",
        ),
    ],
)
def test_that_a_mistake_in_a_file_is_named_with_its_place(
    tmp_path: Path, text: str, zh: str
) -> None:
    (tmp_path / "rules.toml").write_text(text, encoding="utf-8")

    with pytest.raises((InvalidInputError, RuleBookUnreadableError)) as caught:
        read_book(tmp_path)

    said = error_text(caught.value, "zh")
    assert zh in said
    assert "rules.toml" in said
    assert error_text(caught.value, "en")


def test_that_a_book_without_files_is_empty_and_bytes_are_no_book(
    tmp_path: Path,
) -> None:
    assert read_book(tmp_path) == ()
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(RuleBookUnreadableError):
        read_book(tmp_path)
    (tmp_path / "a.toml").unlink()
    (tmp_path / "a.toml").mkdir()
    with pytest.raises(RuleBookUnreadableError):
        read_book(tmp_path)


def test_that_an_entry_may_differ_from_its_file(tmp_path: Path) -> None:
    text = (
        f"{HEAD}note = 'shared'\n[[condition]]\nkind = 'note'\nwords = 'all'\n"
        f"{RULE}first_year = 2025\nconfidence = 'C'\n"
        "[[rule.condition]]\nkind = 'requires'\nfact = 'years_at_most'\n"
        "value = '3'\nwords = 'own'\nconfidence = 'A'\n"
    )
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")

    (entry,) = read_book(tmp_path)

    assert (entry.rule.first_year, entry.rule.confidence) == (2025, "C")
    assert (entry.rule.document, entry.rule.note) == ("办法", "shared")
    assert [(each.words, each.confidence) for each in entry.conditions] == [
        ("all", "C"),
        ("own", "A"),
    ]
    assert entry.conditions[1].fact in WITH_VALUE
