"""The table of the words behind a slash, and the commands that they make.

Every door reads it: plain prompts take all of these words, the screen those that it has a command
for. A word whose command follows from what was said makes it here; a word that leads somewhere, or
has to ask, is carried out by the door.
"""

from __future__ import annotations

from typing import Final

from workshop.errors import Refused
from workshop.guide.shape import Guide
from workshop.guide.step import Step
from workshop.record.documents import Entry, EntryKind, Person, Pestle
from workshop.record.parts import Part, PresenceState
from workshop.record.session_day import day_of
from workshop.running.asking.pestle_tags import PESTLE_TAGS
from workshop.running.capture import NOTE_SIGN, SIGN_OF, SIGNS, read_line
from workshop.running.command_kinds.people import MarkPresent, ResolveName, SetPart
from workshop.running.command_kinds.sessions import EditSession
from workshop.running.commands import (
    Command,
    ConfirmStep,
    EditEntry,
    FileEntry,
    KeepOffRecord,
    KeepPrivate,
    LeaveSession,
    MoveEntry,
    PauseSession,
    ReopenSession,
    RestoreEntry,
    ResumeSession,
    RetagEntry,
    RetractEntry,
    SkipStep,
)
from workshop.running.words.as_said import Around, kind_meant, person_named
from workshop.running.words.followed import FOLLOWED
from workshop.running.words.inside import INSIDE, MARK_WORDS
from workshop.running.words.of_decisions import CARRYING_WORDS, NEED_WORDS
from workshop.running.words.of_kinds import KIND_WORDS
from workshop.running.words.of_talk import ENTRY_WRITTEN_TWICE, TALK_WORDS
from workshop.running.words.of_votes import END, OPEN_ACTIONS, VOTE_WORDS
from workshop.running.words.recorded import RECORDED
from workshop.running.words.slash import Makes, On, Said, SlashWord, Takes, When
from workshop.running.words.themes import MADE_WORDS, THEME_WORDS
from workshop.text import with_article


def step_meant(guide: Guide, words: str) -> Step:
    """The step that a number, an id, a title or the beginning of one means.

    Raises:
        Refused: none is meant, or several may be; all are named with their numbers.
    """
    steps, key = guide.steps, words.casefold()
    if words.isascii() and words.isdigit() and 1 <= int(words) <= len(steps):
        return steps[int(words) - 1]
    exact = [step for step in steps if key in (step.id, step.title.casefold())]
    begun = exact or [
        step
        for step in steps
        if key and (step.id.startswith(key) or step.title.casefold().startswith(key))
    ]
    if len(begun) != 1:
        listed = ", ".join(f"{number} {step.title}" for number, step in enumerate(steps, 1))
        raise Refused(f"Say which step: {listed}.")
    return begun[0]


def field_meant(words: str) -> Pestle | None:
    """The field of the scan that a letter or word means; none where nothing is said.

    Raises:
        Refused: it is no field.
    """
    if words and words.casefold() not in PESTLE_TAGS:
        raise Refused(f"“{words}” is no field of the scan: p, e, s, t, l or en, or nothing.")
    return PESTLE_TAGS.get(words.casefold())


def _entry(said: Said) -> Entry:
    if said.entry is None:
        raise Refused("There is no entry here yet.")
    return said.entry


def _person(said: Said, words: str) -> Person:
    if not words:
        raise Refused("Say who: a name, or @handle.")
    return person_named(Around(said.record, said.session), words)


def _skip(said: Said) -> Command:
    here = said.clock.step_id
    return SkipStep(session_id=said.session.id, step_id=here, reason=said.words)


def _confirm(said: Said) -> Command:
    return ConfirmStep(session_id=said.session.id, step_id=said.clock.step_id)


def _pause(said: Said) -> Command:
    return PauseSession(session_id=said.session.id)


def _resume(said: Said) -> Command:
    return ResumeSession(session_id=said.session.id)


def _reopen(said: Said) -> Command:
    guide = said.record.guide_of(said.session)
    step_id = step_meant(guide, said.words).id if said.words else None
    return ReopenSession(session_id=said.session.id, step_id=step_id)


def _edit(said: Said) -> Command:
    today = day_of(said.record, said.session)
    return EditEntry(entry_id=_entry(said).id, line=read_line(said.words, today=today))


def _kind(said: Said) -> Command:
    return RetagEntry(entry_id=_entry(said).id, kind=kind_meant(said.words))


def _field(said: Said) -> Command:
    return FileEntry(entry_id=_entry(said).id, pestle=field_meant(said.words))


def _move(said: Said) -> Command:
    step = step_meant(said.record.guide_of(said.session), said.words)
    return MoveEntry(entry_id=_entry(said).id, step_id=step.id)


def _private(said: Said) -> Command:
    return KeepPrivate(entry_id=_entry(said).id, private=not _entry(said).private)


