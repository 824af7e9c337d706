"""The sentence of every error, of files and of all else."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest

from ecoplanner import errors
from ecoplanner.errors import EcoplannerError
from ecoplanner.messages import error_text
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.reading import reading
from tests.said_codes import LANGUAGES
from tests.said_codes import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
