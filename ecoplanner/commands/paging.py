"""The command that says how tables are printed, and changes it."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.editing import parted
from ecoplanner.commands.plans import editing
from ecoplanner.commands.plans import reading
from ecoplanner.commands.shared import examples
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_format
from ecoplanner.commands.shared import with_language
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.store.setting_edit import store_setting
from ecoplanner.reports import REPORTS
from ecoplanner.reports.catalog import present
from ecoplanner.reports.catalog import settings
from ecoplanner.terminal import columns
from ecoplanner.terminal import write
from ecoplanner.terminal import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker


@click.command(
    "page",
    epilog=examples(
        "ecoplanner page PLAN",
        "ecoplanner page PLAN first_number=53 number_form=hyphens",
        "ecoplanner page PLAN --table schedule merge_schedule=always label=附表3",
        "ecoplanner page PLAN preset=custom head_mm=30 foot_mm=30",
        'ecoplanner page PLAN --table investment \'column_names={"need": "投资"}\'',
        "ecoplanner page PLAN first_number=",
    ),
)
@PLAN
@click.option(
    "--table",
    default="",
    type=click.Choice(["", *REPORTS]),
    help="The table; all tables without it.",
)
@click.argument("values", metavar="[NAME=VALUE ...]", nargs=-1)
@with_format
@with_language
@pass_speaker
def page(
    speaker: Speaker, plan: Path, table: str, values: tuple[str, ...], form: str
) -> None:
    """List how tables are printed, or change it as one edit that can be undone.

    Without values: every setting with its meaning, what it may be, what it is here
    and what it is by default. A value is JSON or plain words; an empty one goes back
    to the default.
    """
    if not values:
        with reading(plan) as reader:
            _list_settings(speaker, present(reader.portfolio(), table), form)
        return
    wanted = parted(speaker, values)
    with editing(plan) as document:
        label = speaker.say("版面：", "Page: ") + speaker.say("、", ", ").join(
            settings()[name].meaning[0 if speaker.language == "zh" else 1]
            if name in settings()
            else name
            for name in wanted
        )
        with document.edit(label) as writer:
            for name, text in wanted.items():
                store_setting(writer, table, name, _json(text))
            # What no page can follow is refused with the edit.
            typed = [name for name, text in wanted.items() if text]
            # It reads fonts, which a command that only lists has no use for.
            judge = import_module("ecoplanner.reports.refusals")
            problems = list(judge.refusals(writer.portfolio(), table, typed))
            if problems:
                raise InvalidInputError(problems)
    write(speaker.say("已保存版面设置", "Page settings saved"))


def _list_settings(speaker: Speaker, found: Mapping[str, object], form: str) -> None:
    known = settings()
    if form == "json":
        write_json(
            [
                {
                    "name": each.name,
                    "meaning": {"zh": each.meaning[0], "en": each.meaning[1]},
                    "allowed": each.allowed,
                    "value": found.get(each.name, each.default),
                    "default": each.default,
                    "is_set": each.name in found,
                }
                for each in known.values()
            ]
        )
        return
    head = speaker.say("名称 现在 默认 可以是 含义", "name now default allowed meaning")
    rows = [
        (
            each.name + ("*" if each.name in found else ""),
            _said(found.get(each.name, each.default)),
            _said(each.default),
            each.allowed,
            each.meaning[0 if speaker.language == "zh" else 1],
        )
        for each in known.values()
    ]
    head_row = tuple(head.split())
    write(columns([head_row, *rows], (False,) * len(head_row)))
    write(speaker.say("* 规划里已设", "* set in the plan"))


def _said(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False).strip('"')


def _json(text: str) -> str | None:
    """Return a typed value as JSON; None for an empty one."""
    return json.dumps(_value(text), ensure_ascii=False) if text else None


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text
