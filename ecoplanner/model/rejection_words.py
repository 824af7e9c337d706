"""Why a project was not chosen: values, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from math import floor
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import shortened
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.project import Project
from ecoplanner.model.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from fractions import Fraction

    from ecoplanner.model.bilingual import Bilingual
    from ecoplanner.model.bilingual import Mark
    from ecoplanner.model.losing import Entry
    from ecoplanner.model.losing import Loss
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.timing import Timing

_NAMED = 5
#: Whether it is known that no money brings a project in, or that this was not found.
Entering = Literal["never", "not_found"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Why a project was not chosen, as far as that is known.

    Attributes:
        project_id: the project.
        barred: what keeps it out whatever the money; or the limits without room.
        is_barred: whether nothing else is worth saying.
        loss: what is lost when it is chosen; None where that is not known.
        factor: by what the limits are to be multiplied until it is chosen, exact.
        entry: the same as far as good choices at some steps tell.
        entering: what is said in their place; None while it is worked out.
        is_searched: whether it was searched by itself.
        part: how much of all that is asked has been worked out by then, 0-1.
    """

    project_id: str
    barred: tuple[Saying, ...] = ()
    is_barred: bool = False
    loss: Loss | None = None
    factor: Fraction | None = None
    entry: Entry | None = None
    entering: Entering | None = None
    is_searched: bool = False
    part: float = 1.0


def words_of(
    portfolio: Portfolio, timing: Timing, rejection: Rejection
) -> tuple[Saying, ...]:
    """Return in words why a project was not chosen."""
    return (
        *_lost(portfolio, timing, rejection.loss),
        *rejection.barred,
        *_enters(timing, rejection),
    )


def proof_words(found: Iterable[Rejection]) -> tuple[Saying, ...]:
    """Return for how many projects the reasons are exact; nothing where all are."""
    rows = [each for each in found if not each.is_barred]
    losses = [each.loss for each in rows]
    exact = [each for each in losses if each and (each.is_exact or each.is_impossible)]
    changes = [
        each for each in losses if each and each.most is not None and each not in exact
    ]
    said: list[Saying] = []
    if len(exact) < len(rows):
        counts = {"rejected": len(rows), "exact": len(exact), "found": len(changes)}
        left = len(rows) - len(exact) - len(changes)
        said.append(Saying("why_proven", {**counts, "left": left}))
    known = sum(each.factor is not None or each.entering == "never" for each in rows)
    steps = sum(each.factor is None and each.entry is not None for each in rows)
    if known < len(rows):
        params = {"exact": known, "steps": steps, "left": len(rows) - known - steps}
        said.append(Saying("why_entries_proven", params))
    return tuple(said)


def loss_record(
    portfolio: Portfolio, timing: Timing, rejection: Rejection
) -> dict[str, object]:
    """Return what is lost with a project, and when it comes in, as plain values.

    `loss_at_least` is proven, `loss` was found, and both are the same where that is
    exact; None where nothing is known.
    """
    loss, asked = rejection.loss, timing.asked
    ids = {group: project_id for project_id, group in groups_of(timing).items()}

    def value(benefit: int | None) -> float | None:
        return None if benefit is None else float(asked.value(benefit))

    entry, factor = rejection.entry, rejection.factor
    at = entry.factor if factor is None and entry is not None else factor
    is_known = loss is not None and not loss.is_impossible
    return {
        "loss": value(loss.most) if loss else None,
        "loss_at_least": value(loss.least) if loss and is_known else None,
        "is_exact": bool(loss and (loss.is_exact or loss.is_impossible)),
        "replaces": [
            portfolio.get(Project, ids[group]).name
            for group in (loss.left if loss else ())
        ],
        "enters_at": None if at is None else float(at),
        "not_at": float(entry.before) if factor is None and entry else None,
        "never_enters": rejection.entering == "never",
    }


def plain(value: Fraction) -> str:
    """Return a benefit as people write it."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{number.normalize():f}"


def groups_of(timing: Timing) -> dict[str, int]:
    """Return by project the number of its group."""
    variants, question = timing.asked.variants, timing.asked.question
    return {
        each.project_id: group
        for each, group in zip(variants, question.group, strict=True)
    }


def listed(names: Sequence[str], between: Mark = "、") -> Bilingual:
    """Return the first few names."""
    return shortened(names, _NAMED, between)


def _lost(portfolio: Portfolio, timing: Timing, loss: Loss | None) -> Iterator[Saying]:
    if loss is None:
        return
    if loss.is_impossible:
        yield Saying("why_impossible")
        return
    asked = timing.asked
    ids = {group: project_id for project_id, group in groups_of(timing).items()}
    names = [f"“{portfolio.get(Project, ids[group]).name}”" for group in loss.left]
    most = loss.most
    params: dict[str, object] = {
        "measure": asked.by,
        "others": listed(names),
        "bound": plain(asked.value(timing.pick.objective - loss.least)),
        "least": plain(asked.value(loss.least)),
        "loss": plain(asked.value(abs(most or 0))),
    }
    if most is None or not (names or loss.is_exact or most <= 0):
        yield Saying("why_bound", params)
    elif most < 0:
        yield Saying("why_gain" if names else "why_gain_alone", params)
    elif not most:
        yield Saying("why_equal" if names else "why_same", params)
    elif loss.is_exact:
        yield Saying("why_worth" if names else "why_loss", params)
    else:
        yield Saying("why_swap" if loss.least > 0 else "why_swap_open", params)


def _enters(timing: Timing, rejection: Rejection) -> Iterator[Saying]:
    budgets = [limit.most for limit in timing.asked.question.limits if limit.is_budget]
    only = budgets[0] if len(budgets) == 1 else None
    factor, entry = rejection.factor, rejection.entry
    if factor is not None and factor != 1:
        if only:
            yield Saying("why_budget", {"budget_fen": ceil(only * factor)})
        else:
            yield Saying("why_factor", {"factor_ppm": ceil(factor * ONE_PPM)})
    elif factor is None and entry is not None:
        steps = (entry.factor, entry.before)
        if only:
            fen = [floor(only * each) for each in steps]
            yield Saying("why_budget_step", {"budget_fen": fen[0], "old_fen": fen[1]})
        else:
            ppm = [ceil(each * ONE_PPM) for each in steps]
            params = {"factor_ppm": ppm[0], "before_ppm": ppm[1]}
            yield Saying("why_factor_step", params)
    elif factor is None and rejection.entering is not None:
        is_never = rejection.entering == "never"
        yield Saying("why_never" if is_never else "why_entry_unknown")
