"""Words of the record as documents say them: kinds of entries, parts, presence, states, marks.

As data they stay the words of the record; here they are said in the language of the document.
"""

from __future__ import annotations

from typing import Final

from workshop.language import marked, say
from workshop.record.documents import Attribution, EntryKind
from workshop.record.within import Mark, RemarkTopic

_KINDS: Final = {
    EntryKind.NOTE: marked("Note"),
    EntryKind.STRENGTH: marked("Strength"),
    EntryKind.WEAKNESS: marked("Weakness"),
    EntryKind.OPPORTUNITY: marked("Opportunity"),
    EntryKind.THREAT: marked("Threat"),
    EntryKind.QUOTE: marked("Quote"),
    EntryKind.ACTION: marked("Action"),
    EntryKind.DECISION: marked("Decision"),
    EntryKind.QUESTION: marked("Question"),
    EntryKind.PARKED: marked("Parked"),
    EntryKind.OBSERVATION: marked("Observation"),
}
_MARKS: Final = {
    Mark.KEY: marked("key"),
    Mark.SURPRISE: marked("surprise"),
    Mark.REVISIT: marked("come back"),
}
_TOPICS: Final = {
    RemarkTopic.STOOD_OUT: marked("What stood out"),
    RemarkTopic.WORDS: marked("Words they use"),
    RemarkTopic.SURPRISE: marked("Surprises"),
    RemarkTopic.GUIDE: marked("To change in the guide"),
    RemarkTopic.SETTLE: marked("To settle between two records"),
}
_LEVELS: Final = {
    Attribution.NAME: marked("by name"),
    Attribution.ROLE: marked("by role and department"),
    Attribution.DEPARTMENT: marked("by department only"),
    Attribution.PARTICIPANT: marked("as “a participant”"),
    Attribution.WITHHELD: marked("not outside this record"),
}
# What the functions below say by its word as data is found by the catalogues of languages here.
_STATES: Final = (
    *(marked("done"), marked("skipped"), marked("open")),
    *(marked("not reached"), marked("not called for")),
)
_SESSIONS: Final = (marked("closed"), marked("running"), marked("paused"))
_PARTS: Final = (
    *(marked("participant"), marked("interviewer"), marked("scribe"), marked("observer")),
    *(marked("owner"), marked("mentioned")),
)
_PRESENCE: Final = (marked("present"), marked("late"), marked("left"), marked("away"))


def kind_title(kind: EntryKind) -> str:
    """What an entry is, as a label: `Question`."""
    return say(_KINDS[kind])


def mark_word(mark: Mark) -> str:
    """What the scribe marked an entry as: `surprise`."""
    return say(_MARKS[mark])


def topic_title(topic: RemarkTopic) -> str:
    """The topic over remarks of a debrief: `Words they use`."""
    return say(_TOPICS[topic])


def level_words(level: Attribution) -> str:
    """How somebody may be quoted: `by name`."""
    return say(_LEVELS[level])


def state_word(state: str) -> str:
    """How far a session or a step of it came, by its word as data: `not reached`."""
    return say(state)


def part_word(part: str) -> str:
    """What somebody is in a session, by its word as data: `observer`."""
    return say(part)


def presence_word(state: str) -> str:
    """Whether somebody is there, by its word as data: `late`."""
    return say(state)
