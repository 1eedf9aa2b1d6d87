"""Notices at plain prompts: what is still to be told to whom, whom changes touch, the letters."""

from __future__ import annotations

from collections.abc import Iterator

from screens.plain.menus.documents import read_document
from screens.plain.menus.letters import write_letter, write_letters
from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from workshop.report.strategy.told.awareness import STATES, untold
from workshop.report.strategy.told.impact import facts as impact_facts
from workshop.report.strategy.told.letters import Letter, department_ids, letter_of
from workshop.report.view import Gathered
from workshop.text import listing, plural
from workshop.times import short_day

_NOBODY = "No department is told of a change yet: enter notices in the register of that name."


def notices_menu(engaged: Engaged) -> None:
    """Offer what is open, whom changes touch, and the letters to read and to write."""

    def title() -> str:
        letters = _letters(engaged.gathered())
        waiting = sum(len(letter.fact.open) for letter in letters)
        return f"{plural(len(letters), 'department')} told of changes, {waiting} still to tell."

    def choices() -> Iterator[Choice]:
        yield Choice("What is still to be told", lambda: _open(engaged))
        yield Choice("Impact by group: who gains, who carries what", lambda: _impact(engaged))
        yield Choice("Read the letter to a department", lambda: _read(engaged))
        yield Choice("Write the letter to a department", lambda: _write(engaged))
        yield Choice("Write the letters to all departments", lambda: _write_all(engaged))

    offer(engaged.ask, title, choices)


def _letters(gathered: Gathered) -> list[Letter]:
    return [letter_of(gathered, each) for each in department_ids(gathered)]


def _open(engaged: Engaged) -> None:
    """The notices that nobody was told yet, and what has started without some knowing of it."""
    gathered = engaged.gathered()
    for letter in _letters(gathered):
        for notice in letter.notices:
            if notice.code in letter.fact.open:
                by = f", by {notice.by}" if notice.by else ""
                engaged.ask.tell(f"{notice.code} to {letter.fact.department}{by}: {notice.message}")
    for one in untold(gathered):
        names = listing([*one.concerned, *one.others])
        engaged.ask.tell(f"{one.id} {one.text} has started, and was not told to {names}.")


def _impact(engaged: Engaged) -> None:
    """What each change gives every department, and what it asks of it."""
    for one in impact_facts(engaged.gathered()):
        if one.notices:
            told = f"{STATES[one.state]} {short_day(one.told_on)}" if one.told_on else one.state
            engaged.ask.tell(f"{one.department}, {one.change} {one.text}: {told}")
            engaged.ask.tell(f"   Gains: {one.gains or 'not said'}.")
            engaged.ask.tell(f"   Carries: {one.carries or 'not said'}.")


def _chosen(engaged: Engaged) -> str:
    """The name of a department to which there is a letter; empty where none is chosen."""
    gathered = engaged.gathered()
    names = [letter.fact.department for letter in _letters(gathered)]
    if not names:
        engaged.ask.tell(_NOBODY)
        return ""
    return one_of(engaged.ask, "Which department?", [(name, name) for name in names]) or ""


def _read(engaged: Engaged) -> None:
    if name := _chosen(engaged):
        read_document(engaged, "notices", department=name)


def _write(engaged: Engaged) -> None:
    if name := _chosen(engaged):
        write_letter(engaged, "notices", name)


def _write_all(engaged: Engaged) -> None:
    names = [letter.fact.department for letter in _letters(engaged.gathered())]
    if names:
        write_letters(engaged, "notices", names)
    else:
        engaged.ask.tell(_NOBODY)