def _omit(said: Said) -> Command:
    return KeepOffRecord(entry_id=_entry(said).id, off_record=not _entry(said).off_record)


def _retract(said: Said) -> Command:
    return RetractEntry(entry_id=_entry(said).id)


def _restore(said: Said) -> Command:
    return RestoreEntry(entry_id=_entry(said).id)


def _who(said: Said) -> Command:
    entry = _entry(said)
    if not entry.unclear:
        raise Refused("No name is open there.")
    person = _person(said, said.words)
    return ResolveName(entry_id=entry.id, name=entry.unclear[0], person_id=person.id)


def _part(said: Said) -> Command:
    """What somebody is; the last word says it."""
    name, _, last = said.words.rpartition(" ")
    part = next((each for each in Part if each.value == last.casefold()), None)
    if part is None:
        known = ", ".join(each.value for each in Part)
        raise Refused(f"Say who, then what they are: {known}.")
    person = _person(said, name.strip())
    return SetPart(session_id=said.session.id, person_id=person.id, part=part)


def _marks(state: PresenceState) -> Makes:
    """Makes the command that says whether somebody is there."""

    def makes(said: Said) -> Command:
        person = _person(said, said.words)
        return MarkPresent(session_id=said.session.id, person_id=person.id, state=state)

    return makes


def _unlist(said: Said) -> Command:
    return LeaveSession(session_id=said.session.id, person_id=_person(said, said.words).id)


def _title(said: Said) -> Command:
    return EditSession(session_id=said.session.id, title=said.words)


def _makes_kind(kind: EntryKind) -> Makes:
    return lambda said: RetagEntry(entry_id=_entry(said).id, kind=kind)


def _makes_field(field: Pestle | None) -> Makes:
    return lambda said: FileEntry(entry_id=_entry(said).id, pestle=field)


def _on_entry(word: SlashWord) -> SlashWord:
    """A word that acts on the chosen entry."""
    return word._replace(on=On.ENTRY, when=When.WRITABLE)


def _stands(entry: Entry) -> str:
    return "" if entry.retracted else "the entry was not taken back"


def _is_retracted(entry: Entry) -> str:
    return "the entry was taken back already" if entry.retracted else ""


def _is_clear(entry: Entry) -> str:
    return "" if entry.unclear else "no name is open there"


_KINDS: Final = tuple(
    SlashWord(
        kind.value,
        f"make it {with_article(kind.word)}",
        SIGN_OF.get(kind, NOTE_SIGN),
        group="make it that kind",
        makes=_makes_kind(kind),
    )
    for kind in (*SIGNS.values(), EntryKind.NOTE)
)
_FIELDS: Final = tuple(
    SlashWord(
        field.word,
        f"file it under {field.word}",
        "N" if field is Pestle.ENVIRONMENTAL else field.value,
        group="in the scan, by field",
        makes=_makes_field(field),
    )
    for field in Pestle
)
_UNDER: Final = "put it in another step"
_FILE: Final = "file it in the scan"
_WHO: Final = "whom an open name means"

ON_ENTRY: Final = tuple(
    _on_entry(word)
    for word in (
        SlashWord("edit", "edit it", "e", Takes.TEXT, "[LINE]", makes=_edit),
        SlashWord("kind", "make it another kind", "k", Takes.KIND, also=("as",), makes=_kind),
        SlashWord("move", _UNDER, "m", Takes.STEP, makes=_move),
        SlashWord("private", "for you alone, or not", "v", makes=_private),
        SlashWord("retract", "take it back", "x", makes=_retract, unfit=_is_retracted),
        SlashWord("restore", "let it count again", makes=_restore, unfit=_stands),
        SlashWord("omit", "off the record, or on", makes=_omit),
        SlashWord("field", _FILE, "", Takes.FIELD, "[FIELD]", also=("file",), makes=_field),
        SlashWord("who", _WHO, "", Takes.NAME, makes=_who, unfit=_is_clear),
        *FOLLOWED,
        ENTRY_WRITTEN_TWICE,
        *MARK_WORDS,
        *MADE_WORDS,
        *THEME_WORDS,
        *_KINDS,
        *_FIELDS,
        SlashWord("unfile", "out of the scan", "0", makes=_makes_field(None)),
    )
)
"""What is done to the chosen entry, or to the last one."""

_PRESENCE: Final = tuple(
    SlashWord(word, about, "", Takes.NAME, group="somebody comes or goes", makes=_marks(state))
    for word, about, state in (
        ("late", "somebody came late", PresenceState.LATE),
        ("left", "somebody has gone", PresenceState.LEFT),
        ("away", "somebody is not there", PresenceState.AWAY),
        ("there", "somebody is there again", PresenceState.PRESENT),
    )
)

