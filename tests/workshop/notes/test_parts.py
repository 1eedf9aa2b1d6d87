"""Who is what in a session, who came and went, and names not clear: in notes and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.exports.files import render
from tests.builders.acme import GUIDE, Acme
from workshop.errors import Refused
from workshop.notes import read_notes, replay, write_notes
from workshop.notes.people_lines import read_consent, read_presence
from workshop.record.documents import EntryKind, Person, Session
from workshop.record.parts import Part, PresenceState
from workshop.report.build import build
from workshop.running.capture import read_line
from workshop.running.command_kinds.people import MarkPresent, SetPart
from workshop.running.commands import AddPerson, RecordEntries, RetagEntry


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session with everything that can be said of people."""
    made = Acme(tmp_path / "acme")
    here = made.session_id
    made.store.do(AddPerson(name="Ana Sol", session_id=here))
    made.say("> Share the contract @Marek")
    made.say("Talk to meet:Piet.Vos in the control room @Dana")
    made.say("~ Parking for nights @Dana")
    parked = made.store.record.entries_of(here)[-1]
    made.store.do(RetagEntry(entry_id=parked.id, kind=EntryKind.ACTION))
    made.store.do(SetPart(session_id=here, person_id=made.bo.id, part=Part.SCRIBE))
    for state in (PresenceState.LATE, PresenceState.LEFT):
        made.clock.forward(minutes=3)
        made.store.do(MarkPresent(session_id=here, person_id=made.ana.id, state=state))
    lines = (read_line("Slow @An"),)
    made.store.do(RecordEntries(session_id=here, step_id="works", lines=lines))
    return made


def test_export_import_export_gives_the_same_bytes(acme: Acme, tmp_path: Path) -> None:
    """Parts, presence, people to meet, who raised an action and names not clear have a form."""
    record = acme.store.record
    assert [entry.unclear for entry in record.entries_of(acme.session_id)][-1] == ("An",)
    written = write_notes(record, acme.session_id)
    for line in (
        "scribe: Bo Łoś",
        "owner: Marek",
        "mentioned: Piet Vos",
        "% presence: Ana.López left [10:06:03]",
        "% not clear: An",
        "% raised by: Dana.Ortiz",
        "[10:00:02] Talk to Piet Vos in the control room @Dana.Ortiz meet:Piet.Vos",
    ):
        assert line in written
    other = Acme(tmp_path / "other")
    notes = read_notes(written, "a.txt", lambda _: GUIDE)
    replayed = replay(other.store.record, notes, acme.ids)
    assert replayed.problems == ()
    other.store.commit(replayed.change)
    assert write_notes(other.store.record, replayed.session_id) == written
    session = other.store.record.get(Session, replayed.session_id)
    names = {
        other.store.record.get(Person, each).name: part for each, part in session.parts.items()
    }
    assert names == {"Bo Łoś": Part.SCRIBE, "Marek": Part.OWNER, "Piet Vos": Part.MENTIONED}
    assert len(session.people) == 3


def test_a_file_with_a_name_that_is_not_clear_is_refused_with_its_line(acme: Acme) -> None:
    """In a file it can be put right before anything is recorded."""
    text = "guide: short\ndate: 2026-10-06 10:00\n\n## works\n+ Fast @an\n"
    found = replay(acme.store.record, read_notes(text, "a.txt", lambda _: GUIDE), acme.ids)
    (problem,) = found.problems
    assert problem.line == 5
    assert "may be several" in problem.what


def test_somebody_known_who_is_to_be_met_is_listed_as_that(acme: Acme) -> None:
    """Whoever was on the list of the engagement before, as who comes onto it by the line."""
    acme.store.do(AddPerson(name="Rosa Lind"))
    (rosa,) = [one for one in acme.store.record.all(Person) if one.name == "Rosa Lind"]
    acme.say("Ask meet:Rosa.Lind about the night shift @Dana")
    session = acme.store.record.get(Session, acme.session_id)
    assert session.parts[rosa.id] is Part.MENTIONED
    assert rosa.id not in session.people


def test_the_session_summary_tells_who_was_there_from_who_was_named(acme: Acme) -> None:
    """A scribe is there; an owner and somebody to meet are not."""
    report = build(acme.store.record, "session", "restricted", session_id=acme.session_id)
    text = render(report, "md").decode()
    there = next(line for line in text.splitlines() if line.startswith("Also there"))
    named = next(line for line in text.splitlines() if line.startswith("Named and not there"))
    assert "Bo Łoś" in there
    assert "Marek" not in there
    assert "Piet Vos" not in there
    assert "Marek" in named
    assert "Piet Vos" in named


@pytest.mark.parametrize(
    ("line", "read"),
    [("@Dana.Ortiz LEFT [10:40]", "left"), ("Bo Away", "away"), ("Bo late", "late")],
)
def test_presence_is_read_in_any_case(line: str, read: str) -> None:
    """As people write it."""
    assert read_presence(line)[1].value == read


@pytest.mark.parametrize(
    ("read", "line", "sentence"),
    [
        (read_presence, "Bo lefft", r"“lefft” is no presence; did you mean left\?"),
        (read_presence, "Bo sunny", r"“sunny” is no presence; allowed are present, "),
        (read_presence, "Bo", r"presence is written as `% presence: Dana.Ortiz left \[10:40\]`"),
        (read_consent, "Bo rle", r"“rle” is no level of consent; did you mean role\?"),
        (read_consent, "Bo sunny", r"“sunny” is no level of consent; allowed are name, role, "),
        (read_consent, "Bo", r"a consent is written as `% consent: Dana.Ortiz role`"),
    ],
)
def test_what_is_no_presence_and_no_consent_is_refused(
    read: Callable[[str], object], line: str, sentence: str
) -> None:
    """With what is near, else what there is, or how it is written."""
    with pytest.raises(Refused, match=f"^{sentence}"):
        read(line)


@pytest.mark.parametrize("line", ["@Dana.Ortiz ROLE", "Dana Role [10:40]", "Dana role together"])
def test_consent_is_read_in_any_case(line: str) -> None:
    """As people write it, with a time or without, for one or for all together."""
    _, level, time, together = read_consent(line)
    assert (level.value, bool(time), together) == ("role", "[" in line, "together" in line)
