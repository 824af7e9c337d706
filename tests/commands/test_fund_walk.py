"""The guide `docs/funding.md`: its commands still answer what it says they answer."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.printed_levels import printed_county

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

#: 万元 a year that the county gives at most.
MOST = 8_000
GUIDE = Path(__file__).parents[2] / "docs" / "funding.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
#: Lines left out; at the end of a line, the rest of it.
LEFT_OUT = "…"
#: Which of several good starts is found may differ with the solver.
STARTS = re.compile(r"starts in \d{4}, \d+ years? later")


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of the guide, and what it shows of the answer."""

    call: str
    lines: tuple[str, ...]


def _shown() -> list[Shown]:
    found: list[Shown] = []
    for block in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            call, *lines = part.splitlines()
            found.append(Shown(call, tuple(lines)))
    return found


def _missing(shown: tuple[str, ...], answer: list[str]) -> str | None:
    """Return the first line shown that the answer does not have there."""
    at, may_skip = 0, False
    for line in shown:
        if line == LEFT_OUT:
            may_skip = True
            continue
        while may_skip and at < len(answer) and not _is_same(line, answer[at]):
            at += 1
        if at == len(answer) or not _is_same(line, answer[at]):
            return line
        at, may_skip = at + 1, False
    return None if may_skip or at == len(answer) else LEFT_OUT


def _is_same(shown: str, said: str) -> bool:
    if shown.endswith(f" {LEFT_OUT}"):
        return said.startswith(shown.removesuffix(f" {LEFT_OUT}"))
    shown, said = STARTS.sub("later", shown), STARTS.sub("later", said)
    return shown.rstrip() == said.rstrip()


def test_that_the_guide_says_what_its_commands_answer(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = GUIDE.read_text(encoding="utf-8")
    told: list[str] = []
    counted = 0

    for shown in _shown():
        program, *arguments = shlex.split(shown.call)
        assert program == "ecoplanner"
        ran = run(*arguments)
        answer = (ran.out + ran.err).rstrip("\n").splitlines()
        assert _missing(shown.lines, answer) is None, (shown, answer)
        told += [shown.call, *answer]
        if arguments[:4] == ["fund", "plan.ecoplan", "ceiling", "list"]:
            counted += 1
        if counted > 1:
            # The limits are kept from here on, whatever is done and undone.
            assert max(printed_county(tmp_path / "plan.ecoplan", "基准")) <= MOST
    assert max(printed_county(tmp_path / "plan.ecoplan", "补缺")) == MOST

    # What is told between the commands rests on their answers.
    prose = BLOCK.sub("", text)
    figures = {figure.replace(",", "") for figure in GROUPED.findall(prose)}
    assert len(figures) > 10
    said = set(re.findall(r"\d+", "\n".join(told).replace(",", "")))
    assert figures - said == set()


def test_that_the_guide_asks_the_question_of_the_three_limits() -> None:
    calls = [shown.call for shown in _shown()]

    for action in (
        *("ceiling", "mix", "stress", "backfill", "compare"),
        *("solve", "choose", "risk", "award", "adopt"),
    ):
        assert any(f" plan.ecoplan {action} " in call for call in calls), action
    limits = "\n".join(call for call in calls if " ceiling add " in call)
    assert "--source 中央 --most 90000" in limits
    assert limits.count("--level 县级") == len(range(2021, 2026))
    assert limits.count("--most 8000") == len(range(2021, 2026))
    assert "--source 社会资本 --least 15%" in limits


@pytest.mark.parametrize(
    ("shown", "answer", "missing"),
    [
        (("a", "b"), ["a", "b"], None),
        (("a",), ["a", "b"], LEFT_OUT),
        (("a", "…"), ["a", "b", "c"], None),
        (("…", "c"), ["a", "b", "c"], None),
        (("…", "b", "c"), ["a", "b", "d"], "c"),
        (("a 1 …",), ["a 1 of 2"], None),
        (("a 1 …",), ["a 2 of 2"], "a 1 …"),
    ],
)
def test_that_what_differs_is_seen(
    shown: tuple[str, ...], answer: list[str], missing: str | None
) -> None:
    assert _missing(shown, answer) == missing


def test_that_the_pictures_of_the_guide_are_there_and_small() -> None:
    names = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE.read_text(encoding="utf-8"))

    assert len(names) > 2
    for name in names:
        assert 0 < (GUIDE.parent / name).stat().st_size < 150_000
