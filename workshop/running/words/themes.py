"""Words for what an entry is about: the theme that it is put under, or that it stands alone."""

from __future__ import annotations

from typing import Final

from workshop.errors import Refused
from workshop.record.codebook import is_statement
from workshop.record.documents import Entry
from workshop.record.themes import Rest, Stance
from workshop.running.commands import Command
from workshop.running.theming import LeaveStatements, PutUnderTheme, TakeOutOfTheme
from workshop.running.words.of_analysis import theme_named
from workshop.running.words.slash import Said, SlashWord, Takes


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
