"""The command that tells what is to be followed up."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import give_data, say, table
from screens.cli.commands.lookup import opened
from workshop.report.actions.follow_up import follow_up as listed
from workshop.report.actions.follow_up import left_out_words
from workshop.times import short_day

TITLES = ("State", "Due", "What", "Who", "Session")


def follow_up(arguments: Namespace) -> int:
    """Tell the actions and questions of all sessions, what is open first."""
    with opened(arguments, read_only=True) as store:
        fact = listed(store.record, arguments.edition, store.moment().today)
    if arguments.json:
        give_data(fact)
        return 0
    rows = [
        (
            "overdue" if one.overdue else one.state,
            short_day(one.due) if one.due else "",
            f"{one.text} ({one.note})" if one.note else one.text,
            one.who,
            one.session,
        )
        for one in fact.items
        if arguments.all or one.state in ("open", "moved")
    ]
    if rows:
        table(TITLES, rows, fact.sentence)
    say(fact.sentence)
    if fact.later:
        say(f"To be done later: {'; '.join(fact.later)}.")
    if fact.to_meet:
        say(f"To meet, not heard yet: {'; '.join(fact.to_meet)}.")
    if words := left_out_words(fact):
        say(f"{words}.")
    return 0
