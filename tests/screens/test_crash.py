"""A fault of the program leaves a report without answers, and a sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from screens import crash
from tests.acme import Acme
from tests.screens.session_app import session

NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def failed() -> Exception:
    """An error that holds what somebody said."""
    answers: dict[str, str] = {}
    try:
        answers["my secret answer"]
    except KeyError as error:
        return error
    raise AssertionError


def test_the_report_tells_places_and_no_answers(tmp_path: Path) -> None:
    """Types, files and lines; neither messages nor values."""
    report = crash.keep_report(tmp_path, failed(), NOW)
    assert report == tmp_path / "reports" / "fault-2026-11-02-100000.txt"
    text = report.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "in failed" in text
    assert "secret" not in text
    assert str(tmp_path) not in text


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    """The sentence says so."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    report = crash.keep_report(tmp_path / "file", failed(), NOW)
    assert report is None
    assert "could not be written" in crash.sentence(report)


async def test_the_record_is_closed_and_one_sentence_tells(tmp_path: Path) -> None:
    """What the application does with a fault at work, where there is a terminal."""
    acme = Acme(tmp_path / "acme")
    async with session(acme) as desk:
        app = desk.pilot.app
        told = app._fault(failed()).plain  # type: ignore[attr-defined]
        assert not app.has_store  # type: ignore[attr-defined]
        assert "What was recorded is safe" in told
    assert any(tmp_path.glob("reports/fault-*.txt"))  # noqa: ASYNC240 - a test waits for it


async def test_a_test_gets_the_exception(tmp_path: Path) -> None:
    """Without a terminal a fault is raised, so that no test hides one."""
    acme = Acme(tmp_path / "acme")

    async def fail() -> None:
        async with session(acme) as desk:
            desk.screen.call_later(lambda: 1 // 0)
            await desk.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await fail()
