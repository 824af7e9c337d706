"""Edits that are told of before they are written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import PlanUnavailableError
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.store import editing
from ecoplanner.model.store import journal
from ecoplanner.model.store.access import Reader
from ecoplanner.model.store.content import read_content
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.money_edit import amount_rows
from ecoplanner.model.store.money_edit import set_amounts
from tests.model.store.random_rows import seeded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.store.money_edit import Key
    from ecoplanner.model.store.showing import Rows
    from ecoplanner.model.store.stepping import Change


@pytest.fixture
def document(
    shanggao_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Document]:
    """The Shanggao plan, whose few rows are shown like many."""
    monkeypatch.setattr(editing, "_SHOWN", range(1, 6_001))
    made = Document.open(shanggao_file)
    yield made
    made.close()


def _noted(document: Document, note: str) -> Rows:
    rows = document.portfolio().all(Project)
    return {Project: {row.id: replace(row, note=note) for row in rows}}


def _written(document: Document) -> set[str]:
    return {row.note for row in Reader(document._db).entities(Project).values()}


def _all(portfolio: Any) -> dict[str, Any]:
    return {table: portfolio.all(kind) for table, kind in KINDS.items()}


def test_that_an_edit_is_told_of_first_and_written_then(document: Document) -> None:
    changes: list[Change] = []
    document.subscribe(changes.append)
    notes = _written(document)

    assert document.show("note", _noted(document, "改"))

    assert [(each.label, each.kind) for each in changes] == [("note", "edit")]
    assert {row.note for row in document.portfolio().all(Project)} == {"改"}
    assert (document.undo_label, document.unpublished_count) == ("note", 1)
    assert _written(document) == notes

    shown = document.portfolio()
    assert document.settle()
    assert document.portfolio() is shown
    assert _written(document) == {"改"}
    assert (document.undo_label, document.unpublished_count) == ("note", 1)
    assert len(changes) == 1
    assert _all(Reader(document._db).portfolio()) == _all(shown)


def test_that_undo_and_redo_are_shown_and_written_too(document: Document) -> None:
    before = read_content(document)
    document.show("note", _noted(document, "改"))
    after = read_content(document)
    for kind, content in (("undo", before), ("redo", after), ("undo", before)):
        assert document.show_move(kind)  # type: ignore[arg-type]  # as listed
        labels = document.undo_label, document.redo_label
        shown = document.portfolio()
        assert read_content(document) == content
        assert document.portfolio() is shown
        assert labels == (document.undo_label, document.redo_label)
    kinds = [step.kind for step in journal.steps(document)]
    assert kinds == ["edit", "undo", "redo", "undo"]
    assert not document.show_move("undo")


def test_that_whoever_asks_the_record_sees_what_was_shown(document: Document) -> None:
    document.show("note", _noted(document, "改"))
    assert [step.label for step in journal.steps(document)] == ["note"]


def test_that_the_next_edit_comes_after_what_was_shown(document: Document) -> None:
    document.show("first", _noted(document, "一"))
    with document.edit("second") as writer:
        assert {row.note for row in writer.entities(Project).values()} == {"一"}
        writer.save(replace(next(iter(writer.portfolio().all(Project))), note="二"))
    assert document.undo() == "second"
    assert {row.note for row in document.portfolio().all(Project)} == {"一"}
    assert document.undo() == "first"


def test_that_closing_writes_what_was_shown(shanggao_file: Path) -> None:
    document = Document.open(shanggao_file)
    document.show("note", _noted(document, "改"))
    document.close()
    again = Document.open(shanggao_file)
    assert {row.note for row in again.portfolio().all(Project)} == {"改"}
    again.close()


def test_that_what_is_published_says_what_was_shown(shanggao_file: Path) -> None:
    document = Document.open(shanggao_file)
    document.show("note", _noted(document, "改"))
    assert document.publish()
    assert not document.is_changed
    document.close(discard=True)
    again = Document.open(shanggao_file)
    assert {row.note for row in again.portfolio().all(Project)} == {"改"}
    again.close()


@pytest.mark.parametrize("kind", ["edit", "undo"])
def test_that_what_cannot_be_written_is_taken_back_and_told(
    kind: str, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "undo":
        document.show("note", _noted(document, "改"))
    before, content = document.portfolio(), read_content(document)
    state = document.undo_label, document.redo_label, document.unpublished_count
    told: list[EcoplannerError] = []
    changes: list[Change] = []
    document.on_refused = told.append
    document.subscribe(changes.append)

    def full(*_: object) -> None:
        raise PlanUnavailableError(path=document.path, reason="full")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "record", full)
        if kind == "undo":
            assert document.show_move("undo")
        else:
            assert document.show("more", _noted(document, "又改"))
        assert document.portfolio() is not before
        assert not document.settle()

    assert [type(each) for each in told] == [PlanUnavailableError]
    assert [each.kind for each in changes] == [kind, "edit"]
    assert changes[0].rows == changes[1].rows
    assert document.portfolio() is before
    assert read_content(document) == content
    now = document.undo_label, document.redo_label, document.unpublished_count
    assert now == state
    assert document.show("again", _noted(document, "又改"))
    assert document.settle()


def test_that_a_row_that_breaks_a_rule_is_never_shown(document: Document) -> None:
    changes: list[Change] = []
    document.subscribe(changes.append)
    row = document.portfolio().all(Project)[0]
    with pytest.raises(InvalidInputError):
        document.show("bad", {Project: {row.id: replace(row, name="")}})
    assert not changes
    assert document.undo_label is None


def test_that_rows_which_go_along_are_told_of_when_written(document: Document) -> None:
    changes: list[Change] = []
    document.subscribe(changes.append)
    scenario = Scenario(id="scenario-1", name="方案")
    with document.edit("scenario") as writer:
        writer.save(scenario)
        set_amounts(writer, scenario.id, _amounts(document, 1))
    changes.clear()

    def own() -> tuple[Override, ...]:
        return document.portfolio().having(Override, "scenario_id", scenario.id)

    assert document.show("gone", {Scenario: {scenario.id: None}})
    assert own()
    assert document.settle()
    assert not own()
    assert changes[-1].rows.keys() == {"scenarios", "overrides"}
    assert _all(document.portfolio()) == _all(Reader(document._db).portfolio())


def test_that_nothing_is_shown_where_nothing_changes(document: Document) -> None:
    rows = {row.id: row for row in document.portfolio().all(Project)}
    assert not document.show("same", {Project: rows})
    assert document.undo_label is None


def _amounts(document: Document, seed: int) -> dict[Key, int]:
    """Return new amounts, more money, less and none."""
    rng, portfolio = seeded(seed), document.portfolio()
    keys = [
        (r.project_id, r.source_id, r.year, r.tier) for r in portfolio.all(Allocation)
    ]
    projects, sources = portfolio.all(Project), portfolio.all(Source)
    keys += [
        (rng.choice(projects).id, rng.choice(sources).id, 2026, "applied")
        for _ in range(20)
    ]
    return {key: rng.choice((0, rng.randrange(10**9))) for key in keys}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("in_scenario", [False, True])
def test_that_rows_worked_out_are_those_that_would_be_written(
    in_scenario: bool,  # noqa: FBT001 - a case
    seed: int,
    document: Document,
) -> None:
    scenario_id = None
    if in_scenario:
        scenario_id = "scenario-1"
        with document.edit("scenario") as writer:
            writer.save(Scenario(id=scenario_id, name="方案"))
            set_amounts(writer, scenario_id, _amounts(document, 100 + seed))
    before, amounts = read_content(document), _amounts(document, seed)

    with document.edit("direct") as writer:
        set_amounts(writer, scenario_id, amounts)
    direct = _without_ids(read_content(document))
    document.undo()
    assert read_content(document) == before

    rows = amount_rows(document.portfolio(), scenario_id, amounts)
    assert document.show("shown", rows)
    assert _without_ids(read_content(document)) == direct
    document.undo()
    assert read_content(document) == before


def _without_ids(content: Any) -> Any:
    found: dict[str, list[str]] = defaultdict(list)
    for table, rows in content.items():
        is_money = table in {"allocations", "overrides"}
        for row in rows.values():
            said = {name: row[name] for name in row if name != "id" or not is_money}
            found[table].append(str(said))
    return {table: sorted(rows) for table, rows in found.items()}
