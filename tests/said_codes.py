"""The codes that the program makes, read out of its source."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import ecoplanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.messages import Language

SOURCE = Path(ecoplanner.__file__).parent
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def trees() -> Iterator[ast.AST]:
    for path in SOURCE.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def text_of(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    return set()


#: Functions that take a code, and the place of it among their arguments.
MAKERS = {"Problem": 0, "Notice": 0, "Loss": 0, "_about": 1, "Finding": -1}
AMOUNT_CODE = re.compile(r"amount_(?!fen|wan)[a-z_]+")


def codes_in_source() -> dict[str, set[str]]:
    """Return the codes that the program makes, by what makes them."""
    found: dict[str, set[str]] = {name: set() for name in (*MAKERS, "amount")}
    for node in trees():
        if isinstance(node, ast.expr):
            found["amount"] |= set(filter(AMOUNT_CODE.fullmatch, text_of(node)))
        if not isinstance(node, ast.Call) or name_of(node.func) not in MAKERS:
            continue
        name = name_of(node.func)
        at = MAKERS[name]
        places = node.args[at : at + 1] if at >= 0 else []
        named = [word.value for word in node.keywords if word.arg == "code"]
        for place in (*places, *named):
            found[name] |= text_of(place)
    return found
