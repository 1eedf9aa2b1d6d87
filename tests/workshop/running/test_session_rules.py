"""The session as a state machine: what each command does, and what it refuses."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders.acme import START, Acme
from workshop.ballots.counted import tally
from workshop.ballots.points import apportion
from workshop.ballots.tally import spread
from workshop.errors import Refused
from workshop.record.documents import (
    ROOM,
    Attribution,
    Clock,
    Entry,
    EntryKind,
    Factor,
    Letter,
    Person,
    Pestle,
    Session,
    StepState,
)
from workshop.record.within import SessionState
from workshop.running.capture import read_line
from workshop.running.command_kinds.people import ResolveName
from workshop.running.commands import (
    AddDepartment,
    CloseSession,
    ConfirmStep,
    EditEntry,
    FileEntry,
    FinishScoring,
    JoinSession,
    KeepApart,
    LeaveSession,
    MergeFactors,
    MoveEntry,
    MoveTo,
    NormaliseScores,
    PauseSession,
    RecordEntries,
    ReopenSession,
    RestoreEntry,
    ResumeSession,
    RetagEntry,
    RetractEntry,
    SetConsent,
    SetOffRecord,
    SetScore,
    SkipStep,
    SplitFactor,
)
from workshop.running.score_rules import score_step
from workshop.running.session_rules import next_step, state_of
from workshop.running.talk_rules import SetWriter
from workshop.running.words.agenda import timing


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a running session."""
    return Acme(tmp_path / "acme")


def only_entry(acme: Acme) -> Entry:
    """The entry recorded last."""
    return acme.store.record.entries_of(acme.session_id)[-1]


def factor_of(acme: Acme, entry: Entry) -> Factor:
    """The factor that an entry supports."""
    return acme.store.record.get(Factor, str(entry.factor_id))


def codes(acme: Acme) -> list[str]:
    """The codes of the factors in the summaries."""
    return [factor.code for factor in acme.store.record.live_factors()]


def test_a_strength_becomes_an_entry_and_a_factor(acme: Acme) -> None:
    """One line records who said what where, and numbers the factor once and for all."""
    change = acme.say("+ Close is down to four days @Dana #ledger")
    entry = only_entry(acme)
    assert change.sentence == "Recorded strength S1 “Close is down to four days”"
    assert (entry.text, entry.people, entry.tags) == (
        "Close is down to four days",
        (acme.dana.id,),
        ("ledger",),
    )
    assert factor_of(acme, entry).code == "S1"


def test_numbers_are_never_given_again(acme: Acme) -> None:
    """A retagged factor leaves its number unused, so that S1 never means two things."""
    acme.say("+ First")
    acme.store.do(RetagEntry(entry_id=only_entry(acme).id, kind=EntryKind.WEAKNESS))
    acme.say("+ Second")
    assert codes(acme) == ["S2", "W1"]


def test_a_name_nobody_bears_becomes_a_participant(acme: Acme) -> None:
    """Claims lead to somebody: an unknown @name joins the session in the same change."""
    acme.say("+ Fast @Zoë.Ågren and @Dana")
    session = acme.store.record.get(Session, acme.session_id)
    people = [person.name for person in acme.store.record.people_of(session)]
    assert people == ["Dana Ortiz", "Ana López", "Zoë Ågren"]
    acme.store.undo(acme.session_id)
    assert [person.name for person in acme.store.record.all(Person)][3:] == []


def test_several_lines_are_one_change(acme: Acme) -> None:
    """A pasted text is recorded whole or not at all, and undone whole."""
    lines = tuple(read_line(line) for line in ("+ One", "- Two", "! Three", "Four"))
    acme.store.do(RecordEntries(session_id=acme.session_id, step_id="works", lines=lines))
    assert codes(acme) == ["S1", "W1", "T1"]
    acme.store.undo(acme.session_id)
    assert acme.texts() == []


@pytest.mark.parametrize("line", ["", "   ", "+", "+ @Dana", "#tag"])
def test_an_empty_line_is_refused(acme: Acme, line: str) -> None:
    """A sign or a mark alone says nothing."""
    with pytest.raises(Refused, match="nothing to record"):
        acme.say(line)


