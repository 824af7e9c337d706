"""Table descriptions set on pages: lines, rules and places, without any library."""

from __future__ import annotations
