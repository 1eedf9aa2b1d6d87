"""What tests of plain prompts are given."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from screens.cli.main import main
from screens.plain.base.prompts import LineAsker
from screens.plain.loop import hold
from sessions.library.places import settings_path
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.pages import Pages
from workshop.record.record import Record

DAY: Final = datetime(2026, 12, 1, 9, tzinfo=UTC)
"""When engagements are opened at plain prompts, so that what is told of days stays the same."""

Output = pytest.CaptureFixture[str]
PLACE: Final = re.compile("FOLDER.*")
"""What is said of a place; a page has it as most systems write it."""

Heard = Callable[[str], None]
Said = Callable[..., str]
"""Types lines and gives what the program says: `said("goals", "add")`."""


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
        told.append(PLACE.sub(lambda found: found[0].replace(os.sep, "/"), said))

    yield hear
    pages.same(*told)


def typed(made: Acme, text: str, monkeypatch: pytest.MonkeyPatch) -> Record:
    """The record after lines were typed into the session that runs."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    hold(made.store, made.session_id, LineAsker())
    return made.store.record


def told_of(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *lines: str,
    first: tuple[str, ...] = ("open", "Acme"),
) -> str:
    """What a command says to the end when lines are typed at its prompts; no fault is among it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    assert main(list(first)) == 0
    told = capsys.readouterr()
    assert "Something went wrong" not in told.err
    return told.out + told.err


@pytest.fixture
def said(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    heard: Heard,
) -> Said:
    """What the program says when lines are typed in the menu of the engagement; all of it is read.

    That is done after the test, which asserts what must hold whatever the words are.
    """
    assert folder.is_dir()

    def say(*lines: str, first: tuple[str, ...] = ("open", "Acme")) -> str:
        told = told_of(capsys, monkeypatch, *lines, first=first)
        heard(told)
        return told

    return say


def in_menu(said: Said, menu: str, ends: int) -> Said:
    """The same in one of the menus below, which is left by so many empty lines."""
    return lambda *lines: said(menu, *lines, *[""] * ends)
