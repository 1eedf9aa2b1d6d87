"""The sessions of an engagement, and what can be done with each outside of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from screens.plain.base.talk import Talk
from screens.plain.checking import check, check_rest
from screens.plain.menus.documents import own_copy, read_document, written_to
from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from screens.plain.who import dated_session
from sessions.clock import in_local_zone
from workshop.dates import at_zone, read_moment
from workshop.errors import Refused
from workshop.record.documents import Department, Session
from workshop.running.command_kinds.sessions import DiscardSession, EditSession
from workshop.text import clean_line, plural


def sessions_menu(engaged: Engaged) -> None:
    """Offer the sessions, the latest first."""
    offer(engaged.ask, lambda: "Which session?", lambda: _sessions(engaged))


def _sessions(engaged: Engaged) -> Iterator[Choice]:
    with engaged.reading() as store:
        record = store.record
        for session in reversed(record.sessions()):
            state = "closed" if session.closed else "open"
            words = f"{dated_session(record, session)}, {state}"
            yield Choice(words, partial(_session_menu, engaged, session.id))


def _session_menu(engaged: Engaged, session_id: str) -> None:
    """Offer what can be done with a session, until it is discarded or nothing is chosen."""

    def title() -> str:
        with engaged.reading() as store:
            session = store.record.find(Session, session_id)
        return f"{session.title}. What?" if session else ""

    offer(engaged.ask, title, lambda: _choices(engaged, session_id))


def _choices(engaged: Engaged, session_id: str) -> Iterator[Choice]:
    """What the full screen shows of a session without going into it."""
    of_it = ("--session", session_id)

    def run(*words: str) -> Callable[[], object]:
        return partial(engaged.do, words[0], rest=(*words[1:], *of_it))

    yield Choice("Go into it: go on, correct entries, reopen", run("run", "--plain"))
    yield Choice("Read its summary", partial(read_document, engaged, "session", session_id))
    yield Choice("Transcript: what a recording says", run("transcript"))
    yield Choice("Quotes, and whether they were said so", run("quotes"))
    yield Choice("Member check: take somebody's answers", partial(_check, engaged, session_id))
    yield Choice("Write the copy for somebody to check", partial(own_copy, engaged, session_id))
    yield Choice("Debrief: what stood out for you", run("debrief"))
    yield Choice("Correct title, date, department, place", partial(_correct, engaged, session_id))
    yield Choice("Write it as a notes file", partial(_notes, engaged, session_id))
    yield Choice("History of it", run("history"))
    yield Choice("Join another record of this talk", partial(_join, engaged, session_id))
    yield Choice("Discard it", partial(_discard, engaged, session_id))


def _check(engaged: Engaged, session_id: str) -> None:
    """What one person says of their own words: one thing after another, or the rest at once."""
    ask = engaged.ask
    with engaged.doors.open(engaged.folder) as store:
        record = store.record
        people = record.people_of(record.get(Session, session_id))
        person = one_of(ask, "Whose words?", [(each.name, each) for each in people])
        if person is None:
            return
        ways = [("One thing after another", False), ("All that is not answered is right", True)]
        rest = one_of(ask, "How?", ways)
        talk = Talk(store, session_id, ask)
        if rest:
            check_rest(talk, person)
        elif rest is not None:
            check(talk, person.id)


def _correct(engaged: Engaged, session_id: str) -> None:
    """Everything of a session but its people, who are put right in it."""
    with engaged.reading() as store:
        record, today = store.record, store.moment().today
        session = record.get(Session, session_id)
        department = record.find(Department, session.department_id)
    began = in_local_zone(session.started)
    title = engaged.line("Title:", session.title)
    typed = engaged.line("When it began:", f"{began:%Y-%m-%d %H:%M}")
    said = read_moment(typed, today)
    if said is None:
        raise Refused(f"“{clean_line(typed)}” is no date; write 2026-10-06 10:00.")
    known = department.name if department else ""
    name = engaged.line("Department:", known)
    facilitator = engaged.line("Who leads it:", session.facilitator)
    place = engaged.line("Place:", session.place)
    moved = typed != f"{began:%Y-%m-%d %H:%M}"
    engaged.send(
        EditSession(
            session_id=session_id,
            title=title,
            started=at_zone(said, began) if moved else None,
            department=name if name != known else None,
            facilitator=facilitator,
            place=place,
        )
    )


def _notes(engaged: Engaged, session_id: str) -> None:
    with engaged.reading() as store:
        name = store.record.get(Session, session_id).title
    if path := written_to(engaged.ask, f"{name}.txt"):
        engaged.doors.do(
            "export", "notes", str(engaged.folder), "--session", session_id, "-o", path
        )


def _join(engaged: Engaged, session_id: str) -> None:
    """Another session that somebody else wrote down of the same talk; told before it is done."""
    with engaged.reading() as store:
        record = store.record
        others = [
            (dated_session(record, each), each.id)
            for each in record.sessions()
            if each.id != session_id
        ]
    if (other := one_of(engaged.ask, "Which session becomes part of it?", others)) is None:
        return
    if engaged.do("join-talks", rest=(session_id, other, "--dry-run")) and engaged.ask.confirm(
        "Join them like that?", default=False
    ):
        engaged.do("join-talks", rest=(session_id, other))


def _discard(engaged: Engaged, session_id: str) -> None:
    """The session goes with all in it; undo brings it back."""
    with engaged.reading() as store:
        count = plural(store.record.entry_count(session_id), "entry", "entries")
        title = store.record.get(Session, session_id).title
    if engaged.ask.confirm(f"Discard {title} with {count}, consents and scores?", default=False):
        engaged.send(DiscardSession(session_id=session_id))
