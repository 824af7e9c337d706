"""Models solved in parts of whole numbers, and a solver that refuses to run."""

from __future__ import annotations

from typing import Any

import pytest

from ecoplanner.model import optimizer
from ecoplanner.model.optimizer import LinearModel
from ecoplanner.model.optimizer import relaxed
from ecoplanner.model.optimizer import solve


def test_that_parts_are_taken_and_rows_are_priced() -> None:
    model = LinearModel()
    columns = [model.add(cost, upper=1.0, is_whole=True) for cost in (3.0, 2.0)]
    model.limit([(column, 2.0) for column in columns], most=3.0)

    found = relaxed(model, maximise=True)

    assert found is not None
    assert found.values == pytest.approx((1.0, 0.5))
    assert found.prices == pytest.approx((1.0,))
    # The model itself still asks for whole numbers.
    assert solve(model, maximise=True).values == pytest.approx((1.0, 0.0))


def test_that_what_is_impossible_in_parts_too_has_no_prices() -> None:
    model = LinearModel()
    column = model.add(1.0, upper=1.0, is_whole=True)
    model.limit([(column, 1.0)], least=2.0)

    assert relaxed(model) is None


def test_that_pricing_can_be_stopped() -> None:
    model = LinearModel()
    columns = [model.add(float(at % 7), upper=1.0) for at in range(400)]
    for row in range(200):
        model.limit(
            [(at, float(1 + (at * row) % 5)) for at in columns], most=40.0 + row
        )

    assert relaxed(model, maximise=True, watch=lambda _: True) is None


def test_that_a_solver_that_refuses_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = optimizer._loaded

    class Refusing:
        def __init__(self, solver: Any, error: Any) -> None:
            self._solver, self._error = solver, error

        def run(self) -> Any:
            return self._error

        def __getattr__(self, name: str) -> Any:
            return getattr(self._solver, name)

    def refusing(*args: Any, **options: Any) -> tuple[Any, Any]:
        solver, highspy = loaded(*args, **options)
        return Refusing(solver, highspy.HighsStatus.kError), highspy

    monkeypatch.setattr(optimizer, "_loaded", refusing)
    model = LinearModel()
    model.add(1.0, upper=1.0, is_whole=True)

    with pytest.raises(RuntimeError):
        solve(model)
