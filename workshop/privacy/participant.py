"""Those who took part in a session, as an edition names them, and how much it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

import msgspec

from workshop.language import marked, say
from workshop.text import listing, parted, plural


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who took part, as the edition allows it to be told."""

    who: str
    attribution: str


class OtherPart(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the list of a session who is no participant, as the edition allows it."""

    who: str
    part: str
    """What they are: `interviewer`, `owner`."""


class Came(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody came late, left, was away or came back."""

    who: str
    state: str
    at: datetime


def with_doubt(who: str, unclear: Sequence[str], *, named: bool) -> str:
    """Who said something, with the names of which it is not clear whom they mean.

    Args:
        who: those of whom it is clear.
        unclear: the names as they were typed.
        named: whether the names may be told.
    """
    if not unclear:
        return who
    doubt = say("speaker not clear")
    if named:
        names = listing([f"{name}?" for name in unclear])
        doubt = say("speaker not clear: {names}", names=names)
    return f"{who}, {doubt}" if who else doubt


def several(names: Iterable[str]) -> str:
    """People in a row: where any has a comma in it, parted so that it is clear who they are."""
    listed = list(names)
    return parted(listed) if any(", " in name for name in listed) else listing(listed)


def some(count: int) -> str:
    """People of whom nothing is told but how many they are."""
    return say("a participant") if count == 1 else plural(count, "participant")


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """How many entries that stand an edition leaves out, and why."""

    private: int = 0
    withheld: int = 0
    """Not private, but not to be quoted."""
    observed: int = 0
    """What the interviewer observed, which nobody else said."""

    @property
    def total(self) -> int:
        """All that is left out."""
        return self.private + self.withheld + self.observed


_SETTINGS: Final = {"interview": marked("Interview"), "workshop": marked("Workshop")}


def session_called(setting: str, typed: str, guide: str, department: str) -> str:
    """What a session is called in a document, without its date: `Interview: Finance`.

    Args:
        setting: `interview` or `workshop`; empty for a group of one.
        typed: the title that somebody gave it, as it may be told; empty for none.
        guide: what its guide is called.
        department: whose it was, as it may be told; empty for none.
    """
    kind = say(_SETTINGS.get(setting, setting))
    if typed:
        held = setting in typed.casefold() or kind.casefold() in typed.casefold()
        return typed if held else say("{label}: {text}", label=kind, text=typed)
    if department and setting == "interview":
        return say("{label}: {text}", label=kind, text=department)
    return guide
