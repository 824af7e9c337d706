"""A screen of its own with the real program on it, driven from outside.

Keys, the clipboard and the picture of the screen go through the X server, as a
person's do: nothing here is inside the program.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import time
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from typing import TYPE_CHECKING
from typing import TypeVar

import ecoplanner

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

ResultT = TypeVar("ResultT")

#: What a screen is made of; without these there is none.
TOOLS = ("Xvfb", "xdotool", "xclip")
#: What Qt needs to draw on one.
LIBRARIES = (
    "xkbcommon-x11",
    "xcb-cursor",
    "xcb-icccm",
    "xcb-image",
    "xcb-keysyms",
    "xcb-render-util",
    "xcb-shape",
    "xcb-xinerama",
)
#: As the smallest screen that is supported.
WIDTH, HEIGHT = 1366, 768
#: How long anything may take before it counts as not happening, in seconds.
PATIENCE_S = 60.0
_STEP_S = 0.05
#: A picture that stays for so long is what there is to see.
_STILL_S = 0.2

#: Left, top, right and bottom of a part of the screen, in pixels.
Box = tuple[int, int, int, int]


def missing_parts() -> list[str]:
    """Return what this machine lacks for a screen."""
    tools = [name for name in TOOLS if shutil.which(name) is None]
    return tools or [name for name in LIBRARIES if find_library(name) is None]


def until(look: Callable[[], ResultT | None], what: str) -> ResultT:
    """Look until there is something to see, and return it.

    Raises:
        AssertionError: it did not come.
    """
    end = time.monotonic() + PATIENCE_S
    while not (seen := look()):
        assert time.monotonic() < end, f"did not come: {what}"
        time.sleep(_STEP_S)
    return seen


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of the screen, line by line."""

    pixels: bytes
    line_bytes: int
    pixel_bytes: int

    @classmethod
    def of_dump(cls, dump: bytes) -> Self:
        """Read an X window dump: a header of numbers, colours, then the pixels."""
        header = struct.unpack(">25I", dump[:100])
        start = header[0] + 12 * header[19]
        return cls(dump[start:], header[12], header[11] // 8)

    def part(self, box: Box) -> bytes:
        """Return the pixels of a part of the screen."""
        left, top, right, bottom = box
        wide = self.pixel_bytes
        lines = (line * self.line_bytes for line in range(top, bottom))
        return b"".join(
            self.pixels[at + left * wide : at + right * wide] for at in lines
        )


class Screen:
    """An X server, and on it one run of the program after the other.

    Used with `with`; on leaving, what still runs is ended by its own id.
    """

    def __init__(self, home: Path) -> None:
        """Make the screen.

        Args:
            home: the folder that the program takes for the user's own.
        """
        self.home = home
        self.documents = home / "Documents"
        self.errors = home / "errors.txt"
        self.documents.mkdir(parents=True)
        self._program: subprocess.Popen[bytes] | None = None
        read_end, write_end = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self._server = subprocess.Popen(
            [
                _tool("Xvfb"),
                # Without -noreset it starts anew whenever nobody is connected.
                *("-displayfd", str(write_end), "-nolisten", "tcp", "-noreset"),
                *("-screen", "0", size, "-fbdir", str(home)),
            ],
            pass_fds=[write_end],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            # Waits until the server takes callers, or is gone.
            number = answer.readline().strip()
        assert number, "the X server did not start"
        self._environment = _environment(home, f":{number}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in (self._program, self._server):
            if process is not None and process.poll() is None:
                process.terminate()
                try:
                    process.wait(PATIENCE_S)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def start(self, *arguments: str) -> None:
        """Start the program as a user does, with these arguments."""
        with self.errors.open("ab") as errors:
            self._program = subprocess.Popen(
                [sys.executable, "-m", "ecoplanner", *arguments],
                cwd=self.home,
                env=self._environment,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )

    def wait_for_window(self, title: str) -> int:
        """Wait until a window of that title is seen, and bring the keys to it.

        Args:
            title: a regular expression.

        Returns:
            The window's number.
        """
        number = until(lambda: self._window(title), f"the window {title!r}")
        self._run("xdotool", "windowfocus", "--sync", str(number))
        return number

    def wait_for_exit(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        assert self._program is not None, "no program was started"
        return self._program.wait(PATIENCE_S)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as `ctrl+s`."""
        self._run("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type text; plain letters and figures alone are on the keyboard."""
        self._run("xdotool", "type", "--clearmodifiers", "--delay", "30", text)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        place = ("mousemove", "--sync", str(x), str(y))
        self._run("xdotool", *place, "click", "1")

    def copy(self, text: str) -> None:
        """Put text on the clipboard, as another program does."""
        subprocess.run(
            [_tool("xclip"), "-selection", "clipboard"],
            env=self._environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=PATIENCE_S,
        )

    def copied(self) -> str:
        """Return the text on the clipboard, empty while nobody has put any there."""
        done = subprocess.run(
            [_tool("xclip"), "-selection", "clipboard", "-out"],
            env=self._environment,
            capture_output=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return done.stdout.decode()

    def picture(self) -> Picture:
        """Return what is seen now."""
        return Picture.of_dump((self.home / "Xvfb_screen0").read_bytes())

    def settled(self, box: Box) -> bytes:
        """Return what a part of the screen shows once it shows it for a while."""
        former = self.picture().part(box)
        since = time.monotonic()

        def look() -> bytes:
            nonlocal former, since
            now = self.picture().part(box)
            if now != former:
                former, since = now, time.monotonic()
            return now if time.monotonic() - since > _STILL_S else b""

        return until(look, "a still picture")

    def changed(self, box: Box, before: bytes) -> bytes:
        """Return what a part of the screen shows when it is no longer as before."""
        until(lambda: self.picture().part(box) != before, "another picture")
        return self.settled(box)

    def complaints(self) -> str:
        """Return what the program has said on its standard error."""
        return self.errors.read_text(encoding="utf-8")

    def _window(self, title: str) -> int | None:
        assert self._program is not None, "no program was started"
        assert self._program.poll() is None, self.complaints()
        found = subprocess.run(
            [_tool("xdotool"), "search", "--onlyvisible", "--name", title],
            env=self._environment,
            capture_output=True,
            check=False,
            timeout=PATIENCE_S,
        )
        numbers = found.stdout.split()
        return int(numbers[-1]) if numbers else None

    def _run(self, *command: str) -> str:
        name, *arguments = command
        done = subprocess.run(
            [_tool(name), *arguments],
            env=self._environment,
            capture_output=True,
            check=True,
            timeout=PATIENCE_S,
        )
        return done.stdout.decode()


def _tool(name: str) -> str:
    path = shutil.which(name)
    assert path is not None, f"{name} is missing"
    return path


def _environment(home: Path, display: str) -> dict[str, str]:
    """Return an environment where the program has a screen and its own folders."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "XDG_", "WAYLAND_", "LC_", "LANG"))
    }
    return kept | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "ECOPLANNER_STATE_DIR": str(home / "state"),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "PYTHONPATH": str(Path(ecoplanner.__file__).parents[1]),
        "LANG": "C.UTF-8",
        # Keys come as they are typed, not through an input method of this machine.
        "XMODIFIERS": "@im=none",
    }
