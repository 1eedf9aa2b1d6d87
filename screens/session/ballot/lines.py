"""How a ballot is drawn: a band above that stays, rows that scroll, a band below that stays."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from screens.session.ballot.shown import Grid, Taking, Thing
from screens.widgets.ink import ALARM, ALERT, INKS, MUTED, flow, muted, sign
from workshop.guide.parts import Scale
from workshop.record.documents import EntryKind

INK_OF: Final = {kind.letter: INKS[kind] for kind in EntryKind if kind.letter}
"""The ink of a factor is that of its kind."""
KIND_OF: Final = {kind.letter: kind for kind in EntryKind if kind.letter}
"""The kind whose sign a factor has."""

CODE: Final = 7
"""Cells of sign and code before a statement."""
_WIDE: Final = 90
"""From so many cells on titles stand whole."""
_READABLE: Final = 42
"""So many cells at most are kept for code and statement, where columns can be narrower."""
_ROOMY: Final = 24
"""From so many lines on there is one for all voters."""
_BESIDE: Final = 7
"""Lines beside rows and meanings: the band above, the row in front on two, a blank, the keys."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the keys go."""

    row: int
    column: int
    typed: str = ""
    """The digits that wait in the cell."""
    wrong: bool = False
    """Whether they are no value of the scale."""
    focus: bool = True
    """Whether the grid has the keys."""


@dataclass(frozen=True, slots=True)
class Box:
    """The room there is, in cells."""

    width: int
    height: int


def between(left: Content, right: Content, width: int) -> Content:
    """Two contents at the ends of a line; the left one gives way."""
    room = max(0, width - right.cell_length - 2)
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), "  ", right)


def statement(factor: Thing, width: int, *, here: bool) -> list[Content]:
    """Sign, code and statement in a width; whole over several lines for the row in front."""
    room = max(8, width - CODE)
    parts = [" ".join(part.split()) for part in factor.text.split("\n")]
    text = "  ".join(parts)
    lead = _lead(factor)
    if not here:
        return [Content.assemble(lead, Content(text).truncate(room, ellipsis=True, pad=True))]
    wrapped = [line for part in parts for line in textwrap.wrap(part, room)] or [""]
    first, *rest = [Content.styled(line, "bold").truncate(room, pad=True) for line in wrapped]
    behind = [Content.assemble(" " * CODE, line) for line in rest]
    return [Content.assemble(lead, first), *behind]


def _lead(thing: Thing) -> Content:
    """Sign and code; what has no letter has its code alone."""
    letter = getattr(thing, "letter", None)
    if letter is None:
        return Content.styled(f"{thing.code:>{CODE - 2}}  ", "bold")
    code = Content.styled(f"{thing.code:<5}", f"bold {INK_OF[letter]}")
    return Content.assemble(sign(KIND_OF[letter]), " ", code)


def column_widths(grid: Grid, box: Box) -> list[int]:
    """Cells of every column of digits: as its title, and narrower where the text needs it."""
    longest = max((cell_len(" ".join(each.text.split())) for each in grid.factors), default=0)
    kept = min(_READABLE, CODE + longest + 1)
    for most in (16, 12, 10, 8):
        widths = [min(max(len(scale.title) + 2, 8), most) for scale in grid.scales]
        if box.width - sum(widths) >= kept:
            break
    return widths


def _title(scale: Scale, width: int, *, here: bool) -> Content:
    """The title of a column, at its right."""
    title = Content.styled(scale.title, "bold" if here else MUTED)
    return Content.assemble(title.truncate(width - 2, ellipsis=True).right(width - 1), " ")


def head(grid: Grid, cursor: Cursor, box: Box) -> list[Content]:
    """Whose ballot it is, what is left of the points, who has voted; the titles of the columns."""
    left = _left(grid, cursor, box)
    whose = _whose(grid, box.width - left.cell_length - 2)
    lines = [between(whose, left, box.width), _gauge(grid, cursor, box)]
    if len(grid.voters) > 1 and box.height >= _ROOMY and box.width >= _WIDE:
        lines.append(_voters(grid).truncate(box.width, ellipsis=True))
    widths = column_widths(grid, box)
    titles = [
        _title(scale, width, here=place == cursor.column)
        for place, (scale, width) in enumerate(zip(grid.scales, widths, strict=True))
    ]
    room = box.width - sum(title.cell_length for title in titles)
    return [*lines, Content.assemble(" " * max(0, room), *titles)]


