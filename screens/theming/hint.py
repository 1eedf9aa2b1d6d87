"""The hint line of the theming board: what the next key does, with its result named."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from screens.theming.board import Board
from workshop.text import shorten

_KEY: Final = "bold $footer-key-foreground"


def hint_of(board: Board, *, narrow: bool) -> Content:
    """What the next key does, with its result named."""
    if board.shown.whole is not None:
        words = "judges it anew   / rename, define, merge, out, order, drop"
        return Content.assemble(("⏎ ", _KEY), words, ("   −", _KEY), " the opposite")
    if board.factor is None:
        return Content.assemble(("Esc ", _KEY), "goes back")
    if board.shown.found is not None:
        name, said = board.theme_in_front()
        new = board.shown.chosen >= len(board.shown.found)
        what = f"makes “{shorten(said, 40)}”" if new else f"takes “{shorten(said, 40)}”"
        return Content.assemble(("⏎ ", _KEY), what if name else "")
    if not board.shown.places:
        return Content("type the name of its first theme")
    from_row = "1234567890"[board.shown.chosen]
    parts = [Content.assemble(("⏎ ", _KEY), "takes ", (from_row, "bold"))]
    if board.shown.against:
        parts.append(Content.styled("as the opposite", "bold $warning"))
    if marked := len(board.shown.marked):
        parts.append(Content.styled(f"with {marked} more", "bold $accent"))
    parts.append(Content.assemble(("1–0 ", _KEY), "that one" if narrow else "takes that one"))
    parts.append(Content.assemble(("− ", _KEY), "first: says the ", ("opposite", "bold")))
    parts.append(Content("or type" if narrow else "letters find or make a theme"))
    return Content("   ").join(parts)
