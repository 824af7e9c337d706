"""Labels of edits in the language of the reader, whoever made them in which.

The plan keeps a label as it was made. One of a form that is known is worded anew with
the same names; any other stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from functools import lru_cache
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner import paths
from ecoplanner.answer_labels import answer_label
from ecoplanner.label_forms import ANY
from ecoplanner.label_forms import FACT
from ecoplanner.label_forms import FIELD_NAMES
from ecoplanner.label_forms import JOINED
from ecoplanner.label_forms import OF_COMMANDS
from ecoplanner.label_forms import OF_WINDOW
from ecoplanner.label_forms import PROJECTS
from ecoplanner.label_forms import SETTINGS
from ecoplanner.label_forms import TABLE
from ecoplanner.words import FACTS
from ecoplanner.words import FIELDS
from ecoplanner.words import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from ecoplanner.label_forms import Parts

Language = Literal["zh", "en"]
Words = Mapping[str, Mapping[str, str]]
#: Labels whose words are kept in mind: more than a screen shows, less than a record.
_KEPT = 4_096
#: Fewest characters of its own that words with a part in them are known by.
_SURE = 2
_PART = re.compile(r"\{(\w+)\}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_COMMAS = {"zh": "、", "en": ", "}
_SEVERAL = frozenset((FIELD_NAMES, SETTINGS)) | JOINED
_COUNT = {
    "zh": re.compile(r"([0-9]+) 个项目"),
    "en": re.compile(r"([0-9]+) projects?"),
}


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of labels, as it is read and as it is written.

    Attributes:
        fixed: the words between the parts, the first and the last may be empty.
        names: names of the parts between them.
        becomes: the same form in the other language, its parts open.
        parts: what parts are.
    """

    fixed: tuple[str, ...]
    names: tuple[str, ...]
    becomes: str
    parts: Parts

    @property
    def weight(self) -> int:
        """How many characters are its own: the more, the surer."""
        return len("".join(self.fixed).replace("“", "").replace("”", ""))


@lru_cache(maxsize=_KEPT)
def label_text(label: str, language: Language) -> str:
    """Return a label in a language, as it is kept where its form is not known.

    The 20,000th label costs what the first does: forms and words are read once, at
    the first label that is in the other language.
    """
    starts_plain = label[:1].isascii()
    if starts_plain == (language == "en") or (
        language == "en" and not _HAN.search(label)
    ):
        # It begins as labels in the language wanted do; a name begins answers, too.
        return (not starts_plain and answer_label(label, language)) or label
    for form in _forms(language):
        for values in _read(form, label):
            said = _in_words(form, values, language)
            if said is not None:
                return form.becomes.format(**said)
    return answer_label(label, language) or label


@cache
def _forms(language: Language) -> tuple[_Form, ...]:
    """Return the forms in which the other language says labels, the surest first."""
    found = []
    for context, english, parts in OF_WINDOW:
        chinese = _translations().get(context, {}).get(english, "")
        if chinese:
            found.append((chinese, english, parts))
    pairs = [*found, *OF_COMMANDS]
    forms = [
        _form(*((english, chinese) if language == "zh" else (chinese, english)), parts)
        for chinese, english, parts in pairs
    ]
    return tuple(sorted(forms, key=lambda form: -form.weight))


def _form(said: str, becomes: str, parts: Parts) -> _Form:
    pieces = _PART.split(said)
    return _Form(tuple(pieces[::2]), tuple(pieces[1::2]), becomes, parts)


def _read(form: _Form, label: str) -> Iterator[dict[str, str]]:
    """Yield each way in which a label has a form: what stands in its parts."""
    first, last = form.fixed[0], form.fixed[-1]
    if not form.names:
        if label == first:
            yield {}
        return
    if not (label.startswith(first) and label.endswith(last)):
        return
    inside = label[len(first) : len(label) - len(last)]
    if len(inside) < len(label) - len(first) - len(last):
        return
    if len(form.names) == 1:
        if inside:
            yield {form.names[0]: inside}
        return
    between, (one, other) = form.fixed[1], form.names
    at = inside.find(between, 1)
    while at > 0:
        rest = inside[at + len(between) :]
        if rest:
            yield {one: inside[:at], other: rest}
        at = inside.find(between, at + 1)


