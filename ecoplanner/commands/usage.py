"""What was wrong with the way a command was called, in the language of the run.

Click words its errors in English; this says the same in Chinese. A sentence that is
not known here is passed on as it came.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ecoplanner.commands.help import named

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    import click

    from ecoplanner.messages import Language

_HINT = r"(?:Invalid value for (?P<where>.+?)|Invalid value): "
_KINDS = {"integer": "整数", "float": "数", "number": "数", "boolean": "是或否"}


def _list(text: str) -> str:
    return "、".join(re.findall(r"'([^']*)'", text)) or text


def _range(text: str) -> str:
    low, x, high = text.replace("<=", "≤").replace("<", "＜").partition("x")
    return (
        f"{low.strip(' ≤＜')} 到 {high.strip(' ≤＜')}" if low and x and high else text
    )


_SAID: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (
        r"No such command '(?P<name>.*?)'\.(?: Did you mean (?P<like>.+)\?)?",
        lambda m: f"没有命令 {m['name']}{_like(m)}",
    ),
    (
        r"No such option '?(?P<name>.*?)'?\.?(?: \(?(?:Did|Possible) (?P<like>.+))?",
        lambda m: f"没有选项 {m['name']}{_like(m)}",
    ),
    (
        r"Missing argument '(?P<name>[^']+)'\.(?: Choose from:?(?P<choices>.+))?",
        lambda m: f"缺少参数 {named(m['name'])}{_choose(m)}",
    ),
    (
        r"Missing option (?P<name>.+?)\.(?: Choose from:?(?P<choices>.+))?",
        lambda m: f"缺少选项 {_list(m['name'])}{_choose(m)}",
    ),
    (r"Missing command\.", lambda _: "缺少命令"),
    (
        r"Option '(?P<name>.+?)' requires (?:an argument|\d+ arguments)\.",
        lambda m: f"选项 {m['name']} 后面要写值",
    ),
    (
        r"Option '(?P<name>.+?)' does not take a value\.",
        lambda m: f"选项 {m['name']} 后面不写值",
    ),
    (
        r"Got unexpected extra arguments? \((?P<names>.*)\)",
        lambda m: f"多出了 {m['names']}",
    ),
    (
        _HINT + r"'(?P<value>.*?)' is not one of (?P<choices>.+)\.",
        lambda m: f"{_where(m)}不能是“{m['value']}”：从 {_list(m['choices'])} 中选",
    ),
    (
        _HINT + r"'(?P<value>.*?)' is not a valid (?P<kind>\w+)(?: range)?\.",
        lambda m: f"{_where(m)}“{m['value']}”不是{_KINDS.get(m['kind'], m['kind'])}",
    ),
    (
        _HINT + r"(?P<value>\S+) is not in the range (?P<range>.+)\.",
        lambda m: f"{_where(m)}{m['value']} 不在 {_range(m['range'])} 之间",
    ),
)


def _like(match: re.Match[str]) -> str:
    return f"，是不是 {_list(match['like'])}" if match["like"] else ""


def _choose(match: re.Match[str]) -> str:
    if not match["choices"]:
        return ""
    words = (each.strip(" ,\n\t") for each in match["choices"].split(","))
    return f"：从 {'、'.join(filter(None, words))} 中选"


def _where(match: re.Match[str]) -> str:
    return f"{named(_list(match['where']))} " if match["where"] else ""


def usage_text(error: click.ClickException, language: Language) -> str:
    """Return what was wrong with a call, and where to read how it is meant."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "ecoplanner"
    text = " ".join(error.format_message().split())
    if language == "zh":
        text = _chinese(text)
        return f"{text.rstrip('。.')}（用法见 {named(path)} --help）"
    return f"{text} ({path} --help)"


def _chinese(text: str) -> str:
    for pattern, words in _SAID:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return words(match)
    return text


def asked_language(arguments: Sequence[str]) -> Language | None:
    """Return the language that a call asks for, whatever else is wrong with it."""
    for at, each in enumerate(arguments):
        name, equals, value = each.partition("=")
        if name != "--lang":
            continue
        said = value if equals else next(iter(arguments[at + 1 : at + 2]), "")
        if said == "zh":
            return "zh"
        if said == "en":
            return "en"
    return None
