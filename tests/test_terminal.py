"""Text for a terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from ecoplanner import terminal

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("矿山", 4), ("Ａ", 2), ("é", 1), ("e\u0301", 1), ("½", 1)],
)
def test_that_chinese_is_twice_as_wide(text: str, width: int) -> None:
    assert terminal.width(text) == width


def test_that_columns_line_up() -> None:
    rows = [["", "万元"], ["矿山", "7"], ["ab", "1234567"]]

    assert terminal.columns(rows, [False, True]).split("\n") == [
        "         万元",
        "矿山        7",
        "ab    1234567",
    ]
    assert terminal.columns([["a", "b"]], [True, False]) == "a  b"


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], io.BytesIO]:
    """Put a stream of an encoding in the place of `stdout` or `stderr`."""

    def make(name: str, encoding: str) -> io.BytesIO:
        raw = io.BytesIO()
        text = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
        monkeypatch.setattr(sys, name, text)
        return raw

    return make


@pytest.mark.parametrize(
    ("encoding", "printed"),
    [
        ("utf-8", "矿山 m² 😀\n二\n".encode()),
        ("gbk", "矿山 m? ?\n二\n".encode("gbk")),
        ("ascii", b"?? m? ?\n?\n"),
    ],
)
def test_that_what_a_terminal_lacks_becomes_a_question_mark(
    stream: Callable[[str, str], io.BytesIO], encoding: str, printed: bytes
) -> None:
    raw = stream("stdout", encoding)

    terminal.write("矿山 m² 😀\n二")
    sys.stdout.flush()

    assert raw.getvalue() == printed


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_that_json_is_utf8_whatever_the_terminal_is(
    stream: Callable[[str, str], io.BytesIO], encoding: str
) -> None:
    raw = stream("stdout", encoding)

    terminal.write_json({"name": "矿山"})

    assert raw.getvalue() == '{\n "name": "矿山"\n}\n'.encode()


def test_that_an_error_takes_one_line(
    stream: Callable[[str, str], io.BytesIO],
) -> None:
    raw = stream("stderr", "gbk")

    terminal.write_error("一\r\n二\t三 😀 \x1b[31m")
    sys.stderr.flush()

    assert raw.getvalue() == "一 二 三 ? ?[31m\n".encode("gbk")


def test_that_no_text_steers_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal.write("a\x1b[2Jb\x07\x9b\rc\nd")

    assert capsys.readouterr().out == "a?[2Jb???c\nd\n"


def test_that_a_stream_without_an_encoding_takes_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    terminal.write("矿山 😀")

    assert stream.getvalue() == "矿山 😀\n"
