"""A secret vote as other programs give it, line by line, and what it leaves anywhere.

Requirement: the same ballots in another order are answered alike and leave the same bytes in every
file while the vote is open; nothing of what was given is in an answer, in history or in a file that
somebody gets; closing counts each once; a file of ballots is one rewrite of the box.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.apply.lines import Answer, answers
from sessions.library.guides import Library
from sessions.store.store import Store
from tests.builders.voters import DOTS, held, room
from tests.faults.recorders import NoSyncDisk
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of
from workshop.record.documents import Session
from workshop.running.voting.commands import OpenVote

Ballot = dict[str, int]

GIVEN: tuple[Ballot, ...] = (
    {"1": 3, "2": 1},
    {"1": 3, "2": 1},
    {"5": 2},
    {},
    {"3": 1, "4": 3},
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement in which a secret vote of twelve people is open."""
    made = room(tmp_path_factory.mktemp("made") / "e", msgspec.structs.replace(DOTS, secret=True))
    made.store.do(OpenVote(session_id=made.session_id, step_id="vote"))
    made.store.close()
    assert held(made).secret
    return made.folder


def lines(store: Store, order: Sequence[int], ballots: Sequence[Ballot] = GIVEN) -> bytes:
    """Ballots as lines of commands."""
    session = next(store.record.all(Session))
    sent = (
        {
            "do": "CastBallot",
            "session": session.id,
            "step": "vote",
            "channel": "paper",
            "voter": session.people[voter],
            "votes": ballots[voter],
        }
        for voter in order
    )
    return b"".join(json.dumps(each).encode() + b"\n" for each in sent)


def sent(store: Store, content: bytes, *, piped: bool) -> list[Answer]:
    """What is answered to lines, by a pipe or in a file."""

    class Stream(BytesIO):
        def seekable(self) -> bool:
            return not piped

    return list(answers(store, Stream(content), Library()))


def told(opened: Path, order: Sequence[int], *, piped: bool) -> tuple[list[str], dict[str, bytes]]:
    """The answers to ballots in an order, and every file that they leave."""
    with TemporaryDirectory() as place:
        folder = shutil.copytree(opened, Path(place) / "e")
        with Store.open(folder, disk=NoSyncDisk()) as store:
            said = [each.sentence for each in sent(store, lines(store, order), piped=piped)]
            assert "cast" not in str(store.history.changes[-1].sentence)
        return said, {name: content for name, content in bytes_of(folder).items() if content}


@settings(max_examples=8)
@given(st.permutations(range(len(GIVEN))), st.booleans())
def test_no_order_can_be_told(opened: Path, order: Sequence[int], piped: bool) -> None:
    """Neither from answers nor from any file; the journal has not grown."""
    said, files = told(opened, range(len(GIVEN)), piped=False)
    assert told(opened, order, piped=piped) == (said, files)
    assert said[-1].endswith("5 of 12 in")
    assert {n: c for n, c in files.items() if n.startswith("journal")} == {
        n: c for n, c in bytes_of(opened).items() if n.startswith("journal")
    }
    (box,) = (content for name, content in files.items() if name.startswith(".ballots-"))
    assert box.count(b'"scores"') == 4


@pytest.mark.parametrize("piped", [True, False])
def test_closing_counts_each_once(opened: Path, tmp_path: Path, *, piped: bool) -> None:
    """And nobody twice: a second ballot of somebody is refused, alone."""
    folder = shutil.copytree(opened, tmp_path / "e")
    with Store.open(folder) as store:
        said = sent(store, lines(store, [4, 0, 4, 1, 3, 2]), piped=piped)
        assert [each.line for each in said if each.refused] == [3]
        session = next(store.record.all(Session)).id
        close = {"do": "CloseVote", "session": session, "step": "vote"}
        (closed,) = sent(store, json.dumps(close).encode(), piped=piped)
        assert closed.sentence.endswith("5 of 12 voted")
        (vote,) = store.record.votes.of_step(session, "vote")
    totals: Counter[str] = Counter()
    for ballot in vote.ballots:
        totals.update({key: int(row["votes"]) for key, row in ballot.scores.items()})
    assert [totals[key] for key in vote.subjects] == [6, 2, 1, 3, 2]
    assert len(vote.ballots) == len(vote.voters) == 5
    assert not [name for name in bytes_of(folder) if "ballots" in name]


def test_ballots_of_a_file_are_one_rewrite(opened: Path, tmp_path: Path) -> None:
    """Where the disk refuses it, each is answered as refused, and none is in the box."""
    folder, disk = shutil.copytree(opened, tmp_path / "e"), FaultyDisk()
    with Store.open(folder, disk=disk) as store:
        disk.plan(OSError(28, "full"), "replace")
        refused = sent(store, lines(store, [0, 1, 2]), piped=False)
        assert [each.refused for each in refused] == [True, True, True]
        assert store.moment().boxes == {}
        disk.fault = None
        disk.calls.clear()
        assert not [
            each for each in sent(store, lines(store, [0, 1, 2]), piped=False) if each.refused
        ]
        assert disk.calls.count("replace") == 1
        (box,) = store.moment().boxes.values()
        assert len(box.voters) == 3
