"""What the screen of needs shows at one moment: what they come to, and where in it one is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from screens.needs.picture import Picture, Results
from workshop.needs.answers import Answer
from workshop.needs.selecting import Selection, Way
from workshop.needs.standing import Need

BOARD, REGISTER, MATRIX, REPLIES = range(4)
"""The views in their order."""


@lru_cache(maxsize=4)
def _chosen(results: Results | None, way: Way) -> frozenset[str]:
    """The ids of what a way chooses, kept for the next key."""
    selections = results.selections if results else None
    return frozenset(selections.of(way).chosen) if selections else frozenset()


@lru_cache(maxsize=8)
def _order(
    picture: Picture, results: Results | None, way: Way | None, department: str
) -> tuple[str, ...]:
    """The ids of the needs in the order of the rows, kept for the next key.

    Args:
        picture: what the needs come to.
        results: what is worked out of it.
        way: the way whose choice stands first; none for none.
        department: the id of the department whose own order it is; empty for the joint one.
    """
    joint = [each.need.id for each in picture.joint]
    if department:
        own = picture.own.get(department, {})
        return tuple(sorted(filter(own.__contains__, joint), key=own.__getitem__))
    if results is None or way is None:
        return tuple(joint)
    chosen = _chosen(results, way)
    return tuple(sorted(joint, key=lambda each: each not in chosen))


@dataclass(frozen=True)
class Shown:
    """What is shown, without anything that is looked up."""

    picture: Picture
    """What the needs come to."""
    results: Results | None = None
    """What is worked out of it; none until that was done for the first time."""
    working: bool = True
    """Whether it is being worked out: what stands there until then is that of before."""
    view: int = BOARD
    """Which view is in front."""
    here: str = ""
    """The id of the need in front; the first one where it is not there."""
    way: Way = "value"
    """Which way to choose is shown."""
    department: str = ""
    """The id of the department that is looked at; empty for all."""
    plane: bool = False
    """Whether the plane has the room of the board."""
    marked: tuple[str, ...] = ()
    """The ids of the needs that are marked."""
    request: str = ""
    """The id of the request in front among the replies."""

    # The order of the rows

    @cached_property
    def selection(self) -> Selection | None:
        """What is chosen in the way that is shown; none without limits, or before it is known."""
        found = self.results.selections if self.results else None
        return found.of(self.way) if found else None

    @property
    def other_way(self) -> Way:
        """The way to choose that is not shown."""
        return "equal_shares" if self.way == "value" else "value"

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of what is chosen."""
        return _chosen(self.results, self.way)

    def is_in(self, need_id: str) -> bool:
        """Whether a need is drawn as chosen: all are, until it is known what is chosen."""
        return self.selection is None or need_id in self.chosen

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the needs in the order of the rows.

        They stand by joint place, on the board what is chosen first; of a department that is looked
        at there, what it asked for or scored in its own order.
        """
        way = self.way if self.view == BOARD else None
        return _order(self.picture, self.results, way, self.department if self.by_own else "")

    @property
    def by_own(self) -> bool:
        """Whether the rows of the board stand in a department's own order."""
        return bool(self.department) and self.view == BOARD

    @property
    def cut(self) -> int | None:
        """How many rows stand above the line where the limits end; none where there is no line."""
        if self.selection is None or self.by_own or self.view != BOARD:
            return None
        return len(self.chosen)

    @property
    def rows(self) -> tuple[str | None, ...]:
        """The ids of the needs in their order; none where the limits end."""
        if self.cut is None:
            return self.order
        return (*self.order[: self.cut], None, *self.order[self.cut :])

    @property
    def row_at(self) -> int:
        """The place of the row in front among these."""
        return self.at + (self.cut is not None and self.at >= self.cut)

    @property
    def at(self) -> int:
        """The place of the row in front."""
        return self.order.index(self.here) if self.here in self.order else 0

    @property
    def need(self) -> Need | None:
        """The need in front."""
        return self.picture.by_id[self.order[self.at]] if self.order else None

    # The replies

    @property
    def asked(self) -> str:
        """The id of the department whose replies are shown."""
        known = self.picture.departments
        return self.department if self.department in known else next(iter(known), "")

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What that department is answered."""
        return self.results.answers.get(self.asked, ()) if self.results else ()

    @property
    def answer_at(self) -> int:
        """The place of the answer in front."""
        ids = [each.row.id for each in self.answers]
        return ids.index(self.request) if self.request in ids else 0

    @property
    def answer(self) -> Answer | None:
        """The answer in front."""
        return self.answers[self.answer_at] if self.answers else None

    # Keys

    def moved(self, by: int) -> Shown:
        """The same with another row in front."""
        if self.view == REPLIES:
            if not self.answers:
                return self
            at = max(0, min(len(self.answers) - 1, self.answer_at + by))
            return replace(self, request=self.answers[at].row.id)
        if not self.order:
            return self
        at = max(0, min(len(self.order) - 1, self.at + by))
        return replace(self, here=self.order[at])

    def turned(self, by: int) -> Shown:
        """The same with another department looked at; beyond the ends, all of them."""
        known = self.picture.departments
        if self.view == REPLIES:
            if not known:
                return self
            at = (known.index(self.asked) + by) % len(known)
            return replace(self, department=known[at], request="")
        ring = ("", *known)
        at = ring.index(self.department) if self.department in ring else 0
        return self.looking_at(ring[(at + by) % len(ring)])

    def looking_at(self, department: str) -> Shown:
        """The same with a department looked at, and the need in front still in front."""
        here = self.need
        return replace(self, department=department, here=here.id if here else "")

    def viewed(self, view: int) -> Shown:
        """The same in another view, with the same need in front."""
        here = self.here
        if self.view == REPLIES and self.answer is not None:
            here = self.answer.stands_in.id
        elif self.need is not None:
            here = self.need.id
        return replace(self, view=view, here=here, request="")

    def turned_way(self) -> Shown:
        """The same with what the other way chooses."""
        here = self.need
        return replace(self, way=self.other_way, here=here.id if here else "")

    def turned_mark(self) -> Shown:
        """The same with the need in front marked, or no longer."""
        if self.need is None:
            return self
        kept = tuple(each for each in self.marked if each != self.need.id)
        return replace(self, marked=kept if kept != self.marked else (*kept, self.need.id))

    def refreshed(self, picture: Picture) -> Shown:
        """The same place in what the needs come to now; what is worked out follows."""
        here = self.need
        known = picture.by_id
        after = self.order[self.at :] if here else ()
        stays = next((each for each in after if each in known), "")
        return replace(
            self,
            picture=picture,
            working=True,
            here=stays,
            marked=tuple(each for each in self.marked if each in known),
            department=self.department if self.department in picture.departments else "",
        )
