"""Mixes that cannot be, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.messages import error_text
from ecoplanner.messages import saying_text
from ecoplanner.model.mix import mixed
from ecoplanner.model.mix import Typed
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from tests.model.mix_rows import MONEY
from tests.model.mix_rows import projects_of
from tests.model.mix_rows import ROWS
from tests.model.mix_rows import share_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio


@pytest.mark.parametrize(
    ("typed", "options", "said"),
    [
        (
            [share_of("social", 70), share_of("county", "30.5")],
            {},
            "各项合计超过资金需求 0.75 万元：减少比例或金额。",
        ),
        (
            [share_of("social", 80)],
            {"locked": [("a", "county")]},
            (
                "超出 10 万元放不下：减少比例或金额，"
                "或让县级财政可以变动（解锁，或不再保持不动）。"
            ),
        ),
        (
            [share_of("county", 20)],
            {"locked": [("a", "county")]},
            (
                "县级财政有 40 万元锁定或保持不动，不能更少："
                "让它可以变动，或提高比例或金额。"
            ),
        ),
        (
            [share_of("central", 20), share_of("t1", 20)],
            {},
            "转移一既单独填写，又包含在另一项里：只留一处。",
        ),
        (
            [share_of("county", 40)],
            {"profile": {2030: Fraction(1)}},
            "2030年不在所选项目的实施年份 2021—2023 年内：改正年份。",
        ),
        (
            [share_of("county", 40)],
            {"profile": {2021: Fraction(6, 5)}},
            "分年比例合计 120%，应为 100%：改正其中的比例。",
        ),
    ],
)
def test_that_a_mix_that_cannot_be_says_why(
    make_portfolio: Callable[..., Portfolio],
    typed: list[Typed],
    options: dict[str, Any],
    said: str,
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)

    with pytest.raises(InvalidInputError) as caught:
        mixed(portfolio, projects_of(portfolio), typed, **options)

    assert error_text(caught.value, "zh") == said


def test_that_a_group_without_money_names_what_is_below(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS)

    with pytest.raises(InvalidInputError) as caught:
        mixed(portfolio, projects_of(portfolio), [share_of("central", 10)])

    assert "（转移一、转移二）" in error_text(caught.value, "zh")
    assert (
        mixed(portfolio, projects_of(portfolio), [share_of("central", 0)]).amounts == {}
    )


def test_that_a_share_of_no_need_is_refused(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    free = Project(id="c", program_id="p", name="丙")
    portfolio = make_portfolio(*ROWS, free)

    with pytest.raises(InvalidInputError) as caught:
        mixed(portfolio, [free], [share_of("social", 10)])

    assert caught.value.problems[0].code == "mix_without_need"
    nothing = mixed(portfolio, [free], [Typed(source_id="social", amount_fen=0)])
    assert saying_text(nothing.moved[0], "zh") == "社会资本 0 → 0 万元：缺口不变。"
