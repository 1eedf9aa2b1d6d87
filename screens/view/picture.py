"""The picture on the wall: a projection as rows of cells, for any size of the terminal.

One thing at a time, as large as fits: a sentence takes four lines of large letters at most, and is
told in plain bold letters where it does not fit or has signs that have no large form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from screens.view.letters import cells_high, drawn, width_of, wrapped
from workshop import times
from workshop.report.wall.projection import Bar, Projection, ValueBar

Ink = Literal["strong", "plain", "muted", "accent", "warning"]
"""What a piece is for; the theme gives the colour."""


class Piece(NamedTuple):
    """Some cells of one row."""

    text: str
    ink: Ink = "plain"


Row = tuple[Piece, ...]
"""One row of cells."""

_MARGIN: Final = 3
_LARGEST: Final = 5
"""So many times larger than a letter is drawn, at most."""
_MOST_LINES: Final = 4
"""Lines of a sentence in large letters."""
_HEAD: Final = 2
"""Rows for the name, the title and the space below."""
_FLAT: Final = slice(4, 12)
"""The rows of pixels that digits use."""


def picture(shown: Projection, now: datetime, width: int, height: int) -> list[Row]:
    """The wall, as many rows as there are.

    Args:
        shown: what it shows.
        now: the moment, for the clock.
        width: cells across.
        height: rows.
    """
    margin = _MARGIN if width >= 40 else 1
    inner = width - 2 * margin
    body = _Body(shown, now, inner, max(1, height - _HEAD - 1))
    head = _sides(shown.work, _right_of_head(shown), inner)
    rows = [head, (), *body.rows()][:height]
    indented = [(Piece(" " * margin), *row) if row else () for row in rows]
    return indented + [()] * (height - len(indented))


def as_lines(rows: Sequence[Row]) -> str:
    """The picture as text."""
    return "\n".join("".join(piece.text for piece in row).rstrip() for row in rows)


def _right_of_head(shown: Projection) -> str:
    """What stands at the right of the first row."""
    if shown.shows == "list":
        return f"{shown.count} so far"
    if shown.shows == "name" or shown.title == shown.words:
        return ""
    return shown.title


def _sides(left: str, right: str, width: int) -> Row:
    """A row with words at both ends; the right ones give way."""
    room = width - cell_len(left) - 2
    right = right if cell_len(right) <= room else ""
    if cell_len(left) > width:
        left = set_cell_size(left, width - 1) + "…"
    return (
        Piece(left, "muted"),
        Piece(" " * (width - cell_len(left) - cell_len(right))),
        Piece(right, "muted"),
    )


class _Body:
    """What stands below the head."""

    def __init__(self, shown: Projection, now: datetime, width: int, height: int) -> None:
        self._shown = shown
        self._now = now
        self._width = width
        self._height = height

    def rows(self) -> list[Row]:
        """Its rows, as many as fit."""
        match self._shown.shows:
            case "name":
                return self._middle(self._large(self._shown.work, self._height, "strong"))
            case "break":
                return self._break()
            case "ballots":
                return self._ballots()
            case "result":
                return self._values() if self._shown.values else self._result()
            case "list":
                return self._list()
        return self._question()

    def _question(self) -> list[Row]:
        foot = self._foot()
        room = self._height - len(foot) - 1
        rows = self._large(self._shown.words, room, "strong")
        return [*rows, *[()] * (room + 1 - len(rows)), *foot]

    def _foot(self) -> list[Row]:
        """How the room goes about it at the left, the clock at the right."""
        clock, late = self._clock()
        size = 4 if self._height >= 56 and self._width >= 160 else 2 if self._height >= 28 else 1
        right = _digits(clock, size) if clock else []
        words = "over" if late else self._shown.manner
        ink: Ink = "warning" if late else "muted"
        left = self._beside(words, max(map(cell_len, right), default=0))
        rows = max(len(left), len(right))
        left = [""] * (rows - len(left)) + left
        right = [""] * (rows - len(right)) + right
        across = max(map(cell_len, right), default=0)
        return [
            (
                Piece(set_cell_size(one, self._width - across), ink),
                Piece(set_cell_size(other, across), "warning" if late else "accent"),
            )
            for one, other in zip(left, right, strict=True)
        ]

    def _beside(self, words: str, across: int) -> list[str]:
        """Words in large letters beside a clock, or plain where there is no room."""
        if not words:
            return []
        lines = wrapped(words, self._width - across - 2)
        return drawn(lines) if lines is not None and len(lines) == 1 else [words]

    def _clock(self) -> tuple[str, bool]:
        """What is left, as the clock writes it, and whether it is over."""
        shown = self._shown
        left = shown.stands
        if shown.ends is not None:
            left = (shown.ends - self._now).total_seconds()
        return ("", False) if left is None else (_minutes(left), left < 0)

    def _break(self) -> list[Row]:
        shown, (clock, late) = self._shown, self._clock()
        if shown.ends is None:
            return self._middle(self._large(shown.words, self._height, "strong"))
        spare = 16 if self._height >= 28 else 9
        back = self._biggest_digits(times.time(shown.ends), self._height - spare)
        left = f"{clock} over" if late else f"{clock} left"
        rows: list[Row] = [
            *self._large("Back at", 7, "muted"),
            (),
            *[(Piece(row, "strong"),) for row in back],
            (),
        ]
        rows += self._large(left, self._height - len(rows), "warning" if late else "accent")
        return rows

    def _ballots(self) -> list[Row]:
        shown = self._shown
        done, of = shown.cast or 0, shown.present
        far = f"{done} of {of} in"
        if shown.counted and not done:
            done, of = shown.counted, shown.things
            far = f"{done} of {of} counted"
        told = self._large(shown.words, max(6, self._height // 3), "strong")
        count = self._biggest_digits(f"{done} / {of}", self._height - len(told) - 6)
        across = min(of, self._width) or 1
        bar = "█" * round(done * across / (of or 1))
        all_in = shown.cast == shown.present
        words = "all are in" if all_in else "hidden until the vote is closed"
        return [
            *told,
            (),
            *[(Piece(row, "accent"),) for row in count],
            (),
            (Piece(bar, "accent"), Piece("░" * (across - len(bar)), "muted")),
            *_in_ink(_plain(f"{far} · {words}", self._width), "plain"),
        ]

    def _result(self) -> list[Row]:
        shown = self._shown
        rows: list[Row] = [(Piece(line, "strong"),) for line in _plain(shown.sentence, self._width)]
        rows.append(())
        most = max((abs(bar.votes) for bar in shown.results), default=0) or 1
        for place, bar in enumerate(shown.results):
            block = self._bar(bar, most)
            more = len(shown.results) - place
            if len(rows) + len(block) + (more > 1) > self._height:
                rows.append((Piece(f"and {more} more", "muted"),))
                break
            rows += block
        return rows

    def _values(self) -> list[Row]:
        """One thing: how many gave each value, before in grey and after in colour."""
        shown = self._shown
        rows = self._large(shown.words, max(3, self._height // 3), "strong")
        rows = [*rows, (), *_in_ink(_plain(shown.sentence, self._width), "muted"), ()]
        again = any(bar.before is not None for bar in shown.values)
        most = max((max(bar.count, bar.before or 0) for bar in shown.values), default=0) or 1
        label = min(self._width // 3, max(cell_len(_label(bar)) for bar in shown.values) + 2)
        across = (self._width - label) // (2 if again else 1)
        spare = (self._height - len(rows) - 1) // max(1, len(shown.values))
        tall = 3 if spare >= 4 else 2 if spare >= 3 else 1
        if again:
            heads = f"{'':{label}}{'before':{across}}after"
            rows.append((Piece(heads[: self._width], "muted"),))
        for bar in shown.values:
            name = set_cell_size(_label(bar), label - 1)
            parts = [Piece(f"{name} ", "strong")]
            if again:
                parts += _bar_of(bar.before or 0, most, across, "muted")
            parts += _bar_of(bar.count, most, across, "accent")
            blank = (Piece(" " * label), *(_without_number(part) for part in parts[1:]))
            rows += [tuple(parts), *[blank] * (tall - 1)]
            rows += [()] if spare > tall else []
        return rows

    def _bar(self, bar: Bar, most: float) -> list[Row]:
        """One thing with its bar; large where there is room for five of them."""
        number = f"{bar.votes:g}"
        large = self._height >= 28 and self._width >= 80
        digits = _digits(number, 1) if large else [number]
        across = max(8, *map(cell_len, digits)) + 2
        room = self._width - across
        length = max(1, round(room * abs(bar.votes) / most)) if bar.votes else 0
        place = f"{bar.place}. " if bar.place else ""
        text = _plain(f"{place}{bar.code} {bar.text}".strip(), room)[:2]
        right: list[Row] = [(Piece(line, "strong"),) for line in text]
        right += [(Piece("█" * length, "accent"),)] * (2 if large else 1)
        rows = max(len(right), len(digits))
        digits = [*digits, *[""] * (rows - len(digits))]
        right = [*right, *[()] * (rows - len(right))]
        block = [
            (Piece(set_cell_size(one, across), "accent"), *other)
            for one, other in zip(digits, right, strict=True)
        ]
        return [*block, ()] if large else block

    def _list(self) -> list[Row]:
        """The newest large, the one before it muted, then as many as fit in one line each."""
        items = list(reversed(self._shown.items))
        if not items:
            return self._middle(self._large(self._shown.words, self._height, "muted"))
        rows = self._large(items[0], self._height // 2 + 2, "strong")
        rest = items[1:]
        if rest and self._height >= 28:
            rows = [*rows, (), *self._large(rest[0], self._height - len(rows) - 6, "muted")]
            rest = rest[1:]
        rows.append(())
        for item in rest:
            lines = _plain(item, self._width)
            if len(rows) + len(lines) > self._height:
                break
            rows += [(Piece(line, "muted"),) for line in lines]
        return rows

    def _large(self, text: str, height: int, ink: Ink) -> list[Row]:
        """A sentence as large as fits; in plain letters where it does not."""
        for size in range(_LARGEST, 0, -1):
            lines = wrapped(text, self._width, size)
            if lines is None or len(lines) > _MOST_LINES:
                continue
            if cells_high(len(lines), size) <= height:
                return _in_ink(drawn(lines, size), ink)
        return _in_ink(_plain(text, self._width)[: max(1, height)], ink)

    def _biggest_digits(self, text: str, height: int) -> list[str]:
        """Digits as large as fit."""
        for size in range(_LARGEST * 2, 0, -1):
            if width_of(text, size) <= 2 * self._width and 4 * size <= height:
                return _digits(text, size)
        return [text]

    def _middle(self, rows: list[Row]) -> list[Row]:
        """Rows in the middle of the height."""
        above: list[Row] = [()] * max(0, (self._height - len(rows)) // 2 - 1)
        return [*above, *rows]


def _label(bar: ValueBar) -> str:
    return f"{bar.value} {bar.means}".strip()


def _bar_of(count: int, most: int, across: int, ink: Ink) -> list[Piece]:
    """A bar with its number, in so many cells."""
    number = f" {count}" if count else "·"
    length = max(1, round(count / most * (across - 6))) if count else 0
    return [
        Piece("█" * length, ink),
        Piece(set_cell_size(number, across - length), "strong" if count else "muted"),
    ]


def _without_number(piece: Piece) -> Piece:
    """The same bar without its number, for the rows below the first."""
    return piece if "█" in piece.text else Piece(" " * cell_len(piece.text))


def _in_ink(lines: list[str], ink: Ink) -> list[Row]:
    """Lines as rows of one piece each."""
    return [(Piece(line, ink),) for line in lines]


def _digits(text: str, size: int) -> list[str]:
    """Digits without the empty rows above and below, where other letters have marks."""
    rows = drawn([text], size)
    return rows[_FLAT.start * size // 2 : _FLAT.stop * size // 2]


def _minutes(seconds: float) -> str:
    """Minutes and seconds; of more than an hour, hours too."""
    whole = round(abs(seconds))
    hours, rest = divmod(whole, 3600)
    told = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{told}" if hours else told


def _plain(text: str, width: int) -> list[str]:
    """A text in lines of a width, broken between words; a longer word is broken."""
    return list(_lines(text, max(1, width))) or [""]


def _lines(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while cell_len(line) > width:
            head = set_cell_size(line, width)
            yield head
            line = line[len(head.rstrip()) :]
    if line:
        yield line
