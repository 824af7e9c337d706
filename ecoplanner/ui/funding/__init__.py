"""The page of funding."""

from __future__ import annotations
