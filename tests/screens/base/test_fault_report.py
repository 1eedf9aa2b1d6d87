"""A fault of the program leaves a report without answers, and a sentence; work goes on from there.

What a person sees of it in a real terminal is in `tests/features/test_faults_at_work.py`.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from screens.app.app import WorkshopApp
from screens.base import fault_report as faults
from sessions.store.drafts import LINE, Place
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.screens.session.session_app import session


def failed() -> Exception:
    """An error that holds what somebody said."""
    answers: dict[str, str] = {}
    try:
        answers["my secret answer"]
    except KeyError as error:
        return error
    raise AssertionError


def test_the_report_tells_places_and_no_answers(tmp_path: Path) -> None:
    """Types, files and lines; neither messages nor values, and not where people keep things."""
    told = faults.unexpected(failed(), tmp_path)
    (report,) = (tmp_path / "reports").iterdir()
    assert str(report) in told
    text = report.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "in failed" in text
    assert "secret" not in text + told
    assert str(tmp_path) not in text


def test_reports_are_for_one_pair_of_eyes(tmp_path: Path) -> None:
    """Nobody else on the machine may look into the folder, whatever the umask is."""
    before = os.umask(0o022)
    try:
        faults.unexpected(failed(), tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "reports").stat().st_mode) == 0o700


def test_faults_that_name_each_other_end(tmp_path: Path) -> None:
    """A ring of causes is told once."""
    one, other = failed(), failed()
    one.__cause__, other.__cause__ = other, one
    assert faults.report_of(one).count("builtins.KeyError") == 2


def test_a_report_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes to the folder for temporary files, and where that is full too, it is said."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temp"))
    assert str(tmp_path / "temp") in faults.unexpected(failed(), tmp_path / "file")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "file" / "temp"))
    assert "could not be written" in faults.unexpected(failed(), tmp_path / "file")


async def test_the_record_is_closed_and_the_place_is_kept(tmp_path: Path) -> None:
    """What the application does with a fault at work, where there is a terminal."""
    acme = Acme(tmp_path / "acme")
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("- half a sen", enter=False)
        app = desk.pilot.app
        assert isinstance(app, WorkshopApp)
        told = app._fault(failed()).plain
        assert not app.has_store
        assert "What was recorded is safe" in told
        assert "it goes on where you were" in told
    assert any(tmp_path.glob("reports/fault-*.txt"))  # noqa: ASYNC240 - a test waits for it
    with Store.open(acme.folder) as store:
        place = Place(acme.session_id, "works", LINE)
        assert store.unfinished_run is None
        assert store.drafts.left_at == place
        assert store.drafts.text(place) == "- half a sen"
        assert store.record.clock_of(acme.session_id).since is None


async def test_a_test_gets_the_exception(tmp_path: Path) -> None:
    """Without a terminal a fault is raised, so that no test hides one."""
    acme = Acme(tmp_path / "acme")

    async def fail() -> None:
        async with session(acme) as desk:
            desk.screen.call_later(lambda: 1 // 0)
            await desk.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await fail()
