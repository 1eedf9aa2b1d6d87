"""What holds for every test: a place and a time zone of its own, no colours, no animation."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests.both_ends import load_the_last
from tests.inputs import EXAMPLES
from tests.pages import Pages
from tests.quick_applications import make_quick
from tests.sessions.disk.held_disk import wait_long
from tests.windows.left_out import not_collected, why_left_out

# Hundreds of programs are started by tests; without this each would compile every module anew. Of
# the tests themselves, rewritten for their assertions, one worker reads what the other compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own in it
ROOM: Final = 2 * 2**30
"""Bytes that must be free there before the tests move in."""

TERMINALS: Final = ("TERM_PROGRAM", "TMUX", "WT_SESSION", "GNOME_TERMINAL_SCREEN")
"""The variables by which the terminal is known: the line of keys is the same in all, in tests."""

# Every answer is synced to the disk before it is acknowledged: thousands of waits that tell nothing
# of the program. What a disk may lose is tested on disks of the tests' own, in `tests/faults`.
if os.name == "posix" and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    tempfile.tempdir = str(MEMORY)

SAME_INPUTS: Final = bool(os.environ.get("WORKSHOP_SAME_INPUTS"))
"""Whether laws are tried with the same inputs each time: a landing is judged by what was changed.
Whoever runs the tests by hand has new inputs each time, and so finds what these do not."""

# Properties say what holds, not how fast a busy machine is; times are for the benchmarks.
settings.register_profile(
    "project",
    deadline=None,
    max_examples=EXAMPLES,
    derandomize=SAME_INPUTS,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")

make_quick()
wait_long()

if sys.platform == "win32":
    # It keeps the zone that it started with; what needs another one is among what is left out.
    time.tzset = lambda: None
else:
    # Where the machine stands decides no test; those of other zones set one for themselves.
    os.environ["TZ"] = "UTC"
    time.tzset()

collect_ignore = not_collected()


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Two workers share the work of compiling the tests; all of it stays, so none is looked at."""
    gc.disable()
    load_the_last(session.config.args)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every property test is a law, so that the longer run tries them all with more inputs.

    On Windows what needs another system is left out, each with its reason.
    """
    for item in items:
        if reason := why_left_out(item.nodeid, marks={mark.name for mark in item.iter_markers()}):
            item.add_marker(pytest.mark.skip(reason=reason))
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.law)


def pytest_collection_finish() -> None:
    """What is loaded by now stays for the whole run, and need not be looked through again."""
    gc.collect()
    gc.freeze()
    gc.enable()


LOOK = ("NO_COLOR", "ACCESSIBLE", "FORCE_COLOR", "COLUMNS", "LINES")
"""What says how things are shown."""


@pytest.fixture(scope="session")
def _places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet, one for each test.

    They are counted here: pytest looks through all folders that a run has made for the next number,
    which at the end of a run took longer than most tests.
    """
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_place(_places: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A developer's own engagements, guides and settings never decide a test."""
    home = next(_places)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))  # what Windows calls it
    monkeypatch.setenv("WORKSHOP_FOLDER", str(home / "engagements"))
    monkeypatch.setenv("WORKSHOP_SETTINGS", str(home / "settings.toml"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    for name in (*LOOK, "EDITOR", "VISUAL", *TERMINALS):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def pages(request: pytest.FixtureRequest) -> Pages:
    """Compares what is said with a page of text that was read before."""
    return Pages(request.node)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Call a test of some bytes by the argument: a zip of its own making holds the time of day."""
    return argname if isinstance(val, bytes) else None
