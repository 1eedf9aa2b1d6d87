"""A published example on its way through an engagement: recorded by commands, told by a board."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from sessions.clock import IdMaker
from sessions.store.store import Store
from tests.builders.record import START, Building
from workshop.record.change import Change
from workshop.report.view import Gathered
from workshop.running.commands import BeginEngagement, Command

Inputs = Mapping[str, Any]
"""What a method was published with, as `workshop calc` reads it."""


class StoredBuilding(Building):
    """An engagement on disk that is built as `Building` builds one in memory."""

    def __init__(self, folder: Path) -> None:
        self.now = START
        chance = count(1)
        self.store = Store.begin(
            folder,
            BeginEngagement(name="Acme", purpose="One strategy for all.", facilitator="Ida Kaya"),
            now=lambda: self.now,
            ids=IdMaker(lambda: self.now, lambda: next(chance)),
        )
        self.record = self.store.record

    def do(self, command: Command) -> Change:
        """Carry out a command, and let a minute pass."""
        change = self.store.do(command)
        self.now += timedelta(minutes=1)
        return change


class Example(NamedTuple):
    """A published example, recorded and told."""

    id: str
    """Its id in `tests/workshop/methods/published.json`, or in `without_calc.py`."""
    record: Callable[[StoredBuilding, Inputs], None]
    """Records it by commands."""
    figures: Callable[[Gathered, Inputs], Mapping[str, Any]]
    """What the engagement tells of it: under the names of what was published, as far as it tells
    that."""
