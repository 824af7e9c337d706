"""Choosing which findings are listed, from outside the page of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.checks.page import SEVERITIES
from ecoplanner.ui.lists.page import Segments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def show_severity(page: QWidget, severity: str) -> None:
    """List the findings of a severity alone, as the words above the list do.

    Args:
        page: the page of checks.
        severity: `error`, `warning`, `notice`; empty for all.
    """
    for segments in page.findChildren(Segments)[:1]:
        segments.group.button(SEVERITIES.index(severity)).click()
