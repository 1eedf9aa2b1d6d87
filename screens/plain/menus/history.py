"""What was done, to be told, taken back and done again; and what is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from screens.plain.who import dated_session
from sessions.exports.read_out import lines_of
from sessions.history.moments import read_moment
from sessions.store.change_detail import change_lines, told_changes
from sessions.store.past import Past
from workshop.errors import Refused
from workshop.report.build import build
from workshop.report.first_page.earlier_moment import as_of
from workshop.times import stamp


def history_menu(engaged: Engaged) -> None:
    """Offer the history, and to undo or redo any change in it by its number."""
    offer(engaged.ask, lambda: "History. What?", lambda: _choices(engaged))


def _choices(engaged: Engaged) -> Iterator[Choice]:
    """What the full screen does by keys on the list of changes."""
    last = ("--last", "20")
    yield Choice("Tell the last twenty changes", partial(engaged.do, "history", rest=last))
    yield Choice("Tell all changes", partial(engaged.do, "history"))
    yield Choice("Find changes by words", partial(_find, engaged))
    yield Choice("What one did to which fields", partial(_detail, engaged))
    yield Choice("Undo a change", partial(_turn, engaged, "undo"))
    yield Choice("Redo a change", partial(_turn, engaged, "redo"))
    yield Choice("Tell sessions and factors as they were", partial(_as_it_was, engaged))


def _find(engaged: Engaged) -> None:
    words = engaged.line("Which words? (empty: back)").casefold().split()
    if not words:
        return
    with engaged.reading() as store:
        lines = told_changes(store)
    found = [line for line in lines if all(word in line.casefold() for word in words)]
    engaged.ask.tell("\n".join(found) or "No change holds them.")


def _detail(engaged: Engaged) -> None:
    """Everything about one change.

    Raises:
        Refused: what was typed is no number of a change.
    """
    typed = engaged.line("Which change, by its number? (empty: back)")
    if not typed:
        return
    if not typed.isdecimal():
        raise Refused(f"“{typed}” is no number; the list tells those of changes.")
    with engaged.reading() as store:
        lines = list(change_lines(store, store.history.numbered(int(typed))))
    for line in lines:
        engaged.ask.tell(line)


def _turn(engaged: Engaged, word: str) -> None:
    """Undo or redo a change by its number, or the last one."""
    number = engaged.line("Which change, by its number? (empty: the last)")
    engaged.do(word, rest=(number,) if number else ())


def _as_it_was(engaged: Engaged) -> None:
    """The sessions, and a document, as they were at an earlier moment.

    Raises:
        NoSuchMoment: what was typed is none.
        SessionsError: there was nothing yet.
    """
    typed = engaged.line("At which moment? 2026-11-02, or 2026-11-02T10:42 (empty: back)")
    if not typed:
        return
    moment = read_moment(typed)
    with Past.open(engaged.folder, at=moment) as store:
        record = store.record
        documents = [("SWOT summary", ("swot", "")), ("Environmental scan", ("scan", ""))]
        documents += [
            (dated_session(record, each), ("session", each.id)) for each in record.sessions()
        ]
        chosen = one_of(engaged.ask, f"As it was at {stamp(moment)}. Which?", documents)
        if chosen is not None:
            name, session_id = chosen
            report = build(record, name, "restricted", session_id=session_id or None)
            for line in lines_of(as_of(report, moment, record)):
                engaged.ask.tell(line)


def damage(engaged: Engaged) -> None:
    """Tell what is not as it was written in the files, whether it is safe and what to do."""
    engaged.do("doctor")
