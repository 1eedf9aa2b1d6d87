"""The sample engagement, made once for all that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.demo.build import make_demo
from sessions.store.store import Store
from workshop.record.record import Record


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample, made by commands from its files, closed."""
    folder = tmp_path_factory.mktemp("features") / "Sample"
    make_demo(folder).close()
    return folder


@pytest.fixture(scope="session")
def record(sample: Path) -> Iterator[Record]:
    """The record of the sample."""
    with Store.open(sample, read_only=True) as store:
        yield store.record
