"""Times in which no garbage is looked for."""

from __future__ import annotations

import gc

import pytest

from sessions import collector
from sessions.collector import nothing_collected


@pytest.mark.parametrize("stays", [True, False])
def test_only_what_stays_is_put_among_the_old(
    monkeypatch: pytest.MonkeyPatch, *, stays: bool
) -> None:
    """The cells of a workbook are garbage soon afterwards: they must be looked for as young."""
    put: list[str] = []
    monkeypatch.setattr(collector, "get_freeze_count", lambda: 0)
    monkeypatch.setattr(gc, "freeze", lambda: put.append("old"))
    monkeypatch.setattr(gc, "unfreeze", lambda: None)
    on = gc.isenabled()
    with nothing_collected(stays=stays):
        assert not gc.isenabled()
    assert gc.isenabled() is on
    assert put == (["old"] if stays and on else [])
