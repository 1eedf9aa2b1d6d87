"""Drawings for a page: the SWOT quadrant, the grid of two scales, the gauge.

They are plain SVG without a script, a style or an address. Their colours come from the page by
class, so that one drawing serves light, dark and grey print. A drawing shows as much as fits and
says when there is more; the page has the full text beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from sessions.exports import labels as words
from sessions.exports.labels import scale, share
from sessions.exports.text_layout import right_to_left, wrap
from workshop.report.blocks import Cell, Gauge, Grid, Quadrant, QuadrantItem, Quarter

WIDTH: Final = 800
"""The width of a full drawing, in its own units."""

_FIELD: Final = 392  # Two fields and a gap of 16 make the width.
_TALLEST: Final = 500  # Two fields of this height and their caption fit on a page of A4.
_PAD: Final = 20
_HEAD: Final = 72
_CODE: Final = 50
_ITEM: Final = 14
_SMALL: Final = 11.5
_LEAD: Final = 19
_SPARE: Final = 12  # The widths are on the safe side; lines may count on some of the margin.
_MORE: Final = 22
_MOST_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, and whether it can stand alone."""

    svg: Markup
    whole: bool
    """Whether all of the texts are in it, uncut."""


def _frame(size: tuple[float, float], style: str, key: str, labels: tuple[str, str]) -> Markup:
    """The opening of a drawing with its title and description."""
    title, description = labels
    return Markup(
        '<svg class="{style}" viewBox="0 0 {wide:g} {high:g}" role="img" '
        'aria-labelledby="{key}-t {key}-d">'
        '<title id="{key}-t">{title}</title><desc id="{key}-d">{description}</desc>'
    ).format(style=style, wide=size[0], high=size[1], key=key, title=title, description=description)


def _box(style: str, x: float, y: float, wide: float, high: float) -> Markup:
    """A rectangle."""
    return Markup('<rect class="{}" x="{:g}" y="{:g}" width="{:g}" height="{:g}"/>').format(
        style, x, y, wide, high
    )


def _label(style: str, x: float, y: float, text: str, anchor: str = "start") -> Markup:
    """One line of text."""
    return Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="{}">{}</text>').format(
        style, x, y, anchor, text
    )


def _lines(style: str, x: float, y: float, room: float, lines: Sequence[str]) -> Markup:
    """Lines of one text under each other, set from the side where its script begins."""
    from_right = any(right_to_left(line) for line in lines[:1])
    opening = Markup('<text class="{}"{}>').format(
        style, Markup(' direction="rtl"') if from_right else ""
    )
    edge = x + room if from_right else x
    rows = (
        Markup('<tspan x="{:g}" y="{:g}">{}</tspan>').format(edge, y + at * _LEAD, line)
        for at, line in enumerate(lines)
    )
    return opening + Markup("").join(rows) + Markup("</text>")


@dataclass(frozen=True, slots=True)
class _Item:
    """A factor broken into lines."""

    item: QuadrantItem
    lines: list[str]
    support: list[str]
    whole: bool

    @property
    def high(self) -> float:
        """Its height with the space below."""
        return len(self.lines) * _LEAD + (17 if self.support else 0) + 10


@dataclass(frozen=True, slots=True)
class _Field:
    """A quarter with the factors that there is place for."""

    quarter: Quarter
    items: list[_Item]
    left_out: int

    @property
    def high(self) -> float:
        """Its height."""
        inside = sum(item.high for item in self.items) or _LEAD + 10
        return _HEAD + inside + (_MORE if self.left_out else 0) + 8

    @property
    def whole(self) -> bool:
        """Whether nothing was left out or cut."""
        return not self.left_out and all(item.whole for item in self.items)


