"""Erasing a person from a folder: nothing of them stays and nothing of others goes."""

from __future__ import annotations

import errno
import gzip
import json
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sessions.database.unfinished_erasure import FINISHED, TAKEN_BACK
from sessions.disk.disk import Disk
from sessions.erasure.erase import Erased, NotErased, erase, prepare
from sessions.errors import EngagementLocked
from sessions.exports.files import render
from sessions.journal.erasure_note import NAME
from sessions.store.past import Past
from sessions.store.store import Store
from sessions.transfer.zip_writer import export
from tests.builders.harbour import DANA, INTERVIEW, Rich, documents_of, made
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of, journals, readable_in
from workshop.errors import Refused
from workshop.privacy.erasure_report import extent_of
from workshop.record.documents import Document, Entry, Person
from workshop.report.build import build
from workshop.running.commands import AddPerson
from workshop.text import plural

PIECES = (
    "dana", "ortiz", "vega", "month-end", "ledger", "before the board", "cfo's own",
    "close calendar", "supplier master", "audit rules", "said in error", "head of finance",
)  # fmt: skip
"""Pieces of the name and of what the person alone said."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Rich:
    """The engagement before anybody was erased; to be copied."""
    return made(tmp_path_factory.mktemp("original") / "Harbour Works")


@pytest.fixture
def rich(original: Rich, tmp_path: Path) -> Rich:
    """A copy of the engagement."""
    return copied(original, tmp_path / "Harbour Works")


def copied(original: Rich, folder: Path) -> Rich:
    """Another engagement like it."""
    shutil.copytree(original.folder, folder)
    copy = object.__new__(Rich)
    copy.__dict__ |= original.__dict__ | {"folder": folder}
    return copy


def erased(rich: Rich, disk: Disk | None = None) -> Erased:
    """Erase Dana."""
    return erase(rich.folder, rich.dana, now=rich.clock, disk=disk)


def pieces_in(folder: Path) -> list[str]:
    """What is found of the person, read in another way than the program reads."""
    found = []
    for path in folder.rglob("*"):
        if not path.is_file() or path.name in (".reserve", ".lock-owner.json"):
            continue
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        text = content.decode("utf-8", "replace")
        text += re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
        text = unicodedata.normalize("NFC", text).casefold()
        found += [f"{path.name}: {piece}" for piece in PIECES if piece in text]
    return found


def of_others(rich: Rich) -> list[Document]:
    """The documents as they must be afterwards."""
    with Store.open(rich.folder, read_only=True) as store:
        lines = store.database.journal.lines
        prepared = prepare(store.record, lines, rich.dana, rich.folder)
    erasing, past = prepared.erasing, prepared.past
    import msgspec  # noqa: PLC0415 - beside its only use

    from workshop.record.tables import TABLES  # noqa: PLC0415

    kept = ((table, erasing.document(table, raw)) for (table, _), raw in past.here.items())
    documents = [msgspec.convert(raw, TABLES[table]) for table, raw in kept if raw]
    return sorted(documents, key=lambda one: (one.TABLE, one.id))


def test_nothing_of_the_person_is_left(rich: Rich) -> None:
    """No byte of the name, of the words or of the id, in any file; no defect; others are whole."""
    wanted = of_others(rich)
    assert len(pieces_in(rich.folder)) > 20
    told = erased(rich)
    assert pieces_in(rich.folder) == []
    assert rich.dana.encode() not in b"".join(readable_in(rich.folder).values())
    assert (told.left, told.sentence) == ((), "Erased 1 person and 10 documents")
    assert told.statements == 10
    assert documents_of(rich.folder) == wanted
    assert [path.name[:7] for path in journals(rich.folder)] == ["000003-"]


def test_the_record_goes_on_where_it_was(rich: Rich, original: Rich) -> None:
    """Numbers and times of what stays are as before, the chain is whole, and history tells it."""
    erased(rich)
    with Store.open(original.folder, read_only=True) as store:
        before = {told.number: told for told in store.history.changes}
    with Store.open(rich.folder, now=rich.clock, ids=rich.ids) as store:
        assert store.database.journal.defects == ()
        *kept, last = store.history.changes
        assert [told.at for told in kept] == [before[told.number].at for told in kept]
        assert [t for t in kept if "Ben Okafor" in t.sentence and "rating 3" in t.sentence]
        assert "Started Interview with [name]" in [told.sentence for told in kept]
        assert last.sentence == "Erased 1 person and 10 documents"
        assert last.lasting
        store.do(AddPerson(name="Eve Moss"))
    with Store.open(rich.folder, read_only=True) as store:
        assert store.database.journal.defects == ()
        assert store.history.changes[-1].number == last.number + 1


def test_undo_cannot_bring_the_person_back(rich: Rich) -> None:
    """Undo goes on with what is left: all that can be undone is, and nothing comes back."""
    erased(rich)
    with Store.open(rich.folder, now=rich.clock, ids=rich.ids) as store:
        undone = []
        for _ in range(60):
            try:
                undone.append(store.undo())
            except Refused as refusal:
                if "nothing" in str(refusal):
                    break
        assert "Undone: Took in the scores: Weigh the inside (in SWOT workshop)" in undone
        assert [told for told in undone if "Ana López" in told and "rating 4" in told]
        assert store.record.find(Person, rich.dana) is None
    assert pieces_in(rich.folder) == []


def test_a_window_that_follows_sees_it(rich: Rich) -> None:
    """A read-only window takes the new record over as a whole."""
    with Store.open(rich.folder, read_only=True) as watching:
        erased(rich)
        assert watching.follow()
        assert watching.record.find(Person, rich.dana) is None
        assert watching.history.changes[-1].sentence.startswith("Erased 1 person")


class Killed(BaseException):
    """The program was killed."""


class Deadly(Disk):
    """A disk at the n-th change of which the program is killed; nothing happens afterwards.

    Attributes:
        calls: How many changes were made.
    """

    _CHANGES = frozenset(
        {"make_folder", "create", "write", "sync", "close", "replace", "remove", "sync_folder"}
    )

    def __init__(self, after: int = 10**9, *, half: bool = False) -> None:
        self._after = after
        self._half = half
        self._dead = False
        self.calls = 0

    def __getattribute__(self, name: str) -> Any:
        """Count the call, or be killed at it."""
        call = super().__getattribute__(name)
        if name not in Deadly._CHANGES:
            return call
        return lambda *given: self._meet(name, call, *given)

    def _meet(self, name: str, call: Callable[..., Any], *given: Any) -> Any:
        if self._dead:
            raise OSError(errno.EIO, "the program is dead")
        self.calls += 1
        if self.calls <= self._after:
            return call(*given)
        self._dead = True
        if self._half and name == "write":
            call(given[0], given[1][: len(given[1]) // 2])
        raise Killed


@pytest.mark.slow
def test_killed_anywhere_nobody_else_loses_anything(original: Rich, tmp_path: Path) -> None:
    """At each change of the disk: the folder opens, others are whole, the second run completes."""
    counting = Deadly()
    erased(copied(original, tmp_path / "counted"), counting)
    before = documents_of(original.folder)
    after = of_others(original)
    told = set()
    assert counting.calls > 30
    for at in range(counting.calls):
        rich = copied(original, tmp_path / str(at))
        with suppress(Killed, NotErased):
            erased(rich, Deadly(at, half=bool(at % 2)))
        assert documents_of(rich.folder) in (before, after)
        with Store.open(rich.folder, now=rich.clock) as store:
            told.add(store.database.interrupted)
            there = store.record.find(Person, rich.dana) is not None
            assert store.database.journal.defects == () or there
        if there:
            assert erased(rich).left == ()
        assert documents_of(rich.folder) == after
        assert pieces_in(rich.folder) == []
        assert not [path for path in rich.folder.rglob(".*") if path.name in (NAME, ".new")]
        shutil.rmtree(rich.folder)
    assert told == {"", FINISHED, TAKEN_BACK}


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace", "sync_folder", "remove"])
@pytest.mark.parametrize("after", [0, 1, 3, 5])
def test_a_disk_that_refuses_loses_nothing(rich: Rich, call: str, after: int) -> None:
    """The next try, or the next opening, completes it."""
    wanted = of_others(rich)
    disk = FaultyDisk()
    disk.plan(OSError(errno.ENOSPC, "full"), call, after=after)
    with suppress(NotErased):
        erased(rich, disk)
    with Store.open(rich.folder, now=rich.clock) as store:
        there = store.record.find(Person, rich.dana)
    if there:
        erased(rich)
    assert documents_of(rich.folder) == wanted
    assert pieces_in(rich.folder) == []


def test_a_refusal_says_how_far_it_went(rich: Rich) -> None:
    """Whether nothing was changed, or only what was before is still there."""
    disk = FaultyDisk()
    disk.plan(OSError(errno.ENOSPC, "full"), "create", after=2)
    with pytest.raises(NotErased, match=r"Not erased: the disk is full.*Nothing was changed\."):
        erased(rich, disk)
    assert "dana" in " ".join(pieces_in(rich.folder))
    disk.plan(OSError(errno.EACCES, "no"), "remove", after=3, times=99)
    with pytest.raises(NotErased, match=r"written anew without the person.*Open the engagement"):
        erased(rich, disk)


def test_an_engagement_that_is_open_is_left_alone(rich: Rich) -> None:
    """Another window writes to it: refused, and no byte is changed."""
    with Store.open(rich.folder, now=rich.clock):
        before = bytes_of(rich.folder)
        with pytest.raises(EngagementLocked):
            erased(rich)
        assert bytes_of(rich.folder) == before


def test_copies_that_hold_the_person_go_and_others_stay(rich: Rich) -> None:
    """Exports, drafts, quarantined and damaged pieces: by what is in them, packed or not."""
    exports, aside = rich.folder / "exports", rich.folder / "quarantine"
    exports.mkdir()
    aside.mkdir()
    (exports / "Interview Dana Ortiz.md").write_text("nothing", "utf-8")
    (exports / "hers.html").write_text("<p>DANA&#32;<b>Ortiz</b></p>", "utf-8")
    with zipfile.ZipFile(exports / "hers.docx", "w", zipfile.ZIP_DEFLATED) as word:
        word.writestr("word/document.xml", "<w:t>Nobody owns the </w:t><w:t>supplier master data")
    (exports / "his.md").write_text("Help desk answers within the hour", "utf-8")
    (aside / "workshop-1.json").write_text(json.dumps({"x": "Dana Órtiz, Ortiz"}), "utf-8")
    (aside / "workshop-2.json").write_text('{"x": "Ben"}', "utf-8")
    (rich.folder / ".draft.json").write_text('{"text": "dana says"}', "utf-8")
    first = journals(rich.folder)[0]
    with first.open("ab") as file:
        file.write(b'{"c":"00000000","n":99,"Dana Ortiz torn\n{"c":"00000001","his own torn li')
    told = erased(rich)
    assert sorted(path.name for path in exports.iterdir()) == ["his.md"]
    assert (aside / "workshop-2.json").exists()
    kept = [path.read_text("utf-8") for path in aside.glob("journal-*.txt")]
    assert kept == ['{"c":"00000001","his own torn li\n']
    assert len([name for name in told.removed if name.startswith("exports/")]) == 3
    assert any("Removed exports/hers.docx; write it anew" in each for each in told.sentences)
    assert any("Removed .draft.json" in each for each in told.sentences)
    assert pieces_in(rich.folder) == []
    assert told.left == ()


def test_what_only_a_backup_has_is_not_lost(rich: Rich) -> None:
    """Where the journal lost records that the checkpoint has, they are recorded again first."""
    first = journals(rich.folder)[0]
    lines = first.read_bytes().splitlines(keepends=True)
    first.write_bytes(b"".join(lines[:4] + lines[5:]))
    with pytest.raises(NotErased, match="only in a backup"):
        erased(rich)
    Store.open(rich.folder, now=rich.clock).close()
    erased(rich)
    assert pieces_in(rich.folder) == []
    with Store.open(rich.folder, read_only=True) as store:
        assert store.record.get(Person, rich.ben).name == "Ben Okafor"


def test_an_old_checkpoint_that_comes_back_brings_nobody_back(rich: Rich) -> None:
    """A sync client puts the checkpoint and backups of before back: they are not used."""
    before = rich.folder.with_name("before")
    shutil.copytree(rich.folder, before)
    wanted = of_others(rich)
    erased(rich)
    shutil.copy(before / "workshop.json", rich.folder)
    shutil.rmtree(rich.folder / "backups")
    shutil.copytree(before / "backups", rich.folder / "backups")
    assert documents_of(rich.folder) == wanted
    (rich.folder / "workshop.json").write_bytes(b"{" + (before / "workshop.json").read_bytes())
    assert documents_of(rich.folder) == wanted


def test_who_comes_back_with_old_files_is_told(rich: Rich) -> None:
    """A sync client brings the old journal files back: that is said at every opening."""
    before = rich.folder.with_name("before")
    shutil.copytree(rich.folder, before)
    erased(rich)
    for path in journals(before):
        shutil.copy(path, rich.folder / "journal")
    with Store.open(rich.folder, read_only=True) as store:
        (told,) = [sentence for sentence in store.joined if "has come back" in sentence]
    assert told.startswith("Dana Ortiz-Vega was erased here")
    Store.open(rich.folder, now=rich.clock).close()
    assert erased(rich).left == ()
    assert pieces_in(rich.folder) == []


def test_a_leftover_is_told(rich: Rich) -> None:
    """Files that are the person's own, and names of folders, are not touched but named."""
    guides = rich.folder / "guides"
    guides.mkdir()
    decomposed = unicodedata.normalize("NFD", "Interview with DANA ORTIZ")
    (guides / "own.toml").write_text(decomposed, "utf-8")
    (rich.folder / "notes.txt").write_bytes(
        "Nobody owns the supplier\nmaster data".encode("utf-16")
    )
    moved = rich.folder.with_name("Plan for Dana Ortiz")
    rich.folder.rename(moved)
    rich.folder = moved
    told = erased(rich)
    assert {(left.path.name, left.what) for left in told.left} == {
        ("Plan for Dana Ortiz", "the name, in what it is called"),
        ("own.toml", "the name"),
        ("notes.txt", "words"),
    }


