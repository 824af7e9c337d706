"""One module an output; all draw the same table description."""

from __future__ import annotations
