"""Blocks as rows of tables: what stands in each column, how wide it is, what the notes add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sessions.exports import labels as words
from sessions.exports.column_widths import table_shares
from sessions.exports.places import are_codes
from sessions.exports.slides.evidence import Behind
from sessions.exports.slides.grid import SIDE, Cell, Grid, Head, Line
from sessions.exports.slides.template import BODY
from sessions.exports.slides.texts import BOLD, Ink, Para, Run, coded_runs, mark_runs, para
from sessions.exports.slides.topics import Asked, Findings, Remarks, Sides
from sessions.exports.text_layout import em_width
from workshop.analysis.answer.facts import SideFact
from workshop.language import say
from workshop.report.blocks import (
    DateLine,
    FindingBlock,
    Matrix,
    MatrixLine,
    Plane,
    Sign,
    Table,
)
from workshop.report.first_page.findings import sides

SQUARES: Final[dict[Sign, str]] = {
    "": "",
    "said": "■",
    "against": "✕",
    "both": "◪",
    "silent": "□",
    "unheard": "–",
}
"""What a department says of a finding; which is which stands below the table, in words."""

_SIZE: Final = 11.0
_MOST_LINES: Final = 6
"""So many lines of a cell; six are a third of a slide at most, so that every row fits on one."""
_SIGN_WIDE: Final = 27.0
_SIGN_SIZE: Final = 10.0


def finding_rows(topic: Findings, behind: Behind) -> Grid:
    """The findings, each with who stands behind it, its codes, and what is recommended."""
    wide = (40.0, BODY * 0.58 - 40, BODY * 0.42)
    titles = ("", say("Finding"), say("Recommended"))
    heads = tuple(Head(title, one) for title, one in zip(titles, wide, strict=True))
    lines = tuple(
        Line((_number(one), _finding(one), _recommended(one)), tuple(behind.finding(one)))
        for one in topic.items
    )
    return Grid(say("Findings, each with what it rests on"), heads, lines)


def _number(one: FindingBlock) -> Cell:
    return (para(str(one.place), 20, "accent", bold=True, most=1),)


def _finding(one: FindingBlock) -> Cell:
    squares = "".join(SQUARES[cell.sign] for cell in one.heard)
    rests = [Run(f"{squares}  ", "accent")] if squares else []
    rests += [Run(one.support, "muted")] if one.support else []
    codes = [one.code, *one.cites] if one.code else list(one.cites)
    head = para(one.text, 14, bold=True, most=3)
    found = [head]
    if rests:
        found.append(Para(tuple(rests), _SIZE, 2, before=2))
    if codes:
        found.append(Para((Run(" · ".join(codes), "accent", bold=True),), 10, 1, before=1))
    return tuple(found)


def _recommended(one: FindingBlock) -> Cell:
    found = [para(one.recommendation, 12, most=3)] if one.recommendation else []
    if one.ask:
        found.append(Para((Run(one.ask, "muted"),), 10.5, 3, before=3))
    return tuple(found)


def squares_told(topic: Findings) -> str:
    """What the squares mean, and whose they are in order; nothing where there are none."""
    departments = next((one.departments for one in topic.items if one.heard), ())
    if not departments:
        return ""
    legend = say(
        "■ says so, ✕ says the opposite, ◪ says both, □ nothing of it is told, – not heard."
    )
    return f"{legend} {say('In this order:')} {', '.join(departments)}."


def side_rows(topic: Sides, behind: Behind) -> Grid:
    """Both sides of what people differ on, with whose they are."""
    about = BODY * 0.2
    wide = (BODY - about) / 2
    heads = (Head(say("About"), about), *(Head(side, wide) for side in sides()))
    lines = tuple(
        Line(
            (
                (para(one.about, 11, "accent", bold=True, most=4),),
                _side(one.first),
                _side(one.second),
            ),
            tuple(
                text
                for text in (
                    *(side.text for side in (one.first, one.second)),
                    one.sentence,
                    " · ".join(part for part in (one.reason, one.reason_who) if part),
                    *behind.short(one.codes),
                )
                if text
            ),
        )
        for one in topic.items
    )
    return Grid(say("Both sides of what people differ on"), heads, lines)


def _side(side: SideFact) -> Cell:
    head = [Run(f"{side.id} ", "accent", bold=True)] if side.id else []
    found = [Para((*head, Run(side.text)), 12.5, 3)]
    if side.who:
        found.append(Para((Run(side.who, "muted"),), 10, 2, before=2))
    return tuple(found)


def ask_rows(topic: Asked) -> Grid:
    """What is asked, of whom, by when."""
    titles = (say("What is asked"), say("Who"), say("By"), say("Finding"))
    parts = (0.53, 0.2, 0.18, 0.09)
    kept = [
        at
        for at in range(4)
        if at in {0, 3} or any((one.text, one.who, one.by, one.finding)[at] for one in topic.items)
    ]
    spread = sum(parts[at] for at in kept)
    heads = tuple(Head(titles[at], BODY * parts[at] / spread) for at in kept)
    lines = []
    for one in topic.items:
        cells: tuple[Cell, ...] = (
            (para(one.text, 14, bold=True, most=3),),
            (para(one.who, 12, most=3),),
            (para(one.by, 12, bold=True),),
            (para(one.finding, 12, "accent", bold=True, most=1),),
        )
        lines.append(Line(tuple(cells[at] for at in kept)))
    return Grid(say("What is asked, of whom, by when"), heads, tuple(lines))


def date_rows(block: DateLine, behind: Behind) -> Grid:
    """What happens when, in the order of time."""
    heads = (Head(say("When"), 110), Head(say("Code"), 60), Head(say("What may come"), BODY - 170))
    lines = tuple(
        Line(
            (
                (para(one.when, 12, bold=True, most=1),),
                (para(one.code, 12, "accent", bold=True, most=1),),
                (_marked(one.text, contested=one.contested, size=12, most=2),),
            ),
            tuple(behind.short((one.code,))),
        )
        for one in block.items
    )
    return Grid(block.caption, heads, lines)


def remark_rows(topic: Remarks, title: str) -> Grid:
    """What the reader must know, a sentence a row; what names those below it stands out."""

    def line(text: str) -> Line:
        named = text in topic.names
        return Line(((Para((Run(text, bold=named),), 13, 4, bullet=not named),),))

    heads = (Head("", BODY),)
    return Grid(title or say("To be known"), heads, tuple(map(line, topic.items)))


def table_rows(table: Table, behind: Behind) -> Grid:
    """A table as the document has it."""
    parts = table_shares(table, BODY / _SIZE, 1.4)
    ends = [column.numeric for column in table.columns]
    heads = tuple(
        Head(column.title, BODY * part, end=column.numeric)
        for column, part in zip(table.columns, parts, strict=True)
    )

    def line(row: Sequence[str], *, strong: bool = False) -> Line:
        cells = tuple(
            _cell(text, strong=strong, end=end) for text, end in zip(row, ends, strict=True)
        )
        return Line(cells, behind.whole(row[0]) if row and not strong else ())

    lines = tuple(line(row) for row in table.rows)
    total = line(table.total, strong=True) if table.total else None
    return Grid(table.caption, heads, lines, total)


def _cell(text: str, *, strong: bool, end: bool) -> Cell:
    """A cell, each of its lines as a paragraph; together no more lines than fit."""
    lines = [line for line in text.split("\n") if line.strip()][:_MOST_LINES]
    most = max(1, _MOST_LINES // max(1, len(lines)))
    ink: Ink = "accent" if are_codes(text) else "ink"
    bold = strong or are_codes(text)
    return tuple(Para((Run(one, ink, bold),), _SIZE, most, end=end) for one in lines)


def matrix_rows(block: Matrix, behind: Behind) -> Grid:
    """A matrix: factors or themes, under upright names of departments."""
    block = words.as_written(block)
    ends = [
        _end(column.title, [line.ends[at] for line in block.rows])
        for at, column in enumerate(block.ends)
    ]
    shown = {words.cell_text(cell) for line in block.rows for cell in line.cells}
    needed = max((em_width(text) for text in shown), default=0) * _SIGN_SIZE + 2 * SIDE + 1
    if block.pattern == "bars":  # heads that lie are broken at blanks alone
        names = [em_width(word) for name in block.columns for word in name.split()]
        needed = max(needed, max(names, default=0) * 10 * BOLD + 12)
    signs = min(max(_SIGN_WIDE, needed), BODY * 0.5 / max(1, len(block.columns)))
    first = max(BODY * 0.2, BODY - sum(ends) - signs * len(block.columns))
    first, ends = _spared(block, first, ends)
    scale = min(1.0, (BODY - first) / (sum(ends) + signs * len(block.columns) or 1))
    upright = block.pattern == "signs"
    heads = (
        Head(block.head, first),
        *(Head(name, signs * scale, upright=upright) for name in block.columns),
        *(
            Head(column.title, wide * scale, end=column.numeric)
            for column, wide in zip(block.ends, ends, strict=True)
        ),
    )
    caption = ". ".join(part for part in (block.caption, block.legend) if part)
    return Grid(caption, heads, tuple(_matrix_lines(block, behind)))


def _spared(block: Matrix, first: float, ends: Sequence[float]) -> tuple[float, list[float]]:
    """The same where lines need less than they have: sentences behind them take the rest."""
    lacks = [
        0.0
        if column.numeric
        else max(0.0, max(em_width(line.ends[at]) for line in block.rows) * 10 + 12 - ends[at])
        for at, column in enumerate(block.ends if block.rows else ())
    ]
    if not any(lacks):
        return first, list(ends)
    lines = max(em_width(f"{line.code} {line.text}") for line in block.rows) * 10.5 * BOLD
    spare = max(0.0, first - max(BODY * 0.2, min(BODY * 0.4, lines + 2 * SIDE + 6)))
    share = min(1.0, spare / sum(lacks))
    wider = [wide + share * lack for wide, lack in zip(ends, lacks, strict=True)]
    return first - share * sum(lacks), wider


def _matrix_lines(block: Matrix, behind: Behind) -> Iterator[Line]:
    for line in block.rows:
        signs = tuple(_sign(words.cell_text(cell)) for cell in line.cells)
        ends = tuple(
            (Para((Run(text),), 10, 2, end=True),) if column.numeric else _parted(text)
            for text, column in zip(line.ends, block.ends, strict=True)
        )
        yield Line((_factor(line), *signs, *ends), behind.whole(line.code))


def _factor(line: MatrixLine) -> Cell:
    return (Para(coded_runs(line), 10.5, 2),)


def _sign(text: str) -> Cell:
    return (Para((Run(text),), _SIGN_SIZE, 1, centred=True),)


def _parted(text: str) -> Cell:
    """What a cell of words lists, each in a line of its own where all of them have one."""
    parts = text.replace("; ", ";\n").split("\n")
    if len(parts) > _MOST_LINES:
        parts = [text]
    most = max(2, 4 // len(parts))
    return tuple(Para((Run(part),), _SIGN_SIZE, most) for part in parts)


def _marked(text: str, *, contested: bool, size: float, most: int) -> Para:
    return Para((Run(text), *mark_runs(contested=contested)), size, most)


def _end(title: str, texts: Sequence[str]) -> float:
    """How wide a column behind the signs is: its widest word, within reason."""
    found = [word for text in (title, *texts) for word in text.split()]
    return min(110.0, max((em_width(word[:20]) for word in found), default=2.0) * 10 * BOLD + 12)


def point_paras(block: Plane, most: int, scale: float = 1.0) -> list[Para]:
    """The points of a plane, each with its code, in their order and so many lines at most."""
    size, before = 10.5 * scale, 2 * scale
    return [Para(coded_runs(point), size, most, before=before) for point in block.points]
