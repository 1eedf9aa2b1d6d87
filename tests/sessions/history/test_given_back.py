"""Undo gives numbers back, and reaches only into the session in front.

Requirement: an undone paste gives its codes back where nothing refers to them; undo on a screen
outside of sessions takes back what was done there, and tells the session where one is concerned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.disk.export_ledger import Written, note_export
from sessions.history.history import OUTSIDE
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.errors import Refused
from workshop.record.documents import Factor, Letter
from workshop.record.indexes.numbers import Numbers
from workshop.running.capture import read_line
from workshop.running.command_kinds.sessions import EditSession
from workshop.running.commands import AddPerson, MergeFactors, RecordEntries


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a session that runs."""
    return Acme(tmp_path / "acme")


def codes(store: Store) -> list[str]:
    """The codes of the factors that stand."""
    return [factor.code for factor in store.record.live_factors()]


def paste(acme: Acme, lines: Sequence[str]) -> None:
    """Record lines as one change."""
    read = tuple(map(read_line, lines))
    acme.store.do(RecordEntries(session_id=acme.session_id, step_id="works", lines=read))


def test_an_undone_paste_gives_its_codes_back(acme: Acme) -> None:
    """At once and after the engagement was opened again; a letter of its own is left alone."""
    acme.say("+ Network holds")
    paste(acme, [*(f"+ line {n}" for n in range(40)), "- weak", "> act"])
    acme.store.undo(acme.session_id)
    acme.say("+ Help desk answers")
    assert codes(acme.store) == ["S1", "S2"]
    acme.store.undo(acme.session_id)
    acme.reopen()
    acme.say("+ Help desk is quick")
    acme.say("- Roof leaks")
    assert codes(acme.store) == ["S1", "S2", "W1"]


def test_what_comes_back_while_its_code_is_taken_gets_another(acme: Acme) -> None:
    """Nothing has the code of something else, and undoing that again is possible."""
    paste(acme, ["+ One", "+ Two"])
    acme.store.undo(acme.session_id)
    acme.say("+ Other")
    undone = next(c for c in acme.store.history.changes if "Two" in c.sentence or "2" in c.sentence)
    acme.store.undo_redo.redo_change(undone)
    texts = {factor.code: factor.text for factor in acme.store.record.live_factors()}
    assert texts["S1"] == "Other"
    assert sorted(texts) == ["S1", "S2", "S3"]
    acme.store.undo_redo.undo_change(undone)
    assert codes(acme.store) == ["S1"]


def test_what_something_refers_to_keeps_its_code(acme: Acme) -> None:
    """Another factor that was merged into it, and a document that was written meanwhile."""
    acme.say("+ One")
    acme.say("+ Two")
    one, two = acme.store.record.live_factors()
    acme.store.do(MergeFactors(into=one.id, others=(two.id,), text="Both"))
    recorded = acme.store.history.changes[-2]
    with pytest.raises(Refused):
        acme.store.undo_redo.undo_change(recorded)
    acme.say("+ Three")
    what = Written(document="swot", edition="shareable", format="md")
    note_export(acme.folder, b"S3", acme.folder / "swot.md", what, now=acme.clock)
    acme.store.undo(acme.session_id)
    acme.say("+ Four")
    assert "S4" in codes(acme.store)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 5), min_size=1, max_size=14))
def test_the_next_code_is_the_same_after_opening_again(
    tmp_path_factory: pytest.TempPathFactory, acts: list[int]
) -> None:
    """Whatever was recorded and undone: two factors never have one code, and nothing is skipped."""
    acme = Acme(tmp_path_factory.mktemp("given") / "acme")
    for act in acts:
        if act == 0:
            _try(acme.store.undo, acme.session_id)
        elif act == 1:
            _try(acme.store.redo, acme.session_id)
        else:
            paste(acme, [f"+ said {n}" for n in range(act)])
        every = [factor.code for factor in acme.store.record.all(Factor)]
        assert len(every) == len(set(every))
    last = acme.store.record.last_number(Letter.STRENGTH)
    acme.reopen()
    assert acme.store.record.last_number(Letter.STRENGTH) == last
    acme.store.close()


def _try(turn: Callable[[str], str], scope: str) -> str:
    """Undo or redo, where there is anything; what was said."""
    try:
        return turn(scope)
    except Refused as refused:
        return str(refused)


@given(st.lists(st.integers(1, 12), max_size=30))
def test_numbers_that_are_given_and_taken_back(numbers: list[int]) -> None:
    """The highest is that of those that are out, also where two have the same."""
    known, out = Numbers(), list[int]()
    for number in numbers:
        if number in out and number % 2:
            known.give_back(number)
            out.remove(number)
        else:
            known.take(number)
            out.append(number)
        assert known.last == max(out, default=0)


def test_outside_of_sessions_undo_leaves_sessions_alone(acme: Acme) -> None:
    """What was said stays; people and the words of a session are taken back; the rest is said."""
    acme.store.do(AddPerson(name="Zoe Quist"))
    acme.say("+ One")
    acme.store.do(EditSession(session_id=acme.session_id, title="Another title"))
    acme.say("+ Two")
    assert acme.store.undo(OUTSIDE).startswith("Undone: Edited")
    assert acme.store.undo(OUTSIDE) == "Undone: Added Zoe Quist"
    told = [_try(acme.store.undo, OUTSIDE) for _ in range(12)]
    assert told[-1].startswith("There is nothing to undo here. What was done in a session")
    assert not any("Recorded" in sentence for sentence in told)
    assert codes(acme.store) == ["S1", "S2"]
    assert acme.store.redo(OUTSIDE)


def test_undoing_in_no_scope_tells_the_session(acme: Acme) -> None:
    """As the command line does; in the session itself that is plain."""
    acme.say("+ One")
    title = acme.store.record.sessions()[0].title
    assert acme.store.undo() == f"Undone: Recorded strength S1 “One” (in {title})"
    acme.say("+ One")
    assert acme.store.undo(acme.session_id) == "Undone: Recorded strength S1 “One”"
