"""A pack that is asked for, how far it is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sessions.exports.look import PLAIN, Look
from sessions.pack.pack import Pack
from sessions.pack.profiles import Profile
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.record.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A pack that is asked for."""

    record: Record
    """All that was recorded, as it is now. It must not change while the pack is made."""
    folder: Path
    """Where the engagement is kept."""
    target: Path
    """The folder that the pack becomes."""
    profile: Profile
    formats: tuple[str, ...] = ()
    """The formats that are asked for; those of the profile where none are."""
    look: Look = PLAIN
    fewest_voters: int = FEWEST_VOTERS
    replace: bool = False
    """Whether a pack of ours that stands there may be replaced."""


class Progress(NamedTuple):
    """How far a pack is."""

    n: int
    """Which document is made, from 1 on."""
    of: int
    """How many there are, those that turn out to be empty too."""
    words: str
    """What is made: `Environmental scan as Word`."""


class Made(NamedTuple):
    """What came of it."""

    pack: Pack
    not_noted: str
    """Why its files are not in the list of exports, as a sentence; empty where they are."""
    lacking: tuple[str, ...] = ()
    """What files lack that were made all the same, a sentence for each thing with its documents."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What whoever asked for it must know, a sentence for each; nothing where all is well."""
        return (*self.lacking, *filter(None, (self.not_noted,)))
