"""Who may send which command, and that every front end says who it is.

Requirement: one table; one door that asks it; a command that stands in no row is nobody's.
"""

from __future__ import annotations

import ast
from pathlib import Path

import msgspec
import pytest

from tests import ROOT
from tests.builders.acme import Acme
from tests.workshop.notes.test_notes import begun, ids, read
from workshop.errors import Refused
from workshop.notes.importer import replay
from workshop.registers.kinds import REGISTERS
from workshop.running import commands as c
from workshop.running import senders
from workshop.running.row_commands import PutRows, RemoveRows, RowText
from workshop.running.senders import MAY_SEND, Sender, require_sender, require_sender_of


def test_phones_send_nothing_and_only_notes_put_a_session_where_it_stood() -> None:
    """What a participant may send comes with the commands for it; times are nobody's to make up."""
    assert {kind for kind, may in MAY_SEND.items() if Sender.PHONE in may} == set()
    assert MAY_SEND[c.SetStanding] == {Sender.NOTES}


def test_whoever_acts_for_the_facilitator_may_send_the_same() -> None:
    """Full screen, plain prompts and other programs are three doors to one record."""
    everything = {kind for kind, may in MAY_SEND.items() if Sender.APPLICATION in may}
    for sender in (Sender.PLAIN, Sender.APPLY):
        may = {kind for kind, allowed in MAY_SEND.items() if sender in allowed}
        assert may == everything - {c.BeginEngagement}


def test_the_store_asks_before_the_rules(tmp_path: Path) -> None:
    """What may not be sent changes nothing, and the sentence says who may."""
    acme = Acme(tmp_path / "acme")
    lines = len(acme.store.lines)
    command = c.PauseSession(session_id=acme.session_id)
    told = "PauseSession cannot be sent by a phone, only by the application or plain prompts or `wo"
    with pytest.raises(Refused, match=told):
        acme.store.do(command, Sender.PHONE)
    assert len(acme.store.lines) == lines
    assert acme.store.do(command, Sender.PLAIN).sentence == "Paused Short session"


def test_a_command_in_no_row_is_nobodys() -> None:
    """A new one is shut until somebody says whose it is."""

    class Nameless(c.NewPerson, frozen=True, kw_only=True):
        """Stands in no table."""

    with pytest.raises(Refused, match="only by nobody"):
        require_sender(Nameless, Sender.APPLICATION)


def test_notes_send_only_what_the_table_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read from a file goes through the same door."""
    shut = {c.RecordEntries: frozenset({Sender.APPLICATION})}
    monkeypatch.setattr(senders, "MAY_SEND", MAY_SEND | shut)
    found = replay(begun(), read("## works\n+ Fast\n"), ids()).problems
    assert [problem.what for problem in found] == [
        "RecordEntries cannot be sent by a file of notes, only by the application."
    ]


def doors() -> list[tuple[str, ast.Call]]:
    """Every place in which a front end has a store carry out a command."""
    files = [path for name in ("screens", "sessions") for path in (ROOT / name).rglob("*.py")]
    return [
        (path.relative_to(ROOT).as_posix(), node)
        for path in sorted(files)
        if ".do" in (source := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "do"
        and ast.unparse(node.func).endswith("store.do")
    ]


@pytest.mark.slow
def test_every_front_end_says_who_it_is() -> None:
    """None of them leaves it to what the store takes where nobody says."""
    calls = doors()
    assert len(calls) >= 8
    silent = [
        f"{path}:{call.lineno}"
        for path, call in calls
        if len(call.args) < 2 and "sender" not in {word.arg for word in call.keywords}
    ]
    assert silent == []


def test_who_may_enter_rows_is_declared_by_their_register(monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that participants fill in takes rows from their phones; no other does."""
    put = PutRows(register="objectives", rows=(RowText(values={"objective": "Grow"}),))
    with pytest.raises(Refused, match="cannot be sent by a phone"):
        require_sender_of(put, Sender.PHONE)
    for sender in (Sender.APPLICATION, Sender.PLAIN, Sender.NOTES, Sender.APPLY):
        require_sender_of(put, sender)
    declared = REGISTERS["objectives"]
    opened = msgspec.structs.replace(declared, enterers=("facilitator", "participant"))
    monkeypatch.setattr(senders, "register_named", {"objectives": opened}.__getitem__)
    require_sender_of(put, Sender.PHONE)
    remove = RemoveRows(register="objectives", row_ids=("x",))
    with pytest.raises(Refused, match="cannot be sent by a phone"):
        require_sender_of(remove, Sender.PHONE)
