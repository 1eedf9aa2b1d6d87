"""What is said below a grid: of the cell in hand, of the columns out of sight, and of the keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.content import Content

from screens.grid.commands import GRID_COMMANDS
from screens.grid.grid import Grid
from screens.grid.hand import Hand
from screens.grid.layout import RESTS
from screens.widgets.ink import ALARM, ALERT, GOOD, MUTED, muted
from workshop.registers.fields import AnyField
from workshop.running.cells.offers import Offer
from workshop.text import plural

_KEY: Final = "bold $footer-key-foreground"
_TYPING: Final = (("grid.onward", "takes it"), ("grid.rows", "leaves the cell as it was"))
_LINES: Final = (("grid.break", "new line"),)
_CELLS: Final = (
    ("grid.onward", "next cell, then row"),
    ("grid.edit", "edits"),
    ("grid.link", "links"),
    ("grid.rows", "rows"),
)
_ABOVE: Final = ("grid.above", "as above")
_ROWS: Final = (
    ("grid.cells", "to the cells"),
    ("grid.sort", "sort"),
    ("grid.filter", "filter"),
    ("grid.mark", "mark"),
    ("grid.remove", "remove"),
    ("register.back", "back"),
)
_LOOKING: Final = (
    ("grid.sort", "sort"),
    ("grid.filter", "filter"),
    ("grid.cells", "shows what was said"),
    ("register.back", "back"),
)
_FILTERING: Final = (("grid.cells", "to the rows"), ("grid.rows", "lists all rows again"))
_KEYS: Final = {each.id: each.shown_key or each.key for each in GRID_COMMANDS} | {
    "grid.rows": "esc",
    "register.back": "esc",
}


def crib(hand: Hand, width: int, own: Mapping[str, str], *, filtering: bool = False) -> Content:
    """The keys needed next, in so many cells; whether letters act says whoever shows them.

    Args:
        hand: what is in hand.
        width: so many cells.
        own: by the ids of commands, the keys that this person gave them.
        filtering: whether the words of the filter are being typed.
    """
    keys: tuple[tuple[str, str], ...] = _ROWS
    if filtering:
        keys = _FILTERING
    elif not hand.writable:
        keys = _LOOKING
    elif not hand.picks_rows:
        above = (_ABOVE,) if hand.can_take_above else ()
        keys = (_CELLS[0], *above, *_CELLS[1:])
        if hand.typed is not None:
            keys = (*_TYPING, *(_LINES if hand.has_lines else ()))
    named = [(own.get(name) or _KEYS[name], does) for name, does in keys]
    words = [Content.assemble((key, _KEY), " ", muted(does)) for key, does in named]
    wide = Content("   ").join(words)
    return wide if wide.cell_length <= width else Content("  ").join(words)


def away() -> Content:
    """What leads back to the grid, while a line beside it has the keys."""
    return Content.assemble(("↑", _KEY), muted(" to the table"))


def about_cell(grid: Grid, field: AnyField | None, offer: Offer | None) -> Content:
    """What the cell in hand is for; what is wrong with it, or what it may become."""
    if grid.hand.wrong:
        return Content.assemble(("▲ ", ALARM), (grid.hand.wrong, "$error"))
    if (computed := grid.hand.computed) is not None:
        title = Content.styled(computed.title, f"bold {MUTED}")
        return Content.assemble(title, "  ", computed.means, muted("   worked out, never typed"))
    if field is None:
        return _about_evidence(grid)
    title = Content.styled(field.title, f"bold {MUTED}")
    if grid.hand.typed is not None and offer is not None:
        means = f" · {offer.means}" if offer.means else ""
        took = f"takes “{_short(offer.text)}”"
        said = f", as said by {offer.means}" if offer.entry_id and offer.means else means
        return Content.assemble(title, "  ", ("→", _KEY), muted(f" {took}{said}"))
    whole = grid.hand.cell
    if whole and (len(whole) > 20 or "\n" in whole) and grid.hand.typed is None:
        return Content.assemble(title, "  ", Content(" ↵ ".join(whole.split("\n"))[:2_000]))
    asks = field.asks if not whole and grid.hand.typed is None else ""
    told = asks or field.means
    return Content.assemble(title, "  ", told, muted(f"   {field.allowed}"))


def about_row(grid: Grid) -> Content:
    """What does not hold yet over all rows: of the row in hand, or of any from the empty row."""
    point = "" if grid.hand.typed is not None else grid.table.open_point(grid.hand.row_id)
    return Content.assemble(("▲ ", ALERT), point) if point else Content("")


def _about_evidence(grid: Grid) -> Content:
    count = grid.table.shown(grid.hand.row_id).rests_on if grid.hand.row_id else 0
    told = f"rests on {plural(count, 'entry', 'entries')}" if count else "rests on nothing said yet"
    keys = [("⏎", " shows them")] if count else []
    parts = [Content.assemble((key, _KEY), muted(does)) for key, does in keys]
    if grid.hand.writable:
        parts.append(Content.assemble(("^l", _KEY), muted(" links what was said")))
    return Content.assemble("The row ", told, "   ", Content("   ").join(parts))


def about_columns(grid: Grid) -> Content:
    """Which columns are out of sight, and the way to them."""
    titles = [field.title for field in grid.table.fields]
    titles += [each.title for each in grid.table.computed]
    titles += [RESTS] if grid.table.register.evidence else []
    layout, parts = grid.layout_now, []
    for sign, places in (("‹", layout.before), ("›", layout.after)):
        if places:
            names = ", ".join(titles[place] for place in places)
            count = plural(len(places), "more column")
            parts.append(Content.assemble((f"{sign} ", _KEY), muted(f"{count}: "), names))
    return Content("   ").join(parts)


def said(sentence: str, *, recorded: bool) -> Content:
    """What was recorded last, or is still needed."""
    if not sentence:
        return Content("")
    mark, style = ("● ", GOOD) if recorded else ("○ ", ALERT)
    return Content.assemble((mark, style), sentence if recorded else (sentence, ALERT))


def _short(text: str) -> str:
    return text if len(text) < 40 else f"{text[:39]}…"
