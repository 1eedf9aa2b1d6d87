"""A building that remembers every step, to erase somebody from it without a journal."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.builders.record import Building
from workshop.privacy.erasure import Erasing
from workshop.privacy.history_wording import Retelling
from workshop.record.change import Change
from workshop.record.document_states import Raw, States, Step
from workshop.record.documents import Document
from workshop.record.ids import id_number
from workshop.running.commands import Command


class Recorded(Building):
    """A building that remembers every step, as the journal does."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.lines: list[tuple[Raw, list[Step]]] = []
        super().__init__()

    def do(self, command: Command) -> Change:
        """Carry out a command and note what it did."""
        before = {one.id: one for one in self.record.documents() if one.TABLE != "clocks"}
        change = super().do(command)
        steps = [
            Step(one.TABLE, str(id_number(one.id)), raw(one), raw(before.get(one.id)))
            for one in change.puts
        ]
        self.steps += steps
        self.lines.append(({"s": change.sentence}, steps))
        return change

    def erasing(self, person_id: str) -> Erasing:
        """The decision for a person."""
        return Erasing(self.record, person_id, States(self.steps))

    def left(self, person_id: str) -> dict[str, list[Raw]]:
        """The documents that stay, by table."""
        erasing, found = self.erasing(person_id), dict[str, list[Raw]]()
        for one in self.record.documents():
            if state := erasing.document(one.TABLE, raw(one) or {}):
                found.setdefault(one.TABLE, []).append(state)
        return found

    def told(self, person_id: str) -> list[str]:
        """The sentences that stay."""
        retelling = Retelling(self.erasing(person_id), "s")
        changes = [retelling.change(meta, steps)[0] for meta, steps in self.lines]
        return [meta["s"] for meta in changes if meta]


def raw(document: Document | None) -> Raw | None:
    """A document as it is stored."""
    if document is None:
        return None
    stored: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document))
    return stored
