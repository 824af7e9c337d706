"""The groupings a page offers."""

from __future__ import annotations

from ecoplanner.reports import groups
from ecoplanner.ui.grouping_button import grouping_words
from ecoplanner.ui.grouping_button import GROUPINGS


def test_that_pages_offer_what_reports_can_group_by() -> None:
    assert GROUPINGS == groups.GROUPINGS
    assert len({grouping_words(grouping) for grouping in GROUPINGS}) == len(GROUPINGS)
