"""An engagement: everything that can be done with it, each in a menu of its own."""

from __future__ import annotations

from collections.abc import Iterator

from screens.plain.carrying.carrying_menu import carrying_menu
from screens.plain.carrying.overview_prompts import overview_menu
from screens.plain.entries import entry_words
from screens.plain.menus.documents import documents_menu, read_document, take_in, write_whole
from screens.plain.menus.factors import factors_menu
from screens.plain.menus.findings import findings_menu
from screens.plain.menus.follow_up import follow_up_menu
from screens.plain.menus.history import damage, history_menu
from screens.plain.menus.menu import Choice, Engaged, offer
from screens.plain.menus.needs import needs_menu
from screens.plain.menus.people import people_menu
from screens.plain.menus.programme import programme_menu
from screens.plain.menus.sessions import sessions_menu
from screens.plain.menus.strategy import strategy_menu
from screens.plain.menus.tables import tables_menu
from screens.plain.menus.themes import themes_menu
from workshop.record.documents import Session
from workshop.record.record import holds
from workshop.running.commands import EditEngagement


def engagement_menu(engaged: Engaged) -> None:
    """Offer everything that can be done with an engagement."""
    offer(engaged.ask, lambda: _title(engaged), lambda: _choices(engaged))


def _title(engaged: Engaged) -> str:
    with engaged.reading() as store:
        held = holds(store.record).replace(" · ", ", ")
        return f"{store.record.engagement.name}, {held}. What next?"


def _choices(engaged: Engaged) -> Iterator[Choice]:
    """What the full screen shows behind the keys of an engagement, the commonest first."""
    yield Choice("Hold a session: begin one, or go on", lambda: engaged.do("run", rest=["--plain"]))
    yield Choice("Overview: what now, what waits, who is heard", lambda: overview_menu(engaged))
    yield Choice("Sessions", lambda: sessions_menu(engaged))
    yield Choice("People and departments", lambda: people_menu(engaged))
    yield Choice("Summary: factors, scan, position", lambda: factors_menu(engaged))
    yield Choice("Themes: judge statements one by one", lambda: themes_menu(engaged))
    yield Choice("Findings: what it comes to, for those who decide", lambda: findings_menu(engaged))
    yield Choice("Synthesis: what all sessions say", lambda: read_document(engaged, "synthesis"))
    yield Choice("Programme of interviews", lambda: programme_menu(engaged))
    yield Choice("Needs: what departments want from IT, in one order", lambda: needs_menu(engaged))
    yield Choice("Strategy: elements, boards, strategies, map", lambda: strategy_menu(engaged))
    yield Choice("Carrying out: projects, told, feedback, watch", lambda: carrying_menu(engaged))
    yield Choice("Follow-up: actions and open questions", lambda: follow_up_menu(engaged))
    yield Choice("Registers: the tables", lambda: tables_menu(engaged))
    yield Choice("Find what was said", lambda: _find(engaged))
    yield Choice("Trace a code or a name to who said it", lambda: _trace(engaged))
    yield Choice("Documents: read them, write them to files", lambda: documents_menu(engaged))
    yield Choice("Import a file into it", lambda: take_in(engaged))
    yield Choice("Write the whole engagement to one zip", lambda: write_whole(engaged))
    yield Choice("History: everything that was done", lambda: history_menu(engaged))
    yield Choice("Damage: what is not as it was written", lambda: damage(engaged))
    yield Choice("Name and purpose", lambda: _words(engaged))
    yield Choice("Undo the last change", lambda: engaged.do("undo"))


def _find(engaged: Engaged) -> None:
    """The entries that hold some words, each with its session."""
    words = engaged.line("Which words or #tags? (empty: back)")
    if not words:
        return
    with engaged.reading() as store:
        record, found = store.record, store.find_entries(words)
        for entry in found:
            title = record.get(Session, entry.session_id).title
            engaged.ask.tell(f"{title}, {entry_words(record, entry)}")
    if not found:
        engaged.ask.tell(f"Nothing that was said holds “{words}”.")


def _trace(engaged: Engaged) -> None:
    if code := engaged.line("Which code, @handle, session or id? (empty: back)"):
        engaged.do("trace", rest=(code, "--edition", "restricted"))


def _words(engaged: Engaged) -> None:
    """What the engagement is called, what it is for, and who leads it."""
    with engaged.reading() as store:
        now = store.record.engagement
    name = engaged.line("Name:", now.name)
    purpose = engaged.line("What the work is to achieve:", now.purpose)
    facilitator = engaged.line("Who leads it:", now.facilitator)
    if (name, purpose, facilitator) != (now.name, now.purpose, now.facilitator):
        engaged.send(EditEngagement(name=name, purpose=purpose, facilitator=facilitator))
