"""The command that tells how far those who themed apart agree, and where they do not."""

from __future__ import annotations

import sys
from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, give_data, say
from screens.cli.commands.lookup import opened
from workshop.analysis.coders import agreement_with, coders, coding_of
from workshop.privacy.told_record import told_record
from workshop.text import clean_line, listing, shorten


def agreement(arguments: Namespace) -> int:
    """Say how far a second coder agrees with the first, with what they saw apart."""
    with opened(arguments, read_only=True) as store:
        record = told_record(store.record)
        known = coders(record)
        named = clean_line(as_text(arguments.coder)) if arguments.coder else ""
        if named and named not in known:
            there = f"There are: {listing(known)}." if known else "Nobody themed apart yet."
            raise NotDone(f"There is no second coder “{shorten(named, 60)}”. {there}")
        found = [agreement_with(record, each) for each in ([named] if named else known)]
        together = coding_of(record, lambda _: True) if len(found) > 1 else None
    if arguments.json:
        give_data(found)
    for one in [] if arguments.json else found:
        say(f"{one.coder}: {one.sentence}")
        for each in one.differences:
            say(f"  {each.code or 'entry'} {shorten(each.text, 80)}")
            say(f"    first: {listing(list(each.first))}")
            say(f"    {one.coder}: {listing(list(each.second))}")
            if each.settled is not None:
                say(f"    settled: {listing(list(each.settled))}")
    if together is not None and not arguments.json:
        say(f"All together: {together.sentence}")
    if not (found or arguments.json):
        say("Nobody themed apart yet: open the board as a second coder.")
    sys.stdout.flush()
    return 0
