"""What is searched for an erased person: every text that can be had, and what cannot is told.

Requirement: erasing never says that nothing was found of a file that it could not look into; it
looks through gzip, zip, Word, base64 and UTF-16, and follows no link.
"""

from __future__ import annotations

import base64
import gzip
import io
import lzma
import os
import zipfile
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.erasure.readable_content import opaque, texts_in
from tests.builders.acme import Acme

NAME = "Dana Ortiz"


def zipped(**files: bytes) -> bytes:
    """A zip of some files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        NAME.encode(),
        f"notes of {NAME} and others".encode("utf-16-le"),
        f"notes of {NAME} and others".encode("utf-16-be"),
        f"notes of {NAME}".encode("utf-16"),
        b"data:text/plain;base64," + base64.b64encode(f"The words of {NAME} here".encode()),
        base64.encodebytes(f"{'x' * 60} The words of {NAME} here {'y' * 60}".encode()),
        gzip.compress(NAME.encode()),
        zipped(a=gzip.compress(b'{"t":"Dan\\u0061 Ortiz"}'), b=b"\x89PNG\x00\x01"),
    ],
    ids=lambda content: f"{len(content)} bytes",
)
def test_text_is_found_however_it_is_kept(content: bytes) -> None:
    """And such a file counts as searched."""
    assert any(NAME in text for text in texts_in(content))
    assert opaque(content) == ""


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (lzma.compress(NAME.encode()), "an xz file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"some\x00\x01\x02\x03 bytes\x00", "not read as text"),
        (gzip.compress(NAME.encode())[:-6], "cannot be unpacked"),
        (zipped(a=b"%PDF-1.7"), "a PDF"),
    ],
    # What is packed holds the second of packing: two processes would name the tests differently.
    ids=lambda part: f"{len(part)} bytes" if isinstance(part, bytes) else part,
)
def test_what_cannot_be_read_is_known(content: bytes, why: str) -> None:
    """By what it begins with, and by bytes that no text has."""
    assert why in opaque(content)


def test_erasing_tells_what_it_could_not_search_and_follows_no_link(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Status 1; nothing behind a link is looked at or removed."""
    acme = Acme(tmp_path / "Acme")
    acme.say("+ The ledger closes in four days @Dana")
    acme.store.close()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "dana.txt").write_text("Dana Ortiz")
    exports = acme.folder / "exports"
    exports.symlink_to(outside)
    (acme.folder / "plan.pdf").write_bytes(b"%PDF-1.7 \x00")
    assert main(["erase", str(acme.folder), "Dana Ortiz", "--yes"]) == 1
    told = capfd.readouterr()
    assert "nothing was found" in told.err
    assert "plan.pdf: it is a PDF" in told.err
    assert f"{exports}: it is a link to another place" in told.err
    assert (outside / "dana.txt").read_text() == "Dana Ortiz"


def test_nothing_behind_a_link_comes_out_of_a_folder(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither opening nor exporting copies what a folder from somebody else leads to."""
    acme = Acme(tmp_path / "Acme")
    acme.store.close()
    secret = tmp_path / "id_rsa"
    secret.write_text("PRIVATE KEY, line one\nPRIVATE KEY, line two\n")
    link = acme.folder / "journal" / "x.jsonl"
    link.symlink_to(secret)
    (acme.folder / "guides").mkdir()
    (acme.folder / "guides" / "mine.toml").symlink_to(secret)
    acme.reopen().close()
    assert main(["doctor", str(acme.folder)]) != 0
    assert main(["export", "engagement", str(acme.folder), "-o", str(tmp_path / "x.zip")]) != 0
    main(["guides", "check", str(acme.folder / "guides" / "mine.toml")])
    told = capfd.readouterr()
    assert "link to another place" in told.out
    assert "PRIVATE" not in told.out + told.err
    assert not (tmp_path / "x.zip").exists()
    inside = [path for path in acme.folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert not [path for path in inside if b"PRIVATE" in path.read_bytes()]


@pytest.mark.parametrize("part", ["journal", "backups", "quarantine", ".lock", "workshop.json"])
def test_a_part_that_is_a_link_is_not_used(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], part: str
) -> None:
    """It says which, and nothing is written where it leads to."""
    acme = Acme(tmp_path / "Acme")
    acme.store.close()
    elsewhere = tmp_path / "elsewhere"
    path = acme.folder / part
    if path.exists():
        path.rename(elsewhere)
    else:
        elsewhere.mkdir()
    path.symlink_to(elsewhere)
    before = {at: at.stat().st_size for at in (elsewhere, *elsewhere.rglob("*"))}
    assert main(["history", str(acme.folder)]) == 1
    assert f"{part} is a link to another place" in capfd.readouterr().err
    assert before == {at: at.stat().st_size for at in (elsewhere, *elsewhere.rglob("*"))}


def test_a_pipe_is_not_waited_for(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Called like a file of the journal, it is one that cannot be read."""
    acme = Acme(tmp_path / "Acme")
    acme.store.close()
    os.mkfifo(acme.folder / "journal" / "x.jsonl")
    assert main(["doctor", str(acme.folder)]) != 0
    assert "it is no file" in capfd.readouterr().out
    assert main(["history", str(acme.folder)]) in (0, 1)
    assert main(["export", "engagement", str(acme.folder), "-o", str(tmp_path / "x.zip")]) == 0
