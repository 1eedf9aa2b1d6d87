"""Each topic on its slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from pptx.slide import Slide

from sessions.exports import labels as words
from sessions.exports.slides.charts import Bars, put_bars, put_plane
from sessions.exports.slides.deck import Deck
from sessions.exports.slides.evidence import Behind
from sessions.exports.slides.grid import SCALES, Grid
from sessions.exports.slides.linked import put_linked
from sessions.exports.slides.pictures import YEARS_HIGH, put_quadrant, put_years
from sessions.exports.slides.rows import (
    ask_rows,
    date_rows,
    finding_rows,
    matrix_rows,
    point_paras,
    remark_rows,
    side_rows,
    squares_told,
    table_rows,
)
from sessions.exports.slides.shapes import Box, put_text
from sessions.exports.slides.tables import parts, put_table
from sessions.exports.slides.template import BODY, BOTTOM, EDGE, TOP
from sessions.exports.slides.texts import Fitted, Para, Run, all_fitted, fitted, height_of, para
from sessions.exports.slides.topics import (
    Asked,
    Findings,
    Remarks,
    Scores,
    Sides,
    Topic,
)
from workshop.language import number_said, say
from workshop.report.blocks import DateLine, Headline, Matrix, Plane, Quadrant, Table

_R = TypeVar("_R")

ROOM: Final = BOTTOM - TOP
_WHOLE: Final = 6
"""So many lines has each sentence below the answer where all of them fit; else two."""
_ANSWERS: Final = (1.3, 1.15)
"""By so much the type of an answer grows that leaves room."""
_BARS: Final = 14
"""So many bars stand on a slide."""


def draw(deck: Deck, topic: Topic, behind: Behind) -> None:
    """Put a topic on as many slides as it needs."""
    _DRAWN[type(topic.shown)](deck, topic, topic.shown, behind)


class Tabled(NamedTuple):
    """A topic as a table."""

    grid: Grid
    below: str = ""
    """What stands below it."""


def grid_of(topic: Topic, behind: Behind) -> Tabled | None:
    """A topic as the table that it is drawn as; none where it is a picture or a chart."""
    match topic.shown:
        case Table() as table:
            return Tabled(table_rows(table, behind), topic.below)
        case Remarks() as remarks:
            return Tabled(remark_rows(remarks, topic.title))
        case Asked() as asked:
            return Tabled(ask_rows(asked))
        case Matrix() as matrix if matrix.pattern != "bars" or matrix.greatest is not None:
            # Levels of a scale are compared and never added up, as bars of a slide would.
            # What the signs mean stands in the document once, above the first of several.
            legend = matrix.legend or next(iter(topic.told), "")
            return Tabled(matrix_rows(matrix, behind), legend)
        case _:
            return None


def _as_table(deck: Deck, topic: Topic, shown: object, behind: Behind) -> None:
    """What is nothing but a table."""
    del shown
    if found := grid_of(topic, behind):
        _grid(deck, topic, found.grid, found.below)


def _grid(deck: Deck, topic: Topic, grid: Grid, below: str = "") -> None:
    """A table alone, a sentence below it where there is one."""
    foot = fitted(para(below, 9.5, "muted", most=3), BODY)
    room = ROOM - (foot.height + 8 if below else 0)
    shared = parts(grid, room) if grid.lines or grid.total else []
    for at, part in enumerate(shared, 1):
        slide = deck.slide(topic.title, at, len(shared))
        put_table(slide, part, EDGE, TOP, deck.paint, name="Table")
        if below:
            box = Box(EDGE, BOTTOM - foot.height - 1, BODY, foot.height + 1)
            put_text(slide, box, [foot], deck.paint, name="Legend")
        deck.note(
            slide, [*_first(at, [*topic.told, *([] if foot.whole else [below])]), *part.notes]
        )


def _first(at: int, told: Sequence[str]) -> Sequence[str]:
    """Running text, in the notes of the first slide of a topic alone."""
    return told if at == 1 else ()


def _answer(deck: Deck, topic: Topic, block: Headline, behind: Behind) -> None:
    del behind
    slide = deck.slide(topic.title)
    basis = all_fitted([para(text, 12, "muted", most=3) for text in topic.told[:2]], BODY)
    under = height_of(basis) + 4
    room = ROOM - under - 10
    for scale in (*_ANSWERS, 1.0):
        found = all_fitted(_answer_paras(block, scale, most=_WHOLE), BODY - 60)
        if height_of(found) <= room and all(one.whole for one in found):
            break
    if height_of(found) > room:
        found = all_fitted(_answer_paras(block, most=2), BODY - 60)
    while found and height_of(found) > room:
        found.pop()
    put_text(slide, Box(EDGE, TOP + 6, BODY, room), found, deck.paint, name="Answer")
    if basis:
        put_text(slide, Box(EDGE, BOTTOM - under, BODY, under), basis, deck.paint, name="Basis")
    deck.note(slide, [block.text, *block.lines, *topic.told])


def _answer_paras(block: Headline, scale: float = 1.0, *, most: int) -> Iterator[Para]:
    yield para(block.text, 30 * scale, "accent", bold=True, most=4)
    for line in block.lines:
        yield Para((Run(line),), 18 * scale, most, before=12 * scale, bullet=True)


def _findings(deck: Deck, topic: Topic, shown: Findings, behind: Behind) -> None:
    _grid(deck, topic, finding_rows(shown, behind), squares_told(shown))


def _quadrant(deck: Deck, topic: Topic, block: Quadrant, behind: Behind) -> None:
    del behind
    slide = deck.slide(topic.title)
    deck.note(slide, [block.caption, *topic.told, *put_quadrant(slide, block, deck.paint)])


def _sides(deck: Deck, topic: Topic, shown: Sides, behind: Behind) -> None:
    _grid(deck, topic, side_rows(shown, behind))


def _dates(deck: Deck, topic: Topic, block: DateLine, behind: Behind) -> None:
    """The years above, and below them a table of the same things."""
    grid = date_rows(block, behind)
    if not block.items:
        return
    shared = parts(grid, ROOM - YEARS_HIGH - 8)
    begun = 0
    for at, part in enumerate(shared, 1):
        slide = deck.slide(topic.title, at, len(shared))
        items = block.items[begun : begun + len(part.rows)]
        begun += len(part.rows)
        high = put_years(slide, items, TOP, deck.paint)
        put_table(slide, part, EDGE, TOP + high + 8, deck.paint, name="Table")
        deck.note(slide, [*_first(at, [block.caption, *topic.told]), *part.notes])


def _scores(deck: Deck, topic: Topic, shown: Scores, behind: Behind) -> None:
    """What a number means, and the bars that it was worked out of."""
    gauge, table = shown.gauge, shown.table
    rows = [row for row in table.rows if number_said(row[-1]) is not None] if table else []
    chunks = _chunks(rows) or [[]]
    greatest = 1.15 * max((number_said(row[-1]) or 0.0 for row in rows), default=0.0)
    title = topic.title or gauge.label
    for at, chunk in enumerate(chunks, 1):
        slide = deck.slide(title, at, len(chunks))
        head = [
            para(f"{gauge.label}: {gauge.shown}", 20, "accent", bold=True, most=1),
            para(gauge.sentence, 14, most=3),
            para(words.scale(gauge), 11, "muted", most=1),
        ]
        made = all_fitted(head, BODY)
        high = height_of(made) + 2
        put_text(slide, Box(EDGE, TOP, BODY, high), made, deck.paint, name="Sentence")
        if table and chunk:
            series = table.columns[-1].title
            caption = fitted(para(f"{table.caption}: {series}", 11, "muted", most=1), BODY)
            put_text(
                slide, Box(EDGE, TOP + high + 8, BODY, 15), [caption], deck.paint, name="Caption"
            )
            y = TOP + high + 26
            names = [" ".join(row[:2]) for row in chunk]
            values = [number_said(row[-1]) or 0.0 for row in chunk]
            told = f"{table.caption}: {series}. {gauge.sentence}"
            box = Box(EDGE, y, BODY, min(BOTTOM - y, 40 + 28 * len(chunk)))
            put_bars(
                slide,
                box,
                Bars(names, [(series, values)], told, greatest),
                deck.paint,
                deck.created,
            )
        notes = [gauge.sentence, *topic.told] if at == 1 else []
        deck.note(slide, [*notes, *behind.short(row[0] for row in chunk)])


def _chunks(rows: Sequence[_R]) -> list[Sequence[_R]]:
    """The rows shared out evenly over as few charts as hold them."""
    if not rows:
        return []
    size = -(-len(rows) // -(-len(rows) // _BARS))
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def _matrix(deck: Deck, topic: Topic, block: Matrix, behind: Behind) -> None:
    """Signs and words as a table; numbers as bars, and as a table what has none to draw."""
    if found := grid_of(topic, behind):
        _grid(deck, topic, found.grid, found.below)
        return
    pairs = ((line, words.numbers(line)) for line in block.rows)
    drawn = [(line, numbers) for line, numbers in pairs if any(numbers)]
    chunks = _chunks(drawn)
    greatest = max((sum(numbers) for _, numbers in drawn), default=0.0)
    for at, chunk in enumerate(chunks, 1):
        slide = deck.slide(topic.title, at, len(chunks))
        told = " · ".join(part for part in (block.caption, block.legend) if part)
        made = fitted(para(told, 11, "muted", most=2), BODY)
        put_text(slide, Box(EDGE, TOP, BODY, made.height + 1), [made], deck.paint, name="Caption")
        y = TOP + made.height + 8
        names = [
            " · ".join(filter(None, (f"{one.code} {_ends(one.ends)}", one.text)))
            for one, _ in chunk
        ]
        series = [
            (name, [numbers[place] for _, numbers in chunk])
            for place, name in enumerate(block.columns)
        ]
        box = Box(EDGE, y, BODY, BOTTOM - y)
        put_bars(slide, box, Bars(names, series, told, greatest), deck.paint, deck.created)
        lines = [f"{one.code}: {one.text} · {_told_ends(block, one.ends)}" for one, _ in chunk]
        deck.note(slide, [*_first(at, [told, *topic.told]), *lines])
    _grid(deck, Topic(f"{topic.title}: {say('all values')}", block), matrix_rows(block, behind))


def _ends(ends: Sequence[str]) -> str:
    """What stands behind a row of numbers, as far as it is short: its scale."""
    return ends[0] if ends and number_said(ends[0]) is None else ""


def _told_ends(block: Matrix, ends: Sequence[str]) -> str:
    pairs = zip(block.ends, ends, strict=True)
    return " · ".join(f"{column.title}: {text}" for column, text in pairs if text)


def _plane(deck: Deck, topic: Topic, block: Plane, behind: Behind) -> None:
    """The chart, and beside it what its codes are."""
    del behind
    if not block.points:
        return
    slide = deck.slide(topic.title)
    if words.is_linked(block):
        _linked(deck, slide, topic, block)
        return
    wide = BODY * 0.6
    told = ". ".join(part for part in (block.caption, block.sentence) if part)
    put_plane(slide, Box(EDGE, TOP, wide, ROOM), block, deck.paint, deck.created, told)
    x, room = EDGE + wide + 16, BODY - wide - 16
    found = _beside(block, room)
    if height_of(found) > ROOM:
        # All of them in a line each say more than half of them in two.
        found = all_fitted([*_above(block), *point_paras(block, 1)], room)
    shown = _as_many(found, ROOM - 20 if height_of(found) > ROOM else ROOM)
    if more := len(found) - len(shown):
        shown.append(fitted(para(words.in_register(more), 10, "muted", most=1), room))
    put_text(slide, Box(x, TOP, room, ROOM), shown, deck.paint, name="Points")
    points = [
        f"{point.code}: {point.text} · {words.place_of(block, point)}" for point in block.points
    ]
    zones = [f"{zone.title}" for zone in block.zones if zone.title]
    deck.note(slide, [block.sentence, *zones, *topic.told, *points])


def _above(block: Plane, scale: float = 1.0) -> list[Para]:
    """What stands over the points: of what they are, and what they come to."""
    head = [
        para(block.caption, 12 * scale, bold=True, most=2),
        para(block.sentence, 11 * scale, "muted", most=6 if scale == 1 else 9),
    ]
    return [one for one in head if one.text]


def _beside(block: Plane, room: float) -> list[Fitted]:
    """The words beside a chart, in the largest type in which all of them fit."""
    plain = all_fitted([*_above(block), *point_paras(block, 2)], room)
    for scale in SCALES:
        if height_of(plain) * scale > ROOM:
            continue
        points = point_paras(block, 4, scale)
        found = all_fitted([*_above(block, scale), *points], room)
        if height_of(found) <= ROOM and all(one.whole for one in found):
            return found
    return plain


def _linked(deck: Deck, slide: Slide, topic: Topic, block: Plane) -> None:
    """What leads to what over the whole slide, and a sentence below it."""
    foot = fitted(para(block.sentence, 11, "muted", most=3), BODY)
    told = ". ".join(part for part in (block.caption, block.sentence) if part)
    box = Box(EDGE, TOP, BODY, ROOM - foot.height - 8)
    put_linked(slide, box, block, deck.paint, told)
    below = Box(EDGE, BOTTOM - foot.height - 1, BODY, foot.height + 1)
    put_text(slide, below, [foot], deck.paint, name="Legend")
    points = [
        f"{point.code}: {point.text} · {words.place_of(block, point)}" for point in block.points
    ]
    deck.note(slide, [block.sentence, *topic.told, *points])


def _as_many(paras: Sequence[Fitted], room: float) -> list[Fitted]:
    """The first of them, as many as fit."""
    found = list(paras)
    while len(found) > 1 and height_of(found) > room:
        found.pop()
    return found


_DRAWN: Final[Mapping[type, Callable[[Deck, Topic, Any, Behind], None]]] = {
    Headline: _answer,
    Findings: _findings,
    Quadrant: _quadrant,
    Sides: _sides,
    DateLine: _dates,
    Asked: _as_table,
    Scores: _scores,
    Matrix: _matrix,
    Plane: _plane,
    Table: _as_table,
    Remarks: _as_table,
}
"""How each kind of topic is drawn."""
