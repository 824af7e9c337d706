"""Tables set again after an edit: the pages that setting them anew makes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.funding import Scenario
from ecoplanner.model.project import Project
from ecoplanner.reports import REPORTS
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.draw.pdf import DocumentInfo
from ecoplanner.reports.draw.pdf import Press
from ecoplanner.reports.kept import Kept
from tests.reports.typeset.edits import edited
from tests.reports.typeset.edits import plan_of_copies
from tests.reports.typeset.edits import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.typeset.layout import Layout

#: One for all, as it remembers blocks by widths that it rounds.
PRESS = Press()


class Bench:
    """Sets a plan again and again, each time on what it set before."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys, self.kept = keys, Kept()
        self.layout: Layout | None = None

    def again(self, plan: Portfolio) -> Layout:
        """Set the plan as it is now."""
        scenario = next(iter(plan.all(Scenario)), None)
        annex = annex_of(plan, self.keys, scenario, self.kept)
        former = self.layout
        self.layout = PRESS.lay_out(annex.tables, annex.settings, former=former)
        return self.layout

    def anew(self, plan: Portfolio) -> Layout:
        """Set the plan as if nothing had been set before."""
        scenario = next(iter(plan.all(Scenario)), None)
        annex = annex_of(plan, self.keys, scenario)
        return PRESS.lay_out(annex.tables, annex.settings)


def follow(bench: Bench, plan: Portfolio, random: Random, steps: int) -> None:
    """Edit a plan, or undo an edit; after each step all pages must be right."""
    plans, layout = [plan], bench.again(plan)
    most = random.choice((150, 150, 3000))
    for _ in range(steps):
        is_undone = random.random() < 0.15
        now = random.choice(plans) if is_undone else edited(plans[-1], random, most)
        before = shown(layout)
        after = bench.again(now)
        assert shown(after) == shown(bench.anew(now))
        # Pages that are still looked at meanwhile stay as they were.
        assert shown(layout) == before
        layout = after
        plans.append(now)


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_that_pages_after_edits_are_those_set_anew(random: Random) -> None:
    follow(Bench(["schedule"]), plan_of_copies(1), random, 10)


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=3, deadline=None)
def test_that_all_tables_after_edits_are_those_set_anew(random: Random) -> None:
    follow(Bench([*REPORTS]), plan_of_copies(1), random, 4)


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=2, deadline=None)
def test_that_many_pages_after_edits_are_those_set_anew(random: Random) -> None:
    follow(Bench(["schedule"]), plan_of_copies(12), random, 12)


def test_that_the_file_after_an_edit_is_that_of_pages_set_anew() -> None:
    plan, bench = plan_of_copies(6), Bench([*REPORTS])
    bench.again(plan)
    project = replace(plan.all(Project)[40], need_fen=7, content="修复湿地。" * 30)
    now = plan.updated({Project: {project.id: project}})

    after, anew = bench.again(now), bench.anew(now)

    info = DocumentInfo()
    assert PRESS.draw(after, info).content == PRESS.draw(anew, info).content


def test_that_only_pages_that_show_an_edit_are_others() -> None:
    plan, bench = plan_of_copies(12), Bench(["schedule"])
    project = plan.all(Project)[100]
    assert project.need_fen is not None
    former = bench.again(plan)
    now = replace(project, need_fen=project.need_fen + 1_000_000)
    # Another amount takes what this one gets: the total at the end stays.
    other = plan.all(Project)[101]
    assert other.need_fen is not None
    less = replace(other, need_fen=other.need_fen - 1_000_000)

    after = bench.again(plan.updated({Project: {now.id: now, less.id: less}}))

    others = [
        index
        for index, (page, was) in enumerate(zip(after.pages, former.pages, strict=True))
        if page is not was
    ]
    # The last page has notes, which are set anew.
    mine = {*after.pages_of(project.id), *after.pages_of(other.id)}
    assert set(others) == mine | {len(after.pages) - 1}
    assert len(after.pages) > 3 * len(others)


def test_that_rows_an_edit_leaves_alone_are_the_very_same() -> None:
    plan, kept = plan_of_copies(2), Kept()
    project = next(each for each in plan.all(Project)[3:] if each.is_printed)
    (before,) = annex_of(plan, ["schedule"], kept=kept).tables

    now = plan.updated({Project: {project.id: replace(project, name="别名")}})
    (after,) = annex_of(now, ["schedule"], kept=kept).tables

    same = [row is was for row, was in zip(after.rows, before.rows, strict=True)]
    assert same == [row.row_id != project.id for row in after.rows]
    assert same.count(False) == 1
