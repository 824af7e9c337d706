"""The page of projects."""

from __future__ import annotations
