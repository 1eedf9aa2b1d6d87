"""A zip, a folder, a lone checkpoint or a lone journal becomes an engagement.

Requirement: the source is never changed; what goes out comes in again to the byte; everything is
checked before anything is written and every problem is told; a refusal, a full disk or a killed
program leaves nothing half-made.
"""

from __future__ import annotations

import errno
import gzip
import io
import json
import random
import signal
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tinydb import TinyDB

from sessions.disk.staging import workplace
from sessions.errors import SessionsError
from sessions.journal.line import parse
from sessions.store.store import Store
from sessions.transfer.import_engagement import Imported, import_engagement
from sessions.transfer.source import UnreadableSource, read_source
from sessions.transfer.zip_reader import read_zip
from sessions.transfer.zip_writer import export
from tests.builders.acme import Acme, Clock
from tests.builders.laptops import documents
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of
from workshop.errors import Problems
from workshop.record.documents import Entry

Tables = dict[str, dict[int, dict[str, object]]]


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed engagement."""
    made = Acme(tmp_path_factory.mktemp("acme") / "Acme")
    for number in range(5):
        made.say(f"+ Answer {number} @Dana")
    (made.folder / "guides").mkdir()
    (made.folder / "guides" / "own.toml").write_text("# mine")
    made.store.close()
    return made.folder


@pytest.fixture(scope="module")
def packed(acme: Path) -> Path:
    """The zip of it."""
    return export(acme, acme.parent).path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where engagements are kept."""
    return tmp_path / "home"


def journal_bytes(folder: Path) -> dict[str, bytes]:
    """The files of the journal."""
    return {n: b for n, b in bytes_of(folder).items() if n.startswith("journal/") and b}


def taken(source: Path, home: Path, **options: bool | str) -> Imported:
    """Import, and make sure that the source stays as it was."""
    before = bytes_of(source) if source.is_dir() else {"": source.read_bytes()}
    try:
        return import_engagement(source, home, now=Clock(), **options)  # type: ignore[arg-type]
    finally:
        after = bytes_of(source) if source.is_dir() else {"": source.read_bytes()}
        assert after == before


def nothing_in(home: Path) -> bool:
    """Whether no engagement and no leftover is there."""
    return not home.exists() or list(home.iterdir()) == []


def unpacked(packed: Path, target: Path) -> Path:
    """The zip unpacked by hand."""
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(target)
    return target


def test_a_zip_comes_in_as_it_went_out(acme: Path, packed: Path, home: Path) -> None:
    """Documents and journal are the same, to the byte; the guides came along."""
    done = taken(packed, home)
    assert (done.folder, done.name) == (home / "Acme", "Acme")
    assert not done.left_out
    assert not done.notes
    assert documents(done.folder) == documents(acme)
    assert journal_bytes(done.folder) == journal_bytes(acme)
    assert (done.folder / "guides" / "own.toml").read_text() == "# mine"
    assert export(done.folder, home / "again.zip").path.read_bytes() == packed.read_bytes()
    assert taken(packed, home).folder == home / "Acme 2"
    assert taken(packed, home, name="Copy: of/it").folder == home / "Copy of it"
    assert sorted(path.name for path in home.iterdir() if path.is_dir()) == [
        "Acme",
        "Acme 2",
        "Copy of it",
    ]


def test_a_folder_a_zip_made_by_hand_and_a_lone_journal(
    acme: Path, packed: Path, home: Path, tmp_path: Path
) -> None:
    """Each becomes the same engagement; what else lay in the folder stays behind."""
    by_hand = tmp_path / "hand.zip"
    with zipfile.ZipFile(by_hand, "w") as archive:
        for name, content in bytes_of(acme).items():
            archive.writestr(f"Our Acme/{name}", content)
        archive.writestr("Our Acme/.DS_Store", "junk")
        archive.writestr("__MACOSX/Our Acme/._journal", "junk")
        archive.writestr("Our Acme/photo.jpg", "not ours")
    (journal,) = [path for path in (acme / "journal").iterdir() if path.stat().st_size]
    for source in (acme, by_hand, journal):
        done = taken(source, home)
        assert documents(done.folder) == documents(acme)
        assert not (done.folder / "photo.jpg").exists()


def test_a_lone_checkpoint_gets_a_journal_that_says_so(
    packed: Path, home: Path, tmp_path: Path, acme: Path
) -> None:
    """The first line names the source and holds every document; it cannot be undone."""
    lone = unpacked(packed, tmp_path / "un") / "workshop.json"
    backup = tmp_path / "20261102T100000Z-v1.json.gz"
    backup.write_bytes(gzip.compress(lone.read_bytes()))
    for source in (lone, backup):
        done = taken(source, home)
        assert documents(done.folder) == documents(acme)
        (content,) = [text for text in journal_bytes(done.folder).values() if text]
        first = parse(content.split(b"\n")[0])
        assert source.name in first.meta["s"]
        assert "without its journal" in first.meta["s"]
        assert len(first.operations) == sum(map(len, documents(acme).values()))
        with Store.open(done.folder) as store:
            assert store.history.last_done(None) is None


