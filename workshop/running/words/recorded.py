"""Words for recordings of a session: what they say, and what is taken from them."""

from __future__ import annotations

from typing import Final

from workshop.errors import Refused
from workshop.record.documents import EntryKind
from workshop.running.command_kinds.transcripts import MapSpeaker, TakePassage
from workshop.running.commands import Command, NewPerson
from workshop.running.same_person import person_of
from workshop.running.words.as_said import Around, kind_meant, person_named
from workshop.running.words.slash import Said, SlashWord, Takes, When


def _take(said: Said) -> Command:
    """Cues as an entry of the step in front: `12`, `12-14 -`; without a kind a quote."""
    numbers, _, kind = said.words.partition(" ")
    first, sign, last = numbers.partition("-")
    if not _is_number(first) or (sign and not _is_number(last)):
        raise Refused("Say which cues: /take 12, or /take 12-14 and a sign. /transcript has them.")
    return TakePassage(
        session_id=said.session.id,
        step_id=said.clock.step_id,
        first=int(first),
        last=int(last) if sign else None,
        kind=kind_meant(kind.strip()) if kind.strip() else EntryKind.QUOTE,
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9


def _speaker(said: Said) -> Command:
    """Who a speaker is: `Speaker 1 = @Dana`."""
    name, sign, who = (part.strip() for part in said.words.rpartition("="))
    if not (sign and name and who):
        raise Refused("Write it as /speaker NAME IN THE FILE = @Dana.")
    person: str | NewPerson = person_of(who)
    if who.startswith("@"):
        person = person_named(Around(said.record, said.session), who).id
    return MapSpeaker(session_id=said.session.id, speaker=name, person=person)


RECORDED: Final = (
    SlashWord(
        "transcript", "what a recording says", "", Takes.OTHER, "[N or WORDS]", when=When.ALWAYS
    ),
    SlashWord(
        "take",
        "take cues of a recording",
        "",
        Takes.OTHER,
        "N[-M] [KIND]",
        when=When.WRITABLE,
        makes=_take,
    ),
    SlashWord(
        "speaker",
        "who speaks in a recording",
        "",
        Takes.OTHER,
        "NAME = WHO",
        when=When.WRITABLE,
        makes=_speaker,
    ),
    SlashWord("quotes", "whether quotes were said so", when=When.ALWAYS),
)
"""What is done with recordings."""
