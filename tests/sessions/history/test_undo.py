"""Undo and redo of any change.

Requirement: every step can be undone, the last one or any other; undo never destroys later work
that does not depend on it, and says when it cannot and because of what.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sessions.history.history import RecordedChange, Standing
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.builders.deeds import DEEDS, NUMBERS, STAYING, Deed, Doing
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import (
    Ballot,
    Clock,
    Document,
    Entry,
    Factor,
    Person,
    Session,
    StoredGuide,
)
from workshop.record.record import Record
from workshop.record.references import named_by
from workshop.report.build import build
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddPerson,
    EditEntry,
    EditFactor,
    JoinSession,
    KeepPrivate,
    LeaveSession,
    MergeFactors,
    MoveTo,
    RecordEntries,
    SetScore,
    StartSession,
)

QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@contextmanager
def engagement() -> Iterator[Acme]:
    """An engagement that is cleared away afterwards."""
    root = Path(tempfile.mkdtemp())
    acme = Acme(root / "acme")
    try:
        yield acme
    finally:
        acme.store.close()
        shutil.rmtree(root)


def documents(record: Record) -> dict[tuple[str, str], bytes]:
    """All documents, comparable."""
    return {
        (type(document).TABLE, document.id): msgspec.json.encode(document)
        for document in record.documents()
    }


def left_of(record: Record) -> dict[tuple[str, str], bytes]:
    """All documents but those that undoing leaves: the clock, numbers of factors, guides."""
    left = (Clock, Factor, StoredGuide)
    kept = (d for d in record.documents() if not isinstance(d, left))
    return {(type(d).TABLE, d.id): msgspec.json.encode(d) for d in kept}


def dangling(record: Record) -> list[tuple[Document, str]]:
    """Ids in documents that lead nowhere; a seat, `Paper 3`, is nobody, and no id has a blank."""
    return [
        (document, name)
        for document in record.documents()
        for kind, name in named_by(document)
        if name and " " not in name and record.find(kind, name) is None
    ]


def last(store: Store) -> RecordedChange:
    """The change made last."""
    return store.history.changes[-1]


class AnyOrder(RuleBasedStateMachine):
    """Anything is done, undone and redone in any order, over restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.place = engagement()
        self.acme = self.place.__enter__()
        self.doing = Doing(self.acme)

    def teardown(self) -> None:
        """Clear away."""
        self.place.__exit__(None, None, None)

    @property
    def store(self) -> Store:
        """The engagement."""
        return self.acme.store

    @rule(deeds=st.lists(DEEDS, min_size=1, max_size=6))
    def do(self, deeds: list[Deed]) -> None:
        """Somebody does something."""
        for deed in deeds:
            self.doing(deed)

    @rule(number=NUMBERS, redo=st.booleans())
    def turn(self, number: int, redo: bool) -> None:
        """Any change is turned round, or it is said why not and nothing happens."""
        told = self.store.history.changes[-1 - number % len(self.store.history.changes)]
        before, changes = documents(self.store.record), len(self.store.history.changes)
        why_not = self.store.undo_redo.why_not(told, redo=redo)
        undo_redo = self.store.undo_redo
        turn = undo_redo.redo_change if redo else undo_redo.undo_change
        if why_not:
            with pytest.raises(Refused, match=re.escape(why_not)):
                turn(told)
            assert documents(self.store.record) == before
            assert len(self.store.history.changes) == changes
            return
        turn(told)
        self._touched_only_its_own(told, before)
        self._turned_back_all_is_as_before(before)

    def _touched_only_its_own(
        self, told: RecordedChange, before: dict[tuple[str, str], bytes]
    ) -> None:
        """Later work on other documents stays to the letter."""
        history = self.store.history
        about = history.find(told.undoes or told.redoes) or told
        own = {(op.table, op.doc_id) for op in history.line(about).operations}
        after = documents(self.store.record)
        assert {key for key in before | after if before.get(key) != after.get(key)} <= {
            (table, key) for table, key in before | after if (table, int(key, 32)) in own
        }

    def _turned_back_all_is_as_before(self, before: dict[tuple[str, str], bytes]) -> None:
        """Undone and redone, or redone and undone, is as if nothing had happened."""
        self.store.undo_redo.undo_change(last(self.store))
        assert documents(self.store.record) == before

    @rule()
    def undo_the_last(self) -> None:
        """What was done last is undone, or it is said why not."""
        before = documents(self.store.record)
        try:
            self.store.undo()
        except Refused:
            assert documents(self.store.record) == before

    @rule()
    def redo_the_last(self) -> None:
        """What was undone last is redone, or it is said why not."""
        before = documents(self.store.record)
        try:
            self.store.redo()
        except Refused:
            assert documents(self.store.record) == before

    @rule()
    def reopen(self) -> None:
        """The program ends and is started again; history says the same of every change."""
        history = self.store.history
        before = documents(self.store.record)
        said = [(told, history.standing(told)) for told in history.changes]
        again = self.acme.reopen()
        assert documents(again.record) == before
        assert [(told, again.history.standing(told)) for told in again.history.changes] == said

    @invariant()
    def whatever_is_named_is_there(self) -> None:
        """No document names one that has gone."""
        assert dangling(self.store.record) == []

    @precondition(lambda self: len(self.store.history.changes) % 5 == 0)
    @invariant()
    def summaries_can_be_made(self) -> None:
        """Whatever was undone, the record makes sense."""
        build(self.store.record, "swot", "shareable")
        build(self.store.record, "session", "restricted", session_id=self.acme.session_id)