def test_a_file_that_stock_tinydb_left_half_written(
    packed: Path, home: Path, tmp_path: Path, acme: Path
) -> None:
    """A tail of an older state is set aside; a cut file gives what is whole, when asked."""
    lone = unpacked(packed, tmp_path / "un") / "workshop.json"
    stock = tmp_path / "stock.json"
    with TinyDB(stock) as db:
        for table, rows in json.loads(lone.read_text()).items():
            for row in rows.values() if table != "_checkpoint" else ():
                db.table(table).insert(row)
    wrong = tmp_path / "ids.json"
    wrong.write_bytes(stock.read_bytes())
    with pytest.raises(Problems, match="filed under"):
        taken(wrong, home)
    tailed = tmp_path / "tailed.json"
    tailed.write_bytes(lone.read_bytes() + b'"old": 1}}')
    done = taken(tailed, home)
    assert documents(done.folder) == documents(acme)
    assert (done.folder / "quarantine" / "behind-workshop.json").read_bytes() == b'"old": 1}}'
    cut = tmp_path / "cut.json"
    cut.write_bytes(lone.read_bytes()[: lone.read_bytes().rindex(b'"Answer 3')])
    with pytest.raises(Problems, match="cut off"):
        taken(cut, home)
    part = taken(cut, home, partial=True)
    assert part.left_out
    with Store.open(part.folder) as store:
        assert [e.text for e in store.record.all(Entry)] == ["Answer 0", "Answer 1", "Answer 2"]


def test_texts_from_elsewhere_are_made_clean(home: Path, tmp_path: Path, packed: Path) -> None:
    """What a terminal would obey is taken out, and the journal says so."""
    lone = unpacked(packed, tmp_path / "un") / "workshop.json"
    tables = json.loads(lone.read_text())
    del tables["_checkpoint"]
    for row in tables["people"].values():
        row["name"] = "\x1b]52;c;aGk=\x07Dana"
    hostile = tmp_path / "hostile.json"
    hostile.write_text(json.dumps(tables))
    with Store.open(taken(hostile, home).folder, read_only=True) as store:
        assert "\x1b" not in "".join(str(document) for document in store.record.documents())


def zipped(**files: bytes | str) -> bytes:
    """A zip of a few files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def link() -> bytes:
    """A zip with a link in it."""
    out = io.BytesIO()
    entry = zipfile.ZipInfo("journal/1.jsonl")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def encrypted() -> bytes:
    """A zip that says it is encrypted."""
    content = bytearray(zipped(**{"workshop.json": "{}"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "leads out": lambda: zipped(**{"../journal/1.jsonl": "x", "journal/1.jsonl": "y"}),
    "place outside": lambda: zipped(**{"/etc/x.jsonl": "x"}),
    "a place outside": lambda: zipped(**{"C:\\x\\journal\\1.jsonl": "x"}),
    "a link": link,
    "encrypted": encrypted,
    "more than once": lambda: zipped(**{"journal/a.jsonl": "x", "journal/A.jsonl": "x"}),
    "more than 1,000,000 bytes": lambda: zipped(**{"workshop.json": b"0" * 2_000_000}),
    "damaged or cut off": lambda: zipped(**{"workshop.json": "{}"})[:-30],
    "no line in it": lambda: zipped(**{"journal/1.jsonl": "hello\n"}),
    "cannot be read": lambda: zipped(**{"manifest.json": "[]", "workshop.json": "{}"}),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_zip_is_refused(
    what: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a sentence that says what is wrong, and nothing is written anywhere."""
    small = lambda source: read_source(source, greatest=1_000_000)  # noqa: E731
    monkeypatch.setattr("sessions.transfer.import_engagement.read_source", small)
    source = tmp_path / "hostile.zip"
    source.write_bytes(HOSTILE[what]())
    with pytest.raises(Problems, match=what):
        taken(source, home)
    assert nothing_in(home)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.zip"]


@pytest.mark.parametrize("bomb", ["zip", "gz"])
def test_a_bomb_is_not_unpacked(bomb: str, tmp_path: Path) -> None:
    """A file that grows without end is read no further than to the limit."""
    source = tmp_path / f"bomb.{bomb}"
    content = b"0" * 5_000_000
    inside = {"workshop.json": content}
    source.write_bytes(zipped(**inside) if bomb == "zip" else gzip.compress(content))
    parcel = read_source(source, greatest=1_000_000)
    assert "more than" in str(parcel.problems[0])
    assert not parcel.files


