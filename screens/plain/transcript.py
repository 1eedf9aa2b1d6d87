"""Transcripts at plain prompts: read, searched, and taken from."""

from __future__ import annotations

from typing import Final

from screens.plain.plain_command import PlainCommand
from screens.plain.talk import Talk
from workshop.errors import Refused
from workshop.record.documents import EntryKind
from workshop.record.transcripts import Transcript, clock
from workshop.running.capture import NOTE_SIGN, SIGNS
from workshop.running.people_commands import MapSpeaker, TakePassage
from workshop.running.transcript_rules import transcript_of
from workshop.wire.participants import participant

_PAGE: Final = 15
"""So many cues are told at once."""


def tell_transcript(talk: Talk, words: str) -> None:
    """Tell the cues from a number on, or those with some words; numbers are for `:take`."""
    transcript = transcript_of(talk.record, talk.session)
    cues = transcript.cues
    if words and not words.isdecimal():
        from workshop.analysis.spoken import cues_with  # noqa: PLC0415 - 8 ms, for this alone

        places = list(cues_with(transcript, words))
        if not places:
            talk.tell(f"No cue of {len(cues):,} has that.")
            return
    else:
        begin = min(int(words or 1), len(cues)) - 1
        places = list(range(max(begin, 0), min(begin + _PAGE, len(cues))))
    talk.tell("\n".join(_cue(transcript, place) for place in places[: 4 * _PAGE]))
    if not words or words.isdecimal():
        left = len(cues) - 1 - places[-1]
        if left > 0:
            talk.tell(f":transcript {places[-1] + 2} goes on; {left:,} more.")


def _cue(transcript: Transcript, place: int) -> str:
    """A cue in a line, with its number."""
    cue = transcript.cues[place]
    who = f"{cue.speaker}: " if cue.speaker else ""
    return f"{place + 1}. {clock(cue.at)} {who}{cue.text}"


def take(talk: Talk, words: str) -> None:
    """Take cues as an entry in the step in front: `:take 12`, `:take 12-14 +`."""
    numbers, _, kind = words.partition(" ")
    first, sign, last = numbers.partition("-")
    if not first.isdecimal() or (sign and not last.isdecimal()):
        raise Refused("Say which cues: :take 12, or :take 12-14 and a sign. :transcript has them.")
    command = TakePassage(
        session_id=talk.session_id,
        step_id=talk.clock.step_id,
        first=int(first),
        last=int(last) if sign else None,
        kind=_kind(kind.strip()),
    )
    talk.tell(f"{talk.send(command).sentence}.")


def _kind(word: str) -> EntryKind:
    """The kind that a sign or a word means; a quote where nothing is said."""
    if word in ("", NOTE_SIGN):
        return EntryKind.NOTE if word else EntryKind.QUOTE
    if word in SIGNS:
        return SIGNS[word]
    begun = [kind for kind in EntryKind if kind.value.startswith(word.casefold())]
    if len(begun) != 1:
        raise Refused(f"“{word}” is no kind of entry: give its sign, or a word such as weakness.")
    return begun[0]


def tell_quotes(talk: Talk, _: str) -> None:
    """Tell the quotes of the session, and whether they were said so."""
    from workshop.trace.quotes import quote_line, told_quotes  # noqa: PLC0415 - it needs the reports

    lines = [quote_line(each) for each in told_quotes(talk.record, talk.session, "restricted")]
    talk.tell("\n".join(lines) or "There are no quotes in the session.")


def speaker(talk: Talk, words: str) -> None:
    """Say who a speaker of the transcript is: `:speaker Speaker 1 = @Dana`."""
    name, sign, who = words.rpartition("=")
    if not (sign and name.strip() and who.strip()):
        raise Refused("Write it as :speaker NAME IN THE FILE = @Dana.")
    person = participant(talk.record, who.strip())
    command = MapSpeaker(session_id=talk.session_id, speaker=name.strip(), person=person)
    talk.tell(f"{talk.send(command).sentence}.")


TRANSCRIPT_COMMANDS: Final = (
    PlainCommand("transcript", "[N or WORDS]", "tell what a recording says", tell_transcript),
    PlainCommand("take", "N[-M] [KIND]", "take cues of the recording as an entry", take),
    PlainCommand("speaker", "NAME = WHO", "say who speaks in the recording", speaker),
    PlainCommand("said", "", "tell the quotes, and whether they were said so", tell_quotes),
)
"""What is done with recordings."""
