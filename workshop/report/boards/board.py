"""A board as plain data: the same for the screen, plain prompts, the command line and documents.

A board feeds a method of `workshop.methods` from the record and draws what it answers as one
figure. Every mark of that leads back to what it stands for, and from there to the words.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from workshop.report.blocks import AnyBlock, Matrix, Plane


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Something that stands on a board."""

    code: str
    """How it is called on the figure: that of its point, or of its row."""
    text: str
    """What it is, in the words of the edition."""
    kind: Literal["factor", "row", ""] = ""
    """What of the record it is; empty where it is none, as a sum of money."""
    id: str = ""
    """Its id in the record; empty where it is nothing of that, or the edition gives no ids."""


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """What a board shows."""

    name: str
    """By which it is asked for: `impact-uncertainty`."""
    title: str
    """In the language of the document."""
    figure: Plane | Matrix | None
    """What is drawn; none where there is nothing to draw yet."""
    marks: tuple[Mark, ...] = ()
    """What stands on it, in the order of the figure; everything in it that is of the record."""
    n: int = 0
    """On how much it rests: factors that were scored, budget lines that say an amount."""
    counted: str = ""
    """The same in words: `12 factors, scored by 9 people`."""
    sentence: str = ""
    """What it shows, in a sentence; numbers in it are those of the method."""
    source: str = ""
    """The method's author and year; empty where it is a plain sum."""
    missing: tuple[str, ...] = ()
    """What would make it whole: sentences that name the guide of the session that would do it."""
    left_out: int = 0
    """How much the edition leaves out of it."""
    beside: tuple[AnyBlock, ...] = ()
    """What a document tells below the figure: tables, what follows, what is not on it and why."""
