"""Quotes laid against what was said.

Requirement: verbatim where one person says these very words in a row, whatever their case, accents
and punctuation; close where it is nearly that, with what differs; else not found. The time is that
of the cue with the first word; of places that are alike the nearest to when it was typed counts.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.record import START, Building, interview
from tests.inputs import inputs
from workshop.analysis.spoken import Recording, cues_with, quotes_of, recordings_of, verified
from workshop.record.documents import Entry, Session
from workshop.record.transcripts import Cue, Transcript
from workshop.running.command_kinds.transcripts import AddTranscript

CUES = (
    Cue(at=3.0, end=6.0, speaker="Dana", text="So the Month-end is quick now,"),
    Cue(at=6.5, speaker="Dana", text="four days instead of nine."),
    Cue(at=9.5, speaker="Bo", text="But, um, mail & calendar are down on Mondays."),
    Cue(at=12.0, speaker="", text="We type everything twice, résumé included."),
    Cue(at=20.0, speaker="Dana", text="Nobody owns it. Mail, I mean."),
    Cue(at=90.0, speaker="Dana", text="It is quick now, really."),
    Cue(at=99.0, speaker="Bo", text="予算は高い。"),
)


def transcript(*cues: Cue) -> Transcript:
    """A transcript of cues."""
    return Transcript(id="0" * 20, session_id="1" * 20, sha256="", cues=cues or CUES, at=START)


@pytest.mark.parametrize(
    ("typed", "state", "at"),
    [
        ("the month end is quick now, four days instead of nine!", "verbatim", 3.0),
        ("FOUR DAYS", "verbatim", 6.5),
        ("We type everything twice, resume included", "verbatim", 12.0),
        ("down on Mondays we type everything twice", "verbatim", 9.5),
        ("予算は高い", "verbatim", 99.0),
        ("the month end is quick, four days", "close", 3.0),
        ("Mail and calendar are down on Mondays", "close", 9.5),
        ("four days rather than nine", "close", 6.5),
        ("We need a new building for the archive", "not found", None),
        ("instead", "verbatim", 6.5),
        ("insted", "not found", None),
        ("", "not found", None),
        ("?!", "not found", None),
    ],
)
def test_what_was_typed_is_found_again(typed: str, state: str, at: float | None) -> None:
    """With its state, and the start of the cue that holds its first word."""
    found = Recording(transcript()).find(typed)
    assert (found.state if found else "not found", found.at if found else None) == (state, at)
    assert not (found and found.state == "verbatim" and found.differences)


def test_differences_say_what_was_said() -> None:
    """In the order of the words, as typed and as spoken."""
    found = Recording(transcript()).find("Month-end is quick, four days not nine")
    assert found is not None
    assert [(each.typed, each.spoken) for each in found.differences] == [
        ("", "now"),
        ("not", "instead of"),
    ]
    assert found.spoken == "Month-end is quick now, four days instead of nine."


def test_two_people_do_not_say_one_sentence() -> None:
    """What goes over from one to the other is theirs who says most of it, and never verbatim."""
    found = Recording(transcript()).find("four days instead of nine but mail")
    assert found is not None
    assert (found.state, found.spoken) == ("close", "four days instead of nine.")


@pytest.mark.parametrize(("near", "at"), [(None, 3.0), (0.0, 3.0), (80.0, 90.0), (500.0, 90.0)])
def test_of_places_alike_the_nearest_counts(near: float | None, at: float) -> None:
    """To when it was typed; without that, the first."""
    found = Recording(transcript()).find("is quick now", near)
    assert found is not None
    assert found.at == at


_WORD = st.sampled_from(("mail", "desk", "slow", "fast", "close", "Monday", "nine", "it", "is"))


@given(st.lists(st.lists(_WORD, min_size=1, max_size=8), min_size=1, max_size=8), st.data())
@settings(max_examples=inputs(120), deadline=None)
def test_whatever_was_said_is_verbatim(said: list[list[str]], data: st.DataObject) -> None:
    """Any row of words of one speaker, at a cue that has the first of them."""
    cues = tuple(Cue(at=float(n), text=" ".join(each)) for n, each in enumerate(said))
    words = [word for each in said for word in each]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    found = Recording(transcript(*cues)).find(" ".join(words[first : last + 1]).upper())
    assert found is not None
    assert found.state == "verbatim"
    assert words[first] in cues[found.cue - 1].text
    assert found.at == cues[found.cue - 1].at


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=40))
@settings(max_examples=inputs(150), deadline=None)
def test_any_texts_can_be_laid_against_each_other(said: list[str], typed: str) -> None:
    """Whatever signs they are made of."""
    recording = Recording(transcript(*(Cue(text=each) for each in said)))
    found = recording.find(typed)
    assert found is None or found.state in ("verbatim", "close")


def test_words_are_looked_for_as_they_begin() -> None:
    """All of them in one cue, or who says it; no accents, no case."""
    assert cues_with(transcript(), "mail mond") == (2,)
    assert cues_with(transcript(), "RESUME") == (3,)
    assert cues_with(transcript(), "bo") == (2, 6)
    assert cues_with(transcript(), " ") == ()


def test_quotes_of_a_session() -> None:
    """In the order recorded; retracted ones and other kinds are not asked for."""
    room = Building()
    dana = room.person("Dana", "", room.department("Finance"))
    talk = room.start(interview(), dana)
    for line in ('" Four days @Dana', "- Mail is down", '" Not said by anybody here @Dana'):
        room.say(talk, "talk", line)
    session = room.record.get(Session, talk)
    quotes = quotes_of(room.record, session)
    assert [quote.text for quote in quotes] == ["Four days", "Not said by anybody here"]
    states = [one.state for one in verified(quotes, [], session)]
    assert states == ["no transcript", "no transcript"]
    room.do(AddTranscript(session_id=talk, cues=CUES))
    found = verified(quotes, recordings_of(room.record, talk), session)
    assert [(one.state, one.at) for one in found] == [("verbatim", 6.5), ("not found", None)]
    assert isinstance(quotes[0], Entry)
