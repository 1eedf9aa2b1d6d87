"""The command that tells which statements are most alike."""

from __future__ import annotations

import sys
from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, give_data, say
from screens.cli.commands.lookup import opened
from workshop.analysis.similar import similar_to
from workshop.errors import Refused
from workshop.privacy.told_record import told_record
from workshop.running.words.of_analysis import factor_named
from workshop.text import shorten


def similar(arguments: Namespace) -> int:
    """Say which factors are most like one, own letter first, with the words that they share."""
    with opened(arguments, read_only=True) as store:
        record = told_record(store.record)
        try:
            factor = factor_named(record, as_text(arguments.code))
        except Refused as refused:
            raise NotDone(str(refused)) from refused
        found = similar_to(record, factor)
    if arguments.json:
        give_data(found)
    else:
        say(f"{factor.code} {factor.text}")
        for one in found:
            why = f"  (both say {one.why})" if one.why else ""
            say(f"  {one.code:<5} {shorten(one.text, 90)}{why}")
        if not found:
            say("  Nothing that was said is like it.")
    sys.stdout.flush()
    return 0
