"""The second of two workers loads the later half of all tests first, and only of all of them."""

from __future__ import annotations

import gc
import os
import sys

import pytest

from tests import both_ends


def test_the_second_worker_of_a_whole_run_begins_with_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A part is loaded as it is, and a module that fails is left to whoever collects it."""
    loaded: list[str] = []

    def load(name: str) -> None:
        loaded.append(name)
        raise ImportError(name)

    monkeypatch.setattr(both_ends, "import_module", load)
    monkeypatch.setattr("sys.platform", "linux")
    whole = str(both_ends.FOLDER)
    for given, worker in (([whole], "gw0"), ([whole], ""), ([f"{whole}/workshop"], "gw1")):
        assert both_ends.load_the_last(given, worker) == 0
    assert loaded == []
    assert both_ends.load_the_last([whole], "gw1") == len(loaded)
    assert loaded == sorted(loaded, key=lambda name: name.split("."), reverse=True)
    files = [file for file in both_ends.FOLDER.rglob("test_*.py") if "benchmarks" not in file.parts]
    assert abs(len(files) - 2 * len(loaded)) <= 2


def test_what_one_worker_has_compiled_the_other_reads() -> None:
    """Whatever the environment says of files of bytes: a run rewrites each of 600 modules once."""
    assert not sys.dont_write_bytecode
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ
    assert gc.isenabled()
