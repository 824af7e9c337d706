"""A sentence for every code, in both languages, and none left over."""

from __future__ import annotations

import ast
import string

import pytest

from ecoplanner.errors import EcoplannerError
from ecoplanner.messages import notice_text
from ecoplanner.messages import sentence
from ecoplanner.messages import system_language
from ecoplanner.sentences import sentences
from tests.said_codes import codes_in_source
from tests.said_codes import LANGUAGES
from tests.said_codes import name_of
from tests.said_codes import text_of
from tests.said_codes import trees


def test_that_every_code_has_a_sentence() -> None:
    found = codes_in_source()

    assert all(found.values())
    assert sorted(set().union(*found.values()) - sentences().keys()) == []


def test_that_every_error_has_a_sentence() -> None:
    codes = {
        text
        for node in trees()
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error")
        for line in node.body
        if isinstance(line, ast.Assign) and name_of(line.targets[0]) == "code"
        for text in text_of(line.value)
    } - {EcoplannerError.code}

    assert "plan_damaged" in codes
    assert sorted(codes - sentences().keys()) == []


def test_that_no_sentence_is_left_over() -> None:
    said = {
        node.value
        for node in trees()
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


def test_that_a_notice_fills_its_sentence() -> None:
    said = notice_text("not_yet", {"what": "打印"}, "zh")

    assert said == "打印 还没有做：这个版本不支持。"


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
