"""A table of a file as methods take it: a line of titles, and columns below them.

The first line is titles and names are text, whatever they look like. Everything wrong with the
shape of a table is told at once, with the line of the file; a column that is wrong is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from workshop.errors import Problem
from workshop.methods.core.checks import BadInput
from workshop.registers.number_columns import Doubt, read_column
from workshop.text import clean_line, listing, nearest, plural, shorten

Rows = Sequence[tuple[int, Sequence[str | float]]]
"""Lines that hold anything, each with its number in the file, and their cells."""

_MISTYPED: Final = 0.75
"""How alike a title is to a column that is missing where it is taken for a slip; below that it is a
column of the person's own."""
_SHOWN: Final = 40
_MOST_COLUMNS: Final = 1_000
_DASHES: Final = ("-", "–", "—")
"""What people write where there is nothing."""


class Known(NamedTuple):
    """The columns that a method knows, in lower case."""

    needs: tuple[str, ...] = ()
    """Those without which it cannot do."""
    may: tuple[str, ...] = ()
    """Those that may be left out."""
    words: tuple[str, ...] = ()
    """Those of both that hold texts; the others hold numbers where they can be read so."""
    name: str = ""
    """The one that names the rows; where no column is called so, the first one is taken that is
    not known otherwise. Empty where rows have no name."""

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.needs, *self.may)


