"""The command that runs a session."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack

from screens.base.errors import NotDone
from screens.base.system.plain_wanted import plain_wanted
from screens.base.terminal_output import as_text, interactive, warn
from screens.cli.commands.locations import home_of, library_of
from screens.cli.commands.lookup import folder_of, opened, remember, session_of
from screens.cli.commands.personal import personal
from screens.cli.opening.application import application
from screens.plain.base.prompts import Asker, Instead, Leaving, asker
from screens.plain.base.talk import Talk
from screens.plain.loop import hold_talk
from screens.plain.read_along import read_along
from screens.plain.who import ask_people, dated_session, session_words
from sessions.errors import EngagementLocked
from sessions.programme.desk import Desk
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.language import lowered
from workshop.programme.acts import interview_named
from workshop.programme.appointments import Appointment
from workshop.programme.fact import when_words
from workshop.record.documents import Session
from workshop.running.commands import NewPerson, StartSession
from workshop.running.senders import Sender
from workshop.text import listing
from workshop.wire.participants import participant


def run(arguments: Namespace) -> int:
    """Begin a session or go on with one, at plain prompts or on screens.

    Raises:
        NotDone: `--now` without what is planned.
    """
    if arguments.now and not arguments.planned:
        raise NotDone("--now goes with --planned PERSON.")
    if not (arguments.plain or plain_wanted()):
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
    if (problem := now.checkpoints.problem) is not None:
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
            session_id = _begun_as_planned(arguments, store, asker()).id
            unclosed = store.unfinished_run
    elif arguments.guide and interactive():
        with opened(arguments) as store:
            guide = library_of(arguments, folder).load(arguments.guide)
            session_id = _begun(arguments, store, guide).id
            unclosed = store.unfinished_run
    return application(home_of(arguments), folder, session_id, unclosed, arguments.view)


def _session(arguments: Namespace, store: Store, ask: Asker) -> Session | None:
    """The session that is meant: named, begun with a guide, or chosen now."""
    if arguments.session or arguments.planned:
        named = arguments.session
        return (
            session_of(store.record, named) if named else _begun_as_planned(arguments, store, ask)
        )
    library = library_of(arguments, store.folder)
    if arguments.guide:
        guide = library.load(arguments.guide)
        # A script that names guide and no people means nobody; its first line is what was said.
        people = ask_people(ask, store.record) if _asks(arguments) else ()
        return _begun(arguments, store, guide, people)
    left = _left_at(store)
    if left and ask.confirm(
        f"Go on with {session_words(store.record, left)}, where it was cut off?"
    ):
        return left
    if (chosen := _chosen(arguments, store, ask)) is not None:
        return chosen
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


def _chosen(arguments: Namespace, store: Store, ask: Asker) -> Session | None:
    """One of the sessions that are not closed, or of those that are planned; none for a new one."""
    waiting = [session for session in store.record.sessions() if session.closed is None]
    choices = [(dated_session(store.record, each), each.id) for each in waiting]
    desk = Desk(store, library_of(arguments, store.folder))
    coming = {one.key: one for one in desk.appointments if not one.cancelled}
    choices += [(_planned_words(one), key) for key, one in coming.items()]
    if not choices:
        return None
    chosen = ask.choose("Go on with which session?", choices, "begin a new one")
    if chosen in coming:
        arguments.planned = coming[chosen].interviews[0].row.code
        return _begun_as_planned(arguments, store, ask)
    return store.record.get(Session, chosen) if chosen else None


def _asks(arguments: Namespace) -> bool:
    """Whether it is asked who takes part, where the guide was named on the command line."""
    return not arguments.person and sys.stdin.isatty()


def _planned_words(one: Appointment) -> str:
    """What is planned, in a list to choose from."""
    return f"planned: {listing(list(one.names))}, {when_words(one)}"


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


def _begun_as_planned(arguments: Namespace, store: Store, ask: Asker) -> Session:
    """A new session with the people, guide, department and place that the programme says.

    Where it is planned for another day, whoever sits at a terminal is asked; a script is told.

    Raises:
        NotDone: nothing is planned so, or no guide is known; or it shall not begin now.
    """
    desk = Desk(store, library_of(arguments, store.folder))
    try:
        interview = interview_named(desk.record, desk.programme, as_text(arguments.planned))
        command = desk.begin(interview, arguments.guide or "", _place(arguments))
    except Refused as refused:
        raise NotDone(str(refused)) from refused
    if (words := interview.another_day(store.moment().today)) and not arguments.now:
        if not sys.stdin.isatty():
            warn(f"{words} It begins now, as --planned says.")
        elif not ask.confirm(f"{words} Begin it now?", default=False):
            raise NotDone(f"Not begun: {lowered(words)}")
    change = store.do(command, Sender.APPLICATION)
    return next(put for put in change.puts if isinstance(put, Session))


def _place(arguments: Namespace) -> str:
    """Where the session is: as said, or as usual."""
    said: str | None = arguments.place
    return personal().settings.sessions.place if said is None else as_text(said)
