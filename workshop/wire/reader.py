"""A line of text becomes a command, or is refused with everything that is wrong with it.

    {"do": "SetConsent", "session": 2, "person": "@Dana", "attribution": "role"}

What the fields of each command are is told in `docs/apply.md`, which is made of the same tables.
"""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn, cast

from workshop.errors import Problems, Refused
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.record.record import Record
from workshop.running.commands import Command
from workshop.running.senders import HistoryCommand, Sender, require_sender
from workshop.running.words.as_said import Around
from workshop.text import clean_line, listing, nearest, plural, shorten
from workshop.wire.names import commands, sent_by
from workshop.wire.values import GuideNamed, Place, read_fields

DO: Final = "do"
"""The key of the name of the command."""


def read_sent(
    text: str, record: Record, guide_named: GuideNamed, sender: Sender
) -> Command | HistoryCommand:
    """What a line asks for.

    Args:
        text: one line of JSON.
        record: the record in which the words of the line are looked up.
        guide_named: finds guides.
        sender: who sent it.

    Raises:
        Refused: it cannot be taken; the sentence names each field, what was found in it and what is
            allowed.
    """
    given = _object(text)
    kind = _kind(given.pop(DO, None), sender)
    try:
        fields = read_fields(kind, given, Place(Around(record), guide_named))
    except Problems as problems:
        raise Refused(f"The guide has problems: {problems}") from problems
    if isinstance(guide := fields.get("guide"), Guide):
        fields["digest"] = guide_digest(guide)
    return cast("Command | HistoryCommand", kind(**fields))


def _object(text: str) -> dict[str, Any]:
    """The object of a line, strictly: no NaN, no key twice, no depth that breaks the reader."""
    twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        twice.extend(clean_line(key) for key in dict.fromkeys(keys) if keys.count(key) > 1)
        return dict(pairs)

    try:
        found: object = json.loads(text, object_pairs_hook=once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Refused(
            f"This is not JSON: {error.msg}, at character {error.colno}. "
            'A line is an object: {"do": "PauseSession", "session": 1}.'
        ) from error
    except (RecursionError, ValueError) as error:
        raise Refused("Brackets or digits go too deep or too far in this line.") from error
    if not isinstance(found, dict):
        raise Refused('A line is an object: {"do": "PauseSession", "session": 1}.')
    if twice:
        raise Refused(f"{listing([shorten(each, 40) for each in twice])} stands there twice.")
    return found


def _no_number(word: str) -> NoReturn:
    raise Refused(f"{word} is not a number; leave the value out or give null.")


def _kind(name: object, sender: Sender) -> Any:
    """The type of a command.

    Raises:
        Refused: no command is called that, or the sender may not send it.
    """
    known = sent_by(sender)
    if not known:
        raise Refused(f"Nothing can be sent by {sender.value}.")
    if not isinstance(name, str):
        what = "It is missing" if name is None else "It is no text"
        raise Refused(f"do: {what}; give the name of a command, such as {next(iter(known))}.")
    if name in known:
        return known[name]
    if name in commands():
        require_sender(commands()[name], sender)
    near = nearest(name, known, 3)
    hint = f"Did you mean {listing(near, 'or')}?" if near else f"There are {_all(list(known))}."
    raise Refused(f"do: there is no command “{shorten(clean_line(name), 40)}”. {hint}")


def _all(names: list[str]) -> str:
    """The first commands, and how many more there are."""
    return f"{', '.join(names[:6])} and {plural(len(names) - 6, 'more', 'more')}"
