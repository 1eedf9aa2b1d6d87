"""As it was: any earlier moment, as a replay up to there.

Requirement: any summary at a moment equals the one that would have been made at that moment;
nothing is written, and a window that records is not disturbed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import ReadOnly
from sessions.history.moments import NoSuchMoment, moment_words, read_moment
from sessions.store.past import Past
from sessions.store.store import Store
from tests.builders.acme import START, Acme
from tests.builders.deeds import DEEDS, Deed, Doing
from tests.faults import SIZES, times
from tests.sessions.history.test_undo import QUICK, documents, engagement
from workshop.errors import Refused
from workshop.privacy.told_record import told_record
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.report.blocks import Report
from workshop.report.build import build
from workshop.report.first_page.earlier_moment import as_of
from workshop.running.commands import EditFactor, PauseSession


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a running session, begun at ten."""
    return Acme(tmp_path / "acme")


@pytest.fixture
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine an hour ahead of UTC in winter."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def texts(record: Record) -> list[str]:
    """What was said."""
    return [entry.text for entry in record.all(Entry)]


def summaries(record: Record, session_id: str) -> list[Report]:
    """Every summary of a record; shareable ones follow the consent of today at every moment."""
    whole = [build(record, kind, "restricted") for kind in ("swot", "scan")]
    return [*whole, build(record, "session", "restricted", session_id=session_id)]


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_as_it_was_is_what_it_was(size: int) -> None:
    """Whatever was done, and undone."""
    examples = settings(QUICK, max_examples=times(QUICK.max_examples, size))
    deeds, undone = st.lists(DEEDS, max_size=10), st.lists(st.integers(0, 9), max_size=3)
    examples(given(deeds=deeds, undone=undone)(is_what_it_was))()


def is_what_it_was(deeds: list[Deed], undone: list[int]) -> None:
    """Built at every moment, and built of that moment afterwards: the same to the letter.

    On the way back and forth as well, and with undoing in between.
    """
    with engagement() as acme:
        doing = Doing(acme)
        then = [_as_it_is(acme)]
        for place, deed in enumerate(deeds):
            acme.clock.forward(minutes=1)
            doing(deed)
            if place in undone:
                _undo(acme.store)
            then.append(_as_it_is(acme))
        today_whole = _told_whole(acme.store.record)
        for moment, held, told in then:
            with Past.open(acme.folder, at=moment, now=acme.clock) as past:
                assert documents(past.record) == held
                assert list(documents(past.record)) == list(held)
                if today_whole and told is not None:
                    assert summaries(past.record, acme.session_id) == told
        while past.earlier():
            pass
        assert len(documents(past.record)) == 1
        while past.later():
            pass
        assert documents(past.record) == documents(acme.store.record)
        assert summaries(past.record, acme.session_id) == _all_of(acme)


def _as_it_is(acme: Acme) -> tuple[datetime, dict[tuple[str, str], bytes], list[Report] | None]:
    """The moment, all documents, and every summary; none where something is told in none.

    What is withdrawn, left out or off the record today is so at every moment, and what was and is
    so no longer is told again: then a summary of the moment is not what it was.
    """
    told = _all_of(acme) if _told_whole(acme.store.record) else None
    return acme.clock.now, documents(acme.store.record), told


def _told_whole(record: Record) -> bool:
    """Whether summaries may tell everything that was recorded."""
    return told_record(record) is record


def _all_of(acme: Acme) -> list[Report]:
    """Every summary as it is now."""
    return summaries(acme.store.record, acme.session_id)


def _undo(store: Store) -> None:
    """Take the last change back, if it can be."""
    try:
        store.undo()
    except Refused:
        return


def test_the_moment_counts_with_all_that_was_recorded_at_it(acme: Acme) -> None:
    """Inclusive; a moment between two changes is as after the first of them."""
    acme.say("+ One")
    at_one = acme.clock.now
    acme.clock.forward(minutes=5)
    acme.say("+ Two")
    assert texts(Past.open(acme.folder, at=at_one).record) == ["One"]
    assert texts(Past.open(acme.folder, at=at_one + timedelta(minutes=4)).record) == ["One"]
    assert texts(Past.open(acme.folder, at=at_one - timedelta(milliseconds=1)).record) == []
    assert texts(Past.open(acme.folder, at=acme.clock.now).record) == ["One", "Two"]


def test_before_the_beginning_there_is_nothing_and_it_says_when_it_began(acme: Acme) -> None:
    """The moment before the first record is refused, and so is one that is still to come."""
    with pytest.raises(NoSuchMoment, match="the record begins at 10:00:00 on 2 Nov 2026"):
        Past.open(acme.folder, at=START - timedelta(seconds=1))
    with pytest.raises(NoSuchMoment, match="is still to come"):
        Past.open(acme.folder, at=START + timedelta(days=2), now=acme.clock)
    assert Past.open(acme.folder, at=START + timedelta(hours=13), now=acme.clock).history.changes


def test_a_clock_that_ran_backwards(acme: Acme) -> None:
    """Of a time that came twice the later counts; the order of the record is never changed."""
    acme.say("+ One")
    acme.clock.forward(minutes=120)
    acme.say("+ Two, by a wrong clock")
    acme.clock.forward(minutes=-110)
    acme.say("+ Three")
    three = acme.clock.now
    assert texts(Past.open(acme.folder, at=three - timedelta(minutes=1)).record) == ["One"]
    past = Past.open(acme.folder, at=three + timedelta(minutes=1))
    assert texts(past.record) == ["One", "Two, by a wrong clock", "Three"]


