"""Reading an engagement into memory, with nothing else going on.

Requirement: no garbage is looked for while documents are read, nor among them soon afterwards;
whatever happens, it is looked for from then on as before.
"""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from sessions.store.one_at_a_time import one_at_a_time
from tests import ROOT


@one_at_a_time
def read(count: int) -> list[list[int]]:
    """Make what a collector would look through; reading may be asked for while reading."""
    assert not gc.isenabled()
    return [[number] for number in range(count)] or read(3)


def test_what_was_read_counts_as_looked_through() -> None:
    """A look at all of it would else come with the next thing that is done.

    In a process of its own: tests freeze what they have loaded.
    """
    script = """
import gc
from tests.sessions.store.test_one_at_a_time import read
gc.collect()
before = [each["collections"] for each in gc.get_stats()]
made = read(50_000)
assert gc.isenabled() and not gc.get_freeze_count()
assert not {id(each) for each in gc.get_objects(generation=0)} & {id(each) for each in made}
assert [each["collections"] for each in gc.get_stats()] == before
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_what_is_set_aside_is_looked_through_no_more() -> None:
    """While a session is in front; afterwards it is again. In a process of its own, as above."""
    script = """
import gc
from sessions.collector import set_aside, take_back
made = [[number] for number in range(50_000)]
gc.collect()
assert set_aside() and not set_aside()
looked_at = {id(each) for each in gc.get_objects()}
assert not looked_at & {id(each) for each in made}
take_back()
assert not gc.get_freeze_count()
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_what_is_frozen_stays_so() -> None:
    """It was frozen for good by somebody else."""
    before = gc.get_freeze_count()
    read(1)
    assert gc.isenabled()
    assert gc.get_freeze_count() == before > 0


def test_it_goes_on_after_an_error() -> None:
    """As where a folder cannot be read."""

    @one_at_a_time
    def fails() -> None:
        read(0)
        assert not gc.isenabled()
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        fails()
    assert gc.isenabled()


def test_who_wants_no_collector_gets_none() -> None:
    """Where it is off already, it stays off."""
    gc.disable()
    try:
        read(1)
        assert not gc.isenabled()
    finally:
        gc.enable()
