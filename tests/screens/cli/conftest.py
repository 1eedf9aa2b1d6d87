"""What tests of commands are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.store.store import Store
from workshop.running.commands import BeginEngagement


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with an empty engagement."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    monkeypatch.chdir(tmp_path)
    Store.begin(tmp_path / "place" / "Acme", BeginEngagement(name="Acme")).close()
    return tmp_path / "place"
