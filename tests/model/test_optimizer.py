"""Models solved: their bounds, their answers, and what is asked twice."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from ecoplanner.model import optimizer
from ecoplanner.model.optimizer import Answer
from ecoplanner.model.optimizer import divisor
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import Progress
from ecoplanner.model.optimizer import relaxed
from ecoplanner.model.optimizer import solve


def knapsack(count: int = 4) -> LinearModel:
    model = LinearModel()
    for at in range(count):
        model.add(float(5 + at * 7 % 11), upper=1.0, is_whole=True)
    model.limit([(at, float(4 + at * 5 % 13)) for at in range(count)], most=count * 3.0)
    return model


def test_that_rows_and_bounds_are_kept() -> None:
    model = LinearModel()
    first, second = model.add(3.0, upper=4.0), model.add(2.0, 1.0)
    assert model.limit([(first, 1.0), (second, 2.0)], least=2.0, most=10.0) == 0

    found = solve(model, maximise=True)

    assert found.state == "optimal"
    assert found.values == pytest.approx((4.0, 3.0))
    assert found.objective == found.bound == pytest.approx(18.0)
    assert solve(model).values == pytest.approx((0.0, 1.0))


def test_that_whole_columns_are_whole() -> None:
    model = LinearModel()
    column = model.add(1.0, is_whole=True)
    model.limit([(column, 2.0)], most=5.0)

    assert solve(model, maximise=True).values == (2.0,)


def test_that_a_model_without_columns_has_an_answer() -> None:
    assert solve(LinearModel()) == Answer(state="optimal")


def test_that_what_is_impossible_or_endless_is_said() -> None:
    model = LinearModel()
    column = model.add(1.0)

    assert solve(model, maximise=True).state == "unbounded"
    model.limit([(column, 1.0)], most=-1.0)
    assert solve(model).state == "infeasible"


def test_that_impossible_is_believed_only_without_presolve(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run, asked = optimizer._run, []

    def lying(*args: Any, presolve: bool) -> Answer:
        asked.append(presolve)
        return Answer(state="infeasible") if presolve else run(*args, presolve=False)

    monkeypatch.setattr(optimizer, "_run", lying)

    assert solve(knapsack(), maximise=True).state == "optimal"
    assert asked == [True, False]


def test_that_a_search_begins_with_what_is_known() -> None:
    told: list[Progress] = []

    def watch(progress: Progress) -> bool:
        told.append(progress)
        return False

    found = solve(knapsack(8), maximise=True, start=[0.0] * 8, watch=watch)

    assert found.state == "optimal"
    assert found.objective == solve(knapsack(8), maximise=True).objective


@pytest.mark.parametrize("is_whole", [True, False])
def test_that_a_search_without_time_is_stopped(*, is_whole: bool) -> None:
    model = LinearModel()
    for _ in range(3):
        model.add(1.0, upper=1.0, is_whole=is_whole)
    for at in range(3):
        model.limit([(at, 1.0), ((at + 1) % 3, 1.0)], least=1.0)

    found = solve(model, seconds=0.0)

    assert found.state in {"stopped", "optimal"}
    assert (found.state == "optimal") == bool(found.values)


def test_that_a_wrong_model_is_a_bug() -> None:
    model = LinearModel()
    column = model.add()
    model.limit([(column, 1.0), (column, -1.0)], most=0.0)

    with pytest.raises(ValueError, match="LinearModel"):
        solve(model)


@pytest.mark.parametrize(
    ("largest", "found"), [(0, 1), (10**7, 1), (10**7 + 10, 10), (10**9, 100)]
)
def test_that_large_numbers_are_scaled(largest: int, found: int) -> None:
    assert divisor(largest) == found


@pytest.mark.parametrize(
    ("least", "most", "state"),
    [(0.0, 1.0, "optimal"), (1.0, 2.0, "infeasible"), (-2.0, -1.0, "infeasible")],
)
def test_that_rows_without_columns_ask_for_something(
    least: float, most: float, state: str
) -> None:
    model = LinearModel()
    model.limit([], least=least, most=most)

    assert solve(model).state == state


class _Silent:
    """A solver in a step that calls nobody and that nothing ends."""

    def __init__(self) -> None:
        self.held = Event()

    def run(self) -> str:
        self.held.wait()
        return "ended"

    @property
    def cbMipInterrupt(self) -> _Silent:  # noqa: N802 - as the library has it
        return self

    def subscribe(self, _called: object) -> None:
        """Nobody is called."""


def test_that_a_watch_is_told_while_the_solver_is_silent() -> None:
    silent, told = _Silent(), []

    def watch(progress: Progress) -> bool:
        told.append(progress)
        if len(told) == 3:
            silent.held.set()
        return False

    assert optimizer._ended(silent, watch, is_whole=True, maximise=True) == "ended"
    assert len(told) >= 3
    seconds = [each.seconds for each in told]
    assert seconds == sorted(seconds)
    assert (told[0].objective, told[0].bound) == (-float("inf"), float("inf"))


def test_that_a_step_that_nothing_ends_is_left_when_it_is_to_stop() -> None:
    silent = _Silent()
    try:
        assert (
            optimizer._ended(silent, lambda _: True, is_whole=True, maximise=True)
            is None
        )
    finally:
        silent.held.set()


def test_that_what_was_left_has_no_answer_and_no_untrue_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(optimizer, "_ended", lambda *_, **__: None)

    found = solve(knapsack(), maximise=True)

    assert (found.state, found.values, found.bound) == ("stopped", (), float("inf"))
    assert solve(knapsack()).bound == -float("inf")
    assert relaxed(knapsack()) is None


def test_that_what_a_watch_raises_comes_to_the_caller() -> None:
    def watch(_progress: Progress) -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        optimizer._ended(_Slow(), watch, is_whole=True, maximise=True)


class _Slow(_Silent):
    """One that ends by itself after a while."""

    def run(self) -> str:
        self.held.wait(1)
        return "ended"
