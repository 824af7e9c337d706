"""The sentences of the program in Chinese and in English, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from ecoplanner import paths

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Return the sentences by code and language, their placeholders open."""
    path = paths.resource("i18n/sentences.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
