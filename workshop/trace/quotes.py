"""From quotes to their places in a recording: what an edition tells of a session's."""

from __future__ import annotations

import msgspec

from workshop.analysis.spoken import State, WordDifference, quotes_of, recordings_of, verified
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.told_record import told_record
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.transcripts import clock


class ToldQuote(msgspec.Struct, frozen=True, kw_only=True):
    """A quote, and what a recording says of it."""

    entry: str
    """The id of the entry."""
    text: str
    """As the edition has it."""
    state: State
    at: float | None
    """The start of the cue that holds its first word, in seconds from the start."""
    spoken: str | None
    """What was said there; none where nothing was found, or an edition does not tell it."""
    differences: tuple[WordDifference, ...]
    """Where typed and spoken part."""
    who: str
    """Who said it, as the edition allows it."""
    transcript: int | None
    """The number of the transcript in the session."""
    cue: int | None
    """The number of the cue that holds its first word."""


def told_quotes(record: Record, session: Session, edition: Edition) -> list[ToldQuote]:
    """The quotes of a session in the order recorded, with what a recording says of each.

    What was said word for word is for the restricted edition alone: another name may stand in it.
    """
    record = told_record(record)
    telling = Telling(record, edition)
    entries = [entry for entry in quotes_of(record, session) if telling.tells(entry)]
    found = verified(entries, recordings_of(record, session.id), session)
    told = []
    for entry, one in zip(entries, found, strict=True):
        tied = telling.tied(entry)
        told.append(
            ToldQuote(
                entry=entry.id if tied else "",
                text=telling.words(entry),
                state=one.state,
                at=one.at if tied else None,
                spoken=(one.spoken or None) if telling.open else None,
                differences=one.differences if telling.open else (),
                who=telling.who(entry),
                transcript=(one.transcript or None) if tied else None,
                cue=(one.cue or None) if tied else None,
            )
        )
    return told


def quote_line(quote: ToldQuote) -> str:
    """A quote in a line: `12:31  verbatim   “…” — Dana Ortiz`."""
    who = f" — {quote.who}" if quote.who else ""
    where = clock(quote.at) or "–"
    line = f"{where:>8}  {quote.state:<13} “{quote.text}”{who}"
    apart = [f"“{d.typed or '–'}” was “{d.spoken or '–'}”" for d in quote.differences]
    return f"{line}\n{'':>24}{'; '.join(apart)}" if apart else line
