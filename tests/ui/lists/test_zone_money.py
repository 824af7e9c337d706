"""What falls to zones, kept between looks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.allotment import by_zone
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Zone
from ecoplanner.ui.lists.zone_money import work_ahead
from ecoplanner.ui.lists.zone_money import ZoneMoney

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.session import Session


def _need(writer: Writer) -> None:
    parts = writer.entities(ProjectZone).values()
    project = writer.get(Project, next(iter(parts)).project_id)
    writer.save(replace(project, need_fen=(project.need_fen or 0) + 3))


def _typed_amount(writer: Writer) -> None:
    part = next(iter(writer.entities(ProjectZone).values()))
    writer.save(replace(part, amount_fen=1))


def _gone(writer: Writer) -> None:
    writer.delete(next(iter(writer.entities(ProjectZone).values())))


def _by_area(writer: Writer) -> None:
    plan = writer.portfolio().plan
    writer.save(replace(plan, zone_split="area"))


def _area(writer: Writer) -> None:
    _by_area(writer)
    zone = next(iter(writer.entities(Zone).values()))
    writer.save(replace(zone, area_m2=(zone.area_m2 or 0) * 2))


def _expected(portfolio: Portfolio, zone: Zone) -> int | None:
    links = portfolio.having(ProjectZone, "zone_id", zone.id)
    needs = [
        by_zone(portfolio, portfolio.get(Project, link.project_id)).get(zone.id, 0)
        for link in links
    ]
    return sum(needs) if needs else None


@pytest.mark.parametrize("work", [_need, _typed_amount, _gone, _by_area, _area])
def test_that_what_falls_to_zones_follows_each_edit(
    session: Session, work: Callable[[Writer], None]
) -> None:
    money = ZoneMoney()
    before = session.portfolio
    for zone in before.all(Zone):
        assert money.need(before, zone) == _expected(before, zone)

    session.edit("change", work)

    after = session.portfolio
    assert after is not before
    for zone in after.all(Zone):
        assert money.need(after, zone) == _expected(after, zone)
    session.undo()
    for zone in before.all(Zone):
        assert money.need(session.portfolio, zone) == _expected(before, zone)


def test_that_splits_made_ahead_are_those_of_their_plan(session: Session) -> None:
    before = session.portfolio
    session.edit("change", _by_area)
    session.edit("change", _need)
    after, money = session.portfolio, ZoneMoney.of(session.portfolio)
    assert ZoneMoney.of(before) is money

    for portfolio in (before, after, before):
        other = after if portfolio is before else before
        assert [*work_ahead(portfolio)]
        money.split(other, other.all(Project)[:3])

        for zone in portfolio.all(Zone):
            assert money.need(portfolio, zone) == _expected(portfolio, zone)


def test_that_a_project_without_an_amount_has_no_part(session: Session) -> None:
    portfolio, money = session.portfolio, ZoneMoney()
    unpriced = next(row for row in portfolio.all(Project) if row.need_fen is None)

    assert money.part(portfolio, unpriced, portfolio.all(Zone)[0]) is None
