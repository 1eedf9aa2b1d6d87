"""The sample engagement: made anew from the text files that ship, with the dates that they tell.

It is made by the importer that everybody uses, so what the sample shows is what notes become.
Apart from its ids it is the same every time.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import msgspec

from sessions.apply.lines import answers
from sessions.disk.staging import workplace
from sessions.errors import SessionsError
from sessions.imports.notes import import_notes
from sessions.library import places
from sessions.library.file_names import new_folder
from sessions.library.guides import Library
from sessions.store.store import Store
from workshop.record.documents import Session
from workshop.registers.kinds import REGISTERS
from workshop.running.commands import AddDepartment, BeginEngagement, CloseSession
from workshop.running.row_commands import PutRows, RowText
from workshop.running.senders import Sender
from workshop.running.words.of_analysis import said_once

SAMPLE: Final = files("sessions") / "demo"
"""The folder of the sample's texts."""

_PREFIX: Final = "Sample"

_LATER: Final = "11"
"""Notes from this number on are of sessions that were held after the strategy was drafted."""


class DamagedSample(SessionsError):
    """The texts of the sample do not fit together."""


def make_demo(folder: Path, *, themed: bool = True) -> Store:
    """Make the sample engagement in a new or empty folder.

    Args:
        folder: where it is kept.
        themed: whether what was said is put under themes, what says the same in other words put
            together, findings made of it, what departments want from IT entered and agreed on, the
            strategy carried from all that, and the sessions held that came after it; else it is as
            the first sessions left it.

    Returns:
        The engagement, open for writing.

    Raises:
        SessionsError: the folder cannot be used.
    """
    texts = _read("engagement.toml")
    clock = _Clock(texts["created"])
    command = BeginEngagement(
        name=texts["name"], purpose=texts["purpose"], facilitator=texts["facilitator"]
    )
    with Store.begin(folder, command, now=clock) as store:
        for name in texts["departments"]:
            store.do(AddDepartment(name=name), Sender.APPLICATION)
        first, later = _notes()
        for notes in first:
            _hold(store, notes, clock)
        clock.now += timedelta(days=1)
        _carry_out(store, "merges.jsonl")
        if themed:
            clock.now += timedelta(days=1)
            _carry_out(store, "themes.jsonl")
            clock.now += timedelta(hours=2)
            _enter(store, "needs.toml")
            _carry_out(store, "agreed.jsonl")
            clock.now += timedelta(hours=20)
            _enter(store, "strategy.toml")
            _carry_out(store, "carried.jsonl")
            for notes in later:
                _hold(store, notes, clock)
            clock.now += timedelta(hours=1)
            _enter(store, "carrying.toml")
            _carry_out(store, "later.jsonl")
            clock.now += timedelta(hours=2)
            _carry_out(store, "findings.jsonl")
    return Store.open(folder)


def sample_in(home: Path) -> Path:
    """The folder of the sample among the engagements; it is made the first time.

    It is made beside its place, so that a half-made one is never found.

    Raises:
        SessionsError: it cannot be made.
        OSError: the disk refused.
    """
    name = f"{_PREFIX} {_read('engagement.toml')['name']}"
    for folder in places.folders(home):
        # Somebody's own engagement may be called Sample too.
        if folder.name == name:
            return folder
    with workplace(home) as place:
        make_demo(place.making).close()
        return place.finish(new_folder(home, name))


class _Clock:
    """The time as the texts tell it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLE / name).read_text("utf-8"))


def _notes() -> tuple[Sequence[Traversable], Sequence[Traversable]]:
    """The notes in the order in which the sessions were held: up to the strategy, and later."""
    found = [file for file in SAMPLE.iterdir() if file.name.endswith(".txt")]
    found.sort(key=lambda file: file.name)
    first = [file for file in found if file.name < _LATER]
    return first, found[len(first) :]


def _hold(store: Store, notes: Traversable, clock: _Clock) -> None:
    """Import one session and close it when its time is over."""
    session_id = import_notes(store, notes, Library(), zone=UTC).session_id
    record = store.record
    session = record.get(Session, session_id)
    planned = timedelta(seconds=sum(record.clock_of(session_id).spent.values()))
    last = max((entry.at for entry in record.entries_of(session_id)), default=session.started)
    clock.now = max(clock.now, last, session.started + planned)
    if session.closed is None:
        store.do(CloseSession(session_id=session_id), Sender.APPLICATION)


def _enter(store: Store, name: str) -> None:
    """Enter the rows of a file, register after register, each with what it rests on.

    Raises:
        DamagedSample: something that a row rests on was not said once in those words.
    """
    said = said_once(store.record)
    for register, rows in _read(name).items():
        found = []
        for row in rows:
            words = row.pop("evidence", ())
            if missing := [each for each in words if each not in said]:
                raise DamagedSample(f"{name}: nothing was said once as “{missing[0]}”.")
            evidence = tuple(said[each] for each in words)
            found.append(RowText(values=row, evidence=evidence or None))
        first, then = _links_last(register, found)
        store.do(PutRows(register=register, rows=first), Sender.APPLICATION)
        if then:
            ids = [row.id for row in store.record.rows(register)]
            linked = tuple(RowText(row_id=ids[at], values=cells) for at, cells in then.items())
            store.do(PutRows(register=register, rows=linked), Sender.APPLICATION)


def _links_last(
    register: str, rows: Sequence[RowText]
) -> tuple[tuple[RowText, ...], dict[int, dict[str, Any]]]:
    """Rows without what leads to others of them, then that by the places of the rows.

    A code is known once its row is there.
    """
    own = {link.id for link in REGISTERS[register].links if register in link.to}
    first, then = [], {}
    for at, row in enumerate(rows):
        cells = {name: value for name, value in row.values.items() if name not in own}
        first.append(msgspec.structs.replace(row, values=cells))
        if late := {name: value for name, value in row.values.items() if name in own}:
            then[at] = late
    return tuple(first), then


def _carry_out(store: Store, name: str) -> None:
    """Carry out the commands of a file, as people send them: with the codes of factors.

    Raises:
        DamagedSample: one of them is refused.
    """
    commands = BytesIO((SAMPLE / name).read_bytes())
    for answer in answers(store, commands, Library(), Sender.APPLICATION):
        if answer.refused:
            raise DamagedSample(f"{name}, line {answer.line}: {answer.sentence}")