def test_a_name_that_is_not_clear_is_recorded_and_marked(acme: Acme) -> None:
    """A refused line would swallow the next one: it is recorded now, and said who may be meant."""
    session = acme.store.record.get(Session, acme.session_id)
    acme.say("hello @Ana.Petrović")
    with_doubt = acme.say("+ Fast @ana")
    assert with_doubt.sentence == (
        "Recorded strength S1 “Fast”; "
        "@ana may be Ana López (Head of Sales, Sales) or Ana Petrović (Finance)"
    )
    assert only_entry(acme).people == ()
    assert only_entry(acme).unclear == ("ana",)
    acme.store.do(ResolveName(entry_id=only_entry(acme).id, name="@ana", person_id=acme.ana.id))
    assert only_entry(acme).people == (acme.ana.id,)
    assert only_entry(acme).unclear == ()
    assert session.people == (acme.dana.id, acme.ana.id)


def test_moving_forward_finishes_a_step_and_moving_back_does_not(acme: Acme) -> None:
    """Any step can be reached at any time; what was left behind keeps its state."""
    move = acme.store.do
    move(MoveTo(session_id=acme.session_id, step_id="works"))
    move(MoveTo(session_id=acme.session_id, step_id="consent"))
    steps = acme.store.record.get(Session, acme.session_id).steps
    assert {key: run.state for key, run in steps.items()} == {
        "opening": StepState.DONE,
        "works": StepState.OPEN,
        "consent": StepState.OPEN,
    }
    with pytest.raises(Refused, match="already"):
        move(MoveTo(session_id=acme.session_id, step_id="consent"))
    with pytest.raises(Refused, match="Its steps are: opening, consent"):
        move(MoveTo(session_id=acme.session_id, step_id="nowhere"))


def test_time_is_kept_by_step_and_stands_while_paused(acme: Acme) -> None:
    """Time is counted to the step in front of the room, and not in a pause."""
    acme.clock.forward(minutes=7)
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="works"))
    acme.clock.forward(minutes=3)
    acme.store.do(PauseSession(session_id=acme.session_id))
    acme.clock.forward(minutes=60 * 72)
    acme.store.do(ResumeSession(session_id=acme.session_id))
    acme.clock.forward(minutes=1)
    record = acme.store.record
    session = record.get(Session, acme.session_id)
    times = timing(record, session, record.clock_of(session.id), acme.clock.now)
    assert (times.spent, times.step_spent, times.drift) == (11 * 60, 4 * 60, 2 * 60)
    assert times.drift_words == "2 min behind"
    assert times.step_state == "within"


def test_a_crashed_session_counts_time_to_its_last_entry(acme: Acme) -> None:
    """A laptop that died at 10:04 does not make the session last until the next morning."""
    acme.clock.forward(minutes=4)
    acme.say("+ Last words")
    acme.reopen(crashed=True)
    acme.clock.forward(minutes=60 * 20)
    acme.store.do(ResumeSession(session_id=acme.session_id))
    clock = acme.store.record.clock_of(acme.session_id)
    assert clock.spent == {"opening": 4 * 60 + 1}
    assert clock.since == acme.clock.now


def test_a_step_is_skipped_with_a_reason_and_can_be_taken_up_again(acme: Acme) -> None:
    """The summary tells why a step was left out; going there takes the skip back."""
    with pytest.raises(Refused, match="Say why"):
        acme.store.do(SkipStep(session_id=acme.session_id, step_id="opening", reason=" "))
    acme.store.do(SkipStep(session_id=acme.session_id, step_id="opening", reason="they know us"))
    record = acme.store.record
    assert record.clock_of(acme.session_id).step_id == "consent"
    run = record.get(Session, acme.session_id).steps["opening"]
    assert (run.state, run.reason) == (StepState.SKIPPED, "they know us")
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="opening"))
    run = acme.store.record.get(Session, acme.session_id).steps["opening"]
    assert (run.state, run.reason) == (StepState.OPEN, "")


def test_a_closed_session_takes_nothing_until_it_is_reopened(acme: Acme) -> None:
    """Closing settles the clock; the record can be corrected but not grow."""
    acme.say("+ Kept")
    acme.store.do(CloseSession(session_id=acme.session_id))
    for command in (
        MoveTo(session_id=acme.session_id, step_id="works"),
        PauseSession(session_id=acme.session_id),
        ConfirmStep(session_id=acme.session_id, step_id="read-back"),
    ):
        with pytest.raises(Refused, match="closed"):
            acme.store.do(command)
    with pytest.raises(Refused, match="closed"):
        acme.say("+ Too late")
    acme.store.do(RetractEntry(entry_id=only_entry(acme).id))
    acme.store.do(ReopenSession(session_id=acme.session_id))
    session = acme.store.record.get(Session, acme.session_id)
    clock = acme.store.record.clock_of(acme.session_id)
    assert state_of(session, clock) is SessionState.RUNNING


