"""The command that prints annex tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.plans import reading
from ecoplanner.commands.reading import chosen_scenario
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_language
from ecoplanner.commands.shared import written
from ecoplanner.errors import NotSavedError
from ecoplanner.errors import NotYetError
from ecoplanner.messages import notice_text
from ecoplanner.model.store.replace import write_file
from ecoplanner.reports import REPORTS
from ecoplanner.reports.annex import annex_of
from ecoplanner.reports.annex import document_info
from ecoplanner.reports.annex import located
from ecoplanner.reports.draw.pdf import draw_pdf
from ecoplanner.terminal import write
from ecoplanner.terminal import write_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio

_LATER = (".xlsx", ".docx", ".html")


@click.command("report")
@PLAN
@click.option(
    "--table",
    "tables",
    multiple=True,
    type=click.Choice(list(REPORTS)),
    help="A table, as often as wanted; without it all that have something to say.",
)
@click.option("--scenario", help="Name of a funding scenario; the plan by default.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="File to write; its ending says what kind.",
)
@with_language
@pass_speaker
def report(
    speaker: Speaker,
    plan: Path,
    tables: tuple[str, ...],
    scenario: str | None,
    output: Path,
) -> None:
    """Print annex tables to a file."""
    ending = output.suffix.lower()
    if ending in _LATER:
        raise NotYetError(what=f"report -o *{ending}")
    if ending != ".pdf":
        speaker.refuse(
            f"{output}：文件名要以 .pdf 结尾", f"{output}: the ending must be .pdf"
        )
    with reading(plan) as reader:
        portfolio = reader.portfolio()
    chosen = chosen_scenario(portfolio, scenario)
    pages = write_report(speaker, portfolio, output, tables, chosen)
    write(written(speaker, output, pages))


def write_report(
    speaker: Speaker,
    portfolio: Portfolio,
    output: Path,
    tables: Sequence[str],
    scenario: Scenario | None = None,
) -> int:
    """Write annex tables as PDF and return the number of pages.

    What the user should know of it, such as a character that no font has, goes to
    the error stream.

    Raises:
        NotSavedError: the file cannot be written; a former one is as it was.
    """
    annex = annex_of(portfolio, tables, scenario)
    info = document_info(portfolio, annex)
    result = draw_pdf(annex.tables, annex.settings, info)
    try:
        write_file(output, result.content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotSavedError(path=output, reason=reason) from error
    for notice in located(result.warnings, annex):
        write_error(notice_text(notice.code, notice.params, speaker.language))
    return result.pages
