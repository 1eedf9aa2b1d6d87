"""From any id down to what was said, by whom, where and when, and up to what was made of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.record import Building, interview, workshop
from tests.builders.rows import plain_cells
from tests.inputs import inputs
from tests.workshop.privacy.test_editions import records
from workshop.errors import Refused
from workshop.privacy.editions import Telling
from workshop.record import references
from workshop.record.documents import (
    Attribution,
    Ballot,
    Clock,
    Document,
    Entry,
    Factor,
    Person,
    StoredGuide,
)
from workshop.record.record import Record
from workshop.record.tables import TABLES
from workshop.registers.kinds import REGISTERS
from workshop.running.commands import KeepOffRecord, KeepPrivate, MergeFactors, RetractEntry
from workshop.running.row_commands import PutRows, RowText
from workshop.running.theming import MakeTheme
from workshop.trace.lines import lines_of
from workshop.trace.nodes import Node, Trace
from workshop.trace.tracing import Tracing, trace

DANA = "Dana Ortiz, Head of Finance, Finance"


class Chain(Building):
    """Something said in an interview, merged with what a workshop said, and weighed there."""

    def __init__(self, level: Attribution = Attribution.ROLE) -> None:
        super().__init__()
        finance, it = self.department("Finance"), self.department("IT")
        self.dana = self.person("Dana Ortiz", "Head of Finance", finance)
        self.ben = self.person("Ben Okafor", "Service desk", it)
        self.talk = self.start(interview(), self.dana, title="With Dana Ortiz")
        self.consent(self.talk, self.dana, level)
        self.slow = self.say(self.talk, "talk", "- Close takes nine days")
        self.quote = self.say(self.talk, "more", '" We never see the forecast')
        self.room = self.start(workshop(), self.ben)
        self.consent(self.room, self.ben, Attribution.NAME)
        self.late = self.say(self.room, "talk", "- Month-end is late @Ben")
        self.merge(self.slow, self.late, text="The close is slow")
        self.score(self.room, "inside", self.slow, self.ben, weight=100, rating=2)


def of(room: Building, word: str, edition: str = "restricted") -> Trace:
    """A trace."""
    assert edition in {"restricted", "shareable"}
    return trace(room.record, word, "restricted" if edition == "restricted" else "shareable")


def ids(nodes: tuple[Node, ...]) -> list[str | None]:
    """The ids of nodes that stand beside each other."""
    return [node.id for node in nodes]


def every(node: Node) -> Iterator[Node]:
    """A node and all below and above it."""
    yield node
    for other in (*node.rests_on, *node.made_of_it):
        yield from every(other)


def test_a_factor_leads_to_its_entries_its_parts_and_to_where_it_was_scored() -> None:
    """Down: who said it, in which session, at which minute. Up: only once the scores are in."""
    room = Chain()
    assert not of(room, "W1").made_of_it
    room.finish(room.room, "inside")
    found = of(room, "w1")
    assert (found.id, found.kind, found.sort) == ("W1", "factor", "weakness")
    assert found.text == "The close is slow"
    said, part = found.rests_on
    assert (said.id, said.kind, said.text) == (room.slow.id, "entry", "Close takes nine days")
    assert said.speaker == "Dana Ortiz, Head of Finance, Finance"
    assert (said.session, said.session_title) == (room.talk, "Interview: With Dana Ortiz")
    assert (said.minute, said.at) == (2, room.slow.at)
    assert (part.id, ids(part.rests_on)) == ("W2", [room.late.id])
    (step,) = found.made_of_it
    assert (step.id, step.kind, step.session) == ("inside", "step", room.room)
    assert step.text == "Weigh the inside (1 ballot)"


def test_a_factor_leads_to_the_session_of_the_first_that_was_said_behind_it() -> None:
    """Merged or not, its part too, as far as the edition tells the session; so does a row."""
    room = Chain(Attribution.WITHHELD)
    step, late_step = room.slow.step_id, room.late.step_id
    both = (room.slow.id, room.late.id)
    goal = RowText(values={"goal": "Books in time"}, evidence=both)
    room.do(PutRows(register="goals", rows=(goal,)))
    found: dict[str, list[object]] = {"restricted": [], "shareable": []}
    for edition, sessions in found.items():
        tracing = Tracing(room.record, "restricted" if edition == "restricted" else "shareable")
        sessions += [tracing.session_of(tracing.meant(word)) for word in ("W1", "W2", "G1")]
    late = (room.room, late_step)
    assert found["restricted"] == [(room.talk, step), late, (room.talk, step)]
    assert found["shareable"] == [late, late, late]


def test_an_entry_leads_up_to_the_whole_and_the_ballots() -> None:
    """Entry, factor, merged whole, step in which it was scored."""
    room = Chain()
    room.finish(room.room, "inside")
    found = of(room, room.late.id)
    assert found.rests_on == ()
    assert (found.speaker, found.minute) == ("Ben Okafor, Service desk, IT", 2)
    (part,) = found.made_of_it
    (whole,) = part.made_of_it
    assert (part.id, whole.id, ids(whole.made_of_it)) == ("W2", "W1", ["inside"])


def test_who_where_and_when_lead_to_what_was_said() -> None:
    """A session, a step, a person and a department; a guide to its sessions."""
    room = Chain()
    room.finish(room.room, "inside")
    assert ids(of(room, "1").made_of_it) == [room.slow.id, room.quote.id]
    assert ids(of(room, "2").made_of_it) == [room.late.id, "inside"]
    assert ids(of(room, "more").made_of_it) == [room.quote.id]
    assert ids(of(room, "inside").rests_on) == ["W1"]
    for word in ("@Dana.Ortiz", "Dana Ortiz", "Finance", room.dana):
        assert ids(of(room, word).made_of_it) == [room.slow.id, room.quote.id], word
    guide = next(room.record.all(StoredGuide))
    assert ids(of(room, guide.id).made_of_it) == [room.talk]


def test_ids_are_taken_as_people_say_them() -> None:
    """Code in any case, place behind a code, number, handle, name, beginning of an id."""
    room = Chain()
    assert of(room, "W1.2").id == of(room, room.late.id[:20]).id == room.late.id
    assert of(room, room.talk).kind == "session"
    assert of(room, room.ben[:20]).id == room.ben
    assert of(room, "@IT").kind == "department"
    for word, hint in (
        ("W9", "Did you mean W"),
        ("Finanse", "Did you mean Finance"),
        ("Dana Ortis", "Did you mean Dana Ortiz"),
        ("zzz", "Give the code of a factor"),
        ("[red]", "Give the code of a factor"),
        ("", "nothing called"),
        ("W1.7", "W1 has 2 entries behind it"),
        ("W2.7", "W2 has 1 entry behind it"),
        (room.talk[:6], "ids begin with"),
    ):
        with pytest.raises(Refused, match=hint.replace("[", r"\[")):
            of(room, word)


def test_the_shareable_edition_ties_nobody_to_an_interview() -> None:
    """Told as a participant, it has neither session nor minute nor an id that tells the time."""
    room = Chain(Attribution.PARTICIPANT)
    said = of(room, "W1", "shareable").rests_on[0]
    assert (said.text, said.speaker, said.id) == (room.slow.text, "a participant", "W1.1")
    assert (said.session, said.session_title, said.minute, said.at) == (None,) * 4
    again = of(room, "W1.1", "shareable")
    assert (again.id, again.text, again.session) == ("W1.1", room.slow.text, None)
    assert of(room, room.slow.id, "shareable").id == room.slow.id
    # The workshop's part of it is told with its place; the interview does not own up to its own.
    assert of(room, "W1", "shareable").rests_on[1].rests_on[0].session == room.room
    assert of(room, "1", "shareable").made_of_it == ()
    assert not of(room, "@Dana", "shareable").told
    assert ids(of(room, "@Ben", "shareable").made_of_it) == [room.late.id]


@pytest.mark.parametrize("edition", ["restricted", "shareable"])
def test_a_theme_that_is_a_tag_alone_leads_to_what_bears_the_tag(edition: str) -> None:
    """By the code that documents print, with how far it can be relied on; private ones count."""
    room = Chain()
    first = room.say(room.talk, "talk", "- Too dear #cost")
    room.say(room.talk, "talk", "- Dear Ben #cost #private")
    found = of(room, "#cost", edition)
    assert (found.id, found.kind, found.text) == ("#cost", "theme", "cost")
    assert found.strength is not None
    said = [node.text for node in found.rests_on]
    assert said[0] == first.text
    assert (len(said), found.left_out) == ((2, 0) if edition == "restricted" else (1, 1))
    with pytest.raises(Refused, match="nothing called"):
        of(room, "#unheard", edition)


def test_what_an_edition_leaves_out_is_counted_and_not_shown() -> None:
    """Withheld and private entries; a factor that rests on nothing else; what was taken back."""
    room = Chain(Attribution.WITHHELD)
    found = of(room, "W1", "shareable")
    assert ids(found.rests_on) == ["W2"]
    assert found.left_out == 1
    hidden = of(room, room.slow.id, "shareable")
    assert not hidden.told
    assert (hidden.text, hidden.session, hidden.minute, hidden.speaker) == (None,) * 4
    assert (hidden.rests_on, hidden.made_of_it, hidden.left_out) == ((), (), 1)
    assert "does not tell of it" in "\n".join(lines_of(hidden))
    private = room.say(room.room, "talk", "- The board sleeps !private @Ben")
    if not private.private:
        private = msgspec.structs.replace(private, private=True)
        room.record.put(private)
    alone = of(room, "W3", "shareable")
    assert (alone.told, alone.text, alone.left_out) == (False, None, 1)
    assert of(room, "W3").told
    room.do(RetractEntry(entry_id=private.id))
    assert (of(room, "W3").told, of(room, "W3").left_out) == (False, 0)


@pytest.mark.parametrize("edition", ["restricted", "shareable"])
def test_a_theme_of_nothing_but_what_is_off_the_record_is_not_told(edition: str) -> None:
    """Its name says what they said; one that nothing was ever put under is told."""
    room = Chain()
    said = room.say(room.room, "talk", "- The board sleeps @Ben")
    room.do(MakeTheme(name="Sleeping boards", statements=(said.id,)))
    room.do(MakeTheme(name="Still empty"))
    assert of(room, "TH1", edition).told
    room.do(KeepOffRecord(entry_id=said.id, off_record=True))
    hidden = of(room, "TH1", edition)
    assert (hidden.told, hidden.text) == (False, None)
    assert of(room, "TH2", edition).text == "Still empty"


def test_who_gave_which_scores_is_told_nowhere() -> None:
    """A ballot leads to what was scored, once the scores are in, and never to a voter."""
    room = Chain()
    ballot = next(room.record.all(Ballot))
    assert not of(room, ballot.id).told
    assert "inside" not in ids(of(room, "@Ben").made_of_it)
    room.finish(room.room, "inside")
    assert ids(of(room, ballot.id).rests_on) == ["W1"]
    assert of(room, ballot.id).speaker is None
    assert "inside" not in ids(of(room, "@Ben").made_of_it)


@pytest.mark.slow
@pytest.mark.parametrize("name", REGISTERS)
def test_rows_of_registers_are_traced(name: str) -> None:
    """From the declaration alone: by its code down to what it cites, and up from that.

    A row that rests on what an edition leaves out is left out and counted; one that was entered in
    an interview is not tied to it where what was said there is not. A register for those who run
    the sessions alone has no row in what may be shared.
    """
    room = Chain(Attribution.PARTICIPANT)
    hidden = room.say(room.talk, "more", "- The board sleeps")
    room.do(KeepPrivate(entry_id=hidden.id, private=True))
    cells: dict[str, str | int | float | None] = dict(plain_cells(REGISTERS[name]))
    rows = tuple(
        RowText(values=cells, code=code, evidence=evidence)
        for code, evidence in (("X-1", (room.late.id,)), ("X-2", (hidden.id,)), ("X-3", ()))
    )
    room.do(PutRows(register=name, rows=rows, session_id=room.talk, step_id="more"))
    found = of(room, "x-1")
    assert (found.id, found.kind) == ("X-1", REGISTERS[name].one)
    assert found.text == cells[REGISTERS[name].subject.id]
    assert found.session == room.talk
    assert ids(found.rests_on) == [room.late.id]
    internal = REGISTERS[name].internal
    assert ("X-1" in ids(of(room, room.late.id, "shareable").made_of_it)) is not internal
    shared = of(room, "X-1", "shareable")
    assert shared.told is not internal
    assert internal or (shared.session, ids(shared.rests_on)) == (None, [room.late.id])
    assert {"X-1", "X-2", "X-3"} <= set(ids(of(room, "1").made_of_it))
    assert of(room, "1", "shareable").made_of_it == ()
    assert (of(room, "X-2", "shareable").told, of(room, "X-2", "shareable").left_out) == (False, 1)
    with pytest.raises(Refused, match="Did you mean"):
        of(room, "X-4")


class Row(Document, frozen=True, kw_only=True):
    """A type of document that the trace has never heard of."""

    text: str
    evidence: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()
    owner: str | None = None


def test_a_new_type_of_document_is_traced_once_its_references_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Down to entries, also through other rows; up from all of these and from people.

    Rows that name each other in a circle end; a row of which an edition tells no evidence is left
    out and counted.
    """
    known = references.named_by

    def named_by(document: Document) -> Iterator[references.Name]:
        if isinstance(document, Row):
            yield from ((Entry, one) for one in document.evidence)
            yield from ((Row, one) for one in document.rests)
            yield Person, document.owner
        else:
            yield from known(document)

    monkeypatch.setitem(TABLES, "rows", Row)
    monkeypatch.setattr(references, "named_by", named_by)
    room = Chain(Attribution.WITHHELD)
    record = Record(room.record.documents())
    record.put(Row(id="a" * 20, text="Buy a ledger", evidence=(room.slow.id,), rests=("b" * 20,)))
    record.put(Row(id="b" * 20, text="Hire", rests=("a" * 20,), owner=room.ben))
    opened = trace(record, "b" * 20, "restricted")
    assert (opened.kind, opened.text) == ("row", "Hire")
    assert ids(opened.rests_on) == ["a" * 20]
    assert room.slow.id in ids(opened.rests_on[0].rests_on)
    assert "a" * 20 in ids(trace(record, room.slow.id, "restricted").made_of_it)
    assert "b" * 20 in ids(trace(record, "@Ben", "restricted").made_of_it)
    record.put(Row(id="b" * 20, text="Hire"))
    record.put(Row(id="c" * 20, text="Ask", evidence=(room.slow.id,)))
    assert not trace(record, "c" * 20, "shareable").told
    record.put(Row(id="d" * 20, text="Merge the ledgers", rests=("b" * 20, "c" * 20)))
    shared = trace(record, "d" * 20, "shareable")
    assert [node.text for node in shared.rests_on] == ["Hire"]
    assert shared.left_out == 1


