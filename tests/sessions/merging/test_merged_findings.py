"""Two laptops make findings apart: none is lost, each has its own code, one headline stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_into, merge_new
from tests.builders.acme import Acme
from workshop.record.documents import Factor
from workshop.record.findings.documents import Finding, Headline
from workshop.running.commands import Command
from workshop.running.findings.commands import (
    EditFinding,
    IssueVersion,
    MakeFinding,
    WriteHeadline,
)
from workshop.running.findings.standing import findings_of, headline_of, versions_of
from workshop.running.senders import Sender


def send(folder: Path, *commands: Command) -> None:
    """Carry out commands in a folder."""
    with Store.open(folder) as store:
        for command in commands:
            store.do(command, Sender.APPLICATION)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path, dict[str, str], str]:
    """An engagement with a finding and its copy, the ids of factors, and that of the finding."""
    made = Acme(tmp_path / "one")
    made.say("- Eleven passwords")
    made.say("- Slow forms")
    codes = {factor.code: factor.id for factor in made.store.record.all(Factor)}
    made.store.do(MakeFinding(text="Signing on is slow", cites=(codes["W1"],)))
    first = next(made.store.record.all(Finding)).id
    made.store.close()
    other = tmp_path / "two"
    shutil.copytree(made.folder, other)
    return made.folder, other, codes, first


def test_no_finding_is_lost_and_each_has_its_own_code(
    two: tuple[Path, Path, dict[str, str], str],
) -> None:
    """Both made F2; both changed F1, in other fields; what both cite is joined."""
    one, other, codes, first = two
    send(
        one,
        MakeFinding(text="Forms are slow", cites=(codes["W2"],)),
        EditFinding(finding_id=first, recommendation="One sign-on"),
        WriteHeadline(text="Sign on once", lines=("Now",)),
        IssueVersion(),
    )
    send(
        other,
        MakeFinding(text="Paper everywhere", cites=(codes["W2"],)),
        EditFinding(finding_id=first, text="Signing on takes ages", cites=tuple(codes.values())),
        IssueVersion(final=False, author="Ben"),
    )
    merged = merge_into(compare(one, other))
    with Store.open(merged, read_only=True) as store:
        record = store.record
        texts = {each.code: each.text for each in findings_of(record)}
        assert texts.keys() == {"F1", "F2", "F3"}
        assert {*texts.values()} == {"Signing on takes ages", "Forms are slow", "Paper everywhere"}
        joined = record.get(Finding, first)
        assert joined.recommendation == "One sign-on"
        assert set(joined.cites) == set(codes.values())
        headline = headline_of(record)
        assert headline is not None
        assert (headline.text, headline.lines) == ("Sign on once", ("Now",))
        assert [each.number for each in versions_of(record)] == [1, 2]
        told = " ".join(store.joined) + " ".join(c.sentence for c in store.history.changes)
        assert "F2 was given on both sides" in told
        assert "Draft 1 was issued on both sides" in told


def test_a_headline_stands_or_falls_with_its_lines(
    two: tuple[Path, Path, dict[str, str], str],
) -> None:
    """Where both wrote one, that of whoever wrote last, whole; the other is told."""
    one, other, _, _ = two
    send(one, WriteHeadline(text="Sign on once", lines=("Now", "For nurses")))
    send(other, WriteHeadline(text="Buy scanners", lines=("Later",)))
    merged = merge_into(compare(one, other))
    with Store.open(merged, read_only=True) as store:
        headline = headline_of(store.record)
        assert headline is not None
        wholes = {"Sign on once": ("Now", "For nurses"), "Buy scanners": ("Later",)}
        assert wholes.pop(headline.text) == headline.lines
        told = " ".join(c.sentence for c in store.history.changes)
        assert next(iter(wholes)) in told


def test_engagements_begun_apart_come_to_one_headline(tmp_path: Path) -> None:
    """That of the engagement that stays, or that of the other where it has none."""
    folders = []
    for name, words in (("one", ""), ("two", "Buy scanners")):
        made = Acme(tmp_path / name)
        if words:
            made.store.do(WriteHeadline(text=words))
        made.store.close()
        folders.append(made.folder)
    one, other = folders
    merged = merge_new(compare(one, other), tmp_path / "both")
    with Store.open(merged, read_only=True) as store:
        headline = headline_of(store.record)
        assert headline is not None
        assert headline.text == "Buy scanners"
        assert len(list(store.record.all(Headline))) == 1