@pytest.mark.usefixtures("_berlin")
def test_a_time_without_a_zone_is_of_this_machine(acme: Acme) -> None:
    """Ten in UTC is eleven here."""
    with pytest.raises(NoSuchMoment):
        Past.open(acme.folder, at=datetime(2026, 11, 2, 10, 30))  # noqa: DTZ001 - it is the point
    assert Past.open(acme.folder, at=datetime(2026, 11, 2, 11, 0)).history.changes  # noqa: DTZ001


def test_it_is_only_looked_at(acme: Acme) -> None:
    """No byte changes, a window that records goes on, and nothing can be recorded here."""
    acme.say("+ One")
    before = {p: p.read_bytes() for p in acme.folder.rglob("*") if p.is_file()}
    with Past.open(acme.folder, at=acme.clock.now) as past:
        assert not past.writable
        for act in (
            lambda: past.do(PauseSession(session_id=acme.session_id)),
            past.undo,
            past.take_over,
        ):
            with pytest.raises(ReadOnly):
                act()
        assert not past.follow()
        assert not past.deserted
        assert [entry.text for entry in past.find_entries("one")] == ["One"]
        assert past.moment().now == past.at
    assert {p: p.read_bytes() for p in acme.folder.rglob("*") if p.is_file()} == before
    acme.say("+ Two")
    assert texts(past.record) == ["One"]


def test_going_earlier_and_later(acme: Acme) -> None:
    """From a change to the one before and after, among those of a list or among all."""
    for line in ("+ One", "+ Two", "+ Three"):
        acme.say(line)
    marks = [told.mark for told in acme.store.history.changes]
    past = Past.after(acme.folder, marks[-2])
    heard: list[list[str]] = []
    past.listen(lambda: heard.append(texts(past.record)))
    record = past.record
    assert past.earlier()
    assert past.later()
    assert past.later()
    assert not past.later()
    assert heard == [["One"], ["One", "Two"], ["One", "Two", "Three"]]
    assert past.record is record
    assert past.position == marks[-1]
    past = Past.after(acme.folder, marks[-1], [marks[-1], marks[-3]])
    assert past.earlier()
    assert texts(past.record) == ["One"]
    assert past.history.changes[-1].sentence == "Recorded strength S1 “One”"
    assert not past.earlier()


@pytest.mark.slow
def test_far_back_and_near_are_the_same(acme: Acme) -> None:
    """A state that is kept on the way does not leak into another moment."""
    acme.say("+ One")
    (factor,) = acme.store.record.live_factors()
    for number in range(600):
        acme.store.do(EditFactor(factor_id=factor.id, text=f"Text {number}", pestle=None))
    marks = [told.mark for told in acme.store.history.changes]
    past = Past.after(acme.folder, marks[-1])
    for _ in range(300):
        past.earlier()
    assert past.record.get(Factor, factor.id).text == "Text 299"
    past.later()
    assert past.record.get(Factor, factor.id).text == "Text 300"


@pytest.mark.usefixtures("_berlin")
@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-02", "2026-11-02T22:59:59.999999+00:00"),
        ("2026-11-02T10:42", "2026-11-02T09:42:59.999999+00:00"),
        ("2026-11-02 10:42", "2026-11-02T09:42:59.999999+00:00"),
        ("2026-11-02T10:42:30", "2026-11-02T09:42:30.999999+00:00"),
        ("2026-11-02T10:42:30.25", "2026-11-02T09:42:30.259999+00:00"),
        ("2026-11-02T10:42Z", "2026-11-02T10:42:59.999999+00:00"),
        (" 2026-11-02T10:42:00+05:45 ", "2026-11-02T04:57:00.999999+00:00"),
        ("2026-07-02T10:42", "2026-07-02T08:42:59.999999+00:00"),
    ],
)
def test_moments_are_read(text: str, moment: str) -> None:
    """A day, a minute, a second: its last moment, so that what was shown at 10:42 counts."""
    assert read_moment(text).astimezone(UTC) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    "text",
    [
        *("", "10:42", "yesterday", "2026-02-30", "2026-11-02T25:00", "2026-W45-1", "20261102"),
        *("2026-11-02T10", "2026-11-02T10:42:61", "2026-11-02T10:42+99:00", "٢٠٢٦-11-02"),
        *("1969-12-31", "3000-01-01T10:42Z", "2" * 99),
    ],
)
def test_moments_that_are_not_read_say_how_to_write_one(text: str) -> None:
    """The refusal has the ways that are read."""
    with pytest.raises(NoSuchMoment, match=r"is no moment that can be read. Write 2026-11-02 for"):
        read_moment(text)


def test_moments_in_words() -> None:
    """Seconds only where they matter."""
    assert moment_words(read_moment("2026-11-02T10:42Z")) == "10:42 on 2 Nov 2026"
    assert moment_words(datetime(2026, 11, 2, 10, 42, 7, tzinfo=UTC)) == "10:42:07 on 2 Nov 2026"


def test_a_summary_says_of_which_moment_it_is(acme: Acme) -> None:
    """Under its title, first; and nothing else differs."""
    acme.say("+ One")
    moment = read_moment("2026-11-02T10:42Z")
    now = build(acme.store.record, "swot", "shareable")
    then = as_of(now, moment, acme.store.record)
    words = "2 November 2026, 10:42 UTC; what was recorded later is left out"
    assert then.meta == (("As it was at", words), *now.meta)
    assert as_of(now, None, acme.store.record) is now
    assert (then.blocks, then.facts, then.created) == (now.blocks, now.facts, now.created)