AnyOrder.TestCase.settings = settings(QUICK, max_examples=12, stateful_step_count=16)
TestAnyOrder = AnyOrder.TestCase


@QUICK
@given(deeds=st.lists(STAYING, max_size=14))
def test_undone_from_the_last_to_the_first_all_is_as_at_the_beginning(deeds: list[Deed]) -> None:
    """Every change can be undone in its turn; clock, factors' numbers and guides are left.

    And redone in their order, everything is as it was at the end.
    """
    with engagement() as acme:
        begun = len(acme.store.history.changes)
        before = left_of(acme.store.record)
        doing = Doing(acme)
        for deed in deeds:
            doing(deed)
        end = documents(acme.store.record)
        changes = acme.store.history.changes[begun:]
        for told in reversed(changes):
            acme.store.undo_redo.undo_change(told)
        assert left_of(acme.store.record) == before
        assert acme.reopen().record.live_factors() == []
        for told in changes:
            acme.store.undo_redo.redo_change(told)
        assert documents(acme.store.record) == end


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a running session."""
    return Acme(tmp_path / "acme")


def numbered(store: Store, words: str) -> RecordedChange:
    """The change whose sentence has these words."""
    (found,) = [told for told in store.history.changes if words in told.sentence]
    return found


def test_any_change_is_undone_and_what_came_later_stays(acme: Acme) -> None:
    """A change in the middle goes, alone; its number is what a person gives."""
    for line in ("+ One", "+ Two", "+ Three"):
        acme.say(line)
    store = acme.store
    number = numbered(store, "Two").number
    told = store.history.numbered(number)
    assert store.undo_redo.undo_change(told) == "Undone: Recorded strength S2 “Two”"
    assert acme.texts() == ["One", "Three"]
    assert store.history.standing(told) is Standing.UNDONE
    assert store.history.taken_back_by(told) == last(store)
    store = acme.reopen()
    with pytest.raises(Refused, match=r"^Not undone: Recorded .* It was undone already, at 10:00"):
        store.undo_redo.undo_change(told)
    assert store.undo_redo.redo_change(told) == "Redone: Recorded strength S2 “Two”"
    assert acme.texts() == ["One", "Two", "Three"]
    assert store.undo_redo.undo_change(last(store)) == "Undone: Recorded strength S2 “Two”"
    with pytest.raises(Refused, match="There is no change 99; the last one has the number"):
        store.history.numbered(99)


def test_what_was_undone_can_be_redone_after_other_work(acme: Acme) -> None:
    """Redo of a chosen change does not end where something new is recorded."""
    acme.say("+ One")
    told = last(acme.store)
    acme.store.undo()
    acme.say("+ Two")
    acme.store.undo_redo.redo_change(told)
    assert acme.texts() == ["One", "Two"]


def test_the_later_change_that_builds_on_it_is_named(acme: Acme) -> None:
    """With its time, so that it can be found; and that it must be undone first."""
    acme.say("- Logins fail")
    acme.say("- Passwords fail")
    first, second = acme.store.record.live_factors()
    recorded = last(acme.store)
    acme.clock.forward(minutes=51)
    acme.store.do(MergeFactors(into=first.id, others=(second.id,)))
    zone_time = acme.clock.now.astimezone()
    with pytest.raises(Refused) as refused:
        acme.store.undo_redo.undo_change(recorded)
    assert str(refused.value) == (
        "Not undone: Recorded weakness W2 “Passwords fail”. "
        f"{zone_time:%H:%M} Merged W2 into W1 builds on it; undo that first."
    )
    acme.clock.forward(minutes=60 * 24)
    acme.store.do(EditFactor(factor_id=second.id, text="Worded", pestle=None))
    with pytest.raises(Refused, match=r"3 Nov 2026, .* Edited W2 .* and 1 other later"):
        acme.store.undo_redo.undo_change(recorded)


def test_undo_after_a_merge_takes_out_what_was_merged_and_no_more(acme: Acme) -> None:
    """Of two merges into one factor the first is undone; the second stays."""
    for line in ("- One", "- Two", "- Three"):
        acme.say(line)
    one, two, three = acme.store.record.live_factors()
    acme.store.do(MergeFactors(into=one.id, others=(two.id,)))
    first = last(acme.store)
    acme.store.do(MergeFactors(into=one.id, others=(three.id,)))
    acme.store.undo_redo.undo_change(first)
    record = acme.store.record
    assert [factor.code for factor in record.live_factors()] == ["W1", "W2"]
    assert [merge.factor_id for merge in record.get(Factor, one.id).merged] == [three.id]


def test_a_change_partly_overwritten_is_refused_whole(acme: Acme) -> None:
    """Other fields that were changed later stay; the same field is in the way, and is named."""
    acme.say("One @Dana")
    entry = next(acme.store.record.all(Entry))
    acme.store.do(EditEntry(entry_id=entry.id, line=read_line("One more @Dana #people")))
    edited = last(acme.store)
    acme.store.do(KeepPrivate(entry_id=entry.id, private=True))
    acme.store.undo_redo.undo_change(edited)
    now = acme.store.record.get(Entry, entry.id)
    assert (now.text, now.tags, now.private) == ("One", (), True)
    acme.store.undo_redo.redo_change(edited)
    acme.store.do(EditEntry(entry_id=entry.id, line=read_line("One again @Dana #private")))
    before = documents(acme.store.record)
    with pytest.raises(Refused, match="Edited note “One more” to “One again” builds on it"):
        acme.store.undo_redo.undo_change(edited)
    assert documents(acme.store.record) == before


@pytest.mark.parametrize("closed_between", [False, True])
def test_undone_and_redone_all_is_as_before_to_the_order(
    acme: Acme, *, closed_between: bool
) -> None:
    """Bo was taken off and put back behind Zoe, whom the edit brought: so it stays.

    Told from the edit alone, Zoe would come back behind Bo.
    """
    session_id = acme.session_id
    acme.store.do(JoinSession(session_id=session_id, person_id=acme.bo.id))
    acme.say("+ One @Dana")
    entry = next(acme.store.record.all(Entry))
    acme.store.do(EditEntry(entry_id=entry.id, line=read_line("+ One @Zoe")))
    edited = last(acme.store)
    acme.store.do(LeaveSession(session_id=session_id, person_id=acme.bo.id))
    acme.store.do(JoinSession(session_id=session_id, person_id=acme.bo.id))
    before = documents(acme.store.record)
    assert acme.store.record.get(Session, session_id).people[-1] == acme.bo.id
    acme.store.undo_redo.undo_change(edited)
    store = acme.reopen() if closed_between else acme.store
    store.undo_redo.redo_change(edited)
    assert documents(store.record) == before


def test_one_of_many_scores_is_undone(acme: Acme) -> None:
    """The first value made the ballot; undoing it leaves the others."""
    acme.say("+ One")
    acme.say("+ Two")
    one, two = acme.store.record.live_factors()
    for factor, value in ((one, 10.0), (two, 20.0)):
        acme.store.do(
            SetScore(
                session_id=acme.session_id,
                step_id="score",
                voter="room",
                subject_id=factor.id,
                scale_id="weight",
                value=value,
            )
        )
    first = numbered(acme.store, "S1 weight")
    acme.store.undo_redo.undo_change(first)
    (ballot,) = acme.store.record.all(Ballot)
    assert ballot.scores == {two.id: {"weight": 20.0}}
    acme.store.undo_redo.redo_change(first)
    assert len(next(acme.store.record.all(Ballot)).scores) == 2
    with pytest.raises(Refused, match="Scored S1 weight 10 for the room builds on it"):
        acme.store.undo_redo.undo_change(numbered(acme.store, "“One”"))


def test_somebody_who_spoke_later_stays_on_the_list(acme: Acme) -> None:
    """The remark that brought somebody in goes; the person and the later remark stay."""
    acme.say("+ One @Zoe")
    first = last(acme.store)
    acme.say("+ Two @Zoe")
    acme.store.undo_redo.undo_change(first)
    record = acme.store.record
    (zoe,) = [person for person in record.all(Person) if person.name == "Zoe"]
    assert zoe.id in record.get(Session, acme.session_id).people
    assert acme.texts() == ["Two"]


def test_what_a_change_needs_must_be_there(acme: Acme) -> None:
    """A remark of somebody who was taken back is not redone before that person is."""
    change = acme.store.do(AddPerson(name="Zoe", session_id=acme.session_id))
    joined = last(acme.store)
    acme.say("+ One @Zoe")
    said = last(acme.store)
    acme.store.undo()
    acme.store.undo()
    assert acme.store.record.find(Person, change.puts[0].id) is None
    with pytest.raises(Refused, match="Undone: Zoe joined Short session came in its way"):
        acme.store.undo_redo.redo_change(said)
    acme.store.undo_redo.redo_change(joined)
    acme.store.undo_redo.redo_change(said)
    assert acme.texts() == ["One"]


def test_a_guide_that_another_session_runs_stays(acme: Acme) -> None:
    """Undoing an import leaves the guide to the session that began with it since."""
    guide = msgspec.structs.replace(acme.guide, name="other")
    imported = StoredGuide(id=acme.ids(), digest="other", guide=guide)
    person = Person(id=acme.ids(), name="New")
    acme.store.commit(Change(sentence="Imported", puts=(imported, person)))
    told = last(acme.store)
    acme.store.do(StartSession(guide=guide, digest="other"))
    acme.store.undo_redo.undo_change(told)
    assert acme.store.record.find(StoredGuide, imported.id)
    assert acme.store.record.find(Person, person.id) is None


def test_where_the_session_stands_is_not_undone(acme: Acme) -> None:
    """Moving on says so, in place of doing something nobody meant."""
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="works"))
    told = last(acme.store)
    assert acme.store.history.standing(told) is Standing.LASTING
    assert "Only what was recorded is undone" in acme.store.undo_redo.why_not(told)
    assert told.step_id == "works"


def test_changes_of_laptops_apart_are_told_from_each_other(acme: Acme, tmp_path: Path) -> None:
    """Two changes of one number are two; each can be undone, and a number alone is refused."""
    acme.store.close()
    other = tmp_path / "other"
    shutil.copytree(acme.folder, other)
    acme.reopen()
    acme.say("+ Here")
    with Store.open(other, now=acme.clock, ids=acme.ids) as apart:
        line = read_line("+ There")
        acme.clock.forward(seconds=1)
        apart.do(RecordEntries(session_id=acme.session_id, step_id="works", lines=(line,)))
    for file in (other / "journal").iterdir():
        if not (acme.folder / "journal" / file.name).exists():
            shutil.copy(file, acme.folder / "journal")
    store = acme.reopen()
    there, here = numbered(store, "Recorded strength S1 “There”"), numbered(store, "1 “Here”")
    assert there.number == here.number
    with pytest.raises(Refused, match="2 changes have the number"):
        store.history.numbered(there.number)
    store.undo_redo.undo_change(here)
    assert acme.texts() == ["There"]
    assert acme.reopen().history.standing(here) is Standing.UNDONE
    assert acme.store.history.standing(there) is Standing.DONE
    # The joining gave the other one another number; that is in nobody's way.
    acme.store.undo_redo.undo_change(there)
    assert acme.texts() == []
