"""The sentence of every error, problem and finding, in Chinese and in English.

The model names what is wrong; only this module says it. Each sentence says what is
wrong, where, and how to mend it.
"""

from __future__ import annotations

import difflib
import locale
import os
from datetime import datetime
from functools import partial
from typing import Literal
from typing import NamedTuple
from typing import TYPE_CHECKING

from typing_extensions import override

from ecoplanner.model.bilingual import english_of
from ecoplanner.model.bilingual import in_language
from ecoplanner.model.money import wan_text
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.reasons import reason_text
from ecoplanner.sentences import sentences
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
    from pathlib import Path

    from ecoplanner.errors import EcoplannerError
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.saying import Saying
    from ecoplanner.model.store.leftovers import Leftover
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


#: Sentences for where there is nothing yet that could be chosen.
_NONE_YET = {
    "unknown_agency": "unknown_agency_none",
    "unknown_program": "unknown_program_none",
    "unknown_zone": "unknown_zone_none",
}

WAN = Money(partial(wan_text, grouped=True), str)


def system_language() -> Language:
    """Return the language of the system: Chinese or, for all others, English."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    said = next((each for each in named if each), None) or locale.getlocale()[0] or ""
    return "zh" if said.lower().startswith(("zh", "chinese")) else "en"


def sentence(
    code: str, language: Language, params: Mapping[str, object], money: Money = WAN
) -> str:
    """Return the sentence of a code, its placeholders filled."""
    return money.words(sentences()[code][language]).format(
        **{key: _plain(value, language) for key, value in params.items()}
    )


def problem_text(problem: Problem, language: Language, money: Money = WAN) -> str:
    """Return what is wrong with a field."""
    params = _worded(problem.params, money)
    params["field"] = word(FIELDS, problem.field_name, language)
    if problem.code.startswith("setting_"):
        # Settings are called by their own names; where nobody looked, none is named.
        params["field"] = problem.field_name
        params.setdefault("allowed", "…")
    if "table" in params:
        params["table"] = word(TABLES, str(params["table"]), language)
    is_choice = params.get("known") != ""
    code = problem.code if is_choice else _NONE_YET.get(problem.code, problem.code)
    return sentence(code, language, params, money)


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
    known = choices if isinstance(choices, list) else []
    near = _near(str(params.get("name")), known, language)
    if near:
        params["near"] = ("、" if language == "zh" else ", ").join(near)
        return sentence("not_found_near", language, params)
    code = "plan_damaged_backed" if "backups" in params else error.code
    return sentence(code, language, params)


def finding_text(finding: Finding, language: Language, money: Money = WAN) -> str:
    """Return what a check found."""
    params = _worded(finding.evidence, money)
    params.setdefault("need", "0")
    if "tables" in params:
        keys = str(params["tables"]).split(", ")
        names = [word(REPORTS, key, language) for key in keys]
        params["tables"] = ("、" if language == "zh" else ", ").join(names)
    params["name"] = finding.name
    return sentence(finding.code, language, params, money)


def saying_text(saying: Saying, language: Language, money: Money = WAN) -> str:
    """Return what was done, or what follows, in one sentence."""
    params = _worded(saying.params, money)
    for key, value in saying.params.items():
        if isinstance(value, tuple):
            said = [saying_text(each, language, money) for each in value]
            clauses = [each.rstrip("。.") for each in said]
            params[key] = ("，" if language == "zh" else ", ").join(clauses)
        elif key.endswith("_ppm") and isinstance(value, int):
            params[key.removesuffix("_ppm")] = wan_text(value * 100, 2)
        elif key == "year" and value is None:
            params[key] = word(NONE, "year", language)
        elif key == "tier":
            params[key] = word(TIERS, str(value), language)
        elif key == "measure":
            params[key] = word(MEASURES, str(value), language)
    return sentence(saying.code, language, params, money)


def _worded(params: Mapping[str, object], money: Money) -> dict[str, object]:
    """Return params with each `…_fen` in words as well, under what is before `_fen`."""
    amounts = {
        key.removesuffix("_fen"): money.amount(value)
        for key, value in params.items()
        if key.endswith("_fen") and isinstance(value, int)
    }
    return {**params, **amounts}


def notice_text(code: str, params: Mapping[str, object], language: Language) -> str:
    """Return what the user should know of a printed page."""
    table = word(REPORTS, str(params.get("table", "")), language)
    said = {**params, "table": table}
    if "reason" in params:
        said["reason"] = reason_text(str(params["reason"]), language)
    return sentence(code, language, said)


def loss_text(loss: Loss, language: Language) -> str:
    """Return what a rescue lost or changed."""
    reason = word(FIELDS, reason_text(loss.reason, language), language)
    if loss.problems:
        reason = " ".join(problem_text(each, language) for each in loss.problems)
    table = word(TABLES, loss.table, language)
    params = {"table": table, "row": loss.row, "reason": reason}
    return sentence(loss.code, language, params)


def local_time(at: str) -> str:
    """Return a moment, kept as UTC, as the clock on the wall shows it."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"


def leftover_text(
    code: str,
    path: Path,
    left: Leftover | None,
    language: Language,
    kept: Path | None = None,
) -> str:
    """Return that a crash left work which the plan file does not have.

    Args:
        code: of the sentence.
        path: the plan file.
        left: the work; None where it cannot be read.
        language: of the sentence.
        kept: where it lies, where that is not where it was left.
    """
    work = "部分修改" if language == "zh" else "some changes"
    if left is not None and left.steps:
        at = local_time(left.at) if left.at else "?"
        chinese = f"{left.steps} 步修改（最后一步 {at}）"
        english = f"{_Count(left.steps):step/steps} (the last of {at})"
        work = chinese if language == "zh" else english
    kept, made_in = (left.kept, left.made_in) if left and not kept else (kept, path)
    params = {"path": path, "work": work, "kept": kept, "made_in": made_in}
    return sentence(code, language, params)


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


def _near(name: str, known: Iterable[object], language: Language) -> list[str]:
    """Return, in quotes, the names that may have been meant."""
    said = {
        form: in_language(each, language)
        for each in known
        if isinstance(each, str) and each
        for form in (str(each), english_of(each))
    }
    close = [form for form in said if name and name in form]
    if not close:
        close = difflib.get_close_matches(name, said, _MOST_NEAR, _HOW_NEAR)
    found = dict.fromkeys(said[form] for form in close)
    return [f"“{each}”" for each in [*found][:_MOST_NEAR]]


def _plain(value: object, language: Language) -> object:
    """Return a value on one line and short enough for a sentence."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _Count(value)
    if isinstance(value, (int, float)) or value is None:
        return value
    limit = 300
    said = in_language(value, language) if isinstance(value, str) else str(value)
    text = " ".join(said.split())
    text = "".join(each if each.isprintable() else "�" for each in text)
    return text if len(text) <= limit else f"{text[:limit]}…"
