"""Erasing where there are several copies: merging goes on, and whoever returns is known.

Requirement: merging is refused only where it would bring somebody back; the marks of erasure of
both are kept. Whoever comes back with files of another copy is told, also where only the id is
named, and can be erased again by the name that they had.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.erasure.erase import erase
from sessions.journal.erased_people import erased_in
from sessions.store.store import Store
from sessions.transfer.merge_folders import NotMerged, compare, merge_new
from sessions.transfer.zip_writer import export
from tests.builders.laptops import Laptop, base, say
from tests.sessions.disk.failing_disks import readable_in
from workshop.record.documents import Entry, Person
from workshop.record.record import Record
from workshop.running.capture import read_line
from workshop.running.commands import AddPerson, BeginEngagement, Command, RecordEntries


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[Laptop, Laptop]:
    """Two copies of one engagement."""
    source = base(tmp_path)
    return Laptop(source, tmp_path, "a"), Laptop(source, tmp_path, "b")


def met(laptop: Laptop, name: str = "Eve Moss") -> str:
    """Somebody new comes in and says something; the id."""

    def said(record: Record) -> Command:
        line = read_line("+ The stores are never late @Eve")
        return RecordEntries(session_id=record.sessions()[0].id, step_id="works", lines=(line,))

    def comes(record: Record) -> Command:
        return AddPerson(name=name, role="Clerk", session_id=record.sessions()[0].id)

    laptop.do(comes, said)
    with laptop.open() as store:
        return next(person.id for person in store.record.all(Person) if person.name == name)


def left_of(folder: Path, *pieces: bytes) -> list[str]:
    """The files that have any of these pieces."""
    found = readable_in(folder).items()
    return [name for name, content in found if any(piece in content for piece in pieces)]


def test_who_was_met_and_erased_on_one_laptop_is_no_hindrance(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    """The other never knew them; then it too merges, and again."""
    a, b = laptops
    erase(a.folder, met(a), now=a.clock)
    b.do(say("Said on b"))
    for one, other in ((a.folder, b.folder), (b.folder, a.folder)):
        folder = merge_new(compare(one, other), tmp_path / one.parent.name)
        assert left_of(folder, b"Moss", b"stores") == []
        with Store.open(folder, read_only=True) as store:
            assert store.joined == ()
            assert "Said on b" in {entry.text for entry in store.record.all(Entry)}
            assert len(erased_in(store.lines)) == 1


def test_both_met_somebody_and_erased_them_as_told(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    """They had another id on each; a zip of one does as well as the folder."""
    a, b = laptops
    for laptop in (a, b):
        erase(laptop.folder, met(laptop), now=laptop.clock)
    packed = export(b.folder, tmp_path / "b.zip").path
    for other in (b.folder, packed):
        folder = merge_new(compare(a.folder, other), tmp_path / f"from {other.name}")
        assert left_of(folder, b"Moss", b"stores") == []
        with Store.open(folder, read_only=True) as store:
            assert len(erased_in(store.lines)) == 2


def test_another_engagement_is_merged_with_one_that_erased(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    """They have nobody in common."""
    a, _ = laptops
    erase(a.folder, met(a), now=a.clock)
    Store.begin(tmp_path / "Other", BeginEngagement(name="Other"), now=a.clock).close()
    found = compare(a.folder, tmp_path / "Other")
    assert not found.common
    assert merge_new(found, tmp_path / "both").is_dir()


def test_who_would_come_back_is_refused_by_whatever_names_them(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    """Also out of a zip, with what to do there."""
    a, b = laptops
    with a.open() as store:
        dana = next(p.id for p in store.record.all(Person) if p.name == "Dana Ortiz")
    erase(a.folder, dana, now=a.clock)
    with pytest.raises(NotMerged, match="Erase the same person there first"):
        compare(a.folder, b.folder)
    packed = export(b.folder, tmp_path / "b.zip").path
    with pytest.raises(NotMerged, match="Import it as an engagement"):
        compare(packed, a.folder)


def test_who_comes_back_without_a_name_is_known_and_can_be_erased(
    laptops: tuple[Laptop, Laptop], capfd: pytest.CaptureFixture[str]
) -> None:
    """A sync client takes the old files and brings what the other copy recorded meanwhile."""
    a, b = laptops
    with a.open() as store:
        dana = next(p.id for p in store.record.all(Person) if p.name == "Dana Ortiz")
    before = {path.name for path in (b.folder / "journal").iterdir()}

    def said(record: Record) -> Command:
        line = read_line("- Ortiz has no deputy, and the auditors know it @Dana")
        return RecordEntries(session_id=record.sessions()[0].id, step_id="works", lines=(line,))

    b.do(said, say("Dana comes again on Monday"))
    erase(a.folder, dana, now=a.clock)
    for path in (b.folder / "journal").iterdir():
        if path.name not in before:
            shutil.copy(path, a.folder / "journal")
    with Store.open(a.folder, read_only=True) as store:
        assert store.record.find(Person, dana) is None
        assert any(dana in entry.people for entry in store.record.all(Entry))
        (told,) = [sentence for sentence in store.joined if "came back" in sentence]
        assert "came back without a name" in told
    assert main(["erase", str(a.folder), "Dana Ortiz", "--yes"]) == 0
    assert "taken for them" in capfd.readouterr().err
    assert left_of(a.folder, b"Ortiz", b"auditors", dana.encode()) == []
    with Store.open(a.folder, read_only=True) as store:
        assert not any("came back" in sentence for sentence in store.joined)
        assert "[name] comes again on Monday" in {e.text for e in store.record.all(Entry)}
    assert main(["erase", str(a.folder), "Dana Ortiz", "--yes"]) == 1
    assert "There is nobody called" in capfd.readouterr().err
