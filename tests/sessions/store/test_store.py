"""An engagement folder, open: durable changes, undo and redo over restarts, a second window."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sessions.errors import EngagementLocked, NotAnEngagement, NotRecorded, ReadOnly
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.errors import Refused
from workshop.record.documents import (
    Attribution,
    Entry,
    EntryKind,
    Factor,
    Person,
    Pestle,
    Session,
    StepState,
)
from workshop.record.record import Record
from workshop.running.commands import (
    AddPerson,
    BeginEngagement,
    EditFactor,
    JoinSession,
    MergeFactors,
    MoveTo,
    PauseSession,
    RestoreEntry,
    ResumeSession,
    RetagEntry,
    RetractEntry,
    SetConsent,
    SkipStep,
    SplitFactor,
)


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a running session."""
    return Acme(tmp_path / "acme")


def shape(record: Record) -> set[bytes]:
    """All documents, comparable."""
    return {msgspec.json.encode(document) for document in record.documents()}


def test_what_was_recorded_is_there_after_reopening(acme: Acme) -> None:
    """Closing and opening gives the same documents, to the letter."""
    for line in (
        "+ Fast @Dana #people",
        "- Slow\nover two lines",
        '" Quoted',
        "> Do it due:2027-01-02",
    ):
        acme.say(line)
    before = shape(acme.store.record)
    acme.reopen()
    assert shape(acme.store.record) == before


def test_what_was_recorded_survives_a_crash(acme: Acme) -> None:
    """A folder left as it stood, with no checkpoint written, has every answer."""
    for number in range(20):
        acme.say(f"+ Strength {number}")
    before = shape(acme.store.record)
    acme.reopen(crashed=True)
    assert shape(acme.store.record) == before


def test_what_goes_back_to_its_default_is_read_back_so(acme: Acme) -> None:
    """A split factor and a restored entry are read back as they are, and the split is undone."""
    acme.say("- Slow close")
    acme.say("- Close is slow")
    record = acme.store.record
    first, second = (factor.id for factor in record.all(Factor))
    entry = next(record.all(Entry))
    for command in (
        MergeFactors(into=first, others=(second,)),
        SplitFactor(factor_id=second),
        RetractEntry(entry_id=entry.id),
        RestoreEntry(entry_id=entry.id),
    ):
        acme.store.do(command)
    before = shape(record)
    assert shape(acme.reopen(crashed=True).record) == before
    acme.store.undo()
    acme.store.undo()
    assert "Split" in acme.store.undo()
    assert acme.store.record.get(Factor, second).into == first


def test_the_checkpoint_may_be_lost(acme: Acme) -> None:
    """The checkpoint is a cache; without it the journal gives the same."""
    acme.say("+ Fast")
    before = shape(acme.store.record)
    acme.store.close()
    (acme.folder / "workshop.json").unlink()
    assert shape(Store.open(acme.folder, read_only=True).record) == before


def test_undo_goes_back_over_steps_and_restarts(acme: Acme) -> None:
    """Undo takes back what was recorded, whatever step it was in and however long ago."""
    acme.say("+ One", step="works")
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="outside"))
    acme.say("! Two", step="outside")
    acme.reopen()
    assert acme.store.undo(acme.session_id) == "Undone: Recorded threat T1 “Two”"
    assert acme.store.undo(acme.session_id) == "Undone: Recorded strength S1 “One”"
    with pytest.raises(Refused, match="nothing to undo"):
        acme.store.undo(acme.session_id)
    acme.reopen()
    assert acme.store.redo(acme.session_id) == "Redone: Recorded strength S1 “One”"
    assert acme.store.redo(acme.session_id) == "Redone: Recorded threat T1 “Two”"
    assert acme.texts() == ["One", "Two"]


def test_a_new_entry_ends_redo(acme: Acme) -> None:
    """Redo goes on only where nothing else was recorded since."""
    acme.say("+ One")
    acme.store.undo(acme.session_id)
    acme.say("+ Other")
    with pytest.raises(Refused, match="nothing to redo"):
        acme.store.redo(acme.session_id)


