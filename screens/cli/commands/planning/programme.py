"""The command that tells how far the interviews are."""

from __future__ import annotations

from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import give_data, say, table
from screens.cli.commands.lookup import opened
from screens.cli.commands.planning.desk import desk_of, write
from workshop.errors import Refused
from workshop.programme.fact import ProgrammeFact, fact_of, open_ends
from workshop.times import short_day

TITLES = ("Id", "Who", "Department", "Stage", "When", "Place", "Named by")


def programme(arguments: Namespace) -> int:
    """Tell the programme, write its calendar, or go through it at plain prompts."""
    if arguments.plain:
        return _plain(arguments)
    with opened(arguments, read_only=True) as store:
        desk = desk_of(arguments, store)
        if arguments.ics:
            try:
                content = desk.calendar()
            except Refused as refused:
                raise NotDone(str(refused)) from refused
            write(store, content, arguments.ics, "calendar", force=arguments.force)
            return 0
        fact = fact_of(
            desk.record, desk.programme, desk.guide_of, store.moment().today, arguments.days
        )
    if arguments.json:
        give_data(fact)
    else:
        _show(fact)
    return 0


def _show(fact: ProgrammeFact) -> None:
    """The programme as a table, and what is to be seen to below it."""
    rows = []
    for one in fact.interviews:
        again = f" ({one.conversation})" if one.conversation > 1 else ""
        day = short_day(one.day) if one.day else ""
        when = f"{day}, {one.time}" if one.time else day
        named = ", ".join(one.named_by)
        rows.append((one.id, one.person + again, one.department, one.stage, when, one.place, named))
    if rows:
        table(TITLES, rows, fact.sentence)
    say(f"{fact.sentence}.")
    for sentence in open_ends(fact):
        say(f"  {sentence}.")


def _plain(arguments: Namespace) -> int:
    """Go through the programme at plain prompts."""
    from screens.plain.base.prompts import Instead, Leaving, asker  # noqa: PLC0415 - as above
    from screens.plain.planning.go_through import go_through  # noqa: PLC0415 - 90 ms, for prompts alone

    with opened(arguments) as store:
        try:
            go_through(store, lambda: desk_of(arguments, store), asker())
        except (Leaving, Instead):
            return 0
    return 0
