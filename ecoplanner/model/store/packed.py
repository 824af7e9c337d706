"""Content and history packed into bytes, in small parts: other threads run between.

A plan of ten thousand projects packs into tens of megabytes of JSON. Where Python
makes or reads that in one call, the window stands still for as long, whichever
thread asked for it.
"""

from __future__ import annotations

import codecs
import json
import zlib
from itertools import islice
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.store.sqlite import UnsoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Most bytes that packed content or history may unpack to; a file can claim more.
MAX_UNPACKED = 512_000_000
#: Content is tables of rows: so deep it is written in parts.
_LEVELS = 2
#: So many parts are packed at a time, and so many bytes unpacked.
_PARTS, _BYTES = 2_000, 1 << 14
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def packed(value: Any) -> bytes:
    """Return a JSON value compressed, the same bytes for the same value."""
    packer, texts = zlib.compressobj(6), _texts(value, _LEVELS)
    found = []
    while some := [*islice(texts, _PARTS)]:
        found.append(packer.compress("".join(some).encode()))
    return b"".join([*found, packer.flush()])


def _texts(value: Any, levels: int) -> Iterator[str]:
    """Yield a JSON value in parts."""
    if not levels or not isinstance(value, dict):
        yield _ENCODER.encode(value)
        return
    mark = "{"
    for key in sorted(value):
        yield f"{mark}{_ENCODER.encode(key)}:"
        yield from _texts(value[key], levels - 1)
        mark = ","
    yield "}" if value else "{}"


def unpacked(data: bytes) -> Any:
    """Return what `packed` made into bytes.

    Raises:
        UnsoundError: it did not make these.
    """
    try:
        # Python calls the hook for each row, and looks there who else may run.
        return json.loads("".join(_decoded(data)), object_hook=_as_is)
    except (zlib.error, ValueError, RecursionError) as error:
        raise UnsoundError(table="content", row=str(error)) from error


def _decoded(data: bytes) -> Iterator[str]:
    """Yield the text that was packed, as much of it as may be."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    unpacker, left = zlib.decompressobj(), MAX_UNPACKED
    for at in range(0, len(data), _BYTES):
        piece = unpacker.decompress(data[at : at + _BYTES], left)
        yield decoder.decode(piece)
        left -= len(piece)
        if not left:
            break
    yield decoder.decode(b"", final=True)


def _as_is(value: dict[str, Any]) -> dict[str, Any]:
    return value