class Titled:
    """The titles of a table and what stands below them."""

    def __init__(self, rows: Rows) -> None:
        """Take the lines.

        Raises:
            BadInput: there is no line of titles.
        """
        filled = [(line, [_text(cell) for cell in cells]) for line, cells in rows]
        filled = [(line, cells) for line, cells in filled if any(map(str, cells))]
        if not filled:
            raise BadInput("table", [Problem("there is no line of titles", line=1)])
        if max(len(cells) for _, cells in filled) > _MOST_COLUMNS:
            what = f"a table has at most {_MOST_COLUMNS:,} columns"
            raise BadInput("table", [Problem(what, line=filled[0][0])])
        self.line, head = filled[0]
        while head and not head[-1]:
            head.pop()
        self.titles = tuple(clean_line(str(cell)) for cell in head)
        """As they are written."""
        self.keys = tuple(title.casefold() for title in self.titles)
        """In lower case, for comparing."""
        self.lines = tuple(line for line, _ in filled[1:])
        """The line of the file of each row."""
        self.notes: list[str] = []
        """How the table was understood, where a person should know."""
        self._problems: list[Problem] = []
        self._values: dict[int, list[object]] = {}
        width = len(self.titles)
        self.widths = tuple(min(width, len(cells)) for _, cells in filled[1:])
        """How many cells of each row stand under titles."""
        self._rows = [[*cells[:width], *[""] * (width - len(cells))] for _, cells in filled[1:]]
        self._check_titles()
        for line, cells in filled[1:]:
            if any(map(str, cells[width:])):
                self.say("there are more values than titles", line)

    def say(self, what: str, line: int | None = None, where: str = "") -> None:
        """Remember a problem, of the titles unless a line is named."""
        self._problems.append(Problem(what, where, line or self.line))

    def done(self) -> None:
        """End the reading.

        Raises:
            BadInput: something is wrong; all of it is listed.
        """
        if self._problems:
            told = sorted(self._problems, key=lambda problem: problem.line or 0)
            raise BadInput("table", told)

    def texts(self, at: int) -> list[str]:
        """A column as texts; an empty one where nothing stands."""
        return [clean_line(str(cells[at])) for cells in self._rows]

    def values(self, at: int) -> list[object]:
        """A column as numbers where they are some, else as texts; None where nothing stands.

        What may be two numbers is a problem of its cell.
        """
        if at in self._values:
            return self._values[at]
        read = read_column([cells[at] for cells in self._rows])
        for line, value in zip(self.lines, read, strict=True):
            if isinstance(value, Doubt):
                self.say(value.why, line, self.title(at))
        self._values[at] = [None if isinstance(value, Doubt) else value for value in read]
        return self._values[at]

    def title(self, at: int) -> str:
        """What a column is called."""
        return shorten(self.titles[at], _SHOWN) or f"column {at + 1}"

    def column_of_names(self, known: Known) -> int | None:
        """Which column names the rows: the one called so, else the first that nothing is known of.

        It is said where it was not called so.
        """
        if known.name in self.keys or not known.name:
            return self.keys.index(known.name) if known.name else None
        if not self.keys or self.keys[0] in known.all:
            return None
        if self._meant(self.keys[0], known) not in ("", known.name):
            return None
        self.notes.append(f"The first column, “{self.title(0)}”, was taken as {known.name}.")
        return 0

    def check_known(self, known: Known, name: int | None = None) -> None:
        """Tell once which columns are missing, which are slips, and which are not used.

        Args:
            known: the columns of the method.
            name: the column that names rows, where it is called otherwise.
        """
        others = [at for at, key in enumerate(self.keys) if key not in known.all and at != name]
        slips = {at: meant for at in others if (meant := self._meant(self.keys[at], known))}
        self.check_needs(known, [self.title(at) for at in others], name)
        for at, meant in slips.items():
            if meant not in known.needs:
                self.say(f"the column “{self.title(at)}” is not known; did you mean {meant}?")
        left = [f"“{self.title(at)}”" for at in others if at not in slips]
        if left:
            self.notes.append(f"Not used, as this method has no such columns: {listing(left)}.")

    def check_needs(self, known: Known, others: Sequence[str], name: int | None = None) -> None:
        """Tell which columns are missing, all together, and which of the others may be meant."""
        here = {*self.keys, *([known.name] if name is not None else [])}
        missing = [key for key in known.needs if key not in here]
        if not missing:
            return
        near = [
            f"“{found[0]}” may be meant as {key}"
            for key in missing
            if (found := nearest(key, others, least=0.6))
        ]
        hint = f"; {listing(near)}" if near else ""
        columns = listing([f"“{key}”" for key in missing], "or")
        has = f"it has {listing([f'“{self.title(at)}”' for at in range(len(self.titles))])}"
        self.say(f"there is no column {columns}{hint}; {has}")

    def check_numbers(self, at: int) -> None:
        """Tell once where a column that must hold numbers holds texts alone."""
        values = self.values(at)
        texts = [value for value in values if isinstance(value, str) and value not in _DASHES]
        if len(texts) > 1 and not any(isinstance(value, int | float) for value in values):
            self.say(
                f"the column “{self.title(at)}” holds no number (“{shorten(texts[0], _SHOWN)}”); "
                "take it out, or give it numbers"
            )

    def _meant(self, key: str, known: Known) -> str:
        """A known column that is not there and that a title is a slip of; else nothing."""
        missing = [each for each in known.all if each not in self.keys]
        near = nearest(key, missing, least=_MISTYPED) if key else []
        return near[0] if near else ""

    def _check_titles(self) -> None:
        """Every title names one column."""
        stands: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            stands.setdefault(key, []).append(at)
        for key, places in stands.items():
            if key and len(places) > 1:
                where = listing([str(at + 1) for at in places])
                times = "twice" if len(places) == 2 else plural(len(places), "time")
                self.say(f"the title “{self.title(places[0])}” stands {times}: in columns {where}")


def _text(cell: str | float) -> str | float:
    """A cell without blanks around it."""
    return cell.strip() if isinstance(cell, str) else cell


def refuse_twice(table: Titled, names: Iterable[str], column: str, *, empty: bool = True) -> None:
    """Tell where a name of a row stands twice, and where there is none unless that may be."""
    seen: dict[str, int] = {}
    for line, name in zip(table.lines, names, strict=True):
        if not name and not empty:
            table.say("there is no name", line, column)
        if name and seen.setdefault(name, line) != line:
            table.say(f"“{shorten(name, _SHOWN)}” is there already", line, column)
