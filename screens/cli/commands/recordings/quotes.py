"""The commands on recordings: whether quotes were said so, and what is said where."""

from __future__ import annotations

from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, give_data, say
from screens.cli.commands.lookup import opened, session_of
from workshop.errors import Refused
from workshop.privacy.told_record import told_record
from workshop.record.transcripts import clock
from workshop.running.transcript_rules import transcript_of
from workshop.text import clean_line, plural
from workshop.trace.quotes import quote_line, told_quotes


def quotes(arguments: Namespace) -> int:
    """Tell the quotes of a session, each with whether it was said so."""
    with opened(arguments, read_only=True) as store:
        session = session_of(store.record, arguments.session)
        found = told_quotes(store.record, session, arguments.edition)
    if arguments.json:
        give_data(found)
        return 0
    for quote in found:
        say(quote_line(quote))
    if not found:
        say(f"{session.title} has no quotes.")
    return 0


def transcript(arguments: Namespace) -> int:
    """Tell what is said in a recording of a session, with the number of each cue."""
    with opened(arguments, read_only=True) as store:
        record = told_record(store.record)
        session = session_of(record, arguments.session)
        try:
            found = transcript_of(record, session, arguments.number)
        except Refused as refused:
            raise NotDone(str(refused)) from refused
    words = clean_line(as_text(arguments.find or "")).casefold()
    chosen = [
        (place, cue)
        for place, cue in enumerate(found.cues, 1)
        if words in cue.text.casefold() or words in cue.speaker.casefold()
    ]
    if arguments.json:
        told = [
            {"cue": place, "at": cue.at, "end": cue.end, "speaker": cue.speaker, "text": cue.text}
            for place, cue in chosen
        ]
        give_data(told)
        return 0
    for place, cue in chosen:
        who = f"{cue.speaker}: " if cue.speaker else ""
        say(f"{place:>5} {clock(cue.at):>8}  {who}{cue.text}")
    if words:
        say(f"{plural(len(chosen), 'cue')} of {len(found.cues):,}.")
    return 0
