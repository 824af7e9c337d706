"""That limits cannot all be kept, and which to relax."""

from __future__ import annotations

from typing import Any
from typing import NoReturn
from typing import TYPE_CHECKING

from ecoplanner.commands.fund.asking import texts
from ecoplanner.commands.fund.stopping import STOPPED
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.project import Project
from ecoplanner.model.relaxation import relaxing_words
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    import click

    from ecoplanner.commands.fund.sheet import Sheet
    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.relaxation import Relaxation

#: Exit code of a question to which there is no answer.
IMPOSSIBLE = 1


def end_impossible(  # noqa: PLR0913 -- all that an answer is made of
    ctx: click.Context,
    speaker: Speaker,
    portfolio: Portfolio,
    sheet: Sheet,
    *,
    head: Mapping[str, Any],
    relaxed: Sequence[Relaxation],
    output: Path | None,
    is_stopped: bool,
) -> NoReturn:
    """Say what to relax, and leave.

    Args:
        ctx: the call.
        speaker: the language of the run.
        portfolio: the plan.
        sheet: where the answer goes; it is shown unless JSON is asked for.
        head: what was asked, for JSON.
        relaxed: the limits to relax.
        output: the file for the page, or None.
        is_stopped: whether Ctrl+C ended the search for less to relax.
    """
    said = texts(speaker, relaxing_words(portfolio, relaxed, is_stopped=is_stopped))
    if not sheet.is_shown:
        relax = _records(portfolio, relaxed)
        found = {"is_possible": False, "is_stopped": is_stopped, "relax": relax}
        write_json({**head, **found, "said": said})
    sheet.say(speaker.say("做不到：", "Not possible: ") + "\n".join(said))
    sheet.save(output)
    ctx.exit(STOPPED if is_stopped else IMPOSSIBLE)


def _records(
    portfolio: Portfolio, relaxations: Sequence[Relaxation]
) -> list[dict[str, object]]:
    return [
        {
            "limit": None
            if each.ceiling is None
            else ceiling_label(portfolio, each.ceiling),
            "project": None
            if each.project_id is None
            else portfolio.get(Project, each.project_id).name,
            "limit_fen": each.limit_fen,
            "by_fen": each.by_fen,
            "locked_fen": each.locked_fen,
            "locked": [portfolio.get(Project, id_).name for id_ in each.locked],
        }
        for each in relaxations
    ]