@pytest.mark.parametrize("name", ["[red]", 'Bo "Ace" Łoś', "J", "🦊", "Ann", "Will", "it's\\u00e4"])
def test_people_of_any_name_can_be_erased(tmp_path: Path, name: str) -> None:
    """Markup, quotes, one letter, signs, a name within another, a word: others stay whole."""
    rich = Rich(tmp_path / "e")
    rich.first_run()
    others = [rich.person(other, "", None) for other in ("Ann Lee", "Willa Judd")]
    person = rich.person(name, "Clerk of the works", None)
    talk = rich.start(rich.store.record.guide_of(rich.store.record.sessions()[0]), person)
    rich.say(talk, "+ A statement of nobody else")
    rich.store.close()
    told = erase(rich.folder, person, now=rich.clock)
    whole = b"".join(path.read_bytes() for path in journals(rich.folder)).decode()
    assert told.left == ()
    assert person not in whole
    assert "statement of nobody" not in whole
    assert "Clerk of the works" not in whole
    assert "Month-end close is down to four days" in whole
    with Store.open(rich.folder, read_only=True) as store:
        names = {one.name for one in store.record.all(Person)}
        assert names == {"Dana Ortiz", "Ben Okafor", "Ana López", "Ann Lee", "Willa Judd"}
        assert all(store.record.find(Person, other) for other in others)


