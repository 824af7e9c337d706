"""Exceptions that nobody expected: logged, and told to the user."""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING

from ecoplanner import paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

LOG = logging.getLogger("ecoplanner")
LOG_NAME = "ecoplanner.log"


def report_bugs(tell: Callable[[str], None]) -> None:
    """From now on log unexpected exceptions in the state folder and tell of them.

    Args:
        tell: gets the traceback as text; called by Qt, so it must not raise.
    """
    for handler in _handlers():
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOG.addHandler(handler)

    def report(
        kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        details = "".join(traceback.format_exception(kind, error, where))
        LOG.error("%s", details)
        tell(details)

    sys.excepthook = report


def _handlers() -> list[logging.Handler]:
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    folder = paths.state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = folder / LOG_NAME
        handlers.append(logging.FileHandler(name, encoding="utf-8", delay=True))
    except OSError as error:
        sys.stderr.write(f"{folder}: {error.strerror}\n")
    return handlers
