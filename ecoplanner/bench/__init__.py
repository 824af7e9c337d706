"""The benchmark: the times that a user feels, measured beside their peers."""

from __future__ import annotations