def test_the_ends_of_a_guide_have_nothing_beyond(acme: Acme) -> None:
    """There is no step before the first nor after the last."""
    record = acme.store.record
    session = record.get(Session, acme.session_id)
    assert next_step(record, session, "opening", by=-1) is None
    assert next_step(record, session, "read-back") is None


def test_editing_an_entry_carries_its_own_factor_along(acme: Acme) -> None:
    """A factor that stands on one entry says what it says; under another letter it is another."""
    acme.say("- Slow paper @Ana")
    entry = only_entry(acme)
    acme.store.do(EditEntry(entry_id=entry.id, line=read_line("- Slow forms @Ana")))
    assert (factor_of(acme, only_entry(acme)).text, codes(acme)) == ("Slow forms", ["W1"])
    acme.store.do(EditEntry(entry_id=entry.id, line=read_line("! Slow paper law #legal @Dana")))
    edited = only_entry(acme)
    factor = factor_of(acme, edited)
    assert (edited.id, edited.at, edited.people) == (entry.id, entry.at, (acme.dana.id,))
    assert (factor.code, factor.text, factor.pestle) == ("T1", "Slow paper law", Pestle.LEGAL)
    assert codes(acme) == ["T1"]


def test_a_retagged_note_loses_its_factor_and_undo_brings_it_back(acme: Acme) -> None:
    """Sorting is free: every retag can be taken back with its number."""
    acme.say("- Slow")
    acme.store.do(RetagEntry(entry_id=only_entry(acme).id, kind=EntryKind.NOTE))
    assert codes(acme) == []
    acme.store.undo(acme.session_id)
    assert codes(acme) == ["W1"]


def test_filing_moving_retracting_and_restoring(acme: Acme) -> None:
    """An entry can be filed in the scan, moved, taken back and restored; each says so once."""
    acme.say("! New law")
    entry_id = only_entry(acme).id
    acme.store.do(FileEntry(entry_id=entry_id, pestle=Pestle.LEGAL))
    acme.store.do(MoveEntry(entry_id=entry_id, step_id="outside"))
    acme.store.do(RetractEntry(entry_id=entry_id))
    assert codes(acme) == []
    acme.store.do(RestoreEntry(entry_id=entry_id))
    entry = only_entry(acme)
    assert (entry.step_id, factor_of(acme, entry).pestle) == ("outside", Pestle.LEGAL)
    for again in (
        FileEntry(entry_id=entry_id, pestle=Pestle.LEGAL),
        MoveEntry(entry_id=entry_id, step_id="outside"),
        RestoreEntry(entry_id=entry_id),
        RetagEntry(entry_id=entry_id, kind=EntryKind.THREAT),
    ):
        with pytest.raises(Refused):
            acme.store.do(again)


def test_consent_is_for_those_who_take_part(acme: Acme) -> None:
    """A later answer replaces the earlier one."""
    ask = SetConsent(
        session_id=acme.session_id, person_id=acme.dana.id, attribution=Attribution.NAME
    )
    acme.store.do(ask)
    acme.store.do(
        SetConsent(
            session_id=acme.session_id, person_id=acme.dana.id, attribution=Attribution.WITHHELD
        )
    )
    consent = acme.store.record.consent_of(acme.session_id, acme.dana.id)
    assert consent
    assert consent.attribution is Attribution.WITHHELD
    with pytest.raises(Refused, match="does not take part"):
        acme.store.do(
            SetConsent(
                session_id=acme.session_id, person_id=acme.bo.id, attribution=Attribution.NAME
            )
        )


def test_nobody_leaves_a_session_that_holds_their_words(acme: Acme) -> None:
    """Somebody listed by mistake can go; somebody who spoke cannot."""
    acme.say("+ Fast @Dana")
    acme.store.do(LeaveSession(session_id=acme.session_id, person_id=acme.ana.id))
    with pytest.raises(Refused, match="1 statement"):
        acme.store.do(LeaveSession(session_id=acme.session_id, person_id=acme.dana.id))


