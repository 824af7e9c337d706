"""Choices of projects, years and zones, held against trying all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import picking
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import Wish
from ecoplanner.model.zone import Zone
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio

SEEDS = st.integers(0, 10**6)
YEARS = (2021, 2022, 2023)
ZONES = ("east", "west")


@dataclass(frozen=True, slots=True)
class Small:
    """A plan of a few projects of one year each, and what it says in plain values.

    Attributes:
        plan: the plan.
        wish: what is asked.
        need: by project, in 万元.
        county: by project what of it the county gives.
        benefit: by project.
        zone: by project.
        starts: by project the years it may start in.
        most: by year, by zone and for the county's money, in 万元.
        requires: pairs.
        excludes: pairs.
    """

    plan: Portfolio
    wish: Wish
    need: Mapping[str, int]
    county: Mapping[str, int]
    benefit: Mapping[str, int]
    zone: Mapping[str, str]
    starts: Mapping[str, tuple[int, ...]]
    most: Mapping[int | str, int]
    requires: tuple[tuple[str, str], ...]
    excludes: tuple[tuple[str, str], ...]

    def allows(self, starts: Mapping[str, int]) -> bool:
        """Return whether projects may start so, counted by hand."""
        spent: dict[int | str, int] = dict.fromkeys(self.most, 0)
        for id_, year in starts.items():
            spent[year] += self.need[id_]
            spent[self.zone[id_]] += self.need[id_]
            spent["county"] += self.county[id_]
        return (
            all(spent[key] <= most for key, most in self.most.items())
            and all(b in starts for a, b in self.requires if a in starts)
            and not any(a in starts and b in starts for a, b in self.excludes)
            and set(self.wish.locked_in) <= set(starts)
            and not set(self.wish.locked_out) & set(starts)
        )

    def best(self) -> tuple[int | None, int]:
        """Return the most benefit there is, and how many sets of projects have it."""
        found: dict[frozenset[str], int] = {}
        choices = [(None, *self.starts[id_]) for id_ in self.need]
        for each in product(*choices):
            pairs = zip(self.need, each, strict=True)
            starts = {id_: year for id_, year in pairs if year is not None}
            if self.allows(starts):
                value = sum(self.benefit[id_] for id_ in starts)
                found[frozenset(starts)] = value
        most = max(found.values(), default=None)
        return most, sum(value == most for value in found.values())


def _small(seed: int) -> Small:
    draw = Random(seed)  # noqa: S311 - the same plan each time
    ids = "abcde"[: draw.randint(2, 5)]
    need = {id_: draw.randint(1, 9) for id_ in ids}
    county = {id_: draw.randint(0, need[id_]) for id_ in ids}
    benefit = {id_: draw.randint(1, 9) for id_ in ids}
    zone = {id_: draw.choice(ZONES) for id_ in ids}
    starts = {id_: tuple(range(2021, draw.choice(YEARS) + 1)) for id_ in ids}
    keys: tuple[int | str, ...] = (*YEARS, *ZONES, "county")
    most = {key: draw.randint(3, 20) for key in keys}
    pairs = [(a, b) for a in ids for b in ids if a < b]
    requires = tuple(pair for pair in pairs if draw.random() < 0.15)
    left = [pair for pair in pairs if pair not in requires]
    # What requires and excludes the same is refused, so there is only one of them.
    excludes = () if requires else tuple(each for each in left if draw.random() < 0.2)
    locked_in = ids[0] if draw.random() < 0.3 and not excludes else ""
    locked_out = ids[-1] if draw.random() < 0.3 and not requires else ""
    plan = portfolio(
        *(Zone(id=id_, name=id_) for id_ in ZONES),
        *(
            project(
                id_,
                need[id_],
                last_year=2021,
                benefit=str(benefit[id_]),
                start_to=starts[id_][-1],
            )
            for id_ in ids
        ),
        *(
            ProjectZone(id=id_, project_id=id_, zone_id=zone_id)
            for id_, zone_id in zone.items()
        ),
        *(money(id_, "county", 2021, wan) for id_, wan in county.items() if wan),
        *(
            ProjectLink(id=f"{a}-{b}", project_id=a, other_id=b, kind="requires")
            for a, b in requires
        ),
        *(
            ProjectLink(id=f"{a}-{b}", project_id=a, other_id=b, kind="excludes")
            for a, b in excludes
        ),
        *(
            Ceiling(
                id=str(key),
                year=key if isinstance(key, int) else None,
                zone_id=key if key in ZONES else None,
                source_id="county" if key == "county" else None,
                amount_fen=wan * WAN,
            )
            for key, wan in most.items()
        ),
    )
    wish = Wish(locked_in=tuple(locked_in), locked_out=tuple(locked_out))
    return Small(
        plan, wish, need, county, benefit, zone, starts, most, requires, excludes
    )


@pytest.mark.parametrize("many", [300, 0])
@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_that_a_choice_is_that_of_trying_all(many: int, seed: int) -> None:
    small = _small(seed)
    best, ties = small.best()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picking, "_MANY", many)
        found = choose_starts(small.plan, None, small.wish, seconds=None)

    if found is None:
        assert best is None
        return
    starts = {id_: year for id_, year in found.starts.items() if year is not None}
    assert small.allows(starts)
    assert sum(small.benefit[id_] for id_ in starts) == found.objective == best
    assert found.bound == best
    assert found.is_proven
    assert found.is_every_tie == (ties < 10)
    assert found.ties == min(ties, 10)
    assert found.spent_fen == sum(small.need[id_] for id_ in starts) * WAN
    spent = sum(fen for key, fen in found.amounts().items() if key[1] == "county")
    assert spent == sum(small.county[id_] for id_ in starts) * WAN
