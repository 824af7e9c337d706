"""Schema version 3: a ceiling may be on a level of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Source
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.store import migration
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.funding_edit import add_ceiling
from ecoplanner.model.store.reading import backups_of
from tests.model.store.older import make_file

if TYPE_CHECKING:
    from pathlib import Path

COUNTY = Source(
    id="county-000001", root="local", level="county", name="县级财政", kind="budget"
)
PLAN = Plan(
    id="plan-0001",
    title="规划",
    region="上高县",
    base_year=2020,
    first_year=2021,
    last_year=2035,
)
LIMIT = Ceiling(id="limit-000001", source_id=COUNTY.id, year=2025, amount_fen=8000)


@pytest.fixture
def second(plans: Path) -> Path:
    """Make a plan file of version 2 with a limit."""
    path = plans / "旧版.ecoplan"
    make_file(path, [PLAN, COUNTY, LIMIT], version=2)
    return path


def test_that_limits_of_version_two_are_on_no_level(second: Path) -> None:
    before = second.read_bytes()

    document = Document.open(second)

    assert document.get(Ceiling, LIMIT.id) == LIMIT
    assert backups_of(second)[0].read_bytes() == before
    with document.edit("设限额") as writer:
        made = add_ceiling(writer, Ceiling(id="", level="county", amount_fen=9000))
    document.publish()
    document.close()
    document = Document.open(second)
    assert document.get(Ceiling, made.id).level == "county"
    assert document.undo() == "设限额"
    document.close()


def test_that_a_plan_without_limits_gets_through_the_step() -> None:
    assert migration.STEPS[2]({}) == {"ceilings": []}


@pytest.mark.parametrize("level", ["village", "central"])
def test_that_the_tables_refuse_what_no_limit_may_be(second: Path, level: str) -> None:
    document = Document.open(second)
    sql = "UPDATE ceilings SET level = ? WHERE source_id IS NOT NULL"

    with pytest.raises(Exception, match="CHECK"), document.edit("坏") as writer:
        writer.database.execute(sql, [level])

    document.close()


def test_that_a_limit_on_a_source_and_a_level_is_refused(second: Path) -> None:
    document = Document.open(second)
    row = Ceiling(id="", source_id=COUNTY.id, level="county", amount_fen=1)

    with (
        pytest.raises(InvalidInputError) as caught,
        document.edit("设限额") as writer,
    ):
        add_ceiling(writer, row)

    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["ceiling_of_source_and_level"]
    document.close()
