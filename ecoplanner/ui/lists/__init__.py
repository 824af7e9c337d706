"""The page of lists."""

from __future__ import annotations
