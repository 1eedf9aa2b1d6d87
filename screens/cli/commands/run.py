"""The command that runs a session."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, interactive, warn
from screens.cli.commands.engagements import application
from screens.cli.commands.locations import home_of, library_of
from screens.cli.commands.lookup import folder_of, opened, remember, session_of
from screens.cli.commands.personal import personal
from screens.cli.commands.planning.begin import begun_as_planned
from screens.plain.loop import hold_talk
from screens.plain.prompts import Asker, Instead, Leaving, asker
from screens.plain.read_along import read_along
from screens.plain.talk import Talk
from screens.plain.who import ask_people, session_words
from sessions.errors import EngagementLocked
from sessions.store.store import Store
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.record.documents import Session
from workshop.running.commands import NewPerson, StartSession
from workshop.running.senders import Sender
from workshop.times import short_moment
from workshop.wire.participants import participant


def run(arguments: Namespace) -> int:
    """Begin a session or go on with one, at plain prompts or on screens."""
    if not arguments.plain:
        return _screens(arguments)
    ask = asker()
    try:
        store = opened(arguments)
    except NotDone as refusal:
        if isinstance(refusal.__cause__, EngagementLocked) and interactive():
            return _read_along(arguments, refusal.__cause__, ask)
        raise
    with ExitStack() as leaving:
        leaving.callback(lambda: talk.store.close() if talk else store.close())
        talk: Talk | None = None
        try:
            session = _session(arguments, store, ask)
        except (Leaving, Instead):
            return 1
        if session is not None:
            talk = Talk(store, session.id, ask)
            hold_talk(talk)
            remember(arguments, talk.store)
    now = talk.store if talk else store
    if (problem := now.checkpoint_problem) is not None:
        warn(
            "The copy of the record that opens quickly could not be written "
            f"({problem.strerror or problem}). Everything recorded is safe."
        )
    return 0


def _read_along(arguments: Namespace, refusal: EngagementLocked, ask: Asker) -> int:
    """Offer to read what another window records."""
    folder = folder_of(arguments)
    try:
        if not ask.confirm(f"{as_text(folder.name)} is {refusal}; open read-only?"):
            return 1
    except (Leaving, Instead):
        return 1
    with opened(arguments, read_only=True) as store:
        read_along(store, ask)
    return 0


def _screens(arguments: Namespace) -> int:
    """Open the application in the session that is meant, or where one can be chosen."""
    folder, session_id, unclosed = folder_of(arguments), "", None
    if arguments.session:
        with opened(arguments, read_only=True) as store:
            session_id = session_of(store.record, arguments.session).id
    elif arguments.planned and interactive():
        with opened(arguments) as store:
            session_id = begun_as_planned(arguments, store).id
            unclosed = store.unfinished_run
    elif arguments.guide and interactive():
        with opened(arguments) as store:
            guide = library_of(arguments, folder).load(arguments.guide)
            session_id = _begun(arguments, store, guide).id
            unclosed = store.unfinished_run
    return application(home_of(arguments), folder, session_id, unclosed)


def _session(arguments: Namespace, store: Store, ask: Asker) -> Session | None:
    """The session that is meant: named, begun with a guide, or chosen now."""
    if arguments.session or arguments.planned:
        named = arguments.session
        return session_of(store.record, named) if named else begun_as_planned(arguments, store)
    library = library_of(arguments, store.folder)
    if arguments.guide:
        guide = library.load(arguments.guide)
        # A script that names guide and no people means nobody; its first line is what was said.
        people = ask_people(ask, store.record) if _asks(arguments) else ()
        return _begun(arguments, store, guide, people)
    left = _left_at(store)
    if left and ask.confirm(f"Go on with {_words(store, left)}, where it was cut off?"):
        return left
    waiting = [session for session in store.record.sessions() if session.closed is None]
    choices = [
        (f"{_words(store, each)}, {short_moment(each.started)}", each.id) for each in waiting
    ]
    if waiting:
        chosen = ask.choose("Go on with which session?", choices, "begin a new one")
        if chosen:
            return store.record.get(Session, chosen)
    guides = [each for each in library.listing() if not each.problems and not each.hidden]
    name = ask.choose(
        "Begin with which guide?",
        [(f"{each.title}, {each.minutes:g} minutes", each.name) for each in guides],
        "leave",
    )
    if name is None:
        return None
    people = () if arguments.person else ask_people(ask, store.record)
    return _begun(arguments, store, library.load(name), people)


def _asks(arguments: Namespace) -> bool:
    """Whether it is asked who takes part, where the guide was named on the command line."""
    return not arguments.person and sys.stdin.isatty()


def _words(store: Store, session: Session) -> str:
    return session_words(store.record, session)


def _left_at(store: Store) -> Session | None:
    """The session that the run before was cut off in, if it still goes on."""
    place, unclosed = store.drafts.left_at, store.unfinished_run
    named = place.session_id if place else unclosed.session_id if unclosed else ""
    session = store.record.find(Session, named)
    return session if session and session.closed is None else None


def _begun(
    arguments: Namespace, store: Store, guide: Guide, asked: Sequence[str | NewPerson] = ()
) -> Session:
    """A new session with the people who were named or asked for, all of it one change."""
    people = [participant(store.record, as_text(named)) for named in arguments.person]
    people += asked
    change = store.do(
        StartSession(
            guide=guide,
            digest=guide_digest(guide),
            people=tuple(dict.fromkeys(people)),
            department=as_text(arguments.department),
            facilitator=store.record.engagement.facilitator,
            place=_place(arguments),
        ),
        Sender.APPLICATION,
    )
    return next(put for put in change.puts if isinstance(put, Session))


def _place(arguments: Namespace) -> str:
    """Where the session is: as said, or as usual."""
    said: str | None = arguments.place
    return personal().settings.sessions.place if said is None else as_text(said)
