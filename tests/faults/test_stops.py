"""No acknowledged answer is lost to a kill or a power cut, and the same check catches twins.

Requirement: what was acknowledged is kept, whenever the process is killed or the power of the disk
is cut, and nothing is found that was not recorded as it is.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.faults import SIZES, times
from tests.faults.campaign import Outcome
from tests.faults.plugs import ext4

KILLS = 200
CUTS = 80

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks the writer")


def campaign(way: str, recorder: str, folder: Path, times: int) -> Outcome:
    """Stop a writer so many times."""
    command = [sys.executable, "-m", "tests.faults.campaign", way, recorder, str(folder)]
    done = subprocess.run([*command, str(times)], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return msgspec.json.decode(done.stdout, type=Outcome)


@pytest.fixture
def power(tmp_path: Path) -> None:
    """Skip where no power can be cut."""
    try:
        with ext4(tmp_path):
            pass
    except OSError as reason:
        pytest.skip(f"the power of a real file system cannot be cut here: {reason}")


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_lost_to_a_kill(tmp_path: Path, size: int) -> None:
    """SIGKILL at random instants: while it opens, records, writes its checkpoint and closes."""
    outcome = campaign("kill", "ours", tmp_path, times(KILLS, size))
    assert (outcome.lost, outcome.unreadable) == (0, 0), outcome
    assert outcome.acknowledged > outcome.stops / 4


@pytest.mark.parametrize(
    ("twin", "kills"),
    [("speaks-too-early", 25), pytest.param("stock", 25, marks=pytest.mark.slow)],
)
def test_kills_catch_the_broken_twins(tmp_path: Path, twin: str, kills: int) -> None:
    """One that acknowledges before it writes, and TinyDB's own storage.

    The first one loses something at nearly every kill. With the other a kill has to fall between
    two calls, as one in four does.
    """
    for round_ in range(1000 // kills):
        outcome = campaign("kill", twin, tmp_path / str(round_), kills)
        if outcome.lost + outcome.unreadable:
            return
    pytest.fail(f"nothing was lost to 1,000 kills, the last {kills}: {outcome}")


@pytest.mark.slow
@pytest.mark.xdist_group("loop-device")
@pytest.mark.usefixtures("power")
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_lost_to_a_power_cut(tmp_path: Path, size: int) -> None:
    """A real ext4 file system loses whatever no sync has made durable."""
    outcome = campaign("power", "ours", tmp_path / "disk-of-its-own", times(CUTS, size))
    assert (outcome.lost, outcome.unreadable) == (0, 0), outcome
    assert outcome.acknowledged > outcome.stops / 4


@pytest.mark.xdist_group("loop-device")
@pytest.mark.usefixtures("power")
@pytest.mark.parametrize(
    ("twin", "cuts"), [("never-syncs", 10), pytest.param("stock", 40, marks=pytest.mark.slow)]
)
def test_power_cuts_catch_the_broken_twins(tmp_path: Path, twin: str, cuts: int) -> None:
    """One that leaves syncing to the system, and TinyDB's own storage."""
    outcome = campaign("power", twin, tmp_path / "disk-of-its-own", cuts)
    assert outcome.lost + outcome.unreadable > 0, outcome