@pytest.mark.parametrize("damage", ["altered", "missing", "added"])
def test_what_the_manifest_says_must_be_so(
    damage: str, packed: Path, home: Path, tmp_path: Path
) -> None:
    """Else the zip is refused whole, or what is right is taken when that was asked for."""
    with zipfile.ZipFile(packed) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    if damage == "altered":
        files["guides/own.toml"] += b"x"
    elif damage == "missing":
        del files["guides/own.toml"]
    else:
        files["guides/other.toml"] = b"x"
    source = tmp_path / "damaged.zip"
    source.write_bytes(zipped(**files))
    with pytest.raises(Problems) as refused:
        taken(source, home)
    assert len(refused.value.problems) == 1
    assert nothing_in(home)
    done = taken(source, home, partial=True)
    assert len(done.left_out) == 1
    assert not (done.folder / "guides" / "other.toml").exists()
    assert (done.folder / "guides").exists() == (damage == "added")


def test_what_is_no_engagement(home: Path, tmp_path: Path) -> None:
    """A folder, a picture or a name that is not there: a sentence each."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.zip").write_text("hello")
    (tmp_path / "x.json").write_text("[1]")
    for name in ("empty", "text.zip", "missing"):
        with pytest.raises(UnreadableSource):
            import_engagement(tmp_path / name, home)
    with pytest.raises(Problems, match="no TinyDB file"):
        import_engagement(tmp_path / "x.json", home)
    assert nothing_in(home)


def test_a_full_disk_leaves_nothing_half_made(packed: Path, home: Path) -> None:
    """Whichever call fails, the home is as before."""
    disk = FaultyDisk()
    import_engagement(packed, home, disk=disk, name="whole")
    for turn in range(len(disk.calls)):
        failing = FaultyDisk()
        failing.plan(OSError(errno.ENOSPC, "full"), after=turn)
        with pytest.raises(OSError, match="full"):
            import_engagement(packed, home, disk=failing, name="failed")
        left = [path.name for path in home.iterdir()]
        # After the rename only the syncing of the home can fail, and then it is whole.
        assert left == ["whole"] or (turn == len(disk.calls) - 1 and min(left) == "failed")


def test_a_killed_import_leaves_nothing(packed: Path, home: Path) -> None:
    """What it had begun is never listed, and the next import takes it away."""
    script = (
        "import os, signal, sys; from pathlib import Path; from sessions.disk import disk\n"
        "from sessions.transfer import import_engagement as engagement\n"
        "disk.Disk.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "engagement.import_engagement(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    killed = subprocess.run([sys.executable, "-c", script, packed, home], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = home.iterdir()
    assert left.name.startswith(".making-")
    with workplace(home):  # somebody else at work, who must not be disturbed
        taken(packed, home)
        names = sorted(path.name for path in home.iterdir())
        assert names[-1] == "Acme"
        assert len(names) == 2
    assert [path.name for path in home.iterdir()] == ["Acme"]


@pytest.mark.parametrize("kind", ["zip", "json", "jsonl", "gz"])
def test_any_damage_is_told_in_sentences(
    kind: str, packed: Path, home: Path, tmp_path: Path
) -> None:
    """Bytes changed, cut or doubled anywhere: taken or refused, never anything else."""
    files = unpacked(packed, tmp_path / "un")
    (journal,) = (files / "journal").iterdir()
    checkpoint = (files / "workshop.json").read_bytes()
    content = {
        "zip": packed.read_bytes(),
        "json": checkpoint,
        "jsonl": journal.read_bytes(),
        "gz": gzip.compress(checkpoint),
    }[kind]
    source = tmp_path / f"damaged.{kind}"
    chance = random.Random(kind)  # noqa: S311 - the same damage every time
    for turn in range(25):
        source.write_bytes(damaged(content, chance))
        with suppress(SessionsError, Problems):
            import_engagement(source, home, name=str(turn), partial=bool(turn % 2), now=Clock())
        assert all(path.name.isdigit() for path in home.glob("*"))


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with something wrong in it."""
    at, length = chance.randrange(len(content)), chance.randrange(1, 40)
    way = chance.randrange(4)
    if way == 0:
        return content[:at]
    if way == 1:
        return content[:at] + chance.randbytes(length) + content[at + length :]
    if way == 2:
        return content[:at] + content[at + length :]
    return content[:at] + content[at : at + length] + content[at:]


@pytest.mark.parametrize("windows", [True, False])
def test_a_name_that_windows_cannot_hold_is_told_there(
    windows: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name and what to do, before anything is made; elsewhere it is a name like any."""
    monkeypatch.setattr("sessions.transfer.zip_reader._WINDOWS", windows)
    for name in ("guides/What next?.toml", "guides/con.toml", "journal/x:y.jsonl"):
        found = read_zip(zipped(**{name: "x", "workshop.json": "{}"}), 10**6)
        told = [problem.what for problem in found.problems]
        assert any("Windows takes no file of that name" in what for what in told) is windows
        assert (name in found.files) is not windows
