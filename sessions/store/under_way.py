"""Commands on their way to the disk while the work goes on: whoever types waits for no sync.

    store.under_way.send(command, sender, told)     # told(change), or told(why not)
    store.under_way.finish()                        # before whatever must not overtake them

One is written at a time, by a thread that does nothing else, in the order in which they were sent.
Rules are asked, and memory follows, in the thread that owns the store, and only once the disk has
the line: nothing that is on its way is ever shown as recorded. When the disk refuses one, all that
wait behind it come back too, so that none overtakes it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import ClassVar, Final

from sessions.errors import NotRecorded, SessionsError
from sessions.journal.overlay import Change as Writing
from sessions.store.commits import Commits
from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.running.commands import Command
from workshop.running.senders import Sender

Told = Callable[[Change | Exception], None]
"""Is told what became of a command: the change, or why nothing was recorded."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A command whose turn has not come."""

    command: Command
    sender: Sender
    moment: Moment
    told: Told


class _Written:
    """A change whose line is being written."""

    def __init__(self, change: Change, writing: Writing, told: Told) -> None:
        self.change: Final = change
        self.writing: Final = writing
        self.told: Final = told
        self.problem: BaseException | None = None
        self.done: Final = Event()


class UnderWay:
    """The commands of one open engagement that are not on the disk yet.

    All but the writing itself is done in the thread that owns the store.

    Args:
        commits: asks the rules, and makes changes durable, then real.
        moment: gives what rules may know of the world now.
    """

    PATIENCE: ClassVar[float] = 0.02
    """Seconds that sending waits for a disk that is quick: then all is shown in one paint."""

    LOOK_UP: ClassVar[float] = 0.1
    """Seconds after which who waits for the disk looks whether the program was told to stop."""

    def __init__(self, commits: Commits, moment: Callable[[], Moment]) -> None:
        self.wake: Callable[[], None] = _nobody
        """Is called in the writing thread when a line was written; has `go_on` called soon, in the
        thread that owns the store."""
        self._commits = commits
        self._moment = moment
        self._sent: deque[_Sent] = deque()
        self._current: _Written | None = None
        self._jobs: SimpleQueue[_Written | None] = SimpleQueue()
        self._thread: Thread | None = None

    @property
    def count(self) -> int:
        """How many commands are not on the disk yet."""
        return len(self._sent) + (self._current is not None)

    def send(self, command: Command, sender: Sender, told: Told) -> None:
        """Have a command carried out once those before it are; returns within `PATIENCE`.

        It counts as given at this moment. What became of it is told once, perhaps before this
        returns.

        Args:
            command: what is to be done; none that gives a ballot.
            sender: where it comes from.
            told: is told the change once it is on the disk, or why nothing was recorded.
        """
        quick = not self.count
        self._sent.append(_Sent(command, sender, self._moment(), told))
        self._begin()
        if quick and self._current is not None:
            self._current.done.wait(self.PATIENCE)
            self.go_on()

    def go_on(self) -> None:
        """Take what was written meanwhile, and begin what waits; waits for nothing."""
        self._begin()  # somebody else may have taken what was written: `finish_current`
        while self._current is not None and self._current.done.is_set():
            self._end(self._current)
            self._begin()

    def finish(self) -> None:
        """Wait until everything is on the disk.

        Raises:
            NotRecorded: something is not; whoever sent it was told so.
        """
        problem = self._begin()
        while self._current is not None:
            problem = self.finish_current() or problem
            problem = self._begin() or problem
        if problem is not None:
            raise problem

    def finish_current(self) -> NotRecorded | None:
        """Wait for the line that is being written; why it was not, where it was not."""
        current = self._current
        if current is None:
            return None
        while not current.done.wait(self.LOOK_UP):
            pass  # a signal that another thread was given is dealt with here
        return self._end(current)

    def close(self) -> None:
        """Wait for everything, and end the thread; what was refused was told, and is no error."""
        try:
            self.finish()
        except NotRecorded:
            pass
        finally:
            thread, self._thread = self._thread, None
            if thread is not None:
                self._jobs.put(None)
                thread.join()

    def _begin(self) -> NotRecorded | None:
        """Have the next line written, where none is; a command that the rules refuse has none.

        Why one cannot even be made, where one cannot.
        """
        while self._sent and self._current is None:
            sent = self._sent.popleft()
            try:
                change = self._commits.decide(sent.command, sent.sender, sent.moment)
                writing = self._commits.compose(change)
            except NotRecorded as problem:
                self._give_back(problem, sent.told)
                return problem
            except (Refused, SessionsError) as problem:
                sent.told(problem)
            else:
                self._hand_over(_Written(change, writing, sent.told))
        return None

    def _hand_over(self, job: _Written) -> None:
        """Have the thread write a line."""
        self._current = job
        if self._thread is None:
            self._thread = Thread(target=self._keep_writing, name="recording", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _keep_writing(self) -> None:
        """Write one line after the other; what goes wrong is raised where the store is owned."""
        while (job := self._jobs.get()) is not None:
            try:
                self._commits.put(job.writing)
            except BaseException as problem:  # noqa: BLE001 - raised by `_end`
                job.problem = problem
            job.done.set()
            self.wake()

    def _end(self, job: _Written) -> NotRecorded | None:
        """Make real what was written, or give back what was not; why it was not."""
        self._current = None
        if job.problem is None:
            self._commits.took(job.change, job.writing)
            job.told(job.change)
            return None
        if not isinstance(job.problem, NotRecorded):
            raise job.problem
        self._give_back(job.problem, job.told)
        return job.problem

    def _give_back(self, problem: NotRecorded, told: Told) -> None:
        """Nothing of a command was recorded, so nothing of those behind it will be."""
        behind = list(self._sent)
        self._sent.clear()
        # The last first: whoever takes its words back then has the first one uppermost.
        for each in (*(one.told for one in reversed(behind)), told):
            each(problem)


def _nobody() -> None:
    """Nobody waits to be woken: whoever needs what was written calls `finish`."""
