"""What came of a choice, and why a project was not chosen, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.frontier import enters
from ecoplanner.model.funding import ONE_PPM
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.losing import entries
from ecoplanner.model.losing import Entry
from ecoplanner.model.losing import Loss
from ecoplanner.model.losing import losses
from ecoplanner.model.losing import resolved
from ecoplanner.model.pricing import priced
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.question import EXACT
from ecoplanner.model.question import Search
from ecoplanner.model.rejection_words import groups_of
from ecoplanner.model.rejection_words import listed
from ecoplanner.model.rejection_words import plain
from ecoplanner.model.rejection_words import Rejection
from ecoplanner.model.rejection_words import words_of
from ecoplanner.model.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.question import Question
    from ecoplanner.model.rejection_words import Entering
    from ecoplanner.model.timing import Timing

#: Up to so many variants, what each rejected project would replace is worked out.
_FEW = 120
_STEPS = 40
_SECONDS = 5.0
#: How good the choice is that is looked for at each step of the limits.
_GAP, _SECONDS_A_STEP = 0.005, 2.0
_SECONDS_A_PROJECT = 3.0
#: How many of many projects are searched by themselves unasked.
_TOP = 10
#: A hundredth of a percent, as gaps are said.
_HUNDREDTH_PPM = 100
_FIELD = {Loss: "loss", Fraction: "factor", Entry: "entry", str: "entering"}


def timing_words(portfolio: Portfolio, timing: Timing) -> tuple[Saying, ...]:
    """Return what a choice comes to, and which projects start in other years."""
    return tuple(_timing_words(portfolio, timing))


def rejections(
    portfolio: Portfolio,
    timing: Timing,
    explained: Sequence[str] | None = (),
    *,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Rejection]:
    """Yield why each project was not chosen; the same again when more is known.

    At first every project gets a proven bound and a change that was found, within
    seconds for a thousand of them. Then comes when they are chosen as limits grow,
    and at last what is searched for each project by itself, which makes it exact
    where the search comes to its end.

    Args:
        portfolio: the plan.
        timing: the choice.
        explained: projects to search by themselves, some seconds each; None for the
            few of most benefit. All are where there are few.
        is_stopped: says whether to end early.
    """
    room = _room(timing)
    found = {
        id_: _first(portfolio, timing, id_, options, room)
        for id_, options in _options(timing).items()
        if id_ not in timing.starts
    }
    ids = {group: id_ for id_, group in groups_of(timing).items()}
    open_ = [group for group, id_ in ids.items() if _is_open(found.get(id_))]
    yield from found.values()
    if is_stopped():
        return
    benefit = _benefits(timing.asked.question)
    deep = sorted(open_, key=lambda group: -benefit[group])
    if not _is_small(timing):
        chosen = set(explained or ())
        few = deep[:_TOP] if explained is None else deep
        deep = [at for at in few if explained is None or ids[at] in chosen]
    for part, known in _work(timing, open_, deep, is_stopped):
        if is_stopped():
            return
        values: dict[str, Any] = {_FIELD[type(known.what)]: known.what}
        values["is_searched"] = known.is_searched
        id_ = ids[known.group]
        found[id_] = replace(found[id_], part=part, **values)
        yield found[id_]


def rejection_words(
    portfolio: Portfolio,
    timing: Timing,
    explained: Sequence[str] | None = (),
    *,
    is_stopped: Callable[[], bool] = lambda: False,
) -> dict[str, tuple[Saying, ...]]:
    """Return by project that was not chosen why not; see `rejections`."""
    found = {
        each.project_id: each
        for each in rejections(portfolio, timing, explained, is_stopped=is_stopped)
    }
    return {
        id_: words_of(portfolio, timing, found[id_])
        for id_ in timing.rejected
        if id_ in found
    }


def frontier_words(gaps: Sequence[float], left_out: int) -> tuple[Saying, ...]:
    """Return what was computed for a frontier.

    Args:
        gaps: by step how far it may be from the best, 0-1.
        left_out: how many of the steps are not shown.
    """
    gap = _gap_ppm(max(gaps, default=0.0))
    done = Saying("frontier_steps", {"count": len(gaps), "gap_ppm": gap})
    if not gap:
        done = Saying("frontier_steps_best", {"count": len(gaps)})
    left = Saying("frontier_left_out", {"count": left_out})
    return (done, left) if left_out else (done,)


def _timing_words(portfolio: Portfolio, timing: Timing) -> Iterator[Saying]:
    yield Saying(
        "choice_made",
        {
            "chosen": len(timing.starts),
            "spent_fen": timing.spent_fen,
            "value": plain(timing.objective),
            "measure": timing.asked.by,
        },
    )
    if timing.is_stopped and not timing.is_proven:
        yield Saying("choice_was_stopped")
    if timing.is_proven:
        yield Saying("choice_best")
        if timing.ties > 1:
            code = "choice_ties" if timing.is_every_tie else "choice_ties_more"
            yield Saying(code, {"count": timing.ties})
        elif not timing.is_every_tie:
            yield Saying("choice_ties_open")
    else:
        gap = {"bound": plain(timing.bound), "gap_ppm": _gap_ppm(timing.gap)}
        yield Saying("choice_bound", {**gap, "measure": timing.asked.by})
        yield Saying("choice_ties_unknown")
    kept = dict.fromkeys(id_ for id_, _ in timing.asked.locked if id_ in timing.starts)
    if kept:
        ids = [row.id for row in portfolio.all(Project) if row.id in kept]
        names = [f"“{portfolio.get(Project, id_).name}”" for id_ in ids]
        yield Saying("choice_kept_by_locks", {"names": listed(names)})
    for id_, shift in timing.moved.items():
        name = portfolio.get(Project, id_).name
        start = {"name": name, "year": timing.starts[id_], "years": abs(shift)}
        yield Saying("choice_moved" if shift > 0 else "choice_earlier", start)


@dataclass(frozen=True, slots=True)
class _Known:
    group: int
    what: Loss | Fraction | Entry | Entering
    is_searched: bool = False


def _work(
    timing: Timing,
    groups: Sequence[int],
    deep: Sequence[int],
    is_stopped: Callable[[], bool],
) -> Iterator[tuple[float, _Known]]:
    """Yield what becomes known of groups, and how much is done."""
    quick: dict[int, Loss] = {}
    total = max(1, len(groups) * 2 + len(deep))
    for done, loss in enumerate(_quick(timing, groups, is_stopped), start=1):
        quick[loss.group] = loss
        yield done / total, _Known(loss.group, loss)
    if is_stopped():
        return
    open_ = set(groups)
    for done, entry in enumerate(_entering(timing, groups, is_stopped), start=1):
        open_.discard(entry.group)
        yield (len(groups) + done) / total, entry
    for group in sorted(open_):
        yield len(groups) * 2 / total, _Known(group, "not_found")
    found = _searched(timing, deep, quick, is_stopped)
    for done, loss in enumerate(found, start=1):
        part = (len(groups) * 2 + done) / total
        yield part, _Known(loss.group, loss, is_searched=True)


def _is_small(timing: Timing) -> bool:
    return len(timing.asked.variants) <= _FEW and timing.is_proven


def _quick(
    timing: Timing, groups: Sequence[int], is_stopped: Callable[[], bool]
) -> Iterator[Loss]:
    prices = priced(timing.asked.question, lambda _: is_stopped())
    if prices is not None:
        yield from losses(timing.asked.question, timing.pick, groups, prices)


def _entering(
    timing: Timing, groups: Sequence[int], is_stopped: Callable[[], bool]
) -> Iterator[_Known]:
    question, pick = timing.asked.question, timing.pick
    if _is_small(timing):
        factors = enters(question, pick, groups, _STEPS, seconds=_SECONDS)
        for group, factor in factors.items():
            yield _Known(group, "never" if factor is None else factor)
        return
    search = Search(gap=_GAP, seconds=_SECONDS_A_STEP, watch=lambda _: is_stopped())
    for entry in entries(question, pick, groups, search):
        yield _Known(entry.group, entry)


def _searched(
    timing: Timing,
    groups: Sequence[int],
    quick: Mapping[int, Loss],
    is_stopped: Callable[[], bool],
) -> Iterator[Loss]:
    question, pick = timing.asked.question, timing.pick
    search = Search(seconds=_SECONDS_A_PROJECT, watch=lambda _: is_stopped())
    for group in groups:
        if is_stopped():
            return
        unknown = Loss(group=group, least=pick.objective - pick.bound)
        loss = quick.get(group, unknown)
        if _is_small(timing):
            # What changes least is said, not what was found first.
            loss = replace(loss, most=None, left=(), came=(), options=None)
            search = EXACT
        yield resolved(question, pick, loss, search)


def _benefits(question: Question) -> dict[int, int]:
    return dict(zip(question.group, question.benefit, strict=True))


def _options(timing: Timing) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, each in enumerate(timing.asked.variants):
        if each.project_id in timing.asked.stays:
            continue
        found.setdefault(each.project_id, []).append(at)
    return found


def _first(
    portfolio: Portfolio,
    timing: Timing,
    id_: str,
    options: Sequence[int],
    room: Sequence[int | None],
) -> Rejection:
    barred = tuple(_barred(portfolio, timing, id_, options))
    return Rejection(
        project_id=id_,
        barred=barred or tuple(_full(portfolio, timing, options, room)),
        is_barred=bool(barred),
        part=0.0,
    )


def _is_open(rejection: Rejection | None) -> bool:
    return rejection is not None and not rejection.is_barred


def _gap_ppm(gap: float) -> int:
    """Return a gap rounded up to a hundredth of a percent: it is never more."""
    return ceil(gap * ONE_PPM / _HUNDREDTH_PPM) * _HUNDREDTH_PPM


def _barred(
    portfolio: Portfolio, timing: Timing, id_: str, options: Sequence[int]
) -> Iterator[Saying]:
    question = timing.asked.question
    if portfolio.get(Project, id_).need_fen is None:
        yield Saying("why_no_need")
    elif all(at in question.never for at in options):
        yield Saying("why_locked_out")
    for link in portfolio.having(ProjectLink, "project_id", id_):
        is_chosen = link.other_id in timing.starts.keys() | timing.asked.stays
        if is_chosen == (link.kind == "excludes"):
            code = "why_excluded" if is_chosen else "why_needs"
            yield _naming(code, portfolio, link.other_id)
    for link in portfolio.having(ProjectLink, "other_id", id_):
        if link.kind == "excludes" and link.project_id in (
            timing.starts.keys() | timing.asked.stays
        ):
            yield _naming("why_excluded", portfolio, link.project_id)


def _naming(code: str, portfolio: Portfolio, id_: str) -> Saying:
    return Saying(code, {"other": portfolio.get(Project, id_).name})


def _room(timing: Timing) -> list[int | None]:
    """Return by limit what the choice leaves of it; None for one that asks for more."""
    return [
        None if limit.most is None else limit.most - limit.used(timing.pick.options)
        for limit in timing.asked.question.limits
    ]


def _full(
    portfolio: Portfolio,
    timing: Timing,
    options: Sequence[int],
    room: Sequence[int | None],
) -> Iterator[Saying]:
    """Yield the limits that have no room for a project at the start that fits best."""
    asked = timing.asked
    question = asked.question
    tight = [
        [
            at
            for at, limit in enumerate(question.limits)
            if (left := room[at]) is not None and limit.use.get(option, 0) > left
        ]
        for option in options
    ]
    fewest = min(tight, key=len)
    if fewest:
        labels = [ceiling_label(portfolio, asked.ceilings[at]) for at in fewest]
        yield Saying("why_full", {"limits": listed(labels, "；")})
