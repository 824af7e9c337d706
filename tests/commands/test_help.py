"""The help of every command speaks Chinese and English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner import paths
from ecoplanner.cli import cli
from ecoplanner.commands import help as help_module
from ecoplanner.commands.help import speaking
from ecoplanner.commands.help import wrapped
from ecoplanner.commands.shared import Speaker
from ecoplanner.terminal import width

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.messages import Language
    from tests.commands.conftest import Ran

TABLE = tomllib.loads(paths.resource("i18n/help.toml").read_text(encoding="utf-8"))
HELP_NAMES = ["-h", "--help"]
#: Words of English in a row; the names of fields and examples stand alone.
ENGLISH = re.compile(r"[A-Za-z]+,? [a-z]+,? [a-z]+")


class Asked(dict[str, str]):
    """A table that remembers what was asked of it.

    Attributes:
        keys_asked: all of it, known or not.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(words)
        self.keys_asked: set[str] = set()

    def get(self, key: str, default: Any = None, /) -> Any:
        """Return a word and remember that it was asked for."""
        self.keys_asked.add(key)
        return super().get(key, default)


def _contexts(command: click.Command, context: click.Context) -> Iterator[Any]:
    """Yield the calls of a command and of all below it."""
    yield context
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(context):
        each = command.get_command(context, name)
        assert each is not None
        below = each.context_class(each, info_name=name, parent=context)
        yield from _contexts(each, below)


@cache
def _tree(language: Language, columns: int = 80) -> list[click.Context]:
    speaker = Speaker()
    speaker.language = language
    root = cli.context_class(
        cli,
        info_name="ecoplanner",
        obj=speaker,
        help_option_names=HELP_NAMES,
        terminal_width=columns,
    )
    return list(_contexts(cli, root))


def _call(context: click.Context) -> list[str]:
    """Return the words that lead to a command."""
    return context.command_path.replace("PLAN", "x.ecoplan").split()[1:]


CALLS = [_call(each) for each in _tree("en")]


def _of(*names: str, columns: int = 80) -> str:
    (found,) = (each for each in _tree("zh", columns) if _call(each) == list(names))
    return found.get_help()


def test_that_all_help_and_nothing_else_is_in_the_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = {name: Asked(words) for name, words in TABLE.items()}
    monkeypatch.setattr(help_module, "words", lambda: asked)

    for context in _tree("zh"):
        context.get_help()

    for name, table in asked.items():
        assert table.keys_asked - set(table) == set(), f"{name}: not translated"
        assert set(table) - table.keys_asked == set(), f"{name}: nobody says this"


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_that_chinese_help_holds_no_english(call: list[str]) -> None:
    said = _of(*call)
    lines = said.splitlines()

    as_they_stand = re.compile(r" *(?:例：|[a-z-]+: |ecoplanner )")
    prose = "\n".join(line for line in lines if not as_they_stand.match(line))
    assert ENGLISH.findall(prose) == []
    assert re.findall(r"[A-Z]{5,}|TEXT|PLAN|NAME|default|required", prose) == []


@pytest.mark.parametrize("words", [*TABLE["texts"].values(), *TABLE["names"].values()])
def test_that_every_terminal_in_china_can_print_the_help(words: str) -> None:
    assert words.encode("gbk").decode("gbk") == words
    assert words == words.strip()


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_that_help_is_no_fault_in_either_language(
    run: Callable[..., Ran], call: list[str]
) -> None:
    english = run(*call, "--help", "--lang", "en")
    before = run("--lang", "zh", *call, "--help")
    after = run(*call, "-h", "--lang=zh")
    between = run(*call, "--lang", "zh", "--help")

    for ran in (english, before, after, between):
        assert (ran.code, ran.err) == (0, "")
    assert english.out.startswith("Usage: ecoplanner")
    assert "Show this message and exit." in english.out
    assert before.out.startswith("用法：ecoplanner")
    assert "显示这份说明。" in before.out
    assert before.out == after.out == between.out


