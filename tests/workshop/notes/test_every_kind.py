"""Everything that a step records has a form in notes files: a law over all kinds of step.

Requirement: a session with a step of every kind, in which everything is recorded that a step can
record, is written as notes; the notes make the same session in an empty engagement; and that is
written as the same notes, to the last byte. A kind that is added, or something new that steps
record, fails here until it has its form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final, get_args

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from tests.builders.acme import START
from tests.builders.every_kind import every_kind
from tests.inputs import inputs
from tests.workshop.notes.test_notes import begun, ids, same
from tests.workshop.running.test_capture import TEXTS
from workshop.ballots.rounds import source_of
from workshop.errors import Refused
from workshop.guide.reader import guide_digest
from workshop.guide.shape import STEP_KINDS
from workshop.guide.step import Records, kind_of
from workshop.notes import read_notes, write_notes
from workshop.notes.grammar.lines import DIRECTIVES
from workshop.notes.importer import replay
from workshop.notes.step_forms import FORMS, form_of
from workshop.record.change import Moment
from workshop.record.codebook import is_statement
from workshop.record.documents import (
    Attribution,
    Ballot,
    Entry,
    EntryKind,
    Factor,
    Person,
    Pestle,
    Session,
)
from workshop.record.record import Record
from workshop.record.themes import Placement, Theme
from workshop.record.votes.channels import Channel
from workshop.record.within import OutcomeState
from workshop.running import commands as c
from workshop.running.asking.planning import planning
from workshop.running.capture import read_line
from workshop.running.command_kinds.entries import DropParked, SetOutcome
from workshop.running.command_kinds.steps import GiveTurn, SetTimer, TickProbe
from workshop.running.row_commands import PutRows, RowText
from workshop.running.session_rules import decide
from workshop.running.theming import EditTheme, MakeTheme
from workshop.running.voting.commands import (
    CastBallot,
    CloseVote,
    CountHands,
    OpenVote,
    VoidBallots,
)

GUIDE: Final = every_kind()


class Room:
    """A session of every kind of step, in which time passes."""

    def __init__(self) -> None:
        self.record = begun()
        self.ids = ids()
        self.now = START
        self.people = (
            c.NewPerson(name="Dana Ortiz", role="CFO", department="Finance"),
            c.NewPerson(name="room | 2"),
        )
        self.do(c.StartSession(guide=GUIDE, digest=guide_digest(GUIDE), people=self.people))
        self.id = next(self.record.all(Session)).id

    def do(self, command: c.Command) -> bool:
        """Carry out a command some time later, if it is allowed; whether it was."""
        self.now += timedelta(seconds=61.25)
        try:
            self.record.apply(decide(self.record, command, Moment(self.now, self.ids)))
        except Refused:
            return False
        return True

    def say(self, step: str, line: str, kind: EntryKind) -> None:
        """Record one line."""
        lines = (read_line(line, kind),)
        self.do(c.RecordEntries(session_id=self.id, step_id=step, lines=lines))

    @property
    def ids_of_people(self) -> tuple[str, ...]:
        """Who takes part."""
        return self.record.get(Session, self.id).people


Draw = Callable[[st.SearchStrategy[Any]], Any]
"""Gives a value; the same one each time where nothing is drawn by lot."""


def nothing_more(room: Room, step: str, draw: Draw) -> None:
    """Entries stand in every step."""
    del room, step, draw


def agree(room: Room, step: str, draw: Draw) -> None:
    """Everybody agrees to something, and some to something else later."""
    del step
    for person in (*room.ids_of_people, *room.ids_of_people):
        level = draw(st.sampled_from(Attribution))
        room.do(c.SetConsent(session_id=room.id, person_id=person, attribution=level))


def score(room: Room, step: str, draw: Draw) -> None:
    """The room, a person and seats give values on every scale; then the scores are in."""
    for factor in room.record.live_factors():
        for voter in ("room", room.ids_of_people[0], "Seat 3", 'a "b" | c'):
            for scale, greatest in (("weight", 100), ("rating", 4)):
                value = draw(st.none() | st.integers(1, greatest).map(float))
                room.do(
                    c.SetScore(
                        session_id=room.id,
                        step_id=step,
                        voter=voter,
                        subject_id=factor.id,
                        scale_id=scale,
                        value=value,
                    )
                )
    if draw(st.sampled_from((True, False))):
        room.do(c.FinishScoring(session_id=room.id, step_id=step))


def fill_in(room: Room, step: str, draw: Draw) -> None:
    """Rows of a register are entered, and one is changed."""
    for number, text in enumerate(draw(st.lists(TEXTS, min_size=2, max_size=3)), 1):
        year = draw(st.none() | st.integers(2026, 2030))
        values = {"objective": f"{number} {text}", "figure": "+8 %", "year": year, "owner": "Dana"}
        room.do(
            PutRows(
                register="objectives",
                rows=(RowText(values=values),),
                session_id=room.id,
                step_id=step,
            )
        )


def vote(room: Room, step: str, draw: Draw) -> None:
    """The room votes, by ballots and by hands; now and then a vote is voided and held anew.

    What is rated again was voted on before; nothing is where all of that was taken back since.
    """
    source = source_of(GUIDE, next(each for each in GUIDE.steps if each.id == step))
    if source and not room.record.votes.of_step(room.id, source.id):
        vote(room, source.id, draw)
    room.say(step, "Typed before", EntryKind.NOTE)
    here = {"session_id": room.id, "step_id": step}
    for again in draw(st.sampled_from(((True,), (False, True)))):
        if not room.do(OpenVote(**here)):
            return
        held_now = room.record.votes.of_step(room.id, step)[-1]
        scales = [scale.id for scale in held_now.rule.scales]
        first, second = held_now.subjects[0], held_now.subjects[-1]
        channel = draw(st.sampled_from((Channel.PAPER, Channel.PASSED, Channel.CALLED)))
        who = room.ids_of_people[0] if channel is Channel.CALLED else ""
        dots = draw(st.integers(0, 1))
        value = {scales[0]: float(1 + dots)} if scales else {"votes": float(dots)}
        room.do(CastBallot(**here, channel=channel, voter=who, votes={first: value}))
        on = {"scale_id": scales[0]} if scales else {}
        room.do(CountHands(**here, subject_id=second, counts={"1": 1}, **on))
        if again:
            room.do(CloseVote(**here))
        else:
            room.do(VoidBallots(**here, reason="one | was missing"))


def sort(room: Room, step: str, draw: Draw) -> None:
    """What was said is put in groups, one of which is called something else later."""
    factors = [each.id for each in room.record.live_factors()]
    for place, text in enumerate(draw(st.lists(TEXTS, min_size=1, max_size=3))):
        these, name = tuple(factors[place : place + 2]), f"{place} {text[:90]}"
        room.do(MakeTheme(name=name, statements=these, session_id=room.id, step_id=step))
    first_made = next(iter(room.record.all(Theme)), None)
    if first_made and draw(st.sampled_from((True, False))):
        room.do(EditTheme(theme_id=first_made.id, name=f"{first_made.name} too"))


RECORDING: Final[dict[Records, Callable[[Room, str, Draw], None]]] = {
    "entries": nothing_more,
    "consents": agree,
    "scores": score,
    "votes": vote,
    "rows": fill_in,
    "groups": sort,
}
"""Recording all of what a step can record, beside entries."""


def held(draw: Draw) -> Room:
    """A session gone through step by step; what is drawn decides what happens in each."""
    room = Room()
    for step in GUIDE.steps:
        room.do(c.MoveTo(session_id=room.id, step_id=step.id))
        for text in draw(st.lists(TEXTS, min_size=1, max_size=3)):
            room.say(step.id, text, draw(st.sampled_from(EntryKind)))
        room.say(step.id, f"+ Fast {step.id} @Dana @Zoe.Adams #tag", EntryKind.NOTE)
        correct(room, draw)
        go_on_inside(room, step.id, draw)
        RECORDING[step.RECORDS](room, step.id, draw)
        if draw(st.booleans()):
            plan_anew(room, draw)
        end = draw(st.sampled_from(("", "confirm", "skip", "back")))
        if end == "confirm":
            room.do(c.ConfirmStep(session_id=room.id, step_id=step.id))
        elif end == "skip":
            room.do(c.SkipStep(session_id=room.id, step_id=step.id, reason="no | time"))
        elif end == "back":
            room.do(c.MoveTo(session_id=room.id, step_id=GUIDE.steps[0].id))
    if draw(st.sampled_from((True, False))):
        room.do(c.CloseSession(session_id=room.id))
    return room


def go_on_inside(room: Room, step: str, draw: Draw) -> None:
    """What goes on inside a step, whatever its kind: questions, silence, turns."""
    for probe in draw(st.lists(st.integers(1, 3), max_size=3)):
        room.do(TickProbe(session_id=room.id, step_id=step, probe=probe))
    if minutes := draw(st.none() | st.integers(1, 30)):
        room.do(SetTimer(session_id=room.id, step_id=step, minutes=minutes))
    if person := draw(st.none() | st.sampled_from(room.ids_of_people)):
        room.do(GiveTurn(session_id=room.id, step_id=step, person_id=person))


def plan_anew(room: Room, draw: Draw) -> None:
    """One of the ways to end otherwise."""
    session, clock = room.record.get(Session, room.id), room.record.clock_of(room.id)
    words = draw(st.sampled_from(("-20 no | time", "+10", "-60")))
    found = planning(room.record, session, clock, room.now, words)
    room.do(found.command(draw(st.sampled_from(found.ways))))


def correct(room: Room, draw: Draw) -> None:
    """Do something to an entry."""
    entry = draw(st.sampled_from(room.record.entries_of(room.id)))
    for command in draw(st.lists(st.sampled_from(corrections(entry, draw)), max_size=3)):
        room.do(command)


def corrections(entry: Entry, draw: Draw) -> list[c.Command]:
    """What can be done to an entry."""
    step, kind = draw(st.sampled_from(GUIDE.steps)).id, draw(st.sampled_from(EntryKind))
    pestle = draw(st.none() | st.sampled_from(Pestle))
    found: list[c.Command] = [
        c.EditEntry(entry_id=entry.id, line=read_line(draw(TEXTS), kind)),
        c.RetagEntry(entry_id=entry.id, kind=kind),
        c.FileEntry(entry_id=entry.id, pestle=pestle),
        c.KeepPrivate(entry_id=entry.id, private=True),
        c.MoveEntry(entry_id=entry.id, step_id=step),
        c.RetractEntry(entry_id=entry.id),
        DropParked(entry_id=entry.id, reason="no | time"),
        SetOutcome(entry_id=entry.id, state=OutcomeState.DROPPED, note="too | dear"),
        SetOutcome(entry_id=entry.id, state=OutcomeState.MOVED, due=date(2027, 1, 12)),
    ]
    if entry.factor_id:
        text = draw(TEXTS)
        found.append(c.EditFactor(factor_id=entry.factor_id, text=text, pestle=pestle))
    return found


def imported(text: str) -> tuple[Record, Session]:
    """An engagement with nothing in it but the session of some notes."""
    record = begun()
    replayed = replay(record, read_notes(text, "notes.txt", lambda _: GUIDE), ids())
    assert replayed.problems == ()
    record.apply(replayed.change)
    return record, record.get(Session, replayed.session_id)


def written_twice(room: Room) -> str:
    """The notes of a session, once it was seen that they make the same one."""
    text = write_notes(room.record, room.id)
    record, again = imported(text)
    assert same(record, again) == same(room.record, room.record.get(Session, room.id))
    assert recorded(record) == recorded(room.record)
    assert write_notes(record, again.id) == text
    return text


def recorded(record: Record) -> Counter[str]:
    """How many documents of each table there are.

    A factor counts by its entries: one that lost them to another letter stands in no summary, and
    a ballot counts by what is in it. What says nothing any more has no theme, wherever it stood.
    """
    return Counter(
        document.TABLE
        for document in record.documents()
        if not (isinstance(document, Factor) and not record.own_entries(document.id))
        and not (isinstance(document, Ballot) and not _holds_values(record, document))
        and not (isinstance(document, Placement) and not _is_told(record, document))
    )


def _is_told(record: Record, placement: Placement) -> bool:
    return is_statement(record.get(Entry, placement.entry_id))


def _holds_values(record: Record, ballot: Ballot) -> bool:
    return any(row and record.own_entries(of) for of, row in ballot.scores.items())


@settings(max_examples=inputs(40))
@given(st.data())
@pytest.mark.slow
def test_every_kind_of_step_is_written_and_read_back(data: st.DataObject) -> None:
    """Export, import, export: the same bytes, whatever was recorded in whichever step."""
    written_twice(held(data.draw))


@pytest.mark.parametrize("kind", STEP_KINDS)
def test_all_that_a_kind_records_stands_in_the_file(kind: str) -> None:
    """Under its heading, with every directive of its form; nothing is left to chance here."""
    room = Room()
    (step,) = (step for step in GUIDE.steps if kind_of(step) == kind)
    room.do(c.MoveTo(session_id=room.id, step_id=step.id))
    room.say(step.id, "+ Fast @Dana", EntryKind.NOTE)
    before = recorded(room.record)
    RECORDING[step.RECORDS](room, step.id, first)
    under = written_twice(room).partition(f"\n## {step.id}\n")[2].partition("\n## ")[0]
    # What is said of a meeting is no factor, whatever sign it is typed with.
    assert f"{';' if kind == 'feedback' else '+'} Fast @Dana" in under
    for directive in form_of(step).directives:
        assert f"\n% {directive}" in f"\n{under}"
    assert bool(form_of(step).directives) == (recorded(room.record) != before)


_AT_ONCE: Final = settings(phases=[Phase.generate], derandomize=True, database=None)
"""The simplest value is tried first; looking for a simpler one took five seconds a kind."""


def first(strategy: st.SearchStrategy[Any]) -> Any:
    """The first that is something, the same in every run."""
    return find(strategy, lambda value: value not in (None, False), settings=_AT_ONCE)


def test_whatever_a_step_can_record_has_a_form_and_is_recorded_here() -> None:
    """Three tables with the same keys; every directive is one that the reader knows."""
    assert set(FORMS) == set(RECORDING) == set(get_args(Records))
    assert {word for form in FORMS.values() for word in form.directives} <= set(DIRECTIVES)
    assert {kind_of(step) for step in GUIDE.steps} == set(STEP_KINDS)


def test_what_notes_cannot_name_is_never_left_out_unseen() -> None:
    """Values of something else than a factor are refused, with what can be done instead."""
    room = Room()
    room.say("ask", "An option", EntryKind.NOTE)
    (option,) = room.record.entries_of(room.id)
    ballot = Ballot(
        id="0" * 20,
        session_id=room.id,
        step_id="score",
        voter="room",
        scores={option.id: {"rating": 3.0}},
    )
    room.record.put(ballot)
    told = "The score holds scores of something that notes cannot name"
    with pytest.raises(Refused, match=told):
        write_notes(room.record, room.id)
    assert len(list(room.record.all(Person))) == 2
