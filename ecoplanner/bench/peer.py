"""One cold run of the peer: typst, a compiled typesetter, on the same table.

    python -m ecoplanner.bench.peer TABLE.typ OUTPUT FONTS

It is given the finished table as markup, plain cells, no merging, so it has less to
do than we have.
"""

from __future__ import annotations

import time

STARTED = time.perf_counter()

import json  # noqa: E402 - the clock runs before the imports
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

if TYPE_CHECKING:
    from ecoplanner.reports.table import Table

_SPECIAL = frozenset("\\#*_`$<>@=-+/~[]\"'")
_PAGE = """#set page(paper: "a4", flipped: true, margin: (top: 28mm, bottom: 26mm,
  left: 35mm, right: 37mm))
#set text(font: "Noto Serif SC", size: 9pt, lang: "zh")
#table(columns: (9mm, 24.6mm, 24.6mm, 31mm, 78.1mm, 20mm, 19.9mm, 17.8mm),
  align: (center, left, left, left, left, center, center, right), stroke: 0.35pt,
  table.header({header}),
{rows}
)
"""


def markup(table: Table) -> str:
    """Return a table as typst markup; a merged cell is said in each of its rows."""
    said: dict[int, str] = {}
    rows = []
    for row in table.rows:
        said |= {at: cell.text for at, cell in row.cells.items()}
        rows.append(_cells([said.get(at, "") for at in range(len(table.columns))]))
    header = [
        table.header[0][at].text if at in table.header[0] else ""
        for at in range(len(table.columns))
    ]
    return _PAGE.format(header=_cells(header), rows=",\n".join(rows))


def _cells(texts: list[str]) -> str:
    return ", ".join(f"[{_escaped(text)}]" for text in texts)


def _escaped(text: str) -> str:
    return "".join(f"\\{each}" if each in _SPECIAL else each for each in text)


def main(source: str, output: str, fonts: str) -> None:
    """Compile a table."""
    import typst  # noqa: PLC0415 - an extra that only the benchmark needs

    content = typst.compile(source, font_paths=[fonts], ignore_system_fonts=True)
    Path(output).write_bytes(content)
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - STARTED}))


if __name__ == "__main__":
    main(*sys.argv[1:])