def test_undoing_a_skip_leaves_the_time_alone(acme: Acme) -> None:
    """Undo patches what the change touched; the clock and later moves stay."""
    acme.store.do(SkipStep(session_id=acme.session_id, step_id="works", reason="no time"))
    acme.clock.forward(minutes=3)
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="consent"))
    acme.store.undo(acme.session_id)
    session = acme.store.record.get(Session, acme.session_id)
    assert "works" not in session.steps
    assert session.steps["opening"].state is StepState.DONE
    assert acme.store.record.clock_of(acme.session_id).spent == {"opening": 180.0}


def test_undo_never_destroys_work_that_builds_on_it(acme: Acme) -> None:
    """An answer that was merged meanwhile is not taken away under the merge."""
    acme.say("- Logins fail")
    acme.say("- Passwords fail")
    first, second = acme.store.record.live_factors()
    acme.store.do(MergeFactors(into=first.id, others=(second.id,)))
    before = shape(acme.store.record)
    with pytest.raises(Refused, match="Merged W2 into W1 builds on it; undo that first"):
        acme.store.undo(acme.session_id)
    assert shape(acme.store.record) == before
    acme.store.undo()
    acme.store.undo(acme.session_id)
    assert acme.texts() == ["Logins fail"]


def test_a_change_that_cannot_be_undone_blocks_nothing_before_it(acme: Acme) -> None:
    """It is said once, and the next undo goes on to what was done before it."""
    acme.say("+ First")
    acme.store.do(SkipStep(session_id=acme.session_id, step_id="opening", reason="known"))
    acme.say("+ Second", step="consent")
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="opening"))
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="works"))
    assert acme.store.undo(acme.session_id).endswith("“Second”")
    with pytest.raises(Refused, match=r"Not undone: Skipped Opening: known\. 10:00 Went to"):
        acme.store.undo(acme.session_id)
    assert acme.store.undo(acme.session_id).endswith("“First”")


def test_a_skip_can_be_undone_after_going_on(acme: Acme) -> None:
    """Moving on after a skip does not make it final."""
    acme.store.do(SkipStep(session_id=acme.session_id, step_id="opening", reason="known"))
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="works"))
    acme.store.undo(acme.session_id)
    steps = acme.store.record.get(Session, acme.session_id).steps
    assert steps["opening"].state is StepState.OPEN
    assert steps["consent"].state is StepState.DONE


def test_undo_always_comes_to_an_end(acme: Acme) -> None:
    """What later moves took back already is not undone over and over."""
    acme.say("+ First")
    acme.store.do(SkipStep(session_id=acme.session_id, step_id="opening", reason="known"))
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="opening"))
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="consent"))
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="opening"))
    told = []
    for _ in range(4):
        try:
            told.append(acme.store.undo(acme.session_id))
        except Refused as refused:
            told.append(str(refused))
    assert "Undone: Recorded strength S1 “First”" in told
    assert told[-1] == "There is nothing to undo."


def test_a_code_means_one_thing(acme: Acme) -> None:
    """Not what was retagged, not after a restart; only what was undone gives its code back."""
    acme.say("+ slow")
    acme.store.undo(acme.session_id)
    acme.reopen()
    acme.say("+ other thing")
    acme.store.do(RetagEntry(entry_id=_last(acme).id, kind=EntryKind.NOTE))
    acme.reopen()
    acme.say("+ third thing")
    assert [factor.code for factor in acme.store.record.live_factors()] == ["S2"]
    codes = [factor.code for factor in acme.store.record.all(Factor)]
    assert len(set(codes)) == len(codes)


def _last(acme: Acme) -> Entry:
    """The entry recorded last."""
    return acme.store.record.entries_of(acme.session_id)[-1]


def test_nobody_is_taken_away_whom_others_name(acme: Acme) -> None:
    """A person in a session, a department of a person: undo leaves them and says so."""
    change = acme.store.do(AddPerson(name="Zoe"))
    zoe = change.puts[0].id
    acme.store.do(JoinSession(session_id=acme.session_id, person_id=zoe))
    consent = SetConsent(
        session_id=acme.session_id, person_id=zoe, attribution=Attribution.WITHHELD
    )
    acme.store.do(consent)
    acme.store.history.set_aside(acme.store.history.last_done(None))  # type: ignore[arg-type]
    acme.store.history.set_aside(acme.store.history.last_done(None))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="10:00 Zoe joined Short session builds on it"):
        acme.store.undo()
    assert acme.store.record.find(Person, zoe)


