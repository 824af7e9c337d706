"""Every text of the window speaks Chinese too."""

from __future__ import annotations

import ast
import string
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

import ecoplanner
from ecoplanner import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(ecoplanner.__file__).parent
SOURCES = [HOME / "app.py", *sorted((HOME / "ui").rglob("*.py"))]
KEPT = paths.resource("i18n/ecoplanner_zh_CN.ts")
_PLACE_OF_TEXT = {"tr": 0, "translate": 1}


def _written(path: Path) -> Iterator[str]:
    """Yield the texts that a module has translated."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = _PLACE_OF_TEXT.get(name)
        if place is None or len(node.args) <= place:
            continue
        text = node.args[place]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text.value


def _kept() -> list[tuple[str, str, str]]:
    """Return context, English and Chinese of each text."""
    found = []
    for context in ET.parse(KEPT).getroot().iter("context"):  # noqa: S314 - ours
        for message in context.iter("message"):
            translation = message.find("translation")
            is_done = translation is not None and not translation.get("type")
            chinese = (translation.text or "") if translation is not None else ""
            name = context.findtext("name") or ""
            source = message.findtext("source") or ""
            found.append((name, source, chinese if is_done else ""))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_that_every_text_of_a_module_is_in_the_translation(path: Path) -> None:
    known = {english for _, english, _ in _kept()}

    assert set(_written(path)) <= known


def test_that_no_translation_is_missing() -> None:
    assert [each for each in _kept() if not each[2]] == []


def test_that_placeholders_survive_translation() -> None:
    form = string.Formatter()

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in form.parse(text) if name}

    for _, english, chinese in _kept():
        assert names(english) == names(chinese), english


def test_that_what_is_built_says_what_is_kept() -> None:
    translator = QTranslator()
    assert translator.load(str(KEPT.with_suffix(".qm")))

    for context, english, chinese in _kept():
        assert translator.translate(context, english) == chinese
