"""Translations are built beside the file that programs read, then renamed."""

from __future__ import annotations

from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from typing import Any
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def dev(
    pytestconfig: pytest.Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """The chores, with nothing to install and translations in a folder of ours."""
    spec = spec_from_file_location("dev", pytestconfig.rootpath / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    release = module.CHORES["strings"][1][-1]
    assert release[-1] == str(module.BEING_BUILT)
    monkeypatch.setattr(module, "_prepare", lambda _: None)
    monkeypatch.setattr(module, "_need_qt_libraries", lambda: None)
    monkeypatch.setattr(module, "BUILT", tmp_path / "a.qm")
    monkeypatch.setattr(module, "BEING_BUILT", tmp_path / "a.qm.new")
    module.BUILT.write_text("old")
    return module


@pytest.mark.parametrize(("code", "left"), [(0, "new"), (3, "old")])
def test_that_translations_are_whole_at_every_moment(
    dev: Any, monkeypatch: pytest.MonkeyPatch, code: int, left: str
) -> None:
    def build(command: list[str], **_: object) -> int:
        if "lrelease" in command[0]:
            dev.BEING_BUILT.write_text("new")
            return code
        return 0

    monkeypatch.setattr(dev.subprocess, "call", build)

    assert dev.main("strings") == code

    assert dev.BUILT.read_text() == left
