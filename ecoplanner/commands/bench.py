"""The benchmark as a command."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoplanner import paths
from ecoplanner.bench.measure import machine
from ecoplanner.bench.measure import measured
from ecoplanner.bench.measure import window_refusal
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.commands.shared import Speaker

_SIZES = (17, 1_000, 10_000)


@contextmanager
def _apart(folder: Path) -> Iterator[None]:
    """Keep working copies and backups out of the user's own folder."""
    before = os.environ.get(paths.STATE_VARIABLE)
    os.environ[paths.STATE_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[paths.STATE_VARIABLE]
        else:
            os.environ[paths.STATE_VARIABLE] = before


@click.command("bench")
@click.option(
    "--projects",
    "sizes",
    multiple=True,
    type=click.IntRange(1, 100_000),
    help=f"Number of projects, as often as wanted; {_SIZES} by default.",
)
@click.option("--runs", type=click.IntRange(1, 100), default=5, show_default=True)
@with_format
@with_language
@pass_speaker
def bench(speaker: Speaker, sizes: tuple[int, ...], runs: int, form: str) -> None:
    """Measure the times that a user feels, beside their peers."""
    refusal = window_refusal()
    notes = [f"window_*: {refusal}"] if refusal else []
    with tempfile.TemporaryDirectory() as folder, _apart(Path(folder) / "state"):
        rows = [
            row
            for count in sizes or _SIZES
            for row in measured(Path(folder), count, runs, has_window=not refusal)
        ]
    if form == "json":
        write_json({"machine": machine(), "rows": rows, "notes": notes})
        return
    head = (
        speaker.say("项目", "case"),
        speaker.say("项目数", "projects"),
        speaker.say("中位 ms", "median ms"),
        "p95 ms",
        speaker.say("对照", "peer"),
        speaker.say("比值", "ratio"),
        speaker.say("页", "pages"),
        "MB",
    )
    lines = [
        (
            row["case"],
            str(row["projects"]),
            f"{row['median_ms']:.1f}",
            f"{row['p95_ms']:.1f}",
            row["peer"] or "",
            "" if row["ratio"] is None else f"{row['ratio']:.2f}",
            str(row.get("pages", "")),
            str(row.get("peak_mb") or ""),
        )
        for row in rows
    ]
    right = (False, True, True, True, False, True, True, True)
    write(columns([head, *lines], right))
    for note in notes:
        write(note)
