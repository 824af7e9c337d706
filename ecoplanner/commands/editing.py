"""Commands that change a plan: one edit, then the file is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecoplanner.commands.plans import editing
from ecoplanner.commands.shared import examples
from ecoplanner.commands.shared import not_found
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_language
from ecoplanner.labels import label_text
from ecoplanner.messages import sentence
from ecoplanner.model.bilingual import joined
from ecoplanner.model.project import Project
from ecoplanner.model.store.project_edit import linked_places
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.project_edit import unlisted_places
from ecoplanner.model.store.scale_edit import LISTS
from ecoplanner.model.store.scale_edit import PLACES_IN
from ecoplanner.model.store.scale_edit import set_lists
from ecoplanner.terminal import write
from ecoplanner.terminal import write_error
from ecoplanner.words import FIELDS
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.portfolio import Portfolio


_SET_HELP = examples(
    "ecoplanner set PLAN 河道整治 need=1078 schedule=2026-2028 leads=水利局、林业局",
    'ecoplanner set PLAN 河道整治 "quantities=修复矿山 34 座；治理面积 56.438 hm2"',
    'ecoplanner set PLAN 河道整治 "costs=建筑安装 800；设备购置 278"',
    'ecoplanner set PLAN 河道整治 "zone_amounts=东北区 500；西南区 578"',
    "ecoplanner set PLAN 河道整治 places=塔下乡、田心镇 places@东北区=塔下乡",
)


def parted(speaker: Speaker, values: Sequence[str]) -> dict[str, str]:
    """Return typed FIELD=VALUE by field.

    Raises:
        click.UsageError: a word without `=`, or a field twice.
    """
    wanted: dict[str, str] = {}
    for each in values:
        field, equals, text = each.partition("=")
        name = field.strip()
        if not equals:
            speaker.refuse(f"“{each}”不是 字段=值", f"'{each}' is not FIELD=VALUE")
        if name in wanted:
            speaker.refuse(f"{name} 写了两次", f"'{name}' is given twice")
        wanted[name] = text
    return wanted


def field_words(speaker: Speaker, fields: Iterable[str]) -> str:
    """Return the names of fields in words, for the history."""
    names = []
    for field in fields:
        name, at, zone = field.partition("@")
        names.append(word(FIELDS, name, speaker.language) + (f" {zone}" if at else ""))
    return speaker.say("、", ", ").join(names)


@click.command("set", epilog=_SET_HELP)
@PLAN
@click.argument("project")
@click.argument("values", metavar="FIELD=VALUE ...", nargs=-1, required=True)
@with_language
@pass_speaker
def set_(speaker: Speaker, plan: Path, project: str, values: tuple[str, ...]) -> None:
    """Change fields of a project, as one edit that can be undone.

    PROJECT is its name or its id.

    Fields: name program content places zones schedule leads supports need note
    printed income priority benefit start_from start_to, and the lists quantities
    costs zone_amounts places@ZONE. An amount is in 10,000 yuan; names are parted by
    、 or a comma, items of the lists by a semicolon; priority 1 is first.
    """
    wanted = parted(speaker, values)
    lists = {
        field: text
        for field, text in wanted.items()
        if field in LISTS or field.startswith(PLACES_IN)
    }
    plain = {field: text for field, text in wanted.items() if field not in lists}
    with editing(plan) as document:
        found = _project(document.portfolio(), project)
        label = speaker.say(f"修改 {found.name}：", f"Change {found.name}: ")
        with document.edit(label + field_words(speaker, wanted)) as writer:
            before = linked_places(writer, found.id)
            stored = set_fields(writer, found.id, plain) if plain else found
            set_lists(writer, found.id, lists)
            after = linked_places(writer, found.id)
            unlisted = unlisted_places(writer, plain.get("places", ""))
    gone = [each for each in before if each not in after]
    if unlisted and (gone or stored.places_text != found.places_text):
        said = {
            "name": stored.name,
            "words": joined(unlisted),
            "places": joined(gone),
        }
        code = "places_unlinked" if gone else "places_not_known"
        write_error(sentence(code, speaker.language, said))
    write(speaker.say(f"已修改：{stored.name}", f"Changed: {stored.name}"))


def _project(portfolio: Portfolio, name: str) -> Project:
    """Return the project of that name or id."""
    found = portfolio.named(Project, name) or next(
        iter(portfolio.having(Project, "id", name)), None
    )
    if found is None:
        raise not_found(portfolio, name, Project)
    return found


@click.command("undo")
@PLAN
@with_language
@pass_speaker
def undo(speaker: Speaker, plan: Path) -> None:
    """Undo the last change."""
    with editing(plan) as document:
        label = document.undo()
    _say_moved(speaker, label, ("撤销", "undo", "Undone"))


@click.command("redo")
@PLAN
@with_language
@pass_speaker
def redo(speaker: Speaker, plan: Path) -> None:
    """Redo the last change that was undone."""
    with editing(plan) as document:
        label = document.redo()
    _say_moved(speaker, label, ("重做", "redo", "Redone"))


def _say_moved(
    speaker: Speaker, label: str | None, words: tuple[str, str, str]
) -> None:
    chinese, english, done = words
    if label is None:
        write(
            speaker.say(f"没有可以{chinese}的修改。", f"There is nothing to {english}.")
        )
    else:
        said = label_text(label, speaker.language)
        write(speaker.say(f"已{chinese}：{said}", f"{done}: {said}"))
