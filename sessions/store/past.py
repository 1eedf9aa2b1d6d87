"""As it was: an engagement at an earlier moment, to be looked at and never written to.

    with Past.open(folder, at=moment) as store:
        build(store.record, "swot", "restricted", as_of=store.at)

What counts at a moment is every record up to the last one, in the order of the record, whose time
is not after it. Clocks may run backwards, so a time may come twice; then it is the later of the
two, and whatever was recorded before that counts with it, also what a wrong clock dated later.
The time is when something was recorded: notes imported in May on a talk in April are from May.

Nothing is locked and no byte changes, so it works beside a window that records.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from sessions.clock import IdMaker, Now, in_local_zone, local_time
from sessions.database.database import EngagementDB
from sessions.database.moment import PastState, Until
from sessions.disk.disk import Disk
from sessions.errors import ReadOnly
from sessions.history.history import Mark
from sessions.history.moments import NoSuchMoment, moment_words
from sessions.journal.line import Line
from sessions.store.store import Store


def records_until(lines: Sequence[Line], moment: datetime) -> int:
    """How many records count at a moment.

    Raises:
        NoSuchMoment: the record begins later.
    """
    seconds = moment.timestamp()
    for place in range(len(lines) - 1, -1, -1):
        if lines[place].moment <= seconds:
            return place + 1
    if not lines:
        raise NoSuchMoment("Nothing was recorded here, so there is no earlier moment to show.")
    begins = moment_words(lines[0].time.astimezone(moment.tzinfo))
    raise NoSuchMoment(
        f"There is nothing to show at {moment_words(moment)}: the record begins at {begins}."
    )


class Past(Store):
    """An engagement as it was."""

    def __init__(self, folder: Path, until: Until, *, disk: Disk | None = None) -> None:
        self._at = local_time()
        self.walk: Sequence[int] = ()
        """The places to stop at on the way earlier or later: how many records count at each."""
        database = EngagementDB(folder, clock=self._then, disk=disk, read_only=True)
        database.journal.look_back(until)
        super().__init__(database, self._then, IdMaker())
        self._at = self._recorded()

    @classmethod
    def open(  # type: ignore[override]  # looking back has no use for what concerns writing
        cls,
        folder: Path,
        *,
        at: datetime,
        now: Now = local_time,
        disk: Disk | None = None,
    ) -> Self:
        """Open an engagement as it was at a moment.

        Args:
            folder: where it is kept.
            at: the moment; without a time zone it is read in that of this machine.
            now: the clock, which tells what is still to come.
            disk: the seam through which the folder is used.

        Raises:
            NoSuchMoment: the record begins later, or the moment is still to come.
            SessionsError: it is no engagement.
        """
        at = at if at.tzinfo else in_local_zone(at)

        def until(lines: Sequence[Line]) -> int:
            count = records_until(lines, at)
            if count == len(lines) and at > max(lines[-1].time, _end_of_day(now())):
                raise NoSuchMoment(f"{moment_words(at)} is still to come; leave the time out.")
            return count

        store = cls(folder, until, disk=disk)
        store._at = at
        return store

    @classmethod
    def after(cls, folder: Path, mark: Mark, walk: Sequence[Mark] = ()) -> Self:
        """Open an engagement as it was just after a change.

        Args:
            folder: where it is kept.
            mark: the change.
            walk: the changes to stop at when going earlier or later; all where none are given.

        Raises:
            NoSuchMoment: the change is not in the record any more.
        """
        places: dict[Mark, int] = {}

        def until(lines: Sequence[Line]) -> int:
            places.update({line.mark: place for place, line in enumerate(lines, 1)})
            if mark not in places:
                raise NoSuchMoment("That change is no longer in the record.")
            return places[mark]

        store = cls(folder, until)
        store.walk = sorted(places[each] for each in walk if each in places)
        return store

    @property
    def at(self) -> datetime:
        """The moment that is shown."""
        return self._at

    @property
    def position(self) -> Mark:
        """The last change that counts."""
        return self._back.lines[-1].mark

    @property
    def deserted(self) -> bool:
        """The past is never taken over."""
        return False

    def follow(self) -> bool:
        """The past does not change."""
        return False

    def take_over(self, *, anyway: bool = False) -> None:
        """The past is not written to.

        Raises:
            ReadOnly: always.
        """
        del anyway
        raise ReadOnly("What was cannot be changed; go back to now first.")

    def earlier(self) -> bool:
        """Go to the stop before; whether there is one."""
        stops, count = self._stops, self._back.count
        place = bisect_left(stops, count) - 1
        return place >= 0 and self._go(stops[place])

    def later(self) -> bool:
        """Go to the next stop; whether there is one."""
        stops, count = self._stops, self._back.count
        place = bisect_left(stops, count + 1)
        return place < len(stops) and self._go(stops[place])

    def _go(self, count: int) -> bool:
        """Show the moment after so many records."""
        self._back.go(count)
        self._live.refill()
        self.recorded_at = self._last_time()
        self._history = None
        self._at = self._recorded()
        self._tell()
        return True

    @property
    def _back(self) -> PastState:
        """What the database shows."""
        back = self._database.journal.past
        if back is None:
            raise TypeError("the database of the past looks back")
        return back

    @property
    def _stops(self) -> Sequence[int]:
        return self.walk or range(1, len(self._back.all_lines) + 1)

    def _then(self) -> datetime:
        return self._at

    def _recorded(self) -> datetime:
        """When the last change that counts was recorded."""
        return in_local_zone(self.recorded_at or local_time())


def _end_of_day(now: datetime) -> datetime:
    """The last moment of a day: today is written as a day too."""
    begins = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return begins + timedelta(days=1)
