"""Two scales against each other as lines of text: points by their codes, zones with words.

Nothing is said by colour alone: the shape before a code says the letter, borders and words tell
zones apart, and the point in front stands reversed and is told in words below.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final, NamedTuple

from textual.content import Content

from screens.widgets.figures.canvas import Canvas
from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.letter_signs import LETTER_WORDS
from workshop.report.blocks import CONTESTED, Axis, Link, Plane, Point, Zone

SHAPES: Final = {"O": "●", "T": "◆", "S": "●", "W": "◆", "": "◆"}
"""What helps is round, what harms has corners."""

_INKS: Final = {
    "S": "$strength",
    "W": "$weakness",
    "O": "$opportunity",
    "T": "$threat",
    "": "$accent",
}
_GROUNDS: Final = {0: "", 1: "$surface", 2: "$panel"}
_LEAST_HEIGHT: Final = 3


class Meeting(NamedTuple):
    """Points that would stand upon each other."""

    column: int
    row: int
    points: tuple[int, ...]
    """Their places among the points of the plane."""


def walked(plane: Plane) -> list[int]:
    """The places of the points in the order in which the cursor walks them: from the top left."""
    points = plane.points
    return sorted(range(len(points)), key=lambda at: (-points[at].up, points[at].across, at))


def plane_lines(plane: Plane, width: int, height: int, at: int = -1) -> list[Content]:
    """A plane in so many cells and lines.

    Args:
        plane: what is drawn.
        width: cells in a line.
        height: lines.
        at: the place of the point in front; -1 for none.
    """
    if is_linked(plane):
        return linked_lines(plane, width, height, at)
    margin = _margin(plane)
    canvas = Canvas(*room_of(plane, width, height))
    _draw_zones(canvas, plane)
    _draw_points(canvas, plane, at)
    ticks = {_row(plane.up, value, canvas.height): _tick(value) for value in plane.up.ticks}
    lines = [muted(f"{plane.up.title} ↑")]
    for row, line in enumerate(canvas.lines()):
        label = ticks.get(row, "")
        lines.append(
            Content.assemble(
                (f"{label:>{margin - 1}}", MUTED), ("┤" if label else "│", "$rule"), line
            )
        )
    title = f" {plane.across.title} →"
    axis_line = "└" + "─" * max(0, canvas.width - len(title))
    lines.append(Content.assemble(" " * (margin - 1), (axis_line, "$rule"), muted(title)))
    lines.append(_across(plane.across, margin, canvas.width))
    return lines


def room_of(plane: Plane, width: int, height: int) -> tuple[int, int]:
    """The cells and lines between the scales of a plane of so many cells and lines."""
    if is_linked(plane):
        return max(12, width), max(_LEAST_HEIGHT, height)
    return max(12, width - _margin(plane) - 1), max(_LEAST_HEIGHT, height - 3)


def _margin(plane: Plane) -> int:
    """The cells for the values along the scale at the left."""
    return max((len(_tick(value)) for value in plane.up.ticks), default=0) + 1


def linked_lines(plane: Plane, width: int, height: int, at: int) -> list[Content]:
    """A plane without scales: bands, and points with dotted ways from cause to effect."""
    canvas = Canvas(*room_of(plane, width, height))
    _draw_zones(canvas, plane)
    # In so few cells all ways at once are a tangle: those of the point in front alone can be read.
    for link in plane.links:
        if at < 0 or at in (link.cause, link.effect):
            _draw_link(canvas, plane, link, MUTED if at < 0 else "bold $accent")
    _draw_points(canvas, plane, at)
    return canvas.lines()


def _draw_link(canvas: Canvas, plane: Plane, link: Link, ink: str) -> None:
    """A way of dots that ends in an arrow beside the effect; words are not written over."""
    cause, effect = (plane.points[each] for each in (link.cause, link.effect))
    column, row = _cell(canvas, plane, cause)
    to_column, to_row = _cell(canvas, plane, effect)
    steps = max(abs(to_column - column) // 2, abs(to_row - row))
    for step in range(1, steps):
        here = round(column + (to_column - column) * step / steps)
        line = round(row + (to_row - row) * step / steps)
        last = step == steps - 1
        if last or canvas.is_free(here, line, 1):
            canvas.put(here, line, _head(to_row - row, to_column - column) if last else "·", ink)


def _head(down: int, right: int) -> str:
    """The head of an arrow that goes so far."""
    if down:
        return "▲" if down < 0 else "▼"
    return "▶" if right > 0 else "◀"


def _cell(canvas: Canvas, plane: Plane, point: Point) -> tuple[int, int]:
    """The cell of a point."""
    column = _column(plane.across, point.across, canvas.width)
    return column, _row(plane.up, point.up, canvas.height)


def is_linked(plane: Plane) -> bool:
    """Whether a plane has no scales with names, but bands, and arrows between its points."""
    return not (plane.up.title or plane.across.title)


def _tied(plane: Plane, at: int) -> str:
    """The band of a point, to what it leads and from what it follows."""
    point, points = plane.points[at], plane.points
    zone = zone_of(plane, point)
    effects = ", ".join(points[each.effect].code for each in plane.links if each.cause == at)
    causes = ", ".join(points[each.cause].code for each in plane.links if each.effect == at)
    leads = f"leads to {effects}" if effects else "leads nowhere"
    follows = f"follows from {causes}" if causes else ""
    return " · ".join(filter(None, (zone.title if zone else "", leads, follows)))


def point_words(plane: Plane, at: int) -> Content:
    """The point in front in words: its code, its statement, where it stands."""
    if not 0 <= at < len(plane.points):
        return muted(plane.sentence or "Nothing stands on it.")
    point = plane.points[at]
    where = (
        _tied(plane, at)
        if is_linked(plane)
        else f"{_within_sentence(plane.across.title)} {_tick(point.across)} · "
        f"{_within_sentence(plane.up.title)} {_tick(point.up)}"
    )
    contested = f"  {CONTESTED} contested" if point.contested else ""
    what = " · ".join([*([LETTER_WORDS[point.letter]] if point.letter else []), where])
    return Content.assemble(
        (point.code, "bold"), "  ", point.text, (f"  {what}", MUTED), (contested, ALERT)
    )


def _within_sentence(title: str) -> str:
    """The title of a scale inside a sentence; an abbreviation stays as it is."""
    return title if title[:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def zone_of(plane: Plane, point: Point) -> Zone | None:
    """The zone in which a point lies; of several, the last."""
    return _zone_at(plane.zones, point.across, point.up)


def _zone_at(zones: Sequence[Zone], across: float, up: float) -> Zone | None:
    found = [
        each
        for each in zones
        if each.left <= across <= each.right and each.bottom <= up <= each.top
    ]
    return found[-1] if found else None


def _draw_zones(canvas: Canvas, plane: Plane) -> None:
    """Their grounds, the borders between them, and their words."""
    if not plane.zones:
        return
    last = canvas.height - 1
    found = [
        [
            _zone_at(plane.zones, _value(plane.across, column, canvas.width), up)
            for column in range(canvas.width)
        ]
        for up in (_value(plane.up, last - row, canvas.height) for row in range(canvas.height))
    ]
    for row, zones in enumerate(found):
        for column, zone in enumerate(zones):
            canvas.tint(column, row, _GROUNDS[zone.tint] if zone else "")
            left = bool(column) and _looks(zone) != _looks(zones[column - 1])
            above = bool(row) and _looks(zone) != _looks(found[row - 1][column])
            if left or above:
                canvas.put(column, row, "╎" if left else "╌", "$ink-muted 60%")
    told: set[str] = set()
    for zone in sorted(plane.zones, key=lambda each: (-each.top, each.left)):
        if not zone.title or zone.title in told:
            continue
        told.add(zone.title)
        start = _column(plane.across, zone.left, canvas.width)
        room = _column(plane.across, zone.right, canvas.width) - start - 2
        edge = _row(plane.up, zone.top, canvas.height)
        # Below the border, which a zone under another one has in its first line.
        top = min(canvas.height - 1, edge + (2 if edge else 1))
        lines = max(1, _row(plane.up, zone.bottom, canvas.height) - top - 1)
        for row, words in enumerate(_in_zone(zone.title, room, lines)):
            canvas.put(start + 2, top + row, words, f"italic {MUTED}")


def _in_zone(title: str, room: int, lines: int) -> list[str]:
    """The words of a zone in as many lines as it has; cut where even that is too narrow."""
    if room < 3:
        return []
    found = wrap(title, room) if len(title) > room and lines > 1 else [title]
    return [
        words if len(words) <= room else f"{words[: room - 1]}…" for words in found[: min(3, lines)]
    ]


def _looks(zone: Zone | None) -> tuple[str, int]:
    """What tells a zone from its neighbour."""
    return (zone.title, zone.tint) if zone else ("", 0)


def _draw_points(canvas: Canvas, plane: Plane, at: int) -> None:
    """Every point by its shape and code; where several meet, one of them and how many more."""
    for meeting in meetings(plane, canvas.width, canvas.height):
        here = at if at in meeting.points else meeting.points[0]
        point = plane.points[here]
        more = f" +{len(meeting.points) - 1}" if len(meeting.points) > 1 else ""
        mark = CONTESTED if any(plane.points[each].contested for each in meeting.points) else ""
        ink = f"bold {_INKS[point.letter]}"
        text = f"{SHAPES[point.letter]}{point.code}{mark}"
        if here != at:
            column = max(0, min(meeting.column, canvas.width - len(text) - len(more)))
            canvas.put(column, meeting.row, f"{text}{more}", ink)
            continue
        # In brackets, which need no colour; the shape stays where it is.
        column = max(0, min(meeting.column - 1, canvas.width - len(text) - len(more) - 2))
        canvas.put(column, meeting.row, f"[{text}]", f"{ink} reverse")
        canvas.put(column + len(text) + 2, meeting.row, more, ink)


def meetings(plane: Plane, width: int, height: int) -> list[Meeting]:
    """The points by their cells; those whose codes would touch meet in one."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for at, point in enumerate(plane.points):
        row = _row(plane.up, point.up, height)
        rows.setdefault(row, []).append((_column(plane.across, point.across, width), at))
    found = []
    for row, places in sorted(rows.items()):
        group: list[int] = []
        first = end = -1
        for column, at in sorted(places):
            needs = _cells(plane.points[at])
            start = min(column, width - needs)
            if group and start <= end:
                group.append(at)
                end = max(end, first + _cells(plane.points[group[0]]) + 4)
                continue
            if group:
                found.append(Meeting(first, row, tuple(group)))
            group, first, end = [at], start, start + needs
        if group:
            found.append(Meeting(first, row, tuple(group)))
    return found


def _cells(point: Point) -> int:
    """The cells of a point: its shape, its code, its mark."""
    return 1 + len(point.code) + point.contested


def _across(axis: Axis, margin: int, width: int) -> Content:
    """The values along the scale below."""
    canvas = Canvas(margin + width, 1)
    for value in axis.ticks:
        words = _tick(value)
        column = margin + min(_column(axis, value, width), width - len(words))
        if canvas.is_free(column - 1, 0, len(words) + 2):
            canvas.put(column, 0, words, MUTED)
    return canvas.lines()[0]


def _column(axis: Axis, value: float, width: int) -> int:
    """The cell of a value on a scale."""
    share = (value - axis.least) / ((axis.greatest - axis.least) or 1)
    return round(min(1.0, max(0.0, share)) * (width - 1))


def _row(axis: Axis, value: float, height: int) -> int:
    """The line of a value, the greatest at the top."""
    return height - 1 - _column(axis, value, height)


def _value(axis: Axis, place: int, cells: int) -> float:
    """The value in the middle of a cell."""
    return axis.least + (axis.greatest - axis.least) * place / max(1, cells - 1)


def _tick(value: float) -> str:
    return f"{value:g}"