def _whose(grid: Grid, room: int) -> Content:
    """Whose ballot it is, with what tells two people of one name apart; the role gives way."""
    voter = grid.voter
    place = f"Ballot {grid.here + 1} of {len(grid.voters)}" if len(grid.voters) > 1 else "Ballot"
    parts = [muted(f"{place}  "), Content.styled(voter.name, "bold")]
    behind = Content.styled(voter.department, "bold")
    way = _way(grid)
    taken = sum(part.cell_length for part in (*parts, way))
    spare = room - taken - behind.cell_length - 4
    if voter.role and spare >= 4:
        comma = "," if voter.department else ""
        parts.append(muted(f"  {voter.role}").truncate(spare, ellipsis=True) + muted(comma))
    if voter.department:
        parts.append(Content.assemble(" " if voter.role else "  ", behind))
    parts.append(way)
    if grid.complete:
        parts.append(Content.styled("   ✓ complete: they count", "$success"))
    return Content.assemble(*parts)


def _way(grid: Grid) -> Content:
    """By which way the ballot comes, and whether it takes the place of one that is in."""
    taking = grid.taking
    if taking is None:
        return Content("")
    words = [taking.way, "in already: replaces" if taking.again else ""]
    return muted("   " + ", ".join(filter(None, words)))


def _left(grid: Grid, cursor: Cursor, box: Box) -> Content:
    """The running total, and what is left of it for how many."""
    if (scale := grid.points(cursor.column)) is None or scale.total is None:
        filled = sum(len(grid.factors) - grid.blank(scale) for scale in grid.scales)
        if grid.taking and grid.taking.most:
            return _named(filled, grid.taking)
        return muted(f"{filled} of {len(grid.factors) * len(grid.scales)} cells filled")
    given = round(grid.given(scale), 9)
    left = round(scale.total - given, 9)
    word = " given" if box.width >= _WIDE else ""
    of = Content.assemble((f"{given:g}", "bold"), muted(f" of {scale.total:g}{word} · "))
    if left == 0:
        return Content.assemble(of, ("✓ all given", "$success"))
    if left < 0:
        return Content.assemble(of, (f"▲ {-left:g} too many", f"bold {ALERT}"))
    blank = grid.blank(scale)
    behind = muted(f" for {blank}") if blank else muted(", no cell empty")
    if grid.taking:
        behind = muted(", may stay unspent")
    return Content.assemble(of, (f"{left:g} left", f"bold {ALERT}"), behind)


def _named(filled: int, taking: Taking) -> Content:
    """How many things the ballot names, of how many it may."""
    if filled > taking.most:
        return Content.styled(f"▲ {filled - taking.most} too many {taking.named}", f"bold {ALERT}")
    return Content.assemble((f"{filled}", "bold"), muted(f" of {taking.most} {taking.named}"))


def _gauge(grid: Grid, cursor: Cursor, box: Box) -> Content:
    """The total as a line; a plain one where there is none."""
    scale = grid.points(cursor.column)
    if scale is None or not scale.total:
        return Content.styled("─" * box.width, "$rule")
    part = min(1.0, max(0.0, grid.given(scale) / scale.total))
    cells = round(part * box.width)
    return Content.assemble(("━" * cells, "$accent"), ("─" * (box.width - cells), "$rule"))


def _voters(grid: Grid) -> Content:
    """Who has voted and who has not, in turn."""
    named = list(enumerate(grid.voters))
    done = [each.short for place, each in named if each.done and place != grid.here]
    to_come = [each.short for place, each in named if not each.done and place != grid.here]
    here = Content.styled(f"▶ {grid.voter.short}", "bold")
    parts = [Content.assemble(muted("Done "), " · ".join(done), "   ")] if done else []
    parts.append(here)
    if to_come:
        parts.append(Content.assemble(muted("   To come "), " · ".join(to_come)))
    return Content.assemble(*parts)


