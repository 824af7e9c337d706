"""Offline planning of territorial ecological restoration for county bureaus."""

from __future__ import annotations

__version__ = "0.1.0"
