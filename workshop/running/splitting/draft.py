"""Groups while they are put together: who is in which, moved, dealt anew, read from words."""

from __future__ import annotations

import msgspec

from workshop.errors import Refused
from workshop.guide.room_steps import Breakout
from workshop.guide.shape import Guide, as_kind
from workshop.record.documents import Person, Session
from workshop.record.record import Record
from workshop.running.room.breakouts import Group, SplitUp, suggested

MOST = 12
"""The most groups that a room splits up into."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Groups that are not made yet."""

    step: Breakout
    groups: tuple[tuple[Person, ...], ...]
    """Who is in each."""
    turn: int = 0
    """How often they were dealt."""

    @property
    def people(self) -> list[tuple[Person, int]]:
        """Everybody with the place of their group, group by group."""
        return [(person, at) for at, group in enumerate(self.groups) for person in group]

    def dealt(self, record: Record, session: Session) -> Draft:
        """Other groups, as even and as mixed."""
        return _dealt(record, session, self.step, len(self.groups), self.turn + 1)

    def moved(self, person: Person, by: int) -> Draft:
        """Somebody in another group; nothing changes beyond the ends."""
        here = next(at for each, at in self.people if each.id == person.id)
        return self.put(person, here + by)

    def put(self, person: Person, there: int) -> Draft:
        """Somebody in the group of a place; nothing changes where there is none."""
        if not 0 <= there < len(self.groups):
            return self
        groups = [[each for each in group if each.id != person.id] for group in self.groups]
        groups[there].append(person)
        return msgspec.structs.replace(self, groups=tuple(map(tuple, groups)))

    def command(self, session: Session, guides: dict[str, Guide]) -> SplitUp:
        """What makes them.

        Args:
            session: the session that splits up.
            guides: those that the step names, by their names.
        """
        return SplitUp(
            session_id=session.id,
            step_id=self.step.id,
            groups=tuple(
                Group(
                    guide=guides[self.step.guide_for(at)], people=tuple(each.id for each in group)
                )
                for at, group in enumerate(self.groups)
            ),
        )


def draft_of(record: Record, session: Session, step_id: str, words: str = "") -> Draft:
    """The groups that are suggested first: as many as were said, else as the guide has.

    Raises:
        Refused: the step has no groups, or the words are no number of them.
    """
    step = as_kind(record.step_of(session, step_id), Breakout)
    if step is None:
        raise Refused("Only a step for breakouts has groups.")
    count = step.groups
    if words:
        if not (words.isascii() and words.isdigit() and 2 <= int(words) <= MOST):
            raise Refused(f"“{words}” is no number of groups: 2 to {MOST}.")
        count = int(words)
    return _dealt(record, session, step, count, 0)


def _dealt(record: Record, session: Session, step: Breakout, count: int, turn: int) -> Draft:
    groups = suggested(record, session, count, turn)
    return Draft(step=step, groups=tuple(map(tuple, groups)), turn=turn)
