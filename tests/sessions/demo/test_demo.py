"""The sample engagement.

Requirement: a rich, realistic sample (at least six departments, eight interviews, two workshops,
several hundred entries with agreement, contradiction and duplicates, many languages' characters)
comes from text files that ship, and is the same every time apart from ids.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.demo.build import make_demo, sample_in
from sessions.store.store import Store
from workshop.notes import write_notes
from workshop.record.documents import Consent, Department, Entry, Factor, Merge
from workshop.record.record import Record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of the sample."""
    with make_demo(tmp_path_factory.mktemp("demo") / "Sample") as store:
        return store.record


def told(record: Record) -> list[str]:
    """Everything that the sample says, without ids."""
    factors = [(f.code, f.text, [m.text for m in f.merged]) for f in record.live_factors()]
    return [write_notes(record, session.id) for session in record.sessions()] + [str(factors)]


def test_it_is_rich(record: Record) -> None:
    """It has what a real engagement has."""
    settings = [record.guide_of(session).setting for session in record.sessions()]
    assert settings.count("interview") >= 8
    assert settings.count("workshop") >= 2
    assert len(list(record.all(Department))) >= 6
    assert len(list(record.all(Entry))) >= 300
    assert any(entry.retracted for entry in record.all(Entry))
    assert any(entry.private for entry in record.all(Entry))
    assert len({consent.attribution for consent in record.all(Consent)}) >= 4
    scripts = "".join(entry.text for entry in record.all(Entry))
    assert any("\u0370" <= c <= "\u03ff" for c in scripts)
    assert any("\u0600" <= c <= "\u06ff" for c in scripts)


def test_what_says_the_same_is_merged(record: Record) -> None:
    """The merges have their lineage, and the sessions are over."""
    merges: list[Merge] = [merge for factor in record.all(Factor) for merge in factor.merged]
    assert len(merges) >= 10
    assert all(session.closed for session in record.sessions())


def test_it_is_the_same_every_time(record: Record, tmp_path: Path) -> None:
    """Two samples differ in nothing but ids, and open again as they were made."""
    with make_demo(tmp_path / "Sample") as store:
        assert told(store.record) == told(record)
        assert store.writable
    with Store.open(tmp_path / "Sample", read_only=True) as again:
        assert told(again.record) == told(record)


def test_it_is_made_once_among_the_engagements(tmp_path: Path) -> None:
    """Whoever looks at the sample again finds it with what was tried on it."""
    folder = sample_in(tmp_path / "home")
    assert folder.name == "Sample Merrowdale Health"
    assert sample_in(tmp_path / "home") == folder
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
