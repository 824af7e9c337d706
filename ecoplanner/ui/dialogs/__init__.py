"""Dialogs: each returns a value and edits nothing."""

from __future__ import annotations