def test_the_second_of_two_can_be_erased_too(rich: Rich) -> None:
    """What two said together goes with the second of them."""
    erased(rich)
    erase(rich.folder, rich.ana, now=rich.clock)
    whole = b"".join(readable_in(rich.folder).values())
    assert b"Budget and forecast" not in whole
    assert b"Help desk answers" in whole


def test_statements_of_the_person_are_what_the_test_looks_for() -> None:
    """The pieces that are looked for really are the person's words."""
    said = " ".join((*INTERVIEW, *DANA)).casefold()
    assert [piece for piece in PIECES[3:10] if piece not in said] == []


def test_an_erasure_survives_a_real_kill(rich: Rich) -> None:
    """A process that dies in the middle leaves a folder that the next opening completes."""
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from sessions.erasure import erase as erasure\n"
        "erasure.finish = lambda *_: os._exit(9)\n"
        "erasure.erase(Path(sys.argv[1]), sys.argv[2])\n"
    )
    words = [sys.executable, "-c", code, str(rich.folder), rich.dana]
    assert subprocess.run(words, check=False).returncode == 9
    assert (rich.folder / "journal" / NAME).exists()
    half = bytes_of(rich.folder)
    with Store.open(rich.folder, read_only=True) as store:
        assert store.record.find(Person, rich.dana) is None
    assert bytes_of(rich.folder) == half
    zipped = rich.folder.with_name("half.zip")
    export(rich.folder, zipped)
    with zipfile.ZipFile(zipped) as packed:
        parts = b"".join(packed.read(name) for name in packed.namelist())
    assert b"Dana" not in parts
    assert b"Help desk answers" in parts
    with Store.open(rich.folder) as store:
        assert store.database.interrupted == FINISHED
    assert pieces_in(rich.folder) == []


