"""Words for what an entry is about, the theme that it is put under, and what is made of it."""

from __future__ import annotations

from typing import Final

from workshop.errors import Refused
from workshop.record.codebook import is_statement
from workshop.record.documents import Entry
from workshop.record.themes import Rest, Stance
from workshop.record.within import Mark
from workshop.registers.kinds import REGISTERS, register_named
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.running.commands import Command
from workshop.running.needs.commands import MakeRows
from workshop.running.theming import LeaveStatements, PutUnderTheme, TakeOutOfTheme
from workshop.running.words.of_analysis import theme_named
from workshop.running.words.slash import Said, SlashWord, Takes
from workshop.text import listing


def _this(said: Said) -> tuple[str, ...]:
    """The chosen entry, or the last one."""
    if said.entry is None:
        raise Refused("There is no entry here yet.")
    return (said.entry.id,)


def _theme(said: Said) -> Command:
    return PutUnderTheme(statements=_this(said), theme=said.words)


def _against(said: Said) -> Command:
    return PutUnderTheme(statements=_this(said), theme=said.words, stance=Stance.AGAINST)


def _untheme(said: Said) -> Command:
    theme = theme_named(said.record, said.words)
    return TakeOutOfTheme(statements=_this(said), theme_id=theme)


def _alone(said: Said) -> Command:
    return LeaveStatements(statements=_this(said), rest=Rest.ALONE)


def _no_statement(entry: Entry) -> str:
    """Why an entry has no theme; empty where it can have one."""
    return "" if is_statement(entry) else "it says nothing that can be themed"


THEME_WORDS: Final = (
    SlashWord("theme", "put under a theme", "", Takes.WORDS, makes=_theme, unfit=_no_statement),
    SlashWord(
        "against", "the opposite of a theme", "", Takes.WORDS, makes=_against, unfit=_no_statement
    ),
    SlashWord("untheme", "out of a theme", "", Takes.WORDS, makes=_untheme, unfit=_no_statement),
    SlashWord("alone", "no theme holds it", makes=_alone, unfit=_no_statement),
)
"""What is said of an entry and themes."""

_MARKS: Final = {Mark.KEY.name.lower(): Mark.KEY, Mark.SURPRISE.name.lower(): Mark.SURPRISE}
"""The marks by which several entries are meant, as they are typed."""


def needs_command(said: Said) -> Command:
    """Makes a need of the chosen entry, else of the last; or of all that have a mark.

    Raises:
        Refused: there is no entry, or none with that mark.
    """
    return MakeRows(
        register=NEEDS,
        entry_ids=tuple(entry.id for entry in _meant(said)),
        session_id=said.session.id,
        step_id=said.clock.step_id,
    )


def rows_command(said: Said) -> Command:
    """Makes a row of a register of the chosen entry, else of the last; or of all with a mark.

    Raises:
        Refused: no register is named, or there is no entry, or none with that mark.
    """
    name, _, mark = said.words.partition(" ")
    register = _register_said(name)
    meant = _meant(said._replace(words=mark.strip()), f"/become {name}")
    return MakeRows(
        register=register,
        entry_ids=tuple(entry.id for entry in meant),
        session_id=said.session.id,
        step_id=said.clock.step_id,
    )


def _register_said(name: str) -> str:
    """The register of a name, in one or in several, or the only one that begins so.

    Raises:
        Refused: none is named, or there is none.
    """
    if not name:
        raise Refused("Say of which register, as /become goals or /become projects.")
    key = name.casefold()
    names = {each: {each, one.one, one.title.casefold()} for each, one in REGISTERS.items()}
    same = [each for each, words in names.items() if key in words]
    begun = [each for each in names if each.startswith(key)]
    if same or len(begun) == 1:
        return (same or begun)[0]
    return register_named(name).name


def _meant(said: Said, word_of: str = "/need") -> list[Entry]:
    if not said.words:
        return [said.record.get(Entry, each) for each in _this(said)]
    word = said.words.casefold()
    if (mark := _MARKS.get(word)) is None:
        known = listing([f"{word_of} {each}" for each in _MARKS], "or")
        raise Refused(f"Say which by their mark: {known}; alone it means the chosen entry.")
    entries = said.record.entries_of(said.session.id)
    if not (found := [each for each in entries if mark in each.marks and not each.retracted]):
        raise Refused(f"Nothing is marked so: /{word} marks the chosen entry.")
    return found


def _unfit(entry: Entry) -> str:
    return "it was taken back" if entry.retracted else ""


MADE_WORDS: Final = (
    SlashWord(
        "need", "make a need of it", "W", Takes.OTHER, "[key]", makes=needs_command, unfit=_unfit
    ),
    SlashWord(
        "become",
        "make a row of a register of it",
        "",
        Takes.OTHER,
        "REGISTER [key]",
        makes=rows_command,
        unfit=_unfit,
    ),
)
"""What is made of entries."""
