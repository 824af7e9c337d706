"""An answer that goes to the terminal, and to a printed page where that is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.fund.shared import misuse
from ecoplanner.commands.fund.shared import own_name
from ecoplanner.commands.fund.shared import year_name
from ecoplanner.commands.shared import written
from ecoplanner.errors import NotSavedError
from ecoplanner.messages import notice_text
from ecoplanner.model.project import Project
from ecoplanner.model.store.replace import write_file
from ecoplanner.reports.answer_table import AnswerTable
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.allotment import Key
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.year_change import YearChange
    from ecoplanner.reports.figure import Chart

Line = tuple[str, ...]


def with_output(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `-o`, passed on as `output`."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        callback=_checked,
        help="Also print the answer to this file, a .pdf.",
    )(command)


class Sheet:
    """Sentences and tables: written as they come, and kept for the page.

    Attributes:
        is_shown: whether they go to the terminal.
    """

    def __init__(  # noqa: PLR0913 - what an answer is about
        self,
        speaker: Speaker,
        title: str,
        portfolio: Portfolio,
        scenario: Scenario | None = None,
        projects: Sequence[Project] | None = None,
        *,
        facts: tuple[tuple[str, str], ...] | None = None,
        is_shown: bool = True,
    ) -> None:
        """Begin an answer.

        Args:
            speaker: the language of the run.
            title: the question.
            portfolio: the plan.
            scenario: whose money is meant; None for the plan's.
            projects: those that were asked about; None for all.
            facts: what it is about, in place of scenario and projects.
            is_shown: whether it goes to the terminal.
        """
        self._speaker, self._portfolio = speaker, portfolio
        self._title, self.is_shown = title, is_shown
        self._scenario, self._projects = scenario, projects
        self._facts = (
            facts
            if facts is not None
            else (
                (speaker.say("资金", "Money of"), own_name(speaker, scenario)),
                (
                    speaker.say("范围", "Scope"),
                    scope_words(speaker, portfolio, projects),
                ),
            )
        )
        self._said: list[str] = []
        self._tables: list[Callable[[], AnswerTable]] = []

    def say(self, text: str) -> None:
        """Say a sentence."""
        self._said.append(text)
        if self.is_shown:
            write(text)

    def note(self, text: str) -> None:
        """Keep a sentence for the page alone."""
        self._said.append(text)

    def write(self, text: str) -> None:
        """Write a line at the terminal alone."""
        if self.is_shown:
            write(text)

    def table(
        self,
        title: str,
        rows: Sequence[Line],
        numbers: Sequence[bool],
        *,
        has_total: bool = False,
        chart: Callable[[], Chart] | None = None,
    ) -> None:
        """Show a table.

        Args:
            title: on the page; not at the terminal.
            rows: its head first.
            numbers: whether each column has figures.
            has_total: whether the last row is a sum.
            chart: draws what stands under it on the page.
        """
        self.keep(title, rows, numbers, has_total=has_total, chart=chart)
        if self.is_shown:
            write(columns(rows, tuple(numbers)))

    def keep(
        self,
        title: str,
        rows: Sequence[Line],
        numbers: Sequence[bool],
        *,
        has_total: bool = False,
        chart: Callable[[], Chart] | None = None,
    ) -> None:
        """Keep a table for the page alone."""

        def made() -> AnswerTable:
            return AnswerTable(
                title=title,
                heads=rows[0],
                numbers=tuple(numbers),
                rows=tuple(rows[1:]),
                totals=frozenset({len(rows) - 2} if has_total else ()),
                chart=None if chart is None else chart(),
            )

        self._tables.append(made)

    def show(self, tables: Iterable[AnswerTable]) -> None:
        """Show tables that are made already, the charts of which are for the page."""
        for each in tables:
            self.write("")
            self.write(each.title)
            self.write(columns([each.heads, *each.rows], each.numbers))
            self.add(each)

    def add(self, *tables: AnswerTable) -> None:
        """Keep tables that are made already for the page alone."""
        self._tables += map(_made, tables)

    def years(
        self, amounts: Mapping[Key, int], like: Iterable[Allotted] | None = None
    ) -> list[tuple[str, YearChange]]:
        """Return the years before and after a change of amounts; see `year_changes`."""
        from ecoplanner.model.year_change import year_changes  # noqa: PLC0415

        projects = self._portfolio.all(Project)
        if self._projects is not None:
            projects = tuple(self._projects)
        found = year_changes(
            self._portfolio, self._scenario, projects, amounts, like=like
        )
        language = self._speaker.language
        return [(year_name(each.year, language), each) for each in found]

    def save(self, output: Path | None) -> None:
        """Write the page, where a file was named.

        Raises:
            NotSavedError: the file cannot be written; a former one is as it was.
        """
        if output is None:
            return
        # Only here: setting pages is slow to load.
        from ecoplanner.reports.answer import Answer  # noqa: PLC0415
        from ecoplanner.reports.answer import answer_pdf  # noqa: PLC0415

        speaker = self._speaker
        answer = Answer(
            title=self._title,
            facts=self._facts,
            said=tuple(self._said),
            tables=tuple(made() for made in self._tables),
        )
        result = answer_pdf(self._portfolio, answer, speaker.language)
        try:
            write_file(output, result.content)
        except OSError as error:
            reason = error.strerror or str(error)
            raise NotSavedError(path=output, reason=reason) from error
        for notice in result.warnings:
            write_error(notice_text(notice.code, notice.params, speaker.language))
        if self.is_shown:
            write(written(speaker, output, result.pages))


def _made(table: AnswerTable) -> Callable[[], AnswerTable]:
    return lambda: table


def scope_words(
    speaker: Speaker, portfolio: Portfolio, projects: Iterable[Project] | None
) -> str:
    """Return which projects an answer is about."""
    every = portfolio.all(Project)
    chosen = every if projects is None else tuple(projects)
    count = len(chosen)
    if count == len(every):
        return speaker.say(
            f"整个规划，{count} 个项目", f"The whole plan, {count} projects"
        )
    if count == 1:
        return chosen[0].name
    return speaker.say(f"所选 {count} 个项目", f"{count} projects")


def _checked(
    _ctx: click.Context, _option: click.Parameter, output: Path | None
) -> Path | None:
    if output is not None and output.suffix.lower() != ".pdf":
        misuse(f"{output}：文件名要以 .pdf 结尾", f"{output}: the ending must be .pdf")
    return output
