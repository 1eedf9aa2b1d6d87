"""The summary of a session in other languages.

Requirement: what a document says of its own is in its language, what people said is as they said
it, and its data is the same.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from sessions.exports.languages.catalogue import language_of
from tests.builders.votes import STEP, VotingRoom, vote_step
from workshop.language import TAGS, speaking
from workshop.report.build import build
from workshop.report.on_paper.ballot_paper import BallotPaper, ballot_paper
from workshop.report.session.as_run import took_words

OTHERS = [tag for tag in TAGS if tag != "en"]
SENTENCES = {"sentence", "rule", "reason", "flags"}
"""Fields of data that hold what a document says of its own."""


def voted() -> VotingRoom:
    """A room of four that gave dots."""
    room = VotingRoom(vote_step("dots", budget=3), people=4)
    first, second = (item.code for item in room.items[:2])
    room.open()
    for person in room.people:
        room.cast("paper", {first: 2, second: 1}, person)
    room.close_vote()
    return room


def facts(room: VotingRoom) -> Any:
    """The session as data."""
    report = build(room.record, "session", "restricted", session_id=room.talk)
    return msgspec.to_builtins(report.facts)


def without_sentences(value: Any) -> Any:
    """Data without what is said of it."""
    if isinstance(value, dict):
        return {k: without_sentences(v) for k, v in value.items() if k not in SENTENCES}
    return [*map(without_sentences, value)] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("tag", OTHERS)
def test_data_is_the_same_in_every_language(tag: str) -> None:
    """Numbers, ids, states and people's words; sentences alone are said."""
    room = voted()
    english = facts(room)
    with speaking(language_of(tag)):
        told = facts(room)
    assert without_sentences(told) == without_sentences(english)
    assert told != english


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("de", ("4 von 4 Anwesenden haben abgestimmt", "An erster Stelle steht", "8 Klebepunkten")),
        ("fr", ("Ont voté 4 des 4 présents", "En tête\u00a0:", "8 gommettes")),
        ("es", ("Votaron 4 de 4 presentes", "En primer lugar", "8 puntos adhesivos")),
    ],
)
def test_a_vote_is_told_in_the_language(tag: str, words: tuple[str, ...]) -> None:
    """Who voted, what leads and with what; what was voted on is in the words of the room."""
    room = voted()
    with speaking(language_of(tag)):
        blocks = build(room.record, "session", "restricted", session_id=room.talk).blocks
    told = msgspec.json.encode(blocks).decode()
    for each in (*words, room.items[0].text):
        assert each in told


def test_a_ballot_asks_in_the_language() -> None:
    """What is to be done and the headings; the list is as the room has it."""
    room = VotingRoom(vote_step("ranks"), people=2)
    step = room.record.step_of(room.session, STEP)
    with speaking(language_of("de")):
        told = str(ballot_paper(BallotPaper(room.record, room.session, step), "x"))
    assert "Wählen Sie die" in told
    assert "Ihre Reihenfolge" in told
    assert room.items[0].text in told


@pytest.mark.parametrize("tag", TAGS)
def test_half_minutes_are_reckoned_in_every_language(tag: str) -> None:
    """With whatever sign the language writes them."""
    comma = tag != "en"
    with speaking(language_of(tag)):
        assert ("62,5" if comma else "62.5") in took_words(62.5, 60)
        assert ("2,5" if comma else "2.5") in took_words(62.5, 60)


@pytest.mark.parametrize("tag", TAGS)
def test_one_minute_is_said_as_one(tag: str) -> None:
    """No `1 minutes`, whether it took one, was planned for one, or both."""
    with speaking(language_of(tag)):
        for spent, planned in ((1, 60), (1.1, 0), (1, 1), (1, 0.5)):
            told = took_words(spent, planned)
            assert not re.search(r"\b1 min", told), told
            one = r"\b(a|the|eine|geplante|une|d’une|un|el) minut[eo]?\b"
            assert re.search(one, told, re.IGNORECASE), told
