"""A session by chance, with crashes and a failing disk, beside a plain model of it.

Requirement: start, record, edit, retract, score, skip, back, confirm, pause, close, undo, redo,
crash in the middle of a line, reopen: after each of them the session is what the model says, and
so is what another start finds.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sessions.errors import NotRecorded
from sessions.store.store import Store
from tests.builders.acme import GUIDE, Acme
from tests.faults import SIZES, times
from tests.faults.session_model import Model, NothingDone
from tests.sessions.disk.failing_disks import FaultyDisk, journals
from workshop.errors import Refused
from workshop.guide.shape import Score
from workshop.record.documents import Ballot, Entry, EntryKind, Factor, Session, StepRun
from workshop.running import commands as c
from workshop.running.capture import read_line

STEPS = tuple(step.id for step in GUIDE.steps)
WIDE = msgspec.structs.replace(
    GUIDE,
    steps=tuple(
        msgspec.structs.replace(step, scope="engagement") if isinstance(step, Score) else step
        for step in GUIDE.steps
    ),
)
"""The guide, with scores of what other sessions found."""

SIGNS = {
    "": EntryKind.NOTE,
    "+ ": EntryKind.STRENGTH,
    '" ': EntryKind.QUOTE,
    "? ": EntryKind.QUESTION,
}

anywhere = st.sampled_from(STEPS)
chance = st.randoms(use_true_random=False)


class SessionMachine(RuleBasedStateMachine):
    """The program beside the model."""

    @initialize()
    def start(self) -> None:
        """An engagement with a factor from an earlier session, and a session that runs."""
        memory = "/dev/shm"  # noqa: S108 - a folder of its own is made in it
        self.place = tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None)
        self.disk = FaultyDisk()
        self.disk.free = 0
        self.acme = Acme(Path(self.place.name) / "0", guide=WIDE, disk=self.disk)
        self.acme.say("+ The close is quick")
        (self.factor,) = self.acme.store.record.all(Factor)
        self.people = (self.acme.dana.id, self.acme.ana.id)
        begin = c.StartSession(guide=WIDE, digest=WIDE.name, people=self.people)
        self.acme.session_id = str(self.store.do(begin).session_id)
        self.before = len(self.store.history.changes)
        self.model = Model(STEPS)
        self.words = 0
        self.doubtful: list[tuple[str, int]] = []

    @property
    def store(self) -> Store:
        """The engagement that is open."""
        return self.acme.store

    @property
    def session_id(self) -> str:
        """The session that is tested."""
        return self.acme.session_id

    def new_words(self) -> str:
        """Words that were not said before."""
        self.words += 1
        return f"words {self.words}"

    def do(self, command: c.Command) -> None:
        """Carry out a command a second later."""
        self.acme.clock.forward(seconds=1)
        self.store.do(command)

    def entries(self) -> list[Entry]:
        """What is recorded, taken back or not."""
        return list(self.store.record.entries_of(self.session_id))

    # Recording

    @precondition(lambda self: not self.model.closed)
    @rule(sign=st.sampled_from(sorted(SIGNS)), step=anywhere)
    def record(self, sign: str, step: str) -> None:
        words = self.new_words()
        self.acme.say(sign + words, step)
        (entry,) = [entry for entry in self.entries() if entry.text == words]
        self.model.do({("entry", entry.id): (step, SIGNS[sign], words, False)})

    @precondition(lambda self: self.model.told("entry"))
    @rule(random=chance)
    def edit(self, random: Any) -> None:
        entry = random.choice(self.entries())
        words = self.new_words()
        line = read_line(words, entry.kind)
        self.do(c.EditEntry(entry_id=entry.id, line=line))
        step, kind, _, retracted = self.model.get("entry", entry.id)
        self.model.do({("entry", entry.id): (step, kind, words, retracted)})

    @precondition(lambda self: self.model.told("entry"))
    @rule(random=chance)
    def take_back_or_restore(self, random: Any) -> None:
        entry = random.choice(self.entries())
        step, kind, words, retracted = self.model.get("entry", entry.id)
        change = c.RestoreEntry if retracted else c.RetractEntry
        self.do(change(entry_id=entry.id))
        self.model.do({("entry", entry.id): (step, kind, words, not retracted)})

    @precondition(lambda self: not self.model.closed)
    @rule(voter=st.sampled_from([0, 1]), value=st.sampled_from([None, 1.0, 2.0, 4.0]))
    def score(self, voter: int, value: float | None) -> None:
        fact = ("score", self.people[voter])
        if self.model.get(*fact) == value:
            return
        self.do(
            c.SetScore(
                session_id=self.session_id,
                step_id="score",
                voter=self.people[voter],
                subject_id=self.factor.id,
                scale_id="rating",
                value=value,
            )
        )
        self.model.do({fact: value})

    # Moving

    @precondition(lambda self: not self.model.closed)
    @rule(step=anywhere)
    def go(self, step: str) -> None:
        command = c.MoveTo(session_id=self.session_id, step_id=step)
        if step == self.model.position:
            with pytest.raises(Refused):
                self.do(command)
        else:
            self.do(command)
            self.model.move(step)

    @precondition(lambda self: not self.model.closed)
    @rule(by=st.sampled_from([-1, 1]))
    def back_or_on(self, by: int) -> None:
        place = STEPS.index(self.model.position) + by
        if 0 <= place < len(STEPS):
            self.go(STEPS[place])

    @precondition(lambda self: not self.model.closed)
    @rule(step=anywhere)
    def skip(self, step: str) -> None:
        if not self.model.get("reached", step):
            return
        reason = self.new_words()
        self.do(c.SkipStep(session_id=self.session_id, step_id=step, reason=reason))
        self.model.skip(step, reason)

    @precondition(lambda self: not self.model.closed)
    @rule(step=anywhere)
    def confirm(self, step: str) -> None:
        if not self.model.get("reached", step):
            return
        self.do(c.ConfirmStep(session_id=self.session_id, step_id=step))
        self.model.do({("confirmed", step): self.acme.clock.now})

    @precondition(lambda self: not self.model.closed)
    @rule()
    def pause_or_go_on(self) -> None:
        if self.model.running:
            self.do(c.PauseSession(session_id=self.session_id))
            self.model.pause()
        else:
            self.do(c.ResumeSession(session_id=self.session_id))
            self.model.resume()

    @rule()
    def close_or_reopen(self) -> None:
        if self.model.closed:
            self.do(c.ReopenSession(session_id=self.session_id))
            self.model.reopen()
        else:
            self.do(c.CloseSession(session_id=self.session_id))
            self.model.close()

    # Back and forth in time

    def turn(self, ours: Callable[[str], str], models: Callable[[], None]) -> None:
        """Undo or redo in both; they must agree on whether there is anything."""
        self.acme.clock.forward(seconds=1)
        try:
            models()
        except NothingDone:
            with pytest.raises(Refused):
                ours(self.session_id)
        else:
            ours(self.session_id)

    @rule()
    def undo(self) -> None:
        self.turn(self.store.undo, self.model.undo)

    @rule()
    def redo(self) -> None:
        self.turn(self.store.redo, self.model.redo)

    # What goes wrong

    @precondition(lambda self: not self.model.closed)
    @rule(call=st.sampled_from(["write", "sync", "identity"]), share=st.sampled_from([0.0, 0.5]))
    def refuse(self, call: str, share: float) -> None:
        """The disk refuses a line: nothing has changed."""
        words = self.new_words()
        self.disk.plan(OSError(errno.EIO, "refused"), call, share=share)
        with pytest.raises(NotRecorded):
            self.acme.say(words)
        if call != "write":
            self.doubtful.append((words, self.model.recorded))

    def may_have_appeared(self) -> None:
        """A refused line that nothing came after to disown may be there after a crash."""
        at = self.model.recorded
        for words, recorded in self.doubtful:
            found = [entry for entry in self.entries() if entry.text == words]
            if recorded == at and found:
                fact = ("entry", found[0].id)
                self.model.do({fact: ("works", found[0].kind, words, False)})
        self.doubtful.clear()

    def open_anew(self, folder: Path) -> None:
        """Start the program again."""
        self.acme.folder = folder
        self.acme.store = Store.open(folder, now=self.acme.clock, ids=self.acme.ids, disk=self.disk)
        self.model.start_again()

    @rule(lose=st.booleans())
    def leave_and_come_back(self, lose: bool) -> None:
        """Close, and open again; the checkpoint may have been lost."""
        self.store.close()
        if lose:
            (self.acme.folder / "workshop.json").unlink(missing_ok=True)
        self.doubtful.clear()
        self.open_anew(self.acme.folder)

    @rule(rest=st.one_of(st.none(), st.binary(max_size=9).filter(lambda b: b"\n" not in b)))
    def crash(self, rest: bytes | None) -> None:
        """The power fails, maybe in the middle of a line; what is on the disk then is opened."""
        left = self.acme.folder.with_name(f"{int(self.acme.folder.name) + 1}")
        shutil.copytree(self.acme.folder, left)
        self.meddle(left)
        if rest is not None:
            with journals(left)[-1].open("ab") as file:
                file.write(b'{"c":"00000000",' + rest)
        self.store.close()
        shutil.rmtree(self.acme.folder)
        self.open_anew(left)
        self.may_have_appeared()

    def meddle(self, left: Path) -> None:
        """Change what the crash left; only a broken twin does."""

    # What must be so

    @invariant()
    def is_what_the_model_says(self) -> None:
        if hasattr(self, "model"):
            self.compare()

    def compare(self) -> None:
        """The session, fact by fact."""
        record, model = self.store.record, self.model
        session, clock = record.get(Session, self.session_id), record.clock_of(self.session_id)
        entries = {(e.id,): (e.step_id, e.kind, e.text, e.retracted) for e in self.entries()}
        assert entries == model.told("entry")
        runs = {step: session.steps.get(step, StepRun()) for step in STEPS}
        assert {s: run.state.value for s, run in runs.items()} == {
            s: model.get("state", s) for s in STEPS
        }
        assert {s: run.reason for s, run in runs.items()} == {
            s: model.get("reason", s) or "" for s in STEPS
        }
        assert {s: run.confirmed for s, run in runs.items()} == {
            s: model.get("confirmed", s) for s in STEPS
        }
        assert clock.step_id == model.position
        assert (clock.since is not None) == model.running
        assert (session.closed is not None) == model.closed
        assert self.scores() == model.told("score")
        assert len(self.store.history.changes) == self.before + model.recorded

    def scores(self) -> dict[tuple[str, ...], float]:
        """By voter, the value of the factor."""
        ballots = [b for b in self.store.record.all(Ballot) if b.session_id == self.session_id]
        given = {(b.voter,): b.scores.get(self.factor.id, {}).get("rating") for b in ballots}
        return {voter: value for voter, value in given.items() if value is not None}

    def teardown(self) -> None:
        if not hasattr(self, "model"):
            return
        try:
            self.leave_and_come_back(lose=True)
            self.compare()
        finally:
            self.store.close()
            self.place.cleanup()


class LosingMachine(SessionMachine):
    """A twin of which each crash takes the last line along."""

    def meddle(self, left: Path) -> None:
        """Cut the last line that was acknowledged."""
        last = [path for path in journals(left) if path.stat().st_size][-1]
        lines = last.read_bytes().splitlines(keepends=True)
        last.write_bytes(b"".join(lines[:-1]))


PLAIN = settings(
    max_examples=60,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)
"""So many sessions, of so many things that happen."""


@pytest.mark.parametrize("size", SIZES)
def test_a_session_is_what_a_plain_model_says(size: int) -> None:
    """Whatever happens in it, in whatever order."""
    wanted = settings(PLAIN, max_examples=times(PLAIN.max_examples, size))
    run_state_machine_as_test(SessionMachine, settings=wanted)


def test_the_model_catches_a_lost_line() -> None:
    """A session that forgets the last thing at a crash is not what the model says."""
    wanted = settings(PLAIN, phases=[Phase.generate], database=None)
    with pytest.raises((AssertionError, Refused)):
        run_state_machine_as_test(LosingMachine, settings=wanted)
