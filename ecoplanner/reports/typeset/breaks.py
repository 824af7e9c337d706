"""Page breaks: rows kept whole, and together where they belong together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Role
from ecoplanner.reports.typeset.body import TINY
from ecoplanner.reports.typeset.style import TOTAL_ROLES

if TYPE_CHECKING:
    from ecoplanner.reports.typeset.body import Body

#: A programme of so many rows leaves no single one at a page's end ...
_LONG_SECTION = 3
#: ... if the page stays this full.
_STAYS_FULL = 0.72
#: Least rows on the last page, and on the page they are taken from.
_LAST_ROWS = 3
_KEPT_ROWS = 4
_WITH_HEADER = 2
#: A split row begins on a page only if this share of it is left.
_TALL_START = 1 / 3
#: How many rows a break may move up to keep rows together.
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True)
class Rooms:
    """Heights that pages have for body rows, points.

    Attributes:
        first: on the page where the table begins.
        next: on a further page.
        tail: what notes and fill-in line take on the last page.
    """

    first: float
    next: float
    tail: float = 0.0


@dataclass(frozen=True, slots=True)
class Break:
    """What one page shows of the body.

    Attributes:
        start: first row.
        end: row after the last.
        holds_tail: notes and fill-in line stand under it.
    """

    start: int
    end: int
    holds_tail: bool = False


def break_rows(body: Body, rooms: Rooms) -> list[Break]:
    """Divide the body into pages.

    The first may hold the title alone, where not even a row fits under it, and the
    last nothing but the tail.
    """
    count = len(body.rows)
    if body.part_height(0, body.fitting(0, rooms.first)) > rooms.first + TINY:
        after_title = Rooms(rooms.next, rooms.next, rooms.tail)
        return [Break(0, 0), *_divide(body, after_title, count)]
    return _divide(body, rooms, count)


def _divide(body: Body, rooms: Rooms, count: int) -> list[Break]:
    starts = [0]
    while True:
        start = starts[-1]
        room = rooms.next if start else rooms.first
        end = body.fitting(start, room)
        if end >= count:
            break
        starts.append(_kept_together(body, start, end, room))
    _fill_last(body, starts, rooms)
    fits = _last_fits(body, starts[-1], rooms, is_first=len(starts) == 1)
    if not fits:
        fits = _make_room(body, starts, rooms)
    pages = [Break(start, end) for start, end in pairwise(starts)]
    pages.append(Break(starts[-1], count, holds_tail=fits))
    if not fits:
        pages.append(Break(count, count, holds_tail=True))
    return pages


def _last_fits(body: Body, start: int, rooms: Rooms, *, is_first: bool) -> bool:
    room = rooms.first if is_first else rooms.next
    height = body.part_height(start, len(body.rows))
    return height + rooms.tail <= room + TINY


def _kept_together(body: Body, start: int, end: int, room: float) -> int:
    """Move a break up to where nothing is torn that belongs together."""
    end = _before_tall(body, start, end, room)
    for place in range(end, max(start, end - _LOOK_BACK), -1):
        if _may_break(body, start, place, room):
            return place
    return end


def _before_tall(body: Body, start: int, end: int, room: float) -> int:
    """Begin a split row on this page only if a third of it is left."""
    begins = body.piece_of[end]
    if start < begins < end:
        used = body.ends[begins] - body.ends[start]
        if room - used < room * _TALL_START:
            return begins
    return end


def _may_break(body: Body, start: int, place: int, room: float) -> bool:
    rows = body.rows
    if body.piece_of[place] != place:
        return True
    before = rows[place - 1]
    if rows[place].role in TOTAL_ROLES or before.role is Role.LEAD:
        return False
    if start == 0 and place < _WITH_HEADER <= len(rows):
        return False
    return not _leaves_one(body, start, place, room)


def _leaves_one(body: Body, start: int, place: int, room: float) -> bool:
    """Tell whether one row of a long programme would stand alone at the end."""
    rows, last = body.rows, place - 1
    section = rows[last].section
    if not section or rows[place].section != section or last <= start:
        return False
    begins = last == 0 or rows[last - 1].section != section
    if not begins or body.section_ends[last] - last < _LONG_SECTION:
        return False
    return body.ends[last] - body.ends[start] >= room * _STAYS_FULL


def _fill_last(body: Body, starts: list[int], rooms: Rooms) -> None:
    """Let the last page have three rows, or the whole of a programme."""
    count = len(body.rows)
    if len(starts) == 1:
        return
    before, start = starts[-2:]
    if count - start >= _LAST_ROWS or body.piece_of[start] != start:
        return
    section = body.rows[start].section
    if section and body.rows[start - 1].section != section:
        return
    for place in range(count - _LAST_ROWS, max(before + _KEPT_ROWS, 0) - 1, -1):
        if body.piece_of[place] != place:
            return
        room = rooms.next
        if body.part_height(place, count) > room + TINY:
            return
        if _may_break(body, before, place, room):
            starts[-1] = place
            return


def _make_room(body: Body, starts: list[int], rooms: Rooms) -> bool:
    """Take rows to one more page, so that the tail stands with some of them."""
    count, start = len(body.rows), starts[-1]
    room = rooms.first if len(starts) == 1 else rooms.next
    choices = [*range(count - _LAST_ROWS, start, -1), count - 2, count - 1]
    for place in choices:
        if not start < place < count or body.piece_of[place] != place:
            continue
        is_last_choice = place >= count - 2
        if not is_last_choice and not _may_break(body, start, place, room):
            continue
        if body.part_height(place, count) + rooms.tail <= rooms.next + TINY:
            starts.append(place)
            return True
    return False
