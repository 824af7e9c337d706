"""The page of schedule."""

from __future__ import annotations
