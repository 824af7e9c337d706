"""What a plan is. No Qt, no pages; SQL only in `store`."""

from __future__ import annotations