def test_who_leaves_writes_no_more(acme: Acme) -> None:
    """Somebody listed by mistake is its writer no longer; who else writes stays its writer."""
    for writes, leaves in ((acme.ana.id, acme.ana.id), (acme.dana.id, acme.bo.id)):
        acme.store.do(SetWriter(session_id=acme.session_id, person_id=writes))
        if leaves == acme.bo.id:
            acme.store.do(JoinSession(session_id=acme.session_id, person_id=leaves))
        acme.store.do(LeaveSession(session_id=acme.session_id, person_id=leaves))
        session = acme.store.record.get(Session, acme.session_id)
        assert session.writer_id == (None if writes == leaves else writes)


def test_merged_factors_share_evidence_and_can_be_split(acme: Acme) -> None:
    """Merging keeps the number of the whole, the statements of the parts and every entry."""
    for line in ("- Passwords fail", "- Password resets fail", "- Logins fail"):
        acme.say(line)
    first, second, third = acme.store.record.live_factors()
    acme.store.do(MergeFactors(into=first.id, others=(second.id, third.id), text="Logins"))
    whole = acme.store.record.live_factors()[0]
    assert (whole.code, whole.text, [merge.text for merge in whole.merged]) == (
        "W1",
        "Logins",
        ["Password resets fail", "Logins fail"],
    )
    assert len(acme.store.record.evidence_of(whole.id)) == 3
    acme.store.do(SplitFactor(factor_id=third.id))
    assert codes(acme) == ["W1", "W3"]
    assert len(acme.store.record.evidence_of(whole.id)) == 2


def test_only_factors_of_one_letter_merge(acme: Acme) -> None:
    """A strength and a weakness are not the same thing, however alike they sound."""
    acme.say("+ Logins")
    acme.say("- Logins")
    strength, weakness = acme.store.record.live_factors()
    with pytest.raises(Refused, match="different letters"):
        acme.store.do(MergeFactors(into=strength.id, others=(weakness.id,)))
    acme.store.do(KeepApart(first=strength.id, second=weakness.id))
    with pytest.raises(Refused, match="already"):
        acme.store.do(KeepApart(first=weakness.id, second=strength.id))


def test_retagging_an_entry_of_a_shared_factor_splits_it_off(acme: Acme) -> None:
    """What others support does not change because one statement was misheard."""
    acme.say("- Slow")
    acme.say("- Slow too")
    first, second = acme.store.record.live_factors()
    acme.store.do(MergeFactors(into=first.id, others=(second.id,)))
    acme.store.do(RetagEntry(entry_id=only_entry(acme).id, kind=EntryKind.STRENGTH))
    assert codes(acme) == ["S1", "W1"]


def score(acme: Acme, voter: str, factor: Factor, scale: str, value: float | None) -> None:
    """Enter one value."""
    acme.store.do(
        SetScore(
            session_id=acme.session_id,
            step_id="score",
            voter=voter,
            subject_id=factor.id,
            scale_id=scale,
            value=value,
        )
    )


def test_no_score_is_given_off_the_record(acme: Acme) -> None:
    """It would be in the result; one that was given can be taken out."""
    acme.say("- Slow close")
    (factor,) = acme.store.record.live_factors()
    score(acme, acme.dana.id, factor, "rating", 3)
    acme.store.do(SetOffRecord(session_id=acme.session_id, on=True))
    with pytest.raises(Refused, match="off the record, and what it scores is on it"):
        score(acme, acme.ana.id, factor, "rating", 3)
    score(acme, acme.dana.id, factor, "rating", None)


def test_who_scores_takes_part(acme: Acme) -> None:
    """Somebody who is not on the list of the session has no ballot in it; a seat may have one."""
    acme.say("- Slow")
    (factor,) = acme.store.record.live_factors()
    with pytest.raises(Refused, match="Bo Łoś does not take part"):
        score(acme, acme.bo.id, factor, "weight", 10)
    score(acme, "Seat 3", factor, "weight", 10)


def given(acme: Acme, factor: Factor) -> tuple[str, tuple[float, ...]]:
    """What counts of the ratings of a factor: its aggregate and the values."""
    record = acme.store.record
    step = score_step(record, record.get(Session, acme.session_id), "score")
    rating = next(scale for scale in step.scales if scale.id == "rating")
    found = tally(record, acme.session_id, "score", factor.id, rating)
    assert found is not None
    return found.aggregate, found.values