def test_the_only_person_can_be_erased(tmp_path: Path) -> None:
    """Whole tables may become empty; the session that was theirs stays, and can be summed up."""
    rich = Rich(tmp_path / "e")
    rich.first_run()
    rich.store.close()
    for person in (rich.dana, rich.ben, rich.ana):
        assert erase(rich.folder, person, now=rich.clock).left == ()
    with Store.open(rich.folder, now=rich.clock) as store:
        assert not [*store.record.all(Entry), *store.record.all(Person)]
        (session,) = store.record.sessions()
        told = render(build(store.record, "session", "restricted", session_id=session.id), "md")
        assert b"Interview with [name]" in told.replace(b"\\", b"")
        assert render(build(store.record, "swot", "shareable"), "md")


def test_the_past_is_shown_without_the_person(rich: Rich) -> None:
    """As it was at any moment before: the same documents of others, and nothing of the erased."""
    with Store.open(rich.folder, read_only=True) as store:
        moments = [line.time for line in store.database.journal.lines[4::8]]
    erased(rich)
    entries = []
    for moment in moments:
        with Past.open(rich.folder, at=moment) as past:
            told = " ".join(str(one) for one in past.record.documents()).casefold()
            assert not [piece for piece in PIECES if piece in told]
            entries.append(sum(1 for _ in past.record.all(Entry)))
    assert entries == sorted(entries)
    assert entries[-1] == 6


def test_what_goes_and_what_stays_is_counted_beforehand(rich: Rich) -> None:
    """Each line of the question, with the numbers that the record then has."""
    with Store.open(rich.folder, read_only=True) as store:
        prepared = prepare(store.record, store.database.journal.lines, rich.dana, rich.folder)
    entries = [raw for (table, _), raw in prepared.past.here.items() if table == Entry.TABLE]
    kept = [prepared.erasing.document(Entry.TABLE, raw) for raw in entries]
    alone = kept.count(None)
    shared = sum(
        new is not None and old.get("people") != new.get("people")
        for old, new in zip(entries, kept, strict=True)
    )
    extent = extent_of(prepared.erasing, prepared.past)
    assert alone > 1
    assert shared
    assert f"{alone} entries by this person alone" in "\n".join(extent.goes)
    told = plural(shared, "entry", "entries")
    assert f"{told} of several people" in "\n".join(extent.stays)
