"""How backups are kept and thinned."""

from __future__ import annotations

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from typing import TYPE_CHECKING

from ecoplanner.model.store import backups
from tests.model.store.random_rows import seeded

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _made(path: Path) -> datetime:
    return datetime.strptime(path.stem, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)


def _wanted(times: list[datetime], now: datetime) -> set[datetime]:
    """Say in the plainest words which backups the rule keeps."""
    kept = {max(times)}
    for time in times:
        age = now - time
        same_day = [other for other in times if other.date() == time.date()]
        same_month = [t for t in times if (t.year, t.month) == (time.year, time.month)]
        if (
            age <= timedelta(days=2)
            or (age <= timedelta(days=30) and time == max(same_day))
            or (age <= timedelta(days=366) and time == max(same_month))
        ):
            kept.add(time)
    return kept


def test_that_backups_thin_with_age_over_three_years(state_folder: Path) -> None:
    rng = seeded(1)
    now = NOW
    all_times: list[datetime] = []

    for _ in range(300):
        now += timedelta(minutes=rng.choice((1, 60, 600, 3000, 10_000, 20_000)))
        all_times = [*sorted(_wanted(all_times, now) if all_times else set()), now]
        backups.keep("plan-0001", b"x", now)
        times = [_made(path) for path in backups.backups("plan-0001")]
        assert times[0] == now
        assert set(times) == _wanted(all_times, now)
        assert times == sorted(times, reverse=True)
    assert now - NOW > timedelta(days=3 * 365)
    months = {(time.year, time.month) for time in times}
    assert 12 <= len(months) <= 14


def test_that_the_newest_stays_however_old_or_large(
    state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "MAX_BYTES", 3)
    kept = backups.keep("plan-0001", b"large", NOW - timedelta(days=1000))

    assert backups.superfluous([kept], NOW) == []


def test_that_too_much_takes_the_many_of_the_last_days_first(
    state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = backups.keep("plan-0001", b"x" * 10, NOW - timedelta(days=40))
    day = backups.keep("plan-0001", b"x" * 10, NOW - timedelta(days=1))
    monkeypatch.setattr(backups, "MAX_BYTES", 45)
    for minute in range(10):
        last = backups.keep("plan-0001", b"x" * 10, NOW + timedelta(minutes=minute))

    found = backups.backups("plan-0001")

    assert {old, day, last} <= set(found)
    assert len(found) == 4


def test_that_other_files_in_the_folder_stay(state_folder: Path) -> None:
    home = backups.folder("plan-0001")
    home.mkdir(parents=True)
    other = home / "notes.txt"
    other.write_text("mine", encoding="utf-8")
    unread = backups.keep_unread("plan-0001", b"?")

    kept = backups.keep("plan-0001", b"x", NOW)

    assert backups.backups("plan-0001") == [kept]
    assert other.exists()
    assert unread.read_bytes() == b"?"


def test_that_a_plan_without_backups_has_none(state_folder: Path) -> None:
    assert backups.backups("plan-0001") == []


def test_that_a_backup_that_cannot_be_removed_is_no_failure(
    state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.keep("plan-0001", b"x", NOW - timedelta(days=1000))

    def held(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.unlink", held)
    kept = backups.keep("plan-0001", b"x", NOW)

    assert backups.backups("plan-0001")[0] == kept


def test_that_no_id_leads_out_of_the_folder(state_folder: Path) -> None:
    for plan_id in ("../../../etc", "/etc/passwd", "C:\\x", "aux", "a" * 64):
        assert backups.folder(plan_id).parent == state_folder / "backups"
