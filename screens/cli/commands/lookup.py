"""Which engagement and which session a person means on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from screens.base import recent as remembering
from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.locations import home_of
from screens.cli.opening.locked import open_to_write
from sessions.disk.disk import stands
from sessions.library import places
from sessions.store.past import Past
from sessions.store.store import Store
from workshop.dates import not_a_day, read_day
from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.running.base.command import Command
from workshop.running.senders import Sender
from workshop.running.words.as_said import session_named
from workshop.text import clean_line, listing, nearest, shorten


def folder_of(arguments: Namespace) -> Path:
    """The folder of the engagement that is meant.

    Raises:
        NotDone: there is none; near names are offered.
    """
    return folder_named(home_of(arguments), arguments.engagement)


def folder_named(home: Path, named: str) -> Path:
    """The folder of the engagement that goes by a name, or lies there.

    Raises:
        NotDone: there is none; near names are offered.
    """
    if (folder := places.find(home, named)) is not None:
        return folder
    name = shorten(clean_line(as_text(named)), 80)
    if found := places.several(home, named):
        where = listing([as_text(str(path)) for path in found])
        raise NotDone(f"Several engagements go by “{name}”: {where}. Give the folder of one.")
    known = [as_text(path.name) for path in places.folders(home)]
    near = nearest(as_text(named), known)
    hint = f"Did you mean “{near[0]}”?" if near else "`workshop list` shows all."
    raise NotDone(f"There is no engagement “{name}” in {home}. {hint}")


def opened(arguments: Namespace, *, read_only: bool = False) -> Store:
    """The engagement that is meant, open; what is damaged in it is told on the error stream.

    Where an earlier moment was asked for, it is open as it was then.
    """
    folder = folder_of(arguments)
    if (at := getattr(arguments, "at", None)) is not None:
        return _with_warnings(Past.open(folder, at=at))
    return opened_at(folder, read_only=read_only, anyway=getattr(arguments, "anyway", None))


def carried_out(arguments: Namespace, command: Callable[[Store], Command]) -> int:
    """Do what was said in the engagement that is meant, and tell what that did.

    Raises:
        NotDone: it was refused.
    """
    with opened(arguments) as store:
        try:
            change = store.do(command(store), Sender.APPLICATION)
        except Refused as refused:
            raise NotDone(str(refused)) from refused
        say(f"{change.sentence}.")
        remember(arguments, store)
    return 0


def each_of(*asked: Callable[[], Any]) -> list[Any]:
    """What each gives; a slip in one does not keep those in the others from being told.

    Raises:
        Refused: some were refused. The sentences of all of them are told.
    """
    found, problems = [], []
    for ask in asked:
        try:
            found.append(ask())
        except Refused as refused:
            problems.append(str(refused))
    if problems:
        raise Refused(" ".join(dict.fromkeys(problems)))
    return found


def pair_of(word: str, form: str) -> tuple[str, str]:
    """A name with what stands behind its equals sign.

    Args:
        word: as it was given.
        form: what it must be like: CODE=REASON.

    Raises:
        Refused: it has no such sign, or no name before it.
    """
    name, sign, value = as_text(word).partition("=")
    if not sign or not name.strip():
        raise Refused(f"“{shorten(as_text(word), 40)}” is not {form}.")
    return name.strip(), value.strip()


def day_named(store: Store, word: str) -> date:
    """The day that was said.

    Raises:
        Refused: it is none.
    """
    if (day := read_day(word, store.moment().today)) is None:
        raise Refused(f"{not_a_day(word)}.")
    return day


def opened_at(folder: Path, *, read_only: bool = False, anyway: bool | None = None) -> Store:
    """The engagement of a folder, open, with the same words about it."""
    if read_only:
        return _with_warnings(Store.open(folder, read_only=True))
    return _with_warnings(open_to_write(folder, anyway=anyway))


def _with_warnings(store: Store) -> Store:
    """An engagement of which it was told what was put together and what is damaged."""
    interrupted = store.interrupted
    for sentence in (*([interrupted] if interrupted else []), *store.joined, *harm_in(store)):
        warn(sentence)
    return store


def new_file(path: Path, *, force: bool) -> Path:
    """The path of a file that is to be written.

    Raises:
        NotDone: there is such a file, and it was not said to replace it.
    """
    if stands(path) and not force:
        raise NotDone(f"{path} is there already. Give another name, or say --force.")
    return path


def harm_in(store: Store) -> list[str]:
    """What is damaged in an engagement so that answers may be missing, a sentence for each."""
    return [defect.sentence for defect in store.harm]


def session_of(record: Record, named: str) -> Session:
    """The session that is meant by an id, the beginning of one, or a number in the list.

    Raises:
        NotDone: there is none, or several begin like that.
    """
    try:
        return session_named(record, named)
    except Refused as refused:
        raise NotDone(str(refused)) from refused


def remember(arguments: Namespace, store: Store) -> None:
    """Put an engagement at the head of the list of recent ones."""
    remembering.remember(home_of(arguments), store)
