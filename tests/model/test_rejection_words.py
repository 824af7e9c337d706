"""Why a project was not chosen, said as far as it is known and no further."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import saying_text
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.losing import Entry
from ecoplanner.model.losing import Loss
from ecoplanner.model.project import Project
from ecoplanner.model.rejection import frontier_words
from ecoplanner.model.rejection import rejection_words
from ecoplanner.model.rejection import rejections
from ecoplanner.model.rejection import timing_words
from ecoplanner.model.rejection_words import loss_record
from ecoplanner.model.rejection_words import proof_words
from ecoplanner.model.rejection_words import Rejection
from ecoplanner.model.rejection_words import words_of
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import WAN
from tests.model.starts import chosen
from tests.model.starts import each_year
from tests.model.starts import one_year

if TYPE_CHECKING:
    from ecoplanner.model.portfolio import Portfolio


def _plan(*more: Ceiling) -> Portfolio:
    rows = [
        one_year(id_, 5, str(9 - at), start_to=2021) for at, id_ in enumerate("abc")
    ]
    return portfolio(*rows, Ceiling(id="1", amount_fen=10 * WAN), *more)


@pytest.mark.parametrize(
    ("loss", "zh"),
    [
        (Loss(group=2, least=0, is_impossible=True), "在现有限额下选不了它。"),
        (
            Loss(group=2, least=-3),
            "没有找到给它腾出余量的换法；已证明含它的选择效益合计不超过 20。",
        ),
        (
            Loss(group=2, least=1, most=1, left=(1,)),
            "要选它，须换下“项目b”，效益合计减少 1。",
        ),
        (Loss(group=2, least=1, most=1), "选它，效益合计减少 1。"),
        (
            Loss(group=2, least=1, most=4, left=(0, 1)),
            "可换下“项目a”、“项目b”选它，效益合计减少 4；已证明至少减少 1。",
        ),
        (
            Loss(group=2, least=-2, most=4, left=(0,)),
            "可换下“项目a”选它，效益合计减少 4；已证明含它的选择不超过 19。",
        ),
        (
            Loss(group=2, least=-2, most=0, left=(0,)),
            "选它、换下“项目a”，效益合计不变。",
        ),
        (Loss(group=2, least=-2, most=0), "选它，效益合计不变。"),
        (
            Loss(group=2, least=-2, most=-1, left=(0,)),
            "换下“项目a”选它，效益合计增加 1：搜索停得早，再算久一些。",
        ),
        (
            Loss(group=2, least=-2, most=-1),
            "选它，效益合计增加 1：搜索停得早，再算久一些。",
        ),
    ],
)
def test_that_a_loss_is_said_as_far_as_it_is_known(loss: Loss, zh: str) -> None:
    plan = _plan()
    found = chosen(plan)

    said = words_of(plan, found, Rejection(project_id="c", loss=loss))

    assert [saying_text(each, "zh") for each in said] == [zh]


def test_that_a_step_at_which_a_project_enters_is_said_in_money_or_percent() -> None:
    entry = Entry(group=2, factor=Fraction(3, 2), before=Fraction(5, 4))
    rejection = Rejection(project_id="c", entry=entry)

    one, more = _plan(), _plan(*each_year(50, 2021))

    assert [
        saying_text(each, "zh") for each in words_of(one, chosen(one), rejection)
    ] == ["预算提高到 15 万元时求得的选择有它，12.5 万元时没有。"]
    said = words_of(more, chosen(more), rejection)
    assert [saying_text(each, "zh") for each in said] == [
        "全部限额提高到现在的 150.00% 时求得的选择有它，125.00% 时没有。"
    ]
    record = loss_record(more, chosen(more), rejection)
    assert (record["enters_at"], record["not_at"]) == (1.5, 1.25)


def test_that_many_projects_all_get_a_reason_that_holds() -> None:
    plan = portfolio(
        *(
            one_year(str(at), 3 + at * 7 % 11, str(5 + at * 5 % 13), start_to=2022)
            for at in range(90)
        ),
        *each_year(120, 2021, 2022),
    )
    found = chosen(plan)
    assert found.rejected

    told = list(rejections(plan, found))

    last = {each.project_id: each for each in told}
    assert set(last) == set(found.rejected)
    benefit = {row.id: int(row.benefit or 0) for row in plan.all(Project)}
    for id_, each in last.items():
        record = loss_record(plan, found, each)
        assert each.loss is not None
        assert each.loss.least <= (each.loss.most or 0)
        assert isinstance(record["replaces"], list)
        # A project that comes in for nothing would have been chosen.
        assert each.loss.most is None or each.loss.most >= 0
        assert each.loss.most is None or each.loss.most <= sum(
            benefit[row.id]
            for row in plan.all(Project)
            if row.name in record["replaces"]
        )
        assert words_of(plan, found, each), id_
    assert any(each.entry for each in last.values())


def test_that_reasons_end_when_they_are_stopped() -> None:
    plan = _plan()
    found = chosen(plan)

    known = [*rejections(plan, found, is_stopped=lambda: True)]

    assert [each.project_id for each in known] == [*found.rejected]
    assert all(each.loss is None and each.entering is None for each in known)
    words = rejection_words(plan, found, is_stopped=lambda: True)
    assert [each.code for said in words.values() for each in said] == ["why_full"]


def test_that_only_the_worthiest_are_searched_unasked() -> None:
    plan = portfolio(
        *(one_year(str(at), 9, str(100 + at), start_to=2021) for at in range(130)),
        Ceiling(id="1", amount_fen=90 * WAN),
    )
    found = chosen(plan)

    told = list(rejections(plan, found, None))

    searched = {each.project_id for each in told if each.is_searched}
    assert searched == {str(at) for at in range(110, 120)}
    assert told[-1].part == 1
    assert [each.part for each in told] == sorted(each.part for each in told)


def test_that_ties_are_said_to_be_all_or_not() -> None:
    plan = _plan()
    found = chosen(plan)

    def codes(**values: object) -> list[str]:
        made = replace(found, **values)  # type: ignore[arg-type]
        return [each.code for each in timing_words(plan, made)][1:]

    assert codes() == ["choice_best"]
    assert codes(ties=3) == ["choice_best", "choice_ties"]
    assert codes(ties=3, is_every_tie=False) == ["choice_best", "choice_ties_more"]
    assert codes(is_every_tie=False) == ["choice_best", "choice_ties_open"]
    assert codes(is_proven=False, ties=1) == ["choice_bound", "choice_ties_unknown"]


def test_that_a_frontier_says_what_was_computed() -> None:
    def said(gaps: list[float], left_out: int) -> list[str]:
        return [saying_text(each, "zh") for each in frontier_words(gaps, left_out)]

    assert said([0.0, 0.0], 0) == ["算了 2 档限额，每档都是最优。"]
    assert said([0.0, 0.00301], 1) == [
        "算了 2 档限额，每档与最优相差不超过 0.31%。",
        "另有 1 档花钱不少于列出的某一档，所得却不增，未列出。",
    ]


def test_that_money_in_other_years_counts_against_other_limits() -> None:
    plan = portfolio(
        one_year("a", 5, "9"),
        one_year("b", 5, "5"),
        money("a", "central", 2021, 5),
        money("b", "central", 2021, 5),
        *each_year(5, 2021),
        *each_year(0, 2022, 2023),
    )

    found = chosen(plan)

    assert found.starts == {"a": 2021}
    assert [each.code for each in rejection_words(plan, found)["b"]] == [
        "why_worth",
        "why_full",
        "why_factor",
    ]


def test_that_it_is_counted_how_many_reasons_are_exact() -> None:
    exact = Rejection(
        project_id="a",
        loss=Loss(group=0, least=1, most=1),
        factor=Fraction(2),
        is_searched=True,
    )
    assert exact.loss is not None
    assert exact.loss.is_exact
    changed = Rejection(
        project_id="b",
        loss=Loss(group=1, least=1, most=4, left=(0,)),
        entry=Entry(group=1, factor=Fraction(11, 10), before=Fraction(1)),
    )
    bounded = Rejection(
        project_id="c", loss=Loss(group=2, least=1), entering="not_found"
    )
    unknown = Rejection(project_id="d")
    barred = Rejection(project_id="e", is_barred=True)

    assert proof_words([exact, barred]) == ()
    assert proof_words([]) == ()
    said = proof_words([exact, changed, bounded, unknown, barred])
    assert [saying_text(each, "en") for each in said] == [
        (
            "Of 4 projects left out, the loss is exact for 1; for 1 a change was found "
            "and a least loss is proven; for 2 no change was found."
        ),
        (
            "From what limits on they are chosen is exact for 1, found by steps for 1, "
            "not found for 2."
        ),
    ]


def test_that_every_reason_has_its_limits_without_room_from_the_first() -> None:
    plan = _plan()
    found = chosen(plan)

    first = next(iter(rejections(plan, found, is_stopped=lambda: True)))

    assert first.loss is None
    assert [saying_text(each, "zh") for each in words_of(plan, found, first)] == [
        "没有余量：全部资金 ≤ 10 万元。"
    ]
