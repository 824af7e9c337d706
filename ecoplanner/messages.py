"""The sentence of every error, problem and finding, in Chinese and in English.

The model names what is wrong; only this module says it. Each sentence says what is
wrong, where, and how to mend it.
"""

from __future__ import annotations

import difflib
import locale
import os
import tomllib
from functools import cache
from typing import Literal
from typing import NamedTuple
from typing import TYPE_CHECKING

from typing_extensions import override

from ecoplanner import paths
from ecoplanner.model.money import wan_text
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.reasons import reason_text
from ecoplanner.words import FIELDS
from ecoplanner.words import MEASURES
from ecoplanner.words import NONE
from ecoplanner.words import REPORTS
from ecoplanner.words import SOMEBODY
from ecoplanner.words import TABLES
from ecoplanner.words import TIERS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.saying import Saying
    from ecoplanner.model.store.mending import Loss

Language = Literal["zh", "en"]
_MOST_NEAR = 3
_HOW_NEAR = 0.5


class Money(NamedTuple):
    """How amounts are written in sentences.

    Attributes:
        amount: writes whole fen.
        words: puts its unit into a sentence in 万元 whose places are open.
    """

    amount: Callable[[int], str]
    words: Callable[[str], str]


WAN = Money(wan_text, str)


def system_language() -> Language:
    """Return the language of the system: Chinese or, for all others, English."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    said = next((each for each in named if each), None) or locale.getlocale()[0] or ""
    return "zh" if said.lower().startswith(("zh", "chinese")) else "en"


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Return the sentences by code and language, their placeholders open."""
    path = paths.resource("i18n/sentences.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sentence(
    code: str, language: Language, params: Mapping[str, object], money: Money = WAN
) -> str:
    """Return the sentence of a code, its placeholders filled."""
    return money.words(sentences()[code][language]).format(
        **{key: _plain(value) for key, value in params.items()}
    )


def problem_text(problem: Problem, language: Language, money: Money = WAN) -> str:
    """Return what is wrong with a field."""
    params = dict(problem.params)
    params["field"] = word(FIELDS, problem.field_name, language)
    if problem.code.startswith("setting_"):
        # Settings are called by their own names; where nobody looked, none is named.
        params["field"] = problem.field_name
        params.setdefault("allowed", "…")
    if "table" in params:
        params["table"] = word(TABLES, str(params["table"]), language)
    return sentence(problem.code, language, params, money)


def error_text(error: EcoplannerError, language: Language, money: Money = WAN) -> str:
    """Return one line for an error; all problems of bad input in one."""
    if isinstance(error, InvalidInputError):
        texts = [problem_text(each, language, money) for each in error.problems]
        where = _where(str(error.params["where"]), language)
        head = sentence("invalid_input", language, {"where": where}) if where else ""
        return head + " ".join(texts)
    params = dict(error.params)
    if "table" in params:
        params["table"] = word(TABLES, str(params["table"]), language)
    if "reason" in params:
        params["reason"] = reason_text(str(params["reason"]), language)
    if "who" in params:
        since = params["since"]
        who = params["who"] or SOMEBODY[0 if language == "zh" else 1]
        params["who"] = f"{who} ({since})" if since else who
    choices = params.pop("choices", ())
    near = _near(str(params.get("name")), choices if isinstance(choices, list) else [])
    if near:
        params["near"] = ("、" if language == "zh" else ", ").join(near)
        return sentence("not_found_near", language, params)
    return sentence(error.code, language, params)


def finding_text(finding: Finding, language: Language, money: Money = WAN) -> str:
    """Return what a check found."""
    params = dict(finding.evidence)
    for key in tuple(params):
        if key.endswith("_fen") and isinstance(params[key], int):
            params[key.removesuffix("_fen")] = money.amount(int(str(params[key])))
    params.setdefault("need", "0")
    if "tables" in params:
        keys = str(params["tables"]).split(", ")
        names = [word(REPORTS, key, language) for key in keys]
        params["tables"] = ("、" if language == "zh" else ", ").join(names)
    params["name"] = finding.name
    return sentence(finding.code, language, params, money)


def saying_text(saying: Saying, language: Language, money: Money = WAN) -> str:
    """Return what was done, or what follows, in one sentence."""
    params: dict[str, object] = {}
    for key, value in saying.params.items():
        if isinstance(value, tuple):
            said = [saying_text(each, language, money) for each in value]
            clauses = [each.rstrip("。.") for each in said]
            params[key] = ("，" if language == "zh" else ", ").join(clauses)
        elif key.endswith("_fen") and isinstance(value, int):
            params[key.removesuffix("_fen")] = money.amount(value)
        elif key.endswith("_ppm") and isinstance(value, int):
            params[key.removesuffix("_ppm")] = wan_text(value * 100, 2)
        elif key == "year" and value is None:
            params[key] = word(NONE, "year", language)
        elif key == "tier":
            params[key] = word(TIERS, str(value), language)
        elif key == "measure":
            params[key] = word(MEASURES, str(value), language)
        else:
            params[key] = value
    return sentence(saying.code, language, params, money)


def notice_text(code: str, params: Mapping[str, object], language: Language) -> str:
    """Return what the user should know of a printed page."""
    table = word(REPORTS, str(params.get("table", "")), language)
    return sentence(code, language, {**params, "table": table})


def loss_text(loss: Loss, language: Language) -> str:
    """Return what a rescue lost or changed."""
    reason = word(FIELDS, reason_text(loss.reason, language), language)
    if loss.problems:
        reason = " ".join(problem_text(each, language) for each in loss.problems)
    table = word(TABLES, loss.table, language)
    params = {"table": table, "row": loss.row, "reason": reason}
    return sentence(loss.code, language, params)


def _where(where: str, language: Language) -> str:
    table, _, name = where.partition(" ")
    if table in TABLES:
        return " ".join(filter(None, (word(TABLES, table, language), name)))
    return word(REPORTS, where, language)


class _Count(int):
    """A number that `{projects:project/projects}` follows by the one or the other."""

    __slots__ = ()

    @override
    def __format__(self, format_spec: str) -> str:
        one, slash, many = format_spec.partition("/")
        if not slash:
            return super().__format__(format_spec)
        return f"{int(self)} {one if self == 1 else many}"


def _near(name: str, choices: Iterable[object]) -> list[str]:
    """Return, in quotes, the names that may have been meant."""
    known = [str(each) for each in choices if each]
    close = [each for each in known if name and name in each]
    if not close:
        close = difflib.get_close_matches(name, known, _MOST_NEAR, _HOW_NEAR)
    return [f"“{each}”" for each in [*dict.fromkeys(close)][:_MOST_NEAR]]


def _plain(value: object) -> object:
    """Return a value on one line and short enough for a sentence."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _Count(value)
    if isinstance(value, (int, float)) or value is None:
        return value
    limit = 300
    text = " ".join(str(value).split())
    text = "".join(each if each.isprintable() else "�" for each in text)
    return text if len(text) <= limit else f"{text[:limit]}…"
