"""What tests of plain prompts are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from sessions.library.places import settings_path
from sessions.store.store import Store
from tests.screens.pages import Pages

DAY: Final = datetime(2026, 12, 1, 9, tzinfo=UTC)
"""When engagements are opened at plain prompts, so that what is told of days stays the same."""

Heard = Callable[[str], None]


def open_on(day: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every engagement be opened at that moment."""
    open_ = Store.open.__func__  # type: ignore[attr-defined]

    def at_that_day(cls: type[Store], /, *given: object, **more: object) -> Store:
        return open_(cls, *given, **{"now": lambda: day, **more})  # type: ignore[no-any-return]

    monkeypatch.setattr(Store, "open", classmethod(at_that_day))


@pytest.fixture
def heard(pages: Pages, tmp_path: Path) -> Iterator[Heard]:
    """Takes what the program says; at the end all of it is compared with a page read before."""
    told: list[str] = []

    def hear(said: str) -> None:
        for name, place in (("SETTINGS", settings_path()), ("FOLDER", tmp_path)):
            said = said.replace(str(place), name)
        told.append(said.replace("FOLDER\\", "FOLDER/").replace("place\\", "place/"))

    yield hear
    pages.same(*told)
