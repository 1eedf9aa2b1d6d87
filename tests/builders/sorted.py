"""A room that has something to sort, on a record alone and in an engagement."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from tests.builders.acme import GUIDE, MINUTES, Acme
from tests.builders.record import TEN, Building, workshop
from workshop.guide.room_steps import ClusterStep
from workshop.guide.shape import Guide
from workshop.guide.vote import Vote
from workshop.record.documents import Entry, Factor, Session
from workshop.record.record import Record
from workshop.running.clusters.acts import Sorting
from workshop.running.commands import Command, MoveTo

SAID: Final = (
    "- Carelog has no test system, changes go straight to live @Ana",
    "- No test system for Carelog, changes go straight to the live wards @Ben",
    "- Staff carry up to eleven passwords @Ana",
    "- New starters wait six days for accounts @Ben",
    "+ A friendly, fast service desk @Ana",
    "Lunch was good",
)
"""W1 and W2 look alike; W3 and W4 belong together; S1 stands alone; a note has no letter."""


def sorting_guide(**of_step: object) -> Guide:
    """A workshop that sorts what was said, then votes on the groups."""
    sort = ClusterStep(id="sort", title="Sort and merge", minutes=TEN, **of_step)  # type: ignore[arg-type]
    dots = Vote(id="dots", title="Dots", minutes=TEN, method="dots", of=("clusters",), budget=3)
    whole = workshop()
    return msgspec.structs.replace(whole, steps=(whole.steps[0], sort, dots, *whole.steps[1:]))


def sorting_engagement(folder: Path) -> Acme:
    """An engagement whose session said the same, before its step that sorts."""
    step = ClusterStep(id="sort", title="Sort and merge", minutes=MINUTES)
    guide = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:3], step, *GUIDE.steps[3:]))
    made = Acme(folder, guide=guide)
    for line in SAID:
        made.say(line)
    return made


class SortingRoom:
    """A session in front of its step that sorts.

    Args:
        lines: what was said before.
        of_step: fields of the step.
    """

    def __init__(self, *lines: str, **of_step: object) -> None:
        self.made = Building()
        """What makes the record."""
        people = (self.made.person("Ana"), self.made.person("Ben"))
        self.id = self.made.start(sorting_guide(**of_step), *people)
        """The session."""
        self.entries = [self.made.say(self.id, "talk", line) for line in lines or SAID]
        """What was said, in order."""
        self.made.do(MoveTo(session_id=self.id, step_id="sort"))

    @property
    def record(self) -> Record:
        """All documents."""
        return self.made.record

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self.id)

    @property
    def sorting(self) -> Sorting:
        """What can be done now."""
        return Sorting(self.record, self.session, "sort", wide=self.step.scope == "engagement")

    @property
    def step(self) -> ClusterStep:
        """The step."""
        (step,) = self.record.guide_of(self.session).steps_of(ClusterStep)
        return step

    def factor(self, code: str) -> Factor:
        """A factor by its code."""
        return next(each for each in self.record.all(Factor) if each.code == code)

    def ids(self, *codes: str) -> list[str]:
        """The ids of factors."""
        return [self.factor(code).id for code in codes]

    def entry(self, words: str) -> Entry:
        """The entry that begins so."""
        return next(each for each in self.record.all(Entry) if each.text.startswith(words))

    def do(self, command: Command) -> str:
        """Carry out a command; what it is called."""
        return self.made.do(command).sentence
