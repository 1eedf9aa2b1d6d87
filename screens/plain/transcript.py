"""Transcripts at plain prompts: read and searched."""

from __future__ import annotations

from typing import Final

from screens.plain.base.talk import Act, Talk
from workshop.record.transcripts import Transcript, clock
from workshop.running.transcript_rules import transcript_of

_PAGE: Final = 15
"""So many cues are told at once."""


def tell_transcript(talk: Talk, words: str) -> None:
    """Tell the cues from a number on, or those with some words; numbers are for `/take`."""
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
            talk.tell(f"/transcript {places[-1] + 2} goes on; {left:,} more.")


def _cue(transcript: Transcript, place: int) -> str:
    """A cue in a line, with its number."""
    cue = transcript.cues[place]
    who = f"{cue.speaker}: " if cue.speaker else ""
    return f"{place + 1}. {clock(cue.at)} {who}{cue.text}"


def tell_quotes(talk: Talk, _: str) -> None:
    """Tell the quotes of the session, and whether they were said so."""
    from workshop.trace.quotes import quote_line, told_quotes  # noqa: PLC0415 - it needs the reports

    lines = [quote_line(each) for each in told_quotes(talk.record, talk.session, "restricted")]
    talk.tell("\n".join(lines) or "There are no quotes in the session.")


TRANSCRIPT_ACTS: Final[dict[str, Act]] = {"transcript": tell_transcript, "quotes": tell_quotes}
"""What is done with recordings."""
