"""What a session should be, in the plainest words: facts by name, and two piles of changes.

Written without a look at how the program does it: no documents, no journal, no operations.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

Fact = tuple[str, ...]
"""What a fact is about, as `("state", "opening")`."""

Differences = Mapping[Fact, tuple[Any, Any]]
"""Facts with what they were and what they became."""

ABSENT = None
"""What a fact is that was never told."""


class NothingDone(Exception):
    """The model says no, as the program should."""


class Done:
    """One change."""

    def __init__(self, number: int, differences: Differences) -> None:
        self.number = number
        self.differences = differences


class Model:
    """A session at a table: what stands on it, what was done, what was taken back.

    Attributes:
        facts: What is so.
        position: The step in front of the room.
        running: Whether the time runs.
        closed: Whether it is over.
        recorded: How many changes were recorded, undoing and redoing included.
    """

    def __init__(self, steps: tuple[str, ...]) -> None:
        self.steps = steps
        self.facts: dict[Fact, Any] = {("state", step): "open" for step in steps}
        self.facts["reached", steps[0]] = True
        self.position = steps[0]
        self.running = True
        self.closed = False
        self.recorded = 0
        self._numbers = count()
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self._aside: set[int] = set()

    def get(self, *fact: str) -> Any:
        """What is so."""
        return self.facts.get(fact, ABSENT)

    def told(self, kind: str) -> dict[tuple[str, ...], Any]:
        """All facts of a kind that are so."""
        return {
            fact[1:]: value
            for fact, value in self.facts.items()
            if fact[0] == kind and value is not ABSENT
        }

    # What can be taken back

    def do(self, changes: Mapping[Fact, Any]) -> None:
        """Record something that can be taken back."""
        differences = {fact: (self.facts.get(fact), value) for fact, value in changes.items()}
        self.facts |= changes
        self._done.append(Done(next(self._numbers), differences))
        self._undone.clear()
        self._aside.clear()
        self.recorded += 1

    def skip(self, step: str, reason: str) -> None:
        """Leave a step out; the room goes on if it stood there."""
        changes: dict[Fact, Any] = {("state", step): "skipped", ("reason", step): reason}
        place = self.steps.index(step) + 1
        if self.position == step and place < len(self.steps):
            self.position = self.steps[place]
            changes["reached", self.position] = True
        self.do(changes)

    # What cannot

    def move(self, step: str) -> None:
        """Go to a step; one left forwards is done, one come to is open again."""
        forward = self.steps.index(step) > self.steps.index(self.position)
        if forward and self.get("state", self.position) == "open":
            self.facts["state", self.position] = "done"
        if self.get("state", step) == "skipped":
            self.facts["state", step] = "open"
            self.facts["reason", step] = ABSENT
        self.position = step
        self.facts["reached", step] = True
        self.recorded += 1

    def pause(self) -> None:
        """Stop the time."""
        self.running = False
        self.recorded += 1

    def resume(self) -> None:
        """Let it run."""
        self.running = True
        self.recorded += 1

    def close(self) -> None:
        """End the session."""
        if self.get("state", self.position) == "open":
            self.facts["state", self.position] = "done"
        self.closed, self.running = True, False
        self.recorded += 1

    def reopen(self) -> None:
        """Go on with it."""
        self.closed, self.running = False, True
        self.recorded += 1

    # Back and forth

    def undo(self) -> None:
        """Take the last change back.

        Raises:
            NothingDone: there is none, or later work is in the way.
        """
        done = self._turn(self._done, back=True)
        self._undone.append(done)
        self._aside = {number for number in self._aside if number > done.number}

    def redo(self) -> None:
        """Do again what was taken back last.

        Raises:
            NothingDone: there is none, or later work is in the way.
        """
        self._done.append(self._turn(self._undone, back=False))

    def start_again(self) -> None:
        """The program was started anew: what was passed over may be tried again."""
        self._aside.clear()

    def _turn(self, pile: list[Done], *, back: bool) -> Done:
        """Turn round the uppermost change of a pile that has an effect."""
        for done in reversed(pile):
            if done.number in self._aside:
                continue
            wanted = self._wanted(done, back=back)
            if not wanted:
                self._aside.add(done.number)
                continue
            self.facts |= wanted
            pile.remove(done)
            self.recorded += 1
            return done
        raise NothingDone

    def _wanted(self, done: Done, *, back: bool) -> dict[Fact, Any]:
        """The facts as they should become; those that are so already are left out."""
        wanted = {}
        for fact, (old, new) in done.differences.items():
            source, target = (new, old) if back else (old, new)
            now = self.facts.get(fact)
            if now not in (source, target):
                self._aside.add(done.number)
                raise NothingDone
            if now != target and not self._is_used(fact, target):
                wanted[fact] = target
        return wanted

    def _is_used(self, fact: Fact, target: Any) -> bool:
        """Whether a step that would not have been reached has become more than that since."""
        kind, *step = fact
        if (kind, target) != ("reached", ABSENT):
            return False
        told = self.get("reason", *step) or self.get("confirmed", *step)
        return bool(told) or self.get("state", *step) != "open"
