"""Results of the funding laboratory in the plan: written, adopted, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.errors import NotFoundError
from ecoplanner.messages import error_text
from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store import funding_edit
from ecoplanner.model.store import money_edit
from ecoplanner.model.store.content import content_digest
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.versions import versions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecoplanner.model.allotment import Key


@pytest.fixture
def shanggao() -> Iterator[Document]:
    """Open the bundled county plan in memory."""
    rows = sample_rows("shanggao")
    document = Document.in_memory(lambda writer: writer.save(*rows), who="张三")
    yield document
    document.close()


def _scenario(document: Document, name: str = "示例筹资方案") -> Scenario:
    found = document.portfolio().named(Scenario, name)
    assert found is not None
    return found


def _amounts(document: Document, scenario: Scenario | None) -> dict[Key, int]:
    return {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in allotted(document.portfolio(), scenario)
    }


def _key(document: Document, year: int | None = 2022) -> Key:
    portfolio = document.portfolio()
    project = portfolio.named(Project, "历史遗留废弃矿山生态修复")
    source = portfolio.named(Source, "县级财政专项资金")
    assert project is not None
    assert source is not None
    return project.id, source.id, year, "secured"


def test_that_amounts_are_written_with_the_reason(shanggao: Document) -> None:
    key, id_ = _key(shanggao), _scenario(shanggao).id

    with shanggao.edit("stress") as writer:
        funding_edit.apply_amounts(writer, id_, {key: 5}, note="县级少 20%")
    row = shanggao.portfolio().having(Override, "note", "县级少 20%")[0]
    with shanggao.edit("again") as writer:
        funding_edit.apply_amounts(writer, id_, {key: 6})
    again = shanggao.portfolio().get(Override, row.id)

    assert (row.project_id, row.source_id, row.year, row.amount_fen) == (*key[:3], 5)
    assert (again.amount_fen, again.note) == (6, "县级少 20%")


def test_that_amounts_go_into_the_plan(shanggao: Document) -> None:
    with shanggao.edit("mix") as writer:
        funding_edit.apply_amounts(writer, None, {_key(shanggao): 5})

    assert _amounts(shanggao, None) == {_key(shanggao): 5}


def test_that_new_money_stays_in_the_years_of_work(shanggao: Document) -> None:
    late, id_ = _key(shanggao, 2030), _scenario(shanggao).id
    with shanggao.edit("by hand") as writer:
        money_edit.set_amounts(writer, id_, {late: 9})
    before = content_digest(shanggao)

    with pytest.raises(InvalidInputError) as caught, shanggao.edit("x") as writer:
        funding_edit.apply_amounts(writer, id_, {_key(shanggao): 1, late: 10})
    after = content_digest(shanggao)
    with shanggao.edit("less") as writer:
        funding_edit.apply_amounts(writer, id_, {late: 8, _key(shanggao, None): 1})

    assert "只在 2021—2025 年实施，2030 年" in error_text(caught.value, "zh")
    assert after == before
    assert _amounts(shanggao, _scenario(shanggao))[late] == 8


def test_that_adopting_is_one_step_and_keeps_the_old_plan(shanggao: Document) -> None:
    with shanggao.edit("frame") as writer:
        funding_edit.apply_amounts(writer, None, {_key(shanggao): 7})
        money_edit.new_scenario(writer, "跟随规划")
    money = _amounts(shanggao, _scenario(shanggao))
    old, before = _amounts(shanggao, None), content_digest(shanggao)
    id_ = _scenario(shanggao).id

    with shanggao.edit("adopt") as writer:
        funding_edit.adopt(writer, id_, "采用前", who="李四")

    assert _amounts(shanggao, None) == money
    assert _amounts(shanggao, _scenario(shanggao)) == money
    assert not shanggao.portfolio().having(Override, "scenario_id", id_)
    assert _amounts(shanggao, _scenario(shanggao, "跟随规划")) == old
    (version,) = versions(shanggao)
    assert (version.name, version.who, version.content_digest) == (
        "采用前",
        "李四",
        before,
    )

    assert shanggao.undo() == "adopt"
    assert content_digest(shanggao) == before
    assert len(versions(shanggao)) == 1

    shanggao.redo()
    shanggao.go_back("采用前")
    assert content_digest(shanggao) == before


def test_that_locked_scenarios_keep_their_money_when_another_is_adopted(
    shanggao: Document,
) -> None:
    with shanggao.edit("frame") as writer:
        locked = money_edit.new_scenario(writer, "留底")
        money_edit.lock_scenario(writer, locked.id, is_locked=True)
        money_edit.lock_scenario(writer, _scenario(shanggao).id, is_locked=True)

    with shanggao.edit("adopt") as writer:
        funding_edit.adopt(writer, _scenario(shanggao).id, "采用前")

    assert _amounts(shanggao, _scenario(shanggao, "留底")) == {}
    assert len(_amounts(shanggao, None)) == 485


def test_that_a_scenario_without_a_difference_is_not_adopted(
    shanggao: Document,
) -> None:
    with shanggao.edit("new") as writer:
        made = money_edit.new_scenario(writer, "没有差别")

    with pytest.raises(InvalidInputError) as caught, shanggao.edit("x") as writer:
        funding_edit.adopt(writer, made.id, "采用前")

    assert caught.value.problems[0].code == "nothing_to_adopt"
    assert versions(shanggao) == []


def test_that_a_name_of_a_version_is_used_once(shanggao: Document) -> None:
    shanggao.name_version("采用前")
    before = content_digest(shanggao)

    with pytest.raises(InvalidInputError) as caught, shanggao.edit("x") as writer:
        funding_edit.adopt(writer, _scenario(shanggao).id, "采用前")

    assert caught.value.problems[0].code == "name_taken"
    assert content_digest(shanggao) == before


def test_that_an_adopted_plan_is_published(shanggao_file: Path) -> None:
    document = Document.open(shanggao_file)
    with document.edit("adopt") as writer:
        funding_edit.adopt(writer, _scenario(document).id, "采用前")
    document.publish()
    document.close()

    again = Document.open(shanggao_file)
    assert len(_amounts(again, None)) == 485
    assert [version.name for version in versions(again)] == ["采用前"]
    again.close()


def test_that_limits_come_and_go(shanggao: Document) -> None:
    limit = Ceiling(id="", year=2023, amount_fen=8)

    with shanggao.edit("limit") as writer:
        made = funding_edit.add_ceiling(writer, limit)
    stored = shanggao.portfolio().all(Ceiling)
    with shanggao.edit("no limit") as writer:
        funding_edit.remove_ceiling(writer, made.id)

    assert stored == (made,)
    assert (made.year, made.amount_fen, made.bound) == (2023, 8, "most")
    assert len(made.id) == 20
    assert shanggao.portfolio().all(Ceiling) == ()


def test_that_money_is_locked_and_unlocked(shanggao: Document) -> None:
    project, source, *_ = _key(shanggao)
    pairs = [(project, source), (project, source)]

    with shanggao.edit("lock") as writer:
        counts = [
            funding_edit.set_locks(writer, None, pairs, is_locked=True)
            for _ in range(2)
        ]
    locked = shanggao.portfolio().all(FundingLock)
    with shanggao.edit("unlock") as writer:
        counts += [
            funding_edit.set_locks(writer, None, pairs, is_locked=False)
            for _ in range(2)
        ]

    assert [(row.project_id, row.source_id, row.scenario_id) for row in locked] == [
        (project, source, None)
    ]
    assert counts == [1, 0, 1, 0]
    assert shanggao.portfolio().all(FundingLock) == ()


def test_that_a_locked_scenario_takes_no_limits_and_locks(shanggao: Document) -> None:
    id_ = _scenario(shanggao).id
    with shanggao.edit("lock") as writer:
        limit = funding_edit.add_ceiling(
            writer, Ceiling(id="", scenario_id=id_, amount_fen=8)
        )
        money_edit.lock_scenario(writer, id_, is_locked=True)

    def refused(number: int) -> None:
        with shanggao.edit("x") as writer:
            if number == 0:
                funding_edit.add_ceiling(writer, limit)
            elif number == 1:
                funding_edit.remove_ceiling(writer, limit.id)
            elif number == 2:
                funding_edit.set_locks(writer, id_, [], is_locked=True)
            else:
                funding_edit.apply_amounts(writer, id_, {})

    for number in range(4):
        with pytest.raises(InvalidInputError) as caught:
            refused(number)
        assert caught.value.problems[0].code == "scenario_locked"


def test_that_a_scenario_has_to_be_there(shanggao: Document) -> None:
    with pytest.raises(NotFoundError), shanggao.edit("x") as writer:
        funding_edit.apply_amounts(writer, "gone", {})
