"""The page of charts."""

from __future__ import annotations