def row(grid: Grid, place: int, cursor: Cursor, box: Box) -> list[Content]:
    """A factor with its values: one line, several for the whole text of the one in front."""
    factor = grid.factors[place]
    here = place == cursor.row
    cells = [_cell(grid, factor, column, cursor, box, here) for column in range(len(grid.scales))]
    room = max(CODE + 8, box.width - sum(cell.cell_length for cell in cells))
    first, *rest = statement(factor, room, here=here)
    return [Content.assemble(first, *cells), *rest]


def _cell(
    grid: Grid,
    factor: Thing,
    column: int,
    cursor: Cursor,
    box: Box,
    here: bool,  # noqa: FBT001 - one of two looks
) -> Content:
    """One cell."""
    scale = grid.scales[column]
    width = column_widths(grid, box)[column]
    value = grid.values.get((factor.id, scale.id))
    shown = "·" if value is None else f"{value:g}"
    if not here or column != cursor.column:
        return Content.styled(f"{shown:>{width - 2}}  ", MUTED if value is None else "")
    if cursor.typed:
        shown = f"{cursor.typed}_"
    style = f"{ALARM} reverse" if cursor.wrong else "bold reverse"
    if not cursor.focus:
        style = "bold"
    inside = Content.styled(f"[{shown:>3} ]", style)
    return Content.assemble(" " * max(0, width - inside.cell_length), inside)


def foot(grid: Grid, cursor: Cursor, box: Box) -> list[Content]:
    """What the ends of the scales mean, the scale of the cell first where not all have room."""
    if grid.taking and grid.taking.explained:
        return Content.styled(grid.taking.explained, MUTED).wrap(box.width)[:3]
    most = 4 if box.height >= _ROOMY else 3 if len(grid.scales) > 2 else 2
    most = max(most, box.height - _BESIDE - len(grid.factors))
    scales = list(enumerate(grid.scales))
    lines = _meanings(grid, scales, cursor.column, box.width)
    if len(lines) > most:
        scales.sort(key=lambda pair: pair[0] != cursor.column)
        lines = _meanings(grid, scales, cursor.column, box.width)[:most]
    return lines


def _meanings(
    grid: Grid, scales: list[tuple[int, Scale]], column: int, width: int
) -> list[Content]:
    """The scales with what their ends mean, in lines that tear none apart where it can be."""
    words = []
    for place, scale in scales:
        # The band above says what they add up to; what a vote gives may stay unspent.
        total = scale.total is not None and width >= _WIDE and grid.taking is None
        words.append(
            Content.assemble(
                (scale.title, "bold" if place == column else ""),
                muted(f" {scale.least:g} {scale.least_means} – "),
                muted(f"{scale.greatest:g} {scale.greatest_means}"),
                muted(f", adds up to {scale.total:g}" if total else ""),
            )
        )
    return flow(words[0].wrap(width), words[1:], width, "    ") if words else []


def keys(grid: Grid, cursor: Cursor, box: Box) -> Content:
    """The keys of the grid, always in view."""
    if grid.taking:
        return key_words(list(grid.taking.keys), box.width)
    scale = grid.scales[cursor.column] if grid.scales else None
    left = 0.0
    if scale and scale.total is not None:
        left = round(scale.total - grid.given(scale), 9)
    wide = box.width >= _WIDE
    named = [
        ("0–9", "write"),
        ("⏎", "next cell" if wide else "next"),
        ("↓", "same column" if wide else "down"),
    ]
    if scale and left > 0 and grid.blank(scale):
        named.append(("=", f"spreads the {left:g} left" if wide else f"spreads {left:g}"))
    if len(grid.voters) > 1:
        named.append(("⇥", "next person"))
    named += [("^s", "takes the scores in" if wide else "take in"), ("⌫", "clear")]
    return key_words(named, box.width)


def key_words(named: list[tuple[str, str]], width: int) -> Content:
    """Keys with what they do, as many as there is room for."""
    words = [Content.assemble((key, f"bold {ALERT}"), muted(f" {what}")) for key, what in named]
    return flow(words[:1], words[1:], width, "   ")[0]
