"""The codebook as it is stored: themes, and where each statement stands in it.

A *theme* is what several statements are about. A *statement* is an entry; those who speak of a
factor mean the entries behind it. Which themes there are all together, with the tags among them, is
read in `workshop.record.codebook`.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import ClassVar, Final

import msgspec

from workshop.record.documents import Document

FIRST_CODER: Final = "first coder"
"""Under whose name a placement is kept as it was before coders settled what they saw apart."""


class Stance(Enum):
    """What a statement says of a theme."""

    FOR = "for"
    AGAINST = "against"
    OUT = "out"
    """It was taken out: its tag leads to the theme, and it does not belong there."""

    @property
    def word(self) -> str:
        """The stance as it stands behind a theme."""
        return {"for": "says so", "against": "says the opposite", "out": "taken out"}[self.value]


class Rest(Enum):
    """What was decided on a statement that is under no theme."""

    LATER = "later"
    """It is left for later."""
    ALONE = "alone"
    """It stands alone: no theme holds it, and that was judged."""

    @property
    def word(self) -> str:
        """The decision in words."""
        return {"later": "left for later", "alone": "stands alone"}[self.value]


class ThemeMerge(msgspec.Struct, frozen=True, kw_only=True):
    """One act of merging, so that the lineage of a theme can be told."""

    theme_id: str
    """The theme that was taken in."""
    name: str
    """What it was called at that time."""
    at: datetime


class Theme(Document, frozen=True, kw_only=True, omit_defaults=True):
    """What several statements are about, in the codebook."""

    TABLE: ClassVar[str] = "themes"

    number: int
    """Its number, given once and never again: TH2 stays TH2."""
    name: str
    """What it is called, in one line; unique among the themes of the codebook."""
    definition: str = ""
    """What belongs to it and what does not."""
    tag: str = ""
    """The tag that it was made of; whatever bears that tag belongs to it."""
    session_id: str | None = None
    """The session in which it was made, where it is a group of one of its steps."""
    step_id: str = ""
    """The step of that session."""
    order: float | None = None
    """Its place among the themes, where it was given one; else it stands by its number."""
    removed: bool = False
    """Whether it is a theme no more."""
    merged: tuple[ThemeMerge, ...] = ()
    """What was taken into it, oldest first."""
    into: str | None = None
    """The theme that it was merged into; then it is no more than a part of that one."""

    @property
    def code(self) -> str:
        """The name by which it goes everywhere: `TH2`."""
        return f"TH{self.number}"


class Placement(Document, frozen=True, kw_only=True, omit_defaults=True):
    """Where one statement stands in the codebook, as one coder sees it."""

    TABLE: ClassVar[str] = "placements"

    entry_id: str
    """The statement."""
    coder: str = ""
    """Who sees it so, where that is a second coder; empty for what holds."""
    themes: dict[str, Stance] = msgspec.field(default_factory=dict)
    """What it says of themes, by their ids, in the order in which it was put there."""
    rest: Rest | None = None
    """What was decided where it is under no theme."""


class Apart(Document, frozen=True, kw_only=True, omit_defaults=True):
    """Two factors that look alike and were judged to be different."""

    TABLE: ClassVar[str] = "apart"

    first: str
    second: str