def test_scores_are_kept_by_person_and_the_room_decides(acme: Acme) -> None:
    """Several people's values stand side by side; what the room agrees on goes before them."""
    acme.say("+ Fast")
    (factor,) = acme.store.record.live_factors()
    score(acme, acme.dana.id, factor, "rating", 3)
    score(acme, acme.ana.id, factor, "rating", 4)
    assert given(acme, factor) == ("median", (3, 4))
    score(acme, ROOM, factor, "rating", 2)
    assert given(acme, factor) == ("agreed", (2,))
    score(acme, ROOM, factor, "rating", None)
    assert given(acme, factor) == ("median", (3, 4))


@pytest.mark.parametrize("value", [0, 5, 2.5, float("nan"), float("inf")])
def test_a_value_off_its_scale_is_refused(acme: Acme, value: float) -> None:
    """The refusal names both ends of the scale and what they mean."""
    acme.say("+ Fast")
    (factor,) = acme.store.record.live_factors()
    with pytest.raises(Refused, match=r"from 1 \(poor\) to 4 \(superb\)"):
        score(acme, ROOM, factor, "rating", value)


def test_scores_that_are_in_stay_as_they_are(acme: Acme) -> None:
    """Results are shown only after scoring ends, and nothing slips in after that."""
    acme.say("+ Fast")
    (factor,) = acme.store.record.live_factors()
    done = FinishScoring(session_id=acme.session_id, step_id="score")
    with pytest.raises(Refused, match="Nobody"):
        acme.store.do(done)
    score(acme, ROOM, factor, "rating", 3)
    acme.store.do(done)
    with pytest.raises(Refused, match="scores are in"):
        score(acme, ROOM, factor, "rating", 4)


def test_what_was_scored_before_a_merge_counts_for_the_whole(acme: Acme) -> None:
    """Merging after scoring loses no score."""
    acme.say("- One")
    acme.say("- Two")
    first, second = acme.store.record.live_factors()
    score(acme, ROOM, second, "rating", 2)
    acme.store.do(MergeFactors(into=first.id, others=(second.id,)))
    assert given(acme, first) == ("agreed", (2,))


def test_weights_are_made_to_add_up_on_request_only(acme: Acme) -> None:
    """Normalising is an act of its own, in whole points, in proportion."""
    for line in ("+ A", "+ B", "- C"):
        acme.say(line)
    for factor, value in zip(acme.store.record.live_factors(), (10, 10, 10), strict=True):
        score(acme, ROOM, factor, "weight", value)
    acme.store.do(
        NormaliseScores(session_id=acme.session_id, step_id="score", voter=ROOM, scale_id="weight")
    )
    (ballot,) = acme.store.record.ballots_of(acme.session_id, "score")
    assert sorted(row["weight"] for row in ballot.scores.values()) == [33, 33, 34]


def test_apportioning_adds_up_and_favours_nobody_by_order() -> None:
    """Largest remainders: the total is met, and input order decides nothing."""
    values = {"a": 1.0, "b": 2.0, "c": 4.0}
    fitted = apportion(values, 100, 1)
    assert sum(fitted.values()) == 100
    assert fitted == apportion(dict(reversed(values.items())), 100, 1)
    assert fitted == {"a": 14, "b": 29, "c": 57}


def test_spread_says_how_many_answered() -> None:
    """A median stands beside its count and quartiles; of nothing there is none."""
    assert spread([]) is None
    one = spread([3])
    assert one
    assert (one.median, one.quartiles) == (3, None)
    some = spread([1, 2, 3, 4])
    assert some
    assert (some.count, some.median, some.quartiles) == (4, 2.5, (1.75, 3.25))


def test_departments_have_one_name_each(acme: Acme) -> None:
    """Two spellings of one department would count as two voices."""
    with pytest.raises(Refused, match="already"):
        acme.store.do(AddDepartment(name="  finance "))


def test_everything_is_timed_with_a_zone(acme: Acme) -> None:
    """Times carry their zone, so that sessions of two places can be put in order."""
    acme.say("+ Fast")
    assert only_entry(acme).at == START + timedelta(seconds=1)
    assert only_entry(acme).at.tzinfo is not None
    assert acme.store.record.get(Clock, acme.session_id).since == START


def test_letters_know_their_side() -> None:
    """Strengths and weaknesses are internal; strengths and opportunities help."""
    assert [letter.internal for letter in Letter] == [True, True, False, False]
    assert [letter.favourable for letter in Letter] == [True, False, True, False]