def quadrant(block: Quadrant, key: str) -> Drawing:
    """Draw the four fields; `key` makes the ids in it its own."""
    fields = [_fitted(quarter) for quarter in block.quarters]
    upper = max(150.0, fields[0].high, fields[1].high)
    lower = max(150.0, fields[2].high, fields[3].high)
    gap = WIDTH - 2 * _FIELD
    places = [
        (0.0, 0.0, upper),
        (float(_FIELD + gap), 0.0, upper),
        (0.0, upper + gap, lower),
        (float(_FIELD + gap), upper + gap, lower),
    ]
    drawn = (_field(field, *place) for field, place in zip(fields, places, strict=True))
    size = (WIDTH, upper + gap + lower)
    svg = _frame(size, "quadrant", key, (block.caption, _in_short(block)))
    svg += Markup("").join(drawn) + Markup("</svg>")
    return Drawing(svg, all(field.whole for field in fields))


def _in_short(block: Quadrant) -> str:
    """What the picture shows, for somebody who does not see it."""
    counts = ", ".join(f"{quarter.title} {len(quarter.items)}" for quarter in block.quarters)
    return f"Four fields: {counts}. The list that follows has every factor in full."


def _fitted(quarter: Quarter) -> _Field:
    """The factors of the quarter, as many as a field of the greatest height holds."""
    items: list[_Item] = []
    room = _TALLEST - _HEAD - _MORE - 8.0
    for item in quarter.items:
        broken = _broken(item)
        room -= broken.high
        if room < 0:
            break
        items.append(broken)
    return _Field(quarter, items, len(quarter.items) - len(items))


def _broken(item: QuadrantItem) -> _Item:
    """The factor in lines."""
    room = _FIELD - 2 * _PAD - _CODE + _SPARE
    lines, all_text = wrap(item.text, room / _ITEM, _MOST_LINES)
    support, all_support = wrap(item.support, room / _SMALL, 1)
    _, code_fits = wrap(item.code, _CODE / 14.2, 1)
    shown = support if item.support else []
    return _Item(item, lines, shown, all_text and all_support and code_fits)


def _field(field: _Field, x: float, y: float, high: float) -> Markup:
    """Draw one quarter."""
    quarter = field.quarter
    helps = "helps" if quarter.letter in "SO" else "harms"
    room = _FIELD - 2 * _PAD
    left = x + _PAD
    title, _ = wrap(quarter.title, (room - _CODE) / 19, 1)
    note, _ = wrap(quarter.note, (room - _CODE) / 12.5, 1)
    svg = _box(f"field {helps}", x + 0.5, y + 0.5, _FIELD - 1, high - 1)
    svg += _label("letter", left, y + 46, quarter.letter)
    svg += _lines("field-title", left + _CODE, y + 32, room - _CODE, title)
    svg += _lines("note", left + _CODE, y + 49, room - _CODE, note)
    if not quarter.items:
        none, _ = wrap(quarter.none, (room - _CODE) / 12.5, 3)
        svg += _lines("note", left + _CODE, y + _HEAD + 14, room - _CODE, none)
    top = y + _HEAD
    for item in field.items:
        svg += _item(item, left, top)
        top += item.high
    if field.left_out:
        svg += _label("note", left + _CODE, top + 12, words.and_more(field.left_out))
    return svg


def _item(broken: _Item, left: float, top: float) -> Markup:
    """Draw one factor."""
    room = _FIELD - 2 * _PAD - _CODE
    code, _ = wrap(broken.item.code, _CODE / 14.2, 1)
    svg = _label("code", left, top + 14, code[0])
    svg += _lines("item", left + _CODE, top + 14, room, broken.lines)
    if broken.support:
        below = top + 14 + (len(broken.lines) - 1) * _LEAD + 17
        svg += _lines("support", left + _CODE, below, room, broken.support)
    return svg


_SIDE: Final = 150  # The column with the names of the rows.
_GRID_LINES: Final = 4


