"""The commands, by what they do; each module is imported only when it is called."""

from __future__ import annotations