def test_the_lines_say_the_same() -> None:
    """What is below is set in; text from people stays in one line."""
    room = Chain()
    room.say(room.room, "talk", "- Close takes\nforever @Ben")
    other = room.record.last_number(next(room.record.all(Factor)).letter)
    factors = {factor.number: factor.id for factor in room.record.all(Factor)}
    room.do(MergeFactors(into=factors[1], others=(factors[other],)))
    lines, said = list(lines_of(of(room, "W1"))), f"{room.slow.id} · weakness"
    why = (
        "2 sessions, 2 departments: fewer than 3 sources; "
        "0 of 3 statements confirmed, word for word or on paper"
    )
    assert lines[:4] == [
        "W1 · weakness: The close is slow",
        f"Strength low: {why}.",
        "It rests on:",
        f"  {said}: “Close takes nine days” — {DANA} · Interview: With Dana Ortiz · minute 2",
    ]
    assert lines[-1].startswith("    ")
    assert all("\n" not in line for line in lines)


@pytest.mark.slow
@settings(max_examples=inputs(60), suppress_health_check=[HealthCheck.too_slow])
@given(made=records(), chosen=st.integers(0, 10**6))
def test_every_id_resolves_and_nothing_leaks(
    made: tuple[Building, dict[str, Entry]], chosen: int
) -> None:
    """Whatever was merged, split, taken back and withheld, and from whatever it is asked.

    In the shareable edition stand no words of an entry that is not told, no session of one that is
    not tied to it, and no id of it; whoever did not agree to be named anywhere is not.
    """
    room, entries = made
    record = room.record
    restricted, shareable = Tracing(record, "restricted"), Tracing(record, "shareable")
    telling = Telling(record, "shareable")
    everything = [one for one in record.documents() if not isinstance(one, Clock)]
    asked = everything[chosen % len(everything)]
    assert restricted.trace(asked.id).kind == restricted.of(asked).kind
    found = shareable.trace(asked.id)
    text = msgspec.json.encode(msgspec.structs.replace(found, id="")).decode()
    for word, entry in entries.items():
        stands = record.get(Entry, entry.id)
        assert telling.tells(stands) or word not in text
        if not telling.tells(stands) or not telling.tied(stands):
            assert entry.id not in text
    for node in every(found):
        if node.kind == "entry" and node.minute is not None:
            assert telling.tied(record.get(Entry, node.id or ""))
        assert (node.minute is None) == (node.at is None)
    for person in record.all(Person):
        agreed = [record.consent_of(one.id, person.id) for one in record.sessions()]
        if not any(one and one.attribution is Attribution.NAME for one in agreed):
            assert person.name not in text


def test_no_more_than_three_are_proposed_for_what_is_not_there() -> None:
    """A slip of a key is answered with what is nearest, not with everything that is near."""
    room = Chain()
    legal = room.department("Legal")
    for number in range(1, 9):
        room.person(f"Dana Ortez {number}", "Clerk", legal)
    with pytest.raises(Refused, match="Did you mean") as told:
        of(room, "Dana Orttz")
    assert str(told.value).count("Dana Ort") == 1 + 3
