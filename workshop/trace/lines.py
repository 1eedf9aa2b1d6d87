"""A trace as lines to be read, at plain prompts and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshop.text import listing, plural
from workshop.trace.nodes import Node, Trace


def lines_of(trace: Trace) -> Iterator[str]:
    """The trace, a line each, what is below or above something set in under it."""
    if not trace.told:
        name = " · ".join(part for part in (trace.id, trace.kind) if part)
        yield f"{name}: the {trace.edition} edition does not tell of it."
        return
    yield _line(trace)
    if trace.strength:
        yield f"Strength {trace.strength.word}: {trace.strength.why}."
    if trace.decided_by:
        yield f"Decided by {listing(list(trace.decided_by))}."
    if trace.entered:
        own = ", without words of its own to rest on" if trace.rests_on else " and rests on nothing"
        yield f"It was entered {trace.entered}{own}."
    for title, branches, field in (
        ("It rests on:", trace.rests_on, "rests_on"),
        ("Made of it:", trace.made_of_it, "made_of_it"),
    ):
        if branches:
            yield title
            yield from _set_in(branches, field, 1)
    if not (trace.rests_on or trace.made_of_it or trace.left_out or trace.entered):
        yield "Nothing was made of it, and it rests on nothing else."
    if trace.left_out:
        rows = plural(trace.left_out, "entry or row", "entries or rows")
        yield f"The {trace.edition} edition leaves out {rows}."


def _set_in(nodes: Iterable[Node], field: str, depth: int) -> Iterator[str]:
    for node in nodes:
        yield "  " * depth + _line(node)
        yield from _set_in(getattr(node, field), field, depth + 1)


def _line(node: Node) -> str:
    """One thing: its id, what it is, its words; who said it, where and when."""
    name = " · ".join(part for part in (node.id, node.sort or node.kind) if part)
    words = " ".join((node.text or "").split())
    words = f"“{words}”" if node.kind == "entry" else words
    where = node.session_title if node.session_title and node.session_title != node.text else ""
    minute = f"minute {node.minute}" if node.minute is not None else ""
    source = " · ".join(part for part in (node.speaker, where, minute, node.check) if part)
    return f"{name}: {words} — {source}" if source else f"{name}: {words}"
