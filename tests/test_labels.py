"""Labels of edits, whoever made them in which language."""

from __future__ import annotations

import ast
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import ecoplanner
from ecoplanner.label_forms import OF_COMMANDS
from ecoplanner.label_forms import OF_WINDOW
from ecoplanner.labels import label_text
from ecoplanner.paths import resource

HOME = Path(ecoplanner.__file__).parent

PAIRS = [
    ("Change Need of “森林抚育”", "修改“森林抚育”的资金需求"),
    ("Change 3 cells", "修改 3 格"),
    ("Delete 3 projects", "删除3 个项目"),
    ("Add “湿地公园”", "新增“湿地公园”"),
    ("Change Schedule", "修改建设时序"),
    ("Paste 4 rows", "粘贴 4 行"),
    ("New scenario “少两成”", "新方案“少两成”"),
    ("Lock 中央财政", "锁定中央财政"),
    ("Change 2025 target of 森林覆盖率", "修改“森林覆盖率”的2025 目标"),
    ("Add project: 新的", "新增子项目：新的"),
    ("lock: 基准 中央", "锁定：基准 中央"),
    ("Change 森林抚育: Need, Note", "修改 森林抚育：资金需求、备注"),
]


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_that_a_label_is_told_in_the_language_of_the_reader(
    english: str, chinese: str
) -> None:
    assert label_text(english, "zh") == chinese
    assert label_text(chinese, "zh") == chinese
    assert label_text(english, "en") == english
    assert label_text(chinese, "en") == english


@pytest.mark.parametrize(
    "label",
    [
        "",
        "bench",
        "Change it",
        "修改“森林抚育”",
        "我的修改",
        "Change {name} of y",
        "Change Nothing known of “森林抚育” or so",
        "豁免：没有这条规则",
    ],
)
def test_that_a_label_of_no_known_form_stays(label: str) -> None:
    assert label_text(label, "zh") == label
    assert label_text(label, "en") == label


def test_that_names_keep_what_looks_like_a_form() -> None:
    said = label_text("Change Need of “{name} of “x””", "zh")
    assert said == "修改“{name} of “x””的资金需求"


def _translations() -> dict[tuple[str, str], str]:
    # Our own file.
    tree = ET.parse(resource("i18n/ecoplanner_zh_CN.ts"))  # noqa: S314
    return {
        (context.findtext("name", ""), message.findtext("source", "")): (
            message.findtext("translation", "")
        )
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def test_that_every_form_of_the_window_is_still_one_of_its_texts() -> None:
    known = _translations()

    for context, english, parts in OF_WINDOW:
        assert known.get((context, english)), (context, english)
        for kind in parts.values():
            assert kind.startswith("#") or any(of == kind for of, _ in known), kind


def test_that_every_form_of_the_command_line_is_still_said_there() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in HOME.rglob("commands/**/*.py")
    ]
    whole = "\n".join(texts)

    for chinese, english, _ in OF_COMMANDS:
        first_zh, first_en = chinese.partition("{")[0], english.partition("{")[0]
        assert first_zh.rstrip("：") in whole, chinese
        assert first_en.rstrip(": ") in whole, english


def _labels(tree: ast.AST) -> set[str]:
    """Return the texts that become labels, as far as they are written at the edit."""
    found: set[str] = set()
    for node in ast.walk(tree):
        asked: list[ast.AST] = []
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "label"
            for target in node.targets
        ):
            asked.append(node.value)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("edit", "_edit")
            and node.args
        ):
            asked.append(node.args[0])
        for each in asked:
            for call in ast.walk(each):
                if (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr == "tr"
                    and isinstance(call.args[0], ast.Constant)
                ):
                    found.add(str(call.args[0].value))
    return found


def test_that_every_label_of_the_window_has_a_form() -> None:
    known = {english for _, english, _ in OF_WINDOW}
    asked: set[str] = set()
    for path in HOME.rglob("ui/**/*.py"):
        text = path.read_text(encoding="utf-8")
        if ".edit(" in text or "_edit(" in text or "_run(" in text:
            asked |= _labels(ast.parse(text))

    assert len(asked) > 20
    # Words that are no label of an edit, though they are called so.
    assert asked - known <= {"Whole plan", "Plan"}