def _in_words(
    form: _Form, values: Mapping[str, str], language: Language
) -> dict[str, str] | None:
    """Return the parts in a language, None where one is not what it should be."""
    said = {}
    for name, text in values.items():
        kind = form.parts.get(name, ANY)
        words = _part(kind, text, language)
        if words is None:
            return None
        said[name] = words
    return said


def _part(kind: str, text: str, language: Language) -> str | None:
    if kind == ANY:
        return text
    if kind == PROJECTS:
        return _projects(text, language)
    known = _words(kind, language)
    if kind in _SEVERAL:
        return _several(known, text, language)
    if text in known:
        return known[text]
    # A year heads a column in either language.
    return text if text.isascii() and text.isdigit() else _patterned(known, text)


def _projects(text: str, language: Language) -> str | None:
    if text.startswith("“") and text.endswith("”"):
        return text
    other: Language = "en" if language == "zh" else "zh"
    counted = _COUNT[other].fullmatch(text)
    if counted is None:
        return None
    if language == "zh":
        return f"{counted[1]} 个项目"
    return f"{counted[1]} project{'' if counted[1] == '1' else 's'}"


def _several(known: Mapping[str, str], text: str, language: Language) -> str | None:
    """Return words that commas join, each in a language; names after them stay."""
    found = []
    # Rules are joined alike in both languages.
    commas = [comma for comma in _COMMAS.values() if comma in text]
    while text:
        starting = (each for each in known if text.startswith(each))
        here = max(starting, key=len, default="")
        rest = text[len(here) :]
        if not here or (rest and rest[0] not in "、, "):
            return None
        ends = [at for comma in commas if (at := rest.find(comma)) >= 0]
        end = min(ends, default=len(rest))
        found.append(known[here] + rest[:end])
        text = rest[end:].lstrip("、, ")
    return _COMMAS[language].join(found)


def _patterned(known: Mapping[str, str], text: str) -> str | None:
    """Return words that have a part of their own, such as those of a year."""
    for said, becomes in known.items():
        if said.count("{") == 1:
            form = _form(said, becomes, {})
            if form.weight >= _SURE:
                for values in _read(form, text):
                    return becomes.format(**values)
    return None


@cache
def _words(kind: str, language: Language) -> Mapping[str, str]:
    """Return words of a kind in the other language, each with the language's own."""
    pairs: Iterable[tuple[str, str]]
    if kind in (FIELD_NAMES, TABLE, FACT):
        pairs = {FIELD_NAMES: FIELDS, TABLE: TABLES, FACT: FACTS}[kind].values()
    elif kind == SETTINGS:
        pairs = _settings().values()
    else:
        both = _translations().get(kind, {}).items()
        # Titles begin with a capital or a part; other words are values of theirs.
        pairs = (
            (chinese, english)
            for english, chinese in both
            if not english[:1].islower() and "\n" not in english
        )
    found: dict[str, str] = {}
    for chinese, english in pairs:
        if language == "zh":
            found.setdefault(english, chinese)
        else:
            found.setdefault(chinese, english)
    return found


@cache
def _settings() -> Mapping[str, tuple[str, str]]:
    text = paths.resource("i18n/settings.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return {key: tuple(pair) for key, pair in found.items() if isinstance(pair, list)}


@cache
def _translations() -> Words:
    """Return the Chinese of the window's words, by context and English words."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - a plan just made has none

    # A file of ours, laid beside the program: nobody else writes it.
    tree = ET.parse(paths.resource("i18n/ecoplanner_zh_CN.ts"))  # noqa: S314
    return {
        context.findtext("name", ""): {
            message.findtext("source", ""): message.findtext("translation", "")
            for message in context.iter("message")
        }
        for context in tree.iter("context")
    }
