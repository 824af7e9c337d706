"""What if money fails: a source falls, comes late, or a tier does not come.

The loss of each year falls on the projects under one of two rules: `order`, the last
of `ranking.ranked` loses first, all it has of that money before the next loses any
(of one project the least sure money first); or `proportional`, everybody loses the
same part. A shock comes from outside: locks do not keep it off.

Gaps by year are measured against the need of each year before the shock, so that a
loss shows in the year it hits.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import in_plan_order
from ecoplanner.model.allotment import sources_below
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.mixing import split
from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.model.ranking import ranked
from ecoplanner.model.saying import Saying
from ecoplanner.model.yearly import year_money

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project
    from ecoplanner.model.yearly import YearSums

LossRule = Literal["order", "proportional"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shock:
    """What fails: money of a source, of a tier, or of both where both are given.

    Attributes:
        source_id: the source with all below it; None for every source.
        tier: only money of this tier; None for every tier.
        share: part of it that does not come, 0-1; nothing of it when late.
        years_late: how many years later it comes; 0 for money that fails.
    """

    source_id: str | None = None
    tier: Tier | None = None
    share: Fraction = Fraction(1)
    years_late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What one project loses.

    Attributes:
        project_id: the project.
        lost_fen: whole fen that it has no more.
        by_year: what each year has less, whole fen; below zero where late money comes.
    """

    project_id: str
    lost_fen: int
    by_year: Mapping[int | None, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stress:
    """What a shock does.

    Attributes:
        amounts: new amounts by key, whole fen; what stays is left out.
        gap_before: missing by year before, whole fen; below zero for an excess.
        gap_after: missing by year after, against the same needs.
        losses: projects hit, the first that loses first.
        said: the shock in a sentence.
    """

    amounts: Mapping[Key, int]
    gap_before: YearSums
    gap_after: YearSums
    losses: tuple[Loss, ...]
    said: Saying

    @property
    def lost_fen(self) -> int:
        """What is lost in all, whole fen; late money that falls outside included."""
        return sum(loss.lost_fen for loss in self.losses)


def stressed(
    portfolio: Portfolio,
    shock: Shock,
    *,
    scenario: Scenario | None = None,
    projects: Sequence[Project],
    rule: LossRule = "order",
) -> Stress:
    """Return what a shock does to the money of some projects.

    Money that comes late moves to the later year; what then falls outside the years
    of work of its project is lost to it. Money without a year cannot be late.

    Args:
        portfolio: the plan.
        shock: what fails.
        scenario: whose money is meant; None for the plan's.
        projects: the projects that the shock hits; others are left alone.
        rule: who loses; see the module.
    """
    hit = {project.id for project in projects}
    parts = in_plan_order(
        portfolio,
        [part for part in allotted(portfolio, scenario) if part.project_id in hit],
    )
    before: dict[Key, int] = {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in parts
    }
    sources = (
        None if shock.source_id is None else sources_below(portfolio, shock.source_id)
    )
    struck = {
        key: fen
        for key, fen in before.items()
        if (sources is None or key[1] in sources) and shock.tier in {None, key[3]}
    }
    order = [row.id for row in reversed(ranked(projects))]
    after = dict(before)
    if shock.years_late:
        _delay(after, struck, {row.id: row for row in projects}, shock.years_late)
    else:
        positions = {row.id: at for at, row in enumerate(portfolio.all(Source))}
        for key, fen in _lost(struck, shock.share, rule, order, positions).items():
            after[key] -= fen
    money = year_money(projects, parts)
    gap_after = dict(money.gap)
    for key, fen in before.items():
        gap_after[key[2]] = gap_after.get(key[2], 0) + fen
    for key, fen in after.items():
        gap_after[key[2]] = gap_after.get(key[2], 0) - fen
    losses = _losses(order, before, after)
    return Stress(
        amounts={
            key: after.get(key, 0)
            for key in {**before, **after}
            if after.get(key, 0) != before.get(key, 0)
        },
        gap_before=dict(money.gap),
        gap_after=gap_after,
        losses=losses,
        said=_said(portfolio, shock, losses, sum(struck.values())),
    )


def _lost(
    struck: Mapping[Key, int],
    share: Fraction,
    rule: LossRule,
    order: Sequence[str],
    positions: Mapping[str, int],
) -> dict[Key, int]:
    """Return what each amount loses, whole fen."""
    exact = sum(struck.values()) * share
    total = (exact.numerator * 2 + exact.denominator) // (exact.denominator * 2)
    if not total:
        return {}
    if rule == "proportional":
        parts = split(total, [*struck.values()], whole=_is_whole(struck.values()))
        return dict(zip(struck, parts, strict=True))
    years: dict[int | None, list[Key]] = {}
    for key in sorted(struck, key=lambda key: _year(key[2])):
        years.setdefault(key[2], []).append(key)
    sums = [sum(struck[key] for key in keys) for keys in years.values()]
    places = {id_: at for at, id_ in enumerate(order)}
    sureness: dict[str, int] = {tier: at for at, tier in enumerate(TIERS)}
    found: dict[Key, int] = {}
    shares = split(total, sums, whole=_is_whole(sums))
    for keys, left in zip(years.values(), shares, strict=True):
        # The least sure money of a project goes first.
        keys.sort(
            key=lambda key: (
                places[key[0]],
                -sureness[key[3]],
                positions[key[1]],
            )
        )
        rest = left
        for key in keys:
            found[key] = min(rest, struck[key])
            rest -= found[key]
    return found


def _is_whole(fens: Collection[int]) -> bool:
    return not any(fen % FEN_PER_WAN for fen in fens)


def _delay(
    after: dict[Key, int],
    struck: Mapping[Key, int],
    projects: Mapping[str, Project],
    years: int,
) -> None:
    """Move late money to the year it comes in; drop what then is outside."""
    late = {key: fen for key, fen in struck.items() if key[2] is not None}
    for key, fen in late.items():
        after[key] -= fen
    for (project_id, source_id, year, tier), fen in late.items():
        comes = (year or 0) + years
        work = projects[project_id].years
        if not work or comes in work:
            key = (project_id, source_id, comes, tier)
            after[key] = after.get(key, 0) + fen


def _losses(
    order: Sequence[str], before: Mapping[Key, int], after: Mapping[Key, int]
) -> tuple[Loss, ...]:
    by_project: dict[str, dict[int | None, int]] = {}
    for key in {**before, **after}:
        change = before.get(key, 0) - after.get(key, 0)
        if change:
            years = by_project.setdefault(key[0], {})
            years[key[2]] = years.get(key[2], 0) + change
    return tuple(
        Loss(
            project_id=id_,
            lost_fen=sum(years.values()),
            by_year={year: years[year] for year in sorted(years, key=_year)},
        )
        for id_ in order
        for years in [by_project.get(id_, {})]
        if any(years.values())
    )


def _year(year: int | None) -> int:
    return 0 if year is None else year


def _said(
    portfolio: Portfolio, shock: Shock, losses: Sequence[Loss], struck: int
) -> Saying:
    lost = sum(loss.lost_fen for loss in losses)
    what: list[Saying] = []
    if shock.source_id is not None:
        name = portfolio.get(Source, shock.source_id).name
        what.append(Saying("money_of_source", {"source": name}))
    if shock.tier is not None:
        what.append(Saying("money_of_tier", {"tier": shock.tier}))
    params = {
        "what": tuple(what) or (Saying("money_of_all"),),
        "amount_fen": struck,
        "lost_fen": lost,
        "projects": len(losses),
    }
    if shock.years_late:
        return Saying("stress_late", {**params, "years": shock.years_late})
    share = shock.share * ONE_PPM
    return Saying("stress_falls", {**params, "share_ppm": int(share)})
