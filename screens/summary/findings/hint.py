"""The hint of the findings screen: what the next key does, with its result named."""

from __future__ import annotations

from textual.content import Content

from screens.summary.findings.state import Shown, Side
from screens.widgets.ink import ALERT, KEY
from screens.widgets.screen_kind import ScreenKind, with_room

Words = tuple[str, str]


def hint_of(shown: Shown, width: int) -> Content:
    """What the next key does, the first thing first; as much of it as has room.

    Args:
        shown: what is shown.
        width: cells in the line.
    """
    count = len(shown.marked)
    lead = Content.assemble((f"{count} marked: ", "bold")) if count else Content("")
    parts = _parts(shown)
    if not shown.findings and not shown.marked and shown.side is Side.FINDINGS:
        parts = [("tab", "to the material"), ("h", "writes the headline")]
    if not shown.picture.material:
        parts = [("esc", "to the engagement, where n begins a session")]
    words = [Content.assemble((key, KEY), f" {what}") for key, what in parts]
    start = Content("  ").join([ScreenKind.KEYS.badge, lead])
    return with_room(start + words[0], words[1:], width)


def typing_hint(what: str, *, several: bool) -> Content:
    """What the keys do while something is typed.

    Args:
        what: what Enter comes to: `makes finding 5`.
        several: whether there are several fields.
    """
    parts = [("⏎", "goes on" if several else what)]
    if several:
        parts.append(("^s", what))
    parts.append(("Esc", "leaves it, typed words are kept"))
    words = [Content.assemble((key, KEY), f" {does}") for key, does in parts]
    return Content("  ").join([ScreenKind.LINE.badge, Content("   ").join(words)])


def refused_hint(sentence: str) -> Content:
    """Why what was typed is not recorded."""
    return Content.assemble(ScreenKind.LINE.badge, ("  ▲ ", f"bold {ALERT}"), (sentence, "$error"))


def _parts(shown: Shown) -> list[Words]:
    """Keys and what they come to, on the side that has the keys."""
    here = shown.finding
    by_people = here is not None and not here.by_rule
    place = len(shown.findings) + 1 if shown.by_people else 1
    if shown.side is Side.QUOTES:
        return [
            ("space", "takes the quote, or leaves it out"),
            ("⏎", "its session"),
            ("tab", "side"),
        ]
    parts: list[Words] = []
    half = shown.half.get("", "")
    if half:
        parts.append(("a", f"goes on with finding {place}, half typed"))
    elif shown.marked:
        parts.append(
            ("a", f"makes finding {place} of {'it' if len(shown.marked) == 1 else 'them'}")
        )
    if shown.marked and by_people and here:
        parts.append(("+", f"adds to finding {here.place}"))
    if shown.side is Side.MATERIAL:
        row = shown.in_front
        parts.insert(0, ("space", "marks" if not row or row.key not in shown.marked else "unmarks"))
        if by_people and here and row and here.place in row.used:
            parts.append(("−", f"takes {row.id} out of finding {here.place}"))
    elif by_people:
        parts.append(("r", "recommends"))
        parts.append(("J K", "move"))
    elif here is not None:
        parts.append(("a", "makes it yours, in your words"))
    parts.append(("tab", "side"))
    return parts
