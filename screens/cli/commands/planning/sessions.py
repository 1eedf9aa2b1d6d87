"""The command that lists sessions, those that are planned for a day too."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from screens.base.terminal_output import table
from screens.cli.commands.locations import library_of
from screens.cli.commands.lookup import folder_of, opened
from sessions.history.moments import moment_words
from sessions.library.session_lists import SessionList, keep_list, seen_in
from sessions.programme.desk import Desk
from sessions.store.store import Store
from workshop import times
from workshop.analysis.member_check import checks_of
from workshop.programme.conversations import Conversations
from workshop.record.checks import MemberCheck
from workshop.record.documents import Session
from workshop.record.record import Record, holds
from workshop.running.session_rules import state_of


def sessions(arguments: Namespace, home: Path, titles: Sequence[str]) -> int:
    """List the sessions of an engagement, numbered as they began.

    Args:
        arguments: the words of the command.
        home: the folder that engagements are kept in; lists of those in it are kept too.
        titles: what stands above the columns.
    """
    seen = _seen_in(folder_of(arguments))
    with opened(arguments, read_only=True) as store:
        listed, lasts = _listed(arguments, store)
        if listed.rows:
            table(titles, listed.rows, listed.caption)
        elif store.at:
            sys.stderr.write(f"There were no sessions yet at {moment_words(store.at)}.\n")
        else:
            sys.stderr.write("There are no sessions yet. `workshop run` begins one.\n")
    if lasts and listed.rows and store.folder.parent == home:
        keep_list(store.folder, listed, seen)
    return 0


def _seen_in(folder: Path) -> str:
    """What the files are like; empty where they cannot be looked at, which opening them tells."""
    try:
        return seen_in(folder)
    except OSError:
        return ""


def _listed(arguments: Namespace, store: Store) -> tuple[SessionList, bool]:
    """The sessions, and whether the list is the same tomorrow while nothing is recorded."""
    record = store.record
    conversations, today = Conversations(record), store.moment().today
    rows = [
        _row(record, number, session, conversations.words(session), today)
        for number, session in enumerate(record.sessions(), 1)
    ]
    planned = list(_planned(Desk(store, library_of(arguments, store.folder))))
    then = f", as it was at {moment_words(store.at)}" if store.at else ""
    listed = SessionList(f"{record.engagement.name}: {holds(record)}{then}", (*rows, *planned))
    warned = bool(store.interrupted or store.joined or store.harm)
    dated = bool(planned) or any(record.all(MemberCheck))
    return listed, not (store.at or warned or dated)


def _row(record: Record, number: int, session: Session, again: str, today: date) -> tuple[str, ...]:
    """One session in the list; `again` says which conversation with somebody it is."""
    checked = checks_of(record, session, today)
    people = ", ".join(person.name for person in record.people_of(session))
    return (
        str(number),
        session.id,
        times.stamp(session.started),
        f"{session.title}, {again}" if again else session.title,
        people,
        str(record.entry_count(session.id)),
        ", ".join(filter(None, (state_of(session, record.clock_of(session.id)).value, checked))),
    )


def _planned(desk: Desk) -> Iterator[tuple[str, ...]]:
    """A row for each sitting that is planned for a day: no number and no id, for it is none yet."""
    for one in desk.appointments:
        if one.cancelled or one.day is None:
            continue
        clock = f" {times.time(one.time)}" if one.time else ""
        title = one.guide_title or one.guide or "Interview"
        people = ", ".join(each.person.name for each in one.interviews if each.stage.open)
        codes = ", ".join(each.row.code for each in one.interviews)
        yield "", codes, f"{one.day}{clock}", title, people, "", "planned"