ON_SESSION: Final = (
    *VOTE_WORDS,
    SlashWord("next", "go on to the next step", "n", when=When.ALWAYS),
    SlashWord("back", "go back a step", "b", when=When.ALWAYS),
    SlashWord("go", "go to a step", "g", Takes.STEP, when=When.ALWAYS),
    SlashWord("skip", "leave this step out", "s", Takes.REASON, makes=_skip),
    SlashWord("pause", "stop the time", "p", when=When.RUNNING, makes=_pause),
    SlashWord("resume", "let the time run", "p", when=When.PAUSED, makes=_resume),
    SlashWord("find", "find what was said", "f", Takes.WORDS, when=When.ALWAYS),
    SlashWord("undo", "take the last back", "z", when=When.WRITABLE),
    SlashWord("redo", "do it again", "y", when=When.WRITABLE),
    SlashWord("readback", "read it back to them", "r", when=When.ALWAYS),
    SlashWord(
        "check", "what they say of it", "", Takes.OTHER, "[NAME [sent [DAY]]]", when=When.ALWAYS
    ),
    OPEN_ACTIONS,
    SlashWord("confirm", "it was said, or agreed", makes=_confirm),
    SlashWord("show", "all words of this step", "w", when=When.ALWAYS, also=("words",)),
    SlashWord("list", "what was recorded", "l", Takes.OTHER, "[all]", when=When.ALWAYS),
    SlashWord("text", "write a longer text", "t"),
    SlashWord("off", "off the record, or on", "o", Takes.OTHER, "[N]"),
    SlashWord("people", "who is here", "i", when=When.ALWAYS),
    SlashWord("join", "somebody comes in", "j", Takes.OTHER, "NAME, ROLE, DEPARTMENT"),
    SlashWord(
        "consent",
        "how one may be quoted",
        "c",
        Takes.OTHER,
        "[NAME or all]",
        when=When.WRITABLE,
    ),
    *KIND_WORDS,
    *INSIDE,
    *RECORDED,
    *NEED_WORDS,
    *CARRYING_WORDS,
    *TALK_WORDS,
    *_PRESENCE,
    SlashWord("part", "what somebody is", "", Takes.PART, makes=_part),
    SlashWord("unlist", "take off the list", "", Takes.NAME, makes=_unlist),
    SlashWord("steps", "all steps", when=When.ALWAYS),
    SlashWord("unasked", "what is not asked yet", when=When.ALWAYS),
    SlashWord("time", "how the time stands", when=When.ALWAYS),
    SlashWord("summary", "what it comes to", "a", Takes.OTHER, "[DOCUMENT]", when=When.ALWAYS),
    SlashWord("pack", "all documents, in a folder", "", Takes.OTHER, "[FOR]", when=When.ALWAYS),
    SlashWord("history", "walk the history", "h", when=When.ALWAYS),
    SlashWord("title", "call it something else", "", Takes.TEXT, makes=_title),
    SlashWord("department", "whose session it is", "", Takes.OTHER, "[NAME]"),
    SlashWord(
        "department-merge",
        "make it part of another",
        "",
        Takes.OTHER,
        "OLD into NEW",
        when=When.WRITABLE,
    ),
    SlashWord(
        "department-delete",
        "take a department away",
        "",
        Takes.OTHER,
        "NAME",
        when=When.WRITABLE,
    ),
    SlashWord(
        "withdraw",
        "take back one’s words",
        "",
        Takes.OTHER,
        "NAME [LEVEL]",
        when=When.WRITABLE,
    ),
    SlashWord("table", "the rows of a table", "", Takes.OTHER, "[KIND]", when=When.ALWAYS),
    SlashWord("row", "enter rows of a table", "", Takes.OTHER, "[KIND]"),
    SlashWord("cell", "put a cell otherwise", "", Takes.OTHER, "ID FIELD [TEXT]"),
    SlashWord("remove", "take a row out", "", Takes.OTHER, "ID"),
    SlashWord("trace", "what stands behind S3", "", Takes.OTHER, "ID", when=When.ALWAYS),
    END,
    SlashWord(
        "reopen", "go on with it again", "", Takes.STEP, "[STEP]", when=When.CLOSED, makes=_reopen
    ),
    SlashWord("discard", "discard the session"),
    SlashWord("folder", "show the files", when=When.ALWAYS),
    SlashWord("commands", "find one by name", when=When.ALWAYS),
    SlashWord("settings", "what is set for all", when=When.ALWAYS),
    SlashWord("branding", "how documents look", when=When.ALWAYS),
    SlashWord("help", "every word and key", when=When.ALWAYS),
    SlashWord("leave", "leave, and pause", "q", when=When.ALWAYS, also=("quit",)),
)
"""What is done to the session, what is needed most first."""

WORDS: Final = (*ON_ENTRY, *ON_SESSION)
"""Every word."""


def letter_of(name: str) -> str:
    """The letter of a word; empty where it has none."""
    return next((word.letter for word in WORDS if word.word == name), "")
