"""The command that tells which questions yield evidence, and which never do."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import as_text, give_data, say
from screens.cli.commands.lookup import opened
from workshop.analysis.question_yield import question_yields
from workshop.privacy.told_record import told_record


def questions(arguments: Namespace) -> int:
    """Tell of each question of each guide what it yielded, and what is to change in it."""
    with opened(arguments, read_only=True) as store:
        found = question_yields(told_record(store.record), as_text(arguments.guide or ""))
    if arguments.json:
        give_data(found)
        return 0
    guide = ""
    for one in found:
        if one.guide != guide:
            guide = one.guide
            say(f"{guide}:")
        say(f"  {one.sentence}")
        for change in one.to_change:
            say(f"    to change: {change}")
    if not found:
        say("No session has asked a question yet.")
    return 0