def test_that_help_speaks_the_language_of_the_system(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    assert run("report", "--help").out.startswith("用法：")
    assert run("report", "--help", "--lang", "en").out.startswith("Usage: ")


def test_that_english_help_is_what_click_makes_of_it() -> None:
    for context in _tree("en"):
        formatter = click.HelpFormatter(width=80)
        context.command.format_help(context, formatter)

        assert context.get_help() == formatter.getvalue().rstrip("\n")


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_that_what_options_do_begins_in_one_column(columns: int) -> None:
    for context in _tree("zh", columns):
        lines = context.get_help().splitlines()
        start = lines.index("选项：") + 1
        rows = lines[start : lines.index("", start) if "" in lines[start:] else None]
        begins = set()
        for line in rows:
            # Where a row breaks, the first column is over before it or empty.
            at = re.match(r" {2}-.*? {2,}(?=\S)| {6,}", line)
            if at:
                begins.add(width(at[0]))

        assert len(begins) == 1, context.command_path
        assert all(
            width(line) <= columns or " " not in line.strip() or "|" in line
            for line in rows
        )


def test_that_the_columns_count_chinese_twice() -> None:
    assert (
        "  --from 整数                     开始年份。（必填）\n"
        "  --to 整数                       结束年份。（必填）\n"
        "  --level [county|city|province]  （默认 county）\n"
    ) in _of("new")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["fund", "x.ecoplan", "choose"], "（默认 8.0；≥ 0.1）"),
        (["fund", "x.ecoplan", "stress"], "推迟几年。（1 到 50）"),
        (["fund", "x.ecoplan", "mix"], "--share 来源=百分数"),
        (["fund", "x.ecoplan", "ceiling"], "  list    列出限额、各已用多少，"),
        (["page"], "ecoplanner page 规划文件 first_number="),
        (["fund"], "\n操作：\n  list "),
        ([], "\n命令：\n  open      打开窗口。\n"),
        (["fund", "x.ecoplan", "list"], "例：ecoplanner fund plan.ecoplan list"),
        (["copy"], "用法：ecoplanner copy [选项] 规划文件 新文件\n"),
    ],
)
def test_that_patterns_defaults_and_examples_are_chinese(
    call: list[str], said: str
) -> None:
    assert said in _of(*call, columns=200)


def test_that_examples_can_be_copied() -> None:
    said = _of("fund", "x.ecoplan", "award", "condition")

    assert "\n  修复面" not in said
    assert '"修复面积不小于 10 平方公里"' in " ".join(said.split())


def test_that_a_text_nobody_translated_is_shown_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty: dict[str, dict[str, str]] = {"texts": {}, "names": {}}
    monkeypatch.setattr(help_module, "words", lambda: empty)

    said = _of("info")

    assert said.startswith("Usage：ecoplanner info [OPTIONS] PLAN\n")
    assert "Say what a plan is and how much is in it." in said


def test_that_a_command_without_options_or_range_has_help() -> None:
    count = click.option("--count", type=click.IntRange(max=5))
    wordless = click.argument("much", nargs=-1)
    command = speaking(
        click.command("bare", add_help_option=False)(count(wordless(lambda: None)))
    )
    speaker = Speaker()
    speaker.language = "zh"

    context = command.context_class(
        command, info_name="a" * 60, obj=speaker, terminal_width=50
    )

    assert context.get_help() == (
        f"用法：{'a' * 60}\n    [选项] [MUCH]...\n\n选项：\n  --count 整数  （≤ 5）"
    )


@pytest.mark.parametrize("call", [["fund"], ["fund", "x.ecoplan", "ceiling"]])
def test_that_a_group_without_more_is_refused_in_a_line(
    run: Callable[..., Ran], call: list[str]
) -> None:
    ran = run(*call)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Missing ")
    assert ran.err.count("\n") == 1


def test_that_only_chinese_help_reads_the_table(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread() -> Mapping[str, Mapping[str, str]]:
        raise AssertionError

    monkeypatch.setattr(help_module, "words", unread)

    assert run("sample", "--list", "--lang", "zh").code == 0
    assert run("report", "--help").code == 0
    with pytest.raises(AssertionError):
        run("report", "--help", "--lang", "zh")


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("按顺序用规则补缺口。", 8, ["按顺序用", "规则补缺", "口。"]),
        ("按顺序，用规则", 6, ["按顺", "序，用", "规则"]),
        ("写“项目”一词", 5, ["写“项", "目”一", "词"]),
        ("默认为 30%。好", 10, ["默认为", "30%。好"]),
        ("[zone|place|year] 名称", 12, ["[zone|place|", "year] 名称"]),
        ("a-long-word", 4, ["a-long-word"]),
        ("", 4, []),
    ],
)
def test_that_chinese_is_parted_between_characters_but_not_before_marks(
    text: str, room: int, lines: list[str]
) -> None:
    assert wrapped(text, room) == lines


@given(
    text=st.text(alphabet="项目资金，。（）“”ab1-|x= ", max_size=60),
    room=st.integers(6, 40),
)
def test_that_wrapping_keeps_every_character_and_the_width(
    text: str, room: int
) -> None:
    lines = wrapped(text, room)

    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert line.strip()
        assert line == line.rstrip()
        assert width(line) <= room or len(wrapped(line, 1)) == 1
