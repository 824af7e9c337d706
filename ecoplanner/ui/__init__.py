"""The window: with `app` the only importer of PySide6."""

from __future__ import annotations
