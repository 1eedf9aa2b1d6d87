"""Beginning a session that is planned."""

from __future__ import annotations

from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text
from screens.cli.commands.personal import personal
from screens.cli.commands.planning.desk import desk_of, meant
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.running.senders import Sender


def begun_as_planned(arguments: Namespace, store: Store) -> Session:
    """A new session with the people, guide, department and place that the programme says.

    Raises:
        NotDone: nothing is planned so, or no guide is known.
    """
    desk = desk_of(arguments, store)
    interview = meant(desk, arguments.planned)
    usual = personal().settings.sessions.place
    said = usual if arguments.place is None else as_text(arguments.place)
    try:
        command = desk.begin(interview, arguments.guide or "", said)
    except Refused as refused:
        raise NotDone(str(refused)) from refused
    change = store.do(command, Sender.APPLICATION)
    return next(put for put in change.puts if isinstance(put, Session))