def test_a_person_whom_others_name_stays(acme: Acme) -> None:
    """Undoing the entry that brought somebody in does not orphan later entries."""
    acme.say("+ One @Zoe")
    acme.say("+ Two @Zoe")
    zoe = acme.store.record.entries_of(acme.session_id)[0].people
    acme.store.undo(acme.session_id)
    acme.store.redo(acme.session_id)
    assert acme.store.record.entries_of(acme.session_id)[1].people == zoe


def test_a_refused_write_changes_nothing(acme: Acme, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, record and history are as before, and the next write succeeds."""
    acme.say("+ One")
    before, told = shape(acme.store.record), len(acme.store.history.changes)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("sessions.disk.disk.Disk.write", full)
        with pytest.raises(NotRecorded, match="disk is full"):
            acme.say("+ Two")
    assert (shape(acme.store.record), len(acme.store.history.changes)) == (before, told)
    acme.say("+ Three")
    acme.reopen()
    assert acme.texts() == ["One", "Three"]


def test_one_window_writes_and_another_follows(acme: Acme) -> None:
    """The second window is told since when the first has it open, may read, and sees what comes."""
    with pytest.raises(EngagementLocked, match="already open in another window since"):
        Store.open(acme.folder, now=acme.clock)
    second = Store.open(acme.folder, read_only=True, now=acme.clock)
    acme.say("+ Seen live")
    assert second.follow()
    assert shape(second.record) == shape(acme.store.record)
    assert not second.follow()
    with pytest.raises(ReadOnly):
        second.do(PauseSession(session_id=acme.session_id))


def test_reading_changes_no_byte(acme: Acme) -> None:
    """A folder opened for reading is the same afterwards."""
    acme.say("+ One")
    acme.store.close()
    before = {p: p.read_bytes() for p in acme.folder.rglob("*") if p.is_file()}
    Store.open(acme.folder, read_only=True).close()
    assert {p: p.read_bytes() for p in acme.folder.rglob("*") if p.is_file()} == before


def test_entries_are_found_by_their_words(acme: Acme) -> None:
    """Search asks the database: all words, any case, in order."""
    acme.say("+ Fast help desk")
    acme.say("- No desk for visitors")
    found = acme.store.find_entries("DESK")
    assert [entry.text for entry in found] == ["Fast help desk", "No desk for visitors"]
    assert [entry.text for entry in acme.store.find_entries("desk fast", acme.session_id)] == [
        "Fast help desk"
    ]


def test_a_search_forgives_accents_and_knows_tags(acme: Acme) -> None:
    """In the words and in what is typed; a tag is found by its beginning too, and with words."""
    acme.say("+ Le résumé est prêt #intégration")
    acme.say("- Über allem steht die Straße #integration #gis")
    acme.say("+ Integration is a word here")

    def found(typed: str) -> list[str]:
        return [entry.text[:4] for entry in acme.store.find_entries(typed)]

    assert found("resume PRET") == ["Le r"]
    assert found("uber strasse") == ["Über"]
    assert found("#integration") == ["Le r", "Über"]
    assert found("#INTÉGR") == ["Le r", "Über"]
    assert found("#integration #gis") == ["Über"]
    assert found("#integration allem") == ["Über"]
    assert found("#nothing") == []
    assert found("integration") == ["Inte"]


def test_listeners_hear_of_every_change(acme: Acme) -> None:
    """Screens are told once a change is real, until they stop listening."""
    heard: list[int] = []
    stop = acme.store.listen(lambda: heard.append(len(acme.texts())))
    acme.say("+ One")
    stop()
    acme.say("+ Two")
    assert heard == [1]


def test_other_folders_are_left_alone(tmp_path: Path) -> None:
    """A folder that holds something else is neither opened nor begun in."""
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(NotAnEngagement):
        Store.open(tmp_path)
    with pytest.raises(NotAnEngagement):
        Store.begin(tmp_path, BeginEngagement(name="X"))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


LINES = st.sampled_from(
    [
        "+ Fast @Dana",
        "- Slow #people",
        "! Law #legal",
        "* Grant @New.Name",
        '" Said',
        "~ Later",
        "note",
    ]
)


class RunningSession(RuleBasedStateMachine):
    """A running session against a plain model of what was said."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.acme = Acme(self.root / "acme")
        self.texts: list[tuple[str, bool]] = []
        self.done: list[list[tuple[str, bool]]] = []
        self.undone: list[list[tuple[str, bool]]] = []

    def teardown(self) -> None:
        """Close and clear away."""
        self.acme.store.close()
        shutil.rmtree(self.root)

    def _did(self, texts: list[tuple[str, bool]]) -> None:
        """The model after something that can be undone."""
        self.done.append(self.texts)
        self.undone.clear()
        self.texts = texts

    @rule(line=LINES, step=st.sampled_from(["works", "outside"]))
    def record(self, line: str, step: str) -> None:
        """Somebody says something."""
        change = self.acme.say(line, step)
        entry = change.puts[-1]
        assert isinstance(entry, Entry)
        self._did([*self.texts, (entry.text, False)])

    @precondition(lambda self: any(not gone for _, gone in self.texts))
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        """Something is taken back."""
        standing = [i for i, (_, gone) in enumerate(self.texts) if not gone]
        place = data.draw(st.sampled_from(standing))
        entry = self.acme.store.record.entries_of(self.acme.session_id)[place]
        self.acme.store.do(RetractEntry(entry_id=entry.id))
        texts = list(self.texts)
        texts[place] = (texts[place][0], True)
        self._did(texts)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        """The last thing is undone."""
        self.acme.store.undo(self.acme.session_id)
        self.undone.append(self.texts)
        self.texts = self.done.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """What was undone is done again."""
        self.acme.store.redo(self.acme.session_id)
        self.done.append(self.texts)
        self.texts = self.undone.pop()

    @rule(step=st.sampled_from(["opening", "works", "outside", "read-back"]))
    def move(self, step: str) -> None:
        """The room goes somewhere."""
        self.acme.clock.forward(seconds=30)
        try:
            self.acme.store.do(MoveTo(session_id=self.acme.session_id, step_id=step))
        except Refused:
            assert self.acme.store.record.clock_of(self.acme.session_id).step_id == step

    @rule()
    def pause_and_go_on(self) -> None:
        """A pause changes no answer."""
        try:
            self.acme.store.do(PauseSession(session_id=self.acme.session_id))
        except Refused:
            self.acme.store.do(ResumeSession(session_id=self.acme.session_id))

    @rule(crashed=st.booleans())
    def reopen(self, crashed: bool) -> None:
        """The program ends, with or without a word, and is started again."""
        if crashed and self.acme.folder.name.count("-left") > 4:
            return
        self.acme.reopen(crashed=crashed)

    @invariant()
    def answers_are_as_in_the_model(self) -> None:
        """Exactly what was said and not undone is there."""
        entries = self.acme.store.record.entries_of(self.acme.session_id)
        assert [(entry.text, entry.retracted) for entry in entries] == self.texts

    @invariant()
    def the_summaries_have_the_factors_of_the_entries(self) -> None:
        """A factor is in the summaries while an entry that stands supports it, and only then."""
        record = self.acme.store.record
        standing = {e.factor_id for e in record.all(Entry) if e.kind.letter and not e.retracted}
        # What is word for word the same under one letter is one factor.
        wholes = {record.whole_of(record.get(Factor, str(each))).id for each in standing}
        assert wholes == {factor.id for factor in record.live_factors()}


RunningSession.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestRunningSession = RunningSession.TestCase


def test_wording_a_factor_leaves_what_was_said(acme: Acme) -> None:
    """The statement of a factor is the analyst's; the entry keeps the person's words."""
    acme.say("- it is sloooow")
    (factor,) = acme.store.record.live_factors()
    acme.store.do(EditFactor(factor_id=factor.id, text="Slow systems", pestle=None))
    assert acme.texts() == ["it is sloooow"]
    with pytest.raises(Refused, match="internal"):
        acme.store.do(EditFactor(factor_id=factor.id, text="Slow", pestle=Pestle.LEGAL))
