"""Many rows written at once: the same as one after another, or nothing at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotFoundError
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store import access
from ecoplanner.model.store import journal
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from tests.model.store.random_rows import seeded

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.model.funding import Tier
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.stepping import Change

    Work = Callable[[Writer], None]

COUNT = 60


def _money(document: Document) -> list[Allocation]:
    """Return allocations in years that no project of the sample has money in."""
    portfolio = document.portfolio()
    project, source = portfolio.all(Project)[0], portfolio.all(Source)[-1]
    return [
        Allocation(
            id=f"amount-{at:04}",
            project_id=project.id,
            source_id=source.id,
            year=1950 + at,
            amount_fen=(at + 1) * 100,
        )
        for at in range(2 * COUNT)
    ]


@pytest.fixture
def document() -> Iterator[Document]:
    """A plan in memory with some dozens of amounts of its own."""
    made = Document.in_memory(lambda writer: writer.save(*sample_rows("shanggao")))
    rows = _money(made)[:COUNT]
    with made.edit("before") as writer:
        writer.save(*rows)
    yield made
    made.close()


def _done(document: Document, work: Work) -> list[tuple[Any, ...]]:
    with document.edit("many") as writer:
        work(writer)
    _, changes = journal.happened(document)[-1]
    return [(each.table, each.row_id, each.before, each.after) for each in changes]


def _mixed(document: Document, seed: int) -> list[Allocation]:
    """Return rows new, changed in one column or in several, and as they were."""
    rng = seeded(seed)
    rows: list[Allocation] = []
    tiers: tuple[Tier, ...] = ("secured", "applied")
    for row in _money(document):
        how = rng.choice(("same", "amount", "tier", "both"))
        fen = rng.randrange(10**9) if how in ("amount", "both") else row.amount_fen
        tier = rng.choice(tiers) if how in ("tier", "both") else row.tier
        rows.append(replace(row, amount_fen=fen, tier=tier))
    rng.shuffle(rows)
    return rows


@pytest.mark.parametrize("seed", range(5))
def test_that_many_rows_are_recorded_as_one_after_another(
    seed: int, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = _mixed(document, seed)
    states = [read_content(document)]
    at_once = _done(document, lambda writer: writer.save(*rows))
    states.append(read_content(document))
    document.undo()
    assert read_content(document) == states[0]

    monkeypatch.setattr(access, "_MANY", 10**9)
    one_by_one = _done(document, lambda writer: writer.save(*rows))

    assert at_once == one_by_one
    assert read_content(document) == states[1]
    document.undo()
    assert read_content(document) == states[0]
    document.redo()
    assert read_content(document) == states[1]


def test_that_many_rows_are_removed_as_one_after_another(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, before = _money(document)[:COUNT], read_content(document)
    at_once = _done(document, lambda writer: writer.delete(*rows))
    after = read_content(document)
    document.undo()
    assert read_content(document) == before

    monkeypatch.setattr(access, "_MANY", 10**9)
    one_by_one = _done(document, lambda writer: writer.delete(*rows))

    assert len(at_once) == COUNT
    assert at_once == one_by_one
    assert read_content(document) == after


def _bad_amount(document: Document) -> Work:
    rows = _money(document)
    rows[COUNT + 5] = replace(rows[COUNT + 5], amount_fen=-1)
    return lambda writer: writer.save(*rows)


def _unknown_project(document: Document) -> Work:
    rows = _money(document)
    rows[COUNT + 5] = replace(rows[COUNT + 5], project_id="nobody-knows")
    return lambda writer: writer.save(*rows)


def _same_key(document: Document) -> Work:
    rows = _money(document)
    rows[COUNT + 5] = replace(rows[0], id=new_id())
    return lambda writer: writer.save(*rows)


def _taken_name(document: Document) -> Work:
    names = {row.name for row in document.portfolio().all(Project)}
    pattern = document.portfolio().all(Project)[0]
    rows = [replace(pattern, id=new_id(), name=f"新{at}") for at in range(COUNT)]
    rows[COUNT // 2] = replace(rows[0], id=new_id(), name=min(names))
    return lambda writer: writer.save(*rows)


def _still_used(document: Document) -> Work:
    known = document.portfolio().all(Source)
    more = [replace(known[-1], id=new_id(), name=f"新{at}") for at in range(COUNT)]

    def work(writer: Writer) -> None:
        writer.save(*more)
        writer.delete(*more, *known)

    return work


def _not_there(document: Document) -> Work:
    rows = _money(document)[: COUNT + 1]
    return lambda writer: writer.delete(*rows)


@pytest.mark.parametrize(
    ("make", "error", "code"),
    [
        (_bad_amount, InvalidInputError, "amount_negative"),
        (_unknown_project, InvalidInputError, "unknown_row"),
        (_same_key, InvalidInputError, "name_taken"),
        (_taken_name, InvalidInputError, "name_taken"),
        (_still_used, InvalidInputError, "still_used"),
        (_not_there, NotFoundError, "not_found"),
    ],
)
def test_that_a_rule_broken_in_the_middle_leaves_nothing(
    make: Callable[[Document], Work],
    error: type[Exception],
    code: str,
    document: Document,
) -> None:
    before, steps = read_content(document), journal.steps(document)
    portfolio = document.portfolio()
    work = make(document)

    with pytest.raises(error) as raised, document.edit("many") as writer:
        work(writer)

    problems = getattr(raised.value, "problems", ())
    codes = {each.code for each in problems} or {getattr(raised.value, "code", "")}
    assert codes == {code}
    assert read_content(document) == before
    assert journal.steps(document) == steps
    assert document.portfolio() is portfolio


def test_that_the_last_of_a_row_that_is_there_twice_stands(document: Document) -> None:
    rows = _money(document)
    last = replace(rows[3], amount_fen=7)

    changes = _done(document, lambda writer: writer.save(*rows, last))

    assert [each[3] for each in changes if each[1] == last.id][-1] == {"amount_fen": 7}
    assert document.get(Allocation, last.id) == last


def _all(reader: Reader) -> dict[str, Any]:
    portfolio = Reader(reader._db).portfolio()
    return {table: portfolio.all(kind) for table, kind in KINDS.items()}


@pytest.mark.parametrize("extra", [False, True])
def test_that_the_portfolio_follows_many_rows(
    extra: bool,  # noqa: FBT001 - a case
    document: Document,
) -> None:
    told: list[Change] = []
    document.subscribe(told.append)
    rows = [
        replace(row, id=new_id(), year=None, source_id=source.id)
        for row in _money(document)[:1]
        for source in document.portfolio().all(Source)
    ]
    plan = document.portfolio()
    plan.having(Allocation, "source_id", rows[0].source_id)
    plan.having(Allocation, "project_id", rows[0].project_id)
    project = plan.all(Project)[-1]

    with document.edit("many") as writer:
        writer.save(*rows)
        if extra:
            # What else is changed makes what was saved no longer all there is.
            writer.save(*(replace(row, amount_fen=9) for row in rows))
            writer.delete(project)

    kept = document.portfolio()
    assert {table: kept.all(kind) for table, kind in KINDS.items()} == _all(document)
    assert told[0].rows["allocations"] >= {row.id for row in rows}
    for field in ("source_id", "project_id"):
        value = getattr(rows[0], field)
        fresh = Reader(document._db).portfolio()
        assert kept.having(Allocation, field, value) == fresh.having(
            Allocation, field, value
        )


def test_that_the_portfolio_follows_hundreds_of_changed_rows(
    document: Document,
) -> None:
    pattern = _money(document)[0]
    sources = document.portfolio().all(Source)[:3]
    rows = [
        replace(pattern, id=new_id(), year=year, source_id=source.id)
        for source in sources
        for year in range(2060, 2100)
    ]
    tiers = [replace(row, tier="secured") for row in rows]
    with document.edit("come") as writer:
        writer.save(*rows, *(replace(row, id=new_id()) for row in tiers))
    plan = document.portfolio()
    for field in ("source_id", "year", "amount_fen"):
        plan.having(Allocation, field, None)

    with document.edit("change") as writer:
        found = writer.entities(Allocation, "year >= 2060").values()
        writer.save(*(replace(row, amount_fen=row.amount_fen + 1) for row in found))

    kept, fresh = document.portfolio(), Reader(document._db).portfolio()
    assert len(found) > 200
    assert kept.all(Allocation) == fresh.all(Allocation)
    for field, values in {
        "source_id": [source.id for source in sources],
        "year": range(2060, 2100),
        "amount_fen": (100, 101),
    }.items():
        for value in values:
            assert kept.having(Allocation, field, value) == fresh.having(
                Allocation, field, value
            )


def test_that_rows_are_found_as_they_are_now(document: Document) -> None:
    rows = _money(document)[:COUNT]
    ids = [row.id for row in rows]
    changed = [replace(row, amount_fen=7) for row in rows]

    def found(writer: Writer) -> list[int | None]:
        here = writer.found(Allocation, [*ids, "not-there"])
        assert here.keys() <= set(ids)
        read = Reader(writer.database).entities(Allocation)
        assert all(read[id_] == row for id_, row in here.items())
        return [here[id_].amount_fen if id_ in here else None for id_ in ids]

    document.portfolio()
    with document.edit("many") as writer:
        assert found(writer) == [row.amount_fen for row in rows]
        writer.save(*changed)
        assert found(writer) == [7] * COUNT
        writer.save(replace(rows[0], amount_fen=8))
        assert found(writer) == [8, *[7] * (COUNT - 1)]
        writer.delete(rows[1])
        assert found(writer) == [8, None, *[7] * (COUNT - 2)]
