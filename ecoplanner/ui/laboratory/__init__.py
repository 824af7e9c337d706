"""The funding laboratory: what if money falls, comes late, or has to be found."""

from __future__ import annotations
