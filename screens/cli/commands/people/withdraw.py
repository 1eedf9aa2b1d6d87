"""The command by which somebody withdraws what they said."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.erase import confirm_name, person_of
from screens.cli.commands.lookup import folder_of, opened, remember
from sessions.erasure.erase import erase
from sessions.erasure.withdrawal import Affected, affected
from sessions.store.store import Store
from workshop.record.documents import WithdrawalLevel
from workshop.running.commands import Withdraw
from workshop.running.senders import Sender

ERASED = "erased"
"""The level at which the record itself loses the person."""

MEANS = {
    "kept": "Kept in the record, and not quoted any more.",
    "withdrawn": "In no document any more, neither name nor words; the record keeps them.",
    ERASED: "Erased from the record and its past, for good; undo cannot bring it back.",
}
"""What each level means, in the words that are used everywhere."""


def withdraw(arguments: Namespace) -> int:
    """Say what a withdrawal comes to, ask, record it, and list the files written before."""
    level, folder = arguments.level, folder_of(arguments)
    with opened(arguments, read_only=True) as store:
        person = person_of(store.record, as_text(arguments.person))
        found = affected(store.record, person.id, folder)
    if not arguments.json:
        say(f"{person.name}: {MEANS[level]}")
        for sentence in found.sentences:
            say(sentence)
    if not arguments.yes:
        if arguments.json:
            raise NotDone("Nothing was changed: with --json, say --yes too.")
        confirm_name(person)
    left: tuple[str, ...] = ()
    if level == ERASED:
        done = erase(folder, person.id)
        left = done.sentences if done.left else ()
        sentence = done.sentences[0]
    else:
        with opened(arguments) as store:
            command = Withdraw(person_id=person.id, level=WithdrawalLevel(level))
            change = store.do(command, Sender.APPLICATION)
            sentence = f"{change.sentence}."
    with Store.open(folder, read_only=True) as store:
        remember(arguments, store)
    if arguments.json:
        say(json.dumps(as_data(found), ensure_ascii=False, indent=1))
    else:
        say(sentence)
    for each in left:
        warn(each)
    return int(bool(left))


def as_data(found: Affected) -> dict[str, Any]:
    """What a withdrawal comes to, for another program."""
    return {
        "entries": found.entries,
        "documents": list(found.documents),
        "exports": [
            {
                "path": one.path,
                "sha256": one.sha256,
                "at": one.at.isoformat(),
                "document": one.document,
                "edition": one.edition,
                "still_there": one.still_there,
                "changed": one.changed,
            }
            for one in found.exports
        ],
    }
