"""Parts of money by year, as they are typed."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import joined
from ecoplanner.model.problem import Problem
from ecoplanner.model.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.project import Project

_HUNDRED = 100
_PART = re.compile(r"([0-9]{4})\s*[:=]\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*%?")
_BETWEEN = re.compile(r"[,;、，；\s]+(?=[0-9]{4}\s*[:=])")


def typed_weights(text: str) -> Mapping[int, Fraction] | None:
    """Return parts by year typed as percents, `2021:40 2022:60`, or None.

    Years said twice, and percents that are all zero, are none; that they come to all
    of the money says `profile_problems`.
    """
    found: dict[int, Fraction] = {}
    for part in _BETWEEN.split(folded(text).strip()):
        match = _PART.fullmatch(part.strip(" ,;、"))
        if match is None or int(match[1]) in found:
            return None
        found[int(match[1])] = Fraction(match[2]) / _HUNDRED
    return found if any(found.values()) else None


def profile_problems(
    profile: Mapping[int, Fraction], projects: Iterable[Project]
) -> Iterator[Problem]:
    """Yield what is wrong with parts by year for the money of some projects.

    Args:
        profile: parts of the whole, 0-1, by year.
        projects: the projects.
    """
    total = sum(profile.values(), Fraction(0)) * _HUNDRED
    if total != _HUNDRED:
        said = f"{float(total):.4f}".rstrip("0").rstrip(".")
        yield Problem("profile_not_whole", "year", {"total": f"{said}%"})
    years = {year for project in projects for year in project.years}
    if not years:
        return
    named = {year for year, part in profile.items() if part}
    outside = sorted(named - years)
    if outside:
        params = {
            "years": joined(map(str, outside)),
            "first": min(years),
            "last": max(years),
        }
        yield Problem("profile_year_outside", "year", params)
