"""One command for each chore; it makes what it needs before it starts.

    python dev.py demo          the main job: a real plan, its shares, its annex
    python dev.py test          all tests
    python dev.py check         formatter, linter, types, layers, tests
    python dev.py run ...       the program, with any arguments
    python dev.py bench         the benchmark, with its peers
    python dev.py strings       collect the texts of the window, build translations

Only the standard library is used here. Packages go into `.venv` beside this file.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")

WORDS = ROOT / "resources" / "i18n" / "ecoplanner_zh_CN.ts"
#: What is built of it; written beside and renamed, since a program may be reading it.
BUILT = WORDS.with_suffix(".qm")
BEING_BUILT = WORDS.with_suffix(".qm.new")
#: Where the window's texts are written.
TEXTS = [ROOT / "ecoplanner" / "app.py", *(ROOT / "ecoplanner" / "ui").rglob("*.py")]

#: Library that Qt needs without a screen -> its package in Debian.
QT_LIBRARIES = {
    "glib-2.0": "libglib2.0-0",
    "GL": "libgl1",
    "EGL": "libegl1",
    "xkbcommon": "libxkbcommon0",
    "freetype": "libfreetype6",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
}

#: Chore -> (extras it needs, what it runs, each a program and its arguments).
CHORES: dict[str, tuple[str, list[list[str]]]] = {
    "demo": ("", [["ecoplanner", "demo"]]),
    "run": ("", [["ecoplanner"]]),
    "test": ("[test]", [["pytest", "-q", "-n", "auto"]]),
    "bench": ("[bench]", [["ecoplanner", "bench"]]),
    "strings": (
        "",
        [
            [
                "pyside6-lupdate",
                *("-no-obsolete", "-locations", "none"),
                *("-source-language", "en", "-target-language", "zh_CN"),
                *sorted(str(path.relative_to(ROOT)) for path in TEXTS),
                *("-ts", str(WORDS.relative_to(ROOT))),
            ],
            ["pyside6-lrelease", str(WORDS), "-qm", str(BEING_BUILT)],
        ],
    ),
    "check": (
        "[dev]",
        [
            ["ruff", "format", "--check"],
            ["ruff", "check"],
            ["mypy"],
            ["lint-imports"],
            ["pytest", "-q", "-n", "auto"],
        ],
    ),
}


def main(*arguments: str) -> int:
    """Run the steps of a chore in order; stop at the first that fails."""
    if not arguments or arguments[0] not in CHORES:
        sys.stderr.write(__doc__ or "")
        return 2
    chore, *extra = arguments
    if chore in ("test", "check", "strings"):
        _need_qt_libraries()
    extras, steps = CHORES[chore]
    _prepare(extras)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    if chore in ("run", "demo"):
        environment = dict(os.environ)
    for number, (name, *args) in enumerate(steps, start=1):
        more = extra if number == len(steps) else []
        code = subprocess.call(
            [_program(name), *args, *more],
            cwd=None if chore in ("run", "demo") else ROOT,
            env=environment,
        )
        if code:
            return code
    if chore == "strings":
        BEING_BUILT.replace(BUILT)
    return 0


def _program(name: str) -> str:
    return str(BIN / (f"{name}.exe" if os.name == "nt" else name))


def _prepare(extras: str) -> None:
    """Make the environment, or bring it up to date when the project changed."""
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists():
        _need_ensurepip()
        venv.create(HOME, with_pip=True)
    known = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = HOME / f"installed{extras.strip('[]')}.txt"
    if stamp.is_file() and stamp.read_text() == known:
        return
    pip = [_program("python"), "-m", "pip", "install", "--quiet"]
    pip += ["--disable-pip-version-check", "--editable", f"{ROOT}{extras}"]
    if subprocess.call(pip):
        sys.exit("The packages could not be installed: check the network, try again.")
    stamp.write_text(known)


def _need_ensurepip() -> None:
    """Debian parts ensurepip from Python."""
    if not find_spec("ensurepip"):
        _need_packages(["python3-venv"])


def _need_qt_libraries() -> None:
    """Qt wants some libraries of the system, even where it draws no window."""
    if sys.platform.startswith("linux"):
        missing = [
            package for name, package in QT_LIBRARIES.items() if not find_library(name)
        ]
        if missing:
            _need_packages(missing)


def _need_packages(names: list[str]) -> None:
    """Install packages of the system as root on Debian; else say which are missing."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.call([apt, "update", "-qq"], stdout=subprocess.DEVNULL)
        install = [apt, "install", "-y", "-qq", *names]
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.call(install, stdout=subprocess.DEVNULL, env=environment) == 0:
            return
    sys.exit(f"System packages are missing, install them, try again: {' '.join(names)}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
