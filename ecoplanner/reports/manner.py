"""How the texts of an answer are written: its language, and the unit of its money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.messages import WAN
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.reports.answer_charts import LEVELS
from ecoplanner.reports.figure import GAP
from ecoplanner.words import GAP as GAP_WORDS
from ecoplanner.words import NONE
from ecoplanner.words import SOURCE_LEVELS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from ecoplanner.messages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the texts of an answer are written.

    Attributes:
        language: of all words that are not the plan's own.
        amount: writes whole fen.
        unit: unit of what `amount` writes, in the language.
        unit_fen: whole fen of the unit, a multiple of 万元.
    """

    language: Language
    unit: str
    amount: Callable[[int], str] = WAN.amount
    unit_fen: int = FEN_PER_WAN

    def say(self, chinese: str, english: str) -> str:
        """Return the text in the language."""
        return chinese if self.language == "zh" else english

    def titled(self, chinese: str, english: str) -> str:
        """Return a title with the unit of money behind it."""
        return self.say(f"{chinese}（{self.unit}）", f"{english} ({self.unit})")

    def change(self, fen: int) -> str:
        """Return an amount with its sign; nothing for none."""
        return f"{'+' if fen > 0 else ''}{self.amount(fen)}" if fen else ""

    def year(self, year: int | None) -> str:
        """Return a year, or what money without one is called."""
        return word(NONE, "year", self.language) if year is None else str(year)

    def levels(self) -> Mapping[str, str]:
        """Return what the levels of sources are called, and the gap, under `GAP`."""
        names = {level: word(SOURCE_LEVELS, level, self.language) for level in LEVELS}
        return {**names, GAP: self.say(*GAP_WORDS)}


def in_wan(language: Language) -> Manner:
    """Return the manner in which money stands in 万元."""
    unit = "万元" if language == "zh" else "10,000 yuan"
    return Manner(language=language, unit=unit)
