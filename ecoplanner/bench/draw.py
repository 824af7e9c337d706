"""One cold run of our own typesetter: from a plan file to a PDF file.

    python -m ecoplanner.bench.draw PLAN OUTPUT

Prints how long it took, imports included, how many pages and the peak memory.
"""

from __future__ import annotations

import time

STARTED = time.perf_counter()

import json  # noqa: E402 - the clock runs before the imports
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from ecoplanner.bench.memory import peak_mb  # noqa: E402
from ecoplanner.model.store.reading import reading  # noqa: E402
from ecoplanner.reports.annex import annex_of  # noqa: E402
from ecoplanner.reports.draw.pdf import DocumentInfo  # noqa: E402
from ecoplanner.reports.draw.pdf import draw_pdf  # noqa: E402


def main(plan: str, output: str) -> None:
    """Draw the schedule of a plan."""
    with reading(Path(plan)) as reader:
        portfolio = reader.portfolio()
    annex = annex_of(portfolio, ["schedule"])
    result = draw_pdf(annex.tables, annex.settings, DocumentInfo(title="bench"))
    Path(output).write_bytes(result.content)
    said = {
        "seconds": time.perf_counter() - STARTED,
        "pages": result.pages,
        "peak_mb": peak_mb(),
    }
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
