"""Plans in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.samples import sample_rows
from ecoplanner.model.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def shanggao() -> Iterator[Document]:
    """Open the bundled county plan in memory."""
    rows = sample_rows("shanggao")
    document = Document.in_memory(lambda writer: writer.save(*rows))
    yield document
    document.close()
