"""The command that writes the letter to somebody who is to be heard."""

from __future__ import annotations

from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import say
from screens.cli.commands.lookup import opened, remember
from screens.cli.commands.planning.desk import desk_of, meant, write
from sessions.programme.desk import Desk
from sessions.programme.own_texts import make_own
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.programme.acts import sent
from workshop.programme.stages import Interview
from workshop.running.senders import Sender


def invite(arguments: Namespace) -> int:
    """Show the letter or write it to a file, and record that it was sent where that is said."""
    kind = "reminder" if arguments.reminder else "invitation"
    if arguments.own_text:
        say(f"Written: {make_own(kind)}")
        return 0
    if not arguments.person:
        raise NotDone("Say who is invited: a code of the programme, @handle or the name.")
    if arguments.to and not arguments.eml:
        raise NotDone("--to goes with --eml FILE.")
    with opened(arguments, read_only=not arguments.sent) as store:
        desk = desk_of(arguments, store)
        interview = meant(desk, arguments.person)
        try:
            _give(arguments, store, desk, interview, kind)
        except Refused as refused:
            raise NotDone(str(refused)) from refused
        if arguments.sent:
            change = store.do(sent(interview, kind, store.moment().today), Sender.APPLICATION)
            say(f"{change.sentence}.")
            remember(arguments, store)
    return 0


def _give(arguments: Namespace, store: Store, desk: Desk, interview: Interview, kind: str) -> None:
    """The letter as it was asked for: files, or here."""
    letter = desk.letter(interview, kind)
    if arguments.eml:
        content = desk.mail(interview, kind, arguments.to)
        write(store, content, arguments.eml, kind, force=arguments.force)
    if arguments.ics:
        content = desk.calendar(interview)
        write(store, content, arguments.ics, "calendar", force=arguments.force)
    if not (arguments.eml or arguments.ics):
        say(letter.whole)
