"""Checking again after edits: the same as checking everything."""

from __future__ import annotations

import dataclasses
import random
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model import checks
from ecoplanner.model.annex import Waiver
from ecoplanner.model.funding import Allocation
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.plan import Plan
from ecoplanner.model.portfolio import Portfolio
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.samples import SAMPLES
from ecoplanner.model.zone import ZonePlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.finding import Finding

Changed = dict[type[Any], dict[str, Any]]


def _portfolio(*rows: Entity) -> Portfolio:
    by_kind: dict[type[Any], dict[str, Entity]] = {kind: {} for kind in KINDS.values()}
    for row in rows:
        by_kind[type(row)][row.id] = row
    return Portfolio(by_kind)


def _edit(portfolio: Portfolio, rng: random.Random) -> Changed:
    """Return an edit of a few rows, of those that rules look at."""
    found: Changed = {}
    projects = portfolio.all(Project)
    for _ in range(rng.randint(0, 3) if projects else 0):
        project = rng.choice(projects)
        news: dict[str, Any] = rng.choice(
            [
                {"need_fen": rng.choice([None, 0, 100_000_000, 10**12])},
                {"first_year": rng.choice([None, 1999, 2024])},
                {"first_year": None, "last_year": None},
                {"position": rng.randint(1, 10**7)},
                {"earns_income": rng.choice([None, False, True])},
                {"name": f"改名 {rng.random()}"},
            ]
        )
        found.setdefault(Project, {})[project.id] = dataclasses.replace(project, **news)
    for kind in (ProjectZone, ProjectPlace, ProjectAgency, Allocation, ZonePlace):
        rows = portfolio.all(kind)
        if rows and rng.random() < 0.3:
            row = rng.choice(rows)
            found[kind] = {row.id: None}
    amounts = portfolio.all(Allocation)
    if amounts and rng.random() < 0.5:
        amount = rng.choice(amounts)
        more = dataclasses.replace(
            amount, amount_fen=amount.amount_fen * 100, year=1998
        )
        found[Allocation] = {amount.id: more}
    if projects and rng.random() < 0.2:
        gone = rng.choice(projects)
        found.setdefault(Project, {})[gone.id] = None
        for kind in (ProjectZone, ProjectPlace, ProjectAgency, Allocation):
            for row in portfolio.having(kind, "project_id", gone.id):
                found.setdefault(kind, {})[row.id] = None
    if rng.random() < 0.1:
        plan = portfolio.plan
        last = rng.choice([2022, 2035])
        found[Plan] = {plan.id: dataclasses.replace(plan, last_year=last)}
    return found


def _ids(changed: Changed) -> dict[str, frozenset[str]]:
    return {kind.TABLE: frozenset(rows) for kind, rows in changed.items()}


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("seed", range(4))
def test_that_checking_again_finds_what_checking_all_finds(
    sample: str, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret
    portfolio = _portfolio(*sample_rows(sample))
    watch = checks.Watch()
    assert watch.findings(portfolio) == checks.findings(portfolio)

    for _ in range(12):
        changed = _edit(portfolio, rng)
        portfolio = portfolio.updated(changed)
        watch.note(_ids(changed))
        if rng.random() < 0.8:
            assert watch.findings(portfolio) == checks.findings(portfolio)


@pytest.mark.parametrize("seed", range(4))
def test_that_a_check_that_an_edit_breaks_off_is_begun_anew(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret
    portfolio = _portfolio(*sample_rows("shanggao"))
    watch = checks.Watch()
    for _ in range(12):
        for _ in range(rng.randrange(len(checks.RULES))):
            watch.check_on(portfolio)
        changed = _edit(portfolio, rng)
        portfolio = portfolio.updated(changed)
        watch.note(_ids(changed))

    assert watch.findings(portfolio) == checks.findings(portfolio)


def test_that_a_check_comes_to_its_end_rule_by_rule() -> None:
    portfolio = _portfolio(*sample_rows("shanggao"))
    watch = checks.Watch()
    # Until the last rule, nothing is said.
    assert not any(watch.check_on(portfolio) for _ in checks.RULES)

    assert watch.check_on(portfolio)

    assert watch.findings(portfolio) == checks.findings(portfolio)


def test_that_a_check_that_failed_is_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    portfolio = _portfolio(*sample_rows("shanggao"))
    watch = checks.Watch()

    def broken(_: Portfolio) -> Iterator[Finding]:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(checks, "RULES", (*checks.RULES, broken))
        with pytest.raises(ZeroDivisionError):
            watch.findings(portfolio)

    assert watch.findings(portfolio) == checks.findings(portfolio)


def test_that_every_rule_that_is_named_is_a_rule() -> None:
    assert checks._READS.keys() <= set(checks.RULES)


def test_that_a_plan_that_stays_is_not_checked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    portfolio = _portfolio(*sample_rows("shanggao"))
    watch = checks.Watch()
    first = watch.findings(portfolio)
    monkeypatch.setattr(checks, "RULES", ())

    assert watch.findings(portfolio) is first


def test_that_a_reason_is_seen_without_checking_again() -> None:
    portfolio = _portfolio(*sample_rows("shanggao"))
    watch = checks.Watch()
    finding = watch.findings(portfolio)[0]
    waiver = Waiver(
        id="waiver-0001",
        code=finding.code,
        of_table=finding.table,
        of_id=finding.row_id,
        field=finding.field,
        reason="上级要求",
    )

    now = portfolio.updated({Waiver: {waiver.id: waiver}})
    watch.note({Waiver.TABLE: {waiver.id}})

    found = watch.findings(now)
    assert [each.waived for each in found] == ["上级要求", *[None] * (len(found) - 1)]
