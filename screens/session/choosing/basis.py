"""What is decided upon: the rule, what the vote came to, and the decisions so far."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from screens.grid.cell_text import one_line
from screens.session.ballot.lines import Box
from screens.widgets.ink import ALERT, GOOD, MUTED, muted
from workshop.registers.kinds.decisions import CARRIED, NOT_CARRIED

MARKS: Final = {CARRIED: ("✓", GOOD), NOT_CARRIED: ("✗", "bold $error")}
"""The mark of a result and its ink; what is put off, or not said yet, has another."""
_OPEN: Final = ("◌", ALERT)
_ROOMY: Final = 16
"""From so many lines on rule and vote are told on several."""
_LINES: Final = 3
"""So many lines at most each."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it is shown."""

    code: str
    text: str
    result: str
    dissent: int
    """How many were against it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a step decides on, and what it decided."""

    rule: str
    title: str
    """What it rests on: `vote of Priorities`; empty where there is nothing."""
    sentence: str
    lines: tuple[str, ...]
    waits: str
    """What is not there yet."""
    decided: tuple[Decided, ...]


def draw(shown: Shown, box: Box) -> list[Content]:
    """The lines, as far as there is room: decisions before what the vote came to in detail."""
    most = _LINES if box.height >= _ROOMY else 1
    rule = shown.rule or "none is agreed: say who decides by what"
    lines = _titled("Rule", rule, box.width, most)
    if shown.title:
        what = f"{shown.title[:1].upper()}{shown.title[1:]}"
        lines += _titled("On", f"{what}: {shown.sentence}", box.width, most)
    elif shown.waits:
        lines.append(Content.styled(shown.waits, ALERT))
    decided = list(_decided(shown.decided))
    room = box.height - len(lines) - len(decided) - bool(decided)
    lines += _voted(shown.lines, max(0, room))
    return [*lines, Content(""), *decided] if decided else lines


def _titled(title: str, words: str, width: int, most: int) -> list[Content]:
    """Words behind a title, on at most so many lines."""
    room = max(20, width - 6)
    wrapped = textwrap.wrap(words, room)
    texts = [*wrapped[: most - 1], " ".join(wrapped[most - 1 :])]
    heads = [f"{title:<6}", *["      "] * most]
    return [
        Content.assemble((head, f"bold {MUTED}"), Content(one_line(text, room)))
        for head, text in zip(heads, texts, strict=False)
        if text
    ]


def _voted(lines: Sequence[str], room: int) -> Iterator[Content]:
    """What was voted on, by places; the rest counted."""
    fits = len(lines) <= room
    for line in lines[: room if fits else max(0, room - 1)]:
        yield Content(f"      {line}")
    if not fits and room:
        yield muted(f"      and {len(lines) - max(0, room - 1)} more")


def _decided(rows: Sequence[Decided]) -> Iterator[Content]:
    for one in rows:
        mark, ink = MARKS.get(one.result, _OPEN)
        against = f"   dissent: {one.dissent}" if one.dissent else ""
        yield Content.assemble(
            (f"{mark} ", ink), (f"{one.code} ", "bold"), Content(one.text),
            muted(f"   {one.result or 'result not said yet'}{against}"),
        )  # fmt: skip
