"""The command that puts somebody in the programme, or plans the interview for a day."""

from __future__ import annotations

from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say
from screens.cli.commands.locations import library_of
from screens.cli.commands.lookup import opened, remember
from screens.cli.commands.planning.desk import desk_of
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.programme.acts import moment_cells
from workshop.registers.kinds.interviews import AGREED, DECLINED
from workshop.running.senders import Sender

_WORDS = ("place", "guide", "minutes", "led_by", "named_by", "sitting")
"""What is taken as it was typed: options and fields have the same names."""


def plan(arguments: Namespace) -> int:
    """Put the interview as it was said, and tell what changed."""
    if arguments.guide:
        library_of(arguments).load(arguments.guide)  # says what is wrong with it, or near names
    with opened(arguments) as store:
        try:
            cells = _cells(arguments, store)
            named = as_text(arguments.person)
            change = desk_of(arguments, store).plan(named, cells, Sender.APPLICATION)
        except Refused as refused:
            raise NotDone(str(refused)) from refused
        say(f"{change.sentence}.")
        remember(arguments, store)
    return 0


def _cells(arguments: Namespace, store: Store) -> dict[str, str]:
    """What was said of the interview.

    Raises:
        Refused: it cannot be read when it is.
    """
    today = store.moment().today
    cells = moment_cells(as_text(arguments.when or ""), today)
    given = {name: getattr(arguments, name) for name in _WORDS}
    cells |= {name: as_text(word) for name, word in given.items() if word is not None}
    if arguments.agreed or arguments.declined:
        cells["answer"] = AGREED if arguments.agreed else DECLINED
        cells["answered"] = today.isoformat()
    return cells
