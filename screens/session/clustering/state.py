"""What is in front while a room sorts: the pair, the row under the cursor, what is marked."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from textual.content import Content

from screens.session.state.shown_session import ShownSession
from workshop.analysis.clustering.board import Board, Row, Thing
from workshop.analysis.clustering.pairs import Pair, Pairs
from workshop.guide.room_steps import ClusterStep
from workshop.record.documents import Factor

_FAR: Final = 10
"""Rows that a page has."""
_WAYS: Final = {"up": -1, "down": 1, "pageup": -_FAR, "pagedown": _FAR, "home": -9999, "end": 9999}


class SortState:
    """The board as it is seen.

    Args:
        shown: the session.
        step: the step that sorts.
    """

    def __init__(self, shown: ShownSession, step: ClusterStep) -> None:
        self._shown = shown
        self._step = step
        self._pairs = Pairs()
        self._rows: list[list[Row]] = []
        self.marked: dict[str, None] = {}
        """The ids of what is marked, in the order in which it was."""
        self.column = 0
        """Which column is in front, from 0."""
        self.places: list[int] = []
        """The row under the cursor in each column, from 0."""
        self.tops: list[int] = []
        """The first line that is seen of each column; whoever draws keeps the cursor in view."""
        self.drawn: dict[tuple[str, int, str], list[Content]] = {}
        """The lines of rows not in hand, kept by whoever draws until the record changes."""
        self.waiting: list[Pair] = []
        """The pairs that nobody judged."""

    @cached_property
    def board(self) -> Board:
        """The board as the record is now."""
        return Board(self._shown.record, self._shown.session, self._step)

    def read(self) -> None:
        """Look the record up; the cursor stays where it was, or goes to a pair that is new."""
        before, here = self.pair, self.row
        self.__dict__.pop("board", None)
        self.drawn.clear()
        board = self.board
        self._rows = [list(board.rows(column)) for column in board.columns]
        self.waiting = self._pairs.open(board)
        self.marked = {each: None for each in self.marked if self._is_there(each)}
        self.places = (self.places or [0] * len(self._rows))[: len(self._rows)]
        self.tops = (self.tops or [0] * len(self._rows))[: len(self._rows)]
        self.places = [
            min(place, max(0, len(rows) - 1))
            for place, rows in zip(self.places, self._rows, strict=True)
        ]
        if here is not None and not self.go_to(here.id) and here.thing is not None:
            # It became part of another one, which is where one looks next.
            self.go_to(self._whole(here.id))
        pair = self.pair
        if pair is not None and (before is None or pair.ids != before.ids) and not self.marked:
            self.go_to(pair.first)

    def _whole(self, thing_id: str) -> str:
        factor = self._shown.record.find(Factor, thing_id)
        return self._shown.record.whole_of(factor).id if factor else thing_id

    def _is_there(self, thing_id: str) -> bool:
        return thing_id in self.board.things or thing_id in self.board.members

    # What is in front

    @property
    def pair(self) -> Pair | None:
        """The pair to be judged."""
        return self.waiting[0] if self.waiting else None

    @property
    def rows(self) -> list[list[Row]]:
        """The rows of each column."""
        return self._rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        if not self._rows or not self._rows[self.column]:
            return None
        return self._rows[self.column][self.places[self.column]]

    def two(self, pair: Pair) -> tuple[Thing, Thing]:
        """The things of a pair: the one that stands first, which is the one under the cursor."""
        first, second = (self.board.things[each] for each in (pair.first, pair.second))
        row = self.row
        return (second, first) if row is not None and row.id == second.id else (first, second)

    @property
    def meant(self) -> list[str]:
        """The ids that a key acts on: what is marked, else the pair; what stands comes first.

        Of what is marked that is what was marked first, of a pair the one under the cursor.
        """
        if self.marked:
            return list(self.marked)
        return [thing.id for thing in self.two(self.pair)] if self.pair else []

    def called(self, thing_id: str) -> str:
        """The code of a thing, or the name of a group."""
        thing = self.board.things.get(thing_id)
        return thing.code if thing else self.board.sorting.called(thing_id)

    # Moving and marking

    def move(self, key: str) -> bool:
        """Move the cursor; whether there was anywhere to go."""
        if key in ("left", "right"):
            count = len(self._rows)
            self.column = (self.column + (1 if key == "right" else -1)) % max(1, count)
            return count > 1
        before = self.places[self.column] if self.places else 0
        last = len(self._rows[self.column]) - 1 if self._rows else -1
        if last < 0:
            return False
        self.places[self.column] = min(max(0, before + _WAYS[key]), last)
        return self.places[self.column] != before

    def go_to(self, thing_id: str) -> bool:
        """Put the cursor on a thing or a group, in the column in front first; whether it is one."""
        order = sorted(range(len(self._rows)), key=lambda at: at != self.column)
        for at in order:
            for place, row in enumerate(self._rows[at]):
                if row.id == thing_id:
                    self.column, self.places[at] = at, place
                    return True
        return False

    def mark(self) -> None:
        """Mark the row under the cursor, or mark it no more; then go on to the next."""
        if (row := self.row) is None:
            return
        if row.id in self.marked:
            del self.marked[row.id]
        else:
            self.marked[row.id] = None
        self.move("down")

    def unmark(self) -> bool:
        """Mark nothing any more; whether anything was."""
        had = bool(self.marked)
        self.marked.clear()
        return had

    def pass_over(self) -> None:
        """Put the pair in front behind the others; that is not recorded."""
        if self.pair:
            self._pairs.pass_over(self.pair)
            self.read()

    @property
    def all_passed(self) -> bool:
        """Whether every pair that waits was passed over."""
        return bool(self.pair) and self._pairs.is_passed(self.waiting[0])

    def find(self, words: str) -> int:
        """Go to the next thing that holds words, round at the end; how many do."""
        found = self.board.found(words)
        if found:
            here = self.row.id if self.row else ""
            at = found.index(here) + 1 if here in found else 0
            self.go_to(found[at % len(found)])
        return len(found)
