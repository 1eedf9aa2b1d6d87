"""Words for a talk beside what is said in it: who writes, its debrief, a second record of it."""

from __future__ import annotations

from typing import Final

from workshop.errors import Refused
from workshop.record.documents import Entry, Session
from workshop.record.record import Record
from workshop.record.within import RemarkTopic
from workshop.running.commands import Command
from workshop.running.talk_rules import DropRemark, RecordDebrief, SaidRemark, SetWriter, TakeAsOne
from workshop.running.words.as_said import Around, entry_named, person_named
from workshop.running.words.slash import On, Said, SlashWord, Takes, When
from workshop.talks.debrief import QUESTIONS, about_step
from workshop.text import listing

_DROP: Final = "drop"


def _writer(said: Said) -> Command:
    """Who writes: somebody known; `nobody` where it is not to be said any more."""
    if said.words.casefold() == "nobody":
        return SetWriter(session_id=said.session.id)
    person = person_named(Around(said.record, said.session), said.words)
    return SetWriter(session_id=said.session.id, person_id=person.id)


def _as_one(said: Said) -> Command:
    """The entry in hand repeats the one of a number."""
    if said.entry is None:
        raise Refused("There is no entry here yet.")
    kept = entry_named(Around(said.record, said.session), said.words)
    return TakeAsOne(entry_id=kept.id, second=said.entry.id)


def _may_repeat(entry: Entry) -> str:
    return "the entry was taken back" if entry.retracted else ""


def debrief_said(record: Record, session: Session, words: str) -> Command:
    """What is noted or dropped by words: `surprise: nobody spoke of it`, `drop 2`.

    Raises:
        Refused: they begin with no topic; all are named.
    """
    first, _, number = words.partition(" ")
    if first.casefold() == _DROP and number.strip().isdecimal() and len(number) < 9:
        return DropRemark(session_id=session.id, remark=int(number))
    named, colon, text = words.partition(":")
    key = named.strip().casefold()
    topics = [topic for topic in QUESTIONS if key and topic.value.startswith(key)]
    if not colon or len(topics) != 1:
        known = listing([topic.value for topic in QUESTIONS], "or")
        raise Refused(f"Say what it is about: {known}, then a colon; or drop and its number.")
    return remarks_said(record, session, {topics[0]: text})


def remarks_said(record: Record, session: Session, said: dict[RemarkTopic, str]) -> Command:
    """What notes the answers to a debrief; an empty one is none.

    Args:
        record: all documents.
        session: the session that is over.
        said: by topic what was typed, which may begin with a step of the guide and a colon.
    """
    guide = record.guide_of(session)
    remarks = []
    for topic, text in said.items():
        if text.strip():
            about = about_step(guide, text)
            remarks.append(SaidRemark(topic=topic, text=about.text, step_id=about.step_id))
    return RecordDebrief(session_id=session.id, remarks=tuple(remarks))


ENTRY_WRITTEN_TWICE: Final = SlashWord(
    "as-one",
    "it repeats entry N",
    "",
    Takes.ENTRY,
    on=On.ENTRY,
    when=When.WRITABLE,
    makes=_as_one,
    unfit=_may_repeat,
)
"""What is done with an entry that was written down twice."""

TALK_WORDS: Final = (
    SlashWord("writer", "who writes here", "", Takes.NAME, when=When.WRITABLE, makes=_writer),
    SlashWord(
        "debrief",
        "what stood out, for you alone",
        "",
        Takes.OTHER,
        "[TOPIC: TEXT]",
        when=When.WRITABLE,
    ),
    SlashWord(
        "second-record",
        "another record of this talk",
        "",
        Takes.OTHER,
        "[SESSION [SECONDS]]",
        when=When.WRITABLE,
    ),
    SlashWord("questions", "what each question yields", when=When.ALWAYS),
    SlashWord("view", "interviewer, scribe or usual", "", Takes.OTHER, "[VIEW]", when=When.ALWAYS),
)
"""What is done with a talk as a whole."""
