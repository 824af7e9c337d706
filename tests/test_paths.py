"""Where the program finds its resources and keeps what is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs

from ecoplanner import paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_that_resources_are_found_in_a_checkout() -> None:
    assert paths.resource("i18n/sentences.toml").is_file()


def test_that_a_wheel_comes_before_a_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wheel, checkout = tmp_path / "_resources", tmp_path / "resources"
    monkeypatch.setattr(paths, "_HOMES", (wheel, checkout))

    assert paths.resource("a.txt") == checkout / "a.txt"
    checkout.mkdir()
    assert paths.resource("a.txt") == checkout / "a.txt"
    wheel.mkdir()
    assert paths.resource("a.txt") == wheel / "a.txt"


def test_that_the_own_folder_can_be_moved(state_folder: Path) -> None:
    assert paths.state_folder() == state_folder


def test_that_the_own_folder_is_otherwise_that_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(paths.STATE_VARIABLE)
    monkeypatch.setattr(platformdirs, "user_state_dir", lambda *_, **__: str(tmp_path))

    assert paths.state_folder() == tmp_path
