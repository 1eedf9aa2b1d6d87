"""The command that erases a person."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.lookup import folder_of, opened, remember
from screens.plain.base.prompts import Answered, asker
from sessions.erasure.erase import Erased, erase, prepare
from sessions.erasure.nameless import nameless_people
from sessions.store.store import Store
from workshop.privacy.erasure_report import UNREACHED, Extent
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.running.handles import handles_in, key_of
from workshop.text import clean_line, listing, nearest, shorten


def erase_person(arguments: Namespace) -> int:
    """Say what erasing a person comes to, ask, erase, and say what is left."""
    folder = folder_of(arguments)
    with opened(arguments, read_only=arguments.dry_run) as store:
        person = _meant(store, as_text(arguments.person))
        called = "" if store.record.find(Person, person.id) else person.name
        prepared = prepare(store.record, store.lines, person.id, store.folder, called=called)
        try:
            _say_extent(prepared.extent, store.record.engagement.name)
            sys.stdout.flush()
        except BrokenPipeError:
            if not arguments.yes:
                raise
            # Whoever reads our output has gone, and it was said to erase without being asked.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if arguments.dry_run:
        say("\nNothing was changed: this was a dry run.")
        return 0
    if not arguments.yes:
        confirm_name(person)
    done = erase(folder, person.id, called=called)
    with Store.open(folder, read_only=True) as store:
        remember(arguments, store)
    return _say_done(done)


def _meant(store: Store, named: str) -> Person:
    """Who is meant; somebody who came back after an erasure without a name is meant by the old one.

    Raises:
        NotDone: there is none, or there are several.
    """
    try:
        return person_of(store.record, named)
    except NotDone as unknown:
        nameless = nameless_people(store.record, store.lines)
        if len(nameless) != 1 or key_of(named) in nameless:
            raise
        warn(f"{unknown} Somebody who was erased came back without a name, and is taken for them.")
        return Person(id=nameless[0], name=clean_line(named))


def person_of(record: Record, named: str) -> Person:
    """The person who is meant by a whole name, a handle that nobody else has, or an id.

    The beginning of a name, which is enough elsewhere, is not enough for what cannot be undone.

    Raises:
        NotDone: there is none, or there are several.
    """
    people = list(record.all(Person))
    handles = handles_in(record, None)
    key = key_of(named.removeprefix("@")) or named
    exact = [p for p in people if named == p.id or key == key_of(handles[p.id])]
    called = [p for p in people if key == (key_of(p.name) or p.name)]
    found = called if len(called) > 1 else exact or called
    if len(found) == 1:
        return found[0]
    name = shorten(clean_line(named), 60)
    if found:
        choice = listing([f"@{handles[p.id]} ({p.role or 'no role'})" for p in found], "or")
        raise NotDone(f"Several people are called “{name}”. Say which: {choice}.")
    names = [p.name for p in people]
    # Too short to be like the whole name, the beginning of one is still the likeliest slip.
    near = nearest(name, names) or [n for n in names if n.casefold().startswith(name.casefold())]
    hint = f"Did you mean “{near[0]}”?" if near else "Give the whole name."
    raise NotDone(f"There is nobody called “{name}” in {record.engagement.name}. {hint}")


def _say_extent(extent: Extent, engagement: str) -> None:
    """Say what goes, what stays and what cannot be reached."""
    say(f"Erasing {extent.name} from {engagement}.")
    for title, sentences in (
        ("What goes, for good; undo cannot bring it back:", extent.goes),
        ("What stays:", extent.stays),
        ("What cannot be reached from here:", UNREACHED),
    ):
        say(f"\n{title}")
        for sentence in sentences:
            say(f"  - {sentence}")


def confirm_name(person: Person) -> None:
    """Have the name typed.

    Raises:
        NotDone: it was not.
    """
    say("")
    try:
        typed = asker().line(f"Type the name to erase it ({person.name}):")
    except Answered:
        typed = ""
    if clean_line(typed) != person.name:
        raise NotDone("Nothing was changed: the name was not typed.")


def _say_done(done: Erased) -> int:
    """Say what was done; the status is 1 where something is left."""
    first, *others = done.sentences
    say(f"\n{first}")
    for sentence in others:
        (warn if done.left else say)(sentence)
    return int(bool(done.left))
