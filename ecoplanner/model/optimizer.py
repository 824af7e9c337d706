"""Linear and mixed-integer models, and HiGHS that solves them.

The answers are floating-point numbers: whoever asks turns them back into whole
numbers and sees for himself that they hold.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait
from dataclasses import dataclass
from dataclasses import replace
from threading import Lock
from time import monotonic
from typing import Any
from typing import Literal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

State = Literal["optimal", "infeasible", "unbounded", "stopped", "failed"]
INFINITE = float("inf")

#: When a watch is told first though the solver is silent, and how often from then on;
#: and how long a step that nothing ends may take once it is to stop; in seconds.
_FIRST, _EVERY, _PATIENCE = 0.02, 0.1, 0.1
#: Numbers are scaled so that none is much larger: HiGHS holds 1e-6 to be nothing.
_LARGEST = 10**7


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a search has come.

    Attributes:
        seconds: since it began.
        objective: of the best answer found; while there is none infinite, and worse
            than any: above zero where the least is looked for.
        bound: proven limit of the objective; infinite while there is none.
    """

    seconds: float
    objective: float
    bound: float


if TYPE_CHECKING:
    #: Is told of progress, several times a second; says whether to stop.
    Watch = Callable[[Progress], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of solving.

    Attributes:
        state: `optimal` within the gap asked for; `stopped` by the watch or the
            time, with the best answer found until then; `failed` where the solver's
            own answer does not stand, which is tried again before it is returned.
        values: by column; empty where no answer was found.
        objective: of the values.
        bound: proven limit of the objective.
    """

    state: State
    values: tuple[float, ...] = ()
    objective: float = 0.0
    bound: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """A model solved in parts of whole numbers.

    Attributes:
        values: by column.
        prices: by row what one more of it would bring.
    """

    values: tuple[float, ...]
    prices: tuple[float, ...]


class LinearModel:
    """Columns with bounds and costs, and rows that limit their sums."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.whole: list[int] = []
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self.starts: list[int] = [0]
        self.index: list[int] = []
        self.value: list[float] = []

    def add(
        self,
        cost: float = 0.0,
        lower: float = 0.0,
        upper: float = INFINITE,
        *,
        is_whole: bool = False,
    ) -> int:
        """Add a column; return its number."""
        column = len(self.cost)
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        if is_whole:
            self.whole.append(column)
        return column

    def limit(
        self,
        terms: Iterable[tuple[int, float]],
        *,
        least: float = -INFINITE,
        most: float = INFINITE,
    ) -> int:
        """Add a row: the sum of `factor * column` lies within; return its number."""
        for column, factor in terms:
            self.index.append(column)
            self.value.append(factor)
        self.starts.append(len(self.index))
        self.row_lower.append(least)
        self.row_upper.append(most)
        return len(self.row_lower) - 1


def solve(  # noqa: PLR0913 - how long, how exact, who watches
    model: LinearModel,
    *,
    maximise: bool = False,
    gap: float = 0.0,
    seconds: float | None = None,
    watch: Watch | None = None,
    start: Sequence[float] | None = None,
) -> Answer:
    """Solve a model.

    The search runs in the calling thread and frees the interpreter while it does, so
    that other threads go on; the watch is called in the calling thread.

    Args:
        model: what to solve.
        maximise: or else minimise.
        gap: relative gap between objective and bound that is good enough.
        seconds: when to stop; None for never.
        watch: told of progress, and asked whether to stop.
        start: values of an answer known already.
    """
    if not model.cost:
        # To the solver a model without columns is empty, whatever its rows ask for.
        rows = zip(model.row_lower, model.row_upper, strict=True)
        is_kept = all(least <= 0 <= most for least, most in rows)
        return Answer(state="optimal" if is_kept else "infeasible")
    solved = _run(model, maximise, gap, seconds, watch, start, presolve=True)
    if solved.state in {"infeasible", "unbounded", "failed"}:
        # Presolve has called models infeasible that are not; nobody is told that
        # something is impossible before the plain search says so too.
        solved = _run(model, maximise, gap, seconds, watch, start, presolve=False)
    if solved.state == "failed":
        raise RuntimeError(solved)
    return solved


def relaxed(
    model: LinearModel, *, maximise: bool = False, watch: Watch | None = None
) -> Relaxed | None:
    """Solve a model whose whole columns may take any part; None if it cannot be."""
    solver, highspy = _loaded(model, maximise, {}, is_relaxed=True)
    if _ended(solver, watch, is_whole=False, maximise=maximise) is None:
        return None
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    found = solver.getSolution()
    return Relaxed(values=tuple(found.col_value), prices=tuple(found.row_dual))


def divisor(largest: int) -> int:
    """Return the power of ten by which whole numbers are scaled for the solver."""
    found = 1
    while largest // found > _LARGEST:
        found *= 10
    return found


def _run(  # noqa: PLR0913, PLR0917 - see solve
    model: LinearModel,
    maximise: bool,  # noqa: FBT001
    gap: float,
    seconds: float | None,
    watch: Watch | None,
    start: Sequence[float] | None,
    *,
    presolve: bool,
) -> Answer:
    options: dict[str, Any] = {
        "presolve": "on" if presolve else "off",
        "mip_rel_gap": gap,
        "mip_abs_gap": 0.0,
    }
    if seconds is not None:
        options["time_limit"] = seconds
    solver, highspy = _loaded(model, maximise, options)
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        solver.setSolution(solution)
    is_whole = bool(model.whole)
    status = _ended(solver, watch, is_whole=is_whole, maximise=maximise)
    if status is None:
        return Answer(state="stopped", bound=INFINITE if maximise else -INFINITE)
    if status == highspy.HighsStatus.kError:
        return Answer(state="failed")
    return _answer(solver, highspy, is_whole=is_whole)


def _loaded(
    model: LinearModel,
    maximise: bool,  # noqa: FBT001
    options: Mapping[str, Any],
    *,
    is_relaxed: bool = False,
) -> tuple[Any, Any]:
    """Return a solver that has the model, and its library."""
    import highspy  # noqa: PLC0415 - takes a while to load
    import numpy as np  # noqa: PLC0415

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    # All searches of a process share one pool of threads, made by the first of them.
    # A number of our own would be refused where somebody else was first.
    every = {"output_flag": False, "threads": 0} | dict(options)
    for name, value in every.items():
        solver.setOptionValue(name, value)
    made = _lp(model, highspy, np, maximise=maximise)
    if is_relaxed:
        made.integrality_ = []
    if solver.passModel(made) == highspy.HighsStatus.kError:
        raise ValueError(model)
    return solver, highspy


def _lp(model: LinearModel, highspy: Any, np: Any, *, maximise: bool) -> Any:
    lp = highspy.HighsLp()
    lp.num_col_ = len(model.cost)
    lp.num_row_ = len(model.row_lower)
    lp.sense_ = highspy.ObjSense.kMaximize if maximise else highspy.ObjSense.kMinimize
    lp.col_cost_ = np.array(model.cost, dtype=np.float64)
    lp.col_lower_ = np.array(model.lower, dtype=np.float64)
    lp.col_upper_ = np.array(model.upper, dtype=np.float64)
    lp.row_lower_ = np.array(model.row_lower, dtype=np.float64)
    lp.row_upper_ = np.array(model.row_upper, dtype=np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(model.starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(model.index, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(model.value, dtype=np.float64)
    if model.whole:
        kinds = [highspy.HighsVarType.kContinuous] * len(model.cost)
        for column in model.whole:
            kinds[column] = highspy.HighsVarType.kInteger
        lp.integrality_ = kinds
    return lp


def _ended(solver: Any, watch: Watch | None, *, is_whole: bool, maximise: bool) -> Any:
    """Run a solver to its end; return its status.

    The solver has long steps in which it calls nobody and that nothing ends. It runs
    beside the caller, so that the watch is told on time and what is stopped is left
    to end by itself: then there is no status.
    """
    if watch is None:
        return solver.run()
    nothing = -INFINITE if maximise else INFINITE
    told = _Told(watch, Progress(seconds=0.0, objective=nothing, bound=-nothing))

    def on_interrupt(event: Any) -> None:
        said = event.data_out
        value = said.mip_primal_bound if is_whole else said.objective_function_value
        bound = said.mip_dual_bound if is_whole else value
        if told(Progress(seconds=said.running_time, objective=value, bound=bound)):
            event.interrupt()

    calls = solver.cbMipInterrupt if is_whole else solver.cbSimplexInterrupt
    calls.subscribe(on_interrupt)
    beside = ThreadPoolExecutor(1)
    try:
        running = beside.submit(solver.run)
        pause = _FIRST
        while not wait([running], pause).done and not told.again():
            pause = _EVERY
        is_done = wait([running], _PATIENCE).done
        return running.result() if is_done else None
    finally:
        told.is_stopped = True
        beside.shutdown(wait=False)


class _Told:
    """A watch that is told by the solver, and by whoever waits for it.

    Attributes:
        is_stopped: whether it asked to stop.
    """

    def __init__(self, watch: Watch, unknown: Progress) -> None:
        self._watch = watch
        self._lock = Lock()
        self._began, self._at = monotonic(), -INFINITE
        self._last = unknown
        self.is_stopped = False

    def __call__(self, progress: Progress) -> bool:
        """Tell what the solver says; return whether to stop."""
        with self._lock:
            if not self.is_stopped:
                self._last, self._at = progress, monotonic()
                self.is_stopped = self._watch(progress)
            return self.is_stopped

    def again(self) -> bool:
        """Tell what is known, unless the solver just did; return whether to stop."""
        with self._lock:
            now = monotonic()
            if not self.is_stopped and now - self._at >= _EVERY:
                self._at = now
                said = replace(self._last, seconds=now - self._began)
                self.is_stopped = self._watch(said)
            return self.is_stopped


def _answer(solver: Any, highspy: Any, *, is_whole: bool) -> Answer:
    kinds = highspy.HighsModelStatus
    status = solver.getModelStatus()
    if status == kinds.kInfeasible:
        return Answer(state="infeasible")
    if status in {kinds.kUnbounded, kinds.kUnboundedOrInfeasible}:
        return Answer(state="unbounded")
    info = solver.getInfo()
    state: State = "optimal" if status == kinds.kOptimal else "stopped"
    if status == kinds.kModelEmpty:
        return Answer(state="optimal")
    bound = info.mip_dual_bound if is_whole else info.objective_function_value
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Answer(state="stopped", bound=bound)
    return Answer(
        state=state,
        values=tuple(solver.getSolution().col_value),
        objective=info.objective_function_value,
        bound=bound,
    )
