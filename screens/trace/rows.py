"""What a trace says, as rows: the thing itself, what it rests on, what was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual.content import Content

from screens.widgets.ink import MUTED, muted, sign
from screens.widgets.letter_signs import letter_sign
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import note
from workshop.record.documents import EntryKind, Letter
from workshop.text import in_quotes, listing
from workshop.trace.nodes import Node, Trace

MOST: Final = 300
"""The most rows of a side; what is further down is reached step by step."""

_LEAD: Final = 6
"""Cells of the column of codes, and of each step further down."""
_DEEPEST: Final = {False: 12, True: 3}
"""How many steps are shown down to the words, and up to what was made: those go on and on."""
_LETTERS: Final = {letter.name.lower(): letter.value for letter in Letter}


def head_words(trace: Trace, facts: Iterable[tuple[str, str]], width: int) -> Content:
    """What the thing is: its words, where an entry was said, what is known of it.

    Args:
        trace: what it leads to.
        facts: what is told of it, each as a heading and words.
        width: the cells in a line.
    """
    parts = [(trace.id or "", "bold"), (trace.sort or trace.kind, MUTED)]
    if trace.kind == "entry":  # its id says little to anybody who reads
        parts = [(trace.sort or "", "bold"), (trace.id or "", MUTED)]
    name = Content("  ").join(Content.styled(part, style) for part, style in parts if part)
    if not trace.told:
        words = f"The {trace.edition} edition does not tell of it."
        return Content("\n").join([name, Content.styled(words, "bold $warning")])
    words = " ".join((trace.text or "").split())
    lines = [name, Content.styled(in_quotes(words) if trace.kind == "entry" else words, "bold")]
    if where := said_words(trace, minute=True):
        lines.append(Content(where))
    if trace.decided_by:
        lines.append(_fact("Decided by", listing(list(trace.decided_by))))
    if trace.entered:
        lines.append(_fact("Entered", trace.entered))
    if trace.strength:
        lines.append(_fact("Strength", f"{trace.strength.word}: {trace.strength.why}"))
    lines += _flowing([_fact(title, " ".join(words.split())) for title, words in facts], width)
    return Content("\n").join(lines)


def _fact(title: str, words: str) -> Content:
    return Content.assemble((f"{title}: ", MUTED), words)


def _flowing(facts: Iterable[Content], width: int) -> list[Content]:
    """Short facts side by side, each as long as a line in lines of its own."""
    lines: list[Content] = []
    for fact in facts:
        if lines and lines[-1].cell_length + 3 + fact.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], muted(" · "), fact)
        else:
            lines.append(fact)
    return lines


def said_words(node: Node, *, minute: bool = False) -> str:
    """Who said it or answers for it, in which session, at which minute, and what they say of it."""
    session = node.session_title if node.session_title != node.text else ""
    at = f"minute {node.minute}" if minute and node.minute is not None else ""
    return " · ".join(part for part in (node.speaker, session, at, node.check) if part)


def side_items(trace: Trace, *, up: bool) -> Iterator[Item]:
    """One side of a trace, each thing under what it belongs to, as far as that goes.

    Args:
        trace: what something leads to.
        up: what was made of it; else what it rests on.
    """
    nodes = trace.made_of_it if up else trace.rests_on
    if not nodes:
        yield note(_nothing(trace, up=up))
    for place, (node, depth) in enumerate(_all(nodes, 0, up=up)):
        if place == MOST:
            yield note("There is more: Enter on a row goes on from there.", above=1)
            break
        yield Item(_row(node, depth, up=up), str(place), node)
    if trace.left_out and not up:
        yield note(f"The {trace.edition} edition leaves out {trace.left_out:,} on the way.", 1)


def _nothing(trace: Trace, *, up: bool) -> str:
    """What stands where a side is empty."""
    if up:
        return "Nothing was made of it yet."
    if trace.kind == "entry":
        return "These are the words: they rest on nothing else."
    if trace.entered == "by hand":
        return "Nothing that was said: it was entered by hand."
    return "It rests on nothing that is told."


def _all(nodes: Iterable[Node], depth: int, *, up: bool) -> Iterator[tuple[Node, int]]:
    """Everything on a side in one list, with how far each stands from the thing itself."""
    for node in nodes if depth < _DEEPEST[up] else ():
        yield node, depth
        yield from _all(node.made_of_it if up else node.rests_on, depth + 1, up=up)


def _row(node: Node, depth: int, *, up: bool) -> Row:
    """A thing in one row; further down it stands further in."""
    steps = "  " * min(depth, 6)
    right = brief = ""
    words = " ".join((node.text or "not told").split())
    if node.kind == "entry":
        lead = Content(steps) + sign(EntryKind(node.sort))
        small = said_words(node, minute=True)
        parts = (node.speaker, f"minute {node.minute}" if node.minute is not None else "")
        brief = " · ".join(part for part in parts if part)
        words = in_quotes(words)
    else:
        mark = letter_sign(_LETTERS[node.sort]) + " " if node.sort in _LETTERS else Content("")
        code = node.id if node.kind not in ("session", "person", "department", "guide") else ""
        lead = Content(steps) + mark + Content.styled((code or "")[:12], "bold")
        small, right = said_words(node), node.sort or node.kind
        if up and depth == _DEEPEST[up] - 1 and node.made_of_it:
            right = f"{right} ▸"
    room = max(len(steps) + (4 if node.kind == "entry" else _LEAD), lead.cell_length + 1)
    return Row(
        Content(words),
        lead=lead,
        right=muted(right),
        small=muted(small),
        brief=muted(brief),
        indent=room,
    )
