"""Killed at every disk call: what was acknowledged is kept, and at most one change more.

Requirement: the program may be killed before, in the middle of and after any call that it makes on
the disk, the first one of a new engagement included.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from sessions.errors import NotAnEngagement
from tests.faults.calls import MOMENTS, Outcome
from tests.sessions.disk.failing_disks import opened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks the program")


def killed(place: Path, *words: str) -> Outcome:
    """Kill at every call."""
    command = [sys.executable, "-m", "tests.faults.calls", str(place), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return msgspec.json.decode(done.stdout, type=Outcome)


@pytest.mark.parametrize(
    ("words", "moments"),
    [
        pytest.param([], 1, id="change"),
        pytest.param(["each"], len(MOMENTS), id="each", marks=pytest.mark.slow),
    ],
)
def test_no_call_is_a_bad_one_to_be_killed_at(place: Path, words: list[str], moments: int) -> None:
    """Every call, with each change at one of three moments in turns, and at all of them."""
    outcome = killed(place, *words)
    assert outcome.kills > 100 * moments
    assert outcome.kills % moments == 0
    assert outcome.wrong == []


@pytest.mark.slow
def test_the_check_catches_an_acknowledgement_before_the_write(place: Path) -> None:
    """The same work that says so before it is done."""
    assert killed(place, "too-early").wrong


def test_a_creation_that_was_cut_off_can_be_done_again(tmp_path: Path) -> None:
    """Only what it had written itself is in the way; a file of somebody else still is."""
    opened(tmp_path / "e").close()
    readme = (tmp_path / "e" / "README.txt").read_bytes()
    for content, fits in ((readme, True), (b"mine", False)):
        folder = tmp_path / str(fits)
        folder.mkdir()
        (folder / "README.txt").write_bytes(content)
        if fits:
            opened(folder).close()
        else:
            with pytest.raises(NotAnEngagement, match=r"other files \(README"):
                opened(folder)
