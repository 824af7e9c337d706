"""The page of annex."""

from __future__ import annotations
