"""What tests of documents that are compared with their record are given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.edited import Written


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    """An engagement, and a place for documents of it."""
    made = Written(tmp_path)
    yield made
    made.store.close()
