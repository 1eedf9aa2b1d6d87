"""A secret vote on a disk that crashes: k ballots and the same k people, whenever it is cut off.

Requirement: killed at any disk call, or without power at any, the folder opens with the ballots
that were acknowledged and at most the one more that was being given; after the closing they are in
the vote, once, and the box is gone.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest

from sessions.errors import SessionsError
from sessions.store.store import Store
from tests.builders.secret_votes import GIVEN, SecretVote
from tests.faults.images import Made, Recording, images
from tests.faults.recorders import NoSyncDisk
from tests.faults.test_images import Reading, judged
from tests.sessions.disk.failing_disks import WatchedDisk
from workshop.record.votes.documents import SecretBallot, Vote

T = TypeVar("T")

ORDER = (3, 0, 4, 1)
"""Who votes, one after the other."""


class Killed(BaseException):
    """The program is no more: nothing catches this."""


class Mortal(WatchedDisk):
    """A disk under which the program is killed at one of its calls, and does nothing after it."""

    def __init__(self, at: int, *, after: bool) -> None:
        self.left = at
        self._after = after

    def call(self, name: str, perform: Callable[..., T], *given: Any) -> T:
        if name.startswith("sync"):
            perform = _nothing
        self.left -= 1
        if self.left < 0 or (self.left == 0 and not self._after):
            raise Killed
        done = perform(*given)
        if self.left == 0:
            raise Killed
        return done


def _nothing(*_: object) -> Any:
    """What a killed program wrote the system still has; a sync only takes time."""


def work(vote: SecretVote, say: Callable[[int], object]) -> None:
    """Give ballots, open the engagement again, give more, and close; say what is acknowledged."""
    say(0)
    for number, voter in enumerate(ORDER, 1):
        if number == 3:
            vote.reopen()
        vote.cast(voter)
        say(number)
    vote.close()
    say(len(ORDER) + 1)
    vote.store.close()


def is_right(folder: Path, vote: SecretVote, acknowledged: int) -> bool:
    """Whether the ballots and people that were acknowledged are there, and at most one more.

    Whatever there is can be gone on with: the vote is closed, and has what was in the box.
    """
    try:
        with Store.open(folder, disk=Reading(), now=vote.acme.clock) as store:
            found = store.record.find(Vote, vote.vote.id)
            if found is None or store.ballot_boxes.defects:
                return False
            box = store.moment().boxes.get(found.id)
            if not found.is_open:
                left = [each for each in folder.iterdir() if "ballots-" in each.name]
                ballots, people = found.ballots, found.voters
                steps = {len(ORDER)} if not left and acknowledged >= len(ORDER) else set()
            else:
                ballots = box.ballots if box else ()
                people = tuple(voter for voter, _ in box.voters) if box else ()
                steps = {acknowledged, acknowledged + 1}
    except SessionsError:
        return False
    k = len(ballots)
    expected = Counter(_key(vote, GIVEN[voter]) for voter in ORDER[:k])
    named = {vote.voters[voter] for voter in ORDER[:k]}
    return (
        k in steps
        and set(people) == named
        and len(people) == k
        and Counter(map(_written, ballots)) == expected
    )


def _key(vote: SecretVote, given: Any) -> bytes:
    return _written(SecretBallot(scores=vote.scores(given)))


def _written(ballot: SecretBallot) -> bytes:
    rows = {key: {k: float(v) for k, v in row.items()} for key, row in ballot.scores.items()}
    return msgspec.json.encode(rows, order="sorted")


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be removed there")
@pytest.mark.parametrize(
    ("step", "after"),
    [
        pytest.param(4, True, id="some"),
        pytest.param(1, True, id="after", marks=pytest.mark.slow),
        pytest.param(1, False, id="before", marks=pytest.mark.slow),
    ],
)
def test_no_call_is_a_bad_one_to_be_killed_at(place: Path, *, step: int, after: bool) -> None:
    """Every call of a vote, or every fourth, from its first ballot to the end of the box."""
    vote = SecretVote(place / "begun", NoSyncDisk())
    vote.store.close()
    at, died = 0, True
    while died:
        at += step
        vote.acme.folder = shutil.copytree(place / "begun", place / str(at))
        vote.disk = disk = Mortal(10_000, after=after)
        vote.open()
        disk.left, said, died = at, [0], False
        try:
            work(vote, said.append)
        except Killed:
            died = True
        # What is left is looked at in a copy: in this process nobody frees the lock.
        left = shutil.copytree(place / str(at), place / f"{at}-left")
        disk.left = 10_000
        assert is_right(left, vote, said[-1]), (at, said)
    assert at > 60


@pytest.fixture
def recorded(place: Path) -> tuple[list[Made], SecretVote]:
    """The calls of a vote, on a disk that remembers them."""
    disk = Recording()
    vote = SecretVote(place / "old" / "e", disk)
    work(vote, disk.say)
    return disk.made, vote


@pytest.mark.parametrize(
    "some", [pytest.param(True, id="some"), pytest.param(False, id="all", marks=pytest.mark.slow)]
)
def test_no_legal_state_of_the_disk_is_bad(
    place: Path, recorded: tuple[list[Made], SecretVote], *, some: bool
) -> None:
    """Whatever was torn, reordered or lost of what was not made durable."""
    made, vote = recorded
    new = place / "new"
    chance = random.Random(1) if some else None  # noqa: S311
    found = images(made, place / "old", chance=chance, number=1)
    voting = (image for image in found if image.acknowledged >= 0)
    number, bad = judged(voting, place / "old", new, lambda said: is_right(new / "e", vote, said))
    assert number > 20
    assert not bad, (len(bad), bad[0])


@pytest.mark.parametrize("kind", ["sync", "sync_folder"])
def test_the_check_catches_a_sync_left_out(
    place: Path, recorded: tuple[list[Made], SecretVote], kind: str
) -> None:
    """The same vote on a disk that does not sync files, or folders, while it is open."""
    made, vote = recorded
    new, said = place / "new", made.index(Made("say", 0))
    without = made[:said] + [one for one in made[said:] if one.kind != kind]
    found = images(without, place / "old", chance=random.Random(1), number=1)  # noqa: S311
    voting = (image for image in found if image.acknowledged >= 0)
    _, bad = judged(voting, place / "old", new, lambda told: is_right(new / "e", vote, told))
    assert bad