def grid(block: Grid, key: str) -> Drawing:
    """Draw two scales against each other, the greatest at the top right."""
    wide = (WIDTH - _SIDE) / max(1, len(block.columns))
    broken = [[_cell_lines(cell, wide) for cell in row] for row in block.cells]
    names = [wrap(name, (_SIDE - 16) / 13, 3) for name in block.rows]
    heads = [wrap(name, (wide - 12) / 13, 3) for name in block.columns]
    highs = [_row_height([lines for lines, _ in row]) for row in broken]
    axes, axes_whole = _axes(block)
    svg, top = axes, 30.0
    for (name, _), row, lines, high in zip(names, block.cells, broken, highs, strict=True):
        svg += _lines("axis-name", 0, top + high / 2 + 4 - (len(name) - 1) * 9, _SIDE - 16, name)
        svg += _row(row, [text for text, _ in lines], top, (wide, high))
        top += high
    for at, (head, _) in enumerate(heads):
        svg += _centred("axis-name", _SIDE + (at + 0.5) * wide, top + 20, head)
    high = top + 12 + max((len(head) for head, _ in heads), default=1) * _LEAD
    whole = axes_whole and all(
        fits for _, fits in [*names, *heads, *(cell for row in broken for cell in row)]
    )
    labels = (block.caption, f"{block.down} against {block.across}. The table has the same fields.")
    opening = _frame((WIDTH, high), "grid", key, labels)
    return Drawing(opening + svg + Markup("</svg>"), whole)


def _axes(block: Grid) -> tuple[Markup, bool]:
    """The names of the two scales above the field, with arrows to the greater side."""
    down, down_whole = wrap(block.down, (_SIDE - 30) / 13, 1)
    across, across_whole = wrap(block.across, (WIDTH - _SIDE - 30) / 13, 1)
    svg = _label("axis", 0, 18, f"↑ {down[0]}")
    svg += _label("axis", WIDTH, 18, f"{across[0]} →", "end")
    return svg, down_whole and across_whole


def _cell_lines(cell: Cell, wide: float) -> tuple[list[str], bool]:
    return wrap(cell.text, (wide - 14) / 14.2, _GRID_LINES)


def _row_height(cells: Sequence[Sequence[str]]) -> float:
    """As high as its fullest cell asks for."""
    return max(50, 20 + _LEAD * max((len(lines) for lines in cells), default=1))


def _row(
    cells: Sequence[Cell], lines: Sequence[list[str]], top: float, size: tuple[float, float]
) -> Markup:
    """Draw the cells of one row."""
    wide, high = size
    svg = Markup("")
    for at, (cell, text) in enumerate(zip(cells, lines, strict=True)):
        left = _SIDE + at * wide
        svg += _box(f"cell tint-{cell.tint}", left + 1, top + 1, wide - 2, high - 2)
        first = top + high / 2 + 5 - (len(text) - 1) * _LEAD / 2
        svg += _centred("cell-text", left + wide / 2, first, text)
    return svg


def _centred(style: str, x: float, y: float, lines: Sequence[str]) -> Markup:
    labels = (_label(style, x, y + at * _LEAD, line, "middle") for at, line in enumerate(lines))
    return Markup("").join(labels)


_GAUGE: Final = 480


def gauge(block: Gauge, key: str) -> Drawing:
    """Draw one number on its scale, with the midpoint marked."""
    at = _GAUGE * share(block, block.value)
    middle = _GAUGE * share(block, block.midpoint)
    shown, shown_whole = wrap(block.shown, 10, 1)
    spot = min(max(at, 40.0), _GAUGE - 40.0)
    svg = _frame((_GAUGE, 78), "gauge", key, (f"{block.label}: {block.shown}", scale(block)))
    svg += _label("gauge-value", spot, 24, shown[0], "middle")
    svg += _box("gauge-bar", 0, 40, _GAUGE, 6) + _box("gauge-fill", 0, 40, at, 6)
    svg += _box("gauge-middle", middle - 0.75, 34, 1.5, 18)
    svg += Markup('<circle class="gauge-dot" cx="{:g}" cy="43" r="8"/>').format(at)
    svg += _label("note", 0, 70, f"{block.least:g}")
    svg += _label("note", middle, 70, f"midpoint {block.midpoint:g}", "middle")
    svg += _label("note", _GAUGE, 70, f"{block.greatest:g}", "end")
    return Drawing(svg + Markup("</svg>"), shown_whole)
